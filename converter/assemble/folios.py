"""Holds the pages that the contents tell against those on which documents begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter.model.finding import Finding, warning
from converter.model.issue import Document
from converter.model.place import Passage

_COUNTED = re.compile(r"[A-Z]?(\d{1,5})")

Labels = Sequence[Sequence[str]]


def check_pages(documents: Sequence[Document], labels: Labels) -> Iterator[Finding]:
    """A finding for each document that does not begin on the page that the contents tell.

    `labels` are what print calls the pages of the source. Where print tells no number of a page, its neighbours on
    both sides must; else nothing is said.
    """
    for document in documents:
        head = _head(document)
        if document.contents_page is None or head is None or head.page is None:
            continue
        printed = _numbers(head.page, labels)
        if printed and document.contents_page not in printed:
            yield warning(
                "contents-page-differs",
                head.span,
                page=str(document.contents_page),
                printed="–".join(map(str, printed)),
            )


def _head(document: Document) -> Passage | None:
    """What stands first in print: an order begins with its number."""
    heads = [passage for passage in (document.title, document.number_passage) if passage]
    return min(heads, key=lambda passage: passage.first_line, default=None)


def _numbers(page: int, labels: Labels) -> list[int]:
    """The printed numbers of a page."""
    own = _told(page, labels)
    if own:
        return own
    before = next((at for at in range(page - 1, 0, -1) if _told(at, labels)), None)
    behind = next((at for at in range(page + 1, len(labels) + 1) if _told(at, labels)), None)
    if before is None or behind is None:
        return []
    first, last = _told(before, labels)[-1], _told(behind, labels)[0]
    return [first + page - before] if last - first == behind - before else []


def _told(page: int, labels: Labels) -> list[int]:
    found = (_COUNTED.fullmatch(label) for label in labels[page - 1 : page][0]) if page <= len(labels) else ()
    return [int(match[1]) for match in found if match]
