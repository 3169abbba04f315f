"""Issue → cards: what linking needs to know of each document."""

from __future__ import annotations

from collections.abc import Iterator

from converter.model.corpus import Card
from converter.model.issue import Issue


def cards_of(issue: Issue) -> Iterator[Card]:
    """The cards of an issue's documents, in printed order."""
    for place, document in enumerate(issue.documents, 1):
        yield Card(
            id=document.id,
            issue=issue.id,
            position=(issue.year, issue.number, place),
            permalink=document.permalink,
            number=str(document.number) if document.number else None,
            title=document.title.text,
            also=tuple(part.title.text for part in document.parts if part.kind == "issued" and part.title),
            kind=document.kind,
            issuers=document.issuers,
            signed=document.signed,
            published=issue.masthead.published,
            page=document.contents_page,
            in_force=document.in_force,
            citations=document.citations,
        )
