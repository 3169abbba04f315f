"""One issue → its Markdown: a page for the issue, one for each document."""

from __future__ import annotations

from collections.abc import Mapping

from converter.model.issue import Document, Issue
from converter.write.addresses import Addresses
from converter.write.document import document_page
from converter.write.issue_page import issue_page
from converter.write.words import words


def issue_files(issue: Issue, language: str = "zh-Hans") -> Mapping[str, bytes]:
    """The files of one folder: ``index.md`` for the issue, ``1.md``, ``2.md``, … for its documents by their place.

    Links lead from one to another by their file names; the interface speaks `language`.
    """
    documents = {document.id: place(document) for document in issue.documents}
    addresses = Addresses(
        ending=".md",
        issues={issue.id: "index"},
        documents=documents,
        works=unique_works({document.id: document for document in issue.documents}, documents),
    )
    say = words(language)
    files = {"index.md": issue_page(issue, addresses, say).encode()}
    for document in issue.documents:
        files[f"{documents[document.id]}.md"] = document_page(document, issue, addresses, say).encode()
    return files


def place(document: Document) -> str:
    """The place of a document in its issue, which ends its id."""
    return document.id.rpartition("/")[2]


def unique_works(documents: Mapping[str, Document], paths: Mapping[str, str]) -> dict[str, str]:
    """Permalink → page, for those that one document alone claims."""
    claims: dict[str, list[str]] = {}
    for name, document in documents.items():
        if document.permalink is not None:
            claims.setdefault(document.permalink, []).append(paths[name])
    return {permalink: pages[0] for permalink, pages in claims.items() if len(pages) == 1}
