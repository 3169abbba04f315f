"""A paragraph that a box interrupts."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.profile import generic
from converter.segment.around import around_boxes
from converter.segment.classify import classify
from converter.segment.drafts import draft
from tests.factory import read_from

CUT = "到二〇二五年建成岸电设施十八套并全部投入"
BOX = "专栏 1：重点工程"
QUAY = "岸电改造。改造泊位八个。"
LOCK = "船闸扩容。新建船闸一座。"
REST = "使用，实现港区船舶靠港期间应用尽用。"

ORDERS = [
    # lines → the same in the order in which they belong together
    # all of the box has leads, one paragraph behind it has none and goes on
    ([CUT, BOX, QUAY, LOCK, REST], [CUT, REST, BOX, QUAY, LOCK]),
    # a lead with a colon
    ([CUT, BOX, "岸电改造：改造泊位八个。", REST], [CUT, REST, BOX, "岸电改造：改造泊位八个。"]),
    # what stands behind it stays there
    ([CUT, BOX, QUAY, REST, "（二）水系"], [CUT, REST, BOX, QUAY, "（二）水系"]),
    # the rest is cut by a column end itself
    ([CUT, BOX, QUAY, "使用，实现港区船舶靠港期间应用", "尽用。"], [CUT, "使用，实现港区船舶靠港期间应用", "尽用。", BOX, QUAY]),
    # nothing breaks off before the box
    ([CUT + "使用。", BOX, QUAY, REST], None),
    # too narrow for a line that a column cut
    (["全部投入", BOX, QUAY, REST], None),
    # a closing mark before the box may be the end
    ([CUT + "（含改建）", BOX, QUAY, REST], None),
    # a heading has no end and does not go on
    (["一、重点工程建设与设施投入使用计划", BOX, QUAY, REST], None),
    # it begins with what is to be done: the document's own paragraph
    ([CUT, BOX, QUAY, "加快船闸扩容，实现港区船舶应过尽过。"], None),
    # two may go on, none may
    ([CUT, BOX, QUAY, REST, REST], None),
    ([CUT, BOX, QUAY, LOCK], None),
    # the box is nothing but the rest
    ([CUT, BOX, REST], None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), ORDERS)
def test_order(lines: list[str], expected: list[str] | None, tmp_path: Path) -> None:
    drafts, _ = classify(draft(read_from(tmp_path, "\n\n".join(lines)).lines), [], generic())
    assert [one.text for one in around_boxes(drafts, generic())] == (expected or lines)
