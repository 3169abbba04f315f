"""Running heads: alternating, changing with each page, with a folio in them; and what only looks like one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from converter.read.pdf.furniture import mark_furniture
from converter.read.pdf.layout import PageLine
from converter.read.pdf.sheet import Box
from tests.read.pdf.making import Press, shown

BODY = ["各有关单位应当在汛期前完成堤防水闸的检查，", "结果报送市防汛指挥部备案，具体办法见市水务局", "的实施细则。"]
Head = tuple[float, str]


def sheets(*heads: Sequence[Head], body: Sequence[str] = BODY, top: float = 70, size: float = 9) -> Press:
    """A page for each of `heads`: words by where they begin, 30 points below the top."""
    press = Press()
    for at, head in enumerate(heads):
        if at:
            press.page()
        for x, text in head:
            press.text(x, 30, text, size)
        press.lines(40, top, body)
    return press


LEFT, RIGHT = 40.0, 300.0

HEADS = {
    "alternating": [[(LEFT, "水利文件")], [(RIGHT, "岚浦市人民政府公报")]] * 2,
    "another on each page": [[(LEFT, "水利文件")], [(RIGHT, "人事任免")], [(LEFT, "土地管理")], [(RIGHT, "大事记")]],
    "another on each, one page has none": [[(LEFT, "水利文件")], [(RIGHT, "人事任免")], [(LEFT, "土地管理")], []],
    "one that stands once among others": [[(LEFT, "水利文件")], [(LEFT, "水利文件")], [(LEFT, "大事记")]],
}


@pytest.mark.parametrize("name", HEADS)
def test_heads_are_no_text(name: str, tmp_path: Path) -> None:
    source = sheets(*HEADS[name]).read(tmp_path)
    assert shown(source, "running_head") == [text for head in HEADS[name] for _, text in head]
    assert shown(source) == BODY * len(HEADS[name])


FOLIOS = {
    "beside the head": [
        [(220, "岚浦市人民政府公报"), (360, "5")],
        [(40, "6"), (80, "2023年第5期")],
        [(220, "岚浦市人民政府公报"), (360, "7")],
    ],
    "in it": [[(60, f"岚浦市人民政府公报 · {page} · 2023年第5期")] for page in (5, 6, 7)],
}


@pytest.mark.parametrize("name", FOLIOS)
def test_a_folio_in_a_head_names_the_page(name: str, tmp_path: Path) -> None:
    source = sheets(*FOLIOS[name]).read(tmp_path)
    assert source.labels == (("5",), ("6",), ("7",))
    assert shown(source) == BODY * 3


TEXTS = {
    "units of tables": [[(RIGHT, "单位：万元")]] * 3,
    "captions": [[(LEFT, "表1 用水量")], [(LEFT, "表2 用水量")], [(LEFT, "续表2")]],
    "as large as the text": [[(LEFT, "水利文件")], [(LEFT, "人事任免")], [(LEFT, "大事记")]],
    "on two pages of five": [[(LEFT, "水利文件")], [(LEFT, "人事任免")], [], [], []],
}


@pytest.mark.parametrize("name", TEXTS)
def test_other_lines_at_the_top_are_text(name: str, tmp_path: Path) -> None:
    heads = TEXTS[name]
    source = sheets(*heads, size=12 if name.startswith("as large") else 9).read(tmp_path)
    assert shown(source, "running_head") == []
    assert [line for line in shown(source) if line not in BODY] == [text for head in heads for _, text in head]


def test_a_text_that_begins_alike_on_several_pages_is_text(tmp_path: Path) -> None:
    source = sheets(*[[]] * 4, top=40).read(tmp_path)
    assert shown(source, "running_head") == []
    assert shown(source) == BODY * 4


def test_a_sheet_of_two_pages_is_read_page_by_page(tmp_path: Path) -> None:
    left, right = (["第一行写在左边的一页上"] + BODY * 4), (["第一行写在右边的一页上"] + BODY * 4)
    press = Press(800, 600)
    for at in range(2):
        if at:
            press.page()
        press.text(40, 30, "水利文件", 9).text(700, 30, "大事记", 9).lines(40, 70, left).lines(460, 70, right)
        press.text(195, 580, str(2 * at + 4), 9).text(595, 580, str(2 * at + 5), 9)
    source = press.read(tmp_path)
    assert source.labels == (("4", "5"), ("6", "7"))
    assert shown(source) == (left + right) * 2


def test_heads_of_many_pages_take_time_in_line_with_them() -> None:
    """Heads that read alike but for numbers that count nothing: none of them is one, and none is compared with all."""

    def seconds(count: int) -> float:
        pages = [
            [
                PageLine(page, f"文稿 {page * 7919 % 100_000} 号", Box(50, 30, 300, 40), 9),
                PageLine(page, "正文。", Box(50, 100, 400, 112), 12),
            ]
            for page in range(1, count + 1)
        ]
        start = time.process_time()
        mark_furniture(pages, [842.0] * count)
        assert not any(line.furniture for lines in pages for line in lines)
        return time.process_time() - start

    # Each compared with all would take 64 times as long.
    assert min(seconds(8000) for _ in range(2)) < 40 * max(seconds(1000) for _ in range(3))
