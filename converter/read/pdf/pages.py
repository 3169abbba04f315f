"""The pages of a PDF: each is read from the file once and kept in a temporary file, so that memory does not grow."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

import msgspec
import pypdfium2 as pdfium

from converter.read.pdf.beside import Beside
from converter.read.pdf.glyphs import View, read_glyphs
from converter.read.pdf.rules import read_rules
from converter.read.pdf.sheet import Sheet

_AT_ONCE = 50
"""Pages after which the file is opened anew: the library keeps whatever it has read of it."""


class Pages:
    """The pages of the PDF in a seekable `file`, kept in `store`; `beside` is what else it holds.

    `opened`: all of each sheet counts as visible, what lies beside the visible page too; set once all pages are read.

    Raises pdfium.PdfiumError where the library cannot open the file.
    """

    def __init__(self, file: BinaryIO, store: BinaryIO) -> None:
        self._file, self._store = file, store
        self._document: pdfium.PdfDocument | None = pdfium.PdfDocument(file)
        self.count = len(self._document)
        self._fonts: list[str] = []
        self._known: dict[str, int] = {}
        self.beside = Beside(self._document, file)
        self._kept: list[tuple[int, int]] = []
        self.opened = False
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Sheet)

    @property
    def document(self) -> pdfium.PdfDocument:
        """The open file."""
        if self._document is None:
            self._document = pdfium.PdfDocument(self._file)
        return self._document

    def close(self) -> None:
        """Gives back what the library holds; pages that were read once can still be had."""
        if self._document is not None:
            self._document.close()
            self._document = None

    def read(self, at: int) -> Sheet:
        """The next page from the file, from 0 on. Raises pdfium.PdfiumError where the library cannot open it."""
        assert at == len(self._kept), "pages are read once, in their order"
        if at and at % _AT_ONCE == 0:
            self.close()
        page = self.document[at]
        view = View(page)
        sheet = Sheet(at + 1, *view.size, fonts=self._fonts, whole=view.media)
        order = read_rules(page, view, sheet)
        read_glyphs(page, view, sheet, self._known, order)
        self.beside.look(page, at + 1)
        page.close()
        data = self._encoder.encode(replace(sheet, fonts=[]))
        self._kept.append((self._store.tell(), len(data)))
        self._store.write(data)
        return sheet

    def sheet(self, at: int) -> Sheet:
        """A page that was read before."""
        start, size = self._kept[at]
        self._store.seek(start)
        sheet = self._decoder.decode(self._store.read(size))
        sheet.fonts = self._fonts
        if self.opened:
            _open(sheet)
        return sheet

    def labels(self) -> tuple[str, ...]:
        """The names that the file gives its pages; none at all where it gives none to any."""
        names = tuple(self.document.get_page_label(at) for at in range(self.count))
        return names if any(names) else ()


def _open(sheet: Sheet) -> None:
    whole = sheet.whole
    for glyph in sheet.glyphs:
        if glyph.hidden == "off_page":
            x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
            if whole.x0 - 1 <= x <= whole.x1 + 1 and whole.top - 1 <= y <= whole.bottom + 1:
                glyph.hidden = ""
