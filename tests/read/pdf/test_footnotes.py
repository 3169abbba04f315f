"""Footnotes are set apart from the text that goes on over the page end; other small print is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.pdf.making import LATIN, Press, paragraphs, shown

BODY = ["各有关单位应当在汛期前完成堤防水闸的检查，", "结果报送市防汛指挥部备案，具体办法见市水务局"]
END = ["的实施细则，本办法自公布之日起施行并在市人民", "政府网站公布。"]


def printed(*notes: str, mark: str = "①", rule: bool = True, size: float = 9, foot: str = "") -> Press:
    """A page with a mark behind its first line and notes at its foot, and the page on which its paragraph ends."""
    press = Press().lines(40, 400, BODY).text(292, 396, mark, 7, LATIN if mark.isascii() else "STSong-Light")
    if rule:
        press.rule(40, 440, 140, 440)
    press.lines(40, 456, notes, size=size, pitch=14)
    if foot:
        press.text(40, 585, foot, 8)
    return press.page().lines(40, 60, END)


@pytest.mark.parametrize("rule", [True, False])
@pytest.mark.parametrize("mark", ["①", "*", "[1]"])
@pytest.mark.parametrize("foot", ["", "7", "岚浦市人民政府公报"])
def test_a_footnote_is_set_apart(mark: str, rule: bool, foot: str, tmp_path: Path) -> None:
    notes = [f"{mark} 备案材料的格式见附件二，由各县区水利局统", "一印制后发放。"]
    source = printed(*notes, mark=mark, rule=rule, foot=foot).read(tmp_path)
    assert shown(source, "footnote") == notes
    assert [line.glue for line in source.lines if line.furniture == "footnote"] == [None, ""]
    assert not any("备案材料" in text or "一印制" in text for text in paragraphs(source))


def test_several_notes(tmp_path: Path) -> None:
    source = printed("① 第一条注释写在这里", "还没有写完。", "② 第二条注释。", "③ 第三条。").read(tmp_path)
    assert [line.glue for line in source.lines if line.furniture == "footnote"] == [None, "", None, None]


def test_raised_marks_are_told(tmp_path: Path) -> None:
    press = (
        Press()
        .lines(40, 100, BODY)
        .text(292, 96, "12", 7, LATIN)
        .text(40, 200, "面积3万m")
        .text(94, 196, "2", 7, LATIN)
    )
    press.text(40, 240, "CO").text(58, 243, "2", 7, LATIN).text(40, 280, "全是小字", 7)
    lines = [line for line in press.read(tmp_path).lines if not line.blank]
    assert [(line.text[-3:], [line.text[at] for at in line.raised]) for line in lines] == [
        ("，12", ["1", "2"]),
        ("水务局", []),
        ("万m2", ["2"]),
        ("CO2", []),
        ("是小字", []),
    ]


@pytest.mark.parametrize("rule", [True, False])
def test_a_number_is_a_mark_below_a_rule_or_where_the_text_has_it_raised(rule: bool, tmp_path: Path) -> None:
    said = "1 备案材料的格式。"
    assert shown(printed(said, mark="1", rule=rule).read(tmp_path), "footnote") == [said]
    flat = Press().lines(40, 400, [*BODY, "第1号"])
    if rule:
        flat.rule(40, 450, 140, 450)
    assert shown(flat.text(40, 466, said, 9).read(tmp_path), "footnote") == ([said] if rule else [])


OTHERS = {
    "as large as the text": printed("① 见附件二。", size=12),
    "no mark": printed("资料来源：市水务局。"),
    "a numbered list in small print": printed("1. 见附件二。", "2. 见附件三。"),
    "a mark that the page has not, and no rule": printed("② 见附件二。", rule=False),
    "no text": Press().rule(40, 440, 140, 440).text(40, 456, "① 见附件二。", 9),
    "not at the foot": Press().lines(40, 100, ["① 见附件二。"], size=9).lines(40, 300, BODY).text(292, 296, "①", 7),
    "a remark below a table": Press()
    .lines(40, 100, BODY)
    .rule(40, 400, 360, 400)
    .rule(40, 420, 360, 420)
    .rule(40, 440, 360, 440)
    .lines(40, 456, ["* 见附件二。"], size=9),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_small_print_is_text(name: str, tmp_path: Path) -> None:
    assert shown(OTHERS[name].read(tmp_path), "footnote") == []
