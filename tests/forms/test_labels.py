"""Labels by which print orders its text."""

from __future__ import annotations

import msgspec
import pytest

from converter.forms.labels import (
    ANNEX_LIST,
    ARTICLE,
    DASHES,
    EVENT,
    HANGING,
    annex_label,
    box_heading,
    is_chronicle,
    is_heading,
    is_work,
    label_of,
    listed_title,
    ordinal,
)
from converter.profile import Words, generic

LABELS = [
    # text → label, level, ordinal; the four levels of GB/T 9704-2012, 7.3.3
    ("一、总体要求", ("一、", 1, 1)),
    ("十二、附则", ("十二、", 1, 12)),
    ("（三）工作原则", ("（三）", 2, 3)),
    ("3. 落实责任", ("3.", 3, 3)),
    ("（2）分类处置", ("（2）", 4, 2)),
    # half-width brackets, one of each, blanks inside
    ("(三)工作原则", ("(三)", 2, 3)),
    ("（三)工作原则", ("（三)", 2, 3)),
    ("（ 三 ）工作原则", ("（ 三 ）", 2, 3)),
    ("(2)分类处置", ("(2)", 4, 2)),
    # other marks behind a figure
    ("3．落实责任", ("3．", 3, 3)),
    ("3、落实责任", ("3、", 3, 3)),
    # chapters and sections
    ("第一章 总则", ("第一章", 1, 1)),
    ("第三节 监测预警", ("第三节", 2, 3)),
    # figures with points: the last one counts; only with a blank behind, else they are quantities
    ("3.2 监测预警", ("3.2", 3, 2)),
    ("3.2.4 信息报送", ("3.2.4", 4, 4)),
    # text that begins like a label
    ("3.2万亩", None),
    ("3.2 万亩", None),
    ("3.5%左右", None),
    ("2023年，全市", None),
    ("12 名", None),
    ("一是落实责任", None),
    ("第一，落实责任", None),
    ("第一条 为了规范", None),
    ("第一章程序", None),
    ("（以下简称办法）", None),
    ("（2023年修订）", None),
    ("落实责任", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_label_of(text: str, expected: tuple[str, int, int] | None) -> None:
    label = label_of(text)
    assert (label and (label.text.strip(), label.level, label.ordinal)) == expected
    assert label is None or text[: label.end] == label.text


NUMERALS = [
    ("7", 7),
    ("012", 12),
    ("三", 3),
    ("十", 10),
    ("十二", 12),
    ("二十", 20),
    ("三十五", 35),
    ("一百", 100),
    ("一百零五", 105),
    ("一百二十三", 123),
    ("百", 100),
]


@pytest.mark.parametrize(("numeral", "value"), NUMERALS)
def test_ordinal(numeral: str, value: int) -> None:
    assert ordinal(numeral) == value


HEADINGS = [
    # labelled line → whether it is a heading and nothing else
    ("一、总体要求", True),
    ("（一）健全监测、预警、处置体系", True),
    ("1. 守住底线，补齐短板", True),
    ("（三）建设“一港两区”", True),
    # a run-in heading has its paragraph in the line, an item its end
    ("1. 落实责任。各地要明确专人值守", False),
    ("1. 落实责任。", False),
    ("（1）河道巡查每日两次；", False),
    ("（一）任务如下：", False),
    ("1. 巡查每日两次；记录存档", False),
    # a sentence that a column end cut: long, or with clauses
    ("1. 各县区要按照属地管理原则，明确专人，落实经费，做好值守", False),
    ("1. " + "值守巡查" * 13, False),
    # three clauses of few words each
    ("1. 防汛，抗旱，值守，巡查", False),
    # the title of a work is a member of a list
    ("3. 《澄江市值守办法》", False),
    ("3. 《澄江市值守办法》（澄政发〔2023〕12号）", False),
    ("3. 贯彻《澄江市值守办法》", True),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_is_heading(text: str, expected: bool) -> None:
    label = label_of(text)
    assert label
    assert is_heading(text, label.end) is expected


ENDS = [
    # an end that wants something behind it
    ("提升群众满意的", True),
    ("加强水务与", True),
    ("水务、", True),
    ("按照", True),
    ("每年通过", True),
    ("进一步", True),
    ("以防洪为主，", True),
    ("建设“", True),
    ("（", True),
    # words that end in the same characters are whole
    ("引导公众参与", False),
    ("加快数字普及", False),
    ("保障用水供给", False),
    ("排查风险存在", False),
    ("气候温和", False),
    ("优化面对面应对", False),
    ("总体目标", False),
]


@pytest.mark.parametrize(("text", "hanging"), ENDS)
def test_hanging(text: str, hanging: bool) -> None:
    assert bool(HANGING.search(text)) is hanging


ARTICLES = [
    ("第一条 为了规范值守", True),
    ("第二十三条　本办法自", True),
    # an article that is cited stands in a sentence
    ("第一条规定的情形", False),
    ("第十条、第十一条", False),
    ("第一章 总则", False),
]


@pytest.mark.parametrize(("text", "expected"), ARTICLES)
def test_article(text: str, expected: bool) -> None:
    assert bool(ARTICLE.match(text)) is expected


DASH_ITEMS = [
    ("——坚持人民至上", True),
    ("── 坚持人民至上", True),
    ("－－坚持人民至上", True),
    ("—坚持人民至上", True),
    ("——“一港两区”", True),
    # folios, figures, the dash of a roster
    ("— 3 —", False),
    ("—3℃以下", False),
    ("- 王明远 市水务局局长", False),
]


@pytest.mark.parametrize(("text", "expected"), DASH_ITEMS)
def test_dashes(text: str, expected: bool) -> None:
    assert bool(DASHES.match(text)) is expected


EVENTS = [
    # text → month, day
    ("2月8日 召开会议", ("2", "8")),
    ("2 月 8 日　召开会议", ("2", "8")),
    # the month is that of the entry before
    ("8日 召开会议", (None, "8")),
    # bullets
    ("●2月8日 召开会议", ("2", "8")),
    ("◆ 8日 召开会议", (None, "8")),
    # ranges, within a month and beyond
    ("2月8日至10日 召开会议", ("2", "8")),
    ("2月28日—3月2日 召开会议", ("2", "28")),
    ("2月8日-9日 召开会议", ("2", "8")),
    # a sentence that begins with a day
    ("2月8日，召开会议", None),
    ("2月8日召开会议", None),
    ("2023年2月8日 印发", None),
    ("28日前完成", None),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_event(text: str, expected: tuple[str | None, str] | None) -> None:
    match = EVENT.match(text)
    assert (match and (match["month"], match["day"])) == expected


ANNEXES = [
    # line → label, number, title
    ("附件", ("附件", "", None)),
    ("附件1", ("附件1", "1", None)),
    ("附件 1", ("附件 1", "1", None)),
    ("附 件 2", ("附 件 2", "2", None)),
    ("　附表 3　", ("附表 3", "3", None)),
    ("附件2：值守名单", ("附件2", "2", "值守名单")),
    ("附件2 值守名单", ("附件2", "2", "值守名单")),
    ("附件：值守名单", ("附件", "", "值守名单")),
    # a word that begins so, a mention
    ("附件材料", None),
    ("见附件1", None),
    ("附件1所列单位", None),
]


@pytest.mark.parametrize(("text", "expected"), ANNEXES)
def test_annex_label(text: str, expected: tuple[str, str, str | None] | None) -> None:
    match = annex_label(text, generic())
    assert (match and (match["label"], match["number"], match["title"])) == expected


LISTED = [
    ("附件：1. 值守名单", "值守名单"),
    ("附件: 值守 名单", "值守名单"),
    ("附 件：1．值守名单", "值守名单"),
    ("2. 物资清单", "物资清单"),
    ("附件：略", "略"),
    # a number that belongs to the title
    ("附件：2023年值守名单", "2023年值守名单"),
]


@pytest.mark.parametrize(("text", "title"), LISTED)
def test_listed_title(text: str, title: str) -> None:
    assert listed_title(text) == title


def test_a_list_of_annexes_has_a_first_member() -> None:
    assert ANNEX_LIST.match("附件：1. 值守名单")
    assert not ANNEX_LIST.match("附件：")
    assert not ANNEX_LIST.match("附件1：值守名单")


BOXES = [
    # line → label, number, title
    ("专栏 1：重点工程", ("专栏 1", "1", "重点工程")),
    ("专栏1 重点工程", ("专栏1", "1", "重点工程")),
    ("专 栏 12：重点工程", ("专 栏 12", "12", "重点工程")),
    ("专栏：重点工程", ("专栏", "", "重点工程")),
    ("专栏3", ("专栏3", "3", None)),
    # a mention in a sentence
    ("见专栏 1", None),
    ("（专栏 1）", None),
]


@pytest.mark.parametrize(("text", "expected"), BOXES)
def test_box_heading(text: str, expected: tuple[str, str, str | None] | None) -> None:
    match = box_heading(text, generic())
    assert (match and (match["label"], match["number"], match["title"])) == expected


def test_a_profile_names_its_own_boxes_and_annexes() -> None:
    profile = msgspec.structs.replace(generic(), words=Words(box=("资料框",), annex=("附图",)))
    box, annex = box_heading("资料框 1：水系", profile), annex_label("附 图 2", profile)
    assert box
    assert annex
    assert (box["label"], annex["number"]) == ("资料框 1", "2")
    assert not box_heading("专栏 1：水系", profile)
    assert not annex_label("附件 2", profile)


WORKS = [
    ("《澄江市值守办法》", True),
    (" 《澄江市值守办法》（2023年修订） ", True),
    ("《澄江市值守办法》施行", False),
    ("印发《澄江市值守办法》", False),
    ("《甲办法》和《乙办法》", False),
]


@pytest.mark.parametrize(("text", "expected"), WORKS)
def test_is_work(text: str, expected: bool) -> None:
    assert is_work(text) is expected


def test_is_chronicle() -> None:
    assert is_chronicle("澄江市人民政府大事记", generic())
    assert not is_chronicle("澄江市人民政府关于大事报告的通知", generic())
