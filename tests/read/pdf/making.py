"""Small PDFs for tests: what each sets is said in points from the top left, as the reader tells it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from converter.model.page import Line, Source
from converter.read.pdf import read_pdf

SONG, LATIN, UPRIGHT = "STSong-Light", "Helvetica", "upright"
WIDTH, HEIGHT = 400.0, 600.0

HEAVY = "MSung-Light"
"""Another face than SONG's."""

pdfmetrics.registerFont(UnicodeCIDFont(SONG))
_upright = UnicodeCIDFont(SONG, isVertical=True)
_upright.fontName = _upright.name = UPRIGHT
pdfmetrics.registerFont(_upright)
pdfmetrics.registerFont(UnicodeCIDFont(HEAVY))


class Press:
    """A PDF while it is made, page by page; `box` is the size of its pages."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT) -> None:
        self.stream = io.BytesIO()
        self.width, self.height = width, height
        self.canvas = Canvas(self.stream, pagesize=(width, height), invariant=1)

    def text(self, x: float, top: float, text: str, size: float = 12, font: str = SONG, **more: float) -> Press:
        """A line of text whose baseline stands `top` points below the top; `charSpace` and `mode` as in reportlab."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - top, text, **more)
        return self

    def lines(self, x: float, top: float, texts: Sequence[str], size: float = 12, pitch: float = 20) -> Press:
        """Lines below one another; one that begins with U+3000 U+3000 is indented, without these characters."""
        for at, text in enumerate(texts):
            indent = 2 * size if text.startswith("\u3000\u3000") else 0
            self.text(x + indent, top + at * pitch, text.strip("\u3000"), size)
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> Press:
        """A line from one point to another."""
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)
        return self

    def rect(self, x0: float, top: float, x1: float, bottom: float, fill: str = "") -> Press:
        """A frame, or an area of a colour."""
        self.canvas.setLineWidth(0.6)
        if fill:
            self.canvas.setFillColor(fill)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=int(not fill), fill=int(bool(fill)))
        self.canvas.setFillColor("black")
        return self

    def turned(self, degrees: float, x: float, top: float, text: str, size: float = 12) -> Press:
        """A line of text that is turned counterclockwise about its beginning."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - top)
        self.canvas.rotate(degrees)
        self.canvas.setFont(SONG, size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()
        return self

    def upright(self, x: float, top: float, text: str, size: float = 12) -> Press:
        """A line of text that runs downwards, its middle at `x`."""
        self.canvas.setFont(UPRIGHT, size)
        self.canvas.drawString(x, self.height - top, text)
        return self

    def page(self) -> Press:
        """The next page."""
        self.canvas.showPage()
        return self

    def bytes(self) -> bytes:
        """The file."""
        self.canvas.showPage()
        self.canvas.save()
        return self.stream.getvalue()

    def read(self, folder: Path) -> Source:
        """What the reader makes of it."""
        return source_of(self.bytes(), folder)


def source_of(data: bytes, folder: Path) -> Source:
    """What the reader makes of a file."""
    path = folder / "source.pdf"
    path.write_bytes(data)
    return read_pdf(path)


def shown(source: Source, furniture: str | None = None) -> list[str]:
    """The lines with ink of one kind of furniture, by default those of none."""
    return [line.text for line in source.lines if not line.blank and line.furniture == furniture]


def paragraphs(source: Source) -> list[str]:
    """The texts of lines that go on with one another."""
    whole: list[str] = []
    for line in inked(source):
        if line.glue is None:
            whole.append(line.text)
        else:
            whole[-1] += line.glue + line.text
    return whole


def inked(source: Source) -> list[Line]:
    """The lines that are no furniture and not blank."""
    return [line for line in source.lines if not line.blank and line.furniture is None]


def codes(source: Source) -> list[tuple[str, str]]:
    """What was found: codes and severities."""
    return [(finding.code, finding.severity.value) for finding in source.findings]
