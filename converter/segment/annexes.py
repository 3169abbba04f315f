"""Annexes and what a document issues: their list behind the body, their labels, their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.forms.dates import date_of
from converter.forms.labels import ANNEX_LIST, annex_label, label_of, listed_title
from converter.forms.text import PARENTHESIS, alike, likeness, squeeze, tidy, unfinished, width
from converter.model.flow import Kind
from converter.model.place import Passage
from converter.profile import Profile
from converter.segment.drafts import Draft

_LONGEST_TITLE = 80
_COLON = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]{1,3}\s*[:：]")


def mark_annexes(drafts: Sequence[Draft], profile: Profile) -> list[Draft]:
    """Lists of annexes behind the body, and labels of annexes."""
    marked = list(drafts)
    listed: list[str] = []
    for at, current in enumerate(drafts):
        if current.kind is Kind.TITLE:
            listed = []
        if current.kind is not Kind.TEXT:
            continue
        text = current.text
        previous = marked[at - 1] if at else None
        if previous and previous.kind is Kind.ANNEX_LIST and _goes_on_listing(drafts, at, marked):
            marked[at] = current.becomes(Kind.ANNEX_LIST)
            if label_of(text):
                listed.append(listed_title(text))
            elif listed:
                listed[-1] += squeeze(text)
            continue
        match = annex_label(text, profile)
        if not match:
            continue
        colon = text.strip().endswith((":", "："))
        if match["title"] is None:
            begins = colon and not match["number"] and _begins_list(drafts, at + 1)
            marked[at] = current.becomes(Kind.ANNEX_LIST if begins else Kind.ANNEX_LABEL)
        elif ANNEX_LIST.match(text) and not any(alike(listed_title(text), title) for title in listed):
            marked[at] = current.becomes(Kind.ANNEX_LIST)
            listed.append(listed_title(text))
        elif match["number"] and unfinished(text) and (_COLON.match(text) or _is_listed(match["title"], listed)):
            marked[at] = current.becomes(Kind.ANNEX_LABEL)
    return marked


def _is_listed(title: str, listed: Sequence[str]) -> bool:
    return any(alike(title, one) for one in listed)


def _begins_list(drafts: Sequence[Draft], at: int) -> bool:
    label = label_of(drafts[at].text) if at < len(drafts) else None
    return bool(label and label.level == 3 and label.ordinal == 1)


def _goes_on_listing(drafts: Sequence[Draft], at: int, marked: Sequence[Draft]) -> bool:
    """`2. …` behind `附件：1. …` is the next line of the list; so is a line that only the line end parts from it."""
    text = drafts[at].text
    label = label_of(text)
    if label and label.level == 3:
        return unfinished(text) and label.ordinal == _last_listed(marked, at) + 1
    return drafts[at].wrapped and label is None and unfinished(text) and not date_of(text) and width(text) < 24


def _last_listed(marked: Sequence[Draft], at: int) -> int:
    """The number of the last member of the list before `at`; a first member without a number counts as 1."""
    for before in reversed(marked[:at]):
        if before.kind is not Kind.ANNEX_LIST:
            break
        plain = ANNEX_LIST.sub("", before.text)
        if plain.strip().endswith(("：", ":")):
            return 0
        if label := label_of(plain):
            return label.ordinal
    return 1


def mark_part_titles(drafts: Sequence[Draft]) -> list[Draft]:
    """Titles of what a document issues and of annexes: behind the signature or a label, or known from the list."""
    marked: list[Draft] = []
    announced: list[str] = []
    at = 0
    while at < len(drafts):
        current = drafts[at]
        if current.kind is Kind.TITLE:
            announced = []
        elif current.kind is Kind.ANNEX_LIST:
            announced.append(listed_title(current.text))
        size = 0
        if current.kind is Kind.TEXT:
            before = marked[-1].kind if marked else None
            behind_head = before in (Kind.DATE, Kind.ANNEX_LABEL) or (
                before is Kind.NOTE and len(marked) > 1 and marked[-2].kind is Kind.DATE
            )
            if (behind_head or before is Kind.PART_TITLE) and PARENTHESIS.fullmatch(current.text.strip()):
                marked.append(current.becomes(Kind.NOTE))
                at += 1
                continue
            size = _size_of_part_title(drafts, at, announced, behind_head)
        if size:
            merged = Passage.joined([draft.passage for draft in drafts[at : at + size]])
            marked.append(current.becomes(Kind.PART_TITLE, tidy(merged)))
            at += size
        else:
            marked.append(current)
            at += 1
    return marked


def _size_of_part_title(drafts: Sequence[Draft], at: int, announced: Sequence[str], behind_head: bool) -> int:
    """How many lines from `at` on are a title: 0 to 3."""
    joined = ""
    # A line end may cut a title near its end: of all that is like one of the list, the most like.
    found: dict[int, float] = {}
    for size in (1, 2, 3):
        if at + size > len(drafts) or drafts[at + size - 1].kind is not Kind.TEXT:
            break
        text = drafts[at + size - 1].text
        if not unfinished(text) or label_of(text) or len(joined) + len(text) > _LONGEST_TITLE:
            break
        joined += text
        if likes := [likeness(joined, title) for title in announced if alike(joined, title)]:
            found[size] = max(likes)
    if found:
        return max(found, key=lambda size: found[size])
    text = drafts[at].text
    if behind_head and unfinished(text) and not label_of(text) and len(squeeze(text)) <= 60:
        second = drafts[at + 1] if at + 1 < len(drafts) else None
        two = (
            second
            and second.wrapped
            and second.kind is Kind.TEXT
            and unfinished(second.text)
            and not label_of(second.text)
        )
        return 2 if two else 1
    return 0
