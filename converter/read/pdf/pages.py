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
        sheet = Sheet(at + 1, *view.size, fonts=self._fonts)
        read_rules(page, view, sheet)
        read_glyphs(page, view, sheet, self._known)
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
        return sheet
