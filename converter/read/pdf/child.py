"""The process that opens a PDF: bytes on standard input → `Printed` on standard output, within bounds.

Whatever a file does to the library that reads it, it does it here.
"""

from __future__ import annotations

import resource
import sys

import msgspec
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from converter.read.pdf.columns import Gutters
from converter.read.pdf.fonts import Census, doubtful_fonts
from converter.read.pdf.furniture import mark_furniture
from converter.read.pdf.glyphs import View, read_glyphs
from converter.read.pdf.layout import PageLine, lay_out
from converter.read.pdf.paragraphs import mark_paragraphs
from converter.read.pdf.printed import Doubt, Printed, PrintedLine
from converter.read.pdf.rules import read_rules
from converter.read.pdf.scans import scan_of
from converter.read.pdf.sheet import Box, Sheet

MOST_PAGES = 5000
MOST_MEMORY = 3 * 1024**3
"""Bytes of address space."""

_MOST_NAMED = 10
"""Pages that a finding names."""

SECONDS_A_PAGE = 20
"""Of processor time, after which the system ends the process."""


def printed(data: bytes) -> Printed:
    """What stands on the pages of a PDF, or why it is refused: encrypted, broken, pages."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        password = getattr(problem, "err_code", None) == raw.FPDF_ERR_PASSWORD or "assword" in str(problem)
        return Printed(refused="encrypted" if password else "broken")
    count = len(document)
    if count == 0:
        return Printed(refused="empty")
    if count > MOST_PAGES:
        return Printed(pages=count, refused="pages")
    pages = _Pages(document)
    census = Census()
    for at in range(count):
        sheet = pages.sheet(at)
        if sheet is None:
            return Printed(refused="broken")
        census.count(sheet)
    return _made(pages, census.lying())


class _Pages:
    """The pages of a document, each read when it is asked for, so that memory does not grow with them."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self.document = document
        self.count = len(document)
        self.fonts: list[str] = []
        self.known: dict[str, int] = {}

    def sheet(self, at: int) -> Sheet | None:
        """A page, or None where the library cannot open it."""
        _allow_a_page()
        return _sheet(self.document, at, self.fonts, self.known)


def _sheet(document: pdfium.PdfDocument, at: int, fonts: list[str], known: dict[str, int]) -> Sheet | None:
    try:
        page = document[at]
    except pdfium.PdfiumError:
        return None
    view = View(page)
    sheet = Sheet(at + 1, *view.size, fonts=fonts)
    read_rules(page, view, sheet)
    read_glyphs(page, view, sheet, known)
    page.close()
    return sheet


def _made(pages: _Pages, lying: frozenset[str]) -> Printed:
    doubts: list[Doubt] = []
    laid: list[list[PageLine]] = []
    sizes: list[tuple[float, float]] = []
    hidden: dict[int, int] = {}
    gutters = Gutters()
    for at in range(pages.count):
        sheet, lines, own = _laid(pages, at, lying, gutters)
        laid.append(lines)
        sizes.append((sheet.width, sheet.height))
        doubts.extend(own)
        if count := sum(len(line.text) for line in lines if line.furniture == "hidden"):
            hidden[sheet.number] = count
    # What one page cannot show, others may: where this document has its columns.
    if len(gutters.pages) >= 2:
        for at in range(pages.count):
            if at + 1 not in gutters.pages:
                laid[at] = _laid(pages, at, lying, gutters)[1]
    if hidden:
        first, *more = hidden
        named = ", ".join(map(str, [first, *more][:_MOST_NAMED])) + (", …" if len(hidden) > _MOST_NAMED else "")
        doubts.append(Doubt("hidden-text", first, (("count", str(sum(hidden.values()))), ("page", named))))
    mark_furniture(laid, [height for _, height in sizes])
    mark_paragraphs(laid, [width for width, _ in sizes])
    return Printed(pages.count, tuple(_lines(laid, sizes)), tuple(doubts))


def _laid(pages: _Pages, at: int, lying: frozenset[str], gutters: Gutters) -> tuple[Sheet, list[PageLine], list[Doubt]]:
    """A page, its lines, and what is odd about it."""
    sheet = pages.sheet(at)
    assert sheet is not None, "a page that could be read once"
    doubts = doubtful_fonts(sheet, lying)
    kind = scan_of(sheet)
    lines = lay_out(sheet, gutters)
    page = (("page", str(sheet.number)),)
    if kind == "scan":
        doubts.append(Doubt("page-needs-ocr", sheet.number, page))
        lines.insert(0, PageLine(sheet.number, "", Box(0, 0, sheet.width, sheet.height), 0, -1, furniture="scan"))
    elif kind == "ocr":
        doubts.append(Doubt("text-layer-of-scan", sheet.number, page))
    return sheet, lines, doubts


def _lines(pages: list[list[PageLine]], sizes: list[tuple[float, float]]) -> list[PrintedLine]:
    tables = 0
    made: list[PrintedLine] = []
    for lines, size in zip(pages, sizes, strict=True):
        last = 0
        for line in lines:
            table = line.row.table if line.row else 0
            if table and table != last:
                tables += 1
            last = table
            box = line.box if line.furniture != "hidden" or _seen(line.box, size) else None
            made.append(
                PrintedLine(
                    line.text,
                    line.page,
                    _rounded(box) if box else None,
                    line.furniture,
                    line.glue,
                    line.apart,
                    tables if table else 0,
                    line.row.columns if line.row else 0,
                    line.row.merged if line.row else (),
                    bool(line.row and line.row.ruled),
                )
            )
    return made


def _seen(box: Box, size: tuple[float, float]) -> bool:
    return box.x0 >= 0 and box.top >= 0 and box.x1 <= size[0] and box.bottom <= size[1]


def _rounded(box: Box) -> tuple[float, float, float, float]:
    return round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)


def _allow_a_page() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + SECONDS_A_PAGE, resource.RLIM_INFINITY))


def main() -> None:
    """Reads standard input, writes standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _allow_a_page()
    try:
        result = printed(sys.stdin.buffer.read())
    except MemoryError:
        result = Printed(refused="memory")
    sys.stdout.buffer.write(msgspec.msgpack.encode(result))


if __name__ == "__main__":
    main()
