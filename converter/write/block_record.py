"""Blocks of ``issue.json``, and the places of the source that they were read from; a part of `record`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType


class SpanRecord(Struct, frozen=True):
    """A place of the source: lines from the first to the last, counted from 1.

    `page` is null where the source does not tell pages; `bbox` counts PDF points from the top left.
    """

    page: int | None
    lines: tuple[int, int]
    bbox: tuple[float, float, float, float] | None


Spans = Annotated[list[SpanRecord], Meta(description="One span for each piece that was joined.")]


class HeadingRecord(Struct, frozen=True, tag_field="type", tag="heading"):
    """A heading; `text` includes its label. `run_in`: print sets it in one line with what follows.

    `also`, here and in other blocks, says the same in the other language of a print in two languages.
    """

    id: str
    level: Annotated[int, Meta(ge=1, le=6)]
    label: str | None
    text: str
    run_in: bool
    lang: str
    source: Spans
    also: BlockRecord | UnsetType = UNSET


class ParagraphRecord(Struct, frozen=True, omit_defaults=True, tag_field="type", tag="paragraph"):
    """Running text; `lead` are its first words where print sets them apart like a heading."""

    id: str
    text: str
    lang: str
    source: Spans
    lead: str | UnsetType = UNSET
    also: BlockRecord | UnsetType = UNSET


class ItemRecord(Struct, frozen=True, tag_field="type", tag="item"):
    """A labelled paragraph that is no heading; `text` includes the label."""

    id: str
    label: str
    text: str
    lang: str
    source: Spans
    depth: Annotated[int, Meta(description="Levels of indent, where print tells them.")] | UnsetType = UNSET
    also: BlockRecord | UnsetType = UNSET


class TableRecord(Struct, frozen=True, tag_field="type", tag="table"):
    """A table. `rows` are all rows, header rows first; `columns` is the first of them; `text` is empty.

    A merged cell stands in `spans` as row, column, rows, columns (counted from 0); cells it covers are empty.
    """

    id: str
    text: str
    caption: str | None
    unit: str | None
    columns: list[str]
    header_rows: int
    rows: list[list[str]]
    spans: list[tuple[int, int, int, int]]
    lang: str
    source: Spans
    also: BlockRecord | UnsetType = UNSET


class PersonRecord(Struct, frozen=True):
    """One person of a roster; the role may be inherited from a line above."""

    role: str | None
    name: str
    post: str | None


class RosterRecord(Struct, frozen=True, tag_field="type", tag="roster"):
    """People with roles and posts; `text` are the printed lines."""

    id: str
    text: str
    people: list[PersonRecord]
    lang: str
    source: Spans


class NamesRecord(Struct, frozen=True, tag_field="type", tag="names"):
    """A grid of names in reading order; `text` is empty."""

    id: str
    text: str
    people: list[str]
    lang: str
    source: Spans


class BoxRecord(Struct, frozen=True, tag_field="type", tag="box"):
    """A box; `text` is its printed heading, which includes the label, `blocks` is what stands in it."""

    id: str
    label: str
    number: int | None
    title: str
    text: str
    lang: str
    source: Spans
    blocks: list[BlockRecord]


class SignatureRecord(Struct, frozen=True, tag_field="type", tag="signature"):
    """Issuing bodies and date at the end; `text` are the printed lines."""

    id: str
    text: str
    lang: str
    source: Spans
    also: BlockRecord | UnsetType = UNSET


class NoteRecord(Struct, frozen=True, tag_field="type", tag="note"):
    """A remark about the document, apart from its text; a footnote has the `mark` with which it begins."""

    id: str
    text: str
    lang: str
    source: Spans
    also: BlockRecord | UnsetType = UNSET
    mark: str | UnsetType = UNSET


class EventRecord(Struct, frozen=True, tag_field="type", tag="event"):
    """An entry of a chronicle; `text` includes the printed date."""

    id: str
    date: date | None
    text: str
    lang: str
    source: Spans


BlockRecord = (
    HeadingRecord
    | ParagraphRecord
    | ItemRecord
    | TableRecord
    | RosterRecord
    | NamesRecord
    | BoxRecord
    | SignatureRecord
    | NoteRecord
    | EventRecord
)
