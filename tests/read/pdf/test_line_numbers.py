"""Line numbers in the margin are no text; numbers of lists, tables and paragraphs are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.pdf.making import Press, paragraphs, shown

TEXT = [
    "各有关单位应当在汛期前完成堤防水闸",
    "的检查并将结果报送市防汛指挥部备案",
    "逾期未报的由市水务部门通报批评责令",
]
LINES = TEXT * 5


def numbered(step: int, x: float, size: float = 7, first: int = 1, lines: int = 15, pitch: float = 20) -> Press:
    press = Press().lines(70, 80, LINES[:lines], pitch=pitch)
    for at in range(lines):
        if (first + at) % step == 0:
            press.text(x, 80 + at * pitch, str(first + at), size, "Helvetica")
    return press


@pytest.mark.parametrize(("step", "first"), [(1, 1), (5, 1), (5, 31), (2, 1)])
@pytest.mark.parametrize("x", [40, 330])
def test_numbers_in_a_margin_count_the_lines(step: int, first: int, x: float, tmp_path: Path) -> None:
    source = numbered(step, x, first=first).read(tmp_path)
    assert shown(source) == LINES
    assert shown(source, "line_number") == [str(first + at) for at in range(15) if (first + at) % step == 0]
    assert paragraphs(source) == ["".join(LINES)]


def test_a_folio_below_them_is_one(tmp_path: Path) -> None:
    press = numbered(5, 40, lines=15).text(40, 580, "2", 9).page().lines(70, 80, TEXT).text(330, 580, "3", 9)
    source = press.read(tmp_path)
    assert shown(source, "line_number") == ["5", "10", "15"]
    assert shown(source, "folio") == ["2", "3"]


# Numbers in a column of their own that count something else.
OTHERS = {
    "a list that is set like text": numbered(1, 40, size=12),
    "two numbers": numbered(5, 40, lines=10),
    "every third line": numbered(3, 40),
    "not beside the lines": numbered(5, 40).lines(70, 388, TEXT).text(40, 398, "20", 7),
    "lines are missing": Press()
    .lines(70, 80, LINES)
    .text(40, 80, "5", 7)
    .text(40, 140, "10", 7)
    .text(40, 200, "15", 7),
    "a number that is no number": numbered(5, 40).text(40, 520, "附 7", 7),
    "inside the text": numbered(5, 72),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_numbers_are_text(name: str, tmp_path: Path) -> None:
    source = OTHERS[name].read(tmp_path)
    assert shown(source, "line_number") == []
