"""Real print against gold by page and number (``tests/real/``): each piece of a letter, each cell of 85 pages."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

import pytest

from converter.assemble.ruled import ruled_table
from converter.assemble.separate import number_of_title
from converter.model.block import Heading, Paragraph, Signature, Table
from converter.model.flow import CellRows, Kind, Segmented, Strip
from converter.model.issue import Issue
from converter.model.page import Source
from converter.model.place import EMPTY, Passage
from converter.pipeline import convert
from converter.profile import generic
from converter.read.pdf import read_pdf
from converter.segment import segment
from converter.segment.drafts import draft
from converter.segment.printed import take_printed

pytestmark = pytest.mark.real

GOLD = Path(__file__).resolve().parents[2] / "real"

KINDS = {
    "mark": Kind.NOTE,
    "number": Kind.NUMBER,
    "title": Kind.TITLE,
    "addressees": Kind.ADDRESSEES,
    "text": Kind.TEXT,
    "heading1": Kind.HEADING,
    "heading2": Kind.HEADING,
    "issuer": Kind.ISSUER,
    "date": Kind.DATE,
}

TOLD = {
    "mark": "发文机关标志",
    "number": "发文字号",
    "title": "正文标题",
    "addressees": "主送机关",
    "text": "正文",
    "heading1": "一级标题",
    "heading2": "二级标题",
    "issuer": "发文机关",
    "date": "成文日期",
}
"""What the truth files call the areas of a page."""


def rows(name: str) -> Iterator[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")


def sha(text: str, digits: int) -> str:
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:digits]


@pytest.fixture(scope="module")
def source(shared: Path) -> Source:
    return read_pdf(shared / "pdfs" / "govdoc-397.pdf")


@pytest.fixture(scope="module")
def letter(source: Source) -> Segmented:
    return segment(source.lines, generic())


@pytest.fixture(scope="module")
def pieces() -> list[dict[str, str]]:
    return list(rows("govdoc-397.pieces.tsv"))


def test_the_gold_of_the_letter_is_its_truth(pieces: list[dict[str, str]], shared: Path) -> None:
    """Cut as the gold says, the truth file has the pieces whose hashes the gold has."""
    text = "".join((shared / "pdfs" / "govdoc-397-truth" / "397.txt").read_text("utf-8").split())
    at = 0
    for piece in pieces:
        size = int(piece["characters"])
        assert sha(text[at : at + size], 16) == piece["sha256"], piece
        at += size + int(piece["added"])
        assert text[at - int(piece["added"]) : at] in ("", "。")
    assert at == len(text)


@pytest.mark.parametrize("page", range(1, 6))
def test_the_gold_has_the_areas_of_each_page(page: int, pieces: list[dict[str, str]], shared: Path) -> None:
    areas = [name for name, *_ in areas_of(shared, page)]
    own = [piece for piece in pieces if int(piece["page"]) <= page <= int(piece["until"])]
    # Paragraphs behind one another are one area, and so are the lines of the head.
    runs = [kind if kind in ("mark", "text") else str(at) for at, kind in enumerate(piece["kind"] for piece in own)]
    told = [TOLD[own[next(run)[0]]["kind"]] for _, run in groupby(enumerate(runs), key=lambda one: one[1])]
    assert told == areas


def test_each_piece_of_the_letter(letter: Segmented, pieces: list[dict[str, str]]) -> None:
    found = [one for one in letter.flow if isinstance(one, Strip)]
    assert found == list(letter.flow)
    # The reader gives the lines of the head as one note.
    head, wanted = pieces[:2], pieces[2:]
    note, *rest = found
    assert (note.kind, len("".join(note.passage.text.split()))) == (
        Kind.NOTE,
        sum(int(one["characters"]) for one in head),
    )
    assert [(one.kind, one.passage.page, one.passage.spans[-1].page, sha(one.passage.text, 16)) for one in rest] == [
        (KINDS[one["kind"]], int(one["page"]), int(one["until"]), one["sha256"]) for one in wanted
    ]
    assert [one.level for one in rest if one.kind is Kind.HEADING] == [
        int(one["kind"][-1]) for one in wanted if one["kind"].startswith("heading")
    ]


@pytest.mark.parametrize("page", range(1, 6))
def test_each_line_stands_in_its_area(page: int, source: Source, shared: Path) -> None:
    """The truth files tell areas in pixels, two to a point; a line is held by its middle."""
    areas = areas_of(shared, page)
    for line in source.lines:
        if line.page == page and not line.blank and line.furniture is None:
            assert line.bbox
            x, y = line.bbox[0] + line.bbox[2], line.bbox[1] + line.bbox[3]
            assert any(x0 <= x <= x1 and top <= y <= bottom for _, x0, top, x1, bottom in areas), line.bbox


def areas_of(shared: Path, page: int) -> list[tuple[str, int, int, int, int]]:
    """What the truth files tell of a page, from top to bottom: name and edges in pixels."""
    file = shared / "pdfs" / "govdoc-397-truth" / f"397_{page}.xml"
    found: list[tuple[str, int, int, int, int]] = []
    for one in ElementTree.fromstring(file.read_bytes().decode("gbk")).iter("object"):
        x0, top, x1, bottom = (int(one.findtext(f"bndbox/{edge}", "0")) for edge in ("xmin", "ymin", "xmax", "ymax"))
        found.append((one.findtext("name", ""), x0, top, x1, bottom))
    return sorted(found, key=lambda area: area[2])


@pytest.fixture(scope="module")
def sheets(shared: Path) -> list[CellRows]:
    drafts = draft(take_printed(read_pdf(shared / "pdfs" / "industry-table-85p.pdf").lines).lines)
    return [one.content for one in drafts if isinstance(one.content, CellRows)]


def codes(issue: Issue) -> list[str]:
    return sorted(finding.code for finding in issue.findings)


@pytest.fixture(scope="module")
def sent(shared: Path) -> Issue:
    """The letter, converted."""
    return convert(shared / "pdfs" / "govdoc-397.pdf")


def test_the_letter_is_an_issue_of_its_own(sent: Issue) -> None:
    (document,) = sent.documents
    assert (sent.gazette, sent.year, sent.number) == ("guojiafazhangaigeweibangongting", 2019, 860)
    assert sent.masthead.notice == (("zh-Hans", str(document.number)),)
    assert document.permalink == "fagaibancaijingui/2019/860"
    assert document.kind == "notice"
    assert document.signed == date(2019, 8, 20)
    assert document.issuers == ("国家发展改革委办公厅", "税务总局办公厅")
    assert codes(sent) == ["separate-document"]
    assert sent.ledger.unaccounted == 0


def test_each_piece_of_the_converted_letter(sent: Issue, pieces: list[dict[str, str]]) -> None:
    """In printed order: the head of the letter is furniture, all else stands in the document."""
    (document,) = sent.documents
    (main,) = document.parts
    *text, signature = main.blocks
    assert isinstance(signature, Signature)
    found = [("number", document.number_passage), ("title", document.title), ("addressees", document.addressees)]
    for block in text:
        assert isinstance(block, Heading | Paragraph), block
        found.append((f"heading{block.level}" if isinstance(block, Heading) else "text", block.passage))
    found += [*(("issuer", line) for line in signature.lines[:-1]), ("date", signature.lines[-1])]
    assert [(kind, one.page, one.spans[-1].page, sha(one.text, 16)) for kind, one in found] == [
        (one["kind"], int(one["page"]), int(one["until"]), one["sha256"]) for one in pieces[2:]
    ]
    (mark,) = [piece.passage for piece in sent.furniture if piece.kind == "label"]
    assert len("".join(mark.text.split())) == sum(int(one["characters"]) for one in pieces[:2])
    assert [piece.kind for piece in sent.furniture if piece.passage != mark] == ["folio"] * 5


@pytest.fixture(scope="module")
def listed(shared: Path) -> Issue:
    """The table of 85 pages, converted."""
    return convert(shared / "pdfs" / "industry-table-85p.pdf")


def test_the_long_table_is_an_issue_of_its_own(listed: Issue) -> None:
    (document,) = listed.documents
    assert (listed.gazette, listed.year, document.number, document.permalink) == ("separate", 2018, None, None)
    assert listed.number == number_of_title(document.title.text)
    assert listed.masthead.notice == (("zh-Hans", document.title.text),)
    assert len(document.title.text) == 18
    assert codes(listed) == ["date-missing", "number-missing", "separate-document", "signature-missing"]
    assert listed.ledger.unaccounted == 0


def test_each_cell_of_the_converted_table(listed: Issue) -> None:
    """Its 3,563 rows with their groups: merged cells that a page end cut are whole."""
    (main,) = listed.documents[0].parts
    (table,) = main.blocks
    assert isinstance(table, Table)
    assert table.header_rows == 1
    assert not table.caption
    pages = list(rows("industry-table-85p.cells.tsv"))
    assert [cell(row[3]) + cell(row[4]) for row in table.rows[1:]] == [
        code for page in pages for code in page["cells"].split()
    ]
    high = {(span.row, span.column): span.rows for span in table.spans}
    at = 0
    for page in pages:
        for told in page["groups"].split():
            place, _, rest = told.partition("+")
            row, column = (int(part) for part in place.split("."))
            assert cell(covering(table, high, at + row, column)) == rest.rpartition(":")[2], (page["page"], told)
        at += int(page["rows"])


def covering(table: Table, high: dict[tuple[int, int], int], row: int, column: int) -> Passage:
    """The cell that covers a place in the first columns."""
    first = next(up for up in range(row, 0, -1) if table.rows[up][column])
    assert row < first + high.get((first, column), 1)
    return table.rows[first][column]


def cell(passage: Passage) -> str:
    return sha(passage.text, 4) if passage else ""


def test_each_cell_of_each_page(sheets: list[CellRows]) -> None:
    """Every cell, and how many rows each merged one covers."""
    pages = list(rows("industry-table-85p.cells.tsv"))
    assert len(sheets) == len(pages) == 85
    assert sum(int(page["rows"]) for page in pages) == 3563
    for page, sheet in zip(pages, sheets, strict=True):
        body = sheet.rows[1:]
        assert len(body) == int(page["rows"]), page["page"]
        whole = "\n".join("\t".join("".join(one.text.split()) for one in row) for row in body)
        assert [cell(row[3]) + cell(row[4]) for row in body] == page["cells"].split(), page["page"]
        high = {(span.row, span.column): span.rows for span in sheet.spans or ()}
        assert [
            f"{at}.{column}+{high.get((at, column), 1)}:{cell(row[column])}"
            for at, row in enumerate(body, 1)
            for column in range(3)
            if row[column]
        ] == page["groups"].split(), page["page"]
        assert hashlib.sha256(whole.encode()).hexdigest()[:16] == page["sha256"], page["page"]


def test_the_whole_table_has_each_row_once(sheets: list[CellRows]) -> None:
    made = ruled_table(sheets, EMPTY, EMPTY).block
    assert isinstance(made, Table)
    assert [cell(row[3]) + cell(row[4]) for row in made.rows[1:]] == [
        code for page in rows("industry-table-85p.cells.tsv") for code in page["cells"].split()
    ]
