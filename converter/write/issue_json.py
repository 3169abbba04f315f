"""Fills the public record from the model and writes its bytes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from converter.messages import describe
from converter.model.block import (
    Block,
    Box,
    Event,
    Heading,
    Item,
    Names,
    Note,
    Paragraph,
    Roster,
    Signature,
    Table,
    also_of,
    lang_of,
)
from converter.model.corpus import Corpus
from converter.model.finding import Finding
from converter.model.issue import Citation, Document, InForce, Issue, Part, Text
from converter.model.page import Source
from converter.model.place import Passage, Span
from converter.write import block_record as b
from converter.write import record as r
from converter.write.places import with_boxes

_LANGUAGE = "zh-Hans"

TITLE = "title:"
"""Begins the key of a work that is known by its title only; it is no address."""

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def issue_record(issue: Issue, language: str = "zh", corpus: Corpus | None = None) -> r.IssueRecord:
    """The record of an issue; findings are worded in `language`.

    With the `corpus` that the issue is part of, citations by title have their targets, and documents their status.
    """
    record = r.IssueRecord(
        schema_=r.ID,
        gazette=issue.gazette,
        year=issue.year,
        number=issue.number,
        total_number=issue.masthead.total_number,
        published=issue.masthead.published,
        source=_file(issue.source),
        masthead=_masthead(issue),
        contents=[
            r.ContentsRecord(
                entry.section,
                entry.title,
                entry.page,
                entry.document,
                _span(entry.span),
                entry.label or UNSET,
                entry.block or UNSET,
                entry.lang or UNSET,
            )
            for entry in issue.contents
        ],
        documents=[_document(document, corpus) for document in issue.documents],
        furniture=[
            r.FurnitureRecord(entry.kind, entry.passage.text, _span(entry.passage.span)) for entry in issue.furniture
        ],
        gaps=[r.GapRecord(gap.document, gap.after, gap.reason, _span(gap.span)) for gap in issue.gaps],
        corrections=[
            r.CorrectionRecord(_span(done.span), done.before, done.after, done.reason, done.by, done.date)
            for done in issue.corrections
        ],
        findings=[_finding(finding, language) for finding in issue.findings],
        ledger=r.LedgerRecord(
            source=issue.ledger.source,
            blank=issue.ledger.blank,
            documents=issue.ledger.documents,
            furniture=issue.ledger.furniture,
            corrected=issue.ledger.corrected,
            unaccounted=issue.ledger.unaccounted,
        ),
        normalised=_normalised(issue.source),
    )
    return with_boxes(record, issue.source)


def encode(record: r.IssueRecord) -> bytes:
    """The bytes of ``issue.json``: UTF-8, a line for each block, citation or finding, so that changes show."""
    return ("\n".join(_layout(msgspec.to_builtins(record))) + "\n").encode()


def _layout(value: Json, head: str = "", indent: str = "", tail: str = "") -> Iterator[str]:
    """The lines of a value: what holds blocks or records is spread out, all else stands in one line."""
    inner = indent + " "
    if isinstance(value, dict) and not _SPREAD.isdisjoint(value):
        yield f"{indent}{head}{{"
        last = len(value) - 1
        for at, (key, item) in enumerate(value.items()):
            yield from _layout(item, f"{json.dumps(key)}: ", inner, "," if at < last else "")
        yield f"{indent}}}{tail}"
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield f"{indent}{head}["
        last = len(value) - 1
        for at, item in enumerate(value):
            yield from _layout(item, "", inner, "," if at < last else "")
        yield f"{indent}]{tail}"
    else:
        yield f"{indent}{head}{_compact(value)}{tail}"


_SPREAD = frozenset(("documents", "parts", "blocks", "places", "remarks"))
"""A value with one of these keys is spread over lines."""

_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _file(source: Source) -> r.FileRecord:
    return r.FileRecord(
        kind="pdf" if source.kind == "pdf" else "text",
        file=source.file,
        sha256=source.sha256,
        encoding=source.encoding,
        characters=source.characters,
        pages=source.pages,
        labels=[list(own) for own in source.labels] or UNSET,
    )


def _masthead(issue: Issue) -> r.MastheadRecord:
    masthead = issue.masthead
    return r.MastheadRecord(
        title=dict(masthead.titles),
        year=masthead.year,
        number=masthead.number,
        total_number=masthead.total_number,
        published=masthead.published,
        editors=[r.EditorRecord(editor.role, editor.name) for editor in masthead.editors],
        publisher=masthead.publisher,
        address=masthead.address,
        web=masthead.web,
        phone=masthead.phone,
        post_code=masthead.post_code,
        printer=masthead.printer,
        remarks=list(masthead.remarks),
        notice=dict(masthead.notice) or UNSET,
    )


def _document(document: Document, corpus: Corpus | None) -> r.DocumentRecord:
    signatures = [block for block in document.blocks() if isinstance(block, Signature)]
    return r.DocumentRecord(
        id=document.id,
        permalink=document.permalink,
        number=str(document.number) if document.number else None,
        number_as_printed=_text(document.number_passage),
        kind=document.kind,
        title=document.title.text,
        sources=r.SourcesRecord(
            title=_spans(document.title),
            number=_spans(document.number_passage),
            addressees=_spans(document.addressees),
            signature=_spans(*(line for block in signatures for line in block.lines)),
        ),
        issuers=list(document.issuers),
        signed=document.signed,
        section=document.section,
        contents_page=document.contents_page,
        addressees=document.addressees.strip().text or None,
        parts=[_part(part) for part in document.parts],
        citations=[
            _citation(citation)
            for citation in (corpus.citations if corpus else {}).get(document.id, document.citations)
        ],
        in_force=_force(document.in_force) if document.in_force else None,
        status=_status(document, corpus) if corpus else r.StatusRecord("in_force_unknown", []),
        lang=document.lang or UNSET,
        also=_head(document.also),
        authentic=(
            r.AuthenticRecord(list(document.authentic.languages), document.authentic.block)
            if document.authentic
            else UNSET
        ),
    )


def _part(part: Part) -> r.PartRecord:
    label = part.label.squeezed().text or None
    printed = label is not None or part.kind != "annex"
    if not printed:
        label = f"附件{part.number or ''}"
    return r.PartRecord(
        part.kind, label, _text(part.title), [_block(block) for block in part.blocks], printed, _head(part.also)
    )


def _head(text: Text | None) -> r.TextRecord | UnsetType:
    if text is None:
        return UNSET
    return r.TextRecord(text.lang, _text(text.label), _text(text.title), _spans(text.label, text.title))


def _block(block: Block) -> b.BlockRecord:
    source = _spans(*block.passages())
    lang = lang_of(block) or _LANGUAGE
    other = also_of(block)
    also = _block(other) if other is not None else UNSET
    match block:
        case Heading():
            return b.HeadingRecord(
                block.id,
                min(block.level, 6),
                block.label,
                block.passage.text,
                block.run_in,
                lang,
                source,
                also,
            )
        case Paragraph():
            lead = block.passage.text[: block.lead] or UNSET
            return b.ParagraphRecord(block.id, block.passage.text, lang, source, lead, also)
        case Item():
            return b.ItemRecord(block.id, block.label, block.passage.text, lang, source, block.depth or UNSET, also)
        case Table():
            return _table(block, lang, source, also)
        case Roster():
            people = [b.PersonRecord(person.role, person.name.text, _text(person.post)) for person in block.people]
            return b.RosterRecord(block.id, _lines(block.lines), people, _LANGUAGE, source)
        case Names():
            return b.NamesRecord(block.id, "", [name.text for name in block.people], _LANGUAGE, source)
        case Box():
            return b.BoxRecord(
                block.id,
                block.label,
                block.number,
                block.title,
                block.heading.text,
                _LANGUAGE,
                _spans(block.heading),
                [_block(inner) for inner in block.blocks],
            )
        case Signature():
            return b.SignatureRecord(block.id, _lines(block.lines), lang, source, also)
        case Note():
            return b.NoteRecord(block.id, block.passage.text, lang, source, also, block.mark or UNSET)
        case Event():
            return b.EventRecord(block.id, block.date, block.passage.text, _LANGUAGE, source)


def _table(table: Table, lang: str, source: list[b.SpanRecord], also: b.BlockRecord | UnsetType) -> b.TableRecord:
    rows = [[cell.text for cell in row] for row in table.rows]
    return b.TableRecord(
        id=table.id,
        text="",
        caption=_text(table.caption),
        unit=_text(table.unit),
        columns=rows[0] if rows and table.header_rows else [],
        header_rows=table.header_rows,
        rows=rows,
        spans=[(span.row, span.column, span.rows, span.columns) for span in table.spans],
        lang=lang,
        source=source,
        also=also,
    )


def _citation(citation: Citation) -> r.CitationRecord:
    return r.CitationRecord(
        block=citation.block,
        start=citation.start,
        end=citation.end,
        text=citation.text,
        target=None if citation.target and citation.target.startswith(TITLE) else citation.target,
        title=citation.title,
        form=citation.form,
        number=citation.number,
        effective=citation.effective,
        until=citation.until or UNSET,
        evidence=citation.evidence or None,
        relation=citation.relation,
        pinpoint=citation.pinpoint or UNSET,
        # msgspec leaves a default out where it is the same object; a string from another process is another one.
        work=sys.intern(citation.work),
        cell=citation.cell or UNSET,
        own=citation.own,
    )


def _status(document: Document, corpus: Corpus) -> r.StatusRecord:
    status = corpus.works[document.permalink or document.id].status
    return r.StatusRecord(
        status.state,
        [one.citation.evidence for one in status.evidence],
        since=status.since or UNSET,
        by=[one.document for one in status.evidence] or UNSET,
    )


def _force(force: InForce) -> r.ForceRecord:
    return r.ForceRecord(force.start, force.until, [_span(span) for span in force.evidence], force.rule)


def _finding(finding: Finding, language: str) -> r.FindingRecord:
    message, advice = describe(finding, language)
    return r.FindingRecord(finding.severity.value, finding.code, message, advice, _span(finding.span))


def _normalised(source: Source) -> r.NormalisedRecord:
    places = [
        r.NormalisedPlace(entry.before, entry.after, entry.page, entry.line, entry.column)
        for entry in source.normalised
    ]
    return r.NormalisedRecord(len(places), places)


def _span(span: Span) -> b.SpanRecord:
    return b.SpanRecord(span.page, (span.first, span.last), span.bbox)


def _spans(*passages: Passage) -> list[b.SpanRecord]:
    """One span for each printed line that the passages touch, in reading order."""
    return [_span(span) for span in dict.fromkeys(span for passage in passages for span in passage.spans)]


def _text(passage: Passage) -> str | None:
    return passage.text or None


def _lines(lines: Iterable[Passage]) -> str:
    return "\n".join(line.text for line in lines)
