"""Lines of the body in groups: rows, rosters, text."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.model.flow import CellRows, RosterLines
from converter.segment.drafts import Draft, cells, draft
from tests.factory import line, read_from

Shape = str | list[str] | list[list[str]]


def shape(one: Draft) -> Shape:
    """A strip as its text, roster lines as a list, rows as a list of lists."""
    if isinstance(one.content, CellRows):
        return [[cell.text for cell in row] for row in one.content.rows]
    if isinstance(one.content, RosterLines):
        return [passage.text for passage in one.content.lines]
    return one.text


DRAFTS: list[tuple[str, list[Shape]]] = [
    # a line of text is a draft of its own
    ("甲。\n乙。\n\n丙。", ["甲。", "乙。", "丙。"]),
    # rows stand together until a blank line or text
    ("甲\t乙\n丙\t丁\n\n戊\t己", [[["甲", "乙"], ["丙", "丁"]], [["戊", "己"]]]),
    ("甲\t乙\n丙。\n戊\t己", [[["甲", "乙"]], "丙。", [["戊", "己"]]]),
    # empty cells are kept, blanks around cells are not
    ("\t 乙 \t\n甲\t\t丙", [[["", "乙", ""], ["甲", "", "丙"]]]),
    # a lone line with one cell is text that print indented
    ("\t【大事记】\t\n正文。", ["【大事记】", "正文。"]),
    ("\t缩进的一段。", ["缩进的一段。"]),
    # but inside a table it is a row
    ("甲\t乙\n\t丁", [[["甲", "乙"], ["", "丁"]]]),
    # a roster: with dashes, without, beyond a blank line
    (
        "- 组长：王明远 副市长\n- 高 山 市水务局局长",
        [["- 组长：王明远 副市长", "- 高 山 市水务局局长"]],
    ),
    (
        "- 组长：王明远 副市长\n\n高 山 市水务局局长\n\n李建 市财政局局长",
        [["- 组长：王明远 副市长", "高 山 市水务局局长", "李建 市财政局局长"]],
    ),
    ("组 长：王明远 副市长\n李建 市财政局局长", [["组 长：王明远 副市长", "李建 市财政局局长"]]),
    # two words without a roster before them are text
    ("李建 市财政局局长\n正文。", ["李建 市财政局局长", "正文。"]),
    # text ends a roster, and behind it a person without a dash is text again
    ("- 组长：王明远 副市长\n正文。\n李建 市财政局局长", [["- 组长：王明远 副市长"], "正文。", "李建 市财政局局长"]),
]


@pytest.mark.parametrize(("text", "expected"), DRAFTS)
def test_draft(text: str, expected: list[Shape], tmp_path: Path) -> None:
    assert [shape(one) for one in draft(read_from(tmp_path, text).lines)] == expected


def test_wrapped_tells_whether_a_blank_line_stands_before(tmp_path: Path) -> None:
    drafts = draft(read_from(tmp_path, "甲\n乙\n\n丙\n　\n丁\n戊\t己").lines)
    assert [one.wrapped for one in drafts] == [False, True, False, False, True]


def test_cells_keep_their_places(tmp_path: Path) -> None:
    row = line(read_from(tmp_path, "甲\t 乙丙 \t\t丁"), 1)
    assert [list(cell.printed_at()) for cell in cells(row)] == [[(1, 0, 1)], [(1, 3, 5)], [], [(1, 8, 9)]]
