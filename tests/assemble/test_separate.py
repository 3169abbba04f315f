"""Documents printed by themselves: what stands alone, what it is called, and what is still refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from converter.assemble.separate import number_of_title
from converter.cli import main
from converter.errors import SourceError
from converter.model.issue import Issue
from converter.pipeline import convert
from converter.profile import load
from tests.factory import GAZETTE
from tests.read.pdf.making import Press

STEADY = 7_658_113

LETTER = """岚浦市水务局办公室 文件
岚浦市财政局办公室

岚水办〔2021〕7号

关于做好汛期值守工作的通知

各县（市、区）水务局：

为做好今年汛期值守工作，现将有关事项通知如下：

一、落实责任

各地要明确专人值守，每日十六时前报告水情。

岚浦市水务局办公室
岚浦市财政局办公室
2021年5月8日
"""
PLAIN = """岚浦市人民政府关于汛期值守的通知
岚政发〔2021〕12号
各县（市、区）人民政府：
各地要明确专人值守，每日十六时前报告水情。
岚浦市人民政府
2021年5月8日
"""
ORDER = """岚浦市人民政府令
第15号
《岚浦市汛期值守办法》已经市人民政府常务会议通过，现予公布。
市长 林晓
2021年5月8日
"""


def of_text(folder: Path, text: str) -> Issue:
    path = folder / "source.txt"
    path.write_text(text, encoding="utf-8")
    return convert(path)


def of_pdf(folder: Path, *lines: str) -> Issue:
    """Each line stands alone; two that a vertical bar parts stand together."""
    press = Press()
    top = 60.0
    for line in lines:
        parts = line.split("|")
        press.lines(60, top, parts)
        top += 20 * len(parts) + 24
    path = folder / "source.pdf"
    path.write_bytes(press.bytes())
    return convert(path)


def codes(issue: Issue) -> set[str]:
    return {finding.code for finding in issue.findings}


@pytest.mark.parametrize(
    ("text", "identity", "permalink", "name"),
    [
        (PLAIN, "lanpushirenminzhengfu/2021/12", "lanzhengfa/2021/12", "岚政发〔2021〕12号"),
        (LETTER, "lanpushishuiwujubangongshi/2021/7", "lanshuiban/2021/7", "岚水办〔2021〕7号"),
        # An order is counted through: its year is that of its signature.
        (ORDER, "lanpushirenminzhengfu/2021/15", "lanpushirenminzhengfuling/15", "岚浦市人民政府令第15号"),
        # Without a body that is known the number still tells where it stands.
        ("值守安排\n岚水办〔2021〕7号\n每日十六时前报告水情。\n", "separate/2021/7", "lanshuiban/2021/7", "岚水办〔2021〕7号"),
    ],
    ids=["title above its number", "letter of two bodies", "order", "nobody known"],
)  # fmt: skip
def test_a_numbered_document_is_an_issue(text: str, identity: str, permalink: str, name: str, tmp_path: Path) -> None:
    issue = of_text(tmp_path, text)
    (document,) = issue.documents
    assert issue.id == identity
    assert document.id == f"{identity}/1"
    assert document.permalink == permalink
    assert issue.masthead.notice == (("zh-Hans", name),)
    assert issue.contents == ()
    assert issue.ledger.unaccounted == 0
    assert "separate-document" in codes(issue)
    assert "contents-missing" not in codes(issue)


def test_a_joint_letter_has_its_parts(tmp_path: Path) -> None:
    (document,) = of_text(tmp_path, LETTER).documents
    assert document.title.text == "关于做好汛期值守工作的通知"
    assert document.addressees.text == "各县（市、区）水务局："
    assert document.issuers == ("岚浦市水务局办公室", "岚浦市财政局办公室")
    assert str(document.signed) == "2021-05-08"


def test_a_profile_names_the_gazette(tmp_path: Path) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text('gazette = "lanpu"\n', encoding="utf-8")
    source = tmp_path / "source.txt"
    source.write_text(PLAIN, encoding="utf-8")
    assert convert(source, load(profile)).id == "lanpu/2021/12"


def test_what_stands_above_the_head_is_told(tmp_path: Path) -> None:
    issue = of_text(tmp_path, "索引号：001\n\n" + PLAIN)
    assert "text-outside-documents" in codes(issue)
    assert [piece.passage.text for piece in issue.furniture] == ["索引号：001"]


BODY = "各地要明确专人值守，每日十六时前报告水情。"
TITLED = [
    # lines, title, year
    (("2020年岚浦市水资源公报", BODY), "2020年岚浦市水资源公报", 2020),
    (("2020年岚浦市水资源公报|（征求意见稿）", BODY), "2020年岚浦市水资源公报（征求意见稿）", 2020),
    (("二〇二〇年岚浦市水资源公报", BODY), "二〇二〇年岚浦市水资源公报", 2020),
    (("汛期值守安排", BODY, "岚浦市水务局|2021年5月8日"), "汛期值守安排", 2021),
    # Both tell a year: the document is of the day on which it was signed.
    (("2020年汛期值守总结", BODY, "岚浦市水务局|2021年1月8日"), "2020年汛期值守总结", 2021),
]


@pytest.mark.parametrize(("lines", "title", "year"), TITLED, ids=[f"{row[1]}, {row[2]}" for row in TITLED])
def test_a_titled_pdf_is_an_issue(lines: tuple[str, ...], title: str, year: int, tmp_path: Path) -> None:
    issue = of_pdf(tmp_path, *lines)
    (document,) = issue.documents
    assert document.title.text == title
    assert (issue.year, issue.number) == (year, number_of_title(title))
    assert issue.gazette == ("lanpushishuiwuju" if len(lines) == 3 else "separate")
    assert issue.masthead.notice == (("zh-Hans", title),)
    assert document.number is None
    assert issue.ledger.unaccounted == 0
    assert "separate-document" in codes(issue)


def test_a_titled_pdf_has_addressees(tmp_path: Path) -> None:
    (document,) = of_pdf(tmp_path, "2021年汛期值守安排", "各县（市、区）水务局：", BODY).documents
    assert document.addressees.text == "各县（市、区）水务局："


NOT_ALONE = {
    "no year": ("汛期值守安排", BODY),
    "a paragraph first": (BODY, "2020年岚浦市水资源公报"),
    "a heading first": ("一、2020年工作", BODY),
    "too long for a title": ("岚浦市2020年" + "水务" * 12 + "|" + "工作" * 12 + "|" + "总结" * 12, BODY),
    "nothing behind the title": ("2020年岚浦市水资源公报",),
    "the cover of a gazette": ("岚浦市人民政府公报|2020年", BODY),
    "an issue of a gazette": ("岚浦公报|2020年第3期", BODY),
    "a year inside a figure": ("汛期值守安排120201", BODY),
}


@pytest.mark.parametrize("lines", NOT_ALONE.values(), ids=NOT_ALONE)
def test_other_pdfs_are_refused(lines: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no masthead"):
        of_pdf(tmp_path, *lines)


REFUSED = {
    "two documents": PLAIN + "\n" + PLAIN.replace("12号", "13号"),
    "a number and nothing else": "岚浦市人民政府关于汛期值守的通知\n岚政发〔2021〕12号\n",
    "a title with a year, in text": f"2020年岚浦市水资源公报\n\n{BODY}\n",
    "an order without any year": "岚浦市人民政府令\n第15号\n现予公布。\n",
    "a gazette without its year": GAZETTE.replace("2023年第3期", "第3期").replace("2023年4月20日\n", ""),
    "a page of a gazette": "岚浦市人民政府公报\n\n" + PLAIN + "\n岚浦市人民政府公报\n",
    "a gazette without year and contents": "澜屿公报\n编辑出版：编辑部\n" + PLAIN,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_other_texts_are_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no masthead"):
        of_text(tmp_path, text)


def test_a_gazette_with_one_document_stays_one(tmp_path: Path) -> None:
    issue = of_text(tmp_path, GAZETTE)
    assert issue.id == "lanyu/2023/3"
    assert issue.masthead.notice == ()


@given(st.text())
def test_a_number_of_a_title_is_steady_and_seven_figures(title: str) -> None:
    assert 1_000_000 <= number_of_title(title) < 10_000_000
    assert number_of_title(title) == number_of_title(" ".join(title))


def test_a_number_of_a_title_stays() -> None:
    """Addresses hold it: another way to make it would break them."""
    assert number_of_title("2020年岚浦市水资源公报") == STEADY
    assert number_of_title("2021年岚浦市水资源公报") != STEADY


def test_the_command_takes_both(tmp_path: Path) -> None:
    (tmp_path / "letter").mkdir()
    (tmp_path / "letter" / "source.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "report").mkdir()
    report = Press().text(60, 60, "2020年岚浦市水资源公报").text(60, 120, BODY).bytes()
    (tmp_path / "report" / "source.pdf").write_bytes(report)
    out = tmp_path / "out"
    sources = [str(tmp_path / name) for name in ("letter", "report")]
    result = CliRunner().invoke(main, ["convert", *sources, "--out", str(out)], env={"LC_ALL": "C"})
    assert result.exit_code == 0, result.output
    assert "lanpushishuiwujubangongshi/2021/7 岚水办〔2021〕7号" in result.output
    assert f"separate/2020/{STEADY} 2020年岚浦市水资源公报" in result.output
    record = json.loads((out / "separate" / "2020" / str(STEADY) / "issue.json").read_text(encoding="utf-8"))
    assert record["masthead"]["notice"] == {"zh-Hans": "2020年岚浦市水资源公报"}
    checked = CliRunner().invoke(main, ["check", *sources, "--language", "zh"])
    assert checked.exit_code == 0, checked.output
    assert checked.output.count("没有找到刊头；来源是单独印发的一份文件。") == 2
