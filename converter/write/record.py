"""``issue.json``: the public record of one converted issue, its form and its bytes.

The record is a stable interface. Its keys stand here in the order in which they are written; a key may be
added, none may be taken away or change its meaning without a new number in `schema`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from converter.write.block_record import BlockRecord, SpanRecord, Spans

ID: Literal["gazette-issue/1"] = "gazette-issue/1"
"""What `schema` says in each record."""


class TextRecord(Struct, frozen=True):
    """The head of a document or part in its other language: its number or label, and its title."""

    lang: str
    label: str | None
    title: str | None
    source: Spans


class AuthenticRecord(Struct, frozen=True):
    """Which of two printed texts are authentic; `block` is where the document itself says so."""

    languages: list[str]
    block: str | None


class PartRecord(Struct, frozen=True, omit_defaults=True):
    """A part of a document; `label` has no blanks, and `label_printed` is false where print lost it."""

    kind: Annotated[str, Meta(description="main, issued or annex")]
    label: str | None
    title: str | None
    blocks: list[BlockRecord]
    label_printed: bool = True
    also: TextRecord | UnsetType = UNSET


class CitationRecord(Struct, frozen=True, omit_defaults=True):
    """Another work named in a block: characters `start` to `end` of its text.

    In a table they count in the cell `cell`: row and column from 0, header rows included. `pinpoint` is the article
    that is named, `work` the kind of work; a document of an office is the kind that is not told.
    """

    block: str
    start: int
    end: int
    text: str
    target: str | None
    title: str | None
    form: str
    number: str | None
    effective: date | None
    evidence: str | None
    relation: Annotated[str, Meta(description="What the document says of the work.")]
    until: Annotated[date | UnsetType, Meta(description="The new last day that an extension gives.")] = UNSET
    pinpoint: str | UnsetType = UNSET
    work: Annotated[str, Meta(description="document, law, standard, party or plan")] = "document"
    cell: tuple[int, int] | UnsetType = UNSET
    own: Annotated[bool, Meta(description="The words are the title of what the document itself issues.")] = False


class ForceRecord(Struct, frozen=True, rename={"from_": "from"}):
    """From when and until when a document says that it holds, both included, and where it says so.

    `rule` tells what gave the days (date, issue-day, days-after-issue, month; until-date, years, months).
    """

    from_: date | None
    until: date | None
    evidence: Spans
    rule: str


class StatusRecord(Struct, frozen=True, omit_defaults=True):
    """What this collection knows about the document being in force, with the sentences that say so.

    Only the copies on the site know of other issues: `since` is the day from which the state holds, `by` are the ids
    of the documents that the sentences stand in.
    """

    state: str
    evidence: list[str]
    since: date | UnsetType = UNSET
    by: list[str] | UnsetType = UNSET


class SourcesRecord(Struct, frozen=True):
    """Where the frame of a document is printed."""

    title: Spans
    number: Spans
    addressees: Spans
    signature: Spans


class DocumentRecord(Struct, frozen=True):
    """One document. `id` is issue and place in the issue, `permalink` comes from the number."""

    id: str
    permalink: str | None
    number: str | None
    number_as_printed: str | None
    kind: str
    title: str
    sources: SourcesRecord
    issuers: list[str]
    signed: date | None
    section: str | None
    contents_page: int | None
    addressees: str | None
    parts: list[PartRecord]
    citations: list[CitationRecord]
    in_force: ForceRecord | None
    status: StatusRecord
    lang: Annotated[str, Meta(description="That of the head, where print has two languages.")] | UnsetType = UNSET
    also: TextRecord | UnsetType = UNSET
    authentic: AuthenticRecord | UnsetType = UNSET


class FileRecord(Struct, frozen=True):
    """The file that was converted. `labels`: what print calls each page (two of them: a sheet of two pages)."""

    kind: Literal["text", "pdf"]
    file: str
    sha256: str
    encoding: str
    characters: int
    pages: int | None
    labels: list[list[str]] | UnsetType = UNSET


class EditorRecord(Struct, frozen=True):
    """A member of the editorial board with the printed role."""

    role: str
    name: str


class MastheadRecord(Struct, frozen=True):
    """What cover and imprint say; `title` has each printed language."""

    title: dict[str, str]
    year: int | None
    number: int | None
    total_number: int | None
    published: date | None
    editors: list[EditorRecord]
    publisher: str | None
    address: str | None
    web: str | None
    phone: str | None
    post_code: str | None
    printer: str | None
    remarks: list[str]
    notice: (
        Annotated[
            dict[str, str],
            Meta(description="What a document published by itself is called, by language: its number, or its title."),
        ]
        | UnsetType
    ) = UNSET


class ContentsRecord(Struct, frozen=True):
    """A line of the printed contents; `document` is the id of the document that it leads to."""

    section: str | None
    title: str
    page: int | None
    document: str | None
    source: SpanRecord
    label: str | UnsetType = UNSET
    block: Annotated[str, Meta(description="Of the document, where its own contents are printed.")] | UnsetType = UNSET
    lang: str | UnsetType = UNSET


class FurnitureRecord(Struct, frozen=True):
    """Print that is no part of a document."""

    kind: str
    text: str
    source: SpanRecord


class GapRecord(Struct, frozen=True):
    """Content that the source lost, behind the block `after` of `document`."""

    document: str
    after: str
    reason: str
    source: SpanRecord


class CorrectionRecord(Struct, frozen=True):
    """A recorded correction of the print."""

    source: SpanRecord
    before: str
    after: str
    reason: str
    by: str
    date: date


class FindingRecord(Struct, frozen=True):
    """What is odd about the print, or what the converter was unsure of; `advice` says what to do."""

    severity: Literal["error", "warning", "note"]
    code: str
    message: str
    advice: str
    source: SpanRecord


class LedgerRecord(Struct, frozen=True):
    """All characters of the source, each counted once; `source` is the sum of the others."""

    source: int
    blank: int
    documents: int
    furniture: int
    corrected: int
    unaccounted: Annotated[int, Meta(ge=0, le=0, description="0, or the conversion fails.")]


class NormalisedPlace(Struct, frozen=True):
    """A character that the reader put another in place of (`after` is empty where it was taken out)."""

    before: str
    after: str
    page: int | None
    line: int
    column: int


class NormalisedRecord(Struct, frozen=True):
    """Characters that the reader normalised, with their places; columns count from 0."""

    count: int
    places: list[NormalisedPlace]


class IssueRecord(Struct, frozen=True, rename={"schema_": "schema"}):
    """One converted issue. Text is the original script, after joining and after recorded corrections."""

    schema_: Literal["gazette-issue/1"]
    gazette: str
    year: int
    number: int
    total_number: int | None
    published: date | None
    source: FileRecord
    masthead: MastheadRecord
    contents: list[ContentsRecord]
    documents: list[DocumentRecord]
    furniture: list[FurnitureRecord]
    gaps: list[GapRecord]
    corrections: list[CorrectionRecord]
    findings: list[FindingRecord]
    ledger: LedgerRecord
    normalised: NormalisedRecord


def schema() -> bytes:
    """The JSON Schema (2020-12) of the record, which is shipped as ``converter/schema``."""
    generated = msgspec.json.schema(IssueRecord)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:gazette-site:schema:gazette-issue:1",
        "title": "One converted issue of an official gazette (issue.json)",
        **generated,
    }
    return msgspec.json.format(msgspec.json.encode(whole, order="sorted"), indent=2) + b"\n"
