"""What each PDF really reads: from the model that it was set from, from truth files, from gold by page and number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pdfplumber

from benchmarks.compared.reading import Piece, squeezed
from benchmarks.measure import ROOT
from converter.model.block import Block, Box, Heading, Names, Paragraph, Roster, Signature, Table
from converter.model.issue import Document, Issue

GOLD = ROOT / "tests" / "real"
LETTER, TABLE, NOTICE = "govdoc-397", "industry-table-85p", "hk-gazette-2020-ln139"


@dataclass(frozen=True, slots=True)
class Truth:
    """What a PDF reads. `folio` matches the folios among characters without blanks, `heads` are its running heads.

    `cells` stands for the rows of a table of which only hashes are kept: what the cells of each row hash to.
    `unread` are the pages that no reader of text can read.
    """

    pieces: tuple[Piece, ...] = ()
    claims: frozenset[str] = frozenset()
    heads: tuple[str, ...] = ()
    folio: str = ""
    cells: tuple[tuple[str, ...], ...] = ()
    unread: frozenset[int] = frozenset()
    ends: frozenset[int] = field(default_factory=frozenset)


def pieces_of_issue(issue: Issue) -> tuple[Piece, ...]:
    """The documents of an issue as they are printed, its cover, imprint and contents left out."""
    pieces = [piece for document in issue.documents for piece in _document(document)]
    pieces += [Piece("line", one.passage.text) for one in issue.furniture if one.kind == "editor"]
    return tuple(piece for piece in pieces if piece.text.strip() or piece.rows)


def _document(document: Document) -> Iterator[Piece]:
    # The title of an order stands below its number, before what it puts in force.
    below = any(part.kind == "issued" and not part.title for part in document.parts)
    order = below and document.number_passage.text.split("第")[0].strip().endswith(("令", "告"))
    if not order:
        yield Piece("heading", document.title.text)
    yield Piece("line", document.number_passage.text)
    yield Piece("text", document.addressees.text)
    for part in document.parts:
        yield Piece("line", part.label.text)
        yield Piece("heading", document.title.text if order and part.kind == "issued" else part.title.text)
        yield from _blocks(part.blocks)


def _blocks(blocks: Sequence[Block]) -> Iterator[Piece]:
    run_in = ""
    for block in blocks:
        if isinstance(block, Heading):
            if block.run_in:
                run_in = block.passage.text
            else:
                yield Piece("heading", block.passage.text)
        elif isinstance(block, Paragraph):
            yield Piece("text", run_in + block.passage.text)
            run_in = ""
        elif isinstance(block, Table):
            yield Piece("line", block.caption.text)
            yield Piece("line", block.unit.text)
            yield Piece("table", rows=tuple(tuple(cell.text for cell in row) for row in block.rows))
        elif isinstance(block, Roster):
            for line in block.lines:
                yield Piece("line", line.text)
        elif isinstance(block, Names):
            for name in block.people:
                yield Piece("line", name.text)
        elif isinstance(block, Signature):
            for line in block.lines:
                yield Piece("line", line.text)
        elif isinstance(block, Box):
            yield Piece("heading", block.heading.text)
            yield from _blocks(block.blocks)
        else:
            yield Piece("text", block.passage.text)


def letter(shared: Path) -> tuple[Piece, ...]:
    """The letter: the characters of its truth file, cut as the gold says that print does."""
    text = (shared / "pdfs" / f"{LETTER}-truth" / "397.txt").read_text("utf-8")
    inked = [at for at, char in enumerate(text) if not char.isspace()]
    kinds = {"text": "text", "addressees": "text", "title": "heading", "heading1": "heading", "heading2": "heading"}
    pieces: list[Piece] = []
    at = 0
    for row in _rows(GOLD / f"{LETTER}.pieces.tsv"):
        size = int(row["characters"])
        pieces.append(Piece(kinds.get(row["kind"], "line"), text[inked[at] : inked[at + size - 1] + 1]))
        at += size + int(row["added"])
    return tuple(pieces)


def hashes_of_table() -> tuple[tuple[str, ...], ...]:
    """For each row below the head of the long table: the hashes of its cells, blank where a merged cell covers."""
    rows: list[tuple[str, ...]] = []
    last = ["", "", ""]
    for page in _rows(GOLD / f"{TABLE}.cells.tsv"):
        groups: dict[tuple[int, int], str] = {}
        for group in page["groups"].split():
            place, _, value = group.partition(":")
            row, column = place.split("+")[0].split(".")
            # The label of a group stands again where the group goes on at the top of a page; it counts once.
            if row != "1" or last[int(column)] != value:
                groups[int(row), int(column)] = value
            last[int(column)] = value
        for at, cells in enumerate(page["cells"].split(), 1):
            rows.append((*(groups.get((at, column), "") for column in range(3)), cells[:4], cells[4:]))
    return tuple(rows)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    head = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(head, line.split("\t"), strict=True))


NOTICE_TOP = 90.0
"""Points from the top: above it stands the running head of each sheet of the notice, closed by a rule."""


def notice(shared: Path) -> tuple[Piece, ...]:
    """The lines of the notice's Chinese half, sheet by sheet, by their place alone: one column, from top to bottom."""
    pieces: list[Piece] = []
    with pdfplumber.open(shared / "pdfs" / f"{NOTICE}.pdf") as file:
        for page in file.pages:
            x0, _, x1, _ = page.cropbox
            half = page.crop((x0, NOTICE_TOP, x1, page.bbox[3]))
            pieces += [Piece("line", line["text"]) for line in half.extract_text_lines(return_chars=False)]
            page.close()
    return tuple(pieces)


def over_page_ends(pieces: Sequence[Piece], pages: Sequence[str]) -> frozenset[int]:
    """Which pieces of text begin on one page and end on another; `pages` are the characters of each, without blanks."""
    found: set[int] = set()
    for at, piece in enumerate(pieces):
        text = squeezed(piece.text)
        if piece.kind != "text" or len(text) < 12:
            continue
        for low, high in pairwise(pages):
            if text not in low and text not in high and text[:8] in low and text[-8:] in high:
                found.add(at)
    return frozenset(found)
