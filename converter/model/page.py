"""What is visible on the pages of a source, without meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from converter.model.finding import Finding
from converter.model.place import Passage


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table whose print tells its cells; its line has a TAB between each two of `columns`.

    `table` counts the tables of a source. `merged` are the merged cells that begin in the row: their column, how many
    rows and how many columns they cover; what they cover is blank. `ruled`: rules show all of them; else these are the
    ones that white space makes sure.
    """

    table: int
    columns: int
    merged: tuple[tuple[int, int, int], ...] = ()
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line of page text: `passage` has no line end and may hold TABs between cells.

    What only a page tells: `bbox` in PDF points from the top left of the visible page; `furniture` where the place of
    the line makes it sure (``scan``: a page that can only be seen); `glue` where it goes on with the line before it,
    the characters between the two; `row` where it is one of a ruled table; `lang` (``zh``, ``en``) where print has its
    text twice, one half for each: all lines of the Chinese text come first, and what stands once for both has none;
    `raised` the columns of small raised characters; `frame` the drawn or tinted area in which it stands, counted from 1
    (one that goes on over the end of a column or page counts once).
    """

    number: int
    page: int | None
    passage: Passage
    bbox: tuple[float, float, float, float] | None = None
    furniture: str | None = None
    glue: str | None = None
    row: GridRow | None = None
    lang: str | None = None
    raised: tuple[int, ...] = ()
    frame: int | None = None

    @property
    def text(self) -> str:
        """The characters of the line after normalisation."""
        return self.passage.text

    @property
    def blank(self) -> bool:
        """Whether the line has no ink."""
        return not self.passage.text.strip()


def raised_places(lines: Iterable[Line]) -> frozenset[tuple[int, int]]:
    """The small raised characters of lines, by line and column."""
    return frozenset((line.number, column) for line in lines for column in line.raised)


@dataclass(frozen=True, slots=True)
class Normalised:
    """Characters that the reader put in place of others: `before` (one character), `after` (maybe none)."""

    before: str
    after: str
    page: int | None
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A source that has been read: its lines, and what was done to its characters.

    `text` are the characters as they stand in the source, `characters` their number; `pages` is None where page ends
    are unknown; `encoding` is the name under which the bytes were decoded. `labels` are what print calls each
    page (``ii``, ``17``): none for a cover, two for a sheet of two pages; empty where the source tells none at all.
    """

    kind: str
    file: str
    sha256: str
    encoding: str
    text: str
    pages: int | None
    lines: tuple[Line, ...]
    normalised: tuple[Normalised, ...]
    findings: tuple[Finding, ...]
    labels: tuple[tuple[str, ...], ...] = ()

    @property
    def characters(self) -> int:
        """How many characters the source has, line ends included."""
        return len(self.text)
