"""All files that machines read, by their paths in the tree of the source language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from converter.data import akoma_ntoso, calendar, corpus_lines, tables
from converter.model.issue import Issue
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.chronicle import CALENDAR
from converter.write.open_data import CORPUS, SCHEMA, TABLES
from converter.write.record import schema
from converter.write.table_pages import FORMS, held_tables
from converter.write.words import Words


def downloads(
    issues: Sequence[Issue], archive: Archive, addresses: Addresses, words: Words, title: str, base: str
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each; the sums of what is for download are for the caller to add."""
    issues = sorted(issues, key=lambda issue: issue.order)
    works = {
        work.key: akoma_ntoso.work_uri(archive.documents[work.documents[0]])
        for work in archive.corpus.works.values()
        if len(work.documents) == 1
    }
    for issue in issues:
        for document in issue.documents:
            path = f"{addresses.documents[document.id]}.akn.xml"
            yield path, akoma_ntoso.akoma_ntoso(document, issue, archive.citations(document.id), title, works)
    index = []
    for held in held_tables(archive, addresses):
        name = held.document.title.text
        source = f"{held.issue.id}/{held.document.id.rpartition('/')[2]}#{held.table.id}"
        about = [name, str(held.document.number or ""), held.table.caption.text, held.table.unit.text, title, source]
        yield f"{held.page}.csv", tables.as_csv(held.table)
        yield f"{held.page}.json", tables.as_json(held.table, source, name)
        yield f"{held.page}.xlsx", tables.as_xlsx(held.table, [line for line in about if line])
        index.append(
            {
                "document": held.document.id,
                "table": held.table.id,
                "title": name,
                "caption": held.table.caption.text or None,
                "rows": len(held.table.rows),
                "columns": len(held.table.rows[0]) if held.table.rows else 0,
                "files": [f"{held.page}.{form}" for form in FORMS],
            }
        )
    yield TABLES, (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    yield CALENDAR, calendar.calendar(archive, addresses, words, title, base)
    yield CORPUS, corpus_lines.corpus_lines(issues, archive.corpus)
    yield SCHEMA, schema()
