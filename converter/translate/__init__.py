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
    for issue, source in issues:
        for entry in read_entries(po_path(source, language)):
            number, _, place = entry.context.partition("#")
            if entry.translation and not entry.fuzzy:
                words[f"{issue.id}/{number}", place, entry.text] = entry.translation
                if _NAME.fullmatch(place):
                    terms.setdefault(entry.text, entry.translation)
        terms |= {term.source: term.translations[0] for term in read_terms(terms_path(source, language))}
    return Translations(words, terms)
