"""What each line of the body is, by its form and its neighbours."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from converter.model.flow import Kind, Strip
from converter.profile import Body, generic
from converter.segment.classify import classify
from converter.segment.drafts import Draft, draft
from tests.factory import read_from

PROFILE = msgspec.structs.replace(generic(), bodies=(Body("澄江市人民政府"),))
DUTY = "澄江市人民政府关于印发《澄江市汛期值守办法》的通知"
HEAD = f"{DUTY}\n\n澄政发〔2023〕12号\n\n各县区人民政府：\n\n"
SIGNED = "澄江市人民政府\n\n2023年4月12日\n\n"


def classified(folder: Path, text: str, contents: tuple[str, ...] = (DUTY,)) -> list[Draft]:
    drafts, _ = classify(draft(read_from(folder, text).lines), contents, PROFILE)
    return drafts


def kinds(folder: Path, text: str, contents: tuple[str, ...] = (DUTY,)) -> list[tuple[str, str]]:
    """Kind and text of each strip."""
    return [(one.kind.value, one.text) for one in classified(folder, text, contents) if one.kind]


def only(kind: Kind, found: list[tuple[str, str]]) -> list[str]:
    return [text for name, text in found if name == kind.value]


ADDRESSEES = [
    # lines behind the number → addressees
    ("各县区人民政府：\n\n现通知如下：", ["各县区人民政府："]),
    ("各县区人民政府，市各委办局，\n\n市各直属单位：\n\n正文。", ["各县区人民政府，市各委办局，市各直属单位："]),
    ("双桅区人民政府:\n\n你区请示收悉。", ["双桅区人民政府:"]),
    # a sentence ends before the colon; a heading; no colon
    ("为做好值守。现通知如下：", []),
    ("一、任务如下：", []),
    ("各县区人民政府\n\n正文。\n\n任务：", []),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSEES)
def test_addressees(text: str, expected: list[str], tmp_path: Path) -> None:
    found = kinds(tmp_path, f"{DUTY}\n\n澄政发〔2023〕12号\n\n{text}")
    assert only(Kind.ADDRESSEES, found) == expected


SIGNATURES = [
    # lines at the end → issuers, dates
    ("特此通知。\n\n澄江市人民政府\n\n2023年4月12日", ["澄江市人民政府"], ["2023年4月12日"]),
    ("特此通知。\n\n澄江市财政局 澄江市水务局\n\n2023年4月12日", ["澄江市财政局 澄江市水务局"], ["2023年4月12日"]),
    ("特此通知。\n\n澄江市财政局\n\n澄江市水务局\n\n2023年4月12日", ["澄江市财政局", "澄江市水务局"], ["2023年4月12日"]),
    # a person signs an order
    ("现予公布。\n\n市长 王明远\n\n2023年4月12日", ["市长 王明远"], ["2023年4月12日"]),
    # body and day in one line
    ("特此通知。\n\n澄江市人民政府 2023年4月12日", [], ["澄江市人民政府 2023年4月12日"]),
    # Chinese numerals
    ("特此通知。\n\n澄江市人民政府\n\n二〇二三年四月十二日", ["澄江市人民政府"], ["二〇二三年四月十二日"]),
    # a body in a list of bodies is no issuer: no date below
    ("牵头单位\n\n澄江市人民政府\n\n水务单位。", [], []),
    # a sentence ends in a date
    ("本办法有效期至\n\n2023年4月12日止。", [], []),
    # six lines at most
    ("\n\n".join(["澄江市财政局"] * 7 + ["2023年4月12日"]), ["澄江市财政局"] * 6, ["2023年4月12日"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuers", "dates"), SIGNATURES)
def test_signatures(text: str, issuers: list[str], dates: list[str], tmp_path: Path) -> None:
    found = kinds(tmp_path, HEAD + text)
    assert (only(Kind.ISSUER, found), only(Kind.DATE, found)) == (issuers, dates)


ANNEX_LISTS = [
    # lines behind the body → members of the list
    ("附件：1. 值守名单\n\n2. 物资清单\n\n3. 联络表", ["附件：1. 值守名单", "2. 物资清单", "3. 联络表"]),
    ("附件：值守名单", ["附件：值守名单"]),
    ("附件：略", ["附件：略"]),
    ("附件：1. 值守名单\n2. 物资清单", ["附件：1. 值守名单", "2. 物资清单"]),
    # a heading with another number, a sentence with the next one: not of the list
    ("附件：1. 值守名单\n\n3. 保障措施", ["附件：1. 值守名单"]),
    ("附件：1. 值守名单\n\n2. 落实经费保障。", ["附件：1. 值守名单"]),
    # a label is no list, nor is a mention
    ("附件1\n\n值守名单", []),
    ("见附件：值守名单。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ANNEX_LISTS)
def test_annex_lists(text: str, expected: list[str], tmp_path: Path) -> None:
    found = kinds(tmp_path, HEAD + "特此通知。\n\n" + text + "\n\n" + SIGNED)
    assert only(Kind.ANNEX_LIST, found) == expected
    # a line of the list is no heading of the document
    assert not set(expected) & set(only(Kind.HEADING, found))


PART_TITLES = [
    # list of annexes, lines behind the signature → labels, titles of parts
    # what a notice issues
    ("", "澄江市汛期值守办法\n\n第一条 为了", [], ["澄江市汛期值守办法"]),
    ("", "澄江市汛期\n值守办法\n\n第一条 为了", [], ["澄江市汛期值守办法"]),
    ("", "（此件公开发布）\n\n澄江市汛期值守办法\n\n第一条 为了", [], ["澄江市汛期值守办法"]),
    # an annex with its label, its title below, in the line, over two lines
    ("附件：值守名单", "附件\n\n值守名单\n\n正文。", ["附件"], ["值守名单"]),
    ("附件：1. 值守名单\n2. 物资清单", "附件1\n\n值守名单\n\n甲。\n\n附件2：物资清单\n\n乙。", ["附件1", "附件2：物资清单"], ["值守名单"]),
    ("附件：值守名单", "附件\n\n值守\n名单\n\n正文。", ["附件"], ["值守名单"]),
    # its last character stands in a line below
    ("附件：澄江市汛期值守人员名单", "附件\n\n澄江市汛期值守人员名\n单\n\n正文。", ["附件"], ["澄江市汛期值守人员名单"]),
    # the label is lost: the title is known from the list, up to a slip of print
    ("附件：1. 港区值守人员名单\n2. 物资储备清单", "附件1\n\n港区值守人员名单\n\n甲。\n\n物资储备储备清单\n\n乙。", ["附件1"], ["港区值守人员名单", "物资储备储备清单"]),
    # a paragraph, one that a column end cut, or a heading behind the signature is no title
    ("", "各县区" + "要落实防汛值守责任" * 7 + "并", [], []),
    ("", "汛期值守每日两次。", [], []),
    ("", "一、总则\n\n正文。", [], []),
    # a mention of an annex in its own paragraph
    ("附件：物资储备清单", "附件\n\n物资储备清单\n\n物资储备清单每年更新。", ["附件"], ["物资储备清单"]),
    # a line in the text that is not in the list
    ("附件：物资储备清单", "附件\n\n物资储备清单\n\n甲。\n\n联络人名册\n\n乙。", ["附件"], ["物资储备清单"]),
]  # fmt: skip


@pytest.mark.parametrize(("listed", "text", "labels", "titles"), PART_TITLES)
def test_part_titles(listed: str, text: str, labels: list[str], titles: list[str], tmp_path: Path) -> None:
    found = kinds(tmp_path, HEAD + "特此通知。\n\n" + (listed + "\n\n" if listed else "") + SIGNED + text)
    assert (only(Kind.ANNEX_LABEL, found), only(Kind.PART_TITLE, found)) == (labels, titles)


NOTES = [
    # remarks in brackets, behind the signature and below a part's title
    (SIGNED + "（此件公开发布）", ["（此件公开发布）"]),
    (SIGNED + "澄江市汛期值守办法\n\n（2023年4月1日市政府常务会议通过）\n\n第一条 为了", ["（2023年4月1日市政府常务会议通过）"]),
    # a paragraph in brackets elsewhere
    ("正文。\n\n（含各镇街）\n\n正文。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_notes(text: str, expected: list[str], tmp_path: Path) -> None:
    assert only(Kind.NOTE, kinds(tmp_path, HEAD + text)) == expected


ROWS = "年份\t数量\n2023\t12\n"
AROUND_TABLES = [
    # lines, then a table → captions, units
    ("正文。\n\n表1 泊位数量\n单位：个\n", ["表1 泊位数量"], ["单位：个"]),
    ("正文。\n\n泊位数量\n（单位：个）\n", ["泊位数量"], ["（单位：个）"]),
    ("正文。\n\n泊 位 数量\n计量单位：万元\n", ["泊位数量"], ["计量单位：万元"]),
    ("正文。\n\n泊位数量表\n", ["泊位数量表"], []),
    # a paragraph and a heading above a table are no captions
    ("各年泊位数量见下表。\n", [], []),
    ("（二）泊位数量\n", [], []),
    ("到二〇二五年，建成泊位十八个，岸电设施全部投入使用\n", [], []),
    # the unit of a sentence
    ("责任单位：市水务局、市财政局，各区。\n", [], []),
]


@pytest.mark.parametrize(("above", "captions", "units"), AROUND_TABLES)
def test_around_tables(above: str, captions: list[str], units: list[str], tmp_path: Path) -> None:
    found = kinds(tmp_path, HEAD + above + ROWS)
    assert (only(Kind.CAPTION, found), only(Kind.UNIT, found)) == (captions, units)


BOXES = [
    ("专栏 1：重点工程", ["专栏 1：重点工程"]),
    ("专栏2 重点工程", ["专栏2 重点工程"]),
    ("专栏", ["专栏"]),
    # two behind one another
    ("专栏 1：甲\n\n专栏 2：乙", ["专栏 1：甲", "专栏 2：乙"]),
    # a sentence about a box, a title without number that may be any text
    ("专栏 1 列出全部工程。", []),
    ("专栏 1：" + "重点工程" * 15, []),
    ("专栏：重点工程", []),
    ("见专栏 1", []),
]


@pytest.mark.parametrize(("text", "expected"), BOXES)
def test_boxes(text: str, expected: list[str], tmp_path: Path) -> None:
    assert only(Kind.BOX, kinds(tmp_path, HEAD + "正文。\n\n" + text + "\n\n正文。")) == expected


CHRONICLE = "澄江市人民政府大事记"


@pytest.mark.parametrize(
    ("text", "events", "notes"),
    [
        ("2月8日 召开会议。\n\n9日 调研。", ["2月8日 召开会议。", "9日 调研。"], []),
        ("（2023年2月）\n\n8日 召开会议。", ["8日 召开会议。"], ["（2023年2月）"]),
        # a remark
        ("8日 召开会议。\n\n（王芳）", ["8日 召开会议。"], ["（王芳）"]),
        ("会议强调，2月8日前完成。", [], []),
        ("2月8日，召开会议。", [], []),
    ],
)
def test_chronicle(text: str, events: list[str], notes: list[str], tmp_path: Path) -> None:
    found = kinds(tmp_path, f"{CHRONICLE}\n\n{text}", (CHRONICLE,))
    assert (only(Kind.EVENT, found), only(Kind.NOTE, found)) == (events, notes)


def test_a_day_is_an_event_only_in_a_chronicle(tmp_path: Path) -> None:
    assert only(Kind.EVENT, kinds(tmp_path, HEAD + "8日 召开会议。")) == []


LABELLED = [
    # lines → headings, items
    # a heading has no punctuation and stands over its paragraph
    (["一、总体要求", "坚持人民至上。"], ["一、总体要求"], []),
    (["（一）健全监测预警体系", "建设监测站三座。"], ["（一）健全监测预警体系"], []),
    (["第一章 总则", "第一条 为了"], ["第一章 总则"], ["第一条 为了"]),
    # a paragraph with a label, run-in heading or not, is parted later
    (["1. 落实责任。各地要明确专人。"], [], ["1. 落实责任。各地要明确专人。"]),
    (["（1）每日巡查两次；", "（2）每周检查一次。"], [], ["（1）每日巡查两次；", "（2）每周检查一次。"]),
    (["——坚持人民至上。", "——坚持预防为主。"], [], ["——坚持人民至上。", "——坚持预防为主。"]),
    # an item that a column cut, among items that end in ；
    (
        ["（1）每日巡查两次；", "（2）每周检查", "一次；", "（3）每月报送。"],
        [],
        ["（1）每日巡查两次；", "（2）每周检查", "（3）每月报送。"],
    ),
    # among sentences only a long one or one with a clause is cut
    (
        ["1. 每日巡查两次。", "2. 每周检查，", "发现问题整改。", "3. 每月报送。"],
        [],
        ["1. 每日巡查两次。", "2. 每周检查，", "3. 每月报送。"],
    ),
    (
        ["1. 每日巡查两次。", "2. 值守检查", "每周一次。", "3. 每月报送。"],
        ["2. 值守检查"],
        ["1. 每日巡查两次。", "3. 每月报送。"],
    ),
    # headings beside it are headings too
    (["1. 巡查", "每日两次。", "2. 检查", "每周一次。"], ["1. 巡查", "2. 检查"], []),
    (
        ["1. 每日巡查两次。", "2. 每周检查全市堤防水闸泵站涵洞和各类码头船只", "一次。", "3. 每月报送。"],
        [],
        ["1. 每日巡查两次。", "2. 每周检查全市堤防水闸泵站涵洞和各类码头船只", "3. 每月报送。"],
    ),
    # nothing beside it: a heading, clause or not
    (["（一）健全监测，做好预警", "建设监测站三座。"], ["（一）健全监测，做好预警"], []),
    # items under another item or another article are not beside it
    (
        ["（一）每日巡查。巡查两次。", "（1）堤防；", "（二）每周检查。检查一次。", "（1）检查范围", "全部堤防。"],
        ["（1）检查范围"],
        ["（一）每日巡查。巡查两次。", "（1）堤防；", "（二）每周检查。检查一次。"],
    ),
    (
        ["第一条 险情：", "（一）漫堤；", "第二条 巡查：", "（一）巡查范围", "全部堤防。"],
        ["（一）巡查范围"],
        ["第一条 险情：", "（一）漫堤；", "第二条 巡查："],
    ),
    # items under another heading are not beside it
    (
        ["（一）巡查", "（1）每日两次；", "（2）每周一次。", "（二）检查", "每月一次。"],
        ["（一）巡查", "（二）检查"],
        ["（1）每日两次；", "（2）每周一次。"],
    ),
]


@pytest.mark.parametrize(("lines", "headings", "items"), LABELLED)
def test_labels(lines: list[str], headings: list[str], items: list[str], tmp_path: Path) -> None:
    found = kinds(tmp_path, HEAD + "\n\n".join(lines))
    assert (only(Kind.HEADING, found), only(Kind.ITEM, found)) == (headings, items)


def test_levels_and_labels(tmp_path: Path) -> None:
    text = HEAD + "一、甲\n\n（二）乙\n\n3. 丙\n\n（4）丁\n\n正文。"
    strips = [one.content for one in classified(tmp_path, text) if one.kind is Kind.HEADING]
    assert [(strip.label, strip.level) for strip in strips if isinstance(strip, Strip)] == [
        ("一、", 1),
        ("（二）", 2),
        ("3.", 3),
        ("（4）", 4),
    ]
