"""Marks running heads and folios by where they stand and how they come again, those that appear once too."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from converter.read.pdf.folios import decorated, numbers_in, value
from converter.read.pdf.layout import EDGE, PageLine
from converter.read.pdf.paragraphs import LABEL

_TABLE = re.compile(
    r"[（(]?\s*(?:计量)?单\s*位\s*[:：]|续?[表图]\s*[\d一二三四五六七八九十]|附[表图]|[（(]?续[）)]?表?$|注\s*[:：]"
)
"""What stands above or below a table and belongs to it."""

_SMALL = 0.93
"""Of the size of the text: heads that change are smaller."""

_APART = 1.0
"""In em of the head: what parts it from the text."""

_PAGES = 3
"""Fewer tell nothing of heads that change."""

_NUMBER = re.compile(r"[0-9]{1,9}")
_LARGEST = 1.2
"""Of the size of the body: running heads are hardly larger."""

_SAME_SIZE = 0.08
"""Of a size: smaller differences are none."""

_FEW = 4
"""Numbers of a head that may each count in its own way; where there are more, all count alike."""

_NEAR = 4.0
"""In points: lines that stand so near on other pages stand in the same place."""


def mark_furniture(pages: Sequence[Sequence[PageLine]], heights: Sequence[float], declared: Sequence[str] = ()) -> None:
    """Marks what is furniture in the lines of all pages; `heights` are those of the pages.

    `declared` are the labels that the file itself gives its pages.
    """
    tops = [_edge(lines, height, top=True) for lines, height in zip(pages, heights, strict=True)]
    feet = [_edge(lines, height, top=False) for lines, height in zip(pages, heights, strict=True)]
    _folios([*tops, *feet], declared)
    # Tables are set smaller than the text, if there is any.
    text = [line for lines in pages for line in lines if line.row is None and not line.columns]
    sizes = Counter(round(line.size, 1) for line in text for _ in range(len(line.text)))
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    _heads(tops, _text(tops, pages, body), body)
    _heads(feet, _text(feet, pages, body), body)
    _changing_heads(tops, pages, body)


def mark_folios(pages: Sequence[Sequence[PageLine]], heights: Sequence[float], declared: Sequence[str] = ()) -> None:
    """Marks page numbers at the foot only, for pages whose running heads a rule has told."""
    _folios([_edge(lines, height, top=False) for lines, height in zip(pages, heights, strict=True)], declared)


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


def _heads(edges: Sequence[Sequence[PageLine]], text: set[int], body: float) -> None:
    """Lines that come again in the same place, and lines that stand once in a place where others come again.

    `text` are lines that are none, by their identity. What stands behind a line of text is none, nor is what is set
    larger than the `body`: titles begin pages too.
    """
    seen: defaultdict[str, list[PageLine]] = defaultdict(list)
    for lines in edges:
        for line in lines:
            if _may_be_head(line, body, text):
                seen[re.sub(r"\d+|\s+", "#", line.text)].append(line)
    again = {id(line) for same in seen.values() for line in _coming_again(same, body)}
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
            if near >= 2 and _may_be_head(line, body, text):
                line.furniture = "running_head"
            if not line.furniture:
                break


def _changing_heads(tops: Sequence[Sequence[PageLine]], pages: Sequence[Sequence[PageLine]], size: float) -> None:
    """Heads that no other page has: small, apart from the text, and in one place on most pages."""
    first: dict[int, list[PageLine]] = defaultdict(list)
    for lines, page in zip(tops, pages, strict=True):
        line = next((line for line in lines if line.furniture != "folio"), None)
        if (
            line is None
            or line.furniture
            or line.size > _SMALL * size
            or LABEL.match(line.text)
            or _TABLE.match(line.text)
        ):
            continue
        below = [other.box.top for other in page if other.box.top > line.box.bottom - 1]
        if below and min(below) - line.box.bottom >= _APART * line.size:
            first[round(line.box.top / _NEAR)].append(line)
    for same in first.values():
        if len(same) >= max(_PAGES, 0.6 * len(pages)):
            for line in same:
                line.furniture = "running_head"


def _text(edges: Sequence[Sequence[PageLine]], pages: Sequence[Sequence[PageLine]], size: float) -> set[int]:
    """Lines that are text wherever they stand, by their identity: labels, words of tables, and what goes on below."""
    return {
        id(line)
        for lines, page in zip(edges, pages, strict=True)
        for line in lines
        if LABEL.match(line.text) or _TABLE.match(line.text) or (line.size >= _SMALL * size and _has_next(line, page))
    }


def _has_next(line: PageLine, page: Sequence[PageLine]) -> bool:
    """Whether a line of its size stands so near below it as lines of one text do."""
    return any(
        -0.5 * line.size <= other.box.top - line.box.bottom <= line.size
        and abs(other.size - line.size) < 0.05 * line.size
        and min(other.box.x1, line.box.x1) > max(other.box.x0, line.box.x0)
        for other in page
        if other is not line and not other.furniture
    )


def _may_be_head(line: PageLine, body: float, text: set[int]) -> bool:
    return not line.furniture and line.size <= _LARGEST * body and id(line) not in text


def _coming_again(same: Sequence[PageLine], body: float) -> Iterator[PageLine]:
    """Lines that stand on another page in the same place: with the same numbers, or with such as count pages.

    `same` read alike but for numbers. Numbers of documents, which stand below their titles, do not count pages. What is
    as large as the body has to come three times.
    """
    places: defaultdict[tuple[int, ...], list[tuple[float, int]]] = defaultdict(list)
    for line in same:
        for key in _counts(line):
            places[key].append((line.box.top, line.page))
    for tops in places.values():
        tops.sort()
    for line in same:
        enough = 2 if line.size < (1 - _SAME_SIZE) * body else 3
        pages: set[int] = set()
        for key in _counts(line):
            tops = places[key]
            for at in range(bisect_left(tops, (line.box.top - _NEAR, 0)), len(tops)):
                top, page = tops[at]
                if top > line.box.top + _NEAR or len(pages) >= enough:
                    break
                pages.add(page)
        if len(pages) >= enough:
            yield line


def _counts(line: PageLine) -> list[tuple[int, ...]]:
    """Keys of which two lines share one where each number is the same, or counts their pages one by one or by two."""
    numbers = [int(number) for number in _NUMBER.findall(line.text)]
    ways = [tuple(number - step * line.page for step in (0, 1, 2)) for number in numbers]
    steps = product(range(3), repeat=len(ways)) if len(ways) <= _FEW else ((step,) * len(ways) for step in range(3))
    return [(*own, *(way[step] for way, step in zip(ways, own, strict=True))) for own in map(tuple, steps)]
