"""Titles in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.cite.titles import find, promulgated, same_title_key, unclosed

FOUND = [
    ("按《甲办法》和《乙条例》办理", ["甲办法", "乙条例"]),
    ("《甲办法》《乙条例》", ["甲办法", "乙条例"]),  # side by side
    ("《关于印发〈甲办法〉的通知》", ["关于印发〈甲办法〉的通知"]),  # a title inside
    ("《关于印发《甲办法》的通知》和《乙》", ["关于印发《甲办法》的通知", "乙"]),  # in the same marks
    ("《某市“十四五”规划》", ["某市“十四五”规划"]),  # a quote inside
    ("《中共某委 某府关于甲的意见》", ["中共某委某府关于甲的意见"]),  # the printer's blank
    ("《甲 2021 年方案》", ["甲 2021 年方案"]),  # a blank beside figures is print's own
    ("《缺了一半。后来《甲办法》施行", ["甲办法"]),  # the first mark is never closed
    ("《缺了一半和《甲办法》、《乙》。", ["甲办法", "乙"]),
    ("甲办法》施行", []),
    ("《》", []),
    ("《" + "长" * 200 + "》", []),  # no title is so long
    ("《甲办法》（以下简称《办法》）", ["甲办法"]),  # a short name
    ("《甲办法》（简称：《办法》），下称《办法》", ["甲办法"]),
    ("没有题名", []),
]


@pytest.mark.parametrize(("text", "titles"), FOUND)
def test_found(text: str, titles: list[str]) -> None:
    assert [one.title for one in find(text)] == titles


@pytest.mark.parametrize(
    ("text", "is_unclosed"), [("《甲》《乙》", False), ("《甲", True), ("甲》", True), ("", False)]
)
def test_unclosed(text: str, is_unclosed: bool) -> None:
    assert unclosed(text) is is_unclosed


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("岚浦市人民政府关于印发岚浦市防汛预案的通知", "岚浦市防汛预案"),
        ("岚浦市人民政府关于印发《岚浦市防汛预案》的通知", "岚浦市防汛预案"),
        ("关于公布甲目录的公告", "甲目录"),
        ("关于转发甲办法的通知", None),  # another body's work: it is cited
        ("关于开展演练的通知", None),
    ],
)
def test_promulgated(title: str, plan: str | None) -> None:
    assert promulgated(title) == plan


def test_key_of_two_printings() -> None:
    assert same_title_key("某市 “十四五”规划（试行）") == same_title_key("某市「十四五」规划(试行)")


@given(st.text(st.sampled_from("《》甲。；简称"), max_size=40))
def test_titles_are_apart_and_framed(text: str) -> None:
    end = 0
    for one in find(text):
        assert end <= one.start < one.end
        assert text[one.start] == "《"
        assert text[one.end - 1] == "》"
        end = one.end
