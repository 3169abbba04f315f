"""The reading order of what stands on a page: columns by white space, cut again and again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
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

_FULL = 0.85
"""So much of its column does a line fill that only the end of its column broke off."""

_FEWEST_FULL = 3
"""Full lines of running text, where both sides of a gutter stand on a level as the cells of rows do."""

_PLENTY = 10
"""So many full lines on both sides of a gutter are the evidence of two pages."""

_ALIKE = 0.9
"""Columns of a page are as wide as one another but for so much, where nothing else than full lines tells of them."""

_ABOUT = 0.75
_STRETCH = 8
"""A side whose lines fill it, so many of them one below the other, shows a gutter whatever stands on the other side,
if that is about as wide."""

_BESIDE = 0.2
"""Of its height: so much of a piece stands beside another in one row."""

_TWINS = 0.02
"""Of their width: so little do full lines of two columns differ."""

_LEVEL = 0.2
"""In heights of a line: cells of one row stand on one level."""

_ROWS = 0.7
"""Of the lines: so many have cells of their row on the other side of a gutter, where a table stands across it."""

_HANGS = 0.4
"""Of a gutter: so far may what stands beside it reach into it."""

_DEEPEST = 6
_MOST_GUTTERS = 4


class Item(NamedTuple):
    """Something on the page: its box, its place in the list that it comes from, and whether it is a line of text."""

    box: Box
    at: int
    line: bool = True


class _Gutter(NamedTuple):
    """A white strip from `start` to `stop`; the columns beside it begin at `low` and end at `high`."""

    start: float
    stop: float
    low: float
    high: float


class Gutters:
    """The gutters of a document: those that running text on both sides made evident, by page.

    `open_tables` are the tables with which pages end, by page.
    """

    def __init__(self) -> None:
        self.pages: dict[int, list[tuple[_Gutter, int]]] = {}
        self.page = 0
        self.open_tables: dict[int, OpenTable] = {}

    def tell(self, gutter: _Gutter, weight: int) -> None:
        """Running text stands on both sides of `gutter` on the present page; a `weight` of 2 is much of it."""
        self.pages.setdefault(self.page, []).append((gutter, weight))

    def known(self) -> list[_Gutter]:
        """The gutters that other pages make sure, two of them or one with plenty of text: then less is enough here."""
        others = [told for page, gutters in self.pages.items() if page != self.page for told in gutters]
        found: list[_Gutter] = []
        for gutter, _ in others:
            middle = (gutter.start + gutter.stop) / 2
            if any(one.start <= middle <= one.stop for one in found):
                continue
            same = [(one, weight) for one, weight in others if one.start <= middle <= one.stop]
            if sum(weight for _, weight in same) >= 2:
                start, stop = max(one.start for one, _ in same), min(one.stop for one, _ in same)
                low, high = max(one.low for one, _ in same), min(one.high for one, _ in same)
                # Marks may hang out into it.
                hang = _HANGS * (stop - start)
                found.append(_Gutter(start + hang, stop - hang, low, high))
        return found


def reading_order(items: Sequence[Item], gutters: Gutters) -> list[list[int]]:
    """The indices of the items, group by group: a group is (a piece of) one column, from top to bottom."""
    return [[item.at for item in group] for group in _cut(list(items), 0, gutters)]


def _cut(items: list[Item], depth: int, gutters: Gutters) -> list[list[Item]]:
    if not items:
        return []
    if depth < _DEEPEST and len(items) > _FEWEST_LINES:
        known = gutters.known()
        for gutter in [*known, *_gutters(items)]:
            if groups := _columns(items, gutter, depth, gutters, gutter in known):
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
                    strips.append(_Gutter(left + start, left + at, whole.x0, whole.x1))
                start = at + 1
        inner = [strip for strip in strips if not any(strip.start <= one.start < strip.stop for one in found)]
        found.extend(sorted(inner, key=lambda strip: strip.start - strip.stop))
        if len(found) >= _MOST_GUTTERS:
            break
    return found[:_MOST_GUTTERS]


def _columns(items: list[Item], gutter: _Gutter, depth: int, gutters: Gutters, known: bool) -> list[list[Item]]:
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
    weight = max(_weight(band, gutter) for band in bands)
    if weight:
        full = [box for band in bands for side in _sides(band, gutter) for box in _full_lines(side)]
        edges = [box.x0 for box in full if box.x1 < gutter.stop], [box.x1 for box in full if box.x0 > gutter.start]
        if all(edges):
            gutter = gutter._replace(low=median(edges[0]), high=median(edges[1]))
        gutters.tell(gutter, weight)
    elif not known:
        return []
    rows = [any(_beside(one, item) for item in rest) for one in crossing]
    groups: list[list[Item]] = []
    alone: list[Item] = []
    for at, band in enumerate(bands):
        if at and rows[at - 1]:
            ends, band = _last_rows(band, gutter)
            alone.extend(ends)
        sides = _sides(band, gutter)
        within = sum(rows[max(at - 1, 0) : at + 1])
        parted = all(sides) and (_weight(band, gutter) or not _is_one_table(sides, gutter, within))
        if parted and _possible(band, gutter):
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


def _weight(band: Sequence[Item], gutter: _Gutter) -> int:
    """Whether both sides of a gutter are running text, 2 for plenty: lines that fill their column, or full ones."""
    sides = _sides(band, gutter)
    full = [_full_lines(side) for side in sides]
    most = min(map(len, full))
    if _are_twins(*full):
        return 2 if most >= _FEWEST_FULL else 1
    if min(map(len, sides)) < _FEWEST_LINES:
        return 0
    widths = [around(item.box for item in side).width for side in sides]
    alike = min(widths) >= _ALIKE * max(widths)
    if most >= _PLENTY and alike:
        return 2
    beside = most >= _FEWEST_LINES and min(own[-1].bottom for own in full) > max(own[0].top for own in full)
    if all(map(_fills, sides)) and (most >= _FEWEST_FULL or not _on_levels(sides)):
        return 1
    if alike and beside:
        return 1
    # One side may be a table, or lists: then the other is much text, and stands beside it as a column does.
    about = min(widths) >= _ABOUT * max(widths)
    return int(
        about and any(_runs(own) and not _level(own, _lines(side)) for own, side in zip(full, sides[::-1], strict=True))
    )


def _are_twins(left: Sequence[Box], right: Sequence[Box]) -> bool:
    """Whether the full lines of one side are many, and there are some on the other of just their width."""
    if not (left and right):
        return False
    one, other = (median(box.width for box in full) for full in (left, right))
    return abs(one - other) < _TWINS * one and any(map(_runs, (left, right)))


def _runs(full: Sequence[Box]) -> bool:
    """Whether enough full lines follow one another at one distance."""
    steps = [below.top - above.top for above, below in pairwise(full)]
    longest = here = 0
    for before, step in pairwise(steps):
        here = here + 1 if abs(step - before) < 1 else 0
        longest = max(longest, here)
    return longest >= _STRETCH - 2


def _level(full: Sequence[Box], beside: Sequence[Box]) -> bool:
    """Whether most of what stands beside full lines stands on a level with one, as the cells of rows do."""
    near = [box for box in beside if full[0].top <= _middle(box) <= full[-1].bottom]
    level = [box for box in near if any(abs(_middle(one) - _middle(box)) < _LEVEL * one.height for one in full)]
    return len(near) < 2 or len(level) >= _ROWS * len(near)


def _full_lines(side: Sequence[Item]) -> list[Box]:
    """The lines in one piece that fill their column, from top to bottom."""
    if not side:
        return []
    whole = around(item.box for item in side)
    return sorted(
        (
            item.box
            for item in side
            if item.line
            and item.box.width >= _FULL * whole.width
            and item.box.width > _NARROWEST_COLUMN * item.box.height
        ),
        key=lambda box: box.top,
    )


def _beside(one: Item, other: Item) -> bool:
    """Whether two pieces stand beside one another, as the cells of a row do and a title never does."""
    return min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top) > _BESIDE * other.box.height


def _fills_column(item: Item, gutter: _Gutter) -> bool:
    """Whether a piece is as wide as the column that it stands in."""
    right = item.box.x0 + item.box.x1 > gutter.start + gutter.stop
    return item.box.width >= _FULL * (gutter.high - gutter.stop if right else gutter.start - gutter.low)


def _last_rows(band: list[Item], gutter: _Gutter) -> tuple[list[Item], list[Item]]:
    """What ends a table whose last row that crosses the gutter stands above the band, and the rest of the band.

    They are parted by the widest white above the first line of running text.
    """
    first = min((item.box.top for item in band if _fills_column(item, gutter)), default=None)
    if first is None or _weight(band, gutter) > 1:
        return [], band
    above = [item.box for item in band if item.box.top <= first]
    lines = _lines([Item(box, 0) for box in above])
    whites = [(below.top - over.bottom, below.top) for over, below in pairwise(lines)]
    if not whites or max(whites)[0] <= 0:
        return [], band
    edge = max(whites)[1] - 1
    return [item for item in band if item.box.top < edge], [item for item in band if item.box.top >= edge]


def _is_one_table(sides: tuple[list[Item], list[Item]], gutter: _Gutter, within: int) -> bool:
    """Whether what stands on both sides of a gutter are the halves of rows that go across it.

    `within` counts the neighbours above and below, which cross the gutter, that are rows of a table themselves.
    """
    if within == 2:
        return True
    if any(_fills_column(item, gutter) for side in sides for item in side):
        return False
    if within == 1:
        return True
    pieces = len(sides[0]) + len(sides[1]) > _PIECES * (len(_lines(sides[0])) + len(_lines(sides[1])))
    return pieces and _on_levels(sides)


def _on_levels(sides: tuple[list[Item], list[Item]]) -> bool:
    """Whether most of what stands on one side of a gutter stands on a level with something on the other."""
    few, many = sorted(sides, key=len)
    level = [
        item
        for item in few
        if any(abs(_middle(item.box) - _middle(other.box)) < _LEVEL * item.box.height for other in many)
    ]
    return len(level) >= _ROWS * len(few)


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


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
