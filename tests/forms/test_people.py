"""Lines of rosters by their form alone."""

from __future__ import annotations

import re

import pytest

from converter.forms.people import DASHED, PERSON, ROLE_PERSON

ROWS = [
    # form, line, role, name, post
    # a role, its first person, the post
    (DASHED, "- 组长：王明远 市政府副市长", "组长", "王明远", "市政府副市长"),
    # role and name set apart for alignment, with blanks of either width
    (DASHED, "- 召 集 人：高 山  市政府秘书长", "召 集 人", "高 山", "市政府秘书长"),
    (DASHED, "- 副　组　长：高　山　市水务局局长", "副　组　长", "高　山", "市水务局局长"),
    # a role is inherited, a post may be missing, dashes come in three forms
    (DASHED, "- 王明远 市水务局局长", None, "王明远", "市水务局局长"),
    (DASHED, "－王明远", None, "王明远", None),
    (DASHED, "–成员：王明远", "成员", "王明远", None),
    # a post may hold commas' kin and blanks
    (DASHED, "- 王明远 市水务局局长、市防汛办主任", None, "王明远", "市水务局局长、市防汛办主任"),
    # a compound surname
    (DASHED, "- 欧阳明远 市水务局局长", None, "欧阳明远", "市水务局局长"),
    # without a dash
    (ROLE_PERSON, "组 长：王明远 市政府副市长", "组 长", "王明远", "市政府副市长"),
    (ROLE_PERSON, "办公室主任：高 山 市水务局局长", "办公室主任", "高 山", "市水务局局长"),
    (PERSON, "王明远 市水务局局长", None, "王明远", "市水务局局长"),
    (PERSON, "高 山 市水务局局长", None, "高 山", "市水务局局长"),
]


@pytest.mark.parametrize(("form", "line", "role", "name", "post"), ROWS)
def test_person(form: re.Pattern[str], line: str, role: str | None, name: str, post: str | None) -> None:
    match = form.match(line)
    assert match
    groups = match.groupdict()
    assert (groups.get("role"), groups["name"], groups["post"]) == (role, name, post)


NOBODY = [
    # a sentence behind a dash, in either style
    (DASHED, "- 坚持人民至上，守住堤防。"),
    (DASHED, "—— 王明远 市水务局局长"),
    # a figure, a range
    (DASHED, "- 12 处"),
    (DASHED, "-3-"),
    # a task and its body look like role and person but no role ends so
    (ROLE_PERSON, "责任单位：水务局 住建局"),
    (ROLE_PERSON, "完成时限：三个月 以内"),
    # a role without a person
    (ROLE_PERSON, "组长："),
    # a sentence; a name alone; a figure for a post
    (PERSON, "王明远 同志已到任。"),
    (PERSON, "王明远"),
    (PERSON, "王明远 2023"),
]


@pytest.mark.parametrize(("form", "line"), NOBODY)
def test_no_person(form: re.Pattern[str], line: str) -> None:
    assert not form.match(line)
