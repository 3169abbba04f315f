"""Characters as printed: what they mean, where print spaces, raises or turns them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.pdf.making import LATIN, SONG, Press, codes, inked, shown, source_of
from tests.read.pdf.mapped import mapped

BODY = "水库调度规程自三月一日起施行。"

MEANT = [
    # what each glyph stands for, what is read, what is found
    (["fi", "n", "a", "n", "c", "e"], "finance", None),  # a ligature that says its letters
    (["ﬁ", "n", "a"], "fina", None),  # one that is a character of its own
    (["——", "岚", "浦"], "——岚浦", None),  # one glyph, the same character twice
    (list("ＡＢ１２（％）"), "ＡＢ１２（％）", None),
    (list("㎡①㈠ⅣⅫ℃№㎏"), "㎡①㈠ⅣⅫ℃№㎏", None),
    (list("—–―－─‐"), "—–―－─‐", None),
    (list("·•・‧"), "·•・‧", None),
    (list("二〇○零Ｏ廿"), "二〇○零Ｏ廿", None),
    (list("“”‘’「」〔〕"), "“”‘’「」〔〕", None),
    (list("𠮷㙍𡘙市"), "𠮷㙍𡘙市", None),  # beyond 0xFFFF
    (list("⼈⺠政府⺟"), "人民政府母", ("radical-replaced", "note")),
    (list("\uf9b4市\uf901"), "領市更", ("compatibility-ideograph-replaced", "note")),
    (["\ue000", "市"], "\ue000市", ("private-use-font", "warning")),
    (["\ufffe", "岚", "浦", "市"], "〓岚浦市", ("font-unreadable", "warning")),
]


@pytest.mark.parametrize(("glyphs", "read", "finding"), MEANT)
def test_characters_are_those_that_are_meant(glyphs, read: str, finding, tmp_path: Path) -> None:
    source = source_of(mapped([glyphs]), tmp_path)
    assert shown(source) == [read]
    assert codes(source) == ([finding] if finding else [])


def test_replaced_characters_are_counted_and_recorded(tmp_path: Path) -> None:
    source = source_of(mapped([list("⼈⺠政府⺟")]), tmp_path)
    assert [(one.before, one.after, one.column) for one in source.normalised] == [
        ("⼈", "人", 0),
        ("⺠", "民", 1),
        ("⺟", "母", 4),
    ]
    assert dict(source.findings[0].words)["count"] == "3"
    assert source.text == "⼈⺠政府⺟"


CHARACTERS = [
    char
    for low, high in ((0x3001, 0x3030), (0x4E00, 0x9FA5), (0xFF01, 0xFF5E), (0x2460, 0x2473), (0x20000, 0x20100))
    for char in map(chr, range(low, high))
    if unicodedata.category(char) not in ("Mn", "Zs", "Cn")
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.lists(st.sampled_from(CHARACTERS), min_size=1, max_size=50, unique=True))
def test_no_character_is_lost_or_invented(line: list[str], tmp_path: Path) -> None:
    assert source_of(mapped([line]), tmp_path).text == "".join(line)


@pytest.mark.parametrize("space", [0.0, 3, 12, 18, 24, 36])
@pytest.mark.parametrize("title", ["通知", "岚浦市政府公报"])
def test_a_spaced_out_title_has_no_blanks(title: str, space: float, tmp_path: Path) -> None:
    source = Press().text(50, 100, title, charSpace=space).text(50, 160, BODY).read(tmp_path)
    assert shown(source) == [title, BODY]


@pytest.mark.parametrize(
    "line",
    ["GB/T 9704-2012 and 3 more", "Notice No. 12 of 2023", "Cap. 59, section 7(1)"],
)
def test_latin_words_have_the_blanks_of_print(line: str, tmp_path: Path) -> None:
    assert shown(Press().text(50, 100, line, font=LATIN).read(tmp_path)) == [line]


def test_words_among_han_have_no_blank_that_print_has_not(tmp_path: Path) -> None:
    press = Press().text(50, 100, "依照").text(74.5, 100, "GB/T 9704", font=LATIN)
    width = press.canvas.stringWidth("GB/T 9704", LATIN, 12)
    assert shown(press.text(75 + width, 100, "执行").read(tmp_path)) == ["依照GB/T 9704执行"]


@pytest.mark.parametrize(
    ("mark", "rise", "size", "line"),
    [
        ("2", 5, 7, "面积为三千2以上"),  # a power
        ("1", 5, 6, "面积为三千1以上"),  # the mark of a footnote
        ("[3]", 6, 6, "面积为三千[3]以上"),
        ("2", -3, 7, "面积为三千2以上"),  # as in a formula
    ],
)
def test_raised_and_lowered_marks_stand_in_their_line(
    mark: str, rise: float, size: float, line: str, tmp_path: Path
) -> None:
    press = Press().text(50, 100, "面积为三千").text(110, 100 - rise, mark, size=size, font=LATIN)
    after = 110 + press.canvas.stringWidth(mark, LATIN, size)
    source = press.text(after, 100, "以上").text(50, 120, "第二行。").read(tmp_path)
    assert shown(source) == [line, "第二行。"]


def test_vertical_writing_is_read_down_and_leftwards(tmp_path: Path) -> None:
    press = Press()
    press.upright(300, 100, "岚浦市人民政府令第七号").upright(276, 100, BODY).upright(252, 100, "各部门遵照执行")
    source = press.text(190, 580, "— 7 —").read(tmp_path)
    assert shown(source) == ["岚浦市人民政府令第七号", BODY, "各部门遵照执行"]
    assert shown(source, "folio") == ["— 7 —"]
    first, second, *_ = inked(source)
    assert first.bbox is not None
    assert second.bbox is not None
    assert first.bbox[3] - first.bbox[1] > first.bbox[2] - first.bbox[0]
    assert second.bbox[2] < first.bbox[0]


@pytest.mark.parametrize("turn", [90, 270])
def test_a_table_set_sideways_has_its_rows(turn: int, tmp_path: Path) -> None:
    press = Press().text(50, 40, "附件的说明")
    press.canvas.saveState()
    press.canvas.translate(*((330, 100) if turn == 90 else (70, 500)))
    press.canvas.rotate(turn)
    press.canvas.setLineWidth(0.6)
    for row in range(4):
        press.canvas.line(0, 30 * row, 300, 30 * row)
    for column in range(4):
        press.canvas.line(100 * column, 0, 100 * column, 90)
    press.canvas.setFont(SONG, 12)
    rows = [["河名", "长度", "部门"], ["西团河", "12", "水务局"], ["东洲河", "7", "城管局"]]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            press.canvas.drawString(100 * column + 10, 70 - 30 * row, cell)
    press.canvas.restoreState()
    source = press.read(tmp_path)
    assert shown(source) == ["附件的说明", *("\t".join(cells) for cells in rows)]
    assert [line.row.columns for line in inked(source)[1:] if line.row] == [3, 3, 3]


def test_a_character_without_an_outline_is_read(tmp_path: Path) -> None:
    """Its font is neither in the file nor, whatever is installed, on the machine; alone it has no width either."""
    assert shown(source_of(mapped([["岚"], ["浦"]]), tmp_path)) == ["岚", "浦"]
