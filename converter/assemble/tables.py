"""Makes tables of cell rows: repeated heads once, header rows, merged cells, row groups; and grids of names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.assemble.cut_rows import is_one_row, is_total, key_column, one_row
from converter.assemble.names import as_names
from converter.assemble.ruled import header_rows, ruled_table
from converter.assemble.tabled import Tabled
from converter.forms.text import squeeze, tidy
from converter.model.block import CellSpan, Furniture, Table
from converter.model.finding import Finding, note
from converter.model.flow import CellRows
from converter.model.place import EMPTY, Passage
from converter.profile import Profile

Rows = tuple[tuple[Passage, ...], ...]

_YEAR = re.compile(r"(?:19|20)\d{2}")
_GROUPED_SHARE = 0.4
"""From this share of blank first cells on, a blank first cell is taken for a row group that goes on."""


def make_table(pieces: Sequence[CellRows], caption: Passage, unit: Passage, profile: Profile) -> Tabled:
    """One table of all `pieces`, which a page end cut."""
    if names := as_names(pieces):
        return Tabled(names, (), ())
    if _tell_cells(pieces):
        return ruled_table(pieces, caption, unit)
    rows, furniture, findings = _whole(pieces)
    headers = _header_rows(rows)
    grouped = _grouped(rows, headers, profile)
    if grouped:
        rows, repeated = _without_repeated_groups(rows, headers, pieces)
        furniture += repeated
    columns = [0] if grouped else []
    columns += [column for column in range(1, len(rows[0])) if _is_group_column(rows, headers, column, profile)]
    totals = _totals(rows, headers)
    spans = (
        *_header_spans(rows, headers),
        *(span for column in columns for span in _row_groups(rows, headers, column)),
        *totals,
    )
    if not grouped:
        findings += _unsure_blanks(rows, headers)
    table = Table(caption=caption, unit=unit, rows=rows, header_rows=headers, spans=tuple(sorted(spans)))
    return Tabled(table, tuple(furniture), tuple(findings))


def _tell_cells(pieces: Sequence[CellRows]) -> bool:
    """Whether print tells the merged cells: by rules, or by a cell that stands in the middle of several rows.

    Without either, cells may hang at the top of their rows: then blank cells are all that hints at row groups.
    """
    if not all(piece.spans is not None for piece in pieces):
        return False
    heads = header_rows(pieces[0])
    first = pieces[0].rows[0]
    return all(piece.ruled for piece in pieces) or any(
        span.rows > 1 and span.row >= (heads if _same_row(piece.rows[0], first) else 0)
        for piece in pieces
        for span in piece.spans or ()
    )


def goes_on(before: CellRows, after: CellRows) -> bool:
    """Whether rows behind a page end belong to the table before it: the same head again, or as many columns."""
    if as_names([before]) and as_names([after]):
        return True
    return _same_row(before.rows[0], after.rows[0]) or _columns(before.rows) == _columns(after.rows)


def _same_row(one: Sequence[Passage], other: Sequence[Passage]) -> bool:
    return [squeeze(cell.text) for cell in one] == [squeeze(cell.text) for cell in other]


def _columns(rows: Rows) -> int:
    return max((len(row) for row in rows), default=0)


def _whole(pieces: Sequence[CellRows]) -> tuple[Rows, list[Furniture], list[Finding]]:
    """All rows, each head once, all rows equally long."""
    furniture: list[Furniture] = []
    findings: list[Finding] = []
    rows: list[tuple[Passage, ...]] = list(pieces[0].rows)
    headers = _header_rows(_padded(pieces[0].rows, _columns(pieces[0].rows)))
    bodies = [_padded(rows[headers:], _columns(tuple(rows)))]
    for piece in pieces[1:]:
        again = 0
        while again < min(headers, len(piece.rows)) and _same_row(piece.rows[again], rows[again]):
            furniture.extend(Furniture("repeated_head", cell) for cell in piece.rows[again] if cell)
            again += 1
        bodies.append(piece.rows[again:])
    width = max(_columns(tuple(rows)), *map(_columns, bodies))
    key = key_column([_padded(body, width) for body in bodies], width) if len(bodies) > 1 else None
    for body in bodies[1:]:
        above, below = (_padded(part, width) for part in (rows[-1:], body[:1]))
        if len(rows) > headers and below and is_one_row(above[0], below[0], key, ()):
            rows[-1:] = [one_row(above[0], below[0])]
            body = body[1:]
        rows.extend(body)
    for row in rows:
        if len(row) < width and any(row):
            findings.append(
                note(
                    "table-ragged",
                    next(cell for cell in row if cell).span,
                    cells=str(len(row)),
                    columns=str(width),
                )
            )
    while width > 1 and all(len(row) < width or not row[width - 1] for row in rows):
        width -= 1
    return _padded(rows, width), furniture, findings


def _padded(rows: Sequence[Sequence[Passage]], width: int) -> Rows:
    return tuple((*(tidy(cell) for cell in row[:width]), *(EMPTY,) * (width - len(row))) for row in rows)


def _header_rows(rows: Rows) -> int:
    """Two when the first row has merged cells and the second fills just these; else one."""
    if len(rows) < 3:
        return 1
    first, second = rows[0], rows[1]
    merged = any(not cell for cell in first)
    fits = all(bool(below) or bool(above) for above, below in zip(first, second, strict=True))
    words = all(number_of(cell.text) is None or _YEAR.fullmatch(squeeze(cell.text)) for cell in second if cell)
    return 2 if merged and not second[0] and any(second) and fits and words else 1


def _header_spans(rows: Rows, headers: int) -> list[CellSpan]:
    spans: list[CellSpan] = []
    first = rows[0]
    for column, cell in enumerate(first):
        if not cell:
            continue
        wide = 1
        while column + wide < len(first) and not first[column + wide]:
            wide += 1
        high = 1
        if headers == 2 and wide == 1 and not rows[1][column]:
            high = 2
        if wide > 1 or high > 1:
            spans.append(CellSpan(0, column, high, wide))
    return spans


def _grouped(rows: Rows, headers: int, profile: Profile) -> bool:
    """Whether blanks in the first column are row groups that go on."""
    firsts = [row[0] for row in rows[headers:]]
    blanks = sum(1 for cell in firsts if not cell)
    if not blanks or len(rows[0]) < 2 or not firsts[0]:
        return False
    head = squeeze(rows[0][0].text)
    merged = len(rows[0]) > 1 and not rows[0][1] and headers == 1
    return blanks / len(firsts) >= _GROUPED_SHARE or merged or head in profile.words.group_columns


def _without_repeated_groups(rows: Rows, headers: int, pieces: Sequence[CellRows]) -> tuple[Rows, list[Furniture]]:
    """Row-group labels that print repeats behind a page end are furniture; the group goes on."""
    starts = {piece.rows[at][0].first_line for piece in pieces[1:] for at in range(min(2, len(piece.rows)))}
    kept: list[tuple[Passage, ...]] = list(rows[:headers])
    furniture: list[Furniture] = []
    group = ""
    for row in rows[headers:]:
        label = row[0]
        if label and label.text == group and label.first_line in starts:
            furniture.append(Furniture("repeated_head", label))
            row = (EMPTY, *row[1:])
        elif label:
            group = label.text
        kept.append(row)
    return tuple(kept), furniture


def _is_group_column(rows: Rows, headers: int, column: int, profile: Profile) -> bool:
    """Whether the head of a column names a grouping (承担部门) and blanks stand under filled cells in it."""
    head = next((squeeze(row[column].text) for row in reversed(rows[:headers]) if row[column]), "")
    cells = [row[column] for row in rows[headers:]]
    return head.endswith(profile.words.group_columns) and any(cells[:1]) and not all(cells)


def _row_groups(rows: Rows, headers: int, column: int) -> list[CellSpan]:
    spans: list[CellSpan] = []
    at = headers
    while at < len(rows):
        high = 1
        while at + high < len(rows) and not rows[at + high][column] and not is_total(rows[at + high]):
            high += 1
        if high > 1:
            spans.append(CellSpan(at, column, high, 1))
        at += high
    return spans


def _totals(rows: Rows, headers: int) -> list[CellSpan]:
    """The word of a total covers the blank cells up to the first figure."""
    spans: list[CellSpan] = []
    for at in range(headers, len(rows)):
        row = rows[at]
        if row[0] and is_total(row):
            wide = next((column for column in range(1, len(row)) if row[column]), 1)
            if wide > 1:
                spans.append(CellSpan(at, 0, 1, wide))
    return spans


def _unsure_blanks(rows: Rows, headers: int) -> list[Finding]:
    return [
        note("blank-cell-unsure", next(cell for cell in row if cell).span)
        for row in rows[headers:]
        if not row[0] and any(row)
    ]


def number_of(text: str) -> float | None:
    """The number that a cell is, thousands separators and a percent sign aside; None for words."""
    plain = squeeze(text).replace(",", "").replace("，", "").rstrip("%％")
    try:
        return float(plain)
    except ValueError:
        return None
