"""Cells of a table in the order of the content stream, which sets them row by row: rows, and what stands over several.

A stream that sets line by line, whatever cell a line belongs to, or column by column tells nothing of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from converter.read.pdf.sheet import Box, around
from converter.read.pdf.stacks import Stack
from converter.read.pdf.strips import Bit

_NEAR = 0.75
"""In em: the white between two lines of one cell is smaller."""

_OVERLAP = 0.05
"""In em: so much may neighbouring rows overlap."""

_LEVEL = 0.35
"""In em: what is set so near to one height stands in one row."""

_SAME_LINE = 0.5
"""Of its height: so far from another on its line may a piece stand."""


class Told(NamedTuple):
    """What the stream tells: the cells of each row, and those over several rows, each with the row set after it."""

    rows: tuple[tuple[Stack, ...], ...]
    over: tuple[tuple[Stack, int], ...]

    @property
    def stacks(self) -> list[Stack]:
        """All cells, from top to bottom."""
        return sorted(
            (*(stack for row in self.rows for stack in row), *(stack for stack, _ in self.over)),
            key=lambda stack: (stack.box.top, stack.first),
        )

    @property
    def goes_on(self) -> bool:
        """Whether the first row is a lone cell: the rest of one on the page before, no head over several columns."""
        first = self.rows[0]
        bottom = first[0].box.bottom
        return len(first) == 1 and not any(stack.box.top < bottom for stack, _ in self.over)


def told_by_stream(placed: Sequence[tuple[Bit, int, int]], em: float) -> Told | None:
    """The rows of what stands in columns from first to last; None where the stream does not tell them.

    It does where the rows that it sets stand below one another, and cells of several lines or of several rows show that
    it sets cells, not lines.
    """
    rows: list[list[Stack]] = []
    over: list[tuple[Stack, int]] = []
    set_rows = _rows(sorted(placed, key=lambda one: one[0].at), em)
    for at, row in enumerate(set_rows):
        above = around(stack.box for stack in rows[-1]) if rows else None
        if at + 1 < len(set_rows) and _stands_between(row, above, set_rows[at + 1]):
            over.extend((stack, len(rows)) for stack in row)
            continue
        own = [stack for at, stack in enumerate(row) if not _is_over(stack, row[:at] + row[at + 1 :], above, em)]
        over.extend((stack, len(rows)) for stack in row if stack not in own)
        if own:
            rows.append(own)
    boxes = [around(stack.box for stack in row) for row in rows]
    if len(rows) < 2 or any(below.top < above.bottom - _OVERLAP * em for above, below in pairwise(boxes)):
        return None
    if not over and all(len(stack.lines) == 1 for row in rows for stack in row):
        return None
    return Told(tuple(map(tuple, rows)), tuple(over))


def _rows(placed: Sequence[tuple[Bit, int, int]], em: float) -> list[list[Stack]]:
    rows: list[list[Stack]] = []
    for bit, first, last in placed:
        before = rows[-1][-1] if rows else None
        if before and before.first <= last and first <= before.last and (lines := _with(before.lines, bit, em)):
            rows[-1][-1] = Stack(lines, min(first, before.first), max(last, before.last))
        elif before and first > before.last:
            rows[-1].append(Stack((bit,), first, last))
        else:
            rows.append([Stack((bit,), first, last)])
    return rows


def _with(lines: tuple[Bit, ...], bit: Bit, em: float) -> tuple[Bit, ...]:
    """The lines of a cell and what comes next in the stream, if that goes on with it; nothing if not."""
    last = lines[-1].box
    if abs(bit.box.bottom - last.bottom) < _SAME_LINE * last.height:
        return (*lines[:-1], Bit.of((*lines[-1].glyphs, *bit.glyphs))) if bit.box.x0 > last.x0 else ()
    return (*lines, bit) if bit.box.bottom > last.bottom and bit.box.top - last.bottom < _NEAR * em else ()


def _stands_between(row: Sequence[Stack], above: Box | None, below: Sequence[Stack]) -> bool:
    """Whether cells stand beside both the row above and the one below, or a lone one beside one of them."""
    box, other = around(stack.box for stack in row), around(stack.box for stack in below)
    low = other.top < box.bottom and box.top < other.bottom
    high = above is not None and above.bottom > box.top
    return (low or high) if len(row) == 1 else (low and high)


def _is_over(stack: Stack, others: Sequence[Stack], above: Box | None, em: float) -> bool:
    """Whether a cell stands over more rows than that of the `others`, or stands beside the row above."""
    if above and stack.middle < above.bottom:
        return True
    if not others:
        return False
    box = around(other.box for other in others)
    if any(other.first <= stack.first for other in others):
        return not box.top <= stack.middle <= box.bottom
    alike = [other.middle for other in others if len(other.lines) == len(stack.lines)]
    own = stack.box
    offs = [stack.middle - middle for middle in alike] or [
        own.top - box.top,
        own.bottom - box.bottom,
        stack.middle - (box.top + box.bottom) / 2,
    ]
    return min(map(abs, offs)) > _LEVEL * em
