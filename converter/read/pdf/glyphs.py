"""Reads the characters of a page: visible ones in visible coordinates, hidden ones marked, doubled ones once."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from converter.read.pdf.setting import settle
from converter.read.pdf.sheet import UNKNOWN, Area, Box, Glyph, Sheet
from converter.read.pdf.thin import text_of_page

_INVISIBLE_MODES = (3, 7)
"""Text render modes that put no ink: invisible, and clip only (ISO 32000-1, 9.3.6)."""

_DOUBLED = 0.15
"""In em: the same character so near another is the same character again (fake bold, shadow)."""

_HYPHENS = frozenset((0x02, 0xAD))
"""A hyphen that the library thinks soft, and one that the file calls so: printed, it is a hyphen."""

_NOTHING = frozenset((0, 0xFFFD, 0xFFFE, 0xFFFF))

_SECOND_HALF = 0xDC00
"""The first code of a second half."""

_LETTER = (0.0, 0.0, 612.0, 792.0)
"""The size of a page that tells none, as other readers take it."""

_LARGEST = 1e12
"""In points; beyond it single precision, in which the library reckons, has no place left for characters."""

_INKLESS = frozenset((0x200B, 0xFEFF))

_INKED = ("", "off_page")
"""What hides a character that is printed all the same: nothing, or the edge of the page."""

_SMALLEST = 1.0
"""In points: smaller text is nothing that print shows."""


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of the library that takes and gives plain integers for pointers."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_AT = (ctypes.c_void_p, ctypes.c_int)
_generated = _plain(raw.FPDFText_IsGenerated, ctypes.c_int, *_AT)
_object_of = _plain(raw.FPDFText_GetTextObject, ctypes.c_void_p, *_AT)
_unicode_of = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint, *_AT)
_failed = _plain(raw.FPDFText_HasUnicodeMapError, ctypes.c_int, *_AT)
_box_of = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, *_AT, ctypes.c_void_p)


@dataclass(slots=True)
class _Style:
    """What all characters of one text object share."""

    font: int
    size: float
    turn: int
    invisible: bool
    white: bool


class View:
    """From the coordinates of a page to those of what is seen of it; `media` is the whole sheet in them."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = _sides(page.get_mediabox()) or _LETTER
        if crop := _sides(page.get_cropbox()):
            within = max(crop[0], left), max(crop[1], bottom), min(crop[2], right), min(crop[3], top)
            left, bottom, right, top = _sides(within, ordered=True) or (left, bottom, right, top)
        self.left, self.top = left, top
        self.wide, self.high = right - self.left, self.top - bottom
        self.quarters = (page.get_rotation() // 90) % 4
        self.media = self.box(*(_sides(page.get_mediabox()) or _LETTER))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the visible page."""
        return (self.high, self.wide) if self.quarters % 2 else (self.wide, self.high)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page as it is seen."""
        box = Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        return box.turned(self.quarters, self.wide, self.high) if self.quarters else box


def _sides(box: tuple[float, float, float, float], ordered: bool = False) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of a box; None if nothing is in it. Unless it is `ordered` any corner may come first."""
    left, bottom, right, top = box
    if not ordered:
        left, bottom, right, top = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    return (left, bottom, right, top) if 0 < right - left < _LARGEST and 0 < top - bottom < _LARGEST else None


def read_glyphs(
    page: pdfium.PdfPage, view: View, sheet: Sheet, known: dict[str, int], order: Mapping[int, int]
) -> None:
    """Puts the glyphs of `page` into `sheet`; `known` are the fonts so far, `order` the text objects in the stream.

    They are in the order of the content stream, but for those of one line, which the library sorts from left to right.
    Blanks that the library makes up are left out. A character whose code has no meaning is `bad`.
    """
    textpage, thin = text_of_page(page)
    handle = textpage.raw
    try:
        _read(handle, view, sheet, known, thin, order)
    finally:
        textpage.close()


def _read(
    handle: ctypes.c_void_p,
    view: View,
    sheet: Sheet,
    known: dict[str, int],
    thin: frozenset[int],
    order: Mapping[int, int],
) -> None:
    # Plain integers go in and out of these calls: for each character of a page, packing pointers would take longest.
    at = ctypes.cast(handle, ctypes.c_void_p).value
    corners = (ctypes.c_float * 4)()
    reference = ctypes.addressof(corners)
    styles: dict[int, _Style] = {}
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    last: Glyph | None = None
    last_object = begun = 0
    places: list[int] = []
    for index in range(raw.FPDFText_CountChars(handle)):
        code = _unicode_of(at, index)
        # All that the library makes up are blanks and line ends.
        if code <= 0x20 and _generated(at, index):
            continue
        text_object = _object_of(at, index)
        if not text_object or (text_object in thin and (code in _INKLESS or chr(code).isspace())):
            continue
        style = styles.get(text_object)
        if style is None:
            style = styles[text_object] = _style(handle, index, view, sheet, known)
        if _is_half(code):
            if (
                index
                and code >= _SECOND_HALF
                and _is_half(before := _unicode_of(at, index - 1))
                and before < _SECOND_HALF
            ):
                continue
            code = _whole(code, _unicode_of(at, index + 1))
        bad = _failed(at, index) == 1 or code in _NOTHING
        if not _box_of(at, index, reference):
            continue
        char = UNKNOWN if bad else "-" if code in _HYPHENS else chr(code)
        left, top, right, bottom = corners
        box = view.box(left, bottom, right, top)
        if char.isspace() and char != "\u3000":
            char = " "
        if style.size < _SMALLEST or style.invisible:
            hidden = "invisible"
        elif style.white and not _on_ink(box, sheet):
            hidden = "white"
        elif not seen_on(box, sheet.width, sheet.height):
            hidden = "off_page"
        else:
            hidden = ""
        glyph = Glyph(char, box, style.size, style.font, style.turn, hidden, bad)
        # One shape may stand for several characters (ﬁ, ——): they follow one another in one box.
        ligature = last is not None and text_object == last_object and last.box == box
        if text_object != last_object:
            settle(sheet.glyphs[begun:])
            begun = len(sheet.glyphs)
        last, last_object = glyph, text_object
        if not (hidden not in _INKED or char == " " or ligature) and _again(glyph, seen):
            continue
        sheet.glyphs.append(glyph)
        places.append(order.get(text_object, len(order)))
    settle(sheet.glyphs[begun:])
    for place, own in enumerate(sorted(range(len(places)), key=places.__getitem__)):
        sheet.glyphs[own].at = place


def seen_on(box: Box, width: float, height: float) -> bool:
    """Whether the middle of a box lies on a page of that size."""
    return -2 <= box.x0 + box.x1 <= 2 * width + 2 and -2 <= box.top + box.bottom <= 2 * height + 2


def _is_half(code: int) -> bool:
    """Whether a code is half of a character beyond 0xFFFF, which the library tells in halves (UTF-16)."""
    return 0xD800 <= code < 0xE000


def _whole(first: int, second: int) -> int:
    """The character of two halves, or nothing where they are none."""
    if first < _SECOND_HALF <= second < 0xE000:
        return 0x10000 + ((first - 0xD800) << 10) + second - _SECOND_HALF
    return 0


def _again(glyph: Glyph, seen: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    """Whether the same character was set before in nearly the same place; else it is remembered."""
    cell = max(glyph.size, 1.0)
    x, y = glyph.box.x0 / cell, glyph.box.top / cell
    column, row = int(x), int(y)
    # Only near the edge of a square may the other stand in the next one.
    for over in range(int(x - _DOUBLED), int(x + _DOUBLED) + 1):
        for down in range(int(y - _DOUBLED), int(y + _DOUBLED) + 1):
            for other in seen.get((glyph.char, over, down), ()):
                if (
                    abs(other.box.x0 - glyph.box.x0) < _DOUBLED * cell
                    and abs(other.box.top - glyph.box.top) < _DOUBLED * cell
                    and abs(other.size - glyph.size) < 0.1 * cell
                ):
                    return True
    seen.setdefault((glyph.char, column, row), []).append(glyph)
    return False


def _style(handle: ctypes.c_void_p, index: int, view: View, sheet: Sheet, known: dict[str, int]) -> _Style:
    text_object = raw.FPDFText_GetTextObject(handle, index)
    name = _font_name(text_object)
    if name not in known:
        known[name] = len(sheet.fonts)
        sheet.fonts.append(name)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix))
    across = (matrix.a**2 + matrix.b**2) ** 0.5
    down = (matrix.c**2 + matrix.d**2) ** 0.5
    size = abs(raw.FPDFText_GetFontSize(handle, index)) * (down or across or 1.0)
    mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
    red, green, blue, alpha = (ctypes.c_uint(0) for _ in range(4))
    white = clear = False
    if raw.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha):
        clear = alpha.value == 0
        white = mode == 0 and min(red.value, green.value, blue.value) >= 250
    return _Style(
        font=known[name],
        size=size,
        turn=_turn(matrix.a, matrix.b, view.quarters),
        invisible=mode in _INVISIBLE_MODES or clear,
        white=white,
    )


def _turn(across: float, up: float, quarters: int) -> int:
    """Quarter turns clockwise of a text whose direction is (across, up), on a page that is turned itself."""
    long, short = max(abs(across), abs(up)), min(abs(across), abs(up))
    if long == 0:
        return quarters % 4
    if short > 0.03 * long:
        return -1
    own = (0 if across > 0 else 2) if abs(across) >= abs(up) else (3 if up > 0 else 1)
    return (own + quarters) % 4


def _font_name(text_object: ctypes.c_void_p) -> str:
    font = raw.FPDFTextObj_GetFont(text_object)
    if not font:
        return "?"
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    if size <= 1:
        return "?"
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def _on_ink(box: Box, sheet: Sheet) -> bool:
    """Whether something that is not white lies under a box."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    under = [area for area in sheet.areas if area.box.holds(x, y)]
    return (bool(under) and not _last(under).white) or any(image.holds(x, y) for image in sheet.images)


def _last(areas: list[Area]) -> Area:
    return areas[-1]
