"""Where documents begin: numbers on a line of their own, and titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.model.flow import Kind
from converter.profile import generic
from converter.segment.drafts import draft
from converter.segment.titles import mark_numbers, mark_titles
from tests.factory import read_from

DUTY = "澄江市人民政府关于汛期值守的通知"
PLAN = "澄江市人民政府办公室关于印发《澄江市港区“十四五”安全规划》的通知"
ORDER = "澄江市轮渡管理办法"

NUMBERS = [
    # a number on a line of its own, in any bracket, with blanks
    ("澄政发〔2023〕12号", ["澄政发〔2023〕12号"]),
    ("澄政发〔2023〕12 号", ["澄政发〔2023〕12 号"]),
    ("澄政发[2023]12号", ["澄政发[2023]12号"]),
    # an order: its name, and the count below
    ("澄江市人民政府令\n第 3 号", ["澄江市人民政府令第 3 号"]),
    ("澄江市水务局公告\n2023年第5号", ["澄江市水务局公告2023年第5号"]),
    ("澄江市人民政府令第3号", ["澄江市人民政府令第3号"]),
    ("澄江市人民政\n府令\n第3号", ["澄江市人民政府令第3号"]),
    ("澄江市人民政府\n\n公告\n第3号", []),
    # a number in a sentence, a name without its count, a count without its name
    ("按澄政发〔2023〕12号办理。", []),
    ("《澄江市值守办法》（澄政发〔2023〕12号）", []),
    ("澄江市人民政府令\n正文。", []),
    ("口令\n正文。", []),
    ("第 3 号", []),
]


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_numbers(text: str, numbers: list[str], tmp_path: Path) -> None:
    marked = mark_numbers(draft(read_from(tmp_path, text).lines))
    assert [one.text for one in marked if one.kind is Kind.NUMBER] == numbers


TITLES = [
    # text, contents → titles, findings
    # as the contents print it
    (f"{DUTY}\n\n澄政发〔2023〕12号", [DUTY], [DUTY], []),
    # broken over lines, with and without a blank line, with a blank where the printer broke it
    ("澄江市人民政府\n关于汛期值守的通知\n\n澄政发〔2023〕12号", [DUTY], [DUTY], []),
    ("澄江市人民政府\n\n关于汛期值守\n\n的通知\n\n澄政发〔2023〕12号", [DUTY], [DUTY], []),
    ("澄江市人民政府关于 汛期值守的通知\n澄政发〔2023〕12号", [DUTY], [DUTY], []),
    # other quotation marks
    ("澄江市人民政府办公室关于印发《澄江市港区\n\"十四五\"安全规划》的通知", [PLAN], [PLAN.replace("“", '"').replace("”", '"')], []),
    # a document without number is known from the contents
    (f"正文。\n\n{DUTY}\n\n各县区：", [DUTY], [DUTY], []),
    # one slip of print against the contents: found by the number below, and told
    (
        "澄江市人民政府关于汛期期值守的通知\n\n澄政发〔2023〕12号",
        [DUTY],
        ["澄江市人民政府关于汛期期值守的通知"],
        ["title-differs-from-contents"],
    ),
    # no entry at all
    (
        f"{DUTY}\n\n澄政发〔2023〕12号",
        [PLAN],
        [DUTY],
        ["document-not-in-contents"],
    ),
    # no contents at all: nothing to differ from
    (f"{DUTY}\n\n澄政发〔2023〕12号", [], [DUTY], []),
    # lines that stand together are one title, a line apart from them is none of it
    ("正文到此\n\n澄江市人民政府\n关于汛期值守的通知\n澄政发〔2023〕12号", [], [DUTY], []),
    ("正文到此。\n澄江市人民政府\n关于汛期值守的通知\n澄政发〔2023〕12号", [], [DUTY], []),
    # the date of the document before is no line of a title
    (f"2023年4月1日\n{DUTY}\n澄政发〔2023〕12号", [], [DUTY], []),
    # an order has its title below; the line above is the end of another document
    (f"正文到此。\n\n澄江市人民政府令\n第3号\n\n{ORDER}\n\n第一条 为了", [ORDER], [ORDER], []),
    # a notice that stands alone, among others
    ("正文。\n\n更 正\n\n第3期第8页应为甲。", [DUTY], ["更正"], []),
    # a title that is cited in a sentence is none
    (f"现将《{DUTY}》印发。", [DUTY], [], []),
    # the same title a second time is taken once
    (f"{DUTY}\n\n正文。\n\n{DUTY}", [DUTY], [DUTY], []),
    # two entries of one title are two documents
    (f"{DUTY}\n\n正文。\n\n{DUTY}", [DUTY, DUTY], [DUTY, DUTY], []),
    # a letter has its head above the number, and the title below
    (f"澄江市水务局 文件\n澄江市财政局\n\n澄水发〔2023〕12号\n\n{DUTY}\n\n各县区：", [], [DUTY], []),
    ("澄江市水务局文件\n\n澄水发〔2023〕12号\n\n澄江市人民政府\n关于汛期值守的通知\n\n各县区：", [], [DUTY], []),
    (f"澄江市水务局文件\n\n澄水发〔2023〕12号\n\n{DUTY}\n\n各县区：", [DUTY], [DUTY], []),
    # without a title below, what stands above the number is one
    ("澄江市规范性文件\n\n澄政发〔2023〕12号\n\n各县区：", [], ["澄江市规范性文件"], []),
    # the title below is that of the next number
    (f"澄江市水务局文件\n\n澄水发〔2023〕12号\n\n{DUTY}\n\n澄政发〔2023〕12号", [], ["澄江市水务局文件", DUTY], []),
    # the beginning of a title alone is none
    ("澄江市人民政府\n\n2023年4月12日", [DUTY], [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents", "titles", "codes"), TITLES)
def test_titles(text: str, contents: list[str], titles: list[str], codes: list[str], tmp_path: Path) -> None:
    drafts = mark_numbers(draft(read_from(tmp_path, text).lines))
    marked, findings = mark_titles(drafts, contents, generic())
    assert [one.text for one in marked if one.kind is Kind.TITLE] == titles
    assert [finding.code for finding in findings] == codes
