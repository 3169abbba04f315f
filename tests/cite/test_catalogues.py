"""Catalogues: tables and lists in annexes that say what becomes of each document."""

from __future__ import annotations

from datetime import date

import pytest

from converter.cite.lists import catalogue
from converter.model.block import Item, Table
from converter.model.issue import Citation, Part
from converter.model.place import Passage
from tests.cite.making import document, paragraphs, read

ROWS = [
    ["序号", "文件名称", "文号", "主办单位"],
    ["1", "关于渡口 管理的通知", "岚政发〔2016〕58 号", "市港务局"],
    ["2", "《岚浦市灯塔管理办法》", "", "市港务局"],
]


def table(rows: list[list[str]] = ROWS, caption: str = "") -> Table:
    cells = tuple(tuple(Passage.of(text, 50 + line) for text in row) for line, row in enumerate(rows))
    return Table(id="annex1-t1", rows=cells, caption=Passage.of(caption, 49))


def cited(
    made: Table, *body: str, title: str = "宣布失效的文件目录（2022年底前到期）", number: int = 1
) -> tuple[Citation, ...]:
    annex = Part(kind="annex", number=number, title=Passage.of(title, 40), blocks=(made,))
    return read(document(Part(kind="main", blocks=paragraphs(*body)), annex))[0].citations


def test_cells_become_citations() -> None:
    first, second = cited(table())
    assert (first.block, first.cell, first.start, first.end, first.text) == (
        "annex1-t1",
        (1, 2),
        0,
        13,
        "岚政发〔2016〕58 号",
    )
    assert (first.form, first.title, first.number) == ("number+title", "关于渡口管理的通知", "岚政发〔2016〕58号")
    assert (first.relation, first.target) == ("repeals", "lan-zheng-fa/2016/58")
    assert (second.cell, second.form, second.title, second.relation) == (
        (2, 1),
        "title",
        "岚浦市灯塔管理办法",
        "repeals",
    )
    assert first.evidence == "宣布失效的文件目录（2022年底前到期） 1 关于渡口 管理的通知 岚政发〔2016〕58 号 市港务局"


ANNOUNCED = [
    # title of the annex, a sentence of the body → relation
    ("继续有效的文件目录", "", "confirms"),
    ("决定修改的规范性文件目录", "", "amends"),
    ("文件目录", "其余宣布失效的文件见附件1。", "repeals"),
    ("文件目录", "废止的文件见附件1，继续有效的文件见附件2。", "repeals"),
    ("文件目录", "附件所列文件自本决定印发之日起废止。", "repeals"),
    # no verb, one in a doubt, one of something else
    ("文件目录", "文件见附件1。", ""),
    ("拟废止的文件目录", "", ""),
    ("文件目录", "附件所列文件是否废止，请各单位研究。", ""),
    ("关于废止部分文件的决定", "", ""),
    ("文件目录", "宣布失效的文件见附件2。", ""),
]


@pytest.mark.parametrize(("title", "body", "relation"), ANNOUNCED)
def test_announced(title: str, body: str, relation: str) -> None:
    told = {one.relation for one in cited(table(), body, title=title)}
    assert told == ({relation} if relation else set())


def test_day_in_the_announcement_and_in_a_column() -> None:
    told = cited(table(), "附件所列文件自2023年5月1日起停止执行。", title="文件目录")
    assert {one.effective for one in told} == {date(2023, 5, 1)}
    rows = [["文件名称", "文号", "失效日期"], ["关于渡口的通知", "岚政发〔2016〕58号", "2022年12月31日"]]
    (one,) = cited(table(rows))
    assert one.effective == date(2022, 12, 31)


def test_each_row_has_its_own_outcome() -> None:
    rows = [
        ["文件名称", "文号", "清理结果"],
        ["关于渡口的通知", "岚政发〔2016〕58号", "废止"],
        ["关于灯塔的通知", "岚政发〔2017〕5号", "继续有效"],
        ["关于缆绳的通知", "岚政发〔2018〕6号", "另行研究"],
    ]
    told = [(one.number, one.relation) for one in cited(table(rows), title="文件清理结果")]
    assert told == [("岚政发〔2016〕58号", "repeals"), ("岚政发〔2017〕5号", "confirms")]


def test_table_behind_its_announcement() -> None:
    made = document(Part(kind="main", blocks=(*paragraphs("下列文件宣布失效："), table())))
    assert [one.relation for one in read(made)[0].citations] == ["repeals", "repeals"]


def test_other_tables_are_left_alone() -> None:
    rows = [["区", "名称", "长度"], ["东区", "岚江", "12"]]
    assert cited(table(rows)) != ()
    assert cited(table(rows), title="河道名录") == ()


def test_a_list_in_an_annex() -> None:
    items = (
        Item(id="a1", passage=Passage.of("1. 关于渡口管理的通知（岚政发〔2016〕58号）", 60), label="1."),
        Item(id="a2", passage=Passage.of("2. 《岚浦市灯塔管理办法》", 61), label="2."),
    )
    annex = Part(kind="annex", number=1, title=Passage.of("废止的文件目录", 40), blocks=items)
    first, second = read(document(Part(kind="main"), annex))[0].citations
    assert (first.form, first.title, first.relation) == ("number+title", "关于渡口管理的通知", "repeals")
    assert items[0].passage.text[first.start : first.end] == first.text
    assert second.relation == "repeals"


def test_normative_references() -> None:
    blocks = paragraphs(
        "规范性引用文件", "GB/T 22239-2019 信息安全技术 基本要求", "GB/T 9704-2012。", "按GB 5749-2022检测水质。"
    )
    made = document(Part(kind="main", blocks=blocks))
    told = [(one.title, one.relation, one.work) for one in read(made)[0].citations]
    assert told == [
        ("信息安全技术 基本要求", "applies", "standard"),
        (None, "applies", "standard"),
        (None, "applies", "standard"),
    ]


@pytest.mark.parametrize("text", ["修改完善的意见反馈表", "本市规范性文件目录", "废止和修改部分文件的说明", ""])
def test_no_catalogue(text: str) -> None:
    assert catalogue(text) is None
