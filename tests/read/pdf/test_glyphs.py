"""Characters: what is seen is read, in visible coordinates; what is not is told apart and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.pdf.making import HEIGHT, LATIN, SONG, WIDTH, Press, codes, shown

VISIBLE = "水库调度规程自三月一日起施行。"


@pytest.mark.parametrize(
    ("hide", "hidden"),
    [
        # render mode 3: no ink at all, as below real text that a program once guessed
        (lambda press: press.text(50, 200, "旧稿不见", mode=3), "旧稿不见"),
        # beyond the edge of the page
        (lambda press: press.text(WIDTH + 20, 200, "印前标记"), "印前标记"),
        (lambda press: press.text(50, HEIGHT + 30, "三校样张"), "三校样张"),
        # white on white
        (lambda press: press.canvas.setFillColor("white") or press.text(50, 200, "白字不见"), "白字不见"),
        # too small to be seen
        (lambda press: press.text(50, 200, "小到不见", size=0.5), "小到不见"),
    ],
)
def test_what_nobody_sees_is_hidden(hide, hidden: str, tmp_path: Path) -> None:
    press = Press().text(50, 100, VISIBLE)
    hide(press)
    source = press.read(tmp_path)
    assert shown(source) == [VISIBLE]
    assert shown(source, "hidden") == [hidden]
    assert codes(source) == [("hidden-text", "note")]
    assert hidden in source.text


def test_white_text_on_a_dark_area_is_seen(tmp_path: Path) -> None:
    press = Press().rect(40, 80, 300, 120, fill="navy")
    press.canvas.setFillColor("white")
    assert shown(press.text(50, 105, VISIBLE).read(tmp_path)) == [VISIBLE]


@pytest.mark.parametrize(("right", "down"), [(0.0, 0.0), (0.3, 0.0), (1.2, 0.8)], ids=["same", "bold", "shadow"])
def test_doubled_characters_are_read_once(right: float, down: float, tmp_path: Path) -> None:
    source = Press().text(50, 100, VISIBLE).text(50 + right, 100 + down, VISIBLE).read(tmp_path)
    assert shown(source) == [VISIBLE]


def test_boxes_count_from_the_top_left_of_the_crop_box(tmp_path: Path) -> None:
    press = Press()
    press.canvas.setCropBox((30, 40, WIDTH - 30, HEIGHT - 60))
    line = press.text(50, 100, VISIBLE).text(50, 20, "裁切之外").read(tmp_path).lines[0]
    assert line.text == VISIBLE
    assert line.bbox is not None
    assert line.bbox[0] == pytest.approx(20, abs=1)
    assert 20 < line.bbox[1] < 40 < line.bbox[3] < 50
    assert line.bbox[2] == pytest.approx(20 + 12 * len(VISIBLE), abs=3)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_as_they_are_seen(turn: int, tmp_path: Path) -> None:
    """The page is turned as a whole, so the text on it is set sideways to be upright for the reader."""
    press = Press()
    press.canvas.setPageRotation(turn)
    x, top = {90: (100, 500), 180: (350, 500), 270: (300, 220)}[turn]
    press.turned(turn, x, top, VISIBLE).turned(
        turn, *{90: (140, 500), 180: (350, 460), 270: (260, 220)}[turn], "第二行"
    )
    source = press.read(tmp_path)
    assert shown(source) == [VISIBLE, "第二行"]
    for line in source.lines:
        assert line.bbox is None or line.bbox[2] - line.bbox[0] > line.bbox[3] - line.bbox[1]


@pytest.mark.parametrize("turn", [90, 270])
def test_text_set_sideways_is_read_along_its_lines(turn: int, tmp_path: Path) -> None:
    press = Press().text(50, 60, "附件的说明").text(180, 580, "— 7 —")
    for at, text in enumerate(("水闸名录", "西团闸在西团河上")):
        press.turned(turn, *((100 + 30 * at, 500) if turn == 90 else (300 - 30 * at, 100)), text)
    source = press.read(tmp_path)
    assert shown(source) == ["附件的说明", "水闸名录", "西团闸在西团河上"]
    assert shown(source, "folio") == ["— 7 —"]


def test_a_slanting_stamp_is_no_text(tmp_path: Path) -> None:
    source = Press().text(50, 100, VISIBLE).turned(35, 80, 400, "征求意见", size=40).read(tmp_path)
    assert shown(source) == [VISIBLE]
    assert "".join(shown(source, "watermark")) == "征求意见"


def test_letters_are_read_with_their_blanks(tmp_path: Path) -> None:
    source = Press().text(50, 100, "Notice No. 12 of 2023", font=LATIN).read(tmp_path)
    assert shown(source) == ["Notice No. 12 of 2023"]


def test_a_soft_hyphen_that_is_printed_is_a_hyphen(tmp_path: Path) -> None:
    assert shown(Press().text(50, 100, "2014\u00ad2020", font=LATIN).read(tmp_path)) == ["2014-2020"]


def test_text_and_lines_tell_the_same(tmp_path: Path) -> None:
    source = Press().text(50, 100, VISIBLE, font=SONG).page().text(50, 100, "第二页").read(tmp_path)
    assert source.kind == "pdf"
    assert source.pages == 2
    assert [line.passage.text for line in source.lines] == source.text.split("\n")
    assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))
    assert [line.page for line in source.lines if not line.blank] == [1, 2]
