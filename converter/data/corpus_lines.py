"""``corpus.jsonl``: the whole archive, a document a line, as issue.json has it, with its issue and its status."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from converter.model.corpus import Corpus
from converter.model.issue import Issue
from converter.write.issue_json import issue_record
from converter.write.record import DocumentRecord


class LineRecord(msgspec.Struct, frozen=True):
    """One line: the issue (its year, number and day) and the document."""

    gazette: str
    year: int
    number: int
    published: str | None
    document: DocumentRecord


def corpus_lines(issues: Sequence[Issue], corpus: Corpus) -> bytes:
    """JSON Lines in UTF-8, in the order of the archive."""
    lines = [
        msgspec.json.encode(
            LineRecord(
                issue.gazette,
                issue.year,
                issue.number,
                issue.masthead.published.isoformat() if issue.masthead.published else None,
                document,
            )
        )
        for issue in issues
        for document in issue_record(issue, corpus=corpus).documents
    ]
    return b"".join(line + b"\n" for line in lines)
