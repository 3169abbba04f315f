"""Tables as files: the cells that print has, safe in a spreadsheet, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from converter.data.tables import as_csv, as_json, as_xlsx, grid
from converter.model.block import CellSpan, Table
from converter.model.place import Passage


def table(rows: list[list[str]], spans: tuple[CellSpan, ...] = (), **more: object) -> Table:
    cells = tuple(tuple(Passage.of(cell, 1) if cell else Passage() for cell in row) for row in rows)
    return Table(id="t1", rows=cells, spans=spans, **more)  # type: ignore[arg-type]


MERGED = table([["组", "项", "数"], ["甲", "一", "1.50"], ["", "二", "007"]], (CellSpan(1, 0, 2, 1),))


def test_a_merged_cell_stands_in_each_row() -> None:
    assert grid(MERGED) == [["组", "项", "数"], ["甲", "一", "1.50"], ["甲", "二", "007"]]


def test_csv_opens_in_excel_and_runs_nothing() -> None:
    data = as_csv(table([["=1+1", "-5", "+3.2%", "-SUM(A1)", "@x", 'a"b,c']]))
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert row == ["'=1+1", "-5", "+3.2%", "'-SUM(A1)", "'@x", 'a"b,c']


@given(st.lists(st.lists(st.text(max_size=5), min_size=2, max_size=2), min_size=1, max_size=4))
def test_csv_gives_back_every_cell(rows: list[list[str]]) -> None:
    rows = [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
    read = list(csv.reader(io.StringIO(as_csv(table(rows)).decode("utf-8-sig"), newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


def test_json_is_as_printed() -> None:
    record = json.loads(as_json(MERGED, "lanpu/2023/3/1#t1", "通知"))
    assert record["rows"] == [["组", "项", "数"], ["甲", "一", "1.50"], ["", "二", "007"]]
    assert record["spans"] == [[1, 0, 2, 1]]


def test_a_workbook_holds_cells_merges_and_no_formula() -> None:
    data = as_xlsx(table([["=1+1", "数"], ["http://x", "12.5"], ["001", "-3"]], (CellSpan(0, 0, 1, 1),)), ["岚浦"])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    # Numbers as numbers; what leads with a nought is a sign and no number.
    assert re.findall(r"<v>([^<]*)</v>", sheet) == ["0", "1", "2", "12.5", "3", "-3"]
    assert [text for text in ("=1+1", "http://x", "001", "岚浦") if text in strings] == [
        "=1+1",
        "http://x",
        "001",
        "岚浦",
    ]
    merged = as_xlsx(MERGED, [])
    with zipfile.ZipFile(io.BytesIO(merged)) as book:
        assert '<mergeCell ref="A2:A3"/>' in book.read("xl/worksheets/sheet1.xml").decode()


def test_a_workbook_holds_no_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx(MERGED, ["x"]))) as book:
        days = set(re.findall(r"\d{4}-\d\d-\d\dT", book.read("docProps/core.xml").decode()))
        assert days == {"1970-01-01T"}
        assert {one.date_time for one in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
