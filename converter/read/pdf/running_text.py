"""Whether a gutter parts running text: by lines that fill their column, their distances and their levels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from converter.read.pdf.gutters import Gutter, Item
from converter.read.pdf.sheet import Box, around

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

_TWINS = 0.02
"""Of their width: so little do full lines of two columns differ."""

_LEVEL = 0.2
"""In heights of a line: cells of one row stand on one level."""

_ROWS = 0.7
"""Of the lines: so many have cells of their row on the other side of a gutter, where a table stands across it."""


def sides_of(band: Sequence[Item], gutter: Gutter) -> tuple[list[Item], list[Item]]:
    """What stands on the left of a gutter, and what on the right."""
    middle = (gutter.start + gutter.stop) / 2
    sides: tuple[list[Item], list[Item]] = ([], [])
    for item in band:
        sides[(item.box.x0 + item.box.x1) / 2 >= middle].append(item)
    return sides


def weight_of(band: Sequence[Item], gutter: Gutter) -> int:
    """Whether both sides of a gutter are running text, 2 for plenty: lines that fill their column, or full ones."""
    sides = sides_of(band, gutter)
    full = [full_lines(side) for side in sides]
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
    if all(map(_fills, sides)) and (most >= _FEWEST_FULL or not on_levels(sides)):
        return 1
    if alike and beside:
        return 1
    # One side may be a table, or lists: then the other is much text, and stands beside it as a column does.
    about = min(widths) >= _ABOUT * max(widths)
    return int(
        about
        and any(_runs(own) and not _level(own, lines_of(side)) for own, side in zip(full, sides[::-1], strict=True))
    )


def is_running(band: Sequence[Item], gutter: Gutter) -> bool:
    """Whether what stands on the left of a gutter is much running text."""
    left = sides_of(band, gutter)[0]
    return len(full_lines(left)) >= max(_STRETCH, _FILLED * len(lines_of(left)))


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


def full_lines(side: Sequence[Item]) -> list[Box]:
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


def fills_column(item: Item, gutter: Gutter) -> bool:
    """Whether a piece is as wide as the column that it stands in."""
    right = item.box.x0 + item.box.x1 > gutter.start + gutter.stop
    return item.box.width >= _FULL * (gutter.high - gutter.stop if right else gutter.start - gutter.low)


def on_levels(sides: tuple[list[Item], list[Item]]) -> bool:
    """Whether most of what stands on one side of a gutter stands on a level with something on the other."""
    few, many = sorted(sides, key=len)
    level = [
        item
        for item in few
        if any(abs(_middle(item.box) - _middle(other.box)) < _LEVEL * item.box.height for other in many)
    ]
    return len(level) >= _ROWS * len(few)


def _fills(side: Sequence[Item]) -> bool:
    if len(side) < _FEWEST_LINES:
        return False
    whole = around(item.box for item in side)
    widths = sorted(line.width for line in lines_of(side))
    # A grid of names or figures fills its place too, but in many pieces a line.
    running = len(side) <= _PIECES * len(widths)
    return (
        running
        and whole.width > _NARROWEST_COLUMN * median(item.box.height for item in side)
        and len(widths) >= _FEWEST_LINES
        and widths[len(widths) // 2] >= _FILLED * whole.width
    )


def lines_of(side: Sequence[Item]) -> list[Box]:
    """What stands side by side in one box."""
    lines: list[Box] = []
    for item in sorted(side, key=lambda item: item.box.top + item.box.bottom):
        box = item.box
        if lines and min(lines[-1].bottom, box.bottom) - max(lines[-1].top, box.top) > 0.5 * box.height:
            lines[-1] = around((lines[-1], box))
        else:
            lines.append(box)
    return lines


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2
