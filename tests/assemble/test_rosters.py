"""Rosters: roles, names, posts."""

from __future__ import annotations

import pytest

from converter.assemble.rosters import make_roster
from converter.model.flow import RosterLines
from converter.model.place import Passage

ROSTERS = [
    # printed lines → role, name, post of each person
    # the role is inherited, with a dash for each and without
    (
        ["- 组长：王明远 市政府副市长", "- 高山 市水务局局长", "- 成员：李建 市财政局局长", "- 赵强 市应急局局长"],
        [
            ("组长", "王明远", "市政府副市长"),
            ("组长", "高山", "市水务局局长"),
            ("成员", "李建", "市财政局局长"),
            ("成员", "赵强", "市应急局局长"),
        ],
    ),
    (
        ["- 成 员：王明远 市政府副秘书长", "高 山 市水务局局长", "李建 市财政局局长"],
        [
            ("成员", "王明远", "市政府副秘书长"),
            ("成员", "高山", "市水务局局长"),
            ("成员", "李建", "市财政局局长"),
        ],
    ),
    # roles and names are spaced out for alignment
    (["- 召　集　人：高　山  市政府秘书长"], [("召集人", "高山", "市政府秘书长")]),
    (["副 组 长：高 山 市水务局局长"], [("副组长", "高山", "市水务局局长")]),
    # no role at all, no post at all
    (["- 王明远 市水务局局长"], [(None, "王明远", "市水务局局长")]),
    (["- 成员：王明远", "- 高 山"], [("成员", "王明远", ""), ("成员", "高山", "")]),
    # compound surnames, names of other peoples
    (["- 成员：欧阳明远 市水务局局长"], [("成员", "欧阳明远", "市水务局局长")]),
    (["- 成员：阿依·古丽 市民宗局局长"], [("成员", "阿依·古丽", "市民宗局局长")]),
    # several posts, a post with a bracket
    (["- 成员：王明远 市水务局局长、市防汛办主任"], [("成员", "王明远", "市水务局局长、市防汛办主任")]),
    (["- 成员：王明远 市水务局局长（兼）"], [("成员", "王明远", "市水务局局长（兼）")]),
]


@pytest.mark.parametrize(("lines", "people"), ROSTERS)
def test_people(lines: list[str], people: list[tuple[str | None, str, str]]) -> None:
    roster = make_roster(RosterLines(tuple(Passage.of(line, number) for number, line in enumerate(lines, 1))))
    assert [(one.role, one.name.text, one.post.text) for one in roster.people] == people
    assert [line.text for line in roster.lines] == lines


def test_a_name_keeps_its_places() -> None:
    roster = make_roster(RosterLines((Passage.of("- 组长：高　山 市水务局局长", 9),)))
    assert list(roster.people[0].name.printed_at()) == [(9, 5, 6), (9, 7, 8)]
