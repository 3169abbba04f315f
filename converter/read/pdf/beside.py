"""Finds what a PDF holds beside the text of its pages, and opens none of it: files, programs, fields, comments."""

from __future__ import annotations

import re
from typing import BinaryIO

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from converter.read.pdf.printed import Doubt

_MOST_NOTES = 10_000
"""Annotations of a page that are looked at."""

_WITH_TEXT = frozenset((raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_WIDGET))
"""Annotations that show text on the page."""


_ACTION = re.compile(rb"/S\s*/JavaScript\b")
"""An action that runs a program (ISO 32000-1, 12.6.4.16), as it stands in a file where it is not compressed."""

_CHUNK, _OVERLAP = 1 << 20, 100


class Beside:
    """What stands beside the text; the `document` and the `file` that it is read from are looked at first, then pages.

    The library tells only programs that have names; others are found where they are not compressed.
    """

    def __init__(self, document: pdfium.PdfDocument, file: BinaryIO) -> None:
        self._files = max(raw.FPDFDoc_GetAttachmentCount(document.raw), 0)
        self._scripts = max(raw.FPDFDoc_GetJavaScriptActionCount(document.raw), _actions(file))
        self._shown: dict[int, int] = {}

    def look(self, page: pdfium.PdfPage, number: int) -> None:
        """Counts the annotations of a page."""
        for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_NOTES)):
            note = raw.FPDFPage_GetAnnot(page.raw, at)
            if not note:
                continue
            kind = raw.FPDFAnnot_GetSubtype(note)
            hidden = raw.FPDFAnnot_GetFlags(note) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW)
            raw.FPDFPage_CloseAnnot(note)
            if kind == raw.FPDF_ANNOT_FILEATTACHMENT:
                self._files += 1
            elif kind in _WITH_TEXT and not hidden:
                self._shown[number] = self._shown.get(number, 0) + 1

    def notes(self) -> tuple[Doubt, ...]:
        """What is to be told of it."""
        found: list[Doubt] = []
        if self._files:
            found.append(Doubt("attached-files", 1, (("count", str(self._files)), ("page", "1"))))
        if self._scripts:
            found.append(Doubt("script-in-pdf", 1, (("count", str(self._scripts)), ("page", "1"))))
        for number, count in self._shown.items():
            found.append(Doubt("annotations-unread", number, (("count", str(count)), ("page", str(number)))))
        return tuple(found)


def _actions(file: BinaryIO) -> int:
    file.seek(0)
    count, before = 0, b""
    while chunk := file.read(_CHUNK):
        text = before + chunk
        # What ends in the overlap was counted with the chunk before.
        count += sum(1 for match in _ACTION.finditer(text) if match.end() > len(before))
        before = text[-_OVERLAP:]
    return count
