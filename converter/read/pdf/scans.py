"""Tells pages that are pictures of text, with or without a text layer that a program guessed."""

from __future__ import annotations

from converter.read.pdf.sheet import Sheet

_COVERED = 0.5
"""Of the page: an image so large may be the page itself."""

_FEWEST = 12
"""Characters: a page with fewer has no text but perhaps a folio or a stamp."""

_OUTLINES = 400
"""Drawn areas: a page without text that has so many has its text drawn as outlines."""


def scan_of(sheet: Sheet) -> str:
    """`scan`: its text can only be seen; `ocr`: what is invisible on it is the text of a picture; else nothing.

    The invisible text of an `ocr` page becomes visible.
    """
    shown = sum(1 for glyph in sheet.glyphs if not glyph.hidden and glyph.char.strip())
    page = sheet.width * sheet.height
    covered = sum(max(image.width, 0.0) * max(image.height, 0.0) for image in sheet.images)
    pictured = covered >= _COVERED * page
    if shown >= _FEWEST or not (pictured or len(sheet.areas) >= _OUTLINES):
        return ""
    layer = [glyph for glyph in sheet.glyphs if glyph.hidden == "invisible" and glyph.char.strip()]
    if not pictured or len(layer) < _FEWEST:
        return "scan"
    for glyph in sheet.glyphs:
        if glyph.hidden == "invisible":
            glyph.hidden = ""
    return "ocr"
