"""Boxes end where their frame or tint does: with items of their own, without any difference in manner, over pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from converter.model.block import Block, Box, Heading, Item, Paragraph
from converter.pipeline import convert
from tests.typeset.compare import compare, report
from tests.typeset.layout import Boxes, Layout, Paper
from tests.typeset.press import typeset
from tests.typeset.random_issue import Drawn, issues, layouts, printed
from tests.typeset.test_typeset import with_blocks

SENTENCE = "各区应当加强水库的日常管理，每季度检查一次大坝的安全情况，发现问题及时处理并向市水务局报告。"


def paragraph(start: str, times: int = 1) -> Paragraph:
    return Paragraph(passage=printed(start + SENTENCE * times))


def item(number: int) -> Item:
    return Item(passage=printed(f"{number}. 完成第{number}批水库的除险加固，{SENTENCE}"), label=f"{number}.")


def box(number: int, *inside: Block) -> Box:
    heading = printed(f"专栏 {number}：水库除险加固工程")
    return Box(heading=heading, label=f"专栏 {number}", number=number, title="水库除险加固工程", blocks=inside)


HEADS = [
    Heading(passage=printed(f"{number}、{title}"), level=1, label=f"{number}、")
    for number, title in (("一", "总体要求"), ("二", "主要任务"))
]

BODIES: dict[str, tuple[Block, ...]] = {
    # Nothing but the frame tells that the second paragraph is no longer of the box.
    "same manner": (HEADS[0], paragraph("一是"), box(1, paragraph("二是")), paragraph("三是"), HEADS[1], paragraph("")),
    "items inside": (HEADS[0], item(1), box(1, item(1), item(2)), item(2), item(3), HEADS[1], paragraph("")),
    "items that seem to go on": (HEADS[0], item(1), box(1, item(2), item(3)), item(2), HEADS[1], paragraph("")),
    "two boxes": (
        HEADS[0],
        paragraph(""),
        box(1, item(1)),
        box(2, item(1)),
        paragraph("此外，"),
        HEADS[1],
        paragraph(""),
    ),
    "over pages": (
        HEADS[0],
        *(paragraph(f"第{at}点，", 3) for at in range(6)),
        box(1, *(paragraph(f"其中{at}，", 3) for at in range(12))),
        paragraph("此后，", 3),
        HEADS[1],
        paragraph(""),
    ),
}


@pytest.mark.parametrize("boxes", Boxes)
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("body", BODIES)
def test_boxes_end_where_print_shows_it(body: str, columns: int, boxes: Boxes, tmp_path: Path) -> None:
    issue = with_blocks(*BODIES[body])
    unsigned = replace(issue.documents[0], signed=None)
    issue = replace(issue, documents=(unsigned,), contents=issue.contents[:1])
    path = tmp_path / "source.pdf"
    path.write_bytes(typeset(issue, Layout(paper=Paper.A4, columns=columns, size=10.5, boxes=boxes)))
    found = convert(path)
    told = compare(issue, found, lost_blanks=False)
    assert told == (), report(told)
    assert found.ledger.unaccounted == 0
    assert "box-end-unsure" not in [one.code for one in found.findings]


@settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(one=issues(), layout=layouts((1,)).map(lambda layout: replace(layout, cut_rows=False)))
def test_drawn_boxes_of_items_come_back(one: Drawn, layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "source.pdf"
    path.write_bytes(typeset(one.issue, layout))
    found = convert(path)
    told = compare(one.issue, found, lost_blanks=False)
    assert told == (), report(told)
    assert found.ledger.unaccounted == 0
