"""Translations: what there is to translate in an issue, PO files beside the source, a term base, a review by rules.

`units` → `update` (with what `files` reads) → `review`; the site takes what is sure by `translations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from converter.model.issue import Issue
from converter.model.translation import TITLE, Translations
from converter.translate.files import Entry, encode, po_path, read_entries, read_terms, terms_path
from converter.translate.review import Review, review
from converter.translate.units import units
from converter.translate.update import update

ENGLISH = "en"
"""The language into which print is translated; Traditional is made by conversion."""

# The title of a document or of what it issues: its name wherever it stands.
_NAME = re.compile(rf"{TITLE}|plan(?:\.\d+)?|annex[\d.]+")


class Translation(NamedTuple):
    """The translation of an issue as it should stand: its file, what is in it, what a reviewer should know.

    `lost` are translations whose source is gone, `stale` tells whether the file differs from `data`.
    """

    path: Path
    data: bytes
    reviews: tuple[Review, ...]
    lost: tuple[Entry, ...]
    stale: bool


def translate(issue: Issue, source: Path, language: str) -> Translation:
    """Makes or updates the translation of an issue whose source is the file `source`. Writes nothing.

    Raises SourceError where the PO file or the term base cannot be read.
    """
    path = po_path(source, language)
    wanted = units(issue)
    entries, lost = update(read_entries(path), wanted)
    places = [f"{source.name}:{unit.line}" for unit in wanted]
    title = f"{issue.gazette} {issue.year}/{issue.number}"
    data = encode(zip(entries, places, strict=True), language, title)
    terms = read_terms(terms_path(source, language))
    stale = not path.is_file() or path.read_bytes() != data
    return Translation(path, data, review(wanted, entries, terms), lost, stale)


def translations(issues: Iterable[tuple[Issue, Path]], language: str) -> Translations:
    """All that is translated for sure beside the sources of `issues`, and the terms that hold for all of them."""
    words: dict[tuple[str, str, str], str] = {}
    terms: dict[str, str] = {}
    sources: list[Path] = []
    for issue, source in issues:
        own = translated(issue.id, source, language)
        words |= own.words
        for name, translation in own.terms.items():
            terms.setdefault(name, translation)
        sources.append(source)
    return Translations(words, terms | term_base(sources, language))


def translated(issue: str, source: Path, language: str) -> Translations:
    """All that is translated for sure of one issue, and the names among it."""
    words: dict[tuple[str, str, str], str] = {}
    terms: dict[str, str] = {}
    for entry in read_entries(po_path(source, language)):
        number, _, place = entry.context.partition("#")
        if entry.translation and not entry.fuzzy:
            words[f"{issue}/{number}", place, entry.text] = entry.translation
            if _NAME.fullmatch(place):
                terms.setdefault(entry.text, entry.translation)
    return Translations(words, terms)


def term_base(sources: Iterable[Path], language: str) -> dict[str, str]:
    """The terms that hold for all `sources`: where two term bases differ, that of the last source holds."""
    bases = [path for source in sources if (path := terms_path(source, language))]
    # The last time that each is named counts.
    ordered = list(dict.fromkeys(reversed(bases)))[::-1]
    return {term.source: term.translations[0] for path in ordered for term in read_terms(path)}
