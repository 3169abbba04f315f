"""Makes tables whose rules tell every merged cell: nothing is guessed, only page ends are mended."""

from __future__ import annotations

from collections.abc import Sequence

from converter.assemble.tabled import Tabled
from converter.forms.text import squeeze, tidy
from converter.model.block import CellSpan, Furniture, Table
from converter.model.flow import CellRows
from converter.model.place import EMPTY, Passage

Row = tuple[Passage, ...]


def ruled_table(pieces: Sequence[CellRows], caption: Passage, unit: Passage) -> Tabled:
    """One table of all `pieces`, which page ends cut: a head that print repeats stands once, a label too.

    A merged cell whose label the next page repeats at its top is one cell again.
    """
    width = max(len(row) for piece in pieces for row in piece.rows)
    headers = _header_rows(pieces[0], width)
    rows: list[Row] = []
    spans: list[CellSpan] = []
    furniture: list[Furniture] = []
    for piece in pieces:
        own = [_padded(row, width) for row in piece.rows]
        again = 0
        if rows:
            while again < min(headers, len(own)) and _same(own[again], rows[again]):
                furniture.extend(Furniture("repeated_head", cell) for cell in own[again] if cell)
                again += 1
        own_spans = [span for span in piece.spans or () if span.row >= again]
        start = len(rows)
        own_spans = [CellSpan(span.row - again + start, *span[1:]) for span in own_spans]
        rows.extend(own[again:])
        if start > headers and start < len(rows):
            own_spans = _continued(rows, start, headers, spans, own_spans, furniture)
        spans.extend(own_spans)
    table = Table(caption=caption, unit=unit, rows=tuple(rows), header_rows=headers, spans=tuple(sorted(spans)))
    return Tabled(table, tuple(furniture), ())


def _padded(row: Row, width: int) -> Row:
    return (*(tidy(cell) for cell in row), *(EMPTY,) * (width - len(row)))


def _same(one: Row, other: Row) -> bool:
    return [squeeze(cell.text) for cell in one] == [squeeze(cell.text) for cell in other]


def _header_rows(piece: CellRows, width: int) -> int:
    """As deep as the cells of the first row reach where one of them parts into columns below it; else one."""
    first = [span for span in piece.spans or () if span.row == 0]
    if any(1 < span.columns < width for span in first):
        deepest = max(span.rows for span in first)
        return min(max(deepest, 2), max(len(piece.rows) - 1, 1))
    if any(span.columns == width for span in first):
        # A title that stands inside the table, above its head.
        return min(2, max(len(piece.rows) - 1, 1))
    return 1


def _continued(
    rows: list[Row],
    start: int,
    headers: int,
    spans: list[CellSpan],
    own: list[CellSpan],
    furniture: list[Furniture],
) -> list[CellSpan]:
    """The merged cells of a piece; those of its first row that go on with one of the page before are one with it."""
    for column in range(len(rows[start])):
        label = rows[start][column]
        at = next((row for row in range(start - 1, headers - 1, -1) if rows[row][column]), None)
        if at is None or not label or squeeze(label.text) != squeeze(rows[at][column].text):
            break
        before = next((span for span in spans if span.row == at and span.column == column), CellSpan(at, column, 1, 1))
        after = next((span for span in own if span.row == start and span.column == column), None)
        below = after or CellSpan(start, column, 1, 1)
        if before.row + before.rows != start or before.columns != below.columns or (before.rows == below.rows == 1):
            break
        if before in spans:
            spans.remove(before)
        if after:
            own.remove(after)
        spans.append(CellSpan(at, column, before.rows + below.rows, before.columns))
        furniture.append(Furniture("repeated_head", label))
        rows[start] = (*rows[start][:column], EMPTY, *rows[start][column + 1 :])
    return own
