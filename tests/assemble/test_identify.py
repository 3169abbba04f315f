"""Ids of blocks: from the structure, unique, and the same as long as their own section is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from converter.assemble.identify import identify
from converter.model.block import (
    Block,
    Box,
    Event,
    Heading,
    Item,
    Names,
    Note,
    Paragraph,
    Roster,
    Signature,
    Table,
    all_text_blocks,
)
from converter.model.issue import Part
from converter.model.place import Passage


def at(text: str) -> Passage:
    return Passage.of(text, 1)


def heading(text: str, level: int) -> Heading:
    return Heading(passage=at(text), level=level, label=None)


def item(text: str) -> Item:
    return Item(passage=at(text), label="")


def box(number: int | None, *blocks: Block) -> Box:
    return Box(heading=at("专栏"), label="专栏", number=number, title="", blocks=blocks)


P = Paragraph(passage=at("正文。"))
TABLE = Table(rows=((at("甲"), at("乙")),))
ROSTER = Roster(lines=(at("- 王芳"),), people=())
NAMES = Names(people=(at("王芳"),))
NOTE = Note(passage=at("（公开）"))
SIGN = Signature(lines=(at("2023年4月12日"),))


def ids(*blocks: Block, kind: str = "main") -> list[str]:
    return ids_of([Part(kind=kind, blocks=blocks)])


def ids_of(parts: Sequence[Part]) -> list[str]:
    return [block.id for part in identify(parts) for block in all_text_blocks(part.blocks)]


IDS: list[tuple[str, list[Block], list[str]]] = [
    ("paragraphs count from 1", [P, P], ["p1", "p2"]),
    ("and anew in each section", [P, heading("一、甲", 1), P, P, heading("二、乙", 1), P], ["p1", "s1", "s1-p1", "s1-p2", "s2", "s2-p1"]),
    (
        "levels",
        [heading("二、甲", 1), heading("（三）乙", 2), heading("1. 丙", 3), heading("（2）丁", 4), P],
        ["s2", "s2.3", "s2.3.1", "s2.3.1.2", "s2.3.1.2-p1"],
    ),
    (
        "back to a level above",
        [heading("一、甲", 1), heading("（一）乙", 2), P, heading("（二）丙", 2), heading("二、丁", 1), heading("（一）戊", 2)],
        ["s1", "s1.1", "s1.1-p1", "s1.2", "s2", "s2.1"],
    ),
    ("a skipped level is 0", [heading("一、甲", 1), heading("1. 乙", 3), P], ["s1", "s1.0.1", "s1.0.1-p1"]),
    ("levels that begin below the first", [heading("（一）甲", 2), P], ["s0.1", "s0.1-p1"]),
    (
        "a label that is printed twice gets a letter",
        [heading("一、甲", 1), heading("一、乙", 1), heading("一、丙", 1)],
        ["s1", "s1b", "s1c"],
    ),
    ("a label that is not printed", [heading("甲", 1), heading("乙", 1)], ["s0", "s0b"]),
    ("chapters and figures with points", [heading("第三章 甲", 1), heading("3.2 乙", 3)], ["s3", "s3.0.2"]),
    (
        "items count with paragraphs",
        [heading("一、甲", 1), P, item("1. 乙。"), item("——丙。")],
        ["s1", "s1-p1", "s1-p2", "s1-p3"],
    ),
    (
        "articles",
        [heading("第一章 总则", 1), item("第一条 甲。"), item("（一）乙；"), item("第二条 丙。"), P],
        ["s1", "art1", "art1-p1", "art2", "art2-p1"],
    ),
    ("an article twice", [item("第十二条 甲。"), item("第十二条 乙。")], ["art12", "art12b"]),
    (
        "each kind counts on its own",
        [P, TABLE, ROSTER, NAMES, NOTE, P, TABLE, SIGN],
        ["p1", "t1", "r1", "n1", "note1", "p2", "t2", "sign"],
    ),
    (
        "boxes have the number that print gives them, else one by place",
        [heading("一、甲", 1), box(3, P, TABLE), box(None, P)],
        ["s1", "box3", "box3-p1", "box3-t1", "box1", "box1-p1"],
    ),
    ("a box number twice", [box(2, P), box(2, P)], ["box2", "box2-p1", "box2b", "box2b-p1"]),
    (
        "a box with sections of its own",
        [box(1, heading("（一）甲", 2), P)],
        ["box1", "box1-s0.1", "box1-s0.1-p1"],
    ),
    (
        "a box is not the end of its section",
        [heading("一、甲", 1), P, box(1, P), P],
        ["s1", "s1-p1", "box1", "box1-p1", "s1-p2"],
    ),
    (
        "events by their day, two on one day, one without",
        [
            Event(passage=at("8日 甲。"), date=date(2023, 2, 8)),
            Event(passage=at("8日 乙。"), date=date(2023, 2, 8)),
            Event(passage=at("30日 丙。"), date=None),
        ],
        ["d2023-02-08", "d2023-02-08b", "e1"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "expected"), [row[1:] for row in IDS], ids=[row[0] for row in IDS])
def test_ids(blocks: list[Block], expected: list[str]) -> None:
    assert ids(*blocks) == expected


def test_parts_have_prefixes() -> None:
    parts = [
        Part(kind="main", blocks=(P,)),
        Part(kind="issued", blocks=(P,)),
        Part(kind="annex", number=1, blocks=(P,)),
        Part(kind="annex", number=3, blocks=(P,)),
        # print gives it no number: by its place
        Part(kind="annex", blocks=(P,)),
        Part(kind="issued", blocks=(P,)),
    ]
    assert ids_of(parts) == ["p1", "plan-p1", "annex1-p1", "annex3-p1", "annex3-p1b", "plan2-p1"]


def test_no_id_stands_twice() -> None:
    letters = [heading("一、甲", 1)] * 60
    made = ids(*letters)
    assert len(set(made)) == 60


CHAPTERS: list[Block] = [
    heading("一、甲", 1), P, heading("（一）乙", 2), P, TABLE,
    heading("二、丙", 1), P, box(1, P, P), heading("（一）丁", 2), item("1. 戊。"), P, TABLE,
]  # fmt: skip

CHANGES = [
    # what is added in chapter one; no id of chapter two changes
    P,
    TABLE,
    item("——己。"),
    heading("（二）庚", 2),
    ROSTER,
    NOTE,
]


@pytest.mark.parametrize("added", CHANGES, ids=[type(change).__name__ for change in CHANGES])
@pytest.mark.parametrize("place", [1, 2, 4, 5])
def test_a_change_in_one_chapter_moves_no_id_in_another(added: Block, place: int) -> None:
    second = ids(*CHAPTERS)[5:]
    changed = ids(*CHAPTERS[:place], added, *CHAPTERS[place:])
    assert changed[-len(second) :] == second


def test_a_change_in_an_annex_moves_no_id_in_another() -> None:
    def made(first: tuple[Block, ...]) -> list[str]:
        return ids_of([Part(kind="annex", number=1, blocks=first), Part(kind="annex", number=2, blocks=(P, TABLE))])

    assert made((P,))[-2:] == made((P, P, TABLE))[-2:] == ["annex2-p1", "annex2-t1"]
