"""An issue without its text: what lists and other documents show of it. Thousands of them fit into memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from converter.model.block import Block, Event, Table
from converter.model.issue import Document, Issue, Ledger, Masthead, Part
from converter.model.page import Source
from converter.model.place import EMPTY

_NOTHING = Ledger(0, 0, 0, 0, 0, 0)


def thin(issue: Issue) -> Issue:
    """`issue` with its masthead and the heads of its documents, their tables without words, and their events."""
    return _without_source(issue, issue.masthead, tuple(_thin(document) for document in issue.documents))


def head(issue: Issue) -> Issue:
    """What names `issue`: of its masthead and, where a document is printed by itself, of that."""
    own = issue.masthead
    named = Masthead(
        titles=own.titles,
        year=own.year,
        number=own.number,
        total_number=own.total_number,
        published=own.published,
        notice=own.notice,
    )
    documents = tuple(replace(_thin(one), parts=()) for one in issue.documents) if own.notice else ()
    return _without_source(issue, named, documents)


def _without_source(issue: Issue, masthead: Masthead, documents: tuple[Document, ...]) -> Issue:
    return Issue(
        gazette=issue.gazette,
        year=issue.year,
        number=issue.number,
        source=Source(issue.source.kind, issue.source.file, "", "", "", None, (), (), ()),
        masthead=masthead,
        contents=(),
        documents=documents,
        furniture=(),
        gaps=(),
        corrections=(),
        findings=(),
        ledger=_NOTHING,
    )


def _thin(document: Document) -> Document:
    return replace(
        document,
        number_passage=EMPTY,
        addressees=EMPTY,
        parts=(Part(kind="main", blocks=tuple(_listed(document))),),
        citations=(),
        in_force=None,
        authentic=None,
    )


def _listed(document: Document) -> Iterator[Block]:
    for block in document.blocks():
        if isinstance(block, Event):
            yield block
        elif isinstance(block, Table):
            # Lists tell how many rows and columns there are.
            columns = len(block.rows[0]) if block.rows else 0
            yield replace(block, rows=((EMPTY,) * columns,) * len(block.rows), spans=(), also=None)
