"""Paragraphs that a column or page end cut are joined, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.model.flow import CellRows, Lost, RosterLines, Strip
from converter.profile import generic
from converter.segment.classify import classify
from converter.segment.drafts import draft
from converter.segment.join import Joined, join
from converter.segment.lost import lost_pages
from tests.factory import read_from


def joined(folder: Path, text: str) -> Joined:
    drafts, _ = classify(draft(read_from(folder, text).lines), [], generic())
    lost, _ = lost_pages(drafts)
    return join(drafts, lost)


def texts(found: Joined) -> list[str]:
    """The text of each strip; rows, rosters and gaps as one word."""
    words = {CellRows: "<rows>", RosterLines: "<people>", Lost: "<lost>"}
    return [one.passage.text if isinstance(one, Strip) else words[type(one)] for one in found.flow]


GOES_ON = [
    # what stands before the cut, what behind it; together they are one paragraph
    # after a comma, after a list mark, inside a word, before an end mark
    ("各县区要落实防汛值守责任，", "明确专人每日巡查。"),
    ("各县区要落实值守、巡查、", "检查等责任，明确专人。"),
    ("各县区要明确专人，做好防汛值", "守巡查工作。"),
    ("各县区要明确专人，做好防汛值守", "。每日报告。"),
    # before a figure, whole or cut
    ("到二〇二五年全市新建改建监测站", "12座，其中水文站3座。"),
    ("到二〇二五年全市堤防总长达到1", "20公里。"),
    ("到二〇二五年全市堤防总长达到12.", "5公里。"),
    # before what looks like a date or a number
    ("本办法自印发之日起施行，有效期至", "2028年4月30日。"),
    # after an open mark, whatever follows
    ("认真贯彻落实修订印发的《澄江市", "防汛值守办法》。"),
    ("以港区为核心，加快建设现代化“", "一港两区”。"),
    ("由牵头单位和各配合单位（含各县", "区）共同落实。"),
    # a closing quote or bracket is no end
    ("全市政务服务全面推行“一码通办”", "和“一次办结”。"),
    ("认真贯彻落实《澄江市值守办法》", "和本通知要求。"),
    ("市水务局牵头落实值守（含巡查）", "和检查。"),
    # Latin letters and digits
    ("到二〇二五年全市重点港区基本实现5", "G网络全覆盖。"),
    # the rest is cut itself later; the rest is one character
    ("各县区要明确专人，做好防汛值守工", "作"),
]  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["line", "blank"])
@pytest.mark.parametrize(("head", "tail"), GOES_ON)
def test_goes_on(head: str, tail: str, between: str, tmp_path: Path) -> None:
    found = joined(tmp_path, f"前一段。\n\n{head}{between}{tail}\n\n后一段。")
    assert texts(found) == ["前一段。", head + tail, "后一段。"]
    assert [finding.code for finding in found.findings] == []


LABELLED = [
    # a labelled paragraph and an event are cut like any other
    ("1. 落实责任。各县区要明确专人做好", "防汛值守工作。"),
    ("——坚持人民至上，把人民群众生命", "安全放在首位。"),
    ("第一条 为了规范全市防汛值守工作，", "制定本办法。"),
    ("（1）河道巡查每日两次并记录存档，", "每月汇总；"),
]


@pytest.mark.parametrize(("head", "tail"), LABELLED)
def test_labelled_goes_on(head: str, tail: str, tmp_path: Path) -> None:
    assert texts(joined(tmp_path, f"前一段。\n\n{head}\n\n{tail}")) == ["前一段。", head + tail]


def test_latin_words_keep_their_blank(tmp_path: Path) -> None:
    assert texts(joined(tmp_path, "系统名称为防汛值守管理平台 Flood\n\nControl，简称平台。")) == [
        "系统名称为防汛值守管理平台 Flood Control，简称平台。"
    ]


CUT = "各县区要明确专人，做好防汛值守工作"
STAYS = [
    # what stands before, what behind: two pieces of the flow
    # an end is an end
    ("各县区要明确专人，做好值守工作。", "每日巡查。"),
    ("各县区要明确专人，做好值守工作；", "每日巡查。"),
    ("各县区要明确专人，做好以下工作：", "每日巡查。"),
    ("会议强调：“要做好防汛值守工作。”", "会议要求每日巡查。"),
    # a label begins something new, even where the text before it breaks off
    (CUT, "二、巡查检查"),
    (CUT, "（二）巡查检查"),
    (CUT, "2. 巡查检查。每日两次。"),
    (CUT, "——坚持人民至上。"),
    (CUT, "第二条 各县区每日巡查。"),
    # a box, a document number, an annex
    (CUT, "专栏 1：重点工程"),
    (CUT, "澄政发〔2023〕12号"),
    (CUT, "附件：值守名单"),
    (CUT, "附件 1"),
    # what is no running text at all
    (CUT, "- 坚持人民至上"),
    (CUT, "| 年份 |"),
    # a short line ends because it ends
    ("加强值守", "每日巡查两次。"),
    # members of a list, one a line
    ("《澄江市防汛值守工作办法》", "《澄江市巡查办法》"),
    ("GB/T 12345 防汛值守工作规范第一部分", "GB/T 12346 防汛值守工作规范第二部分"),
]


@pytest.mark.parametrize(("head", "tail"), STAYS)
def test_stays_apart(head: str, tail: str, tmp_path: Path) -> None:
    found = texts(joined(tmp_path, f"前一段。\n\n{head}\n\n{tail}"))
    assert found[1:] == [head, tail]


def test_nothing_joins_with_a_table_or_a_roster(tmp_path: Path) -> None:
    text = f"{CUT}\n\n年份\t数量\n2023\t12\n\n每日巡查。\n\n{CUT}\n\n- 组长：王明远 副市长\n\n每日巡查。"
    assert texts(joined(tmp_path, text)) == [CUT, "<rows>", "每日巡查。", CUT, "<people>", "每日巡查。"]


HEADINGS = [
    # lines → strips; a heading has no end and is not cut for that
    (["一、总体要求", "坚持人民至上。"], ["一、总体要求", "坚持人民至上。"]),
    (["（一）健全防汛监测预警体系", "建设监测站三座，"], ["（一）健全防汛监测预警体系", "建设监测站三座，"]),
    # one character is left of it, two are
    (["（一）健全防汛监测预警处置体", "系", "建设监测站三座。"], ["（一）健全防汛监测预警处置体系", "建设监测站三座。"]),
    (["（一）健全防汛监测预警处置", "体系", "建设监测站三座。"], ["（一）健全防汛监测预警处置体系", "建设监测站三座。"]),
    # its end wants something behind it
    (["（一）建设人民群众满意的", "服务型港区", "新建泊位三个。"], ["（一）建设人民群众满意的服务型港区", "新建泊位三个。"]),
    (["（一）加强港区防汛与", "应急处置", "新建泊位三个。"], ["（一）加强港区防汛与应急处置", "新建泊位三个。"]),
    (["（一）健全监测、", "预警体系", "新建泊位三个。"], ["（一）健全监测、预警体系", "新建泊位三个。"]),
    (["（一）建设现代化“", "一港两区”", "新建泊位三个。"], ["（一）建设现代化“一港两区”", "新建泊位三个。"]),
    # words that end in the same characters are whole
    (["（一）引导社会公众广泛参与", "建立奖励制度。"], ["（一）引导社会公众广泛参与", "建立奖励制度。"]),
    (["（一）加快数字设施普及", "新建基站三座。"], ["（一）加快数字设施普及", "新建基站三座。"]),
    (["（一）保障城乡用水供给", "新建水厂三座。"], ["（一）保障城乡用水供给", "新建水厂三座。"]),
    (["（一）查明各类风险存在", "每月排查一次。"], ["（一）查明各类风险存在", "每月排查一次。"]),
    # a label below begins its own line
    (["（一）引导社会公众", "1. 建立奖励制度。"], ["（一）引导社会公众", "1. 建立奖励制度。"]),
    # three characters are a word of their own
    (["（一）防汛试点区域", "港前镇", "（二）其他"], ["（一）防汛试点区域", "港前镇", "（二）其他"]),
    # a short sentence is a paragraph, not the rest of a heading
    (["（一）健全防汛监测体系", "必办。"], ["（一）健全防汛监测体系", "必办。"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), HEADINGS)
def test_headings(lines: list[str], expected: list[str], tmp_path: Path) -> None:
    found = joined(tmp_path, "前一段。\n\n" + "\n\n".join(lines))
    assert texts(found)[1:] == expected


@pytest.mark.parametrize("printed_elsewhere", [True, False])
def test_a_longer_rest_of_a_heading_needs_evidence(printed_elsewhere: bool, tmp_path: Path) -> None:
    """预|警 stands side by side elsewhere in the issue, or it does not."""
    more = "预警及时。预警准确。" if printed_elsewhere else "及时。准确。"
    found = joined(tmp_path, f"{more}\n\n（一）健全防汛监测预\n\n警处置体系\n\n新建监测站三座。")
    whole = ["（一）健全防汛监测预警处置体系"] if printed_elsewhere else ["（一）健全防汛监测预", "警处置体系"]
    assert texts(found)[1:][: len(whole)] == whole
    assert ("doubtful-join" in [finding.code for finding in found.findings]) is printed_elsewhere


def test_a_cut_item_among_items(tmp_path: Path) -> None:
    text = "（1）每日巡查两次；\n\n（2）每周检查堤防和大小水\n\n闸一次；\n\n（3）每月报送。"
    assert texts(joined(tmp_path, text)) == [
        "（1）每日巡查两次；",
        "（2）每周检查堤防和大小水闸一次；",
        "（3）每月报送。",
    ]


BLOCK = [
    "今年入汛以来，全市降雨偏多，江河",
    "水位偏高。要压实责任，加强值守。",
    "各单位主要负责同志要靠前指挥。汛",
    "期结束前不得松懈。",
]


def test_a_block_of_narrow_lines_is_one_paragraph(tmp_path: Path) -> None:
    """Also where a line happens to end in a full stop; a line that is not full ends the paragraph."""
    assert texts(joined(tmp_path, "\n".join(BLOCK))) == ["".join(BLOCK)]
    assert texts(joined(tmp_path, "\n".join([*BLOCK, "下一段从此开始。"]))) == ["".join(BLOCK), "下一段从此开始。"]


def test_lines_apart_are_no_block(tmp_path: Path) -> None:
    """With blank lines between, a full stop ends a paragraph however wide its line is."""
    assert texts(joined(tmp_path, "\n\n".join(BLOCK))) == [BLOCK[0] + BLOCK[1], BLOCK[2] + BLOCK[3]]


KNOWLEDGE = "普及防汛知识。学习防汛知识。宣传防汛知识。编印防汛知识。测试防汛知识。"
OVERLAPS = [
    # issue's other text, before the cut, behind it → the whole, what was trimmed
    # 知识 is printed often and 知知 never
    (KNOWLEDGE, "面向全市中小学生普及防汛安全知", "知识和避险技能。", "面向全市中小学生普及防汛安全知识和避险技能。", ["知"]),
    # without evidence both stay
    ("普及防汛常识。", "面向全市中小学生普及防汛安全知", "知识和避险技能。", "面向全市中小学生普及防汛安全知知识和避险技能。", []),
    # 部 | 部长: a department and its head, both meant
    (
        "部长讲话。部长批示。部长调研。部长带队。部长会见。市委宣传部部长出席。",
        "会议由市委常委、市委宣传部",
        "部长主持。",
        "会议由市委常委、市委宣传部部长主持。",
        [],
    ),
    # a mark twice is left as it is printed
    ("、避险。" * 6, "面向全市中小学生普及防汛知识、", "、避险技能。", "面向全市中小学生普及防汛知识、、避险技能。", []),
    # a figure twice may be a number
    ("1座。" * 6, "全市共新建改建防汛监测站和水闸1", "1座。", "全市共新建改建防汛监测站和水闸11座。", []),
]  # fmt: skip


@pytest.mark.parametrize(("more", "head", "tail", "whole", "trimmed"), OVERLAPS)
def test_overlap(more: str, head: str, tail: str, whole: str, trimmed: list[str], tmp_path: Path) -> None:
    found = joined(tmp_path, f"{more}\n\n{head}\n\n{tail}")
    assert texts(found)[1:] == [whole]
    assert [piece.passage.text for piece in found.furniture] == trimmed
    assert [finding.code for finding in found.findings] == ["overlap-trimmed"] * len(trimmed)


def test_a_trimmed_overlap_is_trimmed_once(tmp_path: Path) -> None:
    found = joined(tmp_path, f"{KNOWLEDGE}\n\n面向全市中小学生普及防汛安全知\n\n知识知识竞赛。")
    assert texts(found)[1:] == ["面向全市中小学生普及防汛安全知识知识竞赛。"]
    (piece,) = found.furniture
    assert (piece.kind, list(piece.passage.printed_at())) == ("overlap", [(5, 0, 1)])


COLUMN = [
    # four pieces as wide as the first line of a column: the measure is known
    "各县区要落实值守责任，明确专人每", "日巡查。",
    "各部门要做好物资储备，备足沙袋和", "水泵。",
    "各港区要排查堤防隐患，逐处登记并", "整改。",
    "各码头要清点人员船只，按时上报水", "情。",
]  # fmt: skip
FULL = [
    # a line, and what of a join behind it is told; the next paragraph is one sentence
    # a lead that fills the line: print had no room for what follows it
    ("推进港区岸电设施应建尽建全覆盖。", ["doubtful-join"]),
    # a sentence that fills the line: it may end there or not
    ("到年底，港区岸电设施都建成使用。", ["undecided-join"]),
    # a line with room behind its end
    ("推进港区岸电设施应建尽建。", []),
]


@pytest.mark.parametrize(("line", "codes"), FULL)
def test_a_full_line_that_ends_in_a_stop(line: str, codes: list[str], tmp_path: Path) -> None:
    found = joined(tmp_path, "\n\n".join([*COLUMN, line, "到年底建成十八套。"]))
    assert [finding.code for finding in found.findings] == codes
    rest = [line + "到年底建成十八套。"] if codes == ["doubtful-join"] else [line, "到年底建成十八套。"]
    assert texts(found)[4:] == rest


def test_without_a_measure_nothing_is_doubted(tmp_path: Path) -> None:
    """Three pieces of one width are chance."""
    for line, _ in FULL:
        found = joined(tmp_path, "\n\n".join([*COLUMN[:6], line, "到年底建成十八套。"]))
        assert texts(found)[3:] == [line, "到年底建成十八套。"]
        assert found.findings == ()


def test_nothing_joins_over_a_lost_page(tmp_path: Path) -> None:
    """（二） and 3. are gone: two jumps behind one another."""
    lines = ["一、甲", "（一）乙", "1. 丙。丙丙。", CUT, "4. 丁。丁丁。", "（三）戊", "己。"]
    found = joined(tmp_path, "\n\n".join(lines))
    assert texts(found) == [*lines[:4], "<lost>", *lines[4:]]
    assert "page-lost" in [finding.code for finding in found.findings]


def test_the_end_of_running_text_may_be_missing(tmp_path: Path) -> None:
    long = "各县区要明确专人，做好防汛值守工作，每日巡查，及时报告险情和水情"
    found = joined(tmp_path, f"{long}\n\n二、保障")
    assert [(finding.code, finding.words) for finding in found.findings] == [
        ("unfinished-paragraph", (("tail", long[-12:]),))
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a short line, a list of bodies, a paragraph with its end
        "牵头单位市水务局\n\n二、保障",
        "市水务局、市财政局、市住房城乡建设局、市交通运输局、市农业农村局、市应急局\n\n二、保障",
        "各县区要明确专人，做好防汛值守工作，每日巡查，及时报告险情和水情。\n\n二、保障",
    ],
)
def test_an_end_that_is_meant_is_not_told(text: str, tmp_path: Path) -> None:
    assert joined(tmp_path, text).findings == ()
