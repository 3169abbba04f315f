"""Reads a PDF: what is visible on its pages, as the same kind of lines that page text has."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from converter.errors import SourceError
from converter.model.finding import Finding, error, note, warning
from converter.model.page import GridRow, Line, Normalised, Source
from converter.model.place import EMPTY, Span
from converter.read.characters import findings_of, normalise, reported
from converter.read.files import open_source
from converter.read.pdf.folios import labels_of
from converter.read.pdf.fonts import is_private
from converter.read.pdf.guard import printed_in_child
from converter.read.pdf.printed import Doubt
from converter.read.pdf.private_use import private_fonts
from converter.read.pdf.sheet import UNKNOWN

MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024
"""Bytes from the beginning in which readers look for it."""

LARGEST = 512 * 1024 * 1024
"""How many bytes a PDF may have."""


def read_pdf(path: Path) -> Source:
    """The lines of the PDF in `path`, in reading order, each with its page and its box.

    The text of the source is what its lines read: a blank line parts what print sets apart, a TAB the cells of a row.
    Lines of furniture say so where their place makes it sure; text that nobody sees is of kind `hidden`. Raises
    SourceError where the file is missing, too large, encrypted, broken or hostile, or shows nothing at all.
    """
    with open_source(path, LARGEST, "a PDF", "give the PDF of an issue") as file:
        if MAGIC not in file.read(_MAGIC_WITHIN):
            raise SourceError("is no PDF file", place=str(path), advice="give the PDF of an issue, or its text as .txt")
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        result = printed_in_child(file, str(path))
    texts: list[str] = []
    lines: list[Line] = []
    normalised: list[Normalised] = []
    findings: list[Finding] = []
    first: dict[int, int] = {}
    unread: dict[int, list[int]] = {}
    private: dict[int, list[int]] = {}
    for printed in result.lines:
        # Whatever a font says: a line has no line ends, and a TAB parts cells only.
        text = " ".join(printed.text.split("\n"))
        if printed.apart and texts and texts[-1]:
            texts.append("")
            lines.append(Line(len(texts), printed.page, EMPTY))
        texts.append(text)
        number = len(texts)
        first.setdefault(printed.page, number)
        if printed.furniture == "unreadable" or UNKNOWN in text:
            unread.setdefault(printed.page, []).append(number)
        if printed.furniture != "hidden" and any(map(is_private, text)):
            private.setdefault(printed.page, []).append(number)
        passage, replaced = normalise(text, printed.page, number)
        normalised.extend(replaced)
        # What its font is, is told for all of them at once.
        findings.extend(one for one in reported(passage) if one.code != "private-use-character")
        lines.append(
            Line(
                number,
                printed.page,
                passage,
                bbox=printed.bbox,
                furniture=printed.furniture or None,
                glue=printed.glue,
                raised=printed.raised,
                row=GridRow(printed.table, printed.columns, printed.merged, printed.ruled) if printed.table else None,
                lang=printed.lang or None,
                frame=printed.frame or None,
            )
        )
    if not any(text.strip() for text in texts) and not any(line.furniture == "scan" for line in lines):
        raise SourceError("has no text, only blank pages", place=str(path), advice="give the PDF of an issue")
    return Source(
        kind="pdf",
        file=os.fsencode(path.name).decode("utf-8", "replace"),
        sha256=digest,
        encoding="pdf",
        text="\n".join(texts),
        pages=result.pages,
        lines=tuple(lines),
        normalised=tuple(normalised),
        findings=(
            *(_finding(doubt, first, unread) for doubt in result.doubts if doubt.code != "private-use-font"),
            *private_fonts([doubt for doubt in result.doubts if doubt.code == "private-use-font"], private),
            *findings,
            *findings_of(normalised),
        ),
        labels=labels_of(result.pages, result.labels, _of_kind("folio", lines), _of_kind("running_head", lines)),
    )


def _of_kind(furniture: str, lines: Sequence[Line]) -> list[tuple[int, str]]:
    return [(line.page or 0, line.text) for line in lines if line.furniture == furniture]


def _finding(doubt: Doubt, first: dict[int, int], unread: dict[int, list[int]]) -> Finding:
    """The finding; `first` are the first lines of pages, `unread` those of which a part or all is not known."""
    at = first.get(doubt.page) or next((first[page] for page in sorted(first) if page > doubt.page), 1)
    span = Span(doubt.page, at, at)
    lost = Span(doubt.page, min(unread.get(doubt.page, (at,))), max(unread.get(doubt.page, (at,))))
    words = dict(doubt.words)
    page = words["page"]
    match doubt.code:
        case "page-needs-ocr":
            return error("page-needs-ocr", span, page=page)
        case "text-layer-of-scan":
            return warning("text-layer-of-scan", span, page=page)
        case "font-unreadable":
            return warning("font-unreadable", lost, page=page, font=words["font"], count=words["count"])
        case "font-doubtful":
            return warning("font-doubtful", lost, page=page, font=words["font"], count=words["count"])
        case "columns-unsure":
            return warning("columns-unsure", span, page=page)
        case "table-unsure":
            return warning("table-unsure", span, page=page)
        case "half-outside-page":
            return note("half-outside-page", span, page=page)
        case "attached-files":
            return note("attached-files", span, count=words["count"])
        case "script-in-pdf":
            return note("script-in-pdf", span, count=words["count"])
        case "annotations-unread":
            return warning("annotations-unread", span, page=page, count=words["count"])
        case _:
            return note("hidden-text", span, page=page, count=words["count"])
