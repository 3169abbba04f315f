"""Recorded corrections: their file, how they are made, and when they no longer fit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from converter.correct import correct
from converter.errors import CorrectionError
from converter.model.place import Span
from converter.read.corrections import CorrectionEntry, read_corrections
from tests.factory import line, read_from

TEXT = "甲乙甲丙\n⼈民 and 政府\n前\f后后\n"
DAY = date(2026, 11, 24)


def entry(at: int, before: str, after: str, nth: int | None = None) -> CorrectionEntry:
    return CorrectionEntry(line=at, before=before, after=after, reason="misprint", by="me", date=DAY, nth=nth)


MADE = [
    # entries → the lines after them
    ([entry(1, "乙", "一")], "甲一甲丙"),
    ([entry(1, "甲", "一", nth=2)], "甲乙一丙"),
    ([entry(1, "甲丙", "一二三")], "甲乙一二三"),
    ([entry(1, "乙", "丙"), entry(1, "丙", "乙")], "甲丙甲乙"),
    ([entry(2, "and ", "")], "人民 政府"),
    # `before` may be written as printed or as read
    ([entry(2, "⼈", "入")], "入民 and 政府"),
    ([entry(2, "人民", "入民")], "入民 and 政府"),
    ([entry(3, "前", "先")], "先"),
]


@pytest.mark.parametrize(("entries", "text"), MADE)
def test_made(entries: list[CorrectionEntry], text: str, tmp_path: Path) -> None:
    source = read_from(tmp_path, TEXT)
    corrected, made = correct(source, entries)
    assert line(corrected, entries[0].line).text == text
    assert [(done.after, done.reason, done.by, done.date) for done in made] == [
        (one.after, "misprint", "me", DAY) for one in entries
    ]
    # It can be undone: what was printed is all there, in its place.
    for before, after in zip(source.lines, corrected.lines, strict=True):
        printed = "".join(piece.printed for piece in after.passage.pieces)
        assert printed == "".join(piece.printed for piece in before.passage.pieces)
        column = after.passage.pieces[0].column if after.passage.pieces else 0
        for piece in after.passage.pieces:
            assert piece.column == column
            column = piece.end


def test_behind_a_page_end(tmp_path: Path) -> None:
    corrected, made = correct(read_from(tmp_path, TEXT), [entry(3, "后后", "后")])
    assert corrected.lines[3].text == "后"
    assert made[0].span == Span(2, 3, 3)


WRONG = [
    ([entry(9, "甲", "乙")], "no line 9"),
    ([entry(1, "丁", "乙")], "0 times; it reads: 甲乙甲丙; the correction no longer matches"),
    ([entry(1, "甲", "乙")], "2 times; say which one by 'nth'"),
    ([entry(1, "甲", "乙", nth=3)], "2 times"),
    ([entry(1, "甲乙", "一"), entry(1, "乙甲", "二")], "correction 2: line 1: '乙甲' is corrected twice"),
]


@pytest.mark.parametrize(("entries", "message"), WRONG)
def test_wrong(entries: list[CorrectionEntry], message: str, tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match=r"corrections\.toml, correction") as caught:
        correct(read_from(tmp_path, TEXT), entries)
    assert message in str(caught.value)


def test_normalisation_within_a_correction_is_no_longer_counted(tmp_path: Path) -> None:
    source = read_from(tmp_path, TEXT)
    assert len(source.normalised) == 1
    assert correct(source, [entry(2, "人", "入")])[0].normalised == ()
    assert len(correct(source, [entry(2, "民", "氏")])[0].normalised) == 1


FILE = """
[[correction]]
line = 3
before = "甲"
after = "乙"
reason = "misprint"
by = "me"
date = 2026-11-24
"""

BROKEN = [
    # what is put into the file → a part of the message
    (("line = 3", "line = 0"), "correction 1: 'line' is 0; lines count from 1"),
    (("line = 3", 'line = "3"'), "Expected `int`"),
    (("line = 3", "line = 3\nnth = 0"), "'nth' is 0"),
    (('before = "甲"', 'before = ""'), "'before' is empty"),
    (('before = "甲"', 'before = "乙"'), "are the same"),
    (('after = "乙"', 'after = "乙\\n"'), "hold no line end"),
    (('reason = "misprint"', 'reason = " "'), "'reason' is empty"),
    (("by", "who"), "unknown field `who`"),
    (("date = 2026-11-24\n", ""), "missing required field `date`"),
    (("date = 2026-11-24", "date = soon"), "corrections.toml: "),
    (("[[correction]]", "[[corrections]]"), "unknown field `corrections`"),
]


def test_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    assert read_corrections(path) == ()
    path.write_text(FILE, encoding="utf-8")
    assert read_corrections(path) == (entry(3, "甲", "乙"),)
    path.write_bytes(b"\xff")
    with pytest.raises(CorrectionError):
        read_corrections(path)


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_broken(change: tuple[str, str], message: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(FILE.replace(*change), encoding="utf-8")
    with pytest.raises(CorrectionError) as caught:
        read_corrections(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
