"""Where a box ends, and what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.assemble.blocks import build_blocks
from converter.assemble.boxes import Manner, manner
from converter.assemble.built import Built
from converter.model.block import Block, Box, Heading, Paragraph
from converter.model.place import Passage
from converter.profile import generic
from converter.segment import segment
from tests.factory import read_from

VERBS = generic().words.verbs

BOX1, BOX2 = "专栏 1：重点工程", "专栏 2：试点工程"
QUAY, LOCK, TANK = "岸电工程。改造泊位八个。", "船闸工程。新建船闸一座。", "油库工程。迁建油库一座。"
DO1, DO2 = "加快岸电改造，每个泊位都要通电。", "推进船闸扩容，每座船闸都要联网。"

Inside = tuple[str, ...]


def built(folder: Path, lines: list[str]) -> Built:
    flow = segment(read_from(folder, "\n\n".join(lines)).lines, generic()).flow
    return build_blocks(flow, generic(), None)


def text_of(block: Block) -> str:
    return "".join(passage.text for passage in block.passages())


def boxes(made: Built) -> list[Inside]:
    """For each box its heading and the blocks in it, run-in headings and cells each by themselves."""
    return [
        (block.heading.text, *(text_of(inner) for inner in block.blocks))
        for block in made.blocks
        if isinstance(block, Box)
    ]


def outside(made: Built) -> list[str]:
    return [text_of(block) for block in made.blocks if not isinstance(block, Box)]


ENDS: list[tuple[str, list[str], list[Inside]]] = [
    # lines → the boxes with what is in them; all other lines stand outside
    (
        "the document's own number goes on at level 3",
        ["1. 甲甲", DO1, BOX1, QUAY, LOCK, "2. 乙乙", DO2],
        [(BOX1, QUAY, LOCK)],
    ),
    ("at level 2", ["（一）甲甲", DO1, BOX1, QUAY, LOCK, "（二）乙乙", DO2], [(BOX1, QUAY, LOCK)]),
    (
        "at a level above",
        ["一、甲", "（一）甲甲", DO1, BOX1, QUAY, LOCK, "二、乙", "（一）乙乙", DO2],
        [(BOX1, QUAY, LOCK)],
    ),
    (
        "a number further on: print lacks what lies between",
        ["（一）甲甲", DO1, BOX1, QUAY, LOCK, "（三）乙乙", DO2],
        [(BOX1, QUAY, LOCK)],
    ),
    (
        "another box begins",
        ["（一）甲甲", DO1, BOX1, QUAY, LOCK, BOX2, TANK, "（二）乙乙", DO2],
        [(BOX1, QUAY, LOCK), (BOX2, TANK)],
    ),
    (
        "two headings in a row: the first is empty",
        ["（一）甲甲", DO1, BOX1, BOX2, QUAY, LOCK, "（二）乙乙", DO2],
        [(BOX1,), (BOX2, QUAY, LOCK)],
    ),
    ("nothing stands in it", ["（一）甲甲", DO1, BOX1], [(BOX1,)]),
    (
        "paragraphs that open like the one before the box",
        ["（一）甲甲", "各县区要巡查堤防水闸。", BOX1, "岸电设施要改造。", "船闸设施要扩容。", "各县区要每日报告。", "（二）乙乙", DO2],
        [(BOX1, "岸电设施要改造。", "船闸设施要扩容。")],
    ),
    (
        "unless those of the box do too",
        ["（一）甲甲", "各县区要巡查堤防水闸。", BOX1, "各县区要改造岸电。", "各县区要扩容船闸。", "（二）乙乙", DO2],
        [(BOX1, "各县区要改造岸电。", "各县区要扩容船闸。")],
    ),
    ("the part ends", ["（一）甲甲", DO1, BOX1, QUAY, LOCK], [(BOX1, QUAY, LOCK)]),
    (
        "the signature",
        ["（一）甲甲", DO1, BOX1, QUAY, LOCK, "澄江市人民政府", "2023年4月12日"],
        [(BOX1, QUAY, LOCK)],
    ),
    (
        "the list of annexes",
        ["（一）甲甲", DO1, BOX1, QUAY, LOCK, "附件：工程名单"],
        [(BOX1, QUAY, LOCK)],
    ),
    (
        "the box has numbers of its own",
        ["（一）甲甲", DO1, BOX1, "1. 岸电改造；", "2. 船闸扩容；", "3. 油库迁建。", "（二）乙乙", DO2],
        [(BOX1, "1. 岸电改造；", "2. 船闸扩容；", "3. 油库迁建。")],
    ),
    (
        "the box has dashes of its own",
        ["（一）甲甲", DO1, BOX1, "——岸电改造；", "——船闸扩容。", "（二）乙乙", DO2],
        [(BOX1, "——岸电改造；", "——船闸扩容。")],
    ),
    (
        "a table in the box",
        ["（一）甲甲", DO1, BOX1, QUAY, "名称\t座数\n泊位\t八", "（二）乙乙", DO2],
        [(BOX1, QUAY, "名称座数泊位八")],
    ),
    (
        "paragraphs in the manner of the document",
        ["（一）甲甲", DO1, DO2, BOX1, QUAY, LOCK, TANK, "强化值守，每个码头都要有人。", "（二）乙乙"],
        [(BOX1, QUAY, LOCK, TANK)],
    ),
    (
        "one paragraph in its manner is too few",
        ["（一）甲甲", DO1, DO2, BOX1, QUAY, "强化值守，每个码头都要有人。", "（二）乙乙"],
        [(BOX1, QUAY, "强化值守，每个码头都要有人。")],
    ),
    (
        "the next box behind the document's own paragraph",
        ["（一）甲甲", DO1, DO2, BOX1, QUAY, LOCK, "强化值守，每个码头都要有人。", BOX2, TANK],
        [(BOX1, QUAY, LOCK), (BOX2, TANK)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_ends(lines: list[str], expected: list[Inside], tmp_path: Path) -> None:
    made = built(tmp_path, lines)
    assert boxes(made) == expected
    inner = {line for box in expected for line in box}
    cells = {"名称\t座数\n泊位\t八"}
    assert "".join(outside(made)) == "".join(line for line in lines if line not in inner | cells)


def test_a_box_is_cut_by_a_column_end(tmp_path: Path) -> None:
    lines = ["（一）甲甲", DO1, BOX1, "岸电工程。改造泊位八个，新建岸电", "设施十八套。", LOCK, "（二）乙乙", DO2]
    assert boxes(built(tmp_path, lines)) == [(BOX1, "岸电工程。改造泊位八个，新建岸电设施十八套。", LOCK)]


def test_a_box_interrupts_a_paragraph(tmp_path: Path) -> None:
    cut, rest = "加快岸电改造，到二〇二五年建成岸电设施并全部投入", "使用，实现船舶靠港期间应用尽用。"
    made = built(tmp_path, ["（一）甲甲", cut, BOX1, QUAY, LOCK, rest, "（二）乙乙", DO2])
    assert outside(made) == ["（一）甲甲", cut + rest, "（二）乙乙", DO2]
    assert boxes(made) == [(BOX1, QUAY, LOCK)]


def test_a_sure_end_is_not_told(tmp_path: Path) -> None:
    assert built(tmp_path, ["（一）甲甲", DO1, BOX1, QUAY, LOCK, "（二）乙乙", DO2]).findings == []


def test_an_unsure_end_is_told(tmp_path: Path) -> None:
    """The box and the document both stand at 1.: the next 2. may be of either."""
    lines = ["1. 甲甲甲。甲。", BOX1, "1. 岸电工程。改造泊位。", "2. 乙乙乙。乙。"]
    made = built(tmp_path, lines)
    assert [(finding.code, dict(finding.words)) for finding in made.findings] == [("box-end-unsure", {"box": "专栏 1"})]
    assert len(boxes(made)) == 1


HEADS = [
    # printed heading → label, number, title
    ("专栏 1：重点工程", "专栏 1", 1, "重点工程"),
    ("专栏2 重点工程", "专栏2", 2, "重点工程"),
    ("专栏 12", "专栏 12", 12, ""),
    ("专栏", "专栏", None, ""),
]


@pytest.mark.parametrize(("printed", "label", "number", "title"), HEADS)
def test_heads(printed: str, label: str, number: int | None, title: str, tmp_path: Path) -> None:
    (box,) = (block for block in built(tmp_path, [DO1, printed, QUAY, LOCK]).blocks if isinstance(block, Box))
    assert (box.label, box.number, box.title) == (label, number, title)


MANNERS = [
    ("加快岸电改造。", 0, Manner.VERB),
    ("岸电工程。改造泊位。", 5, Manner.NOUN),
    ("岸电工程：改造泊位。", 0, Manner.NOUN),
    ("岸电设施要逐年改造。", 0, Manner.PLAIN),
    # a verb with its stop is still what is to be done
    ("加快改造。泊位八个。", 5, Manner.VERB),
    # a colon far behind opens a list in a sentence
    ("岸电设施由市水务局、市财政局、市交通运输局、市应急局负责，分工如下：甲、乙。", 0, Manner.PLAIN),
]


@pytest.mark.parametrize(("text", "lead", "expected"), MANNERS)
def test_manner(text: str, lead: int, expected: Manner) -> None:
    assert manner(Paragraph(passage=Passage.of(text, 1), lead=lead), VERBS) is expected


def test_only_paragraphs_have_a_manner() -> None:
    assert manner(Heading(passage=Passage.of("一、加快", 1), level=1, label="一、"), VERBS) is None
