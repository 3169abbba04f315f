"""Reads page text: a file of characters, its lines as print set them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from converter.errors import SourceError
from converter.model.finding import Finding, note
from converter.model.page import Line, Normalised, Source
from converter.model.place import Span
from converter.read.characters import findings_of, normalise, reported
from converter.read.encoding import decode
from converter.read.files import read_bytes

LARGEST = 64 * 1024 * 1024
"""How many bytes a source may have: some two hundred times those of a thick issue."""


def read_text(path: Path) -> Source:
    """The page text in `path`: UTF-8 (with or without a mark), or UTF-16 or GB18030, which a finding tells.

    Lines end at ``\\n`` only and count from 1; a ``\\r`` before it has no ink. A form feed ends a page: pages
    count from 1, and are None where there is no form feed. Where one stands inside a line, the two sides are
    two `Line` values of the same number. Columns count characters of the line in the source. Raises
    SourceError where the file is missing, no file, too large, no text, torn or blank.
    """
    data = read_bytes(path, LARGEST, "the text", "give the text of an issue")
    text, encoding = decode(data, str(path))
    paged = "\f" in text
    page = 1 if paged else None
    lines: list[Line] = []
    normalised: list[Normalised] = []
    findings: list[Finding] = []
    if encoding != "utf-8":
        findings.append(note("encoding-converted", Span(page, 1, 1), encoding=encoding.upper()))
    for number, raw in enumerate(_raw_lines(text), start=1):
        for run_page, column, run in _runs(raw, page):
            passage, replaced = normalise(run, run_page, number, column)
            lines.append(Line(number, run_page, passage))
            normalised.extend(replaced)
            findings.extend(reported(passage))
            if "\r" in run:
                findings.append(note("lone-carriage-return", Span(run_page, number, number)))
        if page is not None:
            page += raw.count("\f")
    if all(line.blank for line in lines):
        raise SourceError("has no text, only blanks", place=str(path), advice="give the text of an issue")
    return Source(
        kind="text",
        file=os.fsencode(path.name).decode("utf-8", "replace"),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        text=text,
        pages=text.count("\f") + bool(text.rpartition("\f")[2].strip()) if paged else None,
        lines=tuple(lines),
        normalised=tuple(normalised),
        findings=(*findings, *findings_of(normalised)),
    )


def _raw_lines(text: str) -> list[str]:
    """The lines; behind the last ``\\n`` begins none."""
    lines = text.split("\n")
    return lines if lines[-1] else lines[:-1]


def _runs(raw: str, page: int | None) -> Iterator[tuple[int | None, int, str]]:
    """Page, first column and characters of each side of a form feed that has any; at least one a line."""
    raw = raw.rstrip("\r")
    if page is None or "\f" not in raw:
        yield page, 0, raw
        return
    if raw.strip("\f") == "":
        yield page, 0, ""
        return
    column = 0
    for run in raw.split("\f"):
        if run:
            yield page, column, run
        column += len(run) + 1
        page += 1
