"""Finds where documents begin: numbers on a line of their own, and titles, checked against the contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from converter.forms.dates import date_of
from converter.forms.labels import label_of
from converter.forms.text import fold_title, squeeze, tidy, unfinished
from converter.model.finding import Finding, note, warning
from converter.model.flow import Kind
from converter.model.number import DocumentNumber
from converter.model.place import Passage
from converter.segment.drafts import Draft

_ORDER_HEAD = re.compile(r"[\u4e00-\u9fff]{2,20}(?:令|公告|通告)")
_ORDER_COUNT = re.compile(r"[（(]?(?:\d{4}年)?第?\d{1,4}号[)）]?")
_LIKENESS = 0.85
_MOST_LINES = 4


def mark_numbers(drafts: Sequence[Draft]) -> list[Draft]:
    """Lines that are a document number, and pairs of lines that are an order's name and its count."""
    marked: list[Draft] = []
    at = 0
    while at < len(drafts):
        current = drafts[at]
        if current.kind is Kind.TEXT and DocumentNumber.parse(current.text):
            marked.append(current.becomes(Kind.NUMBER))
        elif at + 1 < len(drafts) and _is_order(current, drafts[at + 1]):
            both = Passage.joined([current.passage, drafts[at + 1].passage])
            marked.append(current.becomes(Kind.NUMBER, both))
            at += 1
        else:
            marked.append(current)
        at += 1
    return marked


def _is_order(head: Draft, count: Draft) -> bool:
    if head.kind is not Kind.TEXT or count.kind is not Kind.TEXT:
        return False
    return bool(_ORDER_HEAD.fullmatch(squeeze(head.text)) and _ORDER_COUNT.fullmatch(squeeze(count.text)))


def mark_titles(
    drafts: Sequence[Draft], contents: Sequence[str], alone: Sequence[str]
) -> tuple[list[Draft], list[Finding]]:
    """Joins the lines of each title into one strip.

    A title is (1) one to four lines that together read like an entry of the contents, or (2) the lines above a number,
    or (3) one of the words in `alone` (更正), which print sets above a notice that has no entry.
    """
    findings: list[Finding] = []
    marked = _by_contents(drafts, contents)
    marked = [
        draft.becomes(Kind.TITLE, tidy(draft.passage))
        if draft.kind is Kind.TEXT and squeeze(draft.text) in alone
        else draft
        for draft in marked
    ]
    found = {fold_title(draft.text) for draft in marked if draft.kind is Kind.TITLE}
    missing = [title for title in contents if fold_title(title) not in found]
    result: list[Draft] = []
    for at, current in enumerate(marked):
        if current.kind is Kind.NUMBER and not _titled(marked, at, result):
            size, title = _above(result, missing)
            if size:
                merged = Passage.joined([draft.passage for draft in result[-size:]])
                del result[-size:]
                result.append(Draft(current.becomes(Kind.TITLE, tidy(merged)).content))
                if title is not None:
                    missing.remove(title)
                    findings.append(warning("title-differs-from-contents", merged.span, contents=title))
                elif contents:
                    findings.append(note("document-not-in-contents", merged.span))
        result.append(current)
    return result, findings


def _by_contents(drafts: Sequence[Draft], contents: Sequence[str]) -> list[Draft]:
    wanted = [fold_title(title) for title in contents]
    marked: list[Draft] = []
    at = 0
    while at < len(drafts):
        size = _size_of_title(drafts, at, wanted)
        if size:
            merged = Passage.joined([draft.passage for draft in drafts[at : at + size]])
            wanted.remove(fold_title(merged.text))
            marked.append(drafts[at].becomes(Kind.TITLE, tidy(merged)))
            at += size
        else:
            marked.append(drafts[at])
            at += 1
    return marked


def _size_of_title(drafts: Sequence[Draft], at: int, wanted: Sequence[str]) -> int:
    joined = ""
    for size in range(1, _MOST_LINES + 1):
        if at + size > len(drafts) or drafts[at + size - 1].kind is not Kind.TEXT:
            return 0
        joined += fold_title(drafts[at + size - 1].text)
        if joined in wanted:
            return size
        if not any(title.startswith(joined) for title in wanted):
            return 0
    return 0


def _titled(drafts: Sequence[Draft], at: int, before: Sequence[Draft]) -> bool:
    """Whether the number at `at` has its title: right above, or (an order) within the next strips below."""
    if before and before[-1].kind is Kind.TITLE:
        return True
    if not _ORDER_HEAD.match(squeeze(drafts[at].text)):
        return False
    for below in drafts[at + 1 : at + 13]:
        if below.kind is Kind.TITLE:
            return True
        if below.kind is Kind.NUMBER:
            return False
    return False


def _above(before: Sequence[Draft], missing: Sequence[str]) -> tuple[int, str | None]:
    """How many lines above a number are its title, and the entry of the contents that it is most like."""
    best: tuple[float, int, str | None] = (_LIKENESS, 0, None)
    joined = ""
    sizes = 0
    for size in range(1, min(_MOST_LINES, len(before)) + 1):
        above = before[-size]
        if above.kind is not Kind.TEXT or date_of(above.text):
            break
        joined = above.text + joined
        for title in missing:
            likeness = SequenceMatcher(None, fold_title(joined), fold_title(title), autojunk=False).ratio()
            if likeness >= best[0]:
                best = (likeness, size, title)
        if size == 1 or (
            sizes == size - 1 and unfinished(above.text) and not label_of(above.text) and before[-size + 1].wrapped
        ):
            sizes = size
    return (best[1], best[2]) if best[1] else (sizes, None)
