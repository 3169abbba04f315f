"""Finds rows of cells that no rules part: columns by the white strips between them, rows by their distance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter.read.pdf.open_tables import rows_of_cells, with_heads
from converter.read.pdf.rows import glue
from converter.read.pdf.sheet import Box
from converter.read.pdf.strips import OpenTable, Strip
from converter.read.pdf.whites import KNOWN_STRIP, NARROWEST_STRIP, Columns, columns_of, cut, met, widened

_WIDE_STRIP = 1.6
"""In em: the white between two columns of cells where there are no more."""

_FURTHEST = 2.4
"""In em: what is further below belongs to no row of the block."""

_NEAREST_LINES, _NEAR_LINES = 0.45, 0.7
"""In em: the white between lines of one cell, surely and at most."""

_FULL = 1.3
"""In em: a line that leaves less of its column is full."""

_NAME = re.compile(r"[\u4e00-\u9fff·](?:[ \u3000]*[\u4e00-\u9fff·]){1,3}")
_NAMES = 3
_WIDEST_NAME = 6.5
"""A grid of names has so many columns, and none wider, in em."""

_SAME_SIZE = 0.25
"""Of the size of a table: so far may the size of a line be from it."""

_TITLE = 1.3
"""Of the size of a table: what is larger is a title."""

_SAME_PLACE = 2.0
"""In points: what begins so near begins in one place."""

_TALLEST = 8
"""Lines of one bit that may follow one another where two cells below one another are taller than all beside them."""

_NEXT_TO = 3
"""Lines before and behind a line, among which the next one of its cell stands."""

_REACH = 3.0
"""In em: so far beyond the first and last column may longer cells of other pages reach."""

_MOST = 0.8
"""Of the lines: so many fit into the columns of a table that goes on; others have merged cells."""

_HALF_LINE = 1.15
"""In em: lines of running text stand further apart."""

_LABEL = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、]|第[一二三四五六七八九十]{1,3}[章节条]|附\s*[件表注]|注[:：]"
)

_LIST_LABEL = re.compile(r"(?:[（(]\w{1,4}[)）]|\w{1,4}[)）.．、])+|第\w{1,5}[章节節条條款]|[—―–•●■◆·-]{1,2}")
"""What stands before the text of a list; the number of a row has no mark of punctuation."""

_ROLE = re.compile(r"[\u4e00-\u9fff \u3000]{1,8}[：:]")


def with_rows(lines: Sequence[Strip], open_table: OpenTable | None = None, top: float = 0.0) -> list[Strip]:
    """The same lines of one column of the page; where some make a block of rows, each row is one strip with cells.

    `open_table` is one that may go on here; lines above `top` may be running heads before it.
    """
    whole: list[Strip] = []
    at = 0
    while at < len(lines):
        stop, columns = _block(lines, at)
        if open_table and _ends_table(lines[at], open_table):
            open_table = None
        if open_table:
            stop, columns = _going_on(lines, at, stop, columns, open_table)
            if stop > at or lines[at].box.bottom > top:
                open_table = None
        if stop > at:
            own = lines[at:stop]
            # No name has two lines, however near they stand.
            single = len(columns) >= _NAMES and all(_NAME.fullmatch(bit.text) for line in own for bit in line.bits)
            parts = [[line] for line in own] if single else [own]
            rows = [row for part in parts for row in rows_of_cells(part, columns)]
            whole.extend(_people(rows) if _is_roster(rows) else rows)
            at = stop
        else:
            whole.append(lines[at])
            at += 1
    return whole


def _ends_table(line: Strip, table: OpenTable) -> bool:
    """Whether a line is a label or a title, behind which no table goes on that began before it."""
    return line.size > _TITLE * table.size or bool(_LABEL.match(line.text))


def _going_on(lines: Sequence[Strip], start: int, stop: int, columns: Columns, table: OpenTable) -> tuple[int, Columns]:
    """The block from `start` to `stop` as more rows of a table, if it fits into the columns of that.

    Print that breaks a table may leave a single row behind the break, or columns in which nothing stands any more.
    """
    before, em = table
    if len(columns) >= len(before):
        own = lines[start:stop]
        fitting = sum(1 for line in own if _fits([line], 0, 0, before, em))
        # A head that stands again over a few rows shows less than all the rows before it.
        return stop, widened(before, _boxes(own)) if fitting >= _MOST * len(own) else columns
    behind = lines[start].box.x0 - before[0][0]
    for shift in (0.0, behind if abs(behind) > _SAME_PLACE else 0.0):
        moved = tuple((low + shift, high + shift) for low, high in before)
        end = max(
            start, next((at for at in range(start, len(lines)) if not _fits(lines, at, start, moved, em)), len(lines))
        )
        while end > start and len(lines[end - 1].bits) < 2 and end > stop:
            end -= 1
        if end == start and _is_last_name(lines[start], table) and (not shift or not start):
            end += 1
        if end > start and end >= stop:
            while end < len(lines) and (
                _tight(lines[end - 1], lines[end], moved, em) or _ends_grid(lines[start : end + 1], moved)
            ):
                end += 1
            return end, widened(moved, _boxes(lines[start:end]))
    return stop, columns


def _is_last_name(line: Strip, table: OpenTable) -> bool:
    """Whether a line can be the last name of a grid, which stands alone at the beginning of a page or column."""
    return (
        len(table.columns) >= _NAMES
        and bool(_NAME.fullmatch(line.text))
        and abs(line.size - table.size) < _SAME_SIZE * table.size
        and all(high - low < _WIDEST_NAME * table.size for low, high in table.columns)
    )


def _boxes(lines: Sequence[Strip]) -> list[Box]:
    return [bit.box for line in lines for bit in line.bits]


def _fits(lines: Sequence[Strip], at: int, start: int, columns: Columns, em: float) -> bool:
    """Whether a line can be (part of) a row with these columns: each of its bits stands in one of them."""
    line = lines[at]
    if abs(line.size - em) > _SAME_SIZE * em or (
        at > start and line.box.top - lines[at - 1].box.bottom > _FURTHEST * em
    ):
        return False
    reach = columns[0][0] - _REACH * em <= line.box.x0 and line.box.x1 <= columns[-1][1] + _REACH * em
    pieces = [piece.box for bit in line.bits for piece in cut(bit, columns)]
    return reach and all(len(met(piece, columns)) < 2 for piece in pieces)


def _is_roster(rows: Sequence[Strip]) -> bool:
    """Whether rows are people below their roles: 组长：, then names and posts, the role once for all who have it."""
    roles = [row.cells[0] for row in rows if row.cells[0] and _ROLE.match(row.cells[0])]
    # Those above the first role have theirs before the break.
    return (
        bool(roles) and not any(row.cells[0] and row.cells[0] not in roles for row in rows) and len(rows[0].cells) <= 3
    )


def _people(rows: Sequence[Strip]) -> list[Strip]:
    """One line for each person; a row of the last column alone is the rest of the post above it."""
    people: list[Strip] = []
    for row in rows:
        cells = [cell for cell in row.cells if cell]
        if people and len(cells) == 1 and row.cells[-1]:
            above = people[-1]
            people[-1] = Strip(
                (*above.bits, *row.bits), row.size, words=above.words + glue(above.words, cells[0]) + cells[0]
            )
        else:
            words = " ".join(cells).replace("： ", "：").replace(": ", ":")
            people.append(Strip(row.bits, row.size, words=words))
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
    columns = columns_of([line.bits for line in below], em, KNOWN_STRIP)
    columns = with_heads(columns, above)
    return rows_of_cells(lines, columns, head) if len(columns) >= 2 else list(lines)


def more_rows(lines: Sequence[Strip], table: OpenTable) -> list[Strip]:
    """The rows of a table that goes on here; the lines as they are if they do not fit into its columns."""
    if not lines:
        return []
    before, em = table
    fitting = [line for line in lines if _fits([line], 0, 0, before, em)]
    if len(fitting) < _MOST * len(lines):
        return list(lines)
    return rows_of_cells(lines, widened(before, _boxes(fitting)))


def _block(lines: Sequence[Strip], start: int) -> tuple[int, Columns]:
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
        # Lines of one bit may be those of a cell that is taller than its neighbours.
        tall = any(
            _stacked(line.box, bit.box, em) for one in _around(stop, start, len(lines)) for bit in lines[one].bits
        )
        most = _TALLEST if tall else 2
        if abs(line.size - em) > _SAME_SIZE * em or _is_list_item(line) or (len(line.bits) < 2 and stop - last > most):
            break
        stop += 1
        if len(line.bits) >= 2:
            several += 1
            last = stop
        elif several == 0 and stop - start > (_TALLEST // 2 if tall else 1):
            return start, ()
    stop = last
    while several >= 2 and stop - start >= 2:
        columns = columns_of([line.bits for line in lines[start:stop]], em, NARROWEST_STRIP)
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
                return start, ()
            while stop < len(lines) and (
                _tight(lines[stop - 1], lines[stop], columns, em) or _ends_grid(lines[start : stop + 1], columns)
            ):
                stop += 1
            return stop, columns
        stop -= 1
        while stop > start and len(lines[stop - 1].bits) < 2:
            stop -= 1
        several = sum(1 for line in lines[start:stop] if len(line.bits) >= 2)
    return start, ()


def _is_list_item(line: Strip) -> bool:
    """Whether all that stands before the last bit are labels: an item of a list with its text set in, no row."""
    return len(line.bits) >= 2 and all(_LIST_LABEL.fullmatch(bit.text) for bit in line.bits[:-1])


def _tight(above: Strip, below: Strip, columns: Columns, em: float) -> bool:
    """Whether a line of one bit below the last row can be the rest of one of its cells.

    It stands nearer than lines of text do, or below a line that fills its column, set left as that is.
    """
    gap = below.box.top - above.box.bottom
    if len(below.bits) != 1 or gap >= _NEAR_LINES * em:
        return False
    own = [column for column in columns if column[0] - 1 <= below.box.x0 and below.box.x1 <= column[1] + 1]
    if not own:
        return False
    last = above.bits[-1].box
    wraps = len(above.bits) > 1 and abs(last.x0 - below.box.x0) < 2 and last.x1 > own[0][1] - _FULL * em
    return gap < _NEAREST_LINES * em or wraps


def _around(at: int, start: int, stop: int) -> list[int]:
    """The lines near a line, itself left out: wrapped cells side by side have their lines between one another."""
    return [one for one in range(max(at - _NEXT_TO, start), min(at + _NEXT_TO + 1, stop)) if one != at]


def _stacked(one: Box, other: Box, em: float) -> bool:
    """Whether two pieces are lines of one cell: close below one another, on the left or in the middle of one place."""
    gap = max(one.top, other.top) - min(one.bottom, other.bottom)
    aligned = abs(one.x0 - other.x0) < _SAME_PLACE or abs(one.x0 + one.x1 - other.x0 - other.x1) < 2 * _SAME_PLACE
    return gap < _NEAREST_LINES * em and aligned


def _ends_grid(lines: Sequence[Strip], columns: Columns) -> bool:
    """Whether the last of these lines is the one name with which a grid of names ends, in its first column."""
    above, last = lines[-2:]
    steps = [below.box.top - one.box.bottom for one, below in pairwise(lines[:-1])]
    return (
        len(columns) >= _NAMES
        and all(_NAME.fullmatch(bit.text) for line in lines for bit in line.bits)
        and len(last.bits) == 1
        and abs(last.box.x0 - columns[0][0]) < _SAME_PLACE
        and last.box.top - above.box.bottom < max(steps, default=_NEAR_LINES * last.size) + _SAME_PLACE
    )


def _foreign(lines: Sequence[Strip], at: int, stop: int, columns: Columns, em: float) -> bool:
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
    if any(_stacked(box, bit.box, em) for one in _around(at, 0, stop) for bit in lines[one].bits):
        return False
    inside = any(low - 1 <= box.x0 and box.x1 <= high + 1 for low, high in columns)
    return at == 0 or not inside or bool(_LABEL.match(line.bits[0].text)) or len(lines[at - 1].bits) < 2
