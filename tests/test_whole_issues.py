"""Small whole issues with one trouble each: what the trouble must not do to the document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from converter.model.block import Box, Event, Heading, Item, Paragraph, Roster, Signature, Table
from converter.model.issue import Document, Issue
from converter.pipeline import convert
from converter.profile import generic

FRONT = "澄江市人民政府公报\n\n2023\n\n第 3 期 (总第 203 期)\n\n2023 年 4 月 20 日\n\n目 录\n\n"
END = "\n\n澄江市人民政府\n\n2023年4月12日\n"
DUTY = "澄江市人民政府关于汛期值守的通知"
HEAD = f"{FRONT}{DUTY}…………… 3\n\n{DUTY}\n\n澄政发〔2023〕12号\n\n各县（区）：\n\n"


@pytest.fixture
def converted(tmp_path: Path) -> Callable[[str], Issue]:
    def convert_text(text: str) -> Issue:
        source = tmp_path / "source.txt"
        source.write_text(text, encoding="utf-8")
        return convert(source, generic())

    return convert_text


def texts(document: Document) -> list[str]:
    return [block.passage.text for block in document.blocks() if isinstance(block, Paragraph)]


def test_contents_that_leave_out_the_issuer(converted: Callable[[str], Issue]) -> None:
    text = f"{FRONT}关于汛期值守的通知…………… 3\n\n澄江市人民政府\n关于汛期值守的通知\n\n澄政发〔2023〕12号\n\n各区：\n\n照办。{END}"
    (document,) = converted(text).documents
    assert document.title.text == DUTY
    assert document.contents_page == 3
    assert [part.kind for part in document.parts] == ["main"]


def test_an_entry_may_carry_the_number(converted: Callable[[str], Issue]) -> None:
    issue = converted(
        f"{FRONT}{DUTY}（澄政发〔2023〕12号）…………… 3\n\n{DUTY}\n\n澄政发〔2023〕12号\n\n各区：\n\n照办。{END}"
    )
    assert issue.contents[0].document == issue.documents[0].id
    assert issue.documents[0].title.text == DUTY


@pytest.mark.parametrize(
    "entry", ["澄江市轮渡管理办法（市政府令第3号）", "澄江市人民政府令（第3号）", "澄江市轮渡管理办法"]
)
def test_an_order_under_any_name_in_the_contents(entry: str, converted: Callable[[str], Issue]) -> None:
    issue = converted(
        f"{FRONT}{entry}…………… 3\n\n澄江市人民政府令\n\n第 3 号\n\n《澄江市轮渡管理办法》已经审议通过，现予公布。\n\n市 长 高 山\n\n"
        "2023年4月12日\n\n澄江市轮渡管理办法\n\n第一条 为了规范轮渡，制定本办法。\n"
    )
    (document,) = issue.documents
    assert document.title.text == "澄江市轮渡管理办法"
    assert str(document.number) == "澄江市人民政府令第3号"
    assert document.issuers == ("澄江市人民政府",)
    assert issue.contents[0].document == document.id
    assert [part.kind for part in document.parts] == ["main", "issued"]


def test_a_remark_between_title_and_number(converted: Callable[[str], Issue]) -> None:
    (document,) = converted(f"{FRONT}{DUTY}…………… 3\n\n{DUTY}\n（摘要）\n\n澄政发〔2023〕13号\n\n照办。{END}").documents
    assert document.title.text == DUTY


def test_numbers_that_an_annex_lists_begin_no_documents(converted: Callable[[str], Issue]) -> None:
    text = f"{HEAD}目录见附件。{END}\n附件\n\n有效文件目录\n\n关于甲的通知\n\n澄政发〔2020〕1号\n\n关于乙的通知\n\n澄政发〔2020〕2号\n"
    (document,) = converted(text).documents
    assert [part.kind for part in document.parts] == ["main", "annex"]
    assert "澄政发〔2020〕2号" in texts(document)[-1]


# Paragraphs that stay apart, each with the reason.
APART = [
    # a remark in brackets behind a full stop
    ("每日巡查两次。（牵头单位：市水务局）\n\n各地每周报告一次。", 2),
    # members of a list without end marks
    ("任命：\n\n王芳为澄江市水务局局长\n\n李建为澄江市财政局副局长\n\n免去赵强的澄江市应急局局长职务", 4),
    # fields, each with its name
    ("牵头单位：市水务局、市财政局、市应急局\n\n责任单位：各县区人民政府、市各有关部门", 2),
    # a note below a table
    ("注：数据来源为市统计局年度快报数据\n\n各地要认真核对。", 2),
]


@pytest.mark.parametrize(("body", "count"), APART)
def test_paragraphs_that_stay_apart(body: str, count: int, converted: Callable[[str], Issue]) -> None:
    (document,) = converted(f"{HEAD}{body}{END}").documents
    assert len(texts(document)) == count


def test_a_date_inside_a_sentence_signs_nothing(converted: Callable[[str], Issue]) -> None:
    (document,) = converted(
        f"{HEAD}请各单位按照市委的总体部署和安排，于\n\n2023年3月1日\n\n前完成任务。{END}"
    ).documents
    assert document.signed is not None
    assert document.signed.isoformat() == "2023-04-12"
    assert texts(document) == ["请各单位按照市委的总体部署和安排，于2023年3月1日前完成任务。"]
    assert sum(isinstance(block, Signature) for block in document.blocks()) == 1


@pytest.mark.parametrize(
    "cover", ["总第203期\n\n2023年第3期", "2023年第3期\n\n总第 203 期", "二〇二三年第三期（总第203期）"]
)
def test_the_number_of_the_issue_is_not_the_total(cover: str, converted: Callable[[str], Issue]) -> None:
    text = HEAD.replace("2023\n\n第 3 期 (总第 203 期)", cover)
    masthead = converted(f"{text}照办。{END}").masthead
    assert (masthead.year, masthead.number, masthead.total_number) == (2023, 3, 203)


def test_a_box_that_holds_a_table(converted: Callable[[str], Issue]) -> None:
    (document,) = converted(f"{HEAD}照办。\n\n专栏 1：重点工程\n名称\t座数\n泊位\t八\n船坞\t二{END}").documents
    (box,) = [block for block in document.blocks() if isinstance(block, Box)]
    assert box.title == "重点工程"
    assert [type(block) for block in box.blocks] == [Table]


LISTS = [
    # label and list in one line, a member over two lines
    "附件：1. 值守名单\n2. 物资清单（含沙袋、水泵、\n发电机）\n3. 联络表",
    # the list below its label
    "附件：\n1. 值守名单\n2. 物资清单（含沙袋、水泵、发电机）\n3. 联络表",
]


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("label", ["附件{}", "附件 {}：", "附件{}："])
def test_annexes_of_a_list(listed: str, label: str, converted: Callable[[str], Issue]) -> None:
    titles = ["值守名单", "物资清单（含沙袋、水泵、发电机）", "联络表"]
    annexes = "\n\n".join(f"{label.format(n)}\n\n{title}\n\n内容。" for n, title in enumerate(titles, 1))
    issue = converted(f"{HEAD}照办。\n\n{listed}{END}\n{annexes}\n")
    (document,) = issue.documents
    assert [(part.number, part.title.text) for part in document.parts[1:]] == list(enumerate(titles, 1))
    assert not [finding.code for finding in issue.findings if finding.code.startswith("annex")]


def test_a_label_in_chinese_numerals(converted: Callable[[str], Issue]) -> None:
    (document,) = converted(f"{HEAD}照办。{END}\n附件一\n\n值守名单\n\n内容。\n").documents
    assert [(part.kind, part.number, part.title.text) for part in document.parts[1:]] == [("annex", 1, "值守名单")]


def test_a_mention_of_an_annex_opens_none(converted: Callable[[str], Issue]) -> None:
    (document,) = converted(f"{HEAD}请通知\n\n附件 1 所列人员{END}").documents
    assert [part.kind for part in document.parts] == ["main"]


def test_names_spaced_out(converted: Callable[[str], Issue]) -> None:
    text = (
        f"{HEAD}名单如下：\n\n- 组 长：司马 光 市水务局局长\n- 成 员：王 明 远 市财政局局长\n- 高 山 市应急局局长{END}"
    )
    (document,) = converted(text).documents
    (roster,) = [block for block in document.blocks() if isinstance(block, Roster)]
    assert [(one.role, one.name.text) for one in roster.people] == [
        ("组长", "司马光"),
        ("成员", "王明远"),
        ("成员", "高山"),
    ]


def test_years_as_second_heads(converted: Callable[[str], Issue]) -> None:
    (document,) = converted(
        f"{HEAD}见表。\n\n表1 数量\n名称\t数量\t\n\t2020\t2025\n泵站\t3\t4\n水闸\t5\t6{END}"
    ).documents
    (table,) = [block for block in document.blocks() if isinstance(block, Table)]
    assert table.header_rows == 2


def test_a_box_counts_its_own_members(converted: Callable[[str], Issue]) -> None:
    text = (
        f"{HEAD}一、任务\n\n1. 建设泵站。各地要抓紧。\n\n2. 加固堤防。各地要抓紧。\n\n专栏1 试点\n\n1. 甲区；\n\n2. 乙区；\n\n"
        f"3. 丙区；\n\n4. 丁区。\n\n3. 疏浚河道。各地要抓紧。{END}"
    )
    (document,) = converted(text).documents
    (box,) = [block for block in document.blocks() if isinstance(block, Box)]
    assert [block.passage.text for block in box.blocks if isinstance(block, Item)] == [
        "1. 甲区；",
        "2. 乙区；",
        "3. 丙区；",
        "4. 丁区。",
    ]


def test_days_of_a_chronicle(converted: Callable[[str], Issue]) -> None:
    text = (
        f"{FRONT}澄江市人民政府大事记…………… 9\n\n澄江市人民政府大事记\n\n（2023年2月1日—2月28日）\n\n2月4—6日 甲会议。\n\n8日、9日 乙会议。\n\n"
        "2月12日\n\n丙会议在市行政中心召开。\n"
    )
    (document,) = converted(text).documents
    events = [block for block in document.blocks() if isinstance(block, Event)]
    assert [event.date.day for event in events if event.date] == [4, 8, 12]
    assert events[-1].passage.text.endswith("召开。")


def test_ids_below_a_repeated_label_stay(converted: Callable[[str], Issue]) -> None:
    (one,) = converted(f"{HEAD}一、甲\n\n正文。\n\n一、乙\n\n正文。{END}").documents
    (other,) = converted(f"{HEAD}一、甲\n\n正文。\n\n又一段。\n\n一、乙\n\n正文。{END}").documents
    ids = [block.id for block in one.blocks()]
    assert ids == ["s1", "s1-p1", "s1b", "s1b-p1", "sign"]
    assert set(ids) <= {block.id for block in other.blocks()}


def test_members_of_a_box_do_not_vote_on_the_documents_headings(converted: Callable[[str], Issue]) -> None:
    text = (
        f"{HEAD}一、任务\n\n1. 建设泵站。各地要抓紧。\n\n专栏1 试点\n\n1. 甲区今年完成两座泵站的改造任务；\n\n2. 乙区明年完成三座泵站的改造任务。\n\n"
        f"2. 加固堤防。各地要抓紧。{END}"
    )
    (document,) = converted(text).documents
    headings = [block.passage.text for block in document.blocks() if isinstance(block, Heading)]
    assert headings == ["一、任务", "1. 建设泵站。", "2. 加固堤防。"]


def test_steps_of_which_one_has_text_are_all_headings(converted: Callable[[str], Issue]) -> None:
    text = (
        f"{HEAD}一、步骤\n\n（一）动员阶段（1月）\n\n（二）整治阶段（2月）\n\n（三）验收阶段（3月）\n\n逐项验收。{END}"
    )
    (document,) = converted(text).documents
    assert [block.level for block in document.blocks() if isinstance(block, Heading)] == [1, 2, 2, 2]
