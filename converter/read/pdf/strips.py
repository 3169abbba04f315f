"""A line of text as the pieces that wide gaps part, and as the cells of a row where it is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from converter.read.pdf.rows import text_of
from converter.read.pdf.sheet import Box, Glyph, around


class Bit(NamedTuple):
    """What stands between two wide gaps of a line; at least one of its glyphs has ink."""

    box: Box
    glyphs: tuple[Glyph, ...]

    @staticmethod
    def of(glyphs: Sequence[Glyph]) -> Bit:
        """The bit of these glyphs."""
        return Bit(around(glyph.box for glyph in glyphs if glyph.char.strip()), tuple(glyphs))

    @property
    def text(self) -> str:
        """What it reads."""
        return text_of(self.glyphs)

    @property
    def at(self) -> int:
        """Its place in the content stream."""
        return min(glyph.at for glyph in self.glyphs)


class OpenTable(NamedTuple):
    """A table that may go on behind a break: its columns, and the size of its text."""

    columns: tuple[tuple[float, float], ...]
    size: float


class Strip(NamedTuple):
    """A line of text as its bits; `cells` where it is a row: their texts, one for each of the `columns`.

    `merged` are the merged cells that begin in it: column, how many rows, how many columns.
    `words` are what it reads where that is neither: a person of a roster that print sets in columns. `crowded`: a cell
    has a gap in a line that may part two cells.
    """

    bits: tuple[Bit, ...]
    size: float
    cells: tuple[str, ...] = ()
    columns: tuple[tuple[float, float], ...] = ()
    merged: tuple[tuple[int, int, int], ...] = ()
    words: str = ""
    crowded: bool = False

    @property
    def box(self) -> Box:
        """Where the line stands."""
        return around(bit.box for bit in self.bits)

    @property
    def text(self) -> str:
        """What the line reads: a TAB between cells, a blank between bits."""
        if self.words:
            return self.words
        return "\t".join(self.cells) if self.cells else " ".join(bit.text for bit in self.bits)
