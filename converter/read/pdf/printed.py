"""What the child process tells of a PDF: plain values that go over a pipe."""

from __future__ import annotations

import msgspec

Box = tuple[float, float, float, float]


class PrintedLine(msgspec.Struct, frozen=True, array_like=True):
    """One line in reading order; see `layout.PageLine`. `table` counts the tables of the source from 1.

    `bbox` is None for what stands outside the page.
    """

    text: str
    page: int
    bbox: Box | None
    furniture: str = ""
    glue: str | None = None
    apart: bool = False
    table: int = 0
    columns: int = 0
    merged: tuple[tuple[int, int, int], ...] = ()
    ruled: bool = False


class Doubt(msgspec.Struct, frozen=True, array_like=True):
    """What became odd while reading: a finding's code, its page, and its words."""

    code: str
    page: int
    words: tuple[tuple[str, str], ...] = ()


class Printed(msgspec.Struct, frozen=True, array_like=True):
    """A PDF that was read; `refused` says why it was not."""

    pages: int = 0
    lines: tuple[PrintedLine, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    refused: str = ""
