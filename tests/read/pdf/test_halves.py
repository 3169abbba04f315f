"""Which print has its text twice, and what is not to be taken for it."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest

from tests.read.pdf.making import LATIN, Press, codes, shown, source_of

ZH = ("渡輪須於每日上午六時開出", "並須在日落後返回碼頭停泊", "值勤人員須備存紀錄冊", "船長不得超載") * 3
EN = (
    "a ferry must depart at six every day",
    "and return to its berth at sunset",
    "a register must be kept",
    "no load",
) * 3


def columns(press: Press, left: tuple[str, ...], right: tuple[str, ...], middle: float) -> Press:
    for x, lines in ((30.0, left), (middle + 10, right)):
        for at, line in enumerate(lines):
            press.text(x, 80 + 20 * at, line, 10, font=LATIN if line.isascii() else "STSong-Light")
    return press


def languages(data: bytes, folder: Path) -> list[tuple[int | None, str | None]]:
    """Pages and languages of the lines in their order, each once."""
    lines = [line for line in source_of(data, folder).lines if not line.blank]
    return list(dict.fromkeys((line.page, line.lang) for line in lines))


@pytest.mark.parametrize("sides", [(ZH, EN), (EN, ZH)])
def test_two_columns_in_two_languages(sides: tuple[tuple[str, ...], tuple[str, ...]], tmp_path: Path) -> None:
    press = Press()
    columns(press, *sides, 200).page()
    columns(press, *sides, 200)
    data = press.bytes()
    assert languages(data, tmp_path) == [(1, "zh"), (2, "zh"), (1, "en"), (2, "en")]
    source = source_of(data, tmp_path)
    for lang, lines in (("zh", ZH), ("en", EN)):
        text = [line.text for line in source.lines if line.lang == lang and not line.blank]
        assert text == [*lines, *lines]


def test_one_text_above_the_other(tmp_path: Path) -> None:
    press = Press()
    for page in range(2):
        for at, line in enumerate((*ZH, *EN)):
            press.text(
                40, 60 + 20 * at + 30 * (at >= len(ZH)), line, 10, font=LATIN if line.isascii() else "STSong-Light"
            )
        if page == 0:
            press.page()
    assert languages(press.bytes(), tmp_path) == [(1, "zh"), (2, "zh"), (1, "en"), (2, "en")]


def test_a_half_beside_the_visible_page(tmp_path: Path) -> None:
    """The file shows the left half of each sheet; boxes count from the visible page."""
    press = Press(width=800)
    for page in range(3):
        columns(press, ZH, EN, 400)
        if page < 2:
            press.page()
    data = cropped(press.bytes(), (0, 0, 400, 600))
    source = source_of(data, tmp_path)
    assert codes(source) == [("half-outside-page", "note")]
    assert {line.lang for line in source.lines if not line.blank} == {"zh", "en"}
    assert all((line.bbox[0] >= 400) == (line.lang == "en") for line in source.lines if line.bbox)


def cropped(data: bytes, box: tuple[float, float, float, float]) -> bytes:
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    for page in document:
        page.set_cropbox(*box)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_title_across_both_columns_stands_once(tmp_path: Path) -> None:
    press = Press()
    for page in range(2):
        press.text(60, 50, f"嵐浦渡輪碼頭規則 Ferry Piers Rules of Lampo Harbour 第{page}頁", 14)
        columns(press, ZH, EN, 200)
        if page == 0:
            press.page()
    source = source_of(press.bytes(), tmp_path)
    assert [line.page for line in source.lines if line.lang is None and not line.blank] == [1, 2]


def test_print_that_is_not_twofold_is_left_alone(tmp_path: Path) -> None:
    """A glossary of few lines, English among Chinese text, a slug beside the page, English text alone."""
    words = columns(Press(), ZH[:4], EN[:4], 200)
    among = columns(Press(), (*ZH, "見 GB 5749 及 UNESCO"), ZH, 200)
    slug = Press(width=800)
    columns(slug, ZH, (), 400).text(
        500, 80, "Printed by the printer of the harbour, twelve copies of it all", 8, font=LATIN
    )
    english = columns(Press(), EN, EN, 200)
    for data in (words.bytes(), among.bytes(), cropped(slug.bytes(), (0, 0, 400, 600)), english.bytes()):
        assert {line.lang for line in source_of(data, tmp_path).lines} == {None}


def test_text_that_nobody_sees_is_still_counted(tmp_path: Path) -> None:
    """Beside the page but no half: as large as the page, the other script, but less than half of the pages have it."""
    press = Press(width=800)
    columns(press, ZH, EN, 400).page()
    for page in range(3):
        columns(press, ZH, (), 400)
        if page < 2:
            press.page()
    source = source_of(cropped(press.bytes(), (0, 0, 400, 600)), tmp_path)
    assert [code for code, _ in codes(source)] == ["hidden-text"]
    assert len(shown(source, "hidden")) == len(EN)
