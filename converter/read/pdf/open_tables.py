"""Lines of text → rows of cells, where white space alone tells columns, rows and merged cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from converter.read.pdf.groups import Run, are_groups, runs_of_rows, runs_with_next
from converter.read.pdf.heads import depth_of, outer, with_spread
from converter.read.pdf.levels import Levels, levels_of
from converter.read.pdf.row_stream import Told, told_by_stream
from converter.read.pdf.rows import bits_of
from converter.read.pdf.sheet import Box, around
from converter.read.pdf.stacks import Stack, stacks_of
from converter.read.pdf.strips import Bit, Strip
from converter.read.pdf.whites import Columns, cut, met, nearest

_HEAD_REACHES = 2.5
"""In em: what stands over several cells of the head begins so near below the top of the table."""

_ALIGNED = 0.4
"""In em: a cell whose edge or middle is so near to that of its column stands in it."""

_OFF = 0.8
"""In em: so far may a merged cell stand from the middle of its columns."""

_NEAR_LINES = 0.7
"""In em: the white between two lines of one cell is smaller."""

_NARROWEST_WRAP = 4.0
_FULL = 1.3
"""In em: a line that leaves less of its column is full."""

_TOTALS = ("合计", "总计", "共计")


def rows_of_cells(lines: Sequence[Strip], columns: Columns, head: float | None = None) -> list[Strip]:
    """One strip for each row of a table with these columns, its cells in it; `head` is where a rule ends the head.

    A cell that stands over several rows or columns is in the first of them; the others are blank, and `merged` says so.
    """
    em = lines[0].size
    placed = [(bit, *_place(bit, columns)) for line in lines for whole in line.bits for bit in cut(whole, columns)]
    told = told_by_stream(placed, em)
    stacks, white = (told.stacks, 0.0) if told else stacks_of(placed, em)
    heads, body = ([], list(stacks)) if told and told.goes_on else _parted(stacks, columns, em, head)
    if told:
        rows = [*_head_rows(heads), *_told_rows(body, told, columns, em)]
    else:
        rows = [*_head_rows(heads), *_without_rests(_body_rows(body, columns, em, white), columns, em)]
    return [_strip(row, columns, em) for row in rows if row.cells]


def with_heads(columns: Columns, lines: Sequence[Strip]) -> Columns:
    """The columns with those that are blank below their head; `lines` are those of the head."""
    em = lines[0].size
    stacks, _ = stacks_of([(bit, *_place(bit, columns)) for line in lines for bit in line.bits], em)
    heads = [stack for stack in with_spread(stacks, columns, em)[0] if stack.first == stack.last]
    headed = {column for stack in heads for column in met(stack.box, columns)}
    wide = list(columns)
    for stack in heads:
        if met(stack.box, columns):
            continue
        # A head that is centred over cells set left stands beside these: its column has no other head.
        beside = [
            at
            for at in range(len(columns))
            if at not in headed and not any(_between(stack.box, columns[at], one) for one in columns)
        ]
        if beside:
            at = min(beside, key=lambda at: max(columns[at][0] - stack.box.x1, stack.box.x0 - columns[at][1]))
            wide[at] = (min(wide[at][0], stack.box.x0), max(wide[at][1], stack.box.x1))
        else:
            wide.append((stack.box.x0, stack.box.x1))
    return tuple(sorted(wide))


def _between(box: Box, column: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether a column lies between a box and another column."""
    return (column[1] <= other[0] and other[1] <= box.x0) or (box.x1 <= other[0] and other[1] <= column[0])


@dataclass(slots=True)
class Row:
    """The cells of a row by column, and the merged cells that begin in it: column, how many rows, how many columns."""

    cells: dict[int, list[Stack]] = field(default_factory=dict)
    merged: list[tuple[int, int, int]] = field(default_factory=list)

    def put(self, column: int, stack: Stack) -> None:
        """Adds (a part of) a cell."""
        self.cells.setdefault(column, []).append(stack)

    def merge(self, column: int, rows: int, columns: int) -> None:
        """The cell in `column` covers so many rows and columns."""
        if rows > 1 or columns > 1:
            self.merged.append((column, rows, columns))


def _place(bit: Bit, columns: Columns) -> tuple[int, int]:
    own = met(bit.box, columns)
    if len(own) > 1:
        return own[0], own[-1]
    at = nearest(bit.box, columns)
    return at, at


def _parted(
    stacks: Sequence[Stack], columns: Columns, em: float, head: float | None
) -> tuple[list[Stack], list[Stack]]:
    """The cells of the head, where it has several rows or a rule below it, and all others."""
    if head is not None:
        above, _ = with_spread([stack for stack in stacks if stack.middle < head], columns, em)
        return above, [stack for stack in stacks if stack.middle >= head]
    top = min(stack.box.top for stack in stacks) + _HEAD_REACHES * em
    spread, found = with_spread(stacks, columns, em)
    over = [spread[at] for at in found if spread[at].box.top <= top]
    below = [
        min(under, key=lambda stack: stack.box.top).box.bottom
        for one in over
        for column in range(one.first, one.last + 1)
        if (under := [low for low in stacks if low.first <= column <= low.last and low.box.top > one.box.bottom - 2])
    ]
    if not below:
        return [], list(stacks)
    edge = max(below)
    return [one for one in spread if one.middle < edge], [stack for stack in stacks if stack.middle >= edge]


def _head_rows(stacks: Sequence[Stack]) -> list[Row]:
    depths = [depth_of(stacks, at) for at in range(len(stacks))]
    deepest = max(depths, default=-1)
    rows = [Row() for _ in range(deepest + 1)]
    for depth, stack in zip(depths, stacks, strict=True):
        below = any(
            other > depth and low.first <= stack.last and stack.first <= low.last
            for other, low in zip(depths, stacks, strict=True)
        )
        rows[depth].put(stack.first, stack)
        rows[depth].merge(stack.first, 1 if below else deepest + 1 - depth, stack.last - stack.first + 1)
    return rows


def _body_rows(stacks: Sequence[Stack], columns: Columns, em: float, white: float) -> list[Row]:
    levels = levels_of(stacks, em, white)
    rows = _on_levels(levels, stacks, columns, em)
    if any(not row.cells for row in rows):
        # What looked like a row was a label that stands between the rows of its group.
        levels = levels.only([at for at, row in enumerate(rows) if row.cells])
        rows = _on_levels(levels, stacks, columns, em)
    return rows


def _told_rows(stacks: Sequence[Stack], told: Told, columns: Columns, em: float) -> list[Row]:
    """The rows of the body that the stream tells."""
    places = {id(stack): at for at, stack in enumerate(stacks)}
    rows = [own for row in told.rows if (own := tuple(places[id(stack)] for stack in row if id(stack) in places))]
    above = sum(1 for row in told.rows if not any(id(stack) in places for stack in row))
    following = {places[id(stack)]: row - above for stack, row in told.over if id(stack) in places}
    bands = tuple((box.top, box.bottom) for box in (around(stacks[at].box for at in row) for row in rows))
    return _on_levels(Levels(bands, tuple(rows), True), stacks, columns, em, following)


def _on_levels(
    levels: Levels, stacks: Sequence[Stack], columns: Columns, em: float, following: Mapping[int, int] | None = None
) -> list[Row]:
    """`following`: the row that the stream sets after a cell over several rows."""
    rows = [Row() for _ in levels.bands]
    if not rows:
        return []
    sure = {at: row for row, own in enumerate(levels.rows) for at in own}
    covered: dict[int, set[int]] = {}
    spans: dict[int, tuple[int, int]] = {}
    for row, own in enumerate(levels.rows):
        for at, first, last in _spread([(one, stacks[one]) for one in own], stacks, columns, em):
            spans[at] = first, last
            for column in range(first, last + 1):
                covered.setdefault(column, set()).add(row)
    for column in range(len(columns)):
        labels = sorted(
            (at for at, stack in enumerate(stacks) if stack.first == column == stack.last and at not in spans),
            key=lambda at: stacks[at].middle,
        )
        known = [following.get(at) for at in labels] if following else []
        own_rows = [sure.get(at) for at in labels]
        if any(row is not None for row in known):
            runs = runs_with_next([stacks[at] for at in labels], known, own_rows, levels, covered.get(column, set()))
        else:
            runs = _groups([stacks[at] for at in labels], levels, covered.get(column, set()), not column, em)
        for start, size in runs or ():
            rows[start].merge(column, size, 1)
        for place, at in enumerate(labels):
            row = runs[place][0] if runs else sure.get(at, _row_of(stacks[at], levels))
            rows[row].put(column, stacks[at])
        if runs:
            # Rows without a label above the first and below the last: their group has it on another page.
            first, last = runs[0][0], sum(runs[-1])
            rows[0].merge(column, first, 1)
            end = min([len(rows), *(row for row in covered.get(column, ()) if row >= last)])
            if last < end:
                rows[last].merge(column, end - last, 1)
    for at, stack in enumerate(stacks):
        if stack.first != stack.last or at in spans:
            first, last = spans.get(at, (stack.first, stack.last))
            own_row = rows[sure.get(at, _row_of(stack, levels))]
            own_row.put(first, stack)
            own_row.merge(first, 1, last - first + 1)
    return rows


def _without_rests(rows: Sequence[Row], columns: Columns, em: float) -> list[Row]:
    """The rows, with the rest of wrapped cells in the row that they belong to, where rows are as near as lines.

    It stands in few columns, right below cells that fill their column.
    """
    whole: list[Row] = []
    for row in rows:
        above = whole[-1].cells if whole else {}
        rest = (
            above
            and not row.merged
            and 2 * len(row.cells) <= len(above)
            and all(
                column in above
                and _continues(above[column][-1].lines[-1].box, stacks[0].lines[0].box, columns[column], em)
                for column, stacks in row.cells.items()
            )
        )
        if rest:
            for column, stacks in row.cells.items():
                above[column].extend(stacks)
        else:
            whole.append(row)
    return whole


def _continues(above: Box, below: Box, column: tuple[float, float], em: float) -> bool:
    near = below.top - above.bottom < _NEAR_LINES * em
    return near and column[1] - column[0] > _NARROWEST_WRAP * em and above.width > column[1] - column[0] - _FULL * em


def _groups(
    labels: Sequence[Stack], levels: Levels, covered: Collection[int], leads: bool, em: float
) -> list[Run] | None:
    """The rows of each cell of a column where some stand over several rows; None where none does."""
    if not levels.centred or not labels or len(labels) >= len(levels.bands) - len(covered):
        return None
    runs = runs_of_rows(labels, levels, covered, em, leads)
    if runs is None:
        return None
    inside = {row for start, size in runs for row in range(start, start + size)}
    blank = set(range(len(levels.bands))) - inside - set(covered)
    return runs if are_groups(labels, runs, levels, blank, leads) else None


def _spread(
    cells: Sequence[tuple[int, Stack]], stacks: Sequence[Stack], columns: Columns, em: float
) -> list[tuple[int, int, int]]:
    """Which cells of a row stand in the middle of several columns that are blank but for them, and which these are."""
    taken = {column for _, stack in cells for column in range(stack.first, stack.last + 1)}
    found: list[tuple[int, int, int]] = []
    for at, stack in cells:
        first, last = stack.first, stack.last
        low, high = first, last
        while low and low - 1 not in taken:
            low -= 1
        while high + 1 < len(columns) and high + 1 not in taken:
            high += 1
        total = low == 0 and stack.text.replace(" ", "") in _TOTALS
        if low == high or (first == last and not total and _stands_in(stack, stacks, em)):
            continue
        if total:
            # By custom it covers all that stands before the first figure.
            found.append((at, 0, high))
            continue
        middle = (stack.box.x0 + stack.box.x1) / 2
        off, one, other = min(
            (abs(sum(outer(columns, one, other)) / 2 - middle), one, other)
            for one in range(low, first + 1)
            for other in range(max(last, one + 1), high + 1)
        )
        if off <= _OFF * em:
            found.append((at, one, other))
        elif first < last:
            found.append((at, first, last))
    return found


def _stands_in(stack: Stack, stacks: Sequence[Stack], em: float) -> bool:
    """Whether a cell is set like the others of its column, left, right or in the middle; a lone one is."""
    others = [other.box for other in stacks if other.first == stack.first == other.last and other is not stack]
    if not others:
        return True
    box, column = stack.box, around(others)
    off = min(abs(box.x0 - column.x0), abs(box.x1 - column.x1), abs(box.x0 + box.x1 - column.x0 - column.x1) / 2)
    return off <= _ALIGNED * em


def _row_of(stack: Stack, levels: Levels) -> int:
    """The row whose place is nearest to that of a cell; between two the upper."""
    if levels.centred:
        return min(
            range(len(levels.bands)), key=lambda at: (round(abs(sum(levels.bands[at]) / 2 - stack.middle) / 2), at)
        )
    top = stack.box.top
    return max((at for at, band in enumerate(levels.bands) if band[0] <= top + 2), default=0)


def _strip(row: Row, columns: Columns, em: float) -> Strip:
    cells = [""] * len(columns)
    bits: list[Bit] = []
    for column, stacks in row.cells.items():
        for stack in sorted(stacks, key=lambda stack: (stack.box.top, stack.box.x0)):
            cells[column] += stack.text
            bits.extend(stack.lines)
    crowded = any(len(bits_of(bit.glyphs)) > 1 for bit in bits)
    return Strip(tuple(bits), em, tuple(cells), columns, tuple(sorted(row.merged)), crowded=crowded)
