"""The process that cuts pictures out of a PDF: an `Order` on standard input → PNG files on standard output.

Each file stands behind its length (4 bytes, big-endian), 0 where it cannot be made. What is done when the file brings
the process down stays done.
"""

from __future__ import annotations

import io
import resource
import struct
import sys

import msgspec
import pypdfium2 as pdfium

from converter.read.pdf.bounds import BOUNDS
from converter.read.pdf.printed import Box

_SCALES = (2.0, 1.0)
"""Pixels a point: the second where the first gives too large a file."""

_BESIDE, _ABOVE = 20.0, 14.0
"""Points of the surroundings that are shown."""

_NARROWEST, _WIDEST, _HIGHEST = 240.0, 900.0, 180.0
"""Points: less tells nothing of where a place is; of more its beginning is shown."""

_GREYS = 16
_PALER = 0.55
"""How much the surroundings fade into the paper."""


class Order(msgspec.Struct, frozen=True, array_like=True):
    """A PDF, what to cut out of it (pages from 1, boxes in points from the top left), and the largest file in bytes."""

    data: bytes
    places: tuple[tuple[int, Box], ...]
    largest: int


def cut_out(document: pdfium.PdfDocument, number: int, box: Box, largest: int) -> bytes:
    """A PNG of the place with some of its surroundings in `_GREYS` greys; empty where it cannot be made.

    Its density (pHYs) tells the size of print. The same bytes for the same file, place and versions of libraries.
    """
    if not 1 <= number <= len(document):
        return b""
    page = document[number - 1]
    try:
        for scale in _SCALES:
            if len(png := _png(page, box, scale)) <= largest:
                return png
    finally:
        page.close()
    return b""


def _png(page: pdfium.PdfPage, box: Box, scale: float) -> bytes:
    width, height = page.get_size()
    x0, top, x1, bottom = box
    bottom = min(bottom, top + _HIGHEST)
    beside = max(_BESIDE, (_NARROWEST - (x1 - x0)) / 2)
    left, right = max(0.0, x0 - beside), min(width, x1 + beside, x0 - beside + _WIDEST)
    above, below = max(0.0, top - _ABOVE), min(height, bottom + _ABOVE)
    if right - left < 1 or below - above < 1:
        return b""
    bitmap = page.render(
        scale=scale,
        crop=(left, height - below, width - right, above),
        grayscale=True,
        draw_annots=False,
        may_draw_forms=False,
    )
    image = bitmap.to_pil().convert("L")
    bitmap.close()
    inner = tuple(round(scale * edge) for edge in (x0 - left - 1, top - above - 1, x1 - left + 1, bottom - above + 1))
    held = (max(inner[0], 0), max(inner[1], 0), min(inner[2], image.width), min(inner[3], image.height))
    pale = image.point([round(255 - (255 - grey) * (1 - _PALER)) for grey in range(256)])
    pale.paste(image.crop(held), held[:2])
    greys = pale.point([grey * _GREYS // 256 for grey in range(256)])
    greys.putpalette([step * 255 // (_GREYS - 1) for step in range(_GREYS) for _ in range(3)])
    made = io.BytesIO()
    greys.save(made, "PNG", optimize=True, dpi=(72 * scale, 72 * scale))
    return made.getvalue()


def main() -> None:
    """Reads standard input, writes standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (BOUNDS.memory, BOUNDS.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    document = pdfium.PdfDocument(order.data)
    for number, box in order.places:
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        resource.setrlimit(resource.RLIMIT_CPU, (spent + BOUNDS.seconds_a_page, resource.RLIM_INFINITY))
        try:
            png = cut_out(document, number, box, order.largest)
        except (pdfium.PdfiumError, MemoryError, ValueError):
            png = b""
        sys.stdout.buffer.write(struct.pack(">I", len(png)) + png)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
