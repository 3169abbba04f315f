"""The title of a document that is printed by itself and has no number: the first lines of its first page.

In a gazette a title is known by the contents, or by the number that stands below it; here by its place alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.forms.dates import date_of
from converter.forms.labels import label_of
from converter.forms.text import squeeze, tidy, unfinished
from converter.model.flow import Kind
from converter.model.place import Passage
from converter.segment.drafts import Draft

_LONGEST = 60
"""Characters of a title, blanks aside."""


def mark_separate_title(drafts: Sequence[Draft], contents: Sequence[str]) -> list[Draft]:
    """The same drafts, the lines with which the first page begins as one title.

    Only where no other title can be known: without contents, without any title or number.
    """
    marked = list(drafts)
    heads = (Kind.TITLE, Kind.NUMBER)
    if contents or any(draft.kind in heads for draft in drafts):
        return marked
    size = _size_of_title(drafts)
    if size:
        whole = Passage.joined([draft.passage for draft in drafts[:size]])
        marked[:size] = [drafts[0].becomes(Kind.TITLE, tidy(whole))]
    return marked


def _size_of_title(drafts: Sequence[Draft]) -> int:
    """How many of the first lines are a title: those that stand together, each broken off, short as a whole."""
    size = 0
    text = ""
    for draft in drafts:
        if size and not draft.wrapped:
            break
        if draft.kind is not Kind.TEXT or draft.passage.page != 1 or _is_no_title(draft.text):
            break
        text += squeeze(draft.text)
        size += 1
    return size if 0 < len(text) <= _LONGEST and size < len(drafts) else 0


def _is_no_title(text: str) -> bool:
    return not unfinished(text) or bool(label_of(text)) or bool(date_of(text))
