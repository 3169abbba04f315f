"""Real print: an official letter, a table of 85 pages, a bilingual notice of 116 pages."""

from __future__ import annotations

import time
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from converter.assemble.tables import make_table
from converter.model.block import Table
from converter.model.flow import CellRows
from converter.model.page import Source
from converter.model.place import EMPTY
from converter.profile import generic
from converter.read.pdf import read_pdf
from converter.segment.drafts import draft
from converter.segment.printed import take_printed
from tests.read.pdf.making import codes, shown

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def letter(shared: Path) -> Source:
    return read_pdf(shared / "pdfs" / "govdoc-397.pdf")


def test_the_letter_reads_like_its_truth(letter: Source, shared: Path) -> None:
    """Only what the truth adds of its own is missing: full stops behind nine headings and behind nothing else."""
    truth = (shared / "pdfs" / "govdoc-397-truth" / "397.txt").read_text(encoding="utf-8")
    wanted = "".join(truth.split())
    read = "".join("".join(line.text for line in take_printed(letter.lines).lines).split())
    changes = [
        (wanted[one:other], read[low:high])
        for kind, one, other, low, high in SequenceMatcher(None, wanted, read, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    assert changes == [("。", "")] * 9


def test_the_letter_has_no_blank_between_han(letter: Source) -> None:
    """But for the wide gap between the bodies and the word for document in the head."""
    parted = [line for line in shown(letter) if " " in line and line[line.index(" ") - 1] > "\u2e80"]
    assert [line.split(" ")[1] for line in parted] == ["文件"]


def test_the_folios_of_the_letter_are_set_apart(letter: Source) -> None:
    assert shown(letter, "folio") == [f"—{page}—" for page in range(1, 6)]
    assert codes(letter) == []


def test_the_long_table_is_whole(shared: Path) -> None:
    start = time.process_time()
    source = read_pdf(shared / "pdfs" / "industry-table-85p.pdf")
    pieces = [one.content for one in draft(take_printed(source.lines).lines) if isinstance(one.content, CellRows)]
    made = make_table(pieces, EMPTY, EMPTY, generic())
    assert time.process_time() - start < 20
    assert len(pieces) == 85
    assert isinstance(made.block, Table)
    head, *rows = made.block.rows
    assert made.block.header_rows == 1
    assert len(rows) == 3563
    assert not [row for row in rows if row[3].text == head[3].text], "no head inside"
    assert all(len(row[3].text) == 6 and row[3].text.isdigit() and row[4].text for row in rows)
    covered = {(row, span.column) for span in made.block.spans for row in range(span.row + 1, span.row + span.rows)}
    blank = {(at, column) for at, row in enumerate(rows, 1) for column in range(3) if not row[column]}
    assert blank == covered, "every blank cell is part of a merged one"


def test_the_notice_is_read_as_it_is_seen(shared: Path) -> None:
    """Each sheet shows its Chinese half; the English one lies outside the CropBox and is read behind all of it."""
    source = read_pdf(shared / "pdfs" / "hk-gazette-2020-ln139.pdf")
    assert source.pages == 116
    assert [code for code, _ in codes(source)] == ["half-outside-page", "invisible-character"]
    inked = [line for line in source.lines if not line.blank]
    assert [line.lang for line in inked] == sorted((line.lang or "" for line in inked), reverse=True)
    for lang, first, letters in (("zh", 2396, (0.0, 0.08)), ("en", 2397, (0.75, 0.85))):
        own = [line for line in inked if line.lang == lang]
        folios = [(line.page, line.text) for line in own if line.furniture == "folio"]
        assert folios == [(page, f"B{first + 2 * (page - 1)}") for page in range(1, 117)]
        text = "".join(line.text for line in own if line.furniture is None)
        low, high = letters
        assert low <= sum(char.isascii() and char.isalpha() for char in text) / len(text) <= high
