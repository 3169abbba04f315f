"""``corpus.jsonl``: the whole archive, a document a line, as issue.json has it, with its issue and its status."""

from __future__ import annotations

import msgspec

from converter.write.record import DocumentRecord, IssueRecord


class LineRecord(msgspec.Struct, frozen=True):
    """One line: the issue (its year, number and day) and the document."""

    gazette: str
    year: int
    number: int
    published: str | None
    document: DocumentRecord


def corpus_lines(record: IssueRecord) -> bytes:
    """The lines of one issue: JSON Lines in UTF-8. Those of all issues, in their order, are the file."""
    published = record.published.isoformat() if record.published else None
    lines = (LineRecord(record.gazette, record.year, record.number, published, one) for one in record.documents)
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
