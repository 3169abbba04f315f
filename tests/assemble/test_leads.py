"""Unnumbered run-in leads."""

from __future__ import annotations

import pytest

from converter.assemble.leads import lead_of, with_leads
from converter.model.block import Block, Heading, Item, Paragraph
from converter.model.place import Passage


def paragraph(text: str) -> Paragraph:
    return Paragraph(passage=Passage.of(text, 1))


def leads(blocks: list[Block], borders: tuple[int, ...] = ()) -> list[str]:
    """The lead of each paragraph, empty if it has none."""
    return [block.passage.text[: block.lead] for block in with_leads(blocks, borders) if isinstance(block, Paragraph)]


LEADS = [
    ("云计算。建设算力中心。", "云计算。"),
    ("岸电设施改造工程。改造泊位八个。", "岸电设施改造工程。"),
    ("推进“一港两区”建设。新建泊位三个。", "推进“一港两区”建设。"),
    # as wide as a lead may be, and wider
    ("岸电工程" * 5 + "和船闸。改造泊位。", "岸电工程" * 5 + "和船闸。"),
    ("岸电工程" * 5 + "和大船闸。改造泊位。", ""),
    # a whole paragraph of one sentence, a sentence that is too long for a lead, a list, another mark
    ("建设算力中心。", ""),
    ("到二〇二五年全市建成监测站三十座水闸十二座并全部投入使用。随后验收。", ""),
    ("泵站、水闸、堤防。", ""),
    ("云计算：建设算力中心。", ""),
    ("云计算；建设算力中心。", ""),
]


@pytest.mark.parametrize(("text", "lead"), LEADS)
def test_lead_of(text: str, lead: str) -> None:
    assert text[: lead_of(paragraph(text))] == lead


def test_only_paragraphs_have_leads() -> None:
    passage = Passage.of("1. 云计算。建设算力中心。", 1)
    assert lead_of(Item(passage=passage, label="1.")) == 0
    assert lead_of(Heading(passage=passage, level=3, label="1.")) == 0


CLOUD, CHAIN = paragraph("云计算。建设算力中心。"), paragraph("区块链。建设存证平台。")
PLAIN = paragraph("各地要明确专人做好防汛值守工作，每日报告。")
HEAD = Heading(passage=Passage.of("一、目标", 1), level=1, label="一、")
RUN_IN = Heading(passage=Passage.of("1. 目标。", 1), level=3, label="1.", run_in=True)

GROUPS: list[tuple[str, list[Block], tuple[int, ...], list[str]]] = [
    ("two side by side", [CLOUD, CHAIN], (), ["云计算。", "区块链。"]),
    ("one alone is a short sentence", [CLOUD], (), [""]),
    ("one among plain paragraphs too", [CLOUD, PLAIN, PLAIN], (), ["", "", ""]),
    ("most of the paragraphs must begin so", [CLOUD, CHAIN, PLAIN], (), ["云计算。", "区块链。", ""]),
    ("two of four are too few", [CLOUD, PLAIN, CHAIN, PLAIN], (), ["", "", "", ""]),
    ("a heading parts them", [CLOUD, HEAD, CHAIN], (), ["", ""]),
    ("the border of a box parts them", [CLOUD, CHAIN, CLOUD], (2,), ["云计算。", "区块链。", ""]),
    ("the text of a run-in heading has its lead already", [RUN_IN, CLOUD, CHAIN], (), ["", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "borders", "expected"), [row[1:] for row in GROUPS], ids=[row[0] for row in GROUPS])
def test_groups(blocks: list[Block], borders: tuple[int, ...], expected: list[str]) -> None:
    assert leads(blocks, borders) == expected
