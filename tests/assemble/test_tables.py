"""Tables: heads, merged cells, row groups, totals."""

from __future__ import annotations

import pytest

from converter.assemble.cut_rows import is_total
from converter.assemble.tabled import Tabled
from converter.assemble.tables import goes_on, make_table, number_of
from converter.model.block import Names, Table
from converter.model.flow import CellRows
from converter.model.place import EMPTY, Passage
from converter.profile import generic


def piece(text: str, first: int = 1) -> CellRows:
    """Rows by lines, cells by `|`; blanks around a cell do not count, those inside do."""
    rows = []
    for number, line in enumerate(text.strip("\n").split("\n"), first):
        column = 0
        cells = []
        for cell in line.split("|"):
            lead = len(cell) - len(cell.lstrip())
            cells.append(Passage.of(cell.strip(), number, column + lead))
            column += len(cell) + 1
        rows.append(tuple(cells))
    return CellRows(tuple(rows))


def tabled(*texts: str) -> Tabled:
    """A table of pieces that page ends part; each piece begins on a hundred of its own."""
    return make_table([piece(text, 100 * at) for at, text in enumerate(texts, 1)], EMPTY, EMPTY, generic())


def table(*texts: str) -> Table:
    block = tabled(*texts).block
    assert isinstance(block, Table)
    return block


def grid(block: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in block.rows]


def codes(made: Tabled) -> list[str]:
    return [finding.code for finding in made.findings]


SPANS = [
    # table → header rows, spans (row, column, rows, columns), with a line for each reason
    ("a plain table", "名称|数量\n泵站|3\n水闸|4", 1, []),
    ("a head over two columns", "指标||2023\n泵站|座|3\n水闸|座|4", 1, [(0, 0, 1, 2)]),
    ("a head over three columns", "名称|数量||\n泵站|3|4|5\n水闸|6|7|8", 1, [(0, 1, 1, 3)]),
    (
        "two header rows: the second fills what the first leaves open",
        "名称|数量||备注\n|新建|改建|\n泵站|3|4|甲\n水闸|5|6|乙",
        2,
        [(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1)],
    ),
    (
        "two header rows with two groups",
        "名称|新建||改建|\n|个数|投资|个数|投资\n泵站|3|4|5|6\n水闸|7|8|9|1",
        2,
        [(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2)],
    ),
    (
        "years as words under a head",
        "名称|数量|\n|2020年|2025年\n泵站|3|4\n水闸|5|6",
        2,
        [(0, 0, 2, 1), (0, 1, 1, 2)],
    ),
    ("a row of figures below merged heads is data", "名称|数量|\n|3|4\n泵站|5|6", 1, [(0, 1, 1, 2)]),
    (
        "row groups: the head of the first column names a grouping",
        "类别|名称|数量\n水利|泵站|3\n|水闸|4\n|堤防|5\n交通|码头|6",
        1,
        [(1, 0, 3, 1)],
    ),
    ("row groups: most first cells are blank", "甲|乙\n一|1\n|2\n|3\n二|4", 1, [(1, 0, 3, 1)]),
    (
        "row groups under a head over two columns",
        "指标||数量\n水利|泵站|3\n|水闸|4\n交通|码头|5\n口岸|锚地|6",
        1,
        [(0, 0, 1, 2), (1, 0, 2, 1)],
    ),
    ("a lone blank first cell is no group", "名称|数量\n泵站|3\n|4\n水闸|5\n堤防|6", 1, []),
    ("a blank at the top begins no group", "类别|名称\n|泵站\n水利|水闸\n|堤防", 1, []),
    ("a blank data cell is no merge", "名称|数量|备注\n泵站|3|\n水闸||甲\n堤防|5|", 1, []),
    (
        "a column whose head names a grouping",
        "任务|承担部门\n巡查|市水务局\n检查|\n报送|市应急局",
        1,
        [(1, 1, 2, 1)],
    ),
    (
        "a grouping column may begin anew each time",
        "任务|责任单位\n巡查|市水务局\n检查|\n报送|市应急局\n抢险|",
        1,
        [(1, 1, 2, 1), (3, 1, 2, 1)],
    ),
    ("other columns are no grouping", "任务|完成时限\n巡查|三月\n检查|\n报送|五月", 1, []),
    (
        "a total covers the blanks up to its figure and ends a group",
        "类别|名称|数量\n水利|泵站|3\n|水闸|4\n合计||7",
        1,
        [(1, 0, 2, 1), (3, 0, 1, 2)],
    ),
    ("a total beside its figure covers nothing", "名称|数量\n泵站|3\n总 计|3", 1, []),
]


@pytest.mark.parametrize(("text", "headers", "spans"), [row[1:] for row in SPANS], ids=[row[0] for row in SPANS])
def test_spans(text: str, headers: int, spans: list[tuple[int, int, int, int]]) -> None:
    block = table(text)
    assert block.header_rows == headers
    assert [tuple(span) for span in block.spans] == spans


@pytest.mark.parametrize("text", [row[1] for row in SPANS])
def test_no_two_spans_overlap_and_only_their_first_cell_is_filled(text: str) -> None:
    block = table(text)
    covered: set[tuple[int, int]] = set()
    for span in block.spans:
        cells = {
            (row, column)
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
        }
        assert not cells & covered
        covered |= cells
        assert all(not block.rows[row][column] for row, column in cells - {(span.row, span.column)})


PIECES = [
    # pieces → all rows, what of them is furniture
    (
        "the head again",
        ["名称|数量\n泵站|3", "名称|数量\n水闸|4"],
        [["名称", "数量"], ["泵站", "3"], ["水闸", "4"]],
        ["名称", "数量"],
    ),
    (
        "the head again, spaced otherwise",
        ["名称|数量\n泵站|3", "名 称|数　量\n水闸|4", "名称|数 量\n堤防|5"],
        [["名称", "数量"], ["泵站", "3"], ["水闸", "4"], ["堤防", "5"]],
        ["名 称", "数　量", "名称", "数 量"],
    ),
    (
        "two header rows again",
        ["名称|数量|\n|新建|改建\n泵站|3|4", "名称|数量|\n|新建|改建\n水闸|5|6"],
        [["名称", "数量", ""], ["", "新建", "改建"], ["泵站", "3", "4"], ["水闸", "5", "6"]],
        ["名称", "数量", "新建", "改建"],
    ),
    (
        "no head again",
        ["名称|数量\n泵站|3", "水闸|4"],
        [["名称", "数量"], ["泵站", "3"], ["水闸", "4"]],
        [],
    ),
    (
        "a row like the first of the data is data",
        ["名称|数量\n泵站|3", "泵站|3\n水闸|4"],
        [["名称", "数量"], ["泵站", "3"], ["泵站", "3"], ["水闸", "4"]],
        [],
    ),
    (
        "the label of a row group again, right behind the page end",
        ["类别|名称\n水利|泵站\n|水闸", "类别|名称\n水利|堤防\n|涵洞\n交通|码头"],
        [["类别", "名称"], ["水利", "泵站"], ["", "水闸"], ["", "堤防"], ["", "涵洞"], ["交通", "码头"]],
        ["类别", "名称", "水利"],
    ),
    (
        "the same label on one page is what print says",
        ["类别|名称\n水利|泵站\n|水闸\n水利|堤防\n|涵洞"],
        [["类别", "名称"], ["水利", "泵站"], ["", "水闸"], ["水利", "堤防"], ["", "涵洞"]],
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "rows", "left_out"), [row[1:] for row in PIECES], ids=[row[0] for row in PIECES])
def test_pieces(texts: list[str], rows: list[list[str]], left_out: list[str]) -> None:
    made = tabled(*texts)
    assert isinstance(made.block, Table)
    assert grid(made.block) == rows
    assert [piece.passage.text for piece in made.furniture] == left_out
    assert {piece.kind for piece in made.furniture} <= {"repeated_head"}


def test_a_repeated_group_goes_on_over_the_page_end() -> None:
    block = table("类别|名称\n水利|泵站\n|水闸", "类别|名称\n水利|堤防\n|涵洞")
    assert [tuple(span) for span in block.spans] == [(1, 0, 4, 1)]


GOES_ON = [
    # the same head, with more or fewer cells behind; as many columns; another table
    ("名称|数量\n泵站|3", "名 称|数 量\n水闸|4|5", True),
    ("名称|数量\n泵站|3", "水闸|4", True),
    ("名称|数量\n泵站|3", "任务|部门|时限\n巡查|甲|乙", False),
    # grids of names, the last row short
    ("王芳|李建|赵强\n钱进|孙丽|吴越", "周明|郑洁\n冯刚|陈晨", True),
]


@pytest.mark.parametrize(("before", "after", "expected"), GOES_ON)
def test_goes_on(before: str, after: str, expected: bool) -> None:
    assert goes_on(piece(before), piece(after)) is expected


def test_ragged_rows_are_filled_and_told() -> None:
    made = tabled("名称|数量|备注\n泵站|3\n水闸|4|甲")
    assert isinstance(made.block, Table)
    assert grid(made.block) == [["名称", "数量", "备注"], ["泵站", "3", ""], ["水闸", "4", "甲"]]
    assert codes(made) == ["table-ragged"]
    assert dict(made.findings[0].words) == {"cells": "2", "columns": "3"}
    assert made.findings[0].span.first == 101


def test_a_column_without_any_ink_is_none() -> None:
    assert grid(table("名称|数量|\n泵站|3|\n水闸|4|")) == [["名称", "数量"], ["泵站", "3"], ["水闸", "4"]]


def test_blanks_from_wrapping_are_taken_out_of_cells() -> None:
    assert grid(table("综合 实力|km ²\n建设 5G 基站|3")) == [["综合实力", "km²"], ["建设 5G 基站", "3"]]


def test_a_blank_first_cell_without_a_group_is_told() -> None:
    assert codes(tabled("名称|数量\n泵站|3\n|4\n水闸|5\n堤防|6")) == ["blank-cell-unsure"]


@pytest.mark.parametrize(
    "text",
    [
        "类别|名称\n水利|泵站\n|水闸",
        "名称|数量\n泵站|/\n水闸|—",
        "名称|数量|备注\n泵站|3|\n水闸||甲",
    ],
)
def test_what_is_plain_is_not_told(text: str) -> None:
    assert codes(tabled(text)) == []


def test_what_print_says_stays() -> None:
    """Marks at the end, nothing-values and rows that stand twice."""
    rows = [["名称", "数量"], ["泵站、", "/"], ["水闸", "—"], ["水闸", "—"]]
    assert grid(table("\n".join("|".join(row) for row in rows))) == rows


def test_a_grid_of_names_is_no_table() -> None:
    made = tabled("王芳|李建|赵强\n钱进|孙 丽|", "吴越|郑洁|")
    assert isinstance(made.block, Names)
    assert [one.text for one in made.block.people] == ["王芳", "李建", "赵强", "钱进", "孙丽", "吴越", "郑洁"]


@pytest.mark.parametrize(
    ("row", "total"),
    [("合计||7", True), ("总 计|7", True), ("|共计|7", True), ("合计投资|7", False), ("水利|合计|7", False)],
)
def test_is_total(row: str, total: bool) -> None:
    assert is_total(piece(row).rows[0]) is total


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12.0),
        ("1,234.5", 1234.5),
        ("1，234", 1234.0),
        ("85%", 85.0),
        ("85％", 85.0),
        ("-3", -3.0),
        (" 1 200 ", 1200.0),
        ("约12", None),
        ("12座", None),
        ("/", None),
        ("—", None),
        ("", None),
    ],
)
def test_number_of(text: str, value: float | None) -> None:
    assert number_of(text) == value
