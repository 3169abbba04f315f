"""Says in which row of a table without rules each piece of text stands, though cells wrap and are centred."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from converter.read.pdf.sheet import Box

_OVERLAP = 0.15
"""In em: pieces of neighbouring cells that overlap so much stand in one row."""

_TIGHT = 0.35
"""In em: lines so near are lines of one cell, if others are further apart."""

_FULL = 0.6
"""Of the usual number of pieces of a column: one with so many has a cell in every row."""


class Placed(NamedTuple):
    """A piece of text: where it stands, its column, and over how many columns it stands."""

    box: Box
    column: int
    columns: int

    @property
    def middle(self) -> float:
        """The y of its middle."""
        return (self.box.top + self.box.bottom) / 2


def row_numbers(pieces: Sequence[Placed], columns: int, em: float, heads: int = 1) -> list[int]:
    """The row of each piece, from 0; `heads` of them are the head.

    Columns with a cell in each row tell the rows; the others follow them.
    """
    counts = [sum(1 for piece in pieces if piece.column == at and piece.columns < 2) for at in range(columns)]
    full = {at for at, count in enumerate(counts) if count >= _FULL * max(median(counts), 1)}
    telling = [piece for piece in pieces if piece.column in full and piece.columns < 2]
    bands = _without_tight(_bands(telling, em), telling, em)
    if not bands:
        return [0] * len(pieces)
    head = [piece for piece in pieces if piece.columns >= 2 and piece.middle <= bands[0][1]]
    if head:
        bands = _with_head(bands, head)
    middles = [(top + bottom) / 2 for top, bottom in bands]
    labels = {at: _of_groups(at, pieces, bands, 2 if head else heads, em) for at in range(columns) if at not in full}
    numbers: list[int] = []
    for piece in pieces:
        group = labels.get(piece.column, {}).get(round(piece.middle, 1))
        if head and piece.columns < 2 and piece.box.top <= bands[1][1]:
            over = any(one.column <= piece.column < one.column + one.columns for one in head)
            numbers.append(1 if over else 0)
        elif piece in head:
            numbers.append(0)
        elif group is not None:
            numbers.append(group)
        else:
            numbers.append(_nearest(piece.middle, middles))
    return numbers


def _bands(pieces: Sequence[Placed], em: float) -> list[tuple[float, float]]:
    bands: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box.top):
        if bands and piece.box.top < bands[-1][1] - _OVERLAP * em:
            bands[-1] = (bands[-1][0], max(bands[-1][1], piece.box.bottom))
        else:
            bands.append((piece.box.top, piece.box.bottom))
    return bands


def _without_tight(
    bands: Sequence[tuple[float, float]], pieces: Sequence[Placed], em: float
) -> list[tuple[float, float]]:
    """The bands, those as one that stand as near as the lines of one cell do.

    The rest of a row has pieces in a few columns only.
    """
    filled = [{piece.column for piece in pieces if top <= piece.middle <= bottom} for top, bottom in bands]
    most = max((len(columns) for columns in filled), default=0)
    gaps = [below[0] - above[1] for above, below in pairwise(bands)]
    if not gaps or min(gaps) > _TIGHT * em or max(gaps) - min(gaps) < 0.3 * em:
        return list(bands)
    whole = [bands[0]]
    for gap, band, columns in zip(gaps, bands[1:], filled[1:], strict=True):
        if gap < min(gaps) + 0.25 * em and 2 * len(columns) <= most:
            whole[-1] = (whole[-1][0], band[1])
        else:
            whole.append(band)
    return whole


def _with_head(bands: Sequence[tuple[float, float]], head: Sequence[Placed]) -> list[tuple[float, float]]:
    """The first band parted below the cells of the head that stand over several columns."""
    cut = max(piece.box.bottom for piece in head)
    top, bottom = min(bands[0][0], min(piece.box.top for piece in head)), bands[0][1]
    if bottom - cut < 2:
        return [(top, cut), *bands[1:]] if len(bands) > 1 else list(bands)
    return [(top, cut), (cut, bottom), *bands[1:]]


def _of_groups(
    column: int, pieces: Sequence[Placed], bands: Sequence[tuple[float, float]], heads: int, em: float
) -> dict[float, int]:
    """The first row of the group that each label of a column stands in the middle of; nothing if they do not fit."""
    own = sorted(
        (piece for piece in pieces if piece.column == column and piece.columns < 2), key=lambda piece: piece.box.top
    )
    if heads:
        own = [piece for piece in own if piece.middle > bands[heads - 1][1]] if len(bands) > heads else []
    labels: list[list[Placed]] = []
    for piece in own:
        if labels and piece.box.top - labels[-1][-1].box.bottom < _TIGHT * em:
            labels[-1].append(piece)
        else:
            labels.append([piece])
    found: dict[float, int] = {}
    start = heads
    for label in labels:
        middle = (label[0].box.top + label[-1].box.bottom) / 2
        stop = next(
            (
                at
                for at in range(start, len(bands))
                if abs((bands[start][0] + bands[at][1]) / 2 - middle) < 0.25 * (bands[start][1] - bands[start][0])
            ),
            None,
        )
        if stop is None:
            return {}
        found.update((round(piece.middle, 1), start) for piece in label)
        start = stop + 1
    return found if start >= len(bands) - 1 else {}


def _nearest(middle: float, middles: Sequence[float]) -> int:
    """The row whose middle is nearest; between two the upper."""
    return min(range(len(middles)), key=lambda at: (round(abs(middles[at] - middle) / 2), at))
