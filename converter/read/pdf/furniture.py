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
_NUMBER = re.compile(r"[0-9]{1,9}")
_LARGEST = 1.2
"""Of the size of the body: running heads are hardly larger."""

_SAME_SIZE = 0.08
"""Of a size: smaller differences are none."""

_NEAR = 4.0
"""In points: lines that stand so near on other pages stand in the same place."""


def mark_furniture(pages: Sequence[Sequence[PageLine]], heights: Sequence[float]) -> None:
    """Marks what is furniture in the lines of all pages; `heights` are those of the pages."""
    tops = [_edge(lines, height, top=True) for lines, height in zip(pages, heights, strict=True)]
    feet = [_edge(lines, height, top=False) for lines, height in zip(pages, heights, strict=True)]
    _folios([*tops, *feet])
    sizes = Counter(round(line.size, 1) for lines in pages for line in lines for _ in range(len(line.text)))
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    _heads(tops, body)
    _heads(feet, body)


def _edge(lines: Sequence[PageLine], height: float, top: bool) -> list[PageLine]:
    """The lines of the top or foot of a page that may be furniture, the outermost first."""
    found = [
        line
        for line in lines
        if not line.furniture
        and line.row is None
        and not line.columns
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


def _heads(edges: Sequence[Sequence[PageLine]], body: float) -> None:
    """Lines that come again in the same place, and lines that stand once in a place where others come again.

    What stands behind a line of text is none, nor is what is set larger than the `body`: titles begin pages too.
    """
    seen: defaultdict[str, list[PageLine]] = defaultdict(list)
    for lines in edges:
        for line in lines:
            if _may_be_head(line, body):
                seen[re.sub(r"\d+|\s+", "#", line.text)].append(line)
    again = {id(line) for same in seen.values() for line in same if _comes_again(line, same, body)}
    places: Counter[tuple[int, int]] = Counter()
    for lines in edges:
        head: PageLine | None = None
        for line in lines:
            if id(line) in again and (head is None or abs(head.size - line.size) < _SAME_SIZE * head.size):
                line.furniture = "running_head"
                head = line
                places[round(line.box.top / _NEAR), round(line.size)] += 1
            elif not line.furniture:
                break
    if not places:
        return
    for lines in edges:
        for line in lines:
            place = round(line.box.top / _NEAR)
            near = sum(places[place + step, round(line.size)] for step in (-1, 0, 1))
            if near >= 2 and _may_be_head(line, body):
                line.furniture = "running_head"
            if not line.furniture:
                break


def _may_be_head(line: PageLine, body: float) -> bool:
    return not line.furniture and line.size <= _LARGEST * body and not LABEL.match(line.text)


def _comes_again(line: PageLine, same: Sequence[PageLine], body: float) -> bool:
    """Whether a line stands on another page in the same place: with the same numbers, or with such as count pages.

    Numbers of documents, which stand below their titles, do not. What is as large as the body has to come three times.
    """
    own = [int(number) for number in _NUMBER.findall(line.text)]
    pages = {
        other.page
        for other in same
        if abs(other.box.top - line.box.top) <= _NEAR
        and _counts(own, [int(number) for number in _NUMBER.findall(other.text)], other.page - line.page)
    }
    return len(pages) >= (2 if line.size < (1 - _SAME_SIZE) * body else 3)


def _counts(before: Sequence[int], after: Sequence[int], pages: int) -> bool:
    """Whether numbers are the same, or as many more as there are pages (or twice as many) between them."""
    steps = [other - one for one, other in zip(before, after, strict=True)]
    return all(step in (0, pages, 2 * pages) for step in steps)
