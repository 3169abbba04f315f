"""Finds rows of cells that no rules part: columns by the white strips between them, rows by their distance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from converter.read.pdf.cells import Placed, row_numbers
from converter.read.pdf.rows import glue
from converter.read.pdf.sheet import Box, around


class Bit(NamedTuple):
    """What stands between two wide gaps of a line."""

    box: Box
    text: str


class Strip(NamedTuple):
    """A line of text as its bits; `cells` where it is a row: their texts, one for each column of its block.

    `words` are what it reads where that is neither: a person of a roster that print sets in columns.
    """

    bits: tuple[Bit, ...]
    size: float
    cells: tuple[str, ...] = ()
    words: str = ""

    @property
    def box(self) -> Box:
        """Where the line stands."""
        return around(bit.box for bit in self.bits)

    @property
    def text(self) -> str:
        """What the line reads: a TAB between cells, a blank between bits."""
        if self.words:
            return self.words
        return "\t".join(self.cells) if self.cells else " ".join(bit.text for bit in self.bits)


_NARROWEST_STRIP = 0.8
"""In em: the white between two of several columns of cells."""

_RULED_STRIP = 0.4
"""In em: the same where rules tell that it is a table."""

_WIDE_STRIP = 1.6
"""In em: the white between two columns of cells where there are no more."""

_FURTHEST = 2.4
"""In em: what is further below belongs to no row of the block."""

_HALF_LINE = 1.15
"""In em: lines of running text stand further apart."""

_LABEL = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、]|第[一二三四五六七八九十]{1,3}[章节条]|附\s*[件表注]|注[:：]"
)

_ROLE = re.compile(r"[\u4e00-\u9fff \u3000]{1,8}[：:]")

_TOTALS = ("合计", "总计", "共计")

_CROSSING = 0.2
"""Of the lines: so many may cross a white strip, since their cells are merged."""


def with_rows(lines: Sequence[Strip]) -> list[Strip]:
    """The same lines of one column of the page; where some make a block of rows, each row is one strip with cells."""
    whole: list[Strip] = []
    at = 0
    while at < len(lines):
        stop, columns = _block(lines, at)
        if stop > at:
            rows = _rows(lines[at:stop], columns)
            whole.extend(_people(rows) if _is_roster(rows) else rows)
            at = stop
        else:
            whole.append(lines[at])
            at += 1
    return whole


def _is_roster(rows: Sequence[Strip]) -> bool:
    """Whether rows are people below their roles: 组长：, then names and posts, the role once for all who have it."""
    roles = [row.cells[0] for row in rows if row.cells[0] and _ROLE.match(row.cells[0])]
    return bool(roles) and bool(_ROLE.match(rows[0].cells[0])) and len(rows[0].cells) <= 3


def _people(rows: Sequence[Strip]) -> list[Strip]:
    """One line for each person; a row of the last column alone is the rest of the post above it."""
    people: list[Strip] = []
    for row in rows:
        cells = [cell for cell in row.cells if cell]
        if people and len(cells) == 1 and row.cells[-1]:
            above = people[-1]
            people[-1] = Strip(
                (*above.bits, *row.bits), row.size, (), above.words + glue(above.words, cells[0]) + cells[0]
            )
        else:
            words = " ".join(cells).replace("： ", "：").replace(": ", ":")
            people.append(Strip(row.bits, row.size, (), words))
    return people


def rows_within(lines: Sequence[Strip], head: float) -> list[Strip]:
    """The rows of a table whose head ends at `head`; the lines as they are where they do not make columns."""
    if not lines:
        return []
    em = lines[0].size
    above = [line for line in lines if (line.box.top + line.box.bottom) / 2 < head]
    below = [line for line in lines if (line.box.top + line.box.bottom) / 2 >= head]
    if not (above and below):
        return list(lines)
    columns = _with_head(_columns(below, em, _RULED_STRIP), [bit for line in above for bit in line.bits], em)
    if len(columns) < 2:
        return list(lines)
    return [*_head_rows(above, columns, em), *_rows(below, columns, 0)]


def _with_head(columns: list[tuple[float, float]], bits: Sequence[Bit], em: float) -> list[tuple[float, float]]:
    """The columns of the body with those of the head: as many widen one another, more of the head are blank below."""
    heads = _merged([(bit.box.x0, bit.box.x1) for bit in bits if len(_under(bit, bits, em)) < 2])
    if len(heads) == len(columns):
        whole = [(min(a[0], b[0]), max(a[1], b[1])) for a, b in zip(columns, heads, strict=True)]
        return whole if all(left[1] < right[0] for left, right in pairwise(whole)) else columns
    if len(heads) > len(columns):
        return sorted(
            [*columns, *(one for one in heads if not any(one[0] < high and one[1] > low for low, high in columns))]
        )
    return columns


def _merged(pieces: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    whole: list[tuple[float, float]] = []
    for low, high in sorted(pieces):
        if whole and low < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], high))
        else:
            whole.append((low, high))
    return whole


def _head_rows(lines: Sequence[Strip], columns: Sequence[tuple[float, float]], em: float) -> list[Strip]:
    """One row of the head, or two where a cell of it stands over several others."""
    bits = [bit for line in lines for bit in line.bits]
    lower: list[Bit] = []
    upper: list[tuple[Bit, int]] = []
    for bit in bits:
        under = _under(bit, bits, em)
        if len(under) >= 2:
            upper.append((bit, min(_column(one.box, columns) for one in under)))
            lower.extend(under)
    if not upper:
        return [_row(bits, columns, em)]
    # The rest of a wrapped cell stands below its first line, in the same column.
    places = {_column(bit.box, columns) for bit in lower}
    edge = min(bit.box.top for bit in lower)
    over = [bit for bit, _ in upper]
    lower = [bit for bit in bits if bit not in over and bit.box.top >= edge - 1 and _column(bit.box, columns) in places]
    first = _row([bit for bit in bits if bit not in lower and bit not in over], columns, em)
    cells = list(first.cells)
    for bit, column in upper:
        cells[column] = bit.text
    return [Strip((*first.bits, *over), em, tuple(cells)), _row(lower, columns, em)]


def _under(bit: Bit, bits: Sequence[Bit], em: float) -> list[Bit]:
    """The nearest bits below one, left and right of its middle, if it stands in the middle over them; else nothing."""
    middle = (bit.box.x0 + bit.box.x1) / 2
    below = [one for one in bits if one.box.top >= bit.box.bottom - 2]
    left = [one for one in below if (one.box.x0 + one.box.x1) / 2 < middle - 0.5 * em]
    right = [one for one in below if (one.box.x0 + one.box.x1) / 2 > middle + 0.5 * em]
    if not (left and right):
        return []
    one = max(left, key=lambda one: one.box.x1)
    other = min(right, key=lambda one: one.box.x0)
    between = (one.box.x0 + one.box.x1 + other.box.x0 + other.box.x1) / 4
    level = abs(one.box.top - other.box.top) < 2
    beside = [peer for peer in bits if peer is not bit and abs(peer.box.top - bit.box.top) < 2]
    if any(peer.box.x0 < low.box.x1 and peer.box.x1 > low.box.x0 for peer in beside for low in (one, other)):
        return []
    return [one, other] if level and abs(between - middle) < 1.2 * em else []


def _block(lines: Sequence[Strip], start: int) -> tuple[int, list[tuple[float, float]]]:
    """Behind the last line of the block of rows that begins at `start`, and its columns; `start` where none does.

    Lines of several bits make it, and lines of one short bit between them, which belong to a wrapped or merged cell.
    """
    stop = last = start
    several = 0
    em = lines[start].size
    # One short line may stand above the first row: the upper half of a cell, or a head over two columns.
    while stop < len(lines):
        line = lines[stop]
        if stop > start and line.box.top - lines[stop - 1].box.bottom > _FURTHEST * em:
            break
        if abs(line.size - em) > 0.25 * em or (len(line.bits) < 2 and stop - last > 2):
            break
        stop += 1
        if len(line.bits) >= 2:
            several += 1
            last = stop
        elif several == 0 and stop - start > 1:
            return start, []
    stop = last
    while several >= 2 and stop - start >= 2:
        columns = _columns(lines[start:stop], em)
        if len(columns) >= 3 or (
            len(columns) == 2 and several >= 3 and columns[1][0] - columns[0][1] >= _WIDE_STRIP * em
        ):
            if foreign := next((at for at in range(start, stop) if _foreign(lines, at, stop, columns, em)), None):
                stop = foreign
                while stop > start and len(lines[stop - 1].bits) < 2:
                    stop -= 1
                several = sum(1 for line in lines[start:stop] if len(line.bits) >= 2)
                continue
            if foreign == start:
                return start, []
            while stop < len(lines) and _tight(lines[stop - 1], lines[stop], columns, em):
                stop += 1
            return stop, columns
        stop -= 1
        while stop > start and len(lines[stop - 1].bits) < 2:
            stop -= 1
        several = sum(1 for line in lines[start:stop] if len(line.bits) >= 2)
    return start, []


def _tight(above: Strip, below: Strip, columns: Sequence[tuple[float, float]], em: float) -> bool:
    """Whether a line of one bit below the last row can be the rest of one of its cells."""
    one = len(below.bits) == 1 and below.box.top - above.box.bottom < 0.45 * em
    return one and any(low - 1 <= below.box.x0 and below.box.x1 <= high + 1 for low, high in columns)


def _foreign(lines: Sequence[Strip], at: int, stop: int, columns: Sequence[tuple[float, float]], em: float) -> bool:
    """Whether a line of one bit is no part of a cell: a caption, a unit, a heading between two grids.

    Parts of cells stand half a line from their neighbours, since print sets cells in the middle of their row; or they
    stand inside a column, without a label of their own.
    """
    line = lines[at]
    if len(line.bits) >= 2:
        return False
    box = line.bits[0].box
    middle = (box.top + box.bottom) / 2
    beside = [lines[one].box for one in (at - 1, at + 1) if 0 <= one < stop]
    if any(abs((one.top + one.bottom) / 2 - middle) < _HALF_LINE * em for one in beside):
        return False
    inside = any(low - 1 <= box.x0 and box.x1 <= high + 1 for low, high in columns)
    return at == 0 or not inside or bool(_LABEL.match(line.bits[0].text)) or len(lines[at - 1].bits) < 2


def _columns(lines: Sequence[Strip], em: float, narrowest: float = _NARROWEST_STRIP) -> list[tuple[float, float]]:
    """The columns: what lies between white strips that hardly any line crosses."""
    whole = around(line.box for line in lines)
    left, size = whole.x0, int(whole.width) + 2
    counts = [0] * (size + 1)
    for line in lines:
        for bit in line.bits:
            counts[int(bit.box.x0 - left)] += 1
            counts[min(int(bit.box.x1 - left) + 1, size)] -= 1
    most = int(_CROSSING * len(lines)) if len(lines) >= 4 else 0
    columns: list[tuple[float, float]] = []
    total = white = 0
    for at in range(size):
        total += counts[at]
        if total > most:
            if columns and white < narrowest * em:
                columns[-1] = (columns[-1][0], left + at + 1)
            else:
                columns.append((left + at, left + at + 1))
            white = 0
        else:
            white += 1
    return columns


def _rows(lines: Sequence[Strip], columns: Sequence[tuple[float, float]], heads: int = 1) -> list[Strip]:
    """One strip for each row, made by `cells`."""
    em = lines[0].size
    bits = [bit for line in lines for bit in line.bits]
    places = [Placed(bit.box, _column(bit.box, columns), _met(bit.box, columns)) for bit in bits]
    rows: dict[int, list[int]] = {}
    for at, row in enumerate(row_numbers(places, len(columns), em, heads)):
        rows.setdefault(row, []).append(at)
    return [_row([bits[at] for at in rows[row]], columns, em) for row in sorted(rows)]


def _row(bits: Sequence[Bit], columns: Sequence[tuple[float, float]], em: float) -> Strip:
    cells = [""] * len(columns)
    for bit in sorted(bits, key=lambda bit: (bit.box.top, bit.box.x0)):
        at = _column(bit.box, columns)
        cells[at] += (glue(cells[at], bit.text) if cells[at] else "") + bit.text
    first = next((at for at, cell in enumerate(cells) if cell), 0)
    if first and cells[first].replace(" ", "") in _TOTALS:
        # The word of a total stands in the middle of the blank cells before the figures.
        cells[0], cells[first] = cells[first], ""
    return Strip(tuple(bits), em, tuple(cells))


def _met(box: Box, columns: Sequence[tuple[float, float]]) -> int:
    return sum(1 for low, high in columns if min(high, box.x1) - max(low, box.x0) > 1.0)


def _column(box: Box, columns: Sequence[tuple[float, float]]) -> int:
    """The column of a bit: the first that it stands in with some part, else the nearest."""
    for at, (low, high) in enumerate(columns):
        if min(high, box.x1) - max(low, box.x0) > 1.0:
            return at
    middle = (box.x0 + box.x1) / 2
    return min(range(len(columns)), key=lambda at: abs((columns[at][0] + columns[at][1]) / 2 - middle))
