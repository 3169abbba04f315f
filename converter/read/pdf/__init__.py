"""Reads a PDF: what is visible on its pages, as the same kind of lines that page text has."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from converter.errors import SourceError
from converter.model.finding import Finding, error, note, warning
from converter.model.page import GridRow, Line, Normalised, Source
from converter.model.place import Span
from converter.read.characters import findings_of, normalise, reported
from converter.read.files import read_bytes
from converter.read.pdf.guard import printed_in_child
from converter.read.pdf.printed import Doubt

MAGIC = b"%PDF-"
LARGEST = 512 * 1024 * 1024
"""How many bytes a PDF may have."""


def read_pdf(path: Path) -> Source:
    """The lines of the PDF in `path`, in reading order, each with its page and its box.

    The text of the source is what its lines read: a blank line parts what print sets apart, a TAB the cells of a row.
    Lines of furniture say so where their place makes it sure; text that nobody sees is of kind `hidden`. Raises
    SourceError where the file is missing, too large, encrypted, broken or hostile, or shows nothing at all.
    """
    data = read_bytes(path, LARGEST, "a PDF", "give the PDF of an issue")
    result = printed_in_child(data, str(path))
    if not any(line.text.strip() or line.furniture == "scan" for line in result.lines):
        raise SourceError("has no text, only blank pages", place=str(path), advice="give the PDF of an issue")
    texts: list[str] = []
    lines: list[Line] = []
    normalised: list[Normalised] = []
    findings: list[Finding] = []
    first: dict[int, int] = {}
    for printed in result.lines:
        # Whatever a font says: a line has no line ends, and a TAB parts cells only.
        text = " ".join(printed.text.split("\n"))
        if printed.apart and texts and texts[-1]:
            texts.append("")
            lines.append(Line(len(texts), printed.page, normalise("", printed.page, len(texts)).passage))
        texts.append(text)
        number = len(texts)
        first.setdefault(printed.page, number)
        passage, replaced = normalise(text, printed.page, number)
        normalised.extend(replaced)
        findings.extend(reported(passage))
        lines.append(
            Line(
                number,
                printed.page,
                passage,
                bbox=printed.bbox,
                furniture=printed.furniture or None,
                glue=printed.glue,
                row=GridRow(printed.table, printed.columns, printed.merged, printed.ruled) if printed.table else None,
            )
        )
    return Source(
        kind="pdf",
        file=os.fsencode(path.name).decode("utf-8", "replace"),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="pdf",
        text="\n".join(texts),
        pages=result.pages,
        lines=tuple(lines),
        normalised=tuple(normalised),
        findings=(*(_finding(doubt, first) for doubt in result.doubts), *findings, *findings_of(normalised)),
    )


def _finding(doubt: Doubt, first: dict[int, int]) -> Finding:
    at = first.get(doubt.page) or next((first[page] for page in sorted(first) if page > doubt.page), 1)
    span = Span(doubt.page, at, at)
    words = dict(doubt.words)
    page = words["page"]
    match doubt.code:
        case "page-needs-ocr":
            return error("page-needs-ocr", span, page=page)
        case "text-layer-of-scan":
            return warning("text-layer-of-scan", span, page=page)
        case "font-unreadable":
            return warning("font-unreadable", span, page=page, font=words["font"], count=words["count"])
        case "font-doubtful":
            return warning("font-doubtful", span, page=page, font=words["font"], count=words["count"])
        case _:
            return note("hidden-text", span, page=page, count=words["count"])
