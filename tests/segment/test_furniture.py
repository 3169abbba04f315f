"""Running heads, folios and the editor's line."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from converter.profile import generic
from converter.segment.furniture import take_furniture
from tests.factory import read_from

PROFILE = msgspec.structs.replace(generic(), titles={"zh-Hans": "澄江市人民政府公报"}, running_heads=("市政府文件",))
SECTIONS = ("专项规划", "更正")

TAKEN = [
    # text → kinds and lines of the furniture; the rest is left
    # a section of the contents, once, in the middle of a grid
    ("王芳\t李明\n专项规划\n赵强\t钱进", [("running_head", "专项规划")]),
    # a head that only the profile knows; one with blanks; one in brackets
    ("第一段。\n市政府文件\n第二段。", [("running_head", "市政府文件")]),
    ("第一段。\n专 项 规 划\n第二段。", [("running_head", "专 项 规 划")]),
    ("第一段。\n【专项规划】\n第二段。", [("running_head", "【专项规划】")]),
    # the head of the contents, the title of the gazette
    ("第一段。\n目 录\n第二段。", [("running_head", "目 录")]),
    ("第一段。\n澄江市人民政府公报\n第二段。", [("running_head", "澄江市人民政府公报")]),
    # folios
    ("第一段。\n— 3 —\n第二段。\n-128-", [("folio", "— 3 —"), ("folio", "-128-")]),
    # the editor closes the issue
    ("第一段。\n（本期责任编辑：王芳）", [("editor", "（本期责任编辑：王芳）")]),
    ("责任编辑：王芳\n一\n二\n三", [("editor", "责任编辑：王芳")]),
    # a sentence with the words of a head, a number, an editor elsewhere
    ("专项规划编制完成。\n目录管理", []),
    ("3\n2022-2023", []),
    ("责任编辑：王芳\n一\n二\n三\n四", []),
    ("各责任编辑" + "要认真校对" * 12 + "。", []),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN)
def test_taken(text: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    source = read_from(tmp_path, text)
    kept, furniture = take_furniture(source.lines, SECTIONS, (), PROFILE)
    assert [(piece.kind, piece.passage.text) for piece in furniture] == expected
    gone = {piece for _, piece in expected}
    assert [line.text for line in kept] == [line.text for line in source.lines if line.text not in gone]


def test_the_title_of_a_document_is_no_running_head(tmp_path: Path) -> None:
    """更正 is a section of the contents and the title of the document in it."""
    lines = read_from(tmp_path, "更正\n第3期第8页应为甲。\n专项规划").lines
    kept, furniture = take_furniture(lines, SECTIONS, ["更正"], PROFILE)
    assert [line.text for line in kept] == ["更正", "第3期第8页应为甲。"]
    assert [piece.passage.text for piece in furniture] == ["专项规划"]
