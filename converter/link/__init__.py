"""Issues → corpus: targets of citations, works not held, back links, status, conflicts.

The order in which issues are given changes nothing: everything is sorted by the place of a document in the archive.
"""

from __future__ import annotations

from collections.abc import Iterable

from converter.link.cards import cards_of
from converter.link.linker import Linker
from converter.model.corpus import Card, Corpus
from converter.model.issue import Issue


def link(issues: Iterable[Issue], linker: Linker | None = None) -> Corpus:
    """The corpus of all issues. With the `linker` of an earlier call only what has changed since is linked anew."""
    return (linker or Linker()).update(card for issue in issues for card in cards_of(issue))


def link_cards(cards: Iterable[Card]) -> Corpus:
    """The corpus of all documents. Raises ProfileError where two 代字 have one slug."""
    return Linker().update(cards)
