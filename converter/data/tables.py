"""A printed table as CSV, JSON and XLSX.

CSV and XLSX repeat or merge what print merges, so that each row stands for itself or looks as printed; JSON has the
cells as printed and the spans beside them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter

from converter.model.block import Table, covered

_BOM = "\ufeff"
# What a spreadsheet would take for a formula: print is no program. A plain number with its sign is none.
_FORMULA = re.compile(r"^(?:[=@\t\r]|[+\-](?!\s*[\d.]+%?$))")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?")
_FILLED = 1
_WIDEST = 60


def grid(table: Table) -> list[list[str]]:
    """The cells, row by row, with what a merged cell says in each cell that it covers."""
    rows = [[cell.text for cell in row] for row in table.rows]
    for span in table.spans:
        said = rows[span.row][span.column]
        for row in rows[span.row : span.row + span.rows]:
            for column in range(span.column, min(span.column + span.columns, len(row))):
                row[column] = said
    return rows


def as_csv(table: Table) -> bytes:
    """CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel needs.

    An apostrophe stands before what a spreadsheet would run as a formula.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for row in grid(table):
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return (_BOM + file.getvalue()).encode("utf-8", "replace")


def as_json(table: Table, source: str, title: str) -> bytes:
    """The table as printed: caption, unit, rows with the header rows first, spans; and where it stands."""
    record = {
        "source": source,
        "title": title,
        "caption": table.caption.text or None,
        "unit": table.unit.text or None,
        "header_rows": table.header_rows,
        "rows": [[cell.text for cell in row] for row in table.rows],
        "spans": [list(span) for span in table.spans],
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def as_xlsx(table: Table, about: Sequence[str]) -> bytes:
    """A workbook: the table with its merged cells, and a second sheet that says where it is from. No formulas."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # Without a day of its own the file would hold the clock.
    book.set_properties({"created": datetime(1970, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    sheet = book.add_worksheet("table")
    head = book.add_format({"bold": True, "text_wrap": True, "border": _FILLED, "valign": "vcenter", "align": "center"})
    body = book.add_format({"text_wrap": True, "border": _FILLED, "valign": "vcenter"})
    rows = [[cell.text for cell in row] for row in table.rows]
    hidden = covered(table.spans)
    for at, row in enumerate(rows):
        look = head if at < table.header_rows else body
        for column, cell in enumerate(row):
            if (at, column) in hidden:
                continue
            if at >= table.header_rows and _NUMBER.fullmatch(cell):
                sheet.write_number(at, column, float(cell), look)
            else:
                sheet.write_string(at, column, cell, look)
    for span in table.spans:
        last_row, last_column = span.row + span.rows - 1, span.column + span.columns - 1
        if (last_row, last_column) != (span.row, span.column):
            look = head if span.row < table.header_rows else body
            sheet.merge_range(span.row, span.column, last_row, last_column, rows[span.row][span.column], look)
    for column in range(len(rows[0]) if rows else 0):
        widest = max((len(row[column]) for row in rows), default=0)
        sheet.set_column(column, column, min(max(8, 2 * widest + 2), _WIDEST))
    sheet.freeze_panes(table.header_rows, 0)
    beside = book.add_worksheet("about")
    for at, line in enumerate(about):
        beside.write_string(at, 0, line)
    book.close()
    return file.getvalue()
