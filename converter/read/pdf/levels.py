"""Finds the rows of a table that no rules part: the levels at which most of its cells stand beside one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from converter.read.pdf.stacks import Stack

_LEVEL = 0.3
"""In em: cells that are set so near to one height stand in one row."""

_OVERLAP = 0.15
"""In em: so much may the lines of neighbouring rows overlap."""

_BETWEEN = 0.75
"""Of the usual distance of rows: a lone cell that is nearer to both its neighbours belongs to no row of its own."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Rows from top to bottom: top and bottom of each, and which cells stand in it for sure (by place in the list).

    `centred`: cells stand in the middle of their row; else they begin at its top.
    """

    bands: tuple[tuple[float, float], ...]
    rows: tuple[tuple[int, ...], ...]
    centred: bool

    @property
    def edges(self) -> tuple[float, ...]:
        """Where rows end: in the middle of the white between two."""
        if not self.bands:
            return ()
        inner = [(above[1] + below[0]) / 2 for above, below in pairwise(self.bands)]
        white = median([below[0] - above[1] for above, below in pairwise(self.bands)] or [0.0]) / 2
        return (self.bands[0][0] - white, *inner, self.bands[-1][1] + white)

    def only(self, rows: Sequence[int]) -> Levels:
        """These rows alone."""
        return Levels(tuple(self.bands[at] for at in rows), tuple(self.rows[at] for at in rows), self.centred)


def levels_of(stacks: Sequence[Stack], em: float, white: float) -> Levels:
    """The rows that `stacks`, cells of one column each, agree on best; `white` parts rows at least.

    A cell that stands over several rows is at odds with more cells than it has for it: it decides nothing.
    """
    centred = _levels(stacks, em, white, lambda stack: stack.middle)
    hung = _levels(stacks, em, white, lambda stack: stack.box.top)
    best, middle = (centred, True) if _agreed(centred) >= _agreed(hung) else (hung, False)
    if white <= 0:
        best = _without_lone(best)
    return Levels(tuple(band for band, _ in best), tuple(own for _, own in best), middle)


_Level = tuple[tuple[float, float], tuple[int, ...]]


def _agreed(levels: Sequence[_Level]) -> int:
    return sum(len(own) for _, own in levels)


def _levels(stacks: Sequence[Stack], em: float, white: float, key: Callable[[Stack], float]) -> list[_Level]:
    clusters: list[list[int]] = []
    for at in sorted(range(len(stacks)), key=lambda at: key(stacks[at])):
        if clusters and key(stacks[at]) - key(stacks[clusters[-1][0]]) <= _LEVEL * em:
            clusters[-1].append(at)
        else:
            clusters.append([at])
    # A level may leave out its tallest cells, which may stand over other levels as well.
    variants: list[_Level] = []
    for cluster in clusters:
        cluster.sort(key=lambda at: stacks[at].box.height)
        top, bottom = float("inf"), float("-inf")
        for size, at in enumerate(cluster, 1):
            box = stacks[at].box
            top, bottom = min(top, box.top), max(bottom, box.bottom)
            variants.append(((top, bottom), tuple(cluster[:size])))
    return _best(variants, white - _OVERLAP * em if white > 0 else -_OVERLAP * em)


def _best(variants: Sequence[_Level], apart: float) -> list[_Level]:
    """The levels, `apart` from one another, that have the most cells together."""
    order = sorted(variants, key=lambda level: (level[0][1], level[0][0]))
    bottoms = [level[0][1] for level in order]
    most = [0]
    taken: list[tuple[int, int] | None] = [None]
    for at, ((top, _), own) in enumerate(order):
        before = min(bisect_right(bottoms, top - apart), at)
        with_it = most[before] + len(own)
        if with_it > most[at]:
            most.append(with_it)
            taken.append((at, before))
        else:
            most.append(most[at])
            taken.append(None)
    chosen: list[_Level] = []
    at = len(order)
    while at:
        step = taken[at]
        if step is None:
            at -= 1
        else:
            chosen.append(order[step[0]])
            at = step[1]
    return chosen[::-1]


def _without_lone(levels: Sequence[_Level]) -> list[_Level]:
    """The levels without single cells that stand between two others, nearer to both than rows are."""
    shared = [sum(band) / 2 for band, own in levels if len(own) > 1]
    steps = [below - above for above, below in pairwise(shared)]
    if not steps:
        return list(levels)
    near = _BETWEEN * median(steps)
    middles = [sum(band) / 2 for band, _ in levels]
    return [
        level
        for at, level in enumerate(levels)
        if len(level[1]) > 1
        or not (0 < at < len(levels) - 1)
        or middles[at] - middles[at - 1] >= near
        or middles[at + 1] - middles[at] >= near
    ]
