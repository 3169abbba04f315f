"""The pages of one issue as Markdown, rule by rule."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from converter.model.block import Block, Box, CellSpan, Gap, Heading, Item, Paragraph, Person, Roster, Table
from converter.model.finding import warning
from converter.model.issue import Citation, Correction, Part
from converter.model.place import Passage, Piece, Span
from converter.write.ink import Ink
from converter.write.links import addresses
from converter.write.markdown import issue_files
from converter.write.people import roster
from converter.write.tables import table
from converter.write.words import words
from tests.site.making import document, issue, said

ZH = words()


def page(*blocks: Block) -> str:
    """The Markdown of a document with `blocks`."""
    return issue_files(issue(document(*blocks)))["1.md"].decode()


def heading(level: int, text: str, name: str = "s1") -> Heading:
    """A heading as the assembler gives it."""
    return Heading(id=name, passage=said(text), level=level, label=None)


def test_files_and_links() -> None:
    files = issue_files(issue(document(place=1), document(place=2, title="某市人民政府关于乙事的通知")))
    assert sorted(files) == ["1.md", "2.md", "index.md"]
    assert 'href="2.md"' in files["index.md"].decode()
    assert 'href="index.md"' in files["1.md"].decode()
    assert all(b".html" not in data for data in files.values())


# printed levels, levels of HTML below the title
LEVELS = [
    ((1, 2, 3, 1), (2, 3, 4, 2)),
    # 一、 then 1. without （一）
    ((1, 3, 4, 1), (2, 3, 4, 2)),
    # begins deep, then comes up
    ((3, 1, 2), (2, 2, 3)),
    ((1, 3, 2, 3), (2, 3, 3, 4)),
    # HTML has no more than six
    ((1, 2, 3, 4, 5, 6, 7), (2, 3, 4, 5, 6, 6, 6)),
]


@pytest.mark.parametrize(("printed", "written"), LEVELS)
def test_levels_without_a_gap(printed: tuple[int, ...], written: tuple[int, ...]) -> None:
    made = page(*(heading(level, f"题{at}", f"s{at}") for at, level in enumerate(printed)))
    assert tuple(map(int, re.findall(r'<h(\d) id="s\d">', made))) == written


def test_a_box_stands_below_its_heading_and_changes_no_level() -> None:
    box = Box(
        id="box1", heading=said("专栏1 甲"), label="专栏1", number=1, title="甲", blocks=(heading(1, "一、乙", "x"),)
    )
    made = page(heading(1, "一、丙"), box, heading(2, "（一）丁", "s1.1"))
    assert (
        '<section class="box" id="box1" aria-label="专栏1 甲">\n<h3 id="box1-head">专栏1 甲</h3>\n<h4 id="x">' in made
    )
    assert '<h3 id="s1.1">' in made


def test_parts_begin_anew() -> None:
    annex = Part(
        kind="annex", label=said("附件1"), number=1, title=said("名单"), blocks=(heading(2, "（一）甲", "annex1-s1"),)
    )
    lost = Part(kind="annex", number=2, title=said("表"))
    made = issue_files(issue(replace(document(heading(1, "一、乙")), parts=(Part(kind="main"), annex, lost))))[
        "1.md"
    ].decode()
    assert '<h2 class="part" id="annex1"><span class="label">附件1</span>　名单</h2>\n<h3 id="annex1-s1">' in made
    assert '<h2 class="part" id="annex2"><span class="label ours">［附件2］</span>　表</h2>' in made


def test_an_order_stands_before_the_title_of_what_it_issues() -> None:
    order = Part(kind="main", blocks=(Paragraph(id="p1", passage=said("现予公布。", 10)),))
    issued = Part(kind="issued", blocks=(heading(1, "第一章 总则", "plan-s1"),))
    one = replace(document(), title=said("某市供水办法", 20), parts=(order, issued))
    made = issue_files(issue(one))["1.md"].decode()
    assert '<h2 class="part" id="plan">某市供水办法</h2>\n<h3 id="plan-s1">' in made
    usual = replace(one, title=said("某市供水办法", 5))
    assert 'class="part"' not in issue_files(issue(usual))["1.md"].decode()


def test_run_in_headings_and_leads() -> None:
    made = page(
        replace(heading(3, "1.甲。", "s1"), run_in=True),
        Paragraph(id="s1-p1", passage=said("乙。")),
        Paragraph(id="s1-p2", passage=said("云计算。丙。"), lead=4),
        Item(id="s1-p3", passage=said("——丁。"), label="——"),
    )
    assert '<p id="s1-p1"><b class="runin" id="s1">1.甲。</b>乙。</p>' in made
    assert '<p id="s1-p2"><b class="lead">云计算。</b>丙。</p>' in made
    assert '<p class="dash" id="s1-p3">——丁。</p>' in made


def test_corrections_are_marked_and_normalised_characters_are_not() -> None:
    made = Correction(Span(None, 5, 5), "追溯到入", "追溯到人", "confusable", "编辑部", date(2023, 4, 3))
    ink = Ink([made], ZH)
    passage = Passage(
        (
            Piece("应", "应", None, 5, 0),
            Piece("追溯到人", "追溯到入", None, 5, 1),
            Piece("大", "⼤", None, 5, 5),
            Piece("。", "。", None, 5, 6),
        )
    )
    assert ink.passage(passage) == '应<ins class="fix" title="原文作“追溯到入”">追溯到人</ins>大。'
    gone = Ink([replace(made, before="多", after="")], ZH)
    assert gone.passage(Passage((Piece("", "多", None, 5, 0), Piece("甲", "甲", None, 5, 1)))) == (
        '<ins class="fix" title="原文作“多”"></ins>甲'
    )


def test_a_page_that_begins_is_marked_once() -> None:
    ink = Ink((), ZH, 3)
    assert ink.cut(said("甲", page=3)) is None
    broken = Passage((Piece("甲", "甲", 3, 1, 0), Piece("乙", "乙", 4, 2, 0)))
    assert ink.passage(broken) == '甲<span class="turn" id="page-4" title="原件第4页"></span>乙'
    assert ink.cut(said("丙", page=4)) is None
    assert ink.cut(said("丁", page=6)) == "page-6"


def test_citations_lead_to_what_the_tree_holds() -> None:
    text = "根据某政发〔2023〕5号和某政发〔2020〕9号，见http://a.example。"
    cites = tuple(
        Citation(
            block="p1",
            start=text.index(number),
            end=text.index(number) + len(number),
            text=number,
            form="number",
            target=target,
        )
        for number, target in (("某政发〔2023〕5号", "testfa/2023/5"), ("某政发〔2020〕9号", "testfa/2020/9"))
    )
    one = replace(document(Paragraph(id="p1", passage=said(text)), place=1), citations=cites)
    other = document(place=2, number="某政发〔2023〕5号")
    made = issue_files(issue(one, other))["1.md"].decode()
    assert (
        '<p id="p1">根据<a class="cites" href="2.md">某政发〔2023〕5号</a>和某政发〔2020〕9号，'
        '见<a href="http://a.example">http://a.example</a>。</p>'
    ) in made


# text, (visible words, target) of each link in it
ADDRESSES: list[tuple[str, list[tuple[str, str]]]] = [
    ("请登录http://www.a.example/bs（试运行）", [("http://www.a.example/bs", "http://www.a.example/bs")]),
    ("https://cx.a.example/a_b_c?id=7&x=1。", [("https://cx.a.example/a_b_c?id=7&x=1",) * 2]),
    ("<http://www.a.example>，", [("http://www.a.example",) * 2]),
    ("邮箱为bs@a.example；", [("bs@a.example", "mailto:bs@a.example")]),
    ("见www.a.example/wx《说明》", [("www.a.example/wx", "http://www.a.example/wx")]),
    # marks that close the sentence, and a bracket that was opened before
    ("(见http://a.example/b).", [("http://a.example/b",) * 2]),
    ("http://a.example/b_(c)", [("http://a.example/b_(c)",) * 2]),
    ("http://a.example:8080/x，", [("http://a.example:8080/x",) * 2]),
    # no address of the web
    ("javascript://x", []),
    ("www.", []),
    ("甲@乙", []),
    ("a@b", []),
]


@pytest.mark.parametrize(("text", "found"), ADDRESSES)
def test_addresses(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[one.start : one.end], one.target) for one in addresses(text)] == found


def grid(*rows: str) -> tuple[tuple[Passage, ...], ...]:
    """Rows of cells that `|` divides."""
    return tuple(tuple(said(cell) for cell in row.split("|")) for row in rows)


def test_a_table_after_print() -> None:
    block = Table(
        id="t1",
        caption=said("表1　指标"),
        unit=said("单位：个"),
        rows=grid("类别|指标||备注", "|2022年|2025年|", "供水|91.4|98|", "|4.2|6.0|另有说明的除外", "合计|95.6|—|/"),
        header_rows=2,
        spans=(CellSpan(0, 0, 2, 1), CellSpan(0, 1, 1, 2), CellSpan(0, 3, 2, 1), CellSpan(2, 0, 2, 1)),
    )
    written = "\n".join(table(block, Ink((), ZH), "表1　指标"))
    assert written == (
        '<figure id="t1">\n<figcaption>表1　指标<span class="unit">单位：个</span></figcaption>\n'
        '<div class="scroll" tabindex="0" role="region" aria-label="表1　指标">\n<table class="grid">\n<thead>\n'
        '<tr><th scope="col" class="s" rowspan="2">类别</th><th scope="colgroup" class="s" colspan="2">指标</th>'
        '<th scope="col" class="s" rowspan="2">备注</th></tr>\n'
        '<tr><th scope="col" class="n">2022年</th><th scope="col" class="n">2025年</th></tr>\n</thead>\n<tbody>\n'
        '<tr><th scope="rowgroup" class="s" rowspan="2">供水</th><td class="n">91.4</td><td class="n">98</td><td class="s"></td></tr>\n'
        '<tr><td class="n">4.2</td><td class="n">6.0</td><td>另有说明的除外</td></tr>\n</tbody>\n<tbody>\n'
        '<tr><th scope="row" class="s">合计</th><td class="n">95.6</td><td class="n">—</td><td class="s">/</td></tr>\n</tbody>\n'
        "</table>\n</div>\n</figure>"
    )


def test_a_blank_head_is_no_header_and_no_cell_reaches_from_head_into_body() -> None:
    block = Table(id="t", rows=grid("|任务", "甲|12"), header_rows=1, spans=(CellSpan(0, 1, 2, 1),))
    written = "\n".join(table(block, Ink((), ZH), "表"))
    assert '<td></td><th scope="col"' in written
    assert "rowspan" not in written
    assert written.count("<td") + written.count("<th ") == 4


def test_a_roster_says_a_role_once() -> None:
    people = (
        Person(role="组长", name=said("甲某"), post=said("市长")),
        Person(role="成员", name=said("乙某"), post=said("局长")),
        Person(role="成员", name=said("丙某")),
    )
    assert list(roster(Roster(id="r1", lines=(), people=people), Ink((), ZH))) == [
        '<dl class="roster" id="r1">',
        '<dt>组长</dt><dd class="name">甲某</dd><dd class="post">市长</dd>',
        '<dt>成员</dt><dd class="name">乙某</dd><dd class="post">局长</dd>',
        '<dd class="name">丙某</dd>',
        "</dl>",
    ]
    plain = (Person(role=None, name=said("甲某"), post=said("市长")),)
    assert list(roster(Roster(id="r1", lines=(), people=plain), Ink((), ZH)))[1] == (
        '<li><b>甲某</b> <span class="post">市长</span></li>'
    )


def test_gaps_and_doubts_stand_where_they_belong() -> None:
    one = document(Paragraph(id="p1", passage=said("甲", 10)), Paragraph(id="p2", passage=said("乙", 20)))
    made = replace(
        issue(one),
        gaps=(Gap("test/2023/1/1", "p1", "page", Span(None, 10, 10)),),
        findings=(warning("box-number-missing", Span(None, 15, 15)), warning("elsewhere", Span(None, 99, 99))),
    )
    written = issue_files(made)["1.md"].decode()
    before, gap, after = written.partition('<div class="gap" role="note">')
    assert gap
    assert 'id="p1"' in before
    assert 'id="p2"' in after
    assert "第15行" in after
    assert "第99行" not in written
    assert "第99行" in issue_files(made)["index.md"].decode()


def test_the_same_bytes_again() -> None:
    made = issue(document(heading(1, "一、甲"), Paragraph(id="p1", passage=said("乙"))))
    assert issue_files(made) == issue_files(made)
    assert list(issue_files(made)) == list(issue_files(made))
