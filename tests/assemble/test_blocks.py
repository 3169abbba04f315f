"""Flow → blocks: run-in headings, items, tables over page ends, signatures, events."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from converter.assemble.blocks import build_blocks
from converter.assemble.built import Built
from converter.model.block import Block, Event, Heading, Table
from converter.profile import generic
from converter.segment import segment
from tests.factory import read_from


def built(folder: Path, lines: list[str], day: date | None = None) -> Built:
    flow = segment(read_from(folder, "\n\n".join(lines)).lines, generic()).flow
    return build_blocks(flow, generic(), day)


def shape(block: Block) -> tuple[str, str]:
    """A word for the kind, and the text."""
    text = "|".join(passage.text for passage in block.passages() if passage)
    if isinstance(block, Heading):
        return (f"run-in {block.level}" if block.run_in else f"heading {block.level}"), text
    return type(block).__name__.lower(), text


Shape = tuple[str, str]

BLOCKS: list[tuple[str, list[str], list[Shape]]] = [
    (
        "a heading over its paragraph",
        ["一、甲", "乙。"],
        [("heading 1", "一、甲"), ("paragraph", "乙。")],
    ),
    (
        "run-in headings beside one another",
        ["1. 落实责任。各地要明确专人。", "2. 加强检查。每周检查一次。"],
        [("run-in 3", "1. 落实责任。"), ("paragraph", "各地要明确专人。"), ("run-in 3", "2. 加强检查。"), ("paragraph", "每周检查一次。")],
    ),
    (
        "a caption and a unit over a grid of names",
        ["年度先进个人\n单位：人\n王芳\t李明\t赵强\t钱多\n孙丽\t周强"],
        [("paragraph", "年度先进个人"), ("paragraph", "单位：人"), ("names", "王芳|李明|赵强|钱多|孙丽|周强")],
    ),
    (
        "a blank between a run-in heading and its text",
        ["（一）落实责任。 各地要明确专人。"],
        [("run-in 2", "（一）落实责任。"), ("paragraph", "各地要明确专人。")],
    ),
    (
        "a quotation mark closes behind the stop",
        ["（一）建设“一港。”各地要明确专人。"],
        [("run-in 2", "（一）建设“一港。”"), ("paragraph", "各地要明确专人。")],
    ),
    (
        "one sentence is an item",
        ["1. 各地要明确专人。", "2. 每周检查一次。"],
        [("item", "1. 各地要明确专人。"), ("item", "2. 每周检查一次。")],
    ),
    (
        "most of the labels beside it must head, else it is an item of two sentences",
        ["1. 各地要明确专人。", "2. 每周检查一次。发现问题整改。", "3. 每月报送。"],
        [("item", "1. 各地要明确专人。"), ("item", "2. 每周检查一次。发现问题整改。"), ("item", "3. 每月报送。")],
    ),
    (
        "those of a box are not beside it",
        ["（1）落实责任。各地要明确专人。", "（2）加强检查。每周检查一次。", "专栏 1：工程", "（1）改造码头；", "（2）扩容船闸。"],
        [
            ("run-in 4", "（1）落实责任。"),
            ("paragraph", "各地要明确专人。"),
            ("run-in 4", "（2）加强检查。"),
            ("paragraph", "每周检查一次。"),
            ("box", "专栏 1：工程|（1）改造码头；|（2）扩容船闸。"),
        ],
    ),
    (
        "a long first sentence is no heading",
        ["1. 各县区各部门要按照属地管理和分级负责的原则明确专人落实经费并且每日两次巡查堤防水闸和泵站。每周报告。"],
        [("item", "1. 各县区各部门要按照属地管理和分级负责的原则明确专人落实经费并且每日两次巡查堤防水闸和泵站。每周报告。")],
    ),
    (
        "members that end in ；",
        ["（一）下列情形：", "（1）漫堤；", "（2）决口。"],
        [("item", "（一）下列情形："), ("item", "（1）漫堤；"), ("item", "（2）决口。")],
    ),
    (
        "dashes and articles are items",
        ["——坚持预防为主。", "第一条 为了规范值守，制定本办法。"],
        [("item", "——坚持预防为主。"), ("item", "第一条 为了规范值守，制定本办法。")],
    ),
    (
        "labelled lines with nothing under them are a list",
        ["一、名单", "（一）港前镇", "（二）沙洲镇"],
        [("heading 1", "一、名单"), ("item", "（一）港前镇"), ("item", "（二）沙洲镇")],
    ),
    (
        "a heading with a heading below it is none",
        ["（一）范围", "1. 港前镇", "全镇。"],
        [("heading 2", "（一）范围"), ("heading 3", "1. 港前镇"), ("paragraph", "全镇。")],
    ),
    (
        "the first level stays a heading",
        ["一、总则", "二、附则", "自印发之日起施行。"],
        [("heading 1", "一、总则"), ("heading 1", "二、附则"), ("paragraph", "自印发之日起施行。")],
    ),
    (
        "a line before the signature",
        ["（一）附则", "澄江市人民政府", "2023年4月12日"],
        [("item", "（一）附则"), ("signature", "澄江市人民政府|2023年4月12日")],
    ),
    (
        "two bodies sign",
        ["特此通知。", "澄江市财政局", "澄江市水务局", "2023年4月12日"],
        [("paragraph", "特此通知。"), ("signature", "澄江市财政局|澄江市水务局|2023年4月12日")],
    ),
    (
        "rosters and grids of names",
        ["- 组长：王明远 副市长", "王芳\t李建\n赵强\t钱进"],
        [("roster", "- 组长：王明远 副市长"), ("names", "王芳|李建|赵强|钱进")],
    ),
    (
        "the caption over a grid of names is a paragraph",
        ["先进个人", "王芳\t李建\n赵强\t钱进"],
        [("paragraph", "先进个人"), ("names", "王芳|李建|赵强|钱进")],
    ),
    (
        "a table with its caption and unit",
        ["见下表。", "表1 泊位\n单位：个\n年份\t数量\n2023\t12"],
        [("paragraph", "见下表。"), ("table", "表1 泊位|单位：个|年份|数量|2023|12")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in BLOCKS], ids=[row[0] for row in BLOCKS])
def test_blocks(lines: list[str], expected: list[Shape], tmp_path: Path) -> None:
    assert [shape(block) for block in built(tmp_path, lines).blocks] == expected


def tables(made: Built) -> list[tuple[str, list[list[str]]]]:
    return [
        (block.caption.text, [[cell.text for cell in row] for row in block.rows])
        for block in made.blocks
        if isinstance(block, Table)
    ]


TABLES: list[tuple[str, list[str], list[tuple[str, list[list[str]]]]]] = [
    # lines → caption and rows of each table
    (
        "a page end cuts it, the head stands again",
        ["表1 泊位\n年份\t数量\n2022\t11", "年 份\t数 量\n2023\t12"],
        [("表1 泊位", [["年份", "数量"], ["2022", "11"], ["2023", "12"]])],
    ),
    (
        "the caption stands again",
        ["表1 泊位\n年份\t数量\n2022\t11", "表1 泊 位\n年份\t数量\n2023\t12"],
        [("表1 泊位", [["年份", "数量"], ["2022", "11"], ["2023", "12"]])],
    ),
    (
        "the caption says that it goes on",
        ["表1 泊位\n年份\t数量\n2022\t11", "续表1\n年份\t数量\n2023\t12"],
        [("表1 泊位", [["年份", "数量"], ["2022", "11"], ["2023", "12"]])],
    ),
    (
        "in brackets",
        ["表1 泊位\n年份\t数量\n2022\t11", "表1 泊位（续）\n年份\t数量\n2023\t12"],
        [("表1 泊位", [["年份", "数量"], ["2022", "11"], ["2023", "12"]])],
    ),
    (
        "another caption is another table, whatever its head",
        ["表1 泊位\n年份\t数量\n2022\t11", "表2 船闸\n年份\t数量\n2023\t12"],
        [("表1 泊位", [["年份", "数量"], ["2022", "11"]]), ("表2 船闸", [["年份", "数量"], ["2023", "12"]])],
    ),
    (
        "text between is the end of a table",
        ["年份\t数量\n2022\t11", "以上为上年数据。", "年份\t数量\n2023\t12"],
        [("", [["年份", "数量"], ["2022", "11"]]), ("", [["年份", "数量"], ["2023", "12"]])],
    ),
    (
        "another head is another table",
        ["年份\t数量\n2022\t11", "名称\t座数\t投资\n泊位\t12\t3"],
        [("", [["年份", "数量"], ["2022", "11"]]), ("", [["名称", "座数", "投资"], ["泊位", "12", "3"]])],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_tables(lines: list[str], expected: list[tuple[str, list[list[str]]]], tmp_path: Path) -> None:
    assert tables(built(tmp_path, lines)) == expected


def test_repeated_heads_and_captions_are_furniture(tmp_path: Path) -> None:
    made = built(tmp_path, ["表1 泊位\n年份\t数量\n2022\t11", "续表1\n年份\t数量\n2023\t12"])
    assert sorted(piece.passage.text for piece in made.furniture) == ["年份", "数量", "续表1"]
    assert {piece.kind for piece in made.furniture} == {"repeated_head"}


DAYS = [
    # first day of the chronicle, lines → days
    (date(2023, 2, 1), ["2月8日 甲。", "9日 乙。", "28日 丙。"], [date(2023, 2, 8), date(2023, 2, 9), date(2023, 2, 28)]),
    # no month at all: that of the title
    (date(2023, 2, 1), ["8日 甲。", "9日 乙。"], [date(2023, 2, 8), date(2023, 2, 9)]),
    # a new month, then only the day again
    (date(2023, 2, 1), ["28日 甲。", "3月1日 乙。", "2日 丙。"], [date(2023, 2, 28), date(2023, 3, 1), date(2023, 3, 2)]),
    # a range begins on its first day
    (date(2023, 2, 1), ["8日至10日 甲。", "2月28日—3月2日 乙。"], [date(2023, 2, 8), date(2023, 2, 28)]),
    # a day that the month does not have
    (date(2023, 2, 1), ["30日 甲。", "2月29日 乙。", "2月27日 丙。"], [None, None, date(2023, 2, 27)]),
    (date(2024, 2, 1), ["29日 甲。"], [date(2024, 2, 29)]),
    # over the end of the year
    (date(2023, 12, 1), ["30日 甲。", "1月2日 乙。", "3日 丙。"], [date(2023, 12, 30), date(2024, 1, 2), date(2024, 1, 3)]),
    # an earlier month of the same year is no turn
    (date(2023, 3, 1), ["3月1日 甲。", "2月27日 乙。"], [date(2023, 3, 1), date(2023, 2, 27)]),
    # print tells no year
    (None, ["2月8日 甲。"], [None]),
]  # fmt: skip


@pytest.mark.parametrize(("day", "lines", "expected"), DAYS)
def test_days_of_a_chronicle(day: date | None, lines: list[str], expected: list[date | None], tmp_path: Path) -> None:
    text = "澄江市人民政府公报\n2023年第3期\n\n目录\n\n澄江市大事记\t9\n\n澄江市大事记\n\n" + "\n\n".join(lines)
    flow = segment(read_from(tmp_path, text).lines, generic()).flow
    blocks = build_blocks(flow, generic(), day).blocks
    assert [block.date for block in blocks if isinstance(block, Event)] == expected
