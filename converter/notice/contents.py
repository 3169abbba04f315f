"""Checks the contents of a notice against its headings and the pages on which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from converter.forms.text import fold_title
from converter.model.finding import Finding, error, warning
from converter.model.issue import ContentsEntry
from converter.notice.front import Entry
from converter.notice.parts import Made, Place


def check_contents(
    entries: Sequence[Entry], language: str, tag: str, document: str, made: Made, folios: Mapping[int, int]
) -> tuple[list[ContentsEntry], list[Finding]]:
    """The entries with the blocks that they lead to, and a finding for each that fits no heading or another page.

    `folios` are the printed numbers of the pages on which this text stands.
    """
    checked: list[ContentsEntry] = []
    findings: list[Finding] = []
    for entry in entries:
        place = _place(entry, language, made)
        checked.append(
            ContentsEntry(
                section=None,
                title=entry.title.text,
                page=entry.page,
                span=entry.whole.span,
                document=document,
                block=place.id if place else None,
                label=entry.printed or None,
                lang=tag,
            )
        )
        findings.extend(_compare(entry, place, folios))
    return checked, findings


def _place(entry: Entry, language: str, made: Made) -> Place | None:
    """The heading with the label of the entry: of the notice itself, else the first whose title is the same."""
    if entry.label is None:
        return None
    found = made.places.get((language, entry.label.rank, entry.label.value), [])
    own = [place for place in found if not place.schedule]
    same = [place for place in found if fold_title(place.title.text) == fold_title(entry.title.text)]
    return next(iter((*(one for one in own if one in same), *same, *own)), None)


def _compare(entry: Entry, place: Place | None, folios: Mapping[int, int]) -> Iterator[Finding]:
    span = entry.whole.span
    if place is None:
        yield error("contents-entry-unmatched", span, title=entry.whole.text)
        return
    if fold_title(place.title.text) != fold_title(entry.title.text):
        yield warning("contents-heading-differs", span, contents=entry.title.text, printed=place.title.text)
    printed = folios.get(place.page or 0)
    if printed is not None and printed != entry.page:
        yield warning("contents-page-differs", span, page=str(entry.page), printed=str(printed))
