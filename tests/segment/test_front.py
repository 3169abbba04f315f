"""Where the front of an issue ends, and what in it is cover, imprint and contents."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.model.place import Passage
from converter.profile import generic
from converter.segment.front import ENTRY, SECTION, split_front
from tests.factory import read_from

COVER = "澄江市人民政府公报\n2023\n第3期（总第203期）\n"
IMPRINT = "2023年4月20日\n主 任：王明远\n编辑出版：《澄江市人民政府公报》编辑部\n地 址：澄江市望海路6号\n"
BODY = "澄江市人民政府关于汛期值守的通知\n\n澄政发〔2023〕12号\n\n各县区人民政府：\n"


def texts(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages]


def cut(folder: Path, text: str) -> tuple[list[str], list[str], list[str], list[str]]:
    """Cover, imprint, contents, and the lines of the body with ink."""
    front, body = split_front(read_from(folder, text).lines, generic())
    return (
        texts(front.cover),
        texts(front.imprint),
        texts(front.contents),
        [line.text for line in body if not line.blank],
    )


def test_three_parts(tmp_path: Path) -> None:
    contents = "目 录\n【市政府文件】\n澄江市人民政府关于汛期值守的通知……（3）\n"
    cover, imprint, listed, body = cut(tmp_path, COVER + "\n" + IMPRINT + "\n" + contents + "\n" + BODY)
    assert cover == COVER.split("\n")[:-1]
    assert imprint == IMPRINT.split("\n")[:-1]
    assert listed == contents.split("\n")[:-1]
    assert body == [line for line in BODY.split("\n") if line]


def test_cover_twice(tmp_path: Path) -> None:
    """The second cover, whose title stands above the date, belongs to the imprint."""
    cover, imprint, _, _ = cut(tmp_path, COVER + "\n澄江市人民政府公报\n\n" + IMPRINT + "\n目录\n\n甲……3\n\n" + BODY)
    assert cover == COVER.split("\n")[:-1]
    assert imprint == ["澄江市人民政府公报", *IMPRINT.split("\n")[:-1]]


CONTENTS = [
    # lines behind 目录 that belong to the contents; the body follows directly or behind a blank line
    # leader and page, TAB and page, points and page
    "关于甲的通知……（3）",
    "关于甲的通知\t3",
    "关于甲的通知.....3",
    # one entry over two lines, with and without a blank line between
    "关于甲乙丙丁的\n通知…………3",
    "关于甲乙丙丁的\n\n通知…………3",
    # the running head of the contents again, and a section, in the middle
    "关于甲的通知…3\n\n目录\n\n【专项规划】\n\n关于乙的通知…9",
    # a section in a false row of a table
    "关于甲的通知…3\n\n\t【大事记】\t\n\n大事记\t125",
    # the leader alone on the line of the page
    "关于甲的通知\n……3",
]


@pytest.mark.parametrize("contents", CONTENTS)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_contents_end(contents: str, between: str, tmp_path: Path) -> None:
    _, _, listed, body = cut(tmp_path, COVER + "\n" + IMPRINT + "\n目录\n\n" + contents + between + BODY)
    assert listed == ["目录", *(line.strip() for line in contents.split("\n") if line)]
    assert body[0] == "澄江市人民政府关于汛期值守的通知"


def test_contents_may_be_the_end_of_the_text(tmp_path: Path) -> None:
    assert cut(tmp_path, COVER + "\n目录\n\n关于甲的通知…3")[2:] == (["目录", "关于甲的通知…3"], [])


def test_an_annex_list_that_ends_in_a_leader_is_no_contents(tmp_path: Path) -> None:
    """A table row with a number behind the first document's text does not lengthen the contents."""
    text = COVER + IMPRINT + "\n目录\n\n关于甲的通知…3\n\n" + BODY + "\n附件：1. 物资清单\n\n沙袋\t300\n"
    _, _, listed, body = cut(tmp_path, text)
    assert listed == ["目录", "关于甲的通知…3"]
    assert body[-1] == "沙袋\t300"


WITHOUT_CONTENTS = [
    # title in one line, in two lines, right behind the imprint
    (COVER + IMPRINT + "\n" + BODY, "澄江市人民政府关于汛期值守的通知"),
    (
        COVER + IMPRINT + "\n澄江市人民政府关于\n汛期值守的通知\n\n澄政发〔2023〕12号\n\n各县区人民政府：\n",
        "澄江市人民政府关于",
    ),
    (COVER + IMPRINT + BODY, "澄江市人民政府关于汛期值守的通知"),
]


@pytest.mark.parametrize(("text", "first"), WITHOUT_CONTENTS)
def test_without_contents(text: str, first: str, tmp_path: Path) -> None:
    """The front ends at the title above the first number."""
    cover, imprint, listed, body = cut(tmp_path, text)
    assert (listed, body[0]) == ([], first)
    assert cover + imprint == (COVER + IMPRINT).split("\n")[:-1]


def test_a_text_without_number_and_contents_is_all_body(tmp_path: Path) -> None:
    assert cut(tmp_path, "值守巡查。\n\n每日两次。") == ([], [], [], ["值守巡查。", "每日两次。"])


ENTRIES = [
    ("关于甲的通知……（3）", "关于甲的通知", "3"),
    ("关于甲的通知 …… 12", "关于甲的通知", "12"),
    ("关于甲的通知⋯⋯3", "关于甲的通知", "3"),
    ("关于甲的通知.....128", "关于甲的通知", "128"),
    ("关于甲的通知······7", "关于甲的通知", "7"),
    ("大事记\t125", "大事记", "125"),
    ("\t3", None, "3"),
    # a title with points or a number in it
    ("3.0版平台建设方案……8", "3.0版平台建设方案", "8"),
]


@pytest.mark.parametrize(("text", "title", "page"), ENTRIES)
def test_entry(text: str, title: str | None, page: str) -> None:
    match = ENTRY.match(text)
    assert match
    assert (match["title"], match["page"]) == (title, page)


@pytest.mark.parametrize(
    "text",
    [
        # a sentence that breaks off, a number without leader, a row of words, a page of five figures
        "等等……",
        "增长到 3",
        "澄政发〔2023〕12号",
        "沙袋\t三百条",
        "总量…12345",
    ],
)
def test_no_entry(text: str) -> None:
    assert not ENTRY.match(text)


@pytest.mark.parametrize(
    ("text", "section"),
    [("【市政府文件】", "市政府文件"), ("［专项规划］", "专项规划"), ("【甲】", None), ("见【专项规划】", None)],
)
def test_section(text: str, section: str | None) -> None:
    match = SECTION.match(text)
    assert (match and match["section"]) == section
