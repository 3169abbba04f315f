"""What is probably a slip of print; and that ordinary text raises nothing."""

from __future__ import annotations

import pytest

from converter.assemble.slips import find_slips, lookalikes
from converter.model.block import Box, Heading, Names, Paragraph, Table
from converter.model.finding import Finding
from converter.model.issue import Part
from converter.model.place import Passage
from tests.factory import document

RIVERS = "入河排口。入河排口。入河排口。入河排口。入河排口。"


def slips(*texts: str) -> list[Finding]:
    """Findings in a document with a paragraph for each text, each on a line of its own from 1."""
    blocks = [Paragraph(passage=Passage.of(text, number)) for number, text in enumerate(texts, 1)]
    return list(find_slips([document(*blocks)]))


FOUND = [
    # texts → code, line, words
    # a Latin word between two Chinese ones
    (["防汛 and 值守"], [("stray-latin-word", 1, {"word": "and"})]),
    (["防汛、 & 值守"], [("stray-latin-word", 1, {"word": "&"})]),
    (["防汛。The 值守"], [("stray-latin-word", 1, {"word": "The"})]),
    # 人河: the issue prints 入河排口 often, and 人河 only here
    (
        [RIVERS, "整治人河排口。"],
        [("confusable-character", 2, {"printed": "人", "other": "入河排"})],
    ),
    # at the very end of a text
    (
        [RIVERS, "整治人河排"],
        [("confusable-character", 2, {"printed": "人", "other": "入河排"})],
    ),
    # a word twice in a row
    (["加强值守值守工作。"], [("doubled-word", 1, {"word": "值守"})]),
    (["落实责任制责任制考核。"], [("doubled-word", 1, {"word": "责任制"})]),
    # the end before the beginning
    (
        ["自2023年5月1日至2023年4月1日开展巡查。"],
        [("date-range-reversed", 1, {"range": "2023年5月1日至2023年4月1日"})],
    ),
    (
        ["自2023年5月1日起至2022年6月1日止。"],
        [("date-range-reversed", 1, {"range": "2023年5月1日起至2022年6月1日"})],
    ),
    # one name in two spellings, with the same words behind it; the rarer one is told
    (
        ["“岚港通”平台建设。", "“岚港通”平台建设。", "“岚巷通”平台建设。"],
        [("name-varies", 3, {"name": "岚巷通", "other": "岚港通"})],
    ),
    # as often one as the other: both are told
    (
        ["“岚港通”平台建设。", "“岚巷通”平台建设。"],
        [
            ("name-varies", 1, {"name": "岚港通", "other": "岚巷通"}),
            ("name-varies", 2, {"name": "岚巷通", "other": "岚港通"}),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), FOUND)
def test_found(texts: list[str], expected: list[tuple[str, int, dict[str, str]]]) -> None:
    found = [(finding.code, finding.span.first, dict(finding.words)) for finding in slips(*texts)]
    assert found == expected


ORDINARY = [
    # English that is meant
    ["建设 Port and City 展示中心。"],
    ["引进 R&D 中心。"],
    ["Wind & Wave 公司"],
    ["采用 LED 照明。"],
    ["建设 5G 基站。"],
    # words that are doubled by rule: a single character, twice in the issue, figures of speech
    ["天天巡查，层层落实，人人有责。"],
    ["研究研究再定。研究研究再办。"],
    ["高高兴兴，实实在在。"],
    # 人 stands where it should, and 入 too
    [RIVERS, "组织人员清理入河排口。"],
    # the look-alike is printed, but never often
    ["入河排口。", "人河排口。"],
    # the odd one is printed twice: a word of its own
    [RIVERS, "人河排口。人河排口。"],
    # dates in order, on one day, two dates that are no range
    ["自2023年4月1日至2023年5月1日开展巡查。"],
    ["自2023年12月31日至2024年1月1日。"],
    ["2023年4月1日至2023年4月1日。"],
    ["2023年5月1日印发，2023年4月1日通过。"],
    # names that differ on purpose
    ["“十四五”规划纲要落实。", "“十三五”规划纲要落实。"],
    ["“岚港通”平台建设。", "“岚税通”系统升级。"],
    ["“岚港通”平台建设。", "“岚港城市通”平台建设。"],
    ["“岚港通”平台建设。", "“双港城”平台建设。"],
    # plain text
    ["为做好今年防汛值守工作，现将有关事项通知如下：", "各地要明确专人值守，每日十六时前报告水情。"],
]


@pytest.mark.parametrize("texts", ORDINARY)
def test_ordinary_text_raises_nothing(texts: list[str]) -> None:
    assert slips(*texts) == []


def test_titles_headings_and_boxes_are_read() -> None:
    odd = "防汛 and 值守"
    made = document(
        title=Passage.of(odd, 1),
        parts=(
            Part(
                kind="annex",
                title=Passage.of(odd, 2),
                blocks=(
                    Heading(passage=Passage.of(odd, 3), level=1, label=None),
                    Box(
                        heading=Passage.of(odd, 4),
                        label="专栏",
                        number=None,
                        title="",
                        blocks=(Paragraph(passage=Passage.of(odd, 5)),),
                    ),
                ),
            ),
        ),
    )
    assert [finding.span.first for finding in find_slips([made])] == [1, 2, 3, 4, 5]


def test_cells_and_names_are_not_read() -> None:
    cell = Passage.of("防汛 and 值守", 1)
    assert not list(find_slips([document(Table(rows=((cell,),)), Names(people=(cell,)))]))


def test_evidence_is_that_of_the_whole_issue() -> None:
    """人河 in one document, 入河 in another."""
    one = document(Paragraph(passage=Passage.of(RIVERS, 1)))
    other = document(Paragraph(passage=Passage.of("整治人河排口。", 2)))
    assert [finding.code for finding in find_slips([one, other])] == ["confusable-character"]


def test_lookalikes_are_mutual() -> None:
    known = lookalikes()
    assert "入" in known["人"]
    assert all(char in known[other] and char != other for char, others in known.items() for other in others)
