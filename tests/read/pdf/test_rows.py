"""Lines of text: what stands side by side, blanks only where print has them, paragraphs whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.read.pdf.rows import glue, text_of
from converter.read.pdf.sheet import Box, Glyph
from tests.read.pdf.making import HEAVY, Press, paragraphs, shown


def set_line(*pieces: tuple[float, str], size: float = 10, spacing: float = 0) -> list[Glyph]:
    """Glyphs of pieces, each at its place; Latin letters are half as wide, and `spacing` stands behind each glyph."""
    glyphs: list[Glyph] = []
    for start, text in pieces:
        x = start
        for char in text:
            wide = size if ord(char) > 0x2000 else size / 2
            glyphs.append(Glyph(char, Box(x, 0, x + wide, size), size, 0))
            x += wide + spacing
    return glyphs


CASES = [
    # (pieces, letter-spacing), what is read
    (((0, "水库调度"),), 0, "水库调度"),
    (((0, "目录"),), 8, "目录"),  # letter-spaced titles have no blanks
    (((0, "通知"), (20, " "), (20.5, "如下")), 0, "通知如下"),  # a blank that shows no gap
    (((0, "目 录"),), 0, "目 录"),  # a printed blank
    (((0, "主任"), (30, "高山")), 0, "主任 高山"),  # a gap of one em
    (((0, "2023"), (22, "年")), 0, "2023年"),  # the quarter em between figures and Han is no blank
    (((0, "2023 年"),), 0, "2023 年"),
    (((0, "GB/T 9704-2012"),), 0, "GB/T 9704-2012"),
    (((0, "GB/T"), (23, "9704")), 0, "GB/T 9704"),  # words that only a gap parts
    (((0, "3"), (9, "."), (18, "."), (27, "."), (36, "7")), 0, "3...7"),  # dots of a leader stand apart
]


@pytest.mark.parametrize(("pieces", "spacing", "text"), CASES)
def test_blanks_are_those_of_print(pieces, spacing: float, text: str) -> None:
    assert text_of(set_line(*pieces, spacing=spacing)) == text


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("加强水库", "调度管理", ""),
        ("截至2023", "年底", ""),
        ("the law of", "the land", " "),
        ("at first,", "then", " "),
        ("https://data.example", "com/api", ""),
        ("2014-", "2020", ""),
        ("as named in", "“the Schedule”", " "),
        ("under “the Schedule”", "applies", " "),
        ("the court’s", "‘order’", " "),
        ("建设GDP", "“十四五”", ""),
        ("“十四五”", "GDP", ""),
        ("", "水库", ""),
    ],
)
def test_what_stands_between_joined_lines(before: str, after: str, between: str) -> None:
    assert glue(before, after) == between


FULL = "加强水库调度和堤防巡查是今年防汛工作的重中之重各"


def test_lines_of_a_paragraph_go_on_and_an_indent_begins_one(tmp_path: Path) -> None:
    texts = [
        "\u3000\u3000" + FULL[:22],
        FULL,
        "部门要认真落实。",
        "\u3000\u3000" + FULL[:21] + "。",
        "\u3000\u3000二、保障措施",
    ]
    source = Press().lines(50, 100, texts).read(tmp_path)
    assert paragraphs(source) == [
        FULL[:22] + FULL + "部门要认真落实。",
        FULL[:21] + "。",
        "二、保障措施",
    ]


def test_a_mark_may_hang_over_the_edge(tmp_path: Path) -> None:
    texts = ["\u3000\u3000" + FULL[:22], FULL + "，", FULL, "到此为止。"]
    assert paragraphs(Press().lines(50, 100, texts).read(tmp_path)) == [FULL[:22] + FULL + "，" + FULL + "到此为止。"]


def test_an_indented_line_of_a_narrow_column_is_full(tmp_path: Path) -> None:
    texts = ["\u3000\u3000" + FULL[:9], FULL[:11], FULL[:11], FULL[:11], "到此为止。"]
    assert paragraphs(Press().lines(50, 100, texts).read(tmp_path)) == [FULL[:9] + 3 * FULL[:11] + "到此为止。"]


def test_items_with_hanging_lines_are_apart(tmp_path: Path) -> None:
    """However full the line above a label is; what hangs below it goes on with it."""
    press = Press().lines(50, 60, ["(a)", "(b)"]).lines(50, 120, ["(c)", "(d)"])
    press.lines(74, 60, [FULL[:20], FULL[:20], FULL[:20], FULL[:20], FULL[:20]])
    told = paragraphs(press.read(tmp_path))
    assert [one.split(" ")[0] for one in told] == ["(a)", "(b)", "(c)", "(d)"]
    assert told[1] == f"(b) {FULL[:20]}{FULL[:20]}"


def test_hanging_lines_go_on_at_the_top_of_a_page(tmp_path: Path) -> None:
    press = Press().lines(50, 60, ["甲", "乙"]).lines(110, 100, [FULL[:18]] * 4 + ["到此为止。"])
    assert paragraphs(press.read(tmp_path))[-1] == 4 * FULL[:18] + "到此为止。"


@pytest.mark.parametrize(
    ("head", "tail", "whole"),
    [
        ("（三）筑牢防洪排涝安全屏障，守住水库", "线，确保安全", 1),  # the mark takes a character with it
        ("（三）筑牢防洪排涝安全屏障，守住水库", "（共12处）", 1),  # so does a bracket with what it opens
        ("（三）筑牢防洪排涝安全屏障，守住水库", "确保安全", 2),
        ("（三）筑牢防洪排涝安全屏障，守住水。", "线，确保安全", 2),
    ],
)
def test_a_ragged_line_goes_on_where_nothing_more_went_into_it(
    head: str, tail: str, whole: int, tmp_path: Path
) -> None:
    press = Press().lines(50, 100, ["\u3000\u3000" + FULL[:20], FULL[:22], FULL[:22], "到此为止。"])
    press.lines(50, 180, ["\u3000\u3000" + head, tail])
    assert len(paragraphs(press.read(tmp_path))) == 1 + whole


@pytest.mark.parametrize(("end", "whole"), [("。", 1), ("", 2)])
def test_a_lead_in_another_face_may_fill_its_line(end: str, whole: int, tmp_path: Path) -> None:
    """It ends with a full stop; a heading does not, and what stands below it is a paragraph of its own."""
    press = Press().text(74, 100, FULL[: 22 - len(end)] + end, font=HEAVY)
    press.lines(50, 120, [FULL, FULL, "到此为止。"])
    assert len(paragraphs(press.read(tmp_path))) == whole


def test_a_contents_entry_never_goes_on(tmp_path: Path) -> None:
    texts = [
        "关于加强水库调度管理的通知………………… 3",
        "关于印发防汛预案的通知………………………… 7",
        "关于公布名录的通知……………………………… 9",
    ]
    assert paragraphs(Press().lines(50, 100, texts).read(tmp_path)) == [
        "关于加强水库调度管理的通知………………… 3",
        "关于印发防汛预案的通知………………………… 7",
        "关于公布名录的通知……………………………… 9",
    ]


def test_titles_stay_in_their_lines(tmp_path: Path) -> None:
    press = Press().text(80, 60, "关于加强水库调度管理工作", 20).text(160, 90, "的通知", 20)
    source = press.lines(50, 140, ["\u3000\u3000" + FULL[:22], FULL, "认真落实。"]).read(tmp_path)
    assert shown(source)[:2] == ["关于加强水库调度管理工作", "的通知"]
    assert len(paragraphs(source)) == 3
    assert not source.lines[1].blank, "the lines of one title stand together"
