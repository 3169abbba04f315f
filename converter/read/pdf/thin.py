"""Makes the library read characters of which it knows no outline.

It leaves out text objects without width, and a single character has none where its font is not in the file and no
like font on the machine: the same file would lose characters on one machine and not on another. A text that is drawn
by its outline is as wide as its pen, so such objects are of that kind while the library gathers the text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_THIN = 0.01
"""In points."""

_DEEPEST = 12
_MOST_OBJECTS = 200_000

_SAME = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)


def text_of_page(page: pdfium.PdfPage) -> tuple[pdfium.PdfTextPage, frozenset[int]]:
    """The text of a page, with that of objects that have no width; and where these are: a blank in them is none."""
    modes: list[tuple[ctypes.c_void_p, int]] = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for thing in islice(_texts(page), _MOST_OBJECTS):
        if raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top) and right.value - left.value < _THIN:
            modes.append((thing, raw.FPDFTextObj_GetTextRenderMode(thing)))
            raw.FPDFTextObj_SetTextRenderMode(thing, raw.FPDF_TEXTRENDERMODE_STROKE)
            # Only what moves is measured anew.
            raw.FPDFPageObj_TransformF(thing, _SAME)
    text = page.get_textpage()
    for thing, mode in modes:
        raw.FPDFTextObj_SetTextRenderMode(thing, mode)
    return text, frozenset(ctypes.cast(thing, ctypes.c_void_p).value or 0 for thing, _ in modes)


def _texts(page: pdfium.PdfPage) -> Iterator[ctypes.c_void_p]:
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        yield from _within(raw.FPDFPage_GetObject(page.raw, at), 0)


def _within(thing: ctypes.c_void_p, depth: int) -> Iterator[ctypes.c_void_p]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        yield thing
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        for at in range(raw.FPDFFormObj_CountObjects(thing)):
            yield from _within(raw.FPDFFormObj_GetObject(thing, at), depth + 1)
