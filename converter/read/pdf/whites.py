"""Finds the columns of a table that no rules part: what lies between white strips, however few cells a column has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from converter.read.pdf.sheet import Box, Glyph
from converter.read.pdf.strips import Bit

Columns = tuple[tuple[float, float], ...]
"""Left and right end of the ink of each column."""

NARROWEST_STRIP = 0.8
"""In em: the white between two columns, where nothing else tells that there is a table."""

KNOWN_STRIP = 0.4
"""In em: the same where it is known that there is one; a printed blank is narrower."""

_CROSSING = 0.2
"""Of the lines: so many may cross a white strip, since their cells are merged."""

_WORD_GAP = 0.3
"""In em: a gap that may part two columns, once many lines have it in the same place."""

_ONE_CELL = 1.4
"""In em: lines of one cell follow one another so closely."""

_TOUCH = 1.0
"""In points: what overlaps less only touches."""


def columns_of(lines: Sequence[Sequence[Bit]], em: float, narrowest: float) -> Columns:
    """The columns that the bits of lines make, from left to right.

    First what most lines leave white parts the columns. Pieces that stand over several of these are merged cells and
    tell nothing more; all others show columns that have few cells, too.
    """
    pieces = [[piece for bit in line for piece in _pieces(bit, em)] for line in lines]
    every = [box for line in pieces for box in line]
    if not every:
        return ()
    # In few lines one that crosses is already many.
    most = max(1, int(_CROSSING * len(lines))) if len(lines) >= 4 else 0
    cores = _cores(every, most, narrowest * em)
    # What stands within a strip of a column belongs to it, as the end of a long cell does.
    far = [
        (box.x0, box.x1)
        for box in every
        if all(box.x0 - high >= narrowest * em or low - box.x1 >= narrowest * em for low, high in cores)
    ]
    columns = tuple(sorted([*cores, *_joined(sorted(far), narrowest * em)]))
    return _with_heads_in(widened(columns, every), every, em)


def _with_heads_in(columns: Columns, boxes: Sequence[Box], em: float) -> Columns:
    """The columns without those that hold one lone cell which belongs elsewhere.

    A cell without a head, with nothing beside it left or right, is merged with that: the head over two columns, the
    word of a total. One at the top that has nothing beside it in one of them is its head: print may set it in
    the middle over cells that are set left.
    """
    extents = [[box for box in boxes if met(box, columns) == [at]] for at in range(len(columns))]
    whole: list[tuple[float, float]] = list(columns)
    first = min(box.top for box in boxes)
    for at, own in enumerate(extents):
        if not own or not _is_lone(own, em):
            continue
        top, bottom = min(box.top for box in own), max(box.bottom for box in own)
        blank = [
            beside
            for beside in (at - 1, at + 1)
            if 0 <= beside < len(columns)
            and not any(box.top < bottom - _TOUCH and box.bottom > top + _TOUCH for box in extents[beside])
        ]
        below = [one for one in blank if all(box.top >= bottom - _TOUCH for box in extents[one])]
        if len(blank) == 1 and below:
            low, high = whole[below[0]]
            whole[below[0]] = (min(low, columns[at][0]), max(high, columns[at][1]))
        if len(blank) == 2 or below or (blank and top > first + _TOUCH):
            whole[at] = (0.0, 0.0)
    return tuple(column for column in whole if column[1] > column[0])


def _is_lone(boxes: Sequence[Box], em: float) -> bool:
    """Whether these boxes are the lines of one cell."""
    tops = sorted(box.top for box in boxes)
    return len(boxes) == 1 or max(below - above for above, below in pairwise(tops)) < _ONE_CELL * em


def widened(columns: Sequence[tuple[float, float]], boxes: Sequence[Box]) -> Columns:
    """Each column with what stands in it alone, as far as it stays apart from the next."""
    wide = list(columns)
    for box in boxes:
        if len(own := met(box, columns)) == 1:
            low, high = wide[own[0]]
            wide[own[0]] = (min(low, box.x0), max(high, box.x1))
    for at, (one, other) in enumerate(pairwise(list(wide))):
        if one[1] >= other[0]:
            wide[at] = (wide[at][0], columns[at][1])
            wide[at + 1] = (columns[at + 1][0], wide[at + 1][1])
    return tuple(wide)


def cut(bit: Bit, columns: Columns) -> Iterator[Bit]:
    """The parts of a bit that stand in columns of their own; a merged cell stays whole: no white parts it."""
    part: list[Glyph] = []
    edges = [(left[1], right[0]) for left, right in pairwise(columns)]
    for glyph in bit.glyphs:
        if part and any(_holds((part[-1].box.x1, glyph.box.x0), edge) for edge in edges) and _inked(part):
            yield Bit.of(part)
            part = []
        part.append(glyph)
    if _inked(part):
        yield Bit.of(part)


def met(box: Box, columns: Sequence[tuple[float, float]]) -> list[int]:
    """The columns that a box stands in with some part."""
    return [at for at, (low, high) in enumerate(columns) if min(high, box.x1) - max(low, box.x0) > _TOUCH]


def nearest(box: Box, columns: Columns) -> int:
    """The column that a box stands in, or the nearest."""
    middle = (box.x0 + box.x1) / 2
    return min(range(len(columns)), key=lambda at: max(columns[at][0] - middle, middle - columns[at][1]))


def _inked(glyphs: Sequence[Glyph]) -> bool:
    return any(glyph.char.strip() for glyph in glyphs)


def _holds(gap: tuple[float, float], strip: tuple[float, float]) -> bool:
    """Whether a gap has most of a strip in it."""
    return min(gap[1], strip[1]) - max(gap[0], strip[0]) > 0.5 * (strip[1] - strip[0])


def _pieces(bit: Bit, em: float) -> Iterator[Box]:
    """The boxes of what stands between gaps that may part columns; a printed blank is none."""
    piece: list[Glyph] = []
    for glyph in bit.glyphs:
        if piece and glyph.box.x0 - piece[-1].box.x1 > _WORD_GAP * em and _inked(piece):
            yield Bit.of(piece).box
            piece = []
        piece.append(glyph)
    if _inked(piece):
        yield Bit.of(piece).box


def _cores(boxes: Sequence[Box], most: int, narrowest: float) -> list[tuple[float, float]]:
    """What more than `most` boxes cover, in stretches that are `narrowest` apart."""
    changes = sorted([(box.x0, 1) for box in boxes] + [(box.x1, -1) for box in boxes])
    stretches: list[tuple[float, float]] = []
    total = 0
    start = 0.0
    for place, change in changes:
        before, total = total, total + change
        if before <= most < total:
            start = place
        elif total <= most < before:
            stretches.append((start, place))
    return list(_joined(stretches, narrowest))


def _joined(pieces: Iterable[tuple[float, float]], narrowest: float) -> Columns:
    whole: list[tuple[float, float]] = []
    for low, high in pieces:
        if whole and low - whole[-1][1] < max(narrowest, 0.01):
            whole[-1] = (whole[-1][0], max(whole[-1][1], high))
        else:
            whole.append((low, high))
    return tuple(whole)
