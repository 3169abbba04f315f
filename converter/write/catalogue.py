"""The words of the interface: gettext catalogues in ``catalogues/``, one a language, read by Babel.

A message's context is the key by which code and templates ask for it, its id are the Simplified words. What is
empty says the same as the source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from importlib import resources

from babel.messages.pofile import read_po

LOCALES = {"zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", "en": "en"}
"""The locale of each language that the interface speaks; the first is the source."""

SOURCE = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one file, each with its forms for counts, and which form a count takes."""

    ids: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    plural: Callable[[int], int]


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language as it stands in its file."""
    locale = LOCALES[language]
    file = resources.files("converter.write") / "catalogues" / f"{locale}.po"
    with file.open("rb") as source:
        read = read_po(source, locale=locale, abort_invalid=True)
    ids: dict[str, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    for message in read:
        if message.context is None:
            continue
        several = message.id if isinstance(message.id, tuple | list) else (message.id,)
        said = message.string if isinstance(message.string, tuple | list) else (message.string or "",)
        ids[message.context] = several[0]
        forms[message.context] = tuple(said) if any(said) and not message.fuzzy else (several[0],)
    return Catalogue(ids, forms, c2py(read.plural_expr))
