"""The reading order of what stands on a page: columns by white space, cut again and again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from converter.read.pdf.gutters import Gutter, Gutters, Item, white_strips
from converter.read.pdf.running_text import (
    fills_column,
    full_lines,
    is_running,
    lines_of,
    on_levels,
    sides_of,
    weight_of,
)
from converter.read.pdf.sheet import around
from converter.read.pdf.stream import climbs, goes_far_up, in_turn, sections

_FEWEST_LINES = 4
"""A column that stands alone as evidence has so many lines on both sides of the gutter."""

_PIECES = 1.7
"""Pieces of a line of running text, at most and on average."""

_BESIDE = 0.2
"""Of its height: so much of a piece stands beside another in one row."""

_DEEPEST = 6


def reading_order(items: Sequence[Item], gutters: Gutters) -> list[list[int]]:
    """The indices of the items, group by group: a group is (a piece of) one column, from top to bottom."""
    gutters.streams = gutters.streams or climbs(items)
    return [[item.at for item in group] for group in _cut(list(items), 0, gutters)]


def _cut(items: list[Item], depth: int, gutters: Gutters) -> list[list[Item]]:
    if not items:
        return []
    if depth < _DEEPEST and len(items) > _FEWEST_LINES:
        known = gutters.known()
        for gutter in [*known, *white_strips(items)]:
            if groups := _columns(items, gutter, depth, gutters, gutter in known):
                return groups
    return [sorted(items, key=lambda item: (item.box.top, item.box.x0))]


def _columns(items: list[Item], gutter: Gutter, depth: int, gutters: Gutters, known: bool) -> list[list[Item]]:
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
    parts = [sections(band, gutter) if gutters.streams else [band] for band in bands]
    weight = max(
        weight_of(part, gutter) or int(gutters.streams and _shows_columns(part, gutter, own, crossing))
        for own in parts
        for part in own
    )
    if weight:
        full = [box for band in bands for side in sides_of(band, gutter) for box in full_lines(side)]
        edges = [box.x0 for box in full if box.x1 < gutter.stop], [box.x1 for box in full if box.x0 > gutter.start]
        if all(edges):
            gutter = gutter._replace(low=median(edges[0]), high=median(edges[1]))
        gutters.tell(gutter, weight)
    elif not known:
        return []
    rows = [any(_beside(one, item) for item in rest) for one in crossing]
    groups: list[list[Item]] = []
    alone: list[Item] = []
    for at, own in enumerate(parts):
        for part in own:
            band = part
            if at and rows[at - 1] and len(own) == 1:
                ends, band = _last_rows(band, gutter)
                alone.extend(ends)
            within = sum(rows[max(at - 1, 0) : at + 1])
            turned = gutters.streams and in_turn(band, gutter, crossing)
            several = sum(all(sides_of(one, gutter)) for one in own) > 1
            parted = _are_columns(band, gutter, several, within, turned)
            if parted and _possible(band, gutter):
                groups.extend([alone] if alone else [])
                alone = []
                for side in sides_of(band, gutter):
                    groups.extend(_cut(side, depth + 1, gutters))
            else:
                alone.extend(band)
        if at < len(crossing):
            alone.append(crossing[at])
    groups.extend([alone] if alone else [])
    return [sorted(group, key=lambda item: (item.box.top, item.box.x0)) for group in groups]


def _shows_columns(
    part: Sequence[Item], gutter: Gutter, band: Sequence[Sequence[Item]], crossing: Sequence[Item]
) -> bool:
    """Whether the stream alone shows a gutter: it goes far up, or up behind much text, and only once in its `band`."""
    single = sum(all(sides_of(one, gutter)) for one in band) == 1
    return in_turn(part, gutter, crossing) and (is_running(part, gutter) or (single and goes_far_up(part, gutter)))


def _are_columns(band: Sequence[Item], gutter: Gutter, several: bool, within: int, turned: bool) -> bool:
    """Whether what stands on both sides of a gutter are columns, not the halves of rows.

    `several`: it is one of pieces that the stream sets like rows. `within` counts the neighbours above and below, which
    cross the gutter, that are rows of a table themselves. `turned`: the stream sets one side behind the other.
    """
    sides = sides_of(band, gutter)
    if not all(sides):
        return False
    if several:
        filled = sum(fills_column(item, gutter) for item in band)
        return filled > 1 or (turned and filled > 0)
    return bool(weight_of(band, gutter)) or (turned and within < 2) or not _is_one_table(sides, gutter, within)


def _beside(one: Item, other: Item) -> bool:
    """Whether two pieces stand beside one another, as the cells of a row do and a title never does."""
    return min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top) > _BESIDE * other.box.height


def _last_rows(band: list[Item], gutter: Gutter) -> tuple[list[Item], list[Item]]:
    """What ends a table whose last row that crosses the gutter stands above the band, and the rest of the band.

    They are parted by the widest white above the first line of running text.
    """
    first = min((item.box.top for item in band if fills_column(item, gutter)), default=None)
    if first is None or weight_of(band, gutter) > 1:
        return [], band
    above = [item.box for item in band if item.box.top <= first]
    lines = lines_of([Item(box, 0, 0) for box in above])
    whites = [(below.top - over.bottom, below.top) for over, below in pairwise(lines)]
    if not whites or max(whites)[0] <= 0:
        return [], band
    edge = max(whites)[1] - 1
    return [item for item in band if item.box.top < edge], [item for item in band if item.box.top >= edge]


def _is_one_table(sides: tuple[list[Item], list[Item]], gutter: Gutter, within: int) -> bool:
    """Whether what stands on both sides of a gutter are the halves of rows that go across it; `within` as above."""
    if within == 2:
        return True
    if any(fills_column(item, gutter) for side in sides for item in side):
        return False
    if within == 1:
        return True
    pieces = len(sides[0]) + len(sides[1]) > _PIECES * (len(lines_of(sides[0])) + len(lines_of(sides[1])))
    return pieces and on_levels(sides)


def _possible(band: Sequence[Item], gutter: Gutter) -> bool:
    """Whether a band may be columns once the page is known to have them: no side is a list of scraps."""
    return all(not side or around(item.box for item in side).width > 40 for side in sides_of(band, gutter))
