"""What was translated of an archive, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TITLE = "title"
ADDRESSEES = "to"
"""The places of a document's title and addressees among the ids of its blocks and parts."""


@dataclass(frozen=True, slots=True)
class Translations:
    """The words of a language for printed words, by document, place in it, and the print itself.

    That the print is part of the key is what makes a translation lapse when its source changes. `terms` are names that
    hold everywhere: of bodies, sections, gazettes.
    """

    words: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)

    def get(self, document: str, place: str, print_: str) -> str | None:
        """The translation of `print_` at a place of a document; None where nobody translated it."""
        return self.words.get((document, place, print_))
