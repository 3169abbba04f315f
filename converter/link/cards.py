"""Issue → cards: what linking needs to know of each document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from converter.model.corpus import Card
from converter.model.issue import Issue

_ISSUED = re.compile(r"关于(?:印发|转发|批转|公布|发布)《?(?P<work>.+?)》?的(?:通知|公告|决定|通报|函)$")
"""The title of a document that puts another work in force names that work."""


def also_of(title: str, issued: Iterable[str]) -> tuple[str, ...]:
    """The titles by which a document is cited beside its own: those of its issued parts, and the work that it names.

    >>> also_of("岚浦市人民政府办公室关于印发岚浦市防汛预案的通知", [])
    ('岚浦市防汛预案',)
    """
    match = _ISSUED.search(title)
    return tuple(dict.fromkeys([*issued, *([match["work"]] if match else [])]))


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
            also=also_of(
                document.title.text,
                (part.title.text for part in document.parts if part.kind == "issued" and part.title),
            ),
            kind=document.kind,
            issuers=document.issuers,
            signed=document.signed,
            published=issue.masthead.published,
            page=document.contents_page,
            in_force=document.in_force,
            citations=document.citations,
        )
