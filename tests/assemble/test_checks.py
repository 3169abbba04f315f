"""Declared counts and totals."""

from __future__ import annotations

import pytest

from converter.assemble.checks import check_document, members
from converter.model.block import Block, Heading, Names, Paragraph, Person, Roster, Table
from converter.model.place import Passage
from tests.factory import document


def table(*rows: str, headers: int = 1) -> Table:
    return Table(
        rows=tuple(tuple(Passage.of(cell, at) for cell in row.split("|")) for at, row in enumerate(rows, 1)),
        header_rows=headers,
    )


def heading(text: str, level: int) -> Heading:
    return Heading(passage=Passage.of(text, 1), level=level, label=None)


def paragraph(text: str) -> Paragraph:
    return Paragraph(passage=Passage.of(text, 1))


def names(count: int) -> Names:
    return Names(people=tuple(Passage.of("王芳", at) for at in range(count)))


def roster(count: int) -> Roster:
    people = tuple(Person(role=None, name=Passage.of("王芳", at)) for at in range(count))
    return Roster(lines=tuple(person.name for person in people), people=people)


COUNTS: list[tuple[str, list[Block], list[tuple[str, str]]]] = [
    # blocks → (declared, counted) where they differ
    ("a list in a paragraph", [heading("一、市直部门（3个）", 1), paragraph("水务局、财政局、应急局")], []),
    (
        "one too few",
        [heading("一、市直部门（3个）", 1), paragraph("水务局、财政局")],
        [("3", "2")],
    ),
    ("in brackets of either width, with 共", [heading("一、市直部门(共 2 个)", 1), paragraph("水务局、财政局")], []),
    ("a grid of names", [heading("一、先进个人（4名）", 1), names(4)], []),
    ("a grid that lacks one", [heading("一、先进个人（5名）", 1), names(4)], [("5", "4")]),
    ("a roster", [heading("一、成员（3人）", 1), roster(3)], []),
    ("a roster with one more", [heading("一、成员（2人）", 1), roster(3)], [("2", "3")]),
    (
        "the counts of sub-headings add up",
        [
            heading("一、先进集体（5个）", 1),
            heading("（一）市直部门（2个）", 2),
            paragraph("水务局、财政局"),
            heading("（二）镇街（3个）", 2),
            paragraph("汐东街道、港前镇、沙洲镇"),
        ],
        [],
    ),
    (
        "they do not, and each is told where it stands",
        [
            heading("一、先进集体（6个）", 1),
            heading("（一）市直部门（2个）", 2),
            paragraph("水务局、财政局、应急局"),
            heading("（二）镇街（3个）", 2),
            paragraph("汐东街道、港前镇、沙洲镇"),
        ],
        [("6", "5"), ("2", "3")],
    ),
    (
        "a sub-heading without a count: nothing can be said",
        [heading("一、先进集体（5个）", 1), heading("（一）市直部门", 2), paragraph("水务局、财政局")],
        [],
    ),
    ("a sentence is no list", [heading("一、试点（3个）", 1), paragraph("在港前镇、沙洲镇开展试点。")], []),
    ("a table is no list", [heading("一、试点（3个）", 1), table("名称|座数", "北堤|3")], []),
    ("several paragraphs are no list", [heading("一、试点（3个）", 1), paragraph("港前镇"), paragraph("沙洲镇")], []),
    ("a heading with nothing under it", [heading("一、试点（3个）", 1), heading("二、范围", 1)], []),
    ("a measure is no count", [heading("一、堤防（3公里）", 1), paragraph("北堤、南堤")], []),
    ("a year is no count", [heading("一、目标（2025年）", 1), paragraph("北堤、南堤")], []),
    ("a count inside the heading", [heading("一、新建（3个）泵站", 1), paragraph("北站、南站")], []),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "expected"), [row[1:] for row in COUNTS], ids=[row[0] for row in COUNTS])
def test_counts(blocks: list[Block], expected: list[tuple[str, str]]) -> None:
    findings = list(check_document(document(*blocks)))
    assert {finding.code for finding in findings} <= {"count-differs"}
    assert [(dict(finding.words)["declared"], dict(finding.words)["counted"]) for finding in findings] == expected


SUMS = [
    # table → (column, total printed, sum) where they differ
    ("it adds up", ["名称|座数", "北堤|3", "南堤|4", "合计|7"], []),
    ("it does not", ["名称|座数", "北堤|3", "南堤|4", "合计|8"], [("座数", "8", "7")]),
    (
        "each column by itself",
        ["名称|座数|投资", "北堤|3|1,200", "南堤|4|800.5", "总 计|7|2,000"],
        [("投资", "2,000", "2000.5")],
    ),
    ("rounded figures", ["名称|投资", "北堤|0.33", "南堤|0.33", "合计|0.67"], []),
    ("rates do not add up", ["名称|完成率", "北堤|80", "南堤|90", "合计|85"], []),
    ("nor do shares and prices", ["名称|占比|单价", "北堤|30|5", "南堤|40|6", "合计|100|5.5"], []),
    ("nor anything with a percent sign", ["名称|进度", "北堤|80%", "南堤|90%", "合计|85%"], []),
    ("a cell without a figure: nothing can be said", ["名称|座数", "北堤|3", "南堤|/", "合计|7"], []),
    ("no total", ["名称|座数", "北堤|3", "南堤|4", "西堤|9"], []),
    ("a total in the middle", ["名称|座数", "北堤|3", "合计|9", "南堤|4"], []),
    ("one row and its total", ["名称|座数", "北堤|3", "合计|9"], []),
    ("running numbers", ["序号|座数", "1|3", "2|4", "合计|7"], []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [row[1:] for row in SUMS], ids=[row[0] for row in SUMS])
def test_sums(rows: list[str], expected: list[tuple[str, str, str]]) -> None:
    words = [dict(finding.words) for finding in check_document(document(table(*rows)))]
    assert [(one["column"], one["declared"], one["counted"]) for one in words] == expected


def test_two_header_rows_do_not_count() -> None:
    rows = ["名称|数量", "|座数", "北堤|3", "南堤|4", "合计|8"]
    (finding,) = check_document(document(table(*rows, headers=2)))
    assert dict(finding.words) == {"column": "数量座数", "declared": "8", "counted": "7"}


MEMBERS = [
    ("水务局、财政局、应急局", ["水务局", "财政局", "应急局"]),
    ("水务局，财政局；应急局", ["水务局", "财政局", "应急局"]),
    # marks inside brackets, quotes and book title marks part nothing
    ("水务局（含防汛办、水文站）、财政局", ["水务局（含防汛办、水文站）", "财政局"]),
    ("“一港、两区”工程、北堤", ["“一港、两区”工程", "北堤"]),
    ("《甲、乙办法》、《丙办法》", ["《甲、乙办法》", "《丙办法》"]),
    ("北堤、 南堤、", ["北堤", "南堤"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), MEMBERS)
def test_members(text: str, expected: list[str]) -> None:
    assert members(text) == expected
