"""Cover and imprint."""

from __future__ import annotations

from datetime import date

import pytest

from converter.assemble.masthead import read_masthead, spaced_names
from converter.model.flow import Front
from converter.model.issue import Masthead
from converter.model.place import Passage


def read(cover: str, imprint: str = "") -> Masthead:
    def passages(text: str, start: int) -> tuple[Passage, ...]:
        return tuple(Passage.of(line, number) for number, line in enumerate(text.split("\n"), start) if line)

    return read_masthead(Front(cover=passages(cover, 1), imprint=passages(imprint, 100)))


FIELDS = [
    # printed line → field, value
    ("第3期", "number", 3),
    ("第 12 期", "number", 12),
    ("2023年 第3期（总第203期）", "number", 3),
    ("2023年第3期 总第203期", "total_number", 203),
    ("（总 第 203 期）", "total_number", 203),
    ("总203期", "total_number", 203),
    ("2023", "year", 2023),
    ("2023年", "year", 2023),
    ("2023年第3期", "year", 2023),
    ("2023 年 4 月 20 日", "published", date(2023, 4, 20)),
    ("2023年4月20日", "year", 2023),
    ("地 址：澄江市望海路6号", "address", "澄江市望海路6号"),
    ("网 址：www.example.invalid", "web", "www.example.invalid"),
    ("网站：<www.example.invalid>", "web", "www.example.invalid"),
    ("电 话：0500-1234567", "phone", "0500-1234567"),
    ("联系电话：0500-1234567", "phone", "0500-1234567"),
    ("邮 编：226000", "post_code", "226000"),
    ("邮政编码:226000", "post_code", "226000"),
    ("澄江印务有限公司承印", "printer", "澄江印务有限公司"),
    ("承 印：澄江印务有限公司", "printer", "澄江印务有限公司"),
    ("印刷单位：澄江印务有限公司", "printer", "澄江印务有限公司"),
    ("编辑出版：《澄江市人民政府公报》编辑部", "publisher", "《澄江市人民政府公报》编辑部"),
    ("编 辑：澄江市人民政府办公室", "publisher", "澄江市人民政府办公室"),
    # what is none of them
    ("第3届", "number", None),
    ("第3期", "total_number", None),
    ("12023", "year", None),
    ("通讯地址见封底", "address", None),
    ("邮 编：2260", "post_code", None),
]


@pytest.mark.parametrize(("line", "field", "value"), FIELDS)
def test_field(line: str, field: str, value: object) -> None:
    assert getattr(read("", line), field) == value


def test_nothing_is_made_up() -> None:
    assert read("", "") == Masthead()


def test_the_printed_year_comes_before_that_of_the_date() -> None:
    """An issue of December may be printed in January."""
    assert read("2023年第12期", "2024年1月5日").year == 2023


def test_titles() -> None:
    cover = "澄 江 市 人 民 政 府 公 报\nGazette of Chengjiang\nMunicipal People's Government\n2023\nPrinted Matter"
    assert read(cover).titles == (
        ("zh-Hans", "澄江市人民政府公报"),
        ("en", "Gazette of Chengjiang Municipal People's Government"),
    )


def test_a_title_may_have_no_translation() -> None:
    assert read("澄江市人民政府公报\n2023").titles == (("zh-Hans", "澄江市人民政府公报"),)


def test_the_board_is_no_title() -> None:
    assert read("", "《澄江市人民政府公报》编委会").titles == ()


def test_publisher_over_two_lines() -> None:
    assert read("", "编辑出版：《澄江市人民政府公报》\n编辑部").publisher == "《澄江市人民政府公报》编辑部"


def test_the_line_behind_the_publisher_is_another_field() -> None:
    made = read("", "编 辑：澄江市人民政府办公室\n地 址：澄江市望海路6号")
    assert (made.publisher, made.address) == ("澄江市人民政府办公室", "澄江市望海路6号")


EDITORS = [
    # lines behind the board's heading → role and name
    ("主任：王明远", [("主任", "王明远")]),
    ("主 任 王明远", [("主任", "王明远")]),
    # several on a line; the line behind goes on with the role
    ("副主任：李建 赵强", [("副主任", "李建"), ("副主任", "赵强")]),
    (
        "委 员：李建 赵强\n钱进 孙丽\n吴越",
        [("委员", "李建"), ("委员", "赵强"), ("委员", "钱进"), ("委员", "孙丽"), ("委员", "吴越")],
    ),
    # two characters that print spaced out are one name
    ("委员：高 山 李 建 赵明远", [("委员", "高山"), ("委员", "李建"), ("委员", "赵明远")]),
    # a compound surname
    ("主编：欧阳明远", [("主编", "欧阳明远")]),
    # roles of the board
    ("主 编：王芳\n副主编：李建", [("主编", "王芳"), ("副主编", "李建")]),
    ("主任委员：王芳", [("主任委员", "王芳")]),
    # the next field ends it
    ("主任：王明远\n地 址：澄江市望海路6号\n孙丽", [("主任", "王明远")]),
    ("主任：王明远\n编辑出版：澄江市人民政府办公室", [("主任", "王明远")]),
    # names without any role
    ("王明远 李建", []),
]


@pytest.mark.parametrize(("text", "editors"), EDITORS)
def test_editors(text: str, editors: list[tuple[str, str]]) -> None:
    found = read("", "《澄江市人民政府公报》编委会\n" + text).editors
    assert [(editor.role, editor.name) for editor in found] == editors


def test_without_a_board_there_are_no_editors() -> None:
    assert read("", "主任：王明远").editors == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("高 山 李 建", ["高山", "李建"]),
        ("高 山 李明远", ["高山", "李明远"]),
        ("李明远 高 山", ["李明远", "高山"]),
        ("高　山", ["高山"]),
        # a single character at the end stays what it is
        ("李明远 高", ["李明远", "高"]),
        ("", []),
    ],
)
def test_spaced_names(text: str, names: list[str]) -> None:
    assert list(spaced_names(text)) == names


def test_remarks() -> None:
    assert read("本公报系虚构样例", "本公报系虚构样例").remarks == ("本公报系虚构样例",)
