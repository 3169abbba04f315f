"""Reading page text: lines, pages, encodings, and characters that are replaced, taken out or reported."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.errors import SourceError
from converter.model.finding import Severity
from converter.model.page import Normalised
from converter.read.characters import normal_form, normalise
from converter.read.encoding import decode
from converter.read.radicals import IDEOGRAPH_OF_RADICAL
from tests.factory import GAZETTE, read_from

LINES = [
    # text → (number, page, text) of each line
    ("甲\n乙", [(1, None, "甲"), (2, None, "乙")]),
    ("甲\n\n乙\n", [(1, None, "甲"), (2, None, ""), (3, None, "乙")]),
    ("甲\r\n乙\r\n", [(1, None, "甲"), (2, None, "乙")]),
    ("甲\r乙\n", [(1, None, "甲\r乙")]),
    ("甲\u2028乙\x0b丙\x85丁\n", [(1, None, "甲乙丙丁")]),
    ("甲\t 乙\n", [(1, None, "甲\t 乙")]),
    # a form feed ends a page
    ("甲\n\f乙\n", [(1, 1, "甲"), (2, 2, "乙")]),
    ("甲\f\n乙\n", [(1, 1, "甲"), (2, 2, "乙")]),
    ("甲\f乙\n丙\n", [(1, 1, "甲"), (1, 2, "乙"), (2, 2, "丙")]),
    ("甲\n\f\n乙\n", [(1, 1, "甲"), (2, 1, ""), (3, 2, "乙")]),
    ("甲\f\f乙\n", [(1, 1, "甲"), (1, 3, "乙")]),
    ("\ufeff甲\n", [(1, None, "甲")]),
]


@pytest.mark.parametrize(("text", "lines"), LINES)
def test_lines(text: str, lines: list[tuple[int, int | None, str]], tmp_path: Path) -> None:
    source = read_from(tmp_path, text)
    assert [(line.number, line.page, line.text) for line in source.lines] == lines
    assert all(piece.page == line.page for line in source.lines for piece in line.passage.pieces)
    assert source.pages == (None if "\f" not in text else max(page or 0 for _, page, _ in lines))
    assert (source.file, source.kind) == ("source.txt", "text")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_columns_count_characters_of_the_raw_line(text: str) -> None:
    for number, raw in enumerate(text.split("\n"), start=1):
        passage, replaced = normalise(raw, None, number)
        printed = "".join(raw[piece.column : piece.end] for piece in passage.pieces)
        assert printed == raw == "".join(piece.printed for piece in passage.pieces)
        assert all(raw[entry.column] == entry.before for entry in replaced)
        assert passage.text == normal_form(raw)


def test_columns_behind_a_form_feed(tmp_path: Path) -> None:
    source = read_from(tmp_path, "甲乙\f丙⼈\n")
    assert [piece.column for piece in source.lines[1].passage.pieces] == [3, 4]
    assert source.normalised == (Normalised("⼈", "人", 2, 1, 4),)


# Characters

NORMAL = [
    # printed → read
    ("⼈⺠政府", "人民政府"),
    ("⺠⻛⻢⻘⻔⻓", "民风马青门长"),
    ("⺀", "⺀"),  # a radical without an ideograph
    ("\uf900\uf901", "\u8c48\u66f4"),  # compatibility ideographs
    ("\ufa0e\ufa11", "\ufa0e\ufa11"),  # ideographs of the same block that are no copies
    ("甲\u200b乙\u00ad丙\ufeff\u2060", "甲乙丙"),
    ("甲\u202a乙\u202c", "甲乙"),
    ("甲\x00\x08\x1f\x7f\x9f乙\ufffe\uffff", "甲乙"),
    ("\U0001ffff\U000e0041甲", "甲"),
    # everything else is as printed: NFKC is not for text
    ("ＡＢ１２①㎡…﹑ｆﬁ㈠", "ＡＢ１２①㎡…﹑ｆﬁ㈠"),
    ("葛\U000e0100", "葛\U000e0100"),
    ("甲\ue000乙\ufffd", "甲\ue000乙\ufffd"),
]


@pytest.mark.parametrize(("printed", "read"), NORMAL)
def test_normal_form(printed: str, read: str) -> None:
    assert normal_form(printed) == read
    assert normal_form(read) == read


def test_radicals_are_those_of_unicode() -> None:
    """The Kangxi block has compatibility mappings too, and they agree; the other block has two of them."""
    kangxi = [chr(code) for code in range(0x2F00, 0x2FD6)]
    assert all(IDEOGRAPH_OF_RADICAL[char] == unicodedata.normalize("NFKC", char) for char in kangxi)
    others = [chr(code) for code in range(0x2E80, 0x2EF4) if code not in (0x2E80, 0x2E9A)]
    assert list(IDEOGRAPH_OF_RADICAL) == others + kangxi
    assert {IDEOGRAPH_OF_RADICAL[char] for char in "⺟⻳"} == {unicodedata.normalize("NFKC", char) for char in "⺟⻳"}
    assert all("\u3400" <= char <= "\u9fff" or char > "\U00020000" for char in IDEOGRAPH_OF_RADICAL.values())


FOUND = [
    # text → code, severity, line, words
    ("甲\n⼈⼈\n⺠\n", ("radical-replaced", "note", 2, {"count": "3", "lines": "2, 3"})),
    ("\uf900\n", ("compatibility-ideograph-replaced", "note", 1, {"count": "1", "lines": "1"})),
    (
        "甲\u200b乙\u200b\n",
        ("invisible-character", "note", 1, {"character": "U+200B", "count": "2", "lines": "1"}),
    ),
    ("甲\n乙\x00\n", ("control-character", "warning", 2, {"character": "U+0000", "count": "1", "lines": "2"})),
    ("甲\n乙\ufffd\ufffd\n", ("replacement-character", "warning", 2, {"count": "2"})),
    ("甲\n乙\ue001\n", ("private-use-character", "warning", 2, {"character": "U+E001", "count": "1"})),
    ("甲\r乙\n", ("lone-carriage-return", "note", 1, {})),
]


@pytest.mark.parametrize(("text", "finding"), FOUND)
def test_findings(text: str, finding: tuple[str, str, int, dict[str, str]], tmp_path: Path) -> None:
    # Enough other text that a control character makes no binary of it.
    source = read_from(tmp_path, text + GAZETTE)
    found = [(one.code, one.severity.value, one.span.first, dict(one.words)) for one in source.findings]
    assert found == [finding]


def test_each_kind_of_character_is_told_once(tmp_path: Path) -> None:
    source = read_from(tmp_path, GAZETTE + "\u200b\u200b\u00ad甲\n" * 20)
    assert [(one.code, dict(one.words)["count"]) for one in source.findings] == [
        ("invisible-character", "40"),
        ("invisible-character", "20"),
    ]
    assert source.normalised[0].line == GAZETTE.count("\n") + 1
    assert len(source.normalised) == 60


# Encodings

CONVERTED = [
    ("gb18030", "GB18030", b""),
    ("gbk", "GB18030", b""),
    ("utf-16-le", "UTF-16-LE", codecs.BOM_UTF16_LE),
    ("utf-16-be", "UTF-16-BE", codecs.BOM_UTF16_BE),
    ("utf-16-le", "UTF-16-LE", b""),
    ("utf-16-be", "UTF-16-BE", b""),
    ("utf-32-le", "UTF-32-LE", codecs.BOM_UTF32_LE),
]


@pytest.mark.parametrize(("encoding", "name", "mark"), CONVERTED)
@pytest.mark.parametrize("text", [GAZETTE, "关于印发通知\n"])
def test_other_encodings_are_converted_and_told(
    encoding: str, name: str, mark: bytes, text: str, tmp_path: Path
) -> None:
    source = read_from(tmp_path, mark + text.encode(encoding))
    assert source.text == text
    assert [(one.code, one.severity) for one in source.findings] == [("encoding-converted", Severity.NOTE)]
    assert dict(source.findings[0].words) == {"encoding": name}


UNSURE = [
    # texts of other encodings, which would decode as GB18030 or UTF-16 to nonsense
    "市政府關於印發管理辦法的通知".encode("big5"),
    "대한민국 정부 공보 제삼호 발행 안내".encode("euc-kr"),
    "公報の第三号、政府の発行する通知について".encode("shift-jis"),
    "公報の第三号、政府の発行する通知について".encode("euc-jp"),
    "Une année très agréable à la campagne".encode("latin-1"),
    "Вестник города номер три".encode("cp1251"),
    "Вестник города номер три".encode("koi8-r"),
]


@pytest.mark.parametrize("data", UNSURE)
def test_nothing_is_guessed(data: bytes) -> None:
    with pytest.raises(SourceError, match="is neither UTF-8 nor UTF-16 nor GB18030 text"):
        decode(data, "x.txt")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    told = ""
    try:
        decode(data, "x.txt")
    except SourceError as problem:
        told = str(problem)
    assert "\n" not in told
