"""`cite`: the citations of whole documents."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.cite import cite
from converter.model.block import Block, Box, Event, Heading, Item, Note, Paragraph, Signature
from converter.model.finding import Finding
from converter.model.issue import Citation, Document, Part
from converter.model.number import DocumentNumber
from converter.model.place import Passage
from converter.profile import Body, Series, generic

PROFILE = msgspec.structs.replace(
    generic(), series=(Series("岚政发", "lan-zheng-fa"),), bodies=(Body("岚浦市人民政府"),)
)


def document(*blocks: Block) -> Document:
    """A document that issues a plan; `blocks` are its body."""
    return Document(
        id="lanpu/2022/1/1",
        permalink="lan-zheng-fa/2022/9",
        number=DocumentNumber("岚政发", 2022, 9),
        number_passage=Passage.of("岚政发〔2022〕9号", 2),
        kind="notice",
        title=Passage.of("岚浦市人民政府关于印发岚浦市防汛 预案的通知", 1),
        issuers=(),
        addressees=Passage(),
        signed=None,
        section=None,
        contents_page=None,
        parts=(
            Part(kind="main", blocks=blocks),
            Part(kind="annex", title=Passage.of("岚浦市“防汛”物资清单", 90)),
        ),
    )


def cited(*blocks: Block) -> tuple[tuple[Citation, ...], tuple[Finding, ...]]:
    (one,), findings = cite((document(*blocks),), PROFILE)
    return one.citations, findings


def paragraph(text: str) -> Paragraph:
    return Paragraph(id="p1", passage=Passage.of(text, 3))


# Text → form, words, number, title, target of each citation.
CITED = [
    (
        "按岚政发〔2021〕7号办理。",
        [("number", "岚政发〔2021〕7号", "岚政发〔2021〕7号", None, "lan-zheng-fa/2021/7")],
    ),
    # title and number are one citation, and so is each of a list
    (
        "《甲办法》（岚政发〔2021〕 7 号）",
        [("number+title", "《甲办法》（岚政发〔2021〕 7 号）", "岚政发〔2021〕7号", "甲办法", "lan-zheng-fa/2021/7")],
    ),
    (
        "《甲》（岚政发〔2021〕7号、8号）",
        [
            ("number+title", "《甲》（岚政发〔2021〕7号、8号）", "岚政发〔2021〕7号", "甲", "lan-zheng-fa/2021/7"),
            ("number+title", "《甲》（岚政发〔2021〕7号、8号）", "岚政发〔2021〕8号", "甲", "lan-zheng-fa/2021/8"),
        ],
    ),
    # an edition between them, and a bracket that holds more
    (
        "《甲》（2018年修订）（岚政发〔2018〕7号）",
        [
            (
                "number+title",
                "《甲》（2018年修订）（岚政发〔2018〕7号）",
                "岚政发〔2018〕7号",
                "甲",
                "lan-zheng-fa/2018/7",
            )
        ],
    ),
    (
        "《甲》（岚政发〔2018〕7号，以下简称《办法》）",
        [("number+title", "《甲》（岚政发〔2018〕7号", "岚政发〔2018〕7号", "甲", "lan-zheng-fa/2018/7")],
    ),
    (
        "《甲条例》（2019年1月1日国务院令第711号）",
        [
            (
                "number+title",
                "《甲条例》（2019年1月1日国务院令第711号）",
                "国务院令第711号",
                "甲条例",
                "guowuyuanling/711",
            )
        ],
    ),
    # a title with an article; an edition; a number that belongs to another title
    ("依据《甲法》第十六条第二款", [("title", "《甲法》", None, "甲法", None)]),
    ("《甲名录》（2018年修订）、某断面", [("title", "《甲名录》", None, "甲名录", None)]),
    (
        "《甲法》和《乙》（岚政发〔2021〕7号）",
        [
            ("title", "《甲法》", None, "甲法", None),
            ("number+title", "《乙》（岚政发〔2021〕7号）", "岚政发〔2021〕7号", "乙", "lan-zheng-fa/2021/7"),
        ],
    ),
    # a number inside a title names no work of its own
    (
        "《关于废止岚政发〔2021〕7号的通知》",
        [("title", "《关于废止岚政发〔2021〕7号的通知》", None, "关于废止岚政发〔2021〕7号的通知", None)],
    ),
    # orders; one whose body print does not name has no address
    (
        "岚浦市人民政府令第3号",
        [("order", "岚浦市人民政府令第3号", "岚浦市人民政府令第3号", None, "lanpushirenminzhengfuling/3")],
    ),
    ("省政府令第3号", [("order", "省政府令第3号", "省政府令第3号", None, None)]),
    # standards have no number of a document
    ("《公文格式》（GB/T 9704-2012）", [("standard", "《公文格式》（GB/T 9704-2012）", None, "公文格式", None)]),
    ("GB/T 1.1—2020 《导则》", [("standard", "GB/T 1.1—2020 《导则》", None, "导则", None)]),
    ("执行HJ1232-2021。", [("standard", "HJ1232-2021", None, None, None)]),
    # the document itself, what it issues and its annexes are not cited
    ("《岚浦市防汛预案》已经市政府同意，见岚政发〔2022〕9号和《岚浦市防汛物资清单》", []),
    ("《岚浦市防汛预案》（岚政发〔2022〕9号）", []),
    # but an earlier one of the same title is
    (
        "《岚浦市防汛预案》（岚政发〔2017〕4号）废止",
        [
            (
                "number+title",
                "《岚浦市防汛预案》（岚政发〔2017〕4号）",
                "岚政发〔2017〕4号",
                "岚浦市防汛预案",
                "lan-zheng-fa/2017/4",
            )
        ],
    ),
    ("原《岚浦市防汛预案》废止", [("title", "《岚浦市防汛预案》", None, "岚浦市防汛预案", None)]),
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_cited(text: str, expected: list[tuple[str, str, str | None, str | None, str | None]]) -> None:
    citations, findings = cited(paragraph(text))
    assert [(one.form, one.text, one.number, one.title, one.target) for one in citations] == expected
    assert all(text[one.start : one.end] == one.text and one.block == "p1" for one in citations)
    assert findings == ()


def test_every_kind_of_text_is_read() -> None:
    words = Passage.of("见岚政发〔2021〕7号", 3)
    citations, _ = cited(
        Heading(id="h", passage=words, level=1, label=None),
        Item(id="i", passage=words, label="——"),
        Note(id="n", passage=words),
        Event(id="e", passage=words, date=date(2022, 2, 8)),
        Box(
            id="b",
            heading=Passage.of("专栏 1：示例", 4),
            label="专栏 1",
            number=1,
            title="示例",
            blocks=(Paragraph(id="b-p1", passage=words),),
        ),
        Signature(id="s", lines=(words,)),
    )
    assert [one.block for one in citations] == ["h", "i", "n", "e", "b-p1"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("岚政发〔2021〕9—3号", ["cite/range-doubtful"]),
        ("《甲办法施行", ["cite/title-mark-missing"]),
    ],
)
def test_findings(text: str, codes: list[str]) -> None:
    _, findings = cited(paragraph(text))
    assert [one.code for one in findings] == codes


PIECES = [
    "《",
    "》",
    "（",
    "）",
    "甲办法",
    "岚政发",
    "〔2021〕",
    "7号",
    "、",
    "GB/T",
    "9704",
    "-2012",
    "国务院令",
    "第3号",
    "原",
    "2018年修订",
    "。",
    "\t",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_words_are_the_same_or_apart(text: str) -> None:
    citations, _ = cited(paragraph(text))
    words = sorted({(one.start, one.end) for one in citations})
    assert all(before[1] <= after[0] for before, after in pairwise(words))
