"""Finds where documents begin: numbers on a line of their own, and titles, checked against the contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from converter.forms.bodies import is_body, is_letterhead
from converter.forms.dates import date_of
from converter.forms.labels import annex_label, label_of
from converter.forms.text import PARENTHESIS, fold_title, squeeze, tidy, unfinished
from converter.model.finding import Finding, note, warning
from converter.model.flow import Kind
from converter.model.number import DocumentNumber
from converter.model.place import Passage
from converter.profile import Profile
from converter.segment.drafts import Draft

_ORDER_HEAD = re.compile(r"[\u4e00-\u9fff]{2,20}(?:令|公告|通告)")
_ORDER_COUNT = re.compile(r"[（(]?(?:\d{4}年)?第?\d{1,4}号[)）]?")
_UNSIGNED = re.compile(r"关于|印发|转发|批转|公布")
"""How a title begins that leaves out who issues it."""

_BELOW = re.compile(r".{0,60}关于.{2,100}的[\u4e00-\u9fff]{1,3}")
"""A title that stands below the number of a letter."""

_NUMBERED = re.compile(r"（[^（）]*(?:令|号)[^（）]*）$")
_LIKENESS = 0.85
_MOST_LINES = 8
"""Lines of a title: in a narrow column it has a few characters a line."""


def mark_numbers(drafts: Sequence[Draft]) -> list[Draft]:
    """Lines that are a document number, and lines that together are an order's name and its count."""
    marked: list[Draft] = []
    at = 0
    while at < len(drafts):
        current = drafts[at]
        if current.kind is Kind.TEXT and DocumentNumber.parse(current.text):
            marked.append(current.becomes(Kind.NUMBER))
        elif size := _size_of_order(drafts, at):
            whole = Passage.joined([line.passage for line in drafts[at : at + size]])
            marked.append(current.becomes(Kind.NUMBER, whole))
            at += size - 1
        else:
            marked.append(current)
        at += 1
    return marked


def _size_of_order(drafts: Sequence[Draft], at: int) -> int:
    """How many lines from `at` on are an order's name (of two lines in a narrow column) and its count."""
    name = ""
    for size in (2, 3):
        lines = drafts[at : at + size]
        if (
            len(lines) < size
            or any(line.kind is not Kind.TEXT for line in lines)
            or (size == 3 and not lines[1].wrapped)
        ):
            return 0
        name += squeeze(lines[-2].text)
        if _ORDER_HEAD.fullmatch(name) and _ORDER_COUNT.fullmatch(squeeze(lines[-1].text)):
            return size
    return 0


def mark_titles(
    drafts: Sequence[Draft], contents: Sequence[str], profile: Profile
) -> tuple[list[Draft], list[Finding]]:
    """Joins the lines of each title into one strip.

    A title is (1) one to eight lines that together read like an entry of the contents, or (2) the lines above a number,
    or (3) one of the profile's words for notices that have no entry (更正). A letter has its head above the number and
    its title below; its head becomes a note.
    """
    findings: list[Finding] = []
    marked = _of_letters(_by_contents(drafts, contents, profile))
    marked = [
        draft.becomes(Kind.TITLE, tidy(draft.passage))
        if draft.kind is Kind.TEXT and squeeze(draft.text) in profile.words.alone
        else draft
        for draft in marked
    ]
    found = [draft.text for draft in marked if draft.kind is Kind.TITLE]
    missing = [title for title in contents if not any(_names(title, one) for one in found)]
    result: list[Draft] = []
    for at, current in enumerate(marked):
        if current.kind is not Kind.NUMBER:
            result.append(current)
            continue
        if result and result[-1].kind is Kind.NOTE and is_letterhead(result[-1].text):
            pass
        elif len(result) > 1 and result[-2].kind is Kind.TITLE and PARENTHESIS.fullmatch(result[-1].text.strip()):
            result[-1] = result[-1].becomes(Kind.NOTE)
        elif not _titled(marked, at, result):
            size, title = _above(result, missing, profile)
            if title is None and contents and not missing and _in_annex(result, profile):
                result.append(current.becomes(Kind.TEXT))
                continue
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


def _of_letters(drafts: Sequence[Draft]) -> list[Draft]:
    """The head of each letter as a note, and the lines below its number as its title."""
    marked: list[Draft] = []
    at = 0
    while at < len(drafts):
        current = drafts[at]
        above = _size_of_letterhead(marked) if current.kind is Kind.NUMBER else 0
        below = _size_of_title_below(drafts, at + 1) if above else 0
        if not below:
            marked.append(current)
            at += 1
            continue
        head = Passage.joined([line.passage for line in marked[-above:]])
        title = Passage.joined([line.passage for line in drafts[at + 1 : at + 1 + below]])
        marked[-above:] = [marked[-above].becomes(Kind.NOTE, head)]
        marked += [current, Draft(current.becomes(Kind.TITLE, tidy(title)).content)]
        at += 1 + below
    return marked


def _size_of_letterhead(before: Sequence[Draft]) -> int:
    """How many of the lines at the end are the head of a letter: as many as stand together."""
    for size in range(1, min(_MOST_LINES, len(before)) + 1):
        if before[-size].kind is not Kind.TEXT:
            return 0
        if not before[-size].wrapped or size == _MOST_LINES:
            return size if is_letterhead("".join(line.text for line in before[-size:])) else 0
    return 0


def _size_of_title_below(drafts: Sequence[Draft], at: int) -> int:
    """How many lines from `at` on are the title of the letter whose number stands above."""
    if at < len(drafts) and drafts[at].kind is Kind.TITLE:
        return 1
    for size in range(1, _MOST_LINES + 1):
        line = drafts[at + size - 1] if at + size <= len(drafts) else None
        if line is None or line.kind is not Kind.TEXT or (size > 1 and not line.wrapped):
            return 0
        if _BELOW.fullmatch("".join(squeeze(one.text) for one in drafts[at : at + size])):
            following = drafts[at + size] if at + size < len(drafts) else None
            return 0 if following is not None and following.kind is Kind.NUMBER else size
    return 0


def _in_annex(before: Sequence[Draft], profile: Profile) -> bool:
    """Whether an annex begins behind the last title: the numbers that it lists begin no documents."""
    for draft in reversed(before):
        if draft.kind is Kind.TITLE:
            return False
        if draft.kind is Kind.TEXT and (match := annex_label(draft.text, profile)) and not match["title"]:
            return True
    return False


def _by_contents(drafts: Sequence[Draft], contents: Sequence[str], profile: Profile) -> list[Draft]:
    wanted = [fold_title(title) for title in contents]
    marked: list[Draft] = []
    at = 0
    while at < len(drafts):
        size = _size_of_title(drafts, at, wanted)
        if size:
            lines = list(drafts[at : at + size])
            joined = "".join(fold_title(line.text) for line in lines)
            wanted.remove(next(title for title in wanted if _names(title, joined)))
            # Contents may leave out the body that print sets in a line of its own above the title.
            if (
                marked
                and _UNSIGNED.match(joined)
                and marked[-1].kind is Kind.TEXT
                and is_body(marked[-1].text, profile)
            ):
                lines.insert(0, marked.pop())
            merged = Passage.joined([line.passage for line in lines])
            marked.append(drafts[at].becomes(Kind.TITLE, tidy(merged)))
            at += size
        else:
            marked.append(drafts[at])
            at += 1
    return marked


def _names(entry: str, title: str) -> bool:
    """Whether an entry of the contents names a title: word for word, the number in brackets behind it left out."""
    entry, title = fold_title(entry), fold_title(title)
    return title in (entry, _NUMBERED.sub("", entry))


def _size_of_title(drafts: Sequence[Draft], at: int, wanted: Sequence[str]) -> int:
    joined = ""
    for size in range(1, _MOST_LINES + 1):
        if at + size > len(drafts) or drafts[at + size - 1].kind is not Kind.TEXT:
            return 0
        joined += fold_title(drafts[at + size - 1].text)
        if any(_names(title, joined) for title in wanted):
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


def _above(before: Sequence[Draft], missing: Sequence[str], profile: Profile) -> tuple[int, str | None]:
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
        goes_on = unfinished(above.text) and not label_of(above.text) and before[-size + 1].wrapped
        heads = is_body(above.text, profile) and bool(_UNSIGNED.match(fold_title(before[-size + 1].text)))
        if size == 1 or (sizes == size - 1 and (goes_on or heads)):
            sizes = size
    return (best[1], best[2]) if best[1] else (sizes, None)
