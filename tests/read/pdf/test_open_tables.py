"""Tables that no rules part, or only three: columns, rows, row groups and heads by white space."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.assemble.tables import make_table
from converter.model.block import Table
from converter.model.flow import CellRows
from converter.model.page import Source
from converter.model.place import EMPTY
from converter.profile import generic
from converter.read.pdf.groups import runs_of_rows
from converter.read.pdf.levels import levels_of
from converter.read.pdf.sheet import Box, Glyph
from converter.read.pdf.stacks import Stack, stacks_of
from converter.read.pdf.strips import Bit
from converter.read.pdf.whites import NARROWEST_STRIP, columns_of
from converter.segment.drafts import draft
from converter.segment.printed import take_printed
from tests.read.pdf.making import Press, shown

EM = 10.0


def bit(x: float, top: float, text: str) -> Bit:
    """A piece of text of 10 points; each character is a square."""
    return Bit.of(
        [Glyph(char, Box(x + 10 * at, top, x + 10 * at + 10, top + 10), EM, 0) for at, char in enumerate(text)]
    )


def stack(column: int, top: float, *lines: str) -> Stack:
    """A cell of one column; its lines stand 3 points apart."""
    return Stack(tuple(bit(100 * column, top + 13 * at, text) for at, text in enumerate(lines)), column, column)


def table_of(source: Source) -> Table:
    """The one table of a source."""
    pieces = [one.content for one in draft(take_printed(source.lines).lines) if isinstance(one.content, CellRows)]
    made = make_table(pieces, EMPTY, EMPTY, generic()).block
    assert isinstance(made, Table)
    return made


def texts(table: Table) -> list[list[str]]:
    """What its cells read."""
    return [[cell.text for cell in row] for row in table.rows]


COLUMNS = [
    # lines, each of pieces (x, text) → columns
    ([[(0, "甲"), (50, "乙乙")], [(0, "甲甲"), (50, "乙")]], [(0, 20), (50, 70)]),
    # a column with one cell
    ([[(0, "甲"), (50, "乙"), (100, "丙")], *[[(0, "甲"), (50, "乙")]] * 6], [(0, 10), (50, 60), (100, 110)]),
    # a merged cell crosses the white
    ([*[[(0, "甲甲"), (50, "乙乙")]] * 5, [(10, "合计合计合")]], [(0, 20), (50, 70)]),
]


@pytest.mark.parametrize(("lines", "columns"), COLUMNS)
def test_columns_lie_between_white_strips(lines, columns) -> None:
    bits = [[bit(x, 20 * at, text) for x, text in line] for at, line in enumerate(lines)]
    assert columns_of(bits, EM, NARROWEST_STRIP) == tuple(columns)


STACKS = [
    # tops of the lines of two columns → how many cells each has
    ([0, 17, 34], [0, 17, 34], (3, 3)),  # single lines, all alike: each is a row
    ([0, 13, 36, 49], [6.5, 42.5], (2, 2)),  # two lines a cell, the other column in the middle
    ([0, 13, 26, 39, 52], [0, 26], (5, 2)),  # rows as near as lines: nothing tells
]


@pytest.mark.parametrize(("left", "right", "cells"), STACKS)
def test_lines_that_stand_nearer_than_rows_are_one_cell(left, right, cells) -> None:
    placed = [
        (bit(100 * column, top, "文字"), column, column) for column, tops in enumerate((left, right)) for top in tops
    ]
    found, _ = stacks_of(placed, EM)
    assert tuple(sum(1 for one in found if one.first == column) for column in (0, 1)) == cells


def test_rows_are_the_levels_of_most_cells() -> None:
    """A label between two rows decides nothing, though it is in the first column."""
    cells = [stack(0, 10, "组"), *(stack(column, top, "文") for column in (1, 2) for top in (0, 20, 40))]
    levels = levels_of(cells, EM, 10)
    assert list(levels.bands) == [(0, 10), (20, 30), (40, 50)]
    assert levels.centred


RUNS = [
    # tops of the labels, of rows that are 20 apart → the first row of each and how many it has
    ([10, 50], 4, [(0, 2), (2, 2)]),
    ([20, 60], 4, [(0, 3), (3, 1)]),
    ([0, 40], 4, [(0, 1), (1, 3)]),
    ([50], 4, [(2, 2)]),
    ([10, 20], 2, None),
]


@pytest.mark.parametrize(("tops", "rows", "runs"), RUNS)
def test_a_label_stands_in_the_middle_of_its_rows(tops, rows: int, runs) -> None:
    cells = [stack(column, 20 * row, "文") for column in (1, 2) for row in range(rows)]
    labels = [stack(0, top, "组") for top in tops]
    assert runs_of_rows(labels, levels_of(cells, EM, 5), (), EM, leads=False) == runs


def three_lines(press: Press, top: float, head: float, bottom: float) -> Press:
    """The rules of a three-line table from 40 to 360."""
    for y in (top, head, bottom):
        press.rule(40, y, 360, y)
    return press


def test_three_lines_with_a_head_of_two_rows_and_groups(tmp_path: Path) -> None:
    press = three_lines(Press(), 100, 150, 240)
    for x, top, text in [
        (60, 130, "类别"), (180, 118, "任务数"), (300, 130, "备注"), (150, 142, "市级"), (230, 142, "县级"),
        (60, 178, "食品"), (156, 168, "12"), (236, 168, "3"), (156, 188, "8"), (236, 188, "—"), (300, 188, "含抽检"),
        (60, 208, "药品"), (156, 208, "5"), (236, 208, "7"),
        (100, 228, "合计"), (156, 228, "25"), (236, 228, "10"),
    ]:  # fmt: skip
        press.text(x, top, text, 11)
    table = table_of(press.read(tmp_path))
    assert texts(table) == [
        ["类别", "任务数", "", "备注"],
        ["", "市级", "县级", ""],
        ["食品", "12", "3", ""],
        ["", "8", "—", "含抽检"],
        ["药品", "5", "7", ""],
        ["合计", "25", "10", ""],
    ]
    assert table.header_rows == 2
    assert [tuple(span) for span in table.spans] == [(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1), (2, 0, 2, 1)]


def test_a_table_goes_on_without_its_head_and_without_a_column(tmp_path: Path) -> None:
    """Behind the page end stands one row, and nothing in the first column."""
    press = Press()
    for x, text in ((50, "类别"), (120, "序号"), (200, "名称"), (320, "净宽")):
        press.text(x, 440, text)
    for at in range(4):
        for x, text in ((126, str(at + 1)), (200, "望潮闸"), (326, "48")):
            press.text(x, 464 + 24 * at, text)
    press.text(50, 500, "水闸").page()
    for x, text in ((126, "5"), (200, "石臼闸"), (326, "36")):
        press.text(x, 60, text)
    press.text(50, 110, "以上水闸由县水利局负责。")
    table = table_of(press.read(tmp_path))
    assert texts(table)[1] == ["水闸", "1", "望潮闸", "48"]
    assert texts(table)[-1] == ["", "5", "石臼闸", "36"]
    assert [tuple(span) for span in table.spans] == [(1, 0, 5, 1)]


def test_items_of_a_list_are_no_rows(tmp_path: Path) -> None:
    press = Press()
    for at, (label, text) in enumerate(
        (("(a)", "巡查堤防"), ("(b)", "检修闸门"), ("(c)", "储备物资"), ("(d)", "报告汛情"))
    ):
        press.text(50, 100 + 24 * at, label).text(90, 100 + 24 * at, text)
    assert shown(press.read(tmp_path)) == ["(a) 巡查堤防", "(b) 检修闸门", "(c) 储备物资", "(d) 报告汛情"]


def test_the_last_name_of_a_grid_may_stand_alone(tmp_path: Path) -> None:
    press = Press()
    for at, row in enumerate((("王海生", "李志远", "张立新"), ("陈建民", "赵文斌", "周国庆"), ("吴晓波",))):
        for x, name in zip((50, 150, 250), row, strict=False):
            press.text(x, 100 + 20 * at, name)
    assert shown(press.read(tmp_path)) == ["王海生\t李志远\t张立新", "陈建民\t赵文斌\t周国庆", "吴晓波\t\t"]
