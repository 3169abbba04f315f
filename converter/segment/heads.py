"""Heads and ends of documents: whom it is sent to, and who signs on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.forms.bodies import SIGNER, is_body
from converter.forms.dates import date_of
from converter.forms.labels import label_of
from converter.model.flow import Kind
from converter.model.place import Passage
from converter.profile import Profile
from converter.segment.drafts import Draft

_IN_SENTENCE = re.compile(r"(?:于|在|自|从|至|到|截至|截止|[，、（“《])\s*$")
"""An end that wants a date behind it: the date is part of a sentence that a page end cut."""


def mark_addressees(drafts: Sequence[Draft]) -> list[Draft]:
    """The lines behind the head of a document, up to the colon, name whom it is sent to."""
    marked: list[Draft] = []
    at = 0
    while at < len(drafts):
        current = drafts[at]
        marked.append(current)
        at += 1
        if current.kind is Kind.NUMBER or (current.kind is Kind.TITLE and _kind(drafts, at) is not Kind.NUMBER):
            size = _size_of_addressees(drafts[at : at + 3])
            if size:
                merged = Passage.joined([line.passage for line in drafts[at : at + size]])
                marked.append(drafts[at].becomes(Kind.ADDRESSEES, merged))
                at += size
    return marked


def _size_of_addressees(lines: Sequence[Draft]) -> int:
    """How many of the lines are addressees: all up to the colon; 0 where a sentence ends before it."""
    for size, line in enumerate(lines, 1):
        if line.kind is not Kind.TEXT or "。" in line.text or label_of(lines[0].text):
            return 0
        if line.text.rstrip().endswith((":", "：")):
            return size
    return 0


def _kind(drafts: Sequence[Draft], at: int) -> Kind | None:
    return drafts[at].kind if 0 <= at < len(drafts) else None


def mark_signatures(drafts: Sequence[Draft], profile: Profile) -> list[Draft]:
    """A date on a line of its own, and above it up to six lines with the bodies (or the person) that sign."""
    marked = list(drafts)
    for at, current in enumerate(drafts):
        if current.kind is not Kind.TEXT or not _closes_signature(current.text, profile):
            continue
        if at and drafts[at - 1].kind is Kind.TEXT and _IN_SENTENCE.search(drafts[at - 1].text):
            continue
        marked[at] = current.becomes(Kind.DATE)
        for above in range(at - 1, max(at - 7, -1), -1):
            text = drafts[above].text
            if marked[above].kind is not Kind.TEXT or not (is_body(text, profile) or SIGNER.fullmatch(text.strip())):
                break
            marked[above] = drafts[above].becomes(Kind.ISSUER)
    return marked


def _closes_signature(text: str, profile: Profile) -> bool:
    if date_of(text):
        return True
    body, _, day = text.strip().rpartition(" ")
    return bool(date_of(day) and body and is_body(body, profile))
