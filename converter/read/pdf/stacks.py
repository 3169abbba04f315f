"""Puts the lines of each column together that are one cell: those that stand nearer than lines of different rows do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from converter.read.pdf.rows import joined, text_of
from converter.read.pdf.sheet import Box, Glyph, around
from converter.read.pdf.strips import Bit

_SAME_LINE = 0.5
"""Of the lower height: so much do pieces of one line overlap."""

_ONE_LEADING = 0.2
"""In em: distances of lines that differ less are one distance."""

_WIDEST_LEADING = 0.6
"""In em: the white between two lines of one cell is smaller."""

_LEVEL = 0.25
"""In em: lines whose middles are so near stand side by side."""

_GRID = 0.1
"""In em: so far may a line stand from its place on a grid."""

_MOST_ON_GRID, _ALMOST = 0.8, 0.999
"""So many of the steps from line to line are alike, or twice as long and so on, where each line is a row."""

_ROWS_SHARE, _LOOSE_SHARE = 0.75, 0.55
"""So many of the columns have lines at both of two heights where these are rows, not lines of one cell."""

_LOOSE = 0.4
"""In em: the white between lines of one cell is smaller but in loose print, for which the second share is enough."""


class Stack(NamedTuple):
    """A cell of an unruled table: its lines from top to bottom, and the columns from `first` to `last`."""

    lines: tuple[Bit, ...]
    first: int
    last: int

    @property
    def box(self) -> Box:
        """Where it stands."""
        return around(line.box for line in self.lines)

    @property
    def middle(self) -> float:
        """The y of its middle."""
        box = self.box
        return (box.top + box.bottom) / 2

    @property
    def text(self) -> str:
        """What it reads."""
        return joined([text_of(line.glyphs) for line in self.lines])


def stacks_of(placed: Sequence[tuple[Bit, int, int]], em: float) -> tuple[list[Stack], float]:
    """The cells that bits make, each with its first and last column, and the white that parts rows at least, in points.

    That white is 0 where no cell has two lines, or where nothing tells lines of a cell from rows.
    """
    columns: dict[tuple[int, int], list[Bit]] = {}
    for bit, first, last in placed:
        columns.setdefault((first, last), []).append(bit)
    lined = {place: _lines(bits) for place, bits in sorted(columns.items())}
    limit = _limit(list(lined.values()), em)
    found: list[Stack] = []
    for (first, last), lines in lined.items():
        stack: list[Bit] = []
        for line in lines:
            if stack and line.box.top - stack[-1].box.bottom >= limit:
                found.append(Stack(tuple(stack), first, last))
                stack = []
            stack.append(line)
        found.append(Stack(tuple(stack), first, last))
    return sorted(found, key=lambda stack: (stack.box.top, stack.first)), limit


def _lines(bits: Sequence[Bit]) -> list[Bit]:
    """Bits side by side as one, from top to bottom."""
    lines: list[Bit] = []
    for bit in sorted(bits, key=lambda bit: (bit.box.top + bit.box.bottom, bit.box.x0)):
        last = lines[-1].box if lines else None
        if last and min(last.bottom, bit.box.bottom) - max(last.top, bit.box.top) > _SAME_LINE * min(
            last.height, bit.box.height
        ):
            glyphs: list[Glyph] = sorted([*lines[-1].glyphs, *bit.glyphs], key=lambda glyph: glyph.box.x0)
            lines[-1] = Bit.of(glyphs)
        else:
            lines.append(bit)
    return lines


def _limit(columns: Sequence[Sequence[Bit]], em: float) -> float:
    """The white from which on lines of a column belong to different rows; below any distance if each line does."""
    by_column = [_steps(lines) for lines in columns]
    steps = [step for own in by_column for step in own]
    apart = float("-inf")
    if not steps:
        return apart
    gaps = sorted(step[0] for step in steps)
    close = gaps[0] + _ONE_LEADING * em
    near = [step for step in steps if step[0] < close]
    # Labels of row groups stand between the lines of others.
    wrapped = [own for own in by_column if any(step[0] < close for step in own)]
    grid = _on_grid([step for own in wrapped for step in own], em)
    if len(near) == sum(map(len, wrapped)) and len(wrapped) < sum(1 for own in by_column if own):
        # Where no line stands further from the next, but others show several rows, rows are as near as lines.
        return apart
    if gaps[0] > _WIDEST_LEADING * em or grid == 1 or (grid > _MOST_ON_GRID and _are_rows(near, columns, em)):
        return apart
    top = max(step[0] for step in near)
    above = next((gap for gap in gaps if gap > top), top + 2 * _ONE_LEADING * em)
    return (top + min(above, top + 4 * _ONE_LEADING * em)) / 2


def _steps(lines: Sequence[Bit]) -> list[tuple[float, Bit, Bit]]:
    return [(below.box.top - above.box.bottom, above, below) for above, below in pairwise(lines)]


def _on_grid(steps: Sequence[tuple[float, Bit, Bit]], em: float) -> float:
    """How many of the steps from line to line, from 0 to 1, are those of one grid.

    If all are and some are longer, rows are as near as lines of a cell, and distance tells nothing.
    """
    # The tops of lines are alike where marks and Latin letters reach below.
    paces = sorted(below.box.top - above.box.top for _, above, below in steps)
    pitch = median(pace for pace in paces if pace < paces[0] + _ONE_LEADING * em)
    counts = [pace / pitch for pace in paces]
    on = sum(1 for count in counts if abs(count - round(count)) * pitch < _GRID * em)
    return min(on / len(counts), 1.0 if max(counts) > 1.5 else _ALMOST)


def _are_rows(steps: Sequence[tuple[float, Bit, Bit]], columns: Sequence[Sequence[Bit]], em: float) -> bool:
    """Whether the lines of these steps have lines beside them in most columns: rows have, wrapped cells have not."""
    shares: list[float] = []
    for _, above, below in steps:
        both = some = 0
        for lines in columns:
            inside = [line.box for line in lines if line.box.bottom > above.box.top and line.box.top < below.box.bottom]
            some += bool(inside)
            both += all(
                any(abs(_middle(box) - _middle(level.box)) < _LEVEL * em for box in inside) for level in (above, below)
            )
        shares.append(both / some)
    return median(shares) >= (_ROWS_SHARE if steps[0][0] < _LOOSE * em else _LOOSE_SHARE)


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2
