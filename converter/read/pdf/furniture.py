"""Marks running heads and folios by where they stand and how they come again, those that appear once too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from converter.read.pdf.layout import EDGE, PageLine
from converter.read.pdf.paragraphs import LABEL

_DECORATED = re.compile(
    r"(?:[—\-–－―─·•～~]+\s*\d{1,4}\s*[—\-–－―─·•～~]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)"
)
_PLAIN = re.compile(r"[A-Z]?(\d{1,5})|[ivxlc]{1,7}|[IVXLC]{1,7}")
_NEAR = 4.0
"""In points: lines that stand so near on other pages stand in the same place."""


def mark_furniture(pages: Sequence[Sequence[PageLine]], heights: Sequence[float]) -> None:
    """Marks what is furniture in the lines of all pages; `heights` are those of the pages."""
    tops = [_edge(lines, height, top=True) for lines, height in zip(pages, heights, strict=True)]
    feet = [_edge(lines, height, top=False) for lines, height in zip(pages, heights, strict=True)]
    _folios([*tops, *feet])
    _heads(tops)
    _heads(feet)


def _edge(lines: Sequence[PageLine], height: float, top: bool) -> list[PageLine]:
    """The lines of the top or foot of a page that may be furniture, the outermost first."""
    found = [
        line
        for line in lines
        if not line.furniture
        and line.row is None
        and (line.box.bottom <= height * EDGE if top else line.box.top >= height * (1 - EDGE))
    ]
    return sorted(found, key=lambda line: line.box.top, reverse=not top)[:5]


def _folios(edges: Sequence[Sequence[PageLine]]) -> None:
    """Page numbers: decorated ones, and plain ones that count with the pages."""
    plain: defaultdict[int, list[PageLine]] = defaultdict(list)
    for lines in edges:
        for line in lines:
            text = "".join(line.text.split())
            if _DECORATED.fullmatch(text):
                line.furniture = "folio"
            elif (match := _PLAIN.fullmatch(text)) and match[1]:
                number = int(match[1])
                # One sheet may hold one page or two.
                plain[number - line.page].append(line)
                plain[100_000 + number - 2 * line.page].append(line)
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
