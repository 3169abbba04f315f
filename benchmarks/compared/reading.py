"""What a tool, or the truth, says that a PDF reads: pieces in reading order, in one form for all of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

HEADINGS, PARAGRAPHS, TABLES, FURNITURE, FLAGS = "headings", "paragraphs", "tables", "furniture", "flags"
"""What a tool may claim to tell: which lines are headings, where paragraphs end, which cells a table has, which lines
are running heads and folios, and which pages cannot be read."""

ALL = frozenset((HEADINGS, PARAGRAPHS, TABLES, FURNITURE, FLAGS))

Rows = tuple[tuple[str, ...], ...]

_LEADER = re.compile(r"(?:[.·．…⋯]\s*){3,}|…{2,}|⋯{2,}")
_DASH = re.compile(r"^\s*[-*•●]\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a text (a paragraph), a line (of a list, a signature: where it ends says nothing) or a table."""

    kind: str
    text: str = ""
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The pieces, and which of the claims they make; `told` are pages of which the output says it cannot read them."""

    pieces: tuple[Piece, ...]
    claims: frozenset[str]
    told: frozenset[int] = frozenset()


def squeezed(text: str) -> str:
    """The characters that are compared: no blanks, no leaders, no dash before an item, compatible forms as one.

    >>> squeezed(" - 组 长：Ａ……… 3")
    '组长:A3'
    """
    text = _LEADER.sub("", _DASH.sub("", text))
    return "".join(unicodedata.normalize("NFKC", text.replace("\u00ad", "-")).split())


def whole(pieces: Iterable[Piece]) -> str:
    """All characters that are compared, in reading order."""
    return "".join(squeezed(text) for text in texts(pieces))


def texts(pieces: Iterable[Piece]) -> Iterator[str]:
    """The texts of pieces and cells in reading order."""
    for piece in pieces:
        if piece.kind == "table":
            yield from (cell for row in piece.rows for cell in row)
        else:
            yield piece.text


def rows_of(pieces: Sequence[Piece]) -> list[tuple[str, ...]]:
    """The rows of all tables, in order, without columns that are blank in the whole table; cells as compared."""
    found: list[tuple[str, ...]] = []
    for piece in pieces:
        if piece.kind == "table" and piece.rows:
            rows = [tuple(squeezed(cell) for cell in row) for row in piece.rows]
            wide = max(map(len, rows))
            rows = [row + ("",) * (wide - len(row)) for row in rows]
            inked = [at for at in range(wide) if any(row[at] for row in rows)]
            found.extend(tuple(row[at] for at in inked) for row in rows)
    return found
