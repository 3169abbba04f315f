"""The other tools, each with the settings that suit it best: where two come into question, both are read.

What stands outside the CropBox is cut off for all of them; a page of two columns is read as a whole and by halves.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pdfplumber
import pymupdf
import pymupdf4llm
from markitdown import MarkItDown
from pdfplumber.page import Page

from benchmarks.compared.markdown_pieces import pieces_of
from benchmarks.compared.reading import FURNITURE, HEADINGS, PARAGRAPHS, TABLES, Piece, Reading

_UNREADABLE = ("\ufffd", "(cid:")
"""What tools put where a code has no character: a reader sees that something is missing."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A tool: how it is called, how its output is read, and all readings that come into question."""

    name: str
    how: str
    read: Callable[[Path, int], Sequence[Reading]]


_SETTINGS: tuple[dict[str, str], ...] = (
    {},
    {"vertical_strategy": "text", "horizontal_strategy": "lines"},
    {"vertical_strategy": "text", "horizontal_strategy": "text"},
)
"""Ruled tables; three lines; nothing ruled."""


def _pdfplumber(path: Path, columns: int) -> Sequence[Reading]:
    with pdfplumber.open(path) as file:
        return [_by_strips(file.pages, strips, settings) for strips in range(1, columns + 1) for settings in _SETTINGS]


def _by_strips(pages: Sequence[Page], strips: int, settings: dict[str, str]) -> Reading:
    pieces: list[Piece] = []
    told: set[int] = set()
    for page in pages:
        for strip in _strips(page, strips):
            tables = strip.find_tables(settings)
            boxes = [table.bbox for table in tables]
            outside = strip.filter(partial(_outside, boxes=boxes))
            lines = [
                (line["top"], Piece("line", line["text"])) for line in outside.extract_text_lines(return_chars=False)
            ]
            lines += [
                (
                    table.bbox[1],
                    Piece("table", rows=tuple(tuple(cell or "" for cell in row) for row in table.extract())),
                )
                for table in tables
            ]
            own = [piece for _, piece in sorted(lines, key=lambda line: line[0])]
            if any(mark in piece.text for piece in own for mark in _UNREADABLE):
                told.add(page.page_number)
            pieces += own
    return Reading(tuple(pieces), frozenset((TABLES,)), frozenset(told))


def _strips(page: Page, strips: int) -> Iterator[Page]:
    x0, x1 = max(page.cropbox[0], page.bbox[0]), min(page.cropbox[2], page.bbox[2])
    for at in range(strips):
        wide = (x1 - x0) / strips
        yield page.crop((x0 + at * wide, page.bbox[1], x0 + (at + 1) * wide, page.bbox[3]))


def _outside(thing: dict[str, float], boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return not any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _pdftotext(path: Path, columns: int) -> Sequence[Reading]:
    with pymupdf.open(path) as file:
        wide, high = round(file[0].rect.width), round(file[0].rect.height)
        crops = any(page.rect != page.mediabox for page in file)
    area = ["-x", "0", "-y", "0", "-W", str(wide), "-H", str(high), "-cropbox"] if crops else []
    readings = [_by_poppler(path, [*mode, *area]) for mode in (["-layout"], [])]
    if columns == 2:
        left = ["-x", "0", "-y", "0", "-W", str(wide // 2), "-H", str(high)]
        right = ["-x", str(wide // 2), "-y", "0", "-W", str(wide - wide // 2), "-H", str(high)]
        for mode in (["-layout"], []):
            pages = zip(_pages(path, [*mode, *left]), _pages(path, [*mode, *right]), strict=True)
            readings.append(_lines([half for page in pages for half in page]))
    return readings


def _by_poppler(path: Path, options: Sequence[str]) -> Reading:
    return _lines(_pages(path, options))


def _pages(path: Path, options: Sequence[str]) -> list[str]:
    command = ["pdftotext", "-enc", "UTF-8", *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace").split("\f")[:-1]


def _lines(pages: Sequence[str]) -> Reading:
    told = {at for at, page in enumerate(pages, 1) if any(mark in page for mark in _UNREADABLE)}
    lines = tuple(Piece("line", line) for page in pages for line in page.splitlines() if line.strip())
    return Reading(lines, frozenset(), frozenset(told))


def _markitdown(path: Path, _columns: int) -> Sequence[Reading]:
    markdown = MarkItDown().convert(path).text_content
    pieces = pieces_of(markdown)
    # It writes no page ends: a sign anywhere is counted for the only page of a specimen.
    told = {1} if any(mark in markdown for mark in _UNREADABLE) else set()
    return [Reading(tuple(pieces), frozenset((PARAGRAPHS, TABLES)), frozenset(told))]


def _pymupdf4llm(path: Path, _columns: int) -> Sequence[Reading]:
    chunks = pymupdf4llm.to_markdown(str(path), header=False, footer=False, page_chunks=True, show_progress=False)
    pieces: list[Piece] = []
    told: set[int] = set()
    for at, chunk in enumerate(chunks, 1):
        markdown = chunk["text"]
        if any(mark in markdown for mark in (*_UNREADABLE, "intentionally omitted")):
            told.add(at)
        pieces += pieces_of(markdown)
    claims = frozenset((HEADINGS, PARAGRAPHS, TABLES, FURNITURE))
    as_headings = [Piece("heading", piece.text) if piece.kind == "bold" else piece for piece in pieces]
    return [Reading(tuple(pieces), claims, frozenset(told)), Reading(tuple(as_headings), claims, frozenset(told))]


RIVALS = (
    Rival(
        "pdfplumber",
        "`extract_text` outside tables and `extract_tables`, cut to the CropBox; tables by rules, by text or by both",
        _pdfplumber,
    ),
    Rival("pdftotext", "poppler, with and without `-layout`", _pdftotext),
    Rival("markitdown", "its Markdown", _markitdown),
    Rival("pymupdf4llm", "its Markdown, `header=False, footer=False`; lines in bold as headings or not", _pymupdf4llm),
)
