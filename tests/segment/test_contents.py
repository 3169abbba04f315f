"""The printed contents: sections, titles, pages."""

from __future__ import annotations

import pytest

from converter.model.place import Passage
from converter.profile import generic
from converter.segment.contents import read_contents, sections_of


def passages(text: str) -> list[Passage]:
    return [Passage.of(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


CONTENTS = [
    # the three typographies, under their sections
    (
        "目 录\n【市政府文件】\n关于甲的通知……（3）\n【专项规划】\n关于乙的通知\t12\n关于丙的通知.....40",
        [("市政府文件", "关于甲的通知", 3), ("专项规划", "关于乙的通知", 12), ("专项规划", "关于丙的通知", 40)],
    ),
    # a wrapped title joins without a blank
    ("目录\n关于印发澄江市汛期值守\n办法的通知……9", [(None, "关于印发澄江市汛期值守办法的通知", 9)]),
    ("目录\n关于印发澄江市\n汛期值守办法\n的通知……9", [(None, "关于印发澄江市汛期值守办法的通知", 9)]),
    # blanks that print set inside a title
    ("目录\n关于“一 网通办”的通知……9", [(None, "关于“一网通办”的通知", 9)]),
    # the running head inside a wrapped title
    ("目录\n关于印发澄江市汛期\n目 录\n值守办法的通知……9", [(None, "关于印发澄江市汛期值守办法的通知", 9)]),
    # a section in a false row; one whose name is spaced out
    ("目录\n关于甲的通知…3\n\t【大 事 记】\t\n大事记\t99", [(None, "关于甲的通知", 3), ("大事记", "大事记", 99)]),
    # a section with the same name as its entry
    ("目录\n【更正】\n更正……30", [("更正", "更正", 30)]),
    # brackets inside a title are no section
    ("目录\n关于【甲】的通知……3", [(None, "关于【甲】的通知", 3)]),
    ("目录", []),
]


@pytest.mark.parametrize(("text", "expected"), CONTENTS)
def test_read_contents(text: str, expected: list[tuple[str | None, str, int]]) -> None:
    entries = read_contents(passages(text), generic())
    assert [(entry.section, entry.title, entry.page) for entry in entries] == expected
    assert all(entry.document is None for entry in entries)


def test_an_entry_tells_all_its_lines() -> None:
    (entry,) = read_contents(passages("目录\n关于印发澄江市汛期\n值守办法的通知……9"), generic())
    assert (entry.span.first, entry.span.last) == (2, 3)


def test_sections_once_each() -> None:
    text = "目录\n【甲类】\n关于甲……3\n【乙 类】\n关于乙……4\n【甲类】\n关于丙……5"
    assert sections_of(passages(text)) == ("甲类", "乙类")
