"""Counts the frames and tints of a document in reading order, one that a column or page end cuts once."""

from __future__ import annotations

from collections.abc import Sequence

from converter.read.pdf.layout import PageLine
from converter.read.pdf.sheet import Box

_SAME = 3.0
"""In points: edges so near are one."""

_SHARE, _FEWEST = 0.5, 3
"""Of the pages, and how many: what stands in the same place on so many is the border of the page."""

Page = tuple[Sequence[PageLine], float, float]
"""Its lines in reading order, its width and its height."""


class Frames:
    """The frames of all `pages`; lines of furniture stand in none."""

    def __init__(self, pages: Sequence[Page]) -> None:
        borders = _borders(pages)
        self._counts: dict[tuple[int, Box], int] = {}
        count = 0
        last: PageLine | None = None
        for lines, _, _ in pages:
            for line in lines:
                if line.furniture:
                    continue
                own = line.frame if line.frame and _place(line.frame) not in borders else None
                if own and (line.page, own) not in self._counts:
                    goes_on = last is not None and last.frame is not None and _goes_on(last, line)
                    if not (goes_on and last and last.frame and (last.page, last.frame) in self._counts):
                        count += 1
                    self._counts[line.page, own] = count
                last = line

    def of(self, line: PageLine) -> int:
        """The count of the frame in which a line stands, from 1; 0 for none."""
        return self._counts.get((line.page, line.frame), 0) if line.frame and not line.furniture else 0


def _borders(pages: Sequence[Page]) -> set[tuple[int, ...]]:
    seen: dict[tuple[int, ...], int] = {}
    for lines, _, _ in pages:
        for place in {_place(line.frame) for line in lines if line.frame}:
            seen[place] = seen.get(place, 0) + 1
    return {place for place, times in seen.items() if times >= max(_FEWEST, _SHARE * len(pages))}


def _place(box: Box) -> tuple[int, ...]:
    return tuple(round(edge / _SAME) for edge in box)


def _goes_on(last: PageLine, line: PageLine) -> bool:
    """Whether the frame of `line` is the rest of that of the line before: as wide, in the next column or page."""
    one, other = last.frame, line.frame
    assert one
    assert other
    if abs(one.width - other.width) > _SAME:
        return False
    return line.page == last.page + 1 or (line.page == last.page and other.top < one.bottom and other.x0 >= one.x1)
