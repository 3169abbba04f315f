"""Converted issues in a folder → the linked corpus, its file and its summary: `gazette link`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from converter.link import link_cards
from converter.link.cards import also_of
from converter.model.corpus import Card, Corpus, Reference
from converter.model.issue import Citation, InForce
from converter.records import Records, issue_of
from converter.write.record import CitationRecord, DocumentRecord, IssueRecord

FILE = "corpus.json"
"""The linked corpus, in the folder of the converted issues."""

MANIFEST = ".gazette-link.json"
"""Names the files that linking has written into that folder."""


class ReferenceRecord(msgspec.Struct, frozen=True):
    """A citation of a work: where it stands and what it says."""

    document: str
    block: str
    relation: str
    effective: date | None
    evidence: str


class WorkRecord(msgspec.Struct, frozen=True):
    """A work that is held (`documents`) or only cited, with its status and who cites it."""

    key: str
    kind: str
    number: str | None
    titles: list[str]
    documents: list[str]
    state: str
    since: date | None
    cited_by: list[ReferenceRecord]


class ConflictRecord(msgspec.Struct, frozen=True):
    """Something between documents that does not fit."""

    code: str
    documents: list[str]
    words: dict[str, str]


class CorpusRecord(msgspec.Struct, frozen=True, rename={"schema_": "schema"}):
    """The linked corpus; `as_of` is the day of its last issue."""

    schema_: str
    as_of: date | None
    issues: list[str]
    works: list[WorkRecord]
    conflicts: list[ConflictRecord]


def link_records(records: Records) -> Corpus:
    """The corpus of converted issues."""
    return link_cards(card for record in records.values() for card in cards_of(record))


def cards_of(record: IssueRecord) -> Iterator[Card]:
    """The cards of an issue's documents, in printed order."""
    for place, document in enumerate(record.documents, 1):
        yield Card(
            id=document.id,
            issue=issue_of(record),
            position=(record.year, record.number, place),
            permalink=document.permalink,
            number=document.number,
            title=document.title,
            also=also_of(document.title, (one.title for one in document.parts if one.kind == "issued" and one.title)),
            kind=document.kind,
            issuers=tuple(document.issuers),
            signed=document.signed,
            published=record.published,
            page=document.contents_page,
            in_force=_force(document),
            citations=tuple(_citation(citation) for citation in document.citations),
        )


def _force(document: DocumentRecord) -> InForce | None:
    force = document.in_force
    return InForce(start=force.from_, until=force.until, rule=force.rule, evidence=()) if force else None


def _citation(citation: CitationRecord) -> Citation:
    return Citation(
        block=citation.block,
        start=citation.start,
        end=citation.end,
        text=citation.text,
        form=citation.form,
        title=citation.title,
        number=citation.number,
        target=citation.target,
        relation=citation.relation,
        effective=citation.effective,
        until=citation.until if citation.until is not msgspec.UNSET else None,
        evidence=citation.evidence or "",
        work=citation.work,
        own=citation.own,
    )


def encode(corpus: Corpus, issues: Iterable[str]) -> bytes:
    """The corpus as JSON, the same bytes for the same issues."""
    record = CorpusRecord(
        schema_="gazette-corpus/1",
        as_of=corpus.as_of,
        issues=sorted(issues),
        works=[
            WorkRecord(
                key=work.key,
                kind=work.kind,
                number=work.number,
                titles=list(work.titles),
                documents=list(work.documents),
                state=work.status.state,
                since=work.status.since,
                cited_by=[_reference(one) for one in work.cited_by],
            )
            for work in corpus.works.values()
        ],
        conflicts=[ConflictRecord(one.code, list(one.documents), dict(one.words)) for one in corpus.conflicts],
    )
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def _reference(reference: Reference) -> ReferenceRecord:
    citation = reference.citation
    return ReferenceRecord(reference.document, citation.block, citation.relation, citation.effective, citation.evidence)


def counts_of(corpus: Corpus) -> dict[str, int]:
    """What a summary tells: works held and not held, citations with and without a target, states, conflicts."""
    citations = [one for some in corpus.citations.values() for one in some if not one.own]
    states = Counter(work.status.state for work in corpus.works.values())
    return {
        "documents": len(corpus.cards),
        "away": sum(1 for work in corpus.works.values() if not work.documents),
        "citations": len(citations),
        "linked": sum(1 for one in citations if one.target),
        "changed": sum(count for state, count in states.items() if state not in ("in_force_unknown", "starts_later")),
        "conflicts": len(corpus.conflicts),
    }
