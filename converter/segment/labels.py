"""Headings and items, by their labels and by the labels beside them."""

from __future__ import annotations

from collections.abc import Sequence

from converter.forms.labels import ARTICLE, DASHES, is_heading, label_of
from converter.forms.text import squeeze
from converter.model.flow import Kind, Strip
from converter.segment.drafts import Draft

_LONG_FOR_HEADING = 20


def mark_labels(drafts: Sequence[Draft]) -> list[Draft]:
    """Headings and items by their labels. A run-in heading keeps its paragraph until `assemble` parts them."""
    marked: list[Draft] = []
    for current in drafts:
        if current.kind is not Kind.TEXT:
            marked.append(current)
            continue
        text = current.text
        label = label_of(text)
        if label and is_heading(text, label.end):
            marked.append(current.becomes(Kind.HEADING, label=label.text.rstrip(), level=label.level))
        elif label:
            marked.append(current.becomes(Kind.ITEM, label=label.text.rstrip(), level=label.level))
        elif match := ARTICLE.match(text) or DASHES.match(text):
            marked.append(current.becomes(Kind.ITEM, label=match.group()))
        else:
            marked.append(current)
    return _items_among_items(marked)


def _items_among_items(drafts: Sequence[Draft]) -> list[Draft]:
    """A labelled line without its end, before running text, is a cut item where the labels beside it are items.

    Beside members that end in ； any such line is one; beside sentences only a line that is long or has a comma.
    """
    marked = list(drafts)
    for at, current in enumerate(drafts):
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        if current.kind is not Kind.HEADING or following is None or following.kind is not Kind.TEXT:
            continue
        assert isinstance(current.content, Strip)
        beside = _siblings(drafts, at, current.content.level)
        if not beside or any(draft.kind is Kind.HEADING for draft in beside):
            continue
        members = any(draft.text.rstrip().endswith(("；", ";")) for draft in beside)
        if members or "，" in current.text or len(squeeze(current.text)) >= _LONG_FOR_HEADING:
            marked[at] = current.becomes(Kind.ITEM, label=current.content.label, level=current.content.level)
    return marked


def _siblings(drafts: Sequence[Draft], at: int, level: int) -> list[Draft]:
    """The labelled drafts of the same level under the same heading, before and behind."""
    found: list[Draft] = []
    for step in (-1, 1):
        index = at + step
        while 0 <= index < len(drafts):
            content = drafts[index].content
            kind = drafts[index].kind
            if kind in (Kind.TITLE, Kind.PART_TITLE, Kind.ANNEX_LABEL, Kind.DATE, Kind.BOX):
                break
            if kind in (Kind.HEADING, Kind.ITEM) and isinstance(content, Strip):
                if 0 < content.level < level or ARTICLE.match(content.passage.text):
                    break
                if content.level == level:
                    found.append(drafts[index])
            index += step
    return found
