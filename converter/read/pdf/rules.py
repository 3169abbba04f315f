"""Reads what is drawn on a page: ruling lines, filled areas, images; and in which order its texts are set."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from converter.read.pdf.glyphs import View
from converter.read.pdf.sheet import Area, Box, Rule, Sheet

_THINNEST_AREA = 3.0
"""In points: a filled rectangle that is thinner is a ruling line."""

_STRAIGHT = 0.7
_DEEPEST = 12
"""Levels of forms within forms that are looked into; print needs two or three."""

_MOST_OBJECTS = 200_000


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: _Matrix) -> _Matrix:
        """The matrix that applies `inner` first."""
        a, b = self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b
        c, d = self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d
        e, f = self.point(inner.e, inner.f)
        return _Matrix(a, b, c, d, e, f)


_SAME = _Matrix(1, 0, 0, 1, 0, 0)


def read_rules(page: pdfium.PdfPage, view: View, sheet: Sheet) -> dict[int, int]:
    """Puts ruling lines, areas and images of `page` into `sheet`; which text object stands where in the stream."""
    left = [_MOST_OBJECTS]
    texts: dict[int, int] = {}
    count = raw.FPDFPage_CountObjects(page.raw)
    for at in range(count):
        _object(raw.FPDFPage_GetObject(page.raw, at), _SAME, view, sheet, 0, left, texts)
    return texts


def _object(
    thing: ctypes.c_void_p,
    outer: _Matrix,
    view: View,
    sheet: Sheet,
    depth: int,
    left: list[int],
    texts: dict[int, int],
) -> None:
    left[0] -= 1
    if left[0] < 0:
        return
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        texts[ctypes.cast(thing, ctypes.c_void_p).value or 0] = len(texts)
    elif kind == raw.FPDF_PAGEOBJ_PATH:
        _path(thing, outer.after(_matrix(thing)), view, sheet)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        corners = [outer.after(_matrix(thing)).point(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        sheet.images.append(_box(corners, view))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = outer.after(_matrix(thing))
        for at in range(raw.FPDFFormObj_CountObjects(thing)):
            _object(raw.FPDFFormObj_GetObject(thing, at), inner, view, sheet, depth + 1, left, texts)


def _matrix(thing: ctypes.c_void_p) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix)):
        return _SAME
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _box(points: list[tuple[float, float]], view: View) -> Box:
    xs, ys = zip(*points, strict=True)
    return view.box(min(xs), min(ys), max(xs), max(ys))


def _path(thing: ctypes.c_void_p, matrix: _Matrix, view: View, sheet: Sheet) -> None:
    mode, stroke = ctypes.c_int(0), ctypes.c_int(0)
    if not raw.FPDFPath_GetDrawMode(thing, ctypes.byref(mode), ctypes.byref(stroke)):
        return
    if not (mode.value or stroke.value):
        return
    white = mode.value != 0 and _white(thing)
    for points, straight in _subpaths(thing, matrix):
        box = _box(points, view)
        if mode.value and straight and len(points) >= 4:
            if min(box.width, box.height) <= _THINNEST_AREA and max(box.width, box.height) > _THINNEST_AREA:
                if not white:
                    _thin(box, sheet)
                continue
            sheet.areas.append(Area(box, white))
        if stroke.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                line = _box([(x0, y0), (x1, y1)], view)
                if min(line.width, line.height) <= _STRAIGHT and max(line.width, line.height) > 2.0:
                    _thin(line, sheet)


def _thin(box: Box, sheet: Sheet) -> None:
    if box.width >= box.height:
        sheet.lying.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
    else:
        sheet.standing.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))


def _white(thing: ctypes.c_void_p) -> bool:
    red, green, blue, alpha = (ctypes.c_uint(0) for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 250


def _subpaths(thing: ctypes.c_void_p, matrix: _Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The points of each subpath, closed where it is closed, and whether it has no curves."""
    points: list[tuple[float, float]] = []
    straight = True
    x, y = ctypes.c_float(0), ctypes.c_float(0)
    for at in range(min(raw.FPDFPath_CountSegments(thing), 20_000)):
        segment = raw.FPDFPath_GetPathSegment(thing, at)
        if not segment or not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, straight
            points, straight = [], True
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            straight = False
        points.append(matrix.point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if len(points) > 1:
        yield points, straight
