"""What the reader of a PDF tells: plain values, most of which go from one process to the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

Box = tuple[float, float, float, float]


class PrintedLine(msgspec.Struct, frozen=True, array_like=True):
    """One line in reading order; see `layout.PageLine`. `table` and `frame` count those of the source from 1.

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
    lang: str = ""
    raised: tuple[int, ...] = ()
    ruled: bool = False
    frame: int = 0


class Doubt(msgspec.Struct, frozen=True, array_like=True):
    """What became odd while reading: a finding's code, its page, and its words."""

    code: str
    page: int
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was read. `lines` are given once and held by nobody else, so that a long source stands once only.

    `labels` are those that the file gives its pages.
    """

    pages: int
    lines: Iterator[PrintedLine]
    doubts: tuple[Doubt, ...]
    labels: tuple[str, ...] = ()
