"""Tables: ruled ones with their merged cells exactly, others by the white between their cells."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from converter.assemble.ruled import ruled_table
from converter.model.block import Table
from converter.model.flow import CellRows
from converter.model.place import EMPTY
from converter.read.pdf.sheet import Rule
from converter.read.pdf.tables import find_tables
from converter.segment.drafts import draft
from converter.segment.printed import take_printed
from tests.read.pdf.making import Press, inked, shown


def ruled(press: Press, xs: list[float], ys: list[float], missing: set[tuple[str, int, int]]) -> Press:
    """A grid of rules without those named: ("|", row, edge) or ("-", edge, column)."""
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for edge, x in enumerate(xs):
            if ("|", row, edge) not in missing:
                press.rule(x, top, x, bottom)
    for edge, y in enumerate(ys):
        for column, (left, right) in enumerate(pairwise(xs)):
            if ("-", edge, column) not in missing:
                press.rule(left, y, right, y)
    return press


def test_merged_cells_are_those_without_rules_between(tmp_path: Path) -> None:
    """A head over two columns, a label set one character a line over two rows, a cell that is really blank."""
    xs, ys = [40.0, 80, 160, 240, 340], [100.0, 124, 148, 172, 196, 220]
    missing = {("|", 0, 2), ("-", 1, 0), ("-", 1, 3), ("-", 3, 0), ("|", 4, 1)}
    press = ruled(Press(), xs, ys, missing)
    for x, top, text in [
        (45, 128, "类别"),
        (130, 117, "任务（座）"),
        (250, 128, "备注"),
        (90, 141, "新建"),
        (170, 141, "改造"),
        (53, 165, "水"),
        (53, 185, "库"),
        (90, 165, "12"),
        (170, 165, "3"),
        (170, 189, "8"),
        (250, 189, "含小型"),
        (60, 213, "合计"),
        (170, 213, "11"),
    ]:
        press.text(x, top, text, 11)
    source = press.read(tmp_path)
    assert [line.text.split("\t") for line in inked(source)] == [
        ["类别", "任务（座）", "", "备注"],
        ["", "新建", "改造", ""],
        ["水库", "12", "3", ""],
        ["", "", "8", "含小型"],
        ["合计", "", "11", ""],
    ]
    assert [line.row.merged for line in inked(source) if line.row] == [
        ((0, 2, 1), (1, 1, 2), (3, 2, 1)),
        (),
        ((0, 2, 1),),
        (),
        ((0, 1, 2),),
    ]
    [made] = draft(take_printed(source.lines).lines)
    assert isinstance(made.content, CellRows)
    table = ruled_table([made.content], EMPTY, EMPTY).block
    assert isinstance(table, Table)
    assert table.header_rows == 2
    assert [tuple(span) for span in table.spans] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (0, 3, 2, 1),
        (2, 0, 2, 1),
        (4, 0, 1, 2),
    ]


def test_the_lines_of_a_wrapped_cell_are_one(tmp_path: Path) -> None:
    press = ruled(Press(), [40, 140, 300], [100, 150, 180], set())
    press.text(50, 118, "水库大坝安全").text(50, 138, "鉴定").text(150, 118, "Safety", font="Helvetica")
    press.text(150, 138, "inspection", font="Helvetica").text(50, 170, "完成").text(150, 170, "是")
    assert [line.text for line in inked(press.read(tmp_path))] == ["水库大坝安全鉴定\tSafety inspection", "完成\t是"]


def test_a_head_and_a_label_that_the_next_page_repeats_stand_once(tmp_path: Path) -> None:
    press = Press()
    for page, rows in enumerate((("1", "2"), ("3",))):
        ys = [100.0 + 24 * at for at in range(len(rows) + 2)]
        ruled(press, [40, 120, 240], ys, {("-", at, 0) for at in range(2, len(ys) - 1)})
        press.text(50, 117, "分类").text(130, 117, "序号").text(50, 141, "水库")
        for at, row in enumerate(rows):
            press.text(130, 141 + 24 * at, row)
        if not page:
            press.page()
    drafts = draft(take_printed(press.read(tmp_path).lines).lines)
    made = ruled_table([one.content for one in drafts if isinstance(one.content, CellRows)], EMPTY, EMPTY)
    assert isinstance(made.block, Table)
    assert [[cell.text for cell in row] for row in made.block.rows] == [
        ["分类", "序号"],
        ["水库", "1"],
        ["", "2"],
        ["", "3"],
    ]
    assert [tuple(span) for span in made.block.spans] == [(1, 0, 3, 1)]
    assert [piece.passage.text for piece in made.furniture] == ["分类", "序号", "水库"]


def test_rows_without_rules_are_told_by_the_white_between_cells(tmp_path: Path) -> None:
    press = Press().text(100, 80, "水闸一览表", 12)
    rows = [("序号", "名称", "净宽"), ("1", "望潮闸", "48"), ("2", "新北闸", "40"), ("3", "石臼闸", "36.5")]
    for at, row in enumerate(rows):
        for x, cell in zip((50, 110, 220), row, strict=True):
            press.text(x, 120 + 24 * at, cell)
    assert shown(press.read(tmp_path)) == ["水闸一览表", *("\t".join(row) for row in rows)]


@pytest.mark.parametrize(
    ("lying", "standing", "shape"),
    [
        # every rule in pieces, as cell by cell
        ([(0, 0, 50), (0, 50, 100), (20, 0, 50), (20, 50, 100)], [(0, 0, 20), (50, 0, 20), (100, 0, 20)], (2, 1)),
        # open sides: the lying rules reach further than the standing ones
        ([(0, 0, 100), (20, 0, 100), (40, 0, 100)], [(50, 0, 40)], None),
        ([(0, 0, 100), (20, 0, 100), (40, 0, 100)], [(30, 0, 40), (60, 0, 40)], (3, 2)),
        # a frame has one cell
        ([(0, 0, 100), (40, 0, 100)], [(0, 0, 40), (100, 0, 40)], (1, 1)),
        # rules that meet nowhere
        ([(0, 0, 100), (40, 0, 100)], [(150, 0, 40), (170, 0, 40)], None),
    ],
)
def test_rules_make_tables(lying, standing, shape) -> None:
    found = find_tables([Rule(*rule) for rule in lying], [Rule(*rule) for rule in standing])
    assert [(len(table.xs) - 1, len(table.ys) - 1) for table in found] == ([shape] if shape else [])
