"""Reads the head of a table that no rules part: cells that stand in the middle over several others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from converter.read.pdf.stacks import Stack
from converter.read.pdf.whites import Columns

_OFF = 1.2
"""In em: so far may a cell stand from the middle of those below it."""

_FURTHEST = 1.6
"""In em: the white between a cell and those below it is smaller."""

_LEVEL = 0.3
"""In em: places that differ less are one."""

_TOUCH = 2.0
"""In points: lines that overlap less stand below one another."""


def with_spread(stacks: Sequence[Stack], columns: Columns, em: float) -> tuple[list[Stack], list[int]]:
    """The cells of a head; those that stand over several others have the columns of these, and are told by place.

    Nothing stands beside or above such a cell in its columns, each of them has a cell right below it, all of these on
    one level, and it stands in the middle over them.
    """
    spread = list(stacks)
    over: list[int] = []
    for at in sorted(range(len(spread)), key=lambda at: -spread[at].box.top):
        if found := _columns_below(spread, at, columns, em):
            spread[at] = spread[at]._replace(first=found[0], last=found[1])
            over.append(at)
    return spread, over


def depth_of(stacks: Sequence[Stack], at: int) -> int:
    """How many cells stand over a cell of a head."""
    own = stacks[at]
    over = [
        other
        for other, stack in enumerate(stacks)
        if stack.last > stack.first
        and stack.first <= own.first
        and own.last <= stack.last
        and stack.box.bottom <= own.box.top + _TOUCH
    ]
    return 1 + max(depth_of(stacks, other) for other in over) if over else 0


def outer(columns: Columns, first: int, last: int) -> tuple[float, float]:
    """Where the cells of some columns end, left and right: in the middle of the white beside them."""
    strips = [right[0] - left[1] for left, right in pairwise(columns)]
    usual = min(strips, default=0.0) / 2
    left = (columns[first - 1][1] + columns[first][0]) / 2 if first else columns[0][0] - usual
    right = (columns[last][1] + columns[last + 1][0]) / 2 if last + 1 < len(columns) else columns[-1][1] + usual
    return left, right


def _columns_below(stacks: Sequence[Stack], at: int, columns: Columns, em: float) -> tuple[int, int] | None:
    own = stacks[at]
    box = own.box
    middle = (box.x0 + box.x1) / 2
    taken = {
        column
        for other, stack in enumerate(stacks)
        if other != at and stack.box.top < box.bottom - _TOUCH and stack.box.bottom > box.top + _TOUCH
        for column in range(stack.first, stack.last + 1)
    }
    above = [stack for other, stack in enumerate(stacks) if other != at and stack.box.bottom <= box.top + _TOUCH]
    below = dict(_nearest_below(stacks, at, em))
    found: list[tuple[float, int, int]] = []
    for first in range(own.first + 1):
        for last in range(max(own.last, first + 1), len(columns)):
            if any(column in taken or column not in below for column in range(first, last + 1)):
                continue
            if below[first].first < first or below[last].last > last:
                continue
            if any(_is_at_odds(stack, first, last) for stack in above):
                continue
            if not _level(
                [stack for column in range(first, last + 1) if (stack := below[column]).first == stack.last], em
            ):
                continue
            left, right = outer(columns, first, last)
            low, high = below[first].box, below[last].box
            between = (low.x0 + low.x1 + high.x0 + high.x1) / 4
            off = min(abs((left + right) / 2 - middle), abs(between - middle))
            if off <= _OFF * em and left - em <= box.x0 and box.x1 <= right + em:
                found.append((off, first, last))
    # A cell that lies between two columns was given to one of them, perhaps to the right one.
    return min(found)[1:] if found else None


def _is_at_odds(above: Stack, first: int, last: int) -> bool:
    """Whether a cell above some columns is not one that stands over these and more."""
    apart = above.last < first or above.first > last
    over = above.first <= first and last <= above.last and (above.first, above.last) != (first, last)
    return not (apart or over)


def _level(stacks: Sequence[Stack], em: float) -> bool:
    """Whether cells stand beside one another: in the middle, at the top or at the bottom of one row."""
    ways = (
        [stack.middle for stack in stacks],
        [stack.box.top for stack in stacks],
        [stack.box.bottom for stack in stacks],
    )
    return not stacks or any(max(places) - min(places) <= _LEVEL * em for places in ways)


def _nearest_below(stacks: Sequence[Stack], at: int, em: float) -> Iterator[tuple[int, Stack]]:
    """For each column the first cell below one, if it is near enough."""
    bottom = stacks[at].box.bottom
    near: dict[int, Stack] = {}
    for other, stack in enumerate(stacks):
        if other == at or not -_TOUCH <= stack.box.top - bottom <= _FURTHEST * em:
            continue
        for column in range(stack.first, stack.last + 1):
            if column not in near or stack.box.top < near[column].box.top:
                near[column] = stack
    yield from near.items()
