"""What print calls its pages: folios, two on one sheet, Roman ones, and the labels that the file itself has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.read.pdf.folios import labels_of, numbers_in, value
from tests.read.pdf.making import WIDTH, Press, shown

BODY = ["堤防巡查每日不少于两次并", "逐级报告到市防汛指挥部。"]


def sheets(*feet: Sequence[tuple[float, str]], labels: Sequence[tuple[int, str, int]] = ()) -> Press:
    """A page for each of `feet`: folios by where they begin. `labels` are reportlab's: from page, style, first."""
    press = Press()
    for page, style, start in labels:
        press.canvas.addPageLabel(page, style=style, start=start)
    for at, foot in enumerate(feet):
        if at:
            press.page()
        press.lines(40, 100, [f"第{'一二三四五六七八九'[at]}张纸的正文从这里写起", *BODY])
        for x, text in foot:
            press.text(x, 580, text, 9)
    return press


MIDDLE, LEFT, RIGHT = WIDTH / 2, 60.0, WIDTH - 80

CASES = [
    ("outer folios from 3", [[(RIGHT, "3")], [(LEFT, "4")]], (("3",), ("4",))),
    ("a cover without one", [[], [(MIDDLE, "1")], [(MIDDLE, "2")]], ((), ("1",), ("2",))),
    (
        "roman, then arabic",
        [[(MIDDLE, "i")], [(MIDDLE, "ii")], [(MIDDLE, "1")], [(MIDDLE, "2")]],
        (("i",), ("ii",), ("1",), ("2",)),
    ),
    (
        "decorated",
        [[(MIDDLE, "— 7 —")], [(MIDDLE, "第 8 页 共 9 页")], [(MIDDLE, "— ix —")]],
        (("7",), ("8",), ("ix",)),
    ),
    ("with a letter", [[(MIDDLE, "B3001")], [(MIDDLE, "B3002")]], (("B3001",), ("B3002",))),
    ("two on a sheet", [[(LEFT, "2"), (RIGHT, "3")], [(LEFT, "4"), (RIGHT, "5")]], (("2", "3"), ("4", "5"))),
    ("alone, the page's own", [[], [(MIDDLE, "2")]], ((), ("2",))),
    ("alone, another number", [[], [(MIDDLE, "17")]], ()),
    ("one that is left out", [[(MIDDLE, "5")], [], [(MIDDLE, "7")]], (("5",), (), ("7",))),
]


@pytest.mark.parametrize(("feet", "labels"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_folios_are_no_text_and_name_their_pages(
    feet: Sequence[Sequence[tuple[float, str]]], labels: tuple[tuple[str, ...], ...], tmp_path: Path
) -> None:
    source = sheets(*feet).read(tmp_path)
    assert source.labels == labels
    numbered = sum(bool(own) for own in labels)
    assert len([line for line in shown(source) if line not in BODY]) == len(feet) + (0 if numbered else 1)


def test_a_number_of_the_text_is_no_folio(tmp_path: Path) -> None:
    """It stands where text may stand, or does not count with the pages."""
    press = sheets([], [])
    press.text(40, 300, "2").page().lines(40, 100, BODY).text(40, 580, "336", 12)
    source = press.read(tmp_path)
    assert [line for line in shown(source) if line in ("2", "336")] == ["2", "336"]
    assert source.labels == ()


def test_labels_of_the_file_name_what_print_leaves_open(tmp_path: Path) -> None:
    feet = [[], [(MIDDLE, "ii")], [(MIDDLE, "1")], []]
    source = sheets(*feet, labels=[(0, "ROMAN_LOWER", 1), (2, "ARABIC", 1)]).read(tmp_path)
    assert source.labels == (("i",), ("ii",), ("1",), ("2",))
    assert shown(source, "folio") == ["ii", "1"], "one that stands once is known by the file"


DECLARED = [
    ("nothing at all", [], {}, ()),
    ("only counts", ["1", "2", "3"], {}, ()),
    ("only counts, but print says more", ["1", "2", "3"], {2: "1", 3: "2"}, ((), ("1",), ("2",))),
    ("says what print does not", ["", "i", "1"], {}, ((), ("i",), ("1",))),
    ("agrees", ["i", "1", "2"], {2: "1"}, (("i",), ("1",), ("2",))),
    ("is at odds with print", ["i", "1", "2"], {2: "17"}, ((), ("17",), ())),
    ("two that do not follow", ["", "", ""], {2: "1 5"}, ()),
]


@pytest.mark.parametrize(
    ("declared", "printed", "labels"), [case[1:] for case in DECLARED], ids=[case[0] for case in DECLARED]
)
def test_print_goes_before_the_file(
    declared: Sequence[str], printed: dict[int, str], labels: tuple[tuple[str, ...], ...]
) -> None:
    assert labels_of(3, declared, printed.items()) == labels


@given(st.integers(1, 3999))
def test_roman_numbers_count(number: int) -> None:
    parts = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    rest, text = number, ""
    for worth, sign in (*parts, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text, rest = text + sign * (rest // worth), rest % worth
    assert value(text) == ("i", number)
    assert value(text.upper()) == ("I", number)


@given(st.text(alphabet="ivxlcdmIVX123AB —.", max_size=6))
def test_any_text_is_answered(text: str) -> None:
    assert all(value(number) for number in numbers_in(text))
