"""The ledger counts every character of a source exactly once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from converter.correct import correct
from converter.errors import SourceError
from converter.ledger import Balance, balance
from converter.model.block import Furniture, Paragraph
from converter.model.issue import Document, Ledger
from converter.model.page import Source
from converter.model.place import Passage, Span
from converter.read.corrections import CorrectionEntry
from tests.factory import document, line, read_from


def paragraphs(*passages: Passage) -> Document:
    return document(*(Paragraph(passage=passage) for passage in passages))


def total(ledger: Ledger) -> int:
    return ledger.blank + ledger.documents + ledger.furniture + ledger.corrected + ledger.unaccounted


def test_each_kind_is_counted(tmp_path: Path) -> None:
    source = read_from(tmp_path, "页眉\n　正文 一\t二\r\n\u200b余\n")
    found = balance(source, [paragraphs(line(source, 2))], [Furniture("cover", line(source, 1))], ())
    assert found.ledger == Ledger(
        source=source.characters, blank=8, documents=4, furniture=2, corrected=0, unaccounted=1
    )
    assert total(found.ledger) == source.characters
    assert found.unaccounted == (Span(None, 3, 3),)
    assert found.doubled == ()


def test_what_stands_twice_is_told(tmp_path: Path) -> None:
    source = read_from(tmp_path, "甲\n乙 丙\n")
    twice = line(source, 2)
    found = balance(source, [paragraphs(line(source, 1), twice, twice[1:])], (), ())
    assert found.doubled == (Span(None, 2, 2),)
    blank = balance(source, [paragraphs(line(source, 1), twice, twice[1:2])], (), ())
    assert blank.doubled == ()


def test_corrections_are_counted_apart(tmp_path: Path) -> None:
    source = read_from(tmp_path, "甲乙丙 and 丁⼈\n")
    entries = (
        CorrectionEntry(line=1, before="and ", after="", reason="x", by="x", date=date(2026, 1, 1)),
        CorrectionEntry(line=1, before="乙", after="一二", reason="x", by="x", date=date(2026, 1, 1)),
    )
    corrected, made = correct(source, entries)
    found = balance(corrected, [paragraphs(line(corrected, 1))], (), made)
    assert found.ledger == Ledger(
        source=source.characters, blank=3, documents=4, furniture=0, corrected=4, unaccounted=0
    )
    assert found.unaccounted == ()


def test_pages_are_named(tmp_path: Path) -> None:
    source = read_from(tmp_path, "甲\f\n乙\n")
    found = balance(source, (), (), ())
    assert found.unaccounted == (Span(1, 1, 1), Span(2, 2, 2))


def of_lines(source: Source) -> Balance:
    whole = paragraphs(*(entry.passage for entry in source.lines))
    return balance(source, [whole], (), ())


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_every_character_of_any_text_is_accounted_for(text: str) -> None:
    with TemporaryDirectory() as folder:
        try:
            source = read_from(Path(folder), text)
        except SourceError:
            return
    if source.encoding != "utf-8":
        return
    found = of_lines(source)
    assert found.ledger.unaccounted == 0
    assert found.doubled == ()
    assert total(found.ledger) == found.ledger.source == len(text.removeprefix("\ufeff"))


@given(st.text("甲乙⼈\u200b \t\n\f\r\x00。", min_size=1, max_size=60), st.data())
def test_any_cut_of_a_line_is_counted_once(text: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        try:
            source = read_from(Path(folder), text)
        except SourceError:
            return
    if source.encoding != "utf-8":
        return
    pieces: list[Passage] = []
    for entry in source.lines:
        at = data.draw(st.integers(0, len(entry.passage)))
        pieces.extend((entry.passage[:at], entry.passage[at:].squeezed()))
    found = balance(source, [paragraphs(*pieces)], (), ())
    assert (found.ledger.unaccounted, found.doubled) == (0, ())
    assert total(found.ledger) == source.characters
