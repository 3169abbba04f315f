"""The reading order of what stands on a page: columns by white space, cut again and again."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from converter.read.pdf.sheet import Box, around
from converter.read.pdf.strips import OpenTable

_NARROWEST_GUTTER = 8.0
"""In points."""

_FEWEST_LINES = 4
"""A column that stands alone as evidence has so many lines on both sides of the gutter."""

_FILLED = 0.55
"""So much of their column do lines of running text fill, in the middle."""

_NARROWEST_COLUMN = 9.0
"""In heights of a line: a column of running text is wider; roles and names of a roster are not."""

_PIECES = 1.7
"""Pieces of a line of running text, at most and on average."""

_DEEPEST = 6
_MOST_GUTTERS = 4


class Item(NamedTuple):
    """Something on the page: its box, its place in the list that it comes from, and whether it is a line of text."""

    box: Box
    at: int
    line: bool = True


class _Gutter(NamedTuple):
    start: float
    stop: float


class Gutters:
    """The gutters of a document: those that running text on both sides made evident, by page.

    `open_tables` are the tables with which pages end, by page.
    """

    def __init__(self) -> None:
        self.pages: dict[int, list[float]] = {}
        self.page = 0
        self.open_tables: dict[int, OpenTable] = {}

    def tell(self, gutter: _Gutter) -> None:
        """Running text stands on both sides of `gutter` on the present page."""
        self.pages.setdefault(self.page, []).append((gutter.start + gutter.stop) / 2)

    def knows(self, gutter: _Gutter) -> bool:
        """Whether two other pages have a gutter inside this one: then less is enough here."""
        return (
            sum(1 for places in self.pages.values() if any(gutter.start <= one <= gutter.stop for one in places)) >= 2
        )


def reading_order(items: Sequence[Item], gutters: Gutters) -> list[list[int]]:
    """The indices of the items, group by group: a group is (a piece of) one column, from top to bottom."""
    return [[item.at for item in group] for group in _cut(list(items), 0, gutters)]


def _cut(items: list[Item], depth: int, gutters: Gutters) -> list[list[Item]]:
    if not items:
        return []
    if depth < _DEEPEST and len(items) > _FEWEST_LINES:
        for gutter in _gutters(items):
            if groups := _columns(items, gutter, depth, gutters):
                return groups
    return [sorted(items, key=lambda item: (item.box.top, item.box.x0))]


def _gutters(items: Sequence[Item]) -> list[_Gutter]:
    """White strips that few items cross, the fewest first, the widest first."""
    whole = around(item.box for item in items)
    left, size = int(whole.x0), int(whole.width) + 2
    crossed = [0] * (size + 1)
    for item in items:
        crossed[max(int(item.box.x0) - left, 0)] += 1
        crossed[min(int(item.box.x1) - left + 1, size)] -= 1
    counts: list[int] = []
    total = 0
    for change in crossed[:size]:
        total += change
        counts.append(total)
    low, high = int(size * 0.12), int(size * 0.88)
    found: list[_Gutter] = []
    for level in sorted({count for count in counts[low:high] if count <= max(1, int(0.45 * len(items)))}):
        strips: list[_Gutter] = []
        start = low
        for at in range(low, high + 1):
            if at == high or counts[at] > level:
                if at - start >= _NARROWEST_GUTTER:
                    strips.append(_Gutter(left + start, left + at))
                start = at + 1
        inner = [strip for strip in strips if not any(strip.start <= one.start < strip.stop for one in found)]
        found.extend(sorted(inner, key=lambda strip: strip.start - strip.stop))
        if len(found) >= _MOST_GUTTERS:
            break
    return found[:_MOST_GUTTERS]


def _columns(items: list[Item], gutter: _Gutter, depth: int, gutters: Gutters) -> list[list[Item]]:
    """The groups where a gutter parts columns of running text, with what crosses it between them; else nothing."""
    crossing = sorted(
        (item for item in items if item.box.x0 < gutter.stop - 1 and item.box.x1 > gutter.start + 1),
        key=lambda item: item.box.top,
    )
    across = {item.at for item in crossing}
    rest = sorted((item for item in items if item.at not in across), key=lambda item: item.box.top)
    bands: list[list[Item]] = [[] for _ in range(len(crossing) + 1)]
    middles = [(item.box.top + item.box.bottom) / 2 for item in crossing]
    at = 0
    for item in rest:
        middle = (item.box.top + item.box.bottom) / 2
        while at < len(middles) and middles[at] < middle:
            at += 1
        bands[at].append(item)
    if any(_evident(band, gutter) for band in bands):
        gutters.tell(gutter)
    elif not gutters.knows(gutter):
        return []
    groups: list[list[Item]] = []
    alone: list[Item] = []
    for at, band in enumerate(bands):
        sides = _sides(band, gutter)
        if all(sides) and _possible(band, gutter):
            groups.extend([alone] if alone else [])
            alone = []
            for side in sides:
                groups.extend(_cut(side, depth + 1, gutters))
        else:
            alone.extend(band)
        if at < len(crossing):
            alone.append(crossing[at])
    groups.extend([alone] if alone else [])
    return [sorted(group, key=lambda item: (item.box.top, item.box.x0)) for group in groups]


def _sides(band: Sequence[Item], gutter: _Gutter) -> tuple[list[Item], list[Item]]:
    middle = (gutter.start + gutter.stop) / 2
    sides: tuple[list[Item], list[Item]] = ([], [])
    for item in band:
        sides[(item.box.x0 + item.box.x1) / 2 >= middle].append(item)
    return sides


def _evident(band: Sequence[Item], gutter: _Gutter) -> bool:
    """Whether both sides of a gutter are running text: enough lines that fill their column."""
    sides = _sides(band, gutter)
    return all(map(_fills, sides))


def _fills(side: Sequence[Item]) -> bool:
    if len(side) < _FEWEST_LINES:
        return False
    whole = around(item.box for item in side)
    widths = sorted(line.width for line in _lines(side))
    # A grid of names or figures fills its place too, but in many pieces a line.
    running = len(side) <= _PIECES * len(widths)
    return (
        running
        and whole.width > _NARROWEST_COLUMN * median(item.box.height for item in side)
        and len(widths) >= _FEWEST_LINES
        and widths[len(widths) // 2] >= _FILLED * whole.width
    )


def _lines(side: Sequence[Item]) -> list[Box]:
    """What stands side by side in one box."""
    lines: list[Box] = []
    for item in sorted(side, key=lambda item: item.box.top + item.box.bottom):
        box = item.box
        if lines and min(lines[-1].bottom, box.bottom) - max(lines[-1].top, box.top) > 0.5 * box.height:
            lines[-1] = around((lines[-1], box))
        else:
            lines.append(box)
    return lines


def _possible(band: Sequence[Item], gutter: _Gutter) -> bool:
    """Whether a band may be columns once the page is known to have them: no side is a list of scraps."""
    return all(not side or around(item.box for item in side).width > 40 for side in _sides(band, gutter))
