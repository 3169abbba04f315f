"""The process that opens a PDF: the file → messages (`laid`), within bounds.

Whatever a file does to the library that reads it, it does it here.
"""

from __future__ import annotations

import tempfile
from typing import BinaryIO

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from converter.read.pdf.bounds import Bounds
from converter.read.pdf.fonts import Census, Lying, doubtful_fonts
from converter.read.pdf.footnotes import separators
from converter.read.pdf.gutters import Gutters
from converter.read.pdf.halves import CHINESE, ENGLISH, Halves, Halving
from converter.read.pdf.laid import Ended, LaidPage, tell
from converter.read.pdf.layout import PageLine, lay_out
from converter.read.pdf.line_numbers import take_line_numbers
from converter.read.pdf.pages import Pages
from converter.read.pdf.printed import Doubt
from converter.read.pdf.scans import scan_of
from converter.read.pdf.sheet import Box, Sheet
from converter.read.pdf.two_texts import TwoTexts

_REFUSED = {
    raw.FPDF_ERR_SUCCESS: "empty",
    raw.FPDF_ERR_PASSWORD: "encrypted",
    raw.FPDF_ERR_SECURITY: "encrypted",
}
"""What the library says of a file that it does not open; it opens one without pages, which is no issue."""


def read_pages(file: BinaryIO, store: BinaryIO, out: BinaryIO, bounds: Bounds) -> Ended:
    """Tells `out` each page of the PDF in `file`; gives the last message, which says how it ended.

    `store` is an empty file that pages wait in.
    """
    try:
        pages = Pages(file, store)
    except pdfium.PdfiumError as problem:
        return Ended(refused=_REFUSED.get(problem.err_code, "broken"))
    if pages.count > bounds.pages:
        return Ended(pages.count, "pages")
    census, halving = Census(), Halving()
    try:
        for at in range(pages.count):
            bounds.allow_a_page()
            sheet = pages.read(at)
            census.count(sheet)
            halving.count(sheet)
        labels = pages.labels()
    except pdfium.PdfiumError:
        return Ended(pages.count, "broken")
    pages.close()
    notes = pages.beside.notes()
    halves = halving.decided()
    try:
        if halves is None:
            _lay_out(pages, census.lying(), out, bounds)
        else:
            pages.opened = halves.outside
            _lay_out_twice(pages, census.lying(), TwoTexts(halves), out, bounds)
            notes = (*_beside_page(halves), *notes)
    except _TooMuchError:
        return Ended(pages.count, "text")
    ruled = halves is not None and bool(halves.head)
    return Ended(pages.count, notes=notes, labels=labels, ruled=ruled)


def _beside_page(halves: Halves) -> tuple[Doubt, ...]:
    return (Doubt("half-outside-page", 1, (("page", "1"),)),) if halves.outside else ()


class _TooMuchError(Exception):
    """More was told than the parent may hold."""


def _lay_out(pages: Pages, lying: Lying, out: BinaryIO, bounds: Bounds) -> None:
    gutters = Gutters()
    for at in range(pages.count):
        _tell_page(pages, at, lying, gutters, out, bounds)
    # What one page cannot show, others may: where this document has its columns.
    if gutters.pages:
        for at in range(pages.count):
            if at + 1 not in gutters.pages:
                _tell_page(pages, at, lying, gutters, out, bounds)


def _tell_page(pages: Pages, at: int, lying: Lying, gutters: Gutters, out: BinaryIO, bounds: Bounds) -> None:
    bounds.allow_a_page()
    _tell(out, _laid(pages, at, lying, gutters), bounds)


def _tell(out: BinaryIO, page: LaidPage, bounds: Bounds) -> None:
    tell(out, page)
    if out.tell() > bounds.told:
        raise _TooMuchError


def _lay_out_twice(pages: Pages, lying: Lying, texts: TwoTexts, out: BinaryIO, bounds: Bounds) -> None:
    """A document whose text is printed twice: each page is told twice, half by half."""
    for at in range(pages.count):
        bounds.allow_a_page()
        sheet = pages.sheet(at)
        found = texts.lay_out(sheet)
        doubts = doubtful_fonts(sheet, lying)
        if scan_of(sheet) == "scan":
            found.setdefault(CHINESE, []).insert(0, _scan(sheet))
            doubts.append(Doubt("page-needs-ocr", sheet.number, (("page", str(sheet.number)),)))
        for language in (CHINESE, ENGLISH):
            own = tuple(doubts) if language == CHINESE else ()
            page = LaidPage(sheet.number, sheet.width, sheet.height, found.get(language, []), own, lang=language)
            _tell(out, page, bounds)


def _scan(sheet: Sheet) -> PageLine:
    """What stands for a page that can only be seen."""
    return PageLine(sheet.number, "", Box(0, 0, sheet.width, sheet.height), 0, -1, furniture="scan")


def _laid(pages: Pages, at: int, lying: Lying, gutters: Gutters) -> LaidPage:
    """A page, its lines, and what is odd about it."""
    sheet = pages.sheet(at)
    doubts = doubtful_fonts(sheet, lying)
    kind = scan_of(sheet)
    numbers = take_line_numbers(sheet)
    lines = [*lay_out(sheet, gutters), *numbers]
    page = (("page", str(sheet.number)),)
    if kind == "scan":
        doubts.append(Doubt("page-needs-ocr", sheet.number, page))
        lines.insert(0, _scan(sheet))
    elif kind == "ocr":
        doubts.append(Doubt("text-layer-of-scan", sheet.number, page))
    return LaidPage(sheet.number, sheet.width, sheet.height, lines, tuple(doubts), separators(sheet))


def read_within(file: BinaryIO, out: BinaryIO, bounds: Bounds) -> None:
    """Tells `out` the pages of the PDF in `file` and how it ended; from now on this process has these bounds."""
    bounds.set()
    try:
        with tempfile.TemporaryFile() as store:
            ended = read_pages(file, store, out, bounds)
    except MemoryError:
        ended = Ended(refused="memory")
    except OSError:
        ended = Ended(refused="disk")
    tell(out, ended)
