"""Makes tables whose print tells the merged cells: nothing is guessed, only page ends are mended."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from converter.assemble.cut_rows import Row, is_one_row, is_total, key_column, one_cell, one_row
from converter.assemble.tabled import Tabled
from converter.forms.text import squeeze, tidy
from converter.model.block import CellSpan, Furniture, Table
from converter.model.flow import CellRows
from converter.model.place import EMPTY, Passage


def ruled_table(pieces: Sequence[CellRows], caption: Passage, unit: Passage) -> Tabled:
    """One table of all `pieces`, which page ends cut: a head that print repeats stands once, a label too.

    A merged cell that goes on behind the page end is one cell again: print repeats its label there, or leaves one of
    its two parts blank. A row that the page end cut is one row again.
    """
    width = max(len(row) for piece in pieces for row in piece.rows)
    headers = header_rows(pieces[0])
    furniture: list[Furniture] = []
    bodies: list[_Piece] = []
    first = [_padded(row, width) for row in pieces[0].rows]
    for piece in pieces:
        own = [_padded(row, width) for row in piece.rows]
        again = headers
        if bodies:
            again = 0
            while again < min(headers, len(own)) and _same(own[again], first[again]):
                furniture.extend(Furniture("repeated_head", cell) for cell in own[again] if cell)
                again += 1
        spans = [CellSpan(span.row - again, *span[1:]) for span in piece.spans or () if span.row >= again]
        bodies.append(_Piece(own[again:], spans, piece.ruled))
    grouping = _grouping([piece for piece in bodies if piece.rows], width)
    key = key_column([piece.rows for piece in bodies if piece.rows] or [[]], width)
    whole = _Whole(first[:headers], [span for span in pieces[0].spans or () if span.row < headers], furniture)
    for body in bodies:
        whole.add(body, grouping, key)
    table = Table(
        caption=caption,
        unit=unit,
        rows=tuple(whole.rows),
        header_rows=headers,
        spans=tuple(sorted(span for span in whole.spans if span.rows > 1 or span.columns > 1)),
    )
    return Tabled(table, tuple(furniture), ())


def header_rows(piece: CellRows) -> int:
    """As deep as the cells of the first row reach where one of them parts into columns below it; else one."""
    width = max(len(row) for row in piece.rows)
    first = [span for span in piece.spans or () if span.row == 0]
    if any(1 < span.columns < width for span in first):
        deepest = max(span.rows for span in first)
        return min(max(deepest, 2), max(len(piece.rows) - 1, 1))
    if any(span.columns == width for span in first):
        # A title that stands inside the table, above its head.
        return min(2, max(len(piece.rows) - 1, 1))
    return 1


class _Piece:
    """The body of a table on one page; the rows of `spans` count from its first row."""

    def __init__(self, rows: list[Row], spans: list[CellSpan], ruled: bool) -> None:
        self.rows, self.spans, self.ruled = rows, spans, ruled

    def span(self, row: int, column: int) -> CellSpan | None:
        """The merged cell that covers a place."""
        return _covering(self.spans, row, column)


class _Whole:
    """The table while its pieces are put together."""

    def __init__(self, rows: list[Row], spans: list[CellSpan], furniture: list[Furniture]) -> None:
        self.rows, self.spans, self.furniture = rows, spans, furniture
        self.heads = len(rows)

    def add(self, piece: _Piece, grouping: Collection[int], key: int | None) -> None:
        """Puts the rows of the next page below the others."""
        own = piece.spans
        if not piece.ruled and len(self.rows) > self.heads:
            own = [*own, *_blank_groups(piece, grouping)]
        start = len(self.rows)
        self.rows.extend(piece.rows)
        below = [CellSpan(span.row + start, *span[1:]) for span in own]
        if start == self.heads or not piece.rows:
            self.spans.extend(below)
            return
        below = self._with_continued(start, below, grouping)
        self.spans.extend(below)
        if is_one_row(self.rows[start - 1], self.rows[start], key, grouping):
            self._join(start)

    def _with_continued(self, start: int, below: list[CellSpan], grouping: Collection[int]) -> list[CellSpan]:
        """The merged cells from `start` on, without those that go on with one above: these are one with it."""
        repeats = True
        for column in range(len(self.rows[start])):
            upper = _covering(self.spans, start - 1, column) or CellSpan(start - 1, column, 1, 1)
            lower = next((span for span in below if span[:2] == (start, column)), CellSpan(start, column, 1, 1))
            label, again = self.rows[upper.row][column], self.rows[start][column]
            same = bool(label) and squeeze(label.text) == squeeze(again.text) and (upper.rows > 1 or lower.rows > 1)
            repeats &= same
            parted = column in grouping and not (label and again)
            if not (repeats or parted) or upper.columns != lower.columns or upper.row < self.heads:
                continue
            self.spans = [span for span in self.spans if span is not upper]
            below = [span for span in below if span is not lower]
            self.spans.append(CellSpan(upper.row, column, upper.rows + lower.rows, upper.columns))
            if label and again:
                self.furniture.append(Furniture("repeated_head", again))
            else:
                self._put(upper.row, column, label or again)
            self._put(start, column, EMPTY)
        return below

    def _put(self, row: int, column: int, cell: Passage) -> None:
        self.rows[row] = (*self.rows[row][:column], cell, *self.rows[row][column + 1 :])

    def _join(self, start: int) -> None:
        """Makes one row of that at `start` and the one above it; what covers more rows than its half covers both."""
        for column in range(len(self.rows[start])):
            upper = _covering(self.spans, start - 1, column) or CellSpan(start - 1, column, 1, 1)
            lower = _covering(self.spans, start, column) or CellSpan(start, column, 1, 1)
            if upper is lower or upper.columns != lower.columns or upper.rows == lower.rows == 1:
                continue
            self.spans = [span for span in self.spans if span is not upper and span is not lower]
            self.spans.append(CellSpan(upper.row, column, upper.rows + lower.rows, upper.columns))
            self._put(upper.row, column, one_cell(self.rows[upper.row][column], self.rows[start][column]))
            self._put(start, column, EMPTY)
        self.rows[start - 1 : start + 1] = [one_row(self.rows[start - 1], self.rows[start])]
        moved: list[CellSpan] = []
        for span in self.spans:
            if span.row < start < span.row + span.rows:
                span = span._replace(rows=span.rows - 1)
            elif span.row >= start:
                span = span._replace(row=span.row - 1)
            moved.append(span)
        self.spans = moved


def _covering(spans: Sequence[CellSpan], row: int, column: int) -> CellSpan | None:
    return next(
        (
            span
            for span in reversed(spans)
            if span.row <= row < span.row + span.rows and span.column <= column < span.column + span.columns
        ),
        None,
    )


def _grouping(pieces: Sequence[_Piece], width: int) -> set[int]:
    """The columns of row groups: cells of theirs cover several rows, and none is blank but at a page end."""
    found = {span.column for piece in pieces for span in piece.spans if span.rows > 1 and span.columns == 1}
    for piece in pieces:
        for column in sorted(found):
            blank = [
                row
                for row in range(1, len(piece.rows) - 1)
                if not piece.rows[row][column] and piece.span(row, column) is None
            ]
            if blank and not _is_blank(piece, column):
                found.discard(column)
    return {column for column in found if column < width}


def _is_blank(piece: _Piece, column: int) -> bool:
    return not piece.ruled and not any(row[column] for row in piece.rows if not is_total(row))


def _blank_groups(piece: _Piece, grouping: Collection[int]) -> list[CellSpan]:
    """Where a page without rules has no label in a column of groups: all its rows go on with the group before."""
    rows = next((at for at, row in enumerate(piece.rows) if is_total(row)), len(piece.rows))
    return [
        CellSpan(0, column, rows, 1)
        for column in sorted(grouping)
        if rows > 1 and _is_blank(piece, column) and piece.span(0, column) is None
    ]


def _padded(row: Row, width: int) -> Row:
    return (*(tidy(cell) for cell in row), *(EMPTY,) * (width - len(row)))


def _same(one: Row, other: Row) -> bool:
    return [squeeze(cell.text) for cell in one] == [squeeze(cell.text) for cell in other]
