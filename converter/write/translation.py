"""Translations of what was printed.

There are none yet: what has none is shown in Chinese, marked as such. Pages ask here and nowhere else.
"""

from __future__ import annotations

from converter.model.issue import Document

TITLE = "title"
"""The place of a document's title among the ids of its blocks."""


def translation(document: Document, place: str, language: str) -> str | None:
    """The words of a block of `document` (or of its TITLE) in `language`, as text; None where nobody translated it."""
    del document, place, language
    return None
