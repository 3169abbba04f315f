"""All files that machines read, by their paths in the tree of the source language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from converter.data import akoma_ntoso, tables
from converter.model.issue import Document, Issue
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.table_pages import FORMS, held_tables, tables_of


def work_uris(archive: Archive) -> Mapping[str, str]:
    """The names of the works that one held document is, by their keys, as Akoma Ntoso has them."""
    return {
        work.key: akoma_ntoso.work_uri(archive.documents[work.documents[0]])
        for work in archive.corpus.works.values()
        if len(work.documents) == 1
    }


def document_downloads(
    document: Document, issue: Issue, archive: Archive, addresses: Addresses, title: str, works: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file of one document; `title` is the gazette's, `works` are `work_uris`."""
    path = f"{addresses.documents[document.id]}.akn.xml"
    yield path, akoma_ntoso.akoma_ntoso(document, issue, archive.citations(document.id), title, works)
    for held in tables_of(document, issue, addresses):
        name = document.title.text
        source = f"{issue.id}/{document.id.rpartition('/')[2]}#{held.table.id}"
        about = [name, str(document.number or ""), held.table.caption.text, held.table.unit.text, title, source]
        yield f"{held.page}.csv", tables.as_csv(held.table)
        yield f"{held.page}.json", tables.as_json(held.table, source, name)
        yield f"{held.page}.xlsx", tables.as_xlsx(held.table, [line for line in about if line])


def table_index(archive: Archive, addresses: Addresses) -> bytes:
    """The list of all tables with their files, as JSON."""
    index = [
        {
            "document": held.document.id,
            "table": held.table.id,
            "title": held.document.title.text,
            "caption": held.table.caption.text or None,
            "rows": len(held.table.rows),
            "columns": len(held.table.rows[0]) if held.table.rows else 0,
            "files": [f"{held.page}.{form}" for form in FORMS],
        }
        for held in held_tables(archive, addresses)
    ]
    return (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
