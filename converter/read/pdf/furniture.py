"""Marks running heads and folios by where they stand and how they come again, those that appear once too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from converter.read.pdf.folios import decorated, numbers_in, value
from converter.read.pdf.layout import PageLine
from converter.read.pdf.paragraphs import LABEL

_ZONE = 0.13
"""Of the height of the page, at the top and at the bottom: where furniture stands."""

_NEAR = 4.0
"""In points: lines that stand so near on other pages stand in the same place."""


def mark_furniture(pages: Sequence[Sequence[PageLine]], heights: Sequence[float], declared: Sequence[str] = ()) -> None:
    """Marks what is furniture in the lines of all pages; `heights` are those of the pages.

    `declared` are the labels that the file itself gives its pages.
    """
    tops = [_edge(lines, height, top=True) for lines, height in zip(pages, heights, strict=True)]
    feet = [_edge(lines, height, top=False) for lines, height in zip(pages, heights, strict=True)]
    _folios([*tops, *feet], declared)
    _heads(tops)
    _heads(feet)


def _edge(lines: Sequence[PageLine], height: float, top: bool) -> list[PageLine]:
    """The lines of the top or foot of a page that may be furniture, the outermost first."""
    found = [
        line
        for line in lines
        if not line.furniture
        and line.row is None
        and (line.box.bottom <= height * _ZONE if top else line.box.top >= height * (1 - _ZONE))
    ]
    return sorted(found, key=lambda line: line.box.top, reverse=not top)[:5]


def _folios(edges: Sequence[Sequence[PageLine]], declared: Sequence[str]) -> None:
    """Page numbers: decorated ones, plain ones that count with the pages, and one alone where it is the page's own."""
    plain: defaultdict[tuple[str, int, int], list[PageLine]] = defaultdict(list)
    for lines in edges:
        for at, line in enumerate(lines):
            numbers = numbers_in(line.text)
            if decorated(line.text):
                line.furniture = "folio"
            elif numbers and (count := value(numbers[0])):
                series, number = count
                # One sheet may hold one page or two.
                plain[series, len(numbers), number - line.page * len(numbers)].append(line)
                if len(numbers) == 1:
                    plain[series, 3, number - 2 * line.page].append(line)
                own = (str(line.page), *declared[line.page - 1 : line.page])
                if at == 0 and numbers[0] in own:
                    line.furniture = "folio"
    for lines_of in plain.values():
        if len({line.page for line in lines_of}) >= 2:
            for line in lines_of:
                line.furniture = "folio"


def _heads(edges: Sequence[Sequence[PageLine]]) -> None:
    """Lines that come again in the same place, and lines that stand once in a place where others come again."""
    candidates = [line for lines in edges for line in lines if not (line.furniture or LABEL.match(line.text))]
    seen: defaultdict[str, list[PageLine]] = defaultdict(list)
    for line in candidates:
        seen[re.sub(r"\d+|\s+", "#", line.text)].append(line)
    places: Counter[tuple[int, int]] = Counter()
    for same in seen.values():
        for line in same:
            again = {other.page for other in same if abs(other.box.top - line.box.top) <= _NEAR}
            if len(again) >= 2:
                line.furniture = "running_head"
                places[round(line.box.top / _NEAR), round(line.size)] += 1
    if not places:
        return
    for lines in edges:
        for line in lines:
            place = round(line.box.top / _NEAR)
            near = sum(places[place + step, round(line.size)] for step in (-1, 0, 1))
            if not line.furniture and near >= 2 and not LABEL.match(line.text):
                line.furniture = "running_head"
            # What stands behind a line of text is none.
            if not line.furniture:
                break
