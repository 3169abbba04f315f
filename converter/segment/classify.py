"""Says of each draft what it is by its form and its neighbours, one rule after the other.

A rule only looks at drafts that no rule before it has marked, so their order is their priority.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.forms.labels import (
    EVENT,
    box_heading,
    is_chronicle,
    label_of,
)
from converter.forms.text import PARENTHESIS, squeeze, tidy, unfinished
from converter.model.finding import Finding
from converter.model.flow import CellRows, Kind
from converter.profile import Profile
from converter.segment.annexes import mark_annexes, mark_part_titles
from converter.segment.drafts import Draft
from converter.segment.heads import mark_addressees, mark_signatures
from converter.segment.labels import mark_labels
from converter.segment.separate import mark_separate_title
from converter.segment.titles import mark_numbers, mark_titles

_UNIT = re.compile(r"[（(]?\s*(?:计量)?单\s*位\s*[:：]\s*[^，。；]{1,20}[)）]?")
_CAPTION = re.compile(r"(?:附?表|图)\s*[\d一二三四五六七八九十]+")


def classify(drafts: Sequence[Draft], contents: Sequence[str], profile: Profile) -> tuple[list[Draft], list[Finding]]:
    """The same drafts with their kinds; the pieces of a title are one strip then."""
    marked, findings = mark_titles(mark_numbers(drafts), contents, profile)
    marked = mark_addressees(mark_separate_title(marked, contents))
    marked = mark_signatures(marked, profile)
    marked = mark_annexes(marked, profile)
    marked = mark_part_titles(marked)
    marked = _boxes(marked, profile)
    marked = _around_tables(marked)
    marked = _events(marked, profile)
    return mark_labels(marked), findings


def _around_tables(drafts: Sequence[Draft]) -> list[Draft]:
    """The caption and the unit above a table, and the unit below its caption."""
    marked = list(drafts)
    for at, current in enumerate(drafts):
        if not isinstance(current.content, CellRows):
            continue
        above = at - 1
        if above >= 0 and marked[above].kind is Kind.TEXT and _UNIT.fullmatch(marked[above].text.strip()):
            marked[above] = marked[above].becomes(Kind.UNIT)
            above -= 1
        if above >= 0 and marked[above].kind is Kind.TEXT and _is_caption(marked[above].text):
            marked[above] = marked[above].becomes(Kind.CAPTION, tidy(marked[above].passage))
    return marked


def _is_caption(text: str) -> bool:
    if not unfinished(text) or len(squeeze(text)) > 50 or text.count("，") > 1:
        return False
    return bool(_CAPTION.match(text)) or not label_of(text)


def _boxes(drafts: Sequence[Draft], profile: Profile) -> list[Draft]:
    marked: list[Draft] = []
    for current in drafts:
        match = box_heading(current.text, profile) if current.kind is Kind.TEXT else None
        if match and (match["number"] or not match["title"]) and unfinished(current.text) and len(current.text) < 60:
            marked.append(current.becomes(Kind.BOX, label=match["label"]))
        else:
            marked.append(current)
    return marked


def _events(drafts: Sequence[Draft], profile: Profile) -> list[Draft]:
    marked: list[Draft] = []
    chronicle = False
    for current in drafts:
        if current.kind is Kind.TITLE:
            chronicle = is_chronicle(current.text, profile)
        match = EVENT.match(current.text) if chronicle and current.kind is Kind.TEXT else None
        if match:
            marked.append(current.becomes(Kind.EVENT, label=match.group()))
        elif chronicle and current.kind is Kind.TEXT and PARENTHESIS.fullmatch(current.text):
            marked.append(current.becomes(Kind.NOTE))
        else:
            marked.append(current)
    return marked
