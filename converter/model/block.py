"""Blocks of a document: what a reader sees, with the place of every character.

Each block has an `id` that is unique in its document and comes from the structure (``s2.1-p3``, ``annex1-t1``); before
`assemble` gives it, it is the empty string. ``passages()`` yields every passage that a block holds, once: the ledger
counts them.

Print in two languages: `lang` is the language of a block where print has several, and `also` the block that says the
same in the other one, paired by its printed label; a block without one stands in its own language alone. What
``passages()`` yields is in the block's own language; ``all_text_blocks`` yields both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from converter.model.place import EMPTY, Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading with its printed label (一、 （一） 1. (1)), which `passage` includes; levels count from 1.

    `run_in`: print sets the heading in one line with the text of the paragraph that follows it.
    """

    id: str = ""
    passage: Passage
    level: int
    label: str | None
    run_in: bool = False
    lang: str | None = None
    also: Block | None = None

    def passages(self) -> Iterator[Passage]:
        """The heading itself."""
        yield self.passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text. The first `lead` characters are an unnumbered run-in lead (``云计算。…``), 0 if none."""

    id: str = ""
    passage: Passage
    lead: int = 0
    lang: str | None = None
    also: Block | None = None

    def passages(self) -> Iterator[Passage]:
        """The paragraph itself."""
        yield self.passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A paragraph with a label that is no heading (``——``, a numbered sentence, an article, an annex in a list).

    `passage` includes the label. `depth` is how many levels print indents it by, 0 where that is not told.
    """

    id: str = ""
    passage: Passage
    label: str
    depth: int = 0
    lang: str | None = None
    also: Block | None = None

    def passages(self) -> Iterator[Passage]:
        """The item itself."""
        yield self.passage


class CellSpan(NamedTuple):
    """A merged cell: its first row and column, counted from 0 with the header, and how many it covers."""

    row: int
    column: int
    rows: int
    columns: int


def covered(spans: Iterable[CellSpan]) -> frozenset[tuple[int, int]]:
    """Row and column of each cell that a merged one covers, those in which merged cells begin left out."""
    spans = tuple(spans)
    cells = {
        (row, column)
        for span in spans
        for row in range(span.row, span.row + span.rows)
        for column in range(span.column, span.column + span.columns)
    }
    return frozenset(cells - {(span.row, span.column) for span in spans})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: all rows have equally many cells, a covered cell is an empty passage. `header_rows` come first."""

    id: str = ""
    caption: Passage = EMPTY
    unit: Passage = EMPTY
    rows: tuple[tuple[Passage, ...], ...]
    header_rows: int = 1
    spans: tuple[CellSpan, ...] = ()
    lang: str | None = None
    also: Block | None = None

    def passages(self) -> Iterator[Passage]:
        """Caption, unit and cells in reading order."""
        yield self.caption
        yield self.unit
        for row in self.rows:
            yield from row


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of a roster. `role` may be inherited from the line before; a name has no blanks for alignment."""

    role: str | None
    name: Passage
    post: Passage = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A list of people with roles and posts; `lines` are the printed lines that the people were read from."""

    id: str = ""
    lines: tuple[Passage, ...]
    people: tuple[Person, ...]

    def passages(self) -> Iterator[Passage]:
        """The printed lines."""
        yield from self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A grid of names in reading order, without blanks for alignment."""

    id: str = ""
    people: tuple[Passage, ...]

    def passages(self) -> Iterator[Passage]:
        """The names."""
        yield from self.people


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box (专栏): its printed heading ``专栏 1：…``, the label in it, the number, and what stands inside."""

    id: str = ""
    heading: Passage
    label: str
    number: int | None
    title: str
    blocks: tuple[Block, ...]

    def passages(self) -> Iterator[Passage]:
        """The heading, then all that the box holds."""
        yield self.heading
        for block in self.blocks:
            yield from block.passages()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The issuing bodies and the date at the end of a document, a passage for each printed line."""

    id: str = ""
    lines: tuple[Passage, ...]
    lang: str | None = None
    also: Block | None = None

    def passages(self) -> Iterator[Passage]:
        """The printed lines."""
        yield from self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark about the document (``（此件公开发布）``, the date line under a title), apart from its text.

    A footnote has the `mark` with which it begins.
    """

    id: str = ""
    passage: Passage
    lang: str | None = None
    also: Block | None = None
    mark: str = ""

    def passages(self) -> Iterator[Passage]:
        """The note itself."""
        yield self.passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An entry of a chronicle; `passage` includes the printed date, `date` is the day it means."""

    id: str = ""
    passage: Passage
    date: date | None

    def passages(self) -> Iterator[Passage]:
        """The entry itself."""
        yield self.passage


Block = Heading | Paragraph | Item | Table | Roster | Names | Box | Signature | Note | Event


@dataclass(frozen=True, slots=True)
class Furniture:
    """Print that is no part of a document: running heads, folios, contents, cover, imprint, trimmed overlaps, …

    `kind` is one of cover, imprint, contents, running_head, repeated_head, folio, label, overlap, editor, hidden,
    line_number, watermark, unreadable, other_text (the second text of print in two languages where it could not be
    paired).
    """

    kind: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Gap:
    """Content that is missing in the source. `after` is the id of the block (with its document) before the gap."""

    document: str
    after: str
    reason: str
    span: Span


def also_of(block: Block) -> Block | None:
    """The block that says the same in the other language of print."""
    return None if isinstance(block, Roster | Names | Box | Event) else block.also


def lang_of(block: Block) -> str | None:
    """The language of a block where print has several."""
    return None if isinstance(block, Roster | Names | Box | Event) else block.lang


def all_text_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in printed order, those inside boxes included (the box itself first), each with its `also` behind."""
    for block in blocks:
        yield block
        if (other := also_of(block)) is not None:
            yield other
        if isinstance(block, Box):
            yield from all_text_blocks(block.blocks)
