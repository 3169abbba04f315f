"""Documents with their heads and parts, made of page text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from converter.assemble import Assembled, assemble
from converter.errors import SourceError
from converter.model.block import Event, Names, Signature, Table
from converter.model.issue import Document
from converter.profile import Body, Profile, Series, generic
from converter.segment import segment
from tests.factory import read_from

PROFILE = msgspec.structs.replace(
    generic(),
    gazette="chengjiang",
    bodies=(Body("澄江市人民政府"), Body("澄江市人民政府办公室")),
    series=(
        Series("澄政发", "chengzhengfa", "澄江市人民政府"),
        Series("澄江市人民政府令", "chengjiangling", "澄江市人民政府"),
    ),
)
FRONT = "澄江市人民政府公报\n2023年第3期\n\n2023年4月20日\n主办：澄江市人民政府办公室\n\n"
DUTY = "澄江市人民政府关于印发《澄江市汛期值守办法》的通知"
HEAD = f"{DUTY}\n\n澄政发〔2023〕12号\n\n各县区人民政府：\n\n现将办法印发。\n\n"
SIGNED = "澄江市人民政府\n\n2023年4月12日\n\n"


def made(folder: Path, body: str, entries: list[str] | None = None, profile: Profile = PROFILE) -> Assembled:
    """The issue of a body, in whose contents the `entries` stand (by default the notice above)."""
    listed = [DUTY] if entries is None else entries
    contents = "目录\n\n" + "".join(f"{entry}……{3 + at}\n" for at, entry in enumerate(listed)) if listed else ""
    source = read_from(folder, FRONT + contents + "\n" + body)
    return assemble(segment(source.lines, profile), profile, source)


def parts(document: Document) -> list[tuple[str, str, int | None, str]]:
    """Kind, label, number and title of each part."""
    return [(part.kind, part.label.text, part.number, part.title.text) for part in document.parts]


def codes(issue: Assembled) -> list[str]:
    return [finding.code for finding in issue.findings]


MAIN = ("main", "", None, "")
PLAN = ("issued", "", None, "澄江市汛期值守办法")

PARTS: list[tuple[str, str, list[tuple[str, str, int | None, str]], list[str]]] = [
    # text behind the head → parts, findings about them
    ("a notice alone", SIGNED, [MAIN], []),
    ("what it issues", SIGNED + "澄江市汛期值守办法\n\n第一条 为了规范值守。", [MAIN, PLAN], []),
    (
        "its title over two lines",
        SIGNED + "澄江市\n汛期值守办法\n\n第一条 为了规范值守。",
        [MAIN, PLAN],
        [],
    ),
    (
        "two annexes with labels",
        "附件：1. 值守名单\n2. 物资清单\n\n" + SIGNED + "附件1\n\n值守名单\n\n甲。\n\n附件2\n\n物资清单\n\n乙。",
        [MAIN, ("annex", "附件1", 1, "值守名单"), ("annex", "附件2", 2, "物资清单")],
        [],
    ),
    (
        "the title stands in the line of the label",
        "附件：1. 值守名单\n2. 物资清单\n\n" + SIGNED + "附件1：值守名单\n\n甲。\n\n附件2 物资清单\n\n乙。",
        [MAIN, ("annex", "附件1：", 1, "值守名单"), ("annex", "附件2", 2, "物资清单")],
        [],
    ),
    (
        "one annex without a number",
        "附件：值守名单\n\n" + SIGNED + "附件\n\n值守名单\n\n甲。",
        [MAIN, ("annex", "附件", None, "值守名单")],
        [],
    ),
    (
        "the notice issues a plan and has an annex",
        "附件：值守名单\n\n" + SIGNED + "澄江市汛期值守办法\n\n第一条 为了。\n\n附件\n\n值守名单\n\n甲。",
        [MAIN, PLAN, ("annex", "附件", None, "值守名单")],
        [],
    ),
    (
        "a lost label: the title is known from the list",
        "附件：1. 值守名单\n2. 物资清单\n\n" + SIGNED + "附件1\n\n值守名单\n\n甲。\n\n物资清单\n\n乙。",
        [MAIN, ("annex", "附件1", 1, "值守名单"), ("annex", "", 2, "物资清单")],
        ["annex-label-lost"],
    ),
    (
        "a lost label and a slip in the title",
        "附件：1. 港区值守名单\n2. 港区防汛物资储备清单\n\n"
        + SIGNED
        + "附件1\n\n港区值守名单\n\n甲。\n\n港区防汛物资物资储备清单\n\n乙。",
        [MAIN, ("annex", "附件1", 1, "港区值守名单"), ("annex", "", 2, "港区防汛物资物资储备清单")],
        ["annex-label-lost", "annex-title-differs", "doubled-word"],
    ),
    (
        "the only label is lost, behind the signature",
        "附件：值守名单\n\n" + SIGNED + "值守名单\n\n甲。",
        [MAIN, ("annex", "", None, "值守名单")],
        ["annex-label-lost"],
    ),
    (
        "an annex that print lacks",
        "附件：1. 值守名单\n2. 物资清单\n\n" + SIGNED + "附件1\n\n值守名单\n\n甲。",
        [MAIN, ("annex", "附件1", 1, "值守名单")],
        ["annex-missing"],
    ),
    ("annexes left out on purpose", "附件：略\n\n" + SIGNED, [MAIN], []),
    ("there is none", "附件：无\n\n" + SIGNED, [MAIN], []),
    (
        "lines of the list are no parts",
        "附件：1. 值守名单\n2. 物资清单\n3. 联络表\n\n" + SIGNED,
        [MAIN],
        ["annex-missing"] * 3,
    ),
    ("the only annex is lacking", "附件：值守名单\n\n" + SIGNED, [MAIN], ["annex-missing"]),
    (
        "a grid of names may be an annex",
        "附件：值守名单\n\n" + SIGNED + "附件\n\n值守名单\n\n王芳\t李建\n赵强\t钱进",
        [MAIN, ("annex", "附件", None, "值守名单")],
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "found"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_parts(text: str, expected: list[tuple[str, str, int | None, str]], found: list[str], tmp_path: Path) -> None:
    issue = made(tmp_path, HEAD + text)
    (document,) = issue.documents
    assert parts(document) == expected
    assert codes(issue) == found


def test_head(tmp_path: Path) -> None:
    (document,) = made(tmp_path, HEAD + SIGNED).documents
    assert document.id == "chengjiang/2023/3/1"
    assert document.permalink == "chengzhengfa/2023/12"
    assert (str(document.number), document.number_passage.text) == ("澄政发〔2023〕12号", "澄政发〔2023〕12号")
    assert (document.kind, document.title.text) == ("notice", DUTY)
    assert (document.addressees.text, document.issuers) == ("各县区人民政府：", ("澄江市人民政府",))
    assert (document.signed, document.contents_page) == (date(2023, 4, 12), 3)


def test_a_title_broken_over_lines_and_blanks(tmp_path: Path) -> None:
    body = HEAD.replace(DUTY, "澄江市人民政府关于印发 《澄江市汛期\n值守办法》的 通知") + SIGNED
    (document,) = made(tmp_path, body).documents
    assert document.title.text == DUTY


ORDER = "澄江市轮渡管理办法"
ORDERS = [
    # heads of an order, whose title stands below
    f"澄江市人民政府令\n\n第3号\n\n《{ORDER}》已经通过，现予公布，自2023年5月1日起施行。\n\n市长 王明远\n\n2023年4月12日\n\n{ORDER}\n\n第一条 为了规范轮渡。",
    f"澄江市人民政府令\n第 3 号\n\n现予公布。\n\n市长 王明远\n2023年4月12日\n\n{ORDER}\n\n第一章 总则\n\n第一条 为了规范轮渡。",
]


@pytest.mark.parametrize("text", ORDERS)
def test_order(text: str, tmp_path: Path) -> None:
    issue = made(tmp_path, HEAD + SIGNED + text, [DUTY, ORDER])
    notice, order = issue.documents
    assert parts(notice) == [MAIN]
    assert (order.kind, str(order.number), order.permalink) == ("order", "澄江市人民政府令第3号", "chengjiangling/3")
    assert (order.title.text, order.signed, order.contents_page) == (ORDER, date(2023, 4, 12), 4)
    assert order.issuers == ("澄江市人民政府",)
    assert [part.kind for part in order.parts] == ["main", "issued"]
    assert order.parts[1].blocks[-1].id.endswith("art1")
    assert codes(issue) == []


def test_a_letter_has_its_title_below_its_number(tmp_path: Path) -> None:
    title = "关于加强渡口管理的通知"
    letter = (
        f"澄江市水务局 文件\n澄江市财政局\n\n澄水发〔2023〕7号\n\n{title}\n\n各渡口：\n\n现就渡口管理通知如下。\n\n"
    )
    issue = made(tmp_path, HEAD + SIGNED + letter + "澄江市水务局\n\n2023年4月18日", [DUTY])
    notice, document = issue.documents
    assert parts(notice) == parts(document) == [MAIN]
    assert (document.title.text, str(document.number)) == (title, "澄水发〔2023〕7号")
    assert (document.addressees.text, document.signed) == ("各渡口：", date(2023, 4, 18))
    assert [one.passage.text for one in issue.furniture if one.kind == "label"] == ["澄江市水务局 文件澄江市财政局"]


NOTICE = "澄江市人民政府关于汛期封江的通告"


def test_a_document_without_number_is_known_from_the_contents(tmp_path: Path) -> None:
    issue = made(tmp_path, HEAD + SIGNED + f"{NOTICE}\n\n自即日起封江。\n\n" + SIGNED, [DUTY, NOTICE])
    _, document = issue.documents
    assert (document.title.text, document.number, document.permalink) == (NOTICE, None, None)
    assert (document.kind, document.issuers) == ("proclamation", ("澄江市人民政府",))
    assert codes(issue) == ["number-missing"]


def test_a_correction_is_a_section_and_a_title(tmp_path: Path) -> None:
    text = "目录\n\n【市政府文件】\n\n" + f"{DUTY}……3\n\n【更正】\n\n更正……9\n\n"
    source = read_from(tmp_path, FRONT + text + HEAD + SIGNED + "更正\n\n第2期第8页“甲”应为“乙”。")
    issue = assemble(segment(source.lines, PROFILE), PROFILE, source)
    assert [(one.title.text, one.kind, one.section) for one in issue.documents] == [
        (DUTY, "notice", "市政府文件"),
        ("更正", "correction", "更正"),
    ]
    assert not [piece for piece in issue.furniture if piece.passage.text == "更正" and piece.kind != "contents"]


def test_a_correction_without_an_entry(tmp_path: Path) -> None:
    issue = made(tmp_path, HEAD + SIGNED + "更 正\n\n第2期第8页“甲”应为“乙”。")
    assert [one.kind for one in issue.documents] == ["notice", "correction"]


def test_a_running_head_in_a_grid_is_taken_out_of_it(tmp_path: Path) -> None:
    """It stands once, in the middle; the grid goes on behind it."""
    text = "目录\n\n【市政府文件】\n\n" + f"{DUTY}……3\n\n"
    grid = "王芳\t李建\n赵强\t钱进\n市政府文件\n孙丽\t吴越\n"
    source = read_from(tmp_path, FRONT + text + HEAD + SIGNED + "附件\n\n值守名单\n\n" + grid)
    issue = assemble(segment(source.lines, PROFILE), PROFILE, source)
    (names,) = (block for block in issue.documents[0].blocks() if isinstance(block, Names))
    assert [one.text for one in names.people] == ["王芳", "李建", "赵强", "钱进", "孙丽", "吴越"]
    assert [piece.passage.text for piece in issue.furniture if piece.kind == "running_head"] == ["市政府文件"]


CHRONICLE = "澄江市人民政府大事记"
RANGES = [
    # line below the title → days of the two events
    ("（2023年2月）", [date(2023, 2, 8), date(2023, 3, 1)]),
    ("（2023.2.1—2023.3.31）", [date(2023, 2, 8), date(2023, 3, 1)]),
    ("2023年2月—3月", [date(2023, 2, 8), date(2023, 3, 1)]),
    # the first and the last month; behind the last one a year begins
    ("（2023年1月）", [date(2023, 1, 8), date(2023, 3, 1)]),
    ("（2023年12月）", [date(2023, 12, 8), date(2024, 3, 1)]),
    # there is no such month
    ("（2023.13.1）", [None, None]),
    # nothing tells the year
    ("", [None, None]),
]


@pytest.mark.parametrize(("line", "days"), RANGES)
def test_chronicle(line: str, days: list[date | None], tmp_path: Path) -> None:
    text = f"{CHRONICLE}\n\n{line}\n\n8日 召开会议。\n\n3月1日 开工。"
    issue = made(tmp_path, HEAD + SIGNED + text, [DUTY, CHRONICLE])
    document = issue.documents[1]
    assert document.kind == "chronicle"
    assert [block.date for block in document.blocks() if isinstance(block, Event)] == days
    assert codes(issue) == []


def test_several_documents_keep_their_printed_order(tmp_path: Path) -> None:
    """Numbers need not ascend."""
    second = HEAD.replace("值守", "巡查").replace("12号", "9号")
    issue = made(tmp_path, HEAD + SIGNED + second + SIGNED, [DUTY, DUTY.replace("值守", "巡查")])
    assert [(one.id, one.number and one.number.number) for one in issue.documents] == [
        ("chengjiang/2023/3/1", 12),
        ("chengjiang/2023/3/2", 9),
    ]
    assert [entry.document for entry in issue.contents] == ["chengjiang/2023/3/1", "chengjiang/2023/3/2"]
    assert codes(issue) == []


KINDS = [
    ("关于印发某某的通知", "notice"),
    ("关于某某情况的通报", "circular"),
    ("关于做好某某的实施意见", "opinion"),
    ("关于同意某某的批复", "reply"),
    ("关于某某的复函", "reply"),
    ("关于表彰某某的决定", "decision"),
    ("关于某某的公告", "announcement"),
    ("关于某某的通告", "proclamation"),
    ("关于某某的函", "letter"),
    ("第三次常务会议纪要", "minutes"),
    ("某某工作报告", "report"),
    ("某某管理办法", "regulation"),
    ("某某实施细则", "regulation"),
    # a remark in brackets does not count
    ("某某管理办法（试行）", "regulation"),
    ("某某发展规划", "plan"),
    ("某某人员名单", "list"),
    # nothing tells
    ("某某情况说明", "other"),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_kind(title: str, kind: str, tmp_path: Path) -> None:
    issue = made(tmp_path, HEAD.replace(DUTY, title) + SIGNED, [title])
    assert [one.kind for one in issue.documents] == [kind]


ISSUERS = [
    # lines at the end → issuers, day
    ("澄江市人民政府\n\n2023年4月12日", ("澄江市人民政府",), date(2023, 4, 12)),
    ("澄江市财政局 澄江市水务局\n\n2023年4月12日", ("澄江市财政局", "澄江市水务局"), date(2023, 4, 12)),
    ("市财政局 市水务局\n\n2023年4月12日", ("市财政局", "市水务局"), date(2023, 4, 12)),
    ("澄江市财政局\n\n澄江市水务局\n\n二〇二三年四月十二日", ("澄江市财政局", "澄江市水务局"), date(2023, 4, 12)),
    ("澄 江 市 人 民 政 府\n\n2023 年 4 月 12 日", ("澄江市人民政府",), date(2023, 4, 12)),
    ("澄江市人民政府 2023年4月12日", ("澄江市人民政府",), date(2023, 4, 12)),
    # only the day: the 代字 tells the body
    ("2023年4月12日", ("澄江市人民政府",), date(2023, 4, 12)),
    ("", ("澄江市人民政府",), None),
]


@pytest.mark.parametrize(("text", "issuers", "day"), ISSUERS)
def test_issuers(text: str, issuers: tuple[str, ...], day: date | None, tmp_path: Path) -> None:
    issue = made(tmp_path, HEAD + text)
    (document,) = issue.documents
    assert (document.issuers, document.signed) == (issuers, day)
    assert codes(issue) == ([] if day else ["date-missing"])


def test_the_title_tells_the_body_where_nothing_else_does(tmp_path: Path) -> None:
    (document,) = made(tmp_path, HEAD, profile=msgspec.structs.replace(PROFILE, series=())).documents
    assert document.issuers == ("澄江市人民政府",)


def test_a_title_that_begins_with_no_body_tells_none(tmp_path: Path) -> None:
    profile = msgspec.structs.replace(PROFILE, series=())
    title = "今年汛情公布"
    (document,) = made(tmp_path, HEAD.replace(DUTY, title), [title], profile).documents
    assert document.issuers == ()


def test_a_table_over_a_page_end_and_a_signature_in_one_part(tmp_path: Path) -> None:
    text = "表1 泊位\n年份\t数量\n2022\t11\n\n续表1\n年份\t数量\n2023\t12\n\n" + SIGNED
    (document,) = made(tmp_path, HEAD + text).documents
    kinds = [type(block) for block in document.parts[0].blocks]
    assert kinds[-2:] == [Table, Signature]
    (table,) = (block for block in document.blocks() if isinstance(block, Table))
    assert len(table.rows) == 3


ODD = [
    # body, contents → findings
    ("an entry without a document", HEAD + SIGNED, [DUTY, NOTICE], ["contents-entry-unmatched"]),
    ("text before the first document", "版权所有。\n\n" + HEAD + SIGNED, [DUTY], ["text-outside-documents"]),
    ("no contents", HEAD + SIGNED, [], ["contents-missing"]),
    ("a title with a slip", HEAD.replace("汛期值守办法", "汛期期值守办法", 1) + SIGNED, [DUTY], ["title-differs-from-contents"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "entries", "expected"), [row[1:] for row in ODD], ids=[row[0] for row in ODD])
def test_findings(body: str, entries: list[str], expected: list[str], tmp_path: Path) -> None:
    assert codes(made(tmp_path, body, entries)) == expected


def test_a_lost_page_is_a_gap_behind_the_block_before(tmp_path: Path) -> None:
    body = (
        "一、值守\n\n（一）巡查\n\n1. 每日巡查。每日两次巡查。\n\n各县区要明确专人，做好防汛值守工作\n\n"
        "4. 每月报送。每月一次报送。\n\n（三）检查\n\n每周检查。\n\n"
    )
    issue = made(tmp_path, HEAD + body + SIGNED)
    (gap,) = issue.gaps
    blocks = {block.id: block for block in issue.documents[0].blocks()}
    assert (gap.document, gap.reason) == ("chengjiang/2023/3/1", "page")
    assert next(blocks[gap.after].passages()).text.endswith("做好防汛值守工作")
    assert "page-lost" in codes(issue)


def test_an_issue_needs_its_year_and_number(tmp_path: Path) -> None:
    source = read_from(tmp_path, "目录\n\n" + f"{DUTY}……3\n\n" + HEAD + SIGNED)
    with pytest.raises(SourceError, match="no masthead"):
        assemble(segment(source.lines, PROFILE), PROFILE, source)


def test_an_issue_needs_a_document(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no document"):
        made(tmp_path, "正文。", [DUTY])


@pytest.mark.parametrize(
    ("title", "gazette"),
    [("澄江市人民政府公报", "chengjiang"), ("澄江县人民政府公报", "chengjiang"), ("澄江公报", "chengjiang")],
)
def test_a_gazette_without_profile_is_named_by_its_place(title: str, gazette: str, tmp_path: Path) -> None:
    source = read_from(tmp_path, FRONT.replace("澄江市人民政府公报", title) + f"目录\n\n{DUTY}……3\n\n" + HEAD + SIGNED)
    assert assemble(segment(source.lines, generic()), generic(), source).gazette == gazette
