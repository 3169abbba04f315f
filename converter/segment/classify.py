"""Says of each draft what it is by its form and its neighbours, one rule after the other.

A rule only looks at drafts that no rule before it has marked, so their order is their priority.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.forms.bodies import SIGNER, is_body
from converter.forms.dates import date_in, date_of
from converter.forms.labels import (
    ANNEX_LIST,
    ARTICLE,
    DASHES,
    EVENT,
    annex_label,
    box_heading,
    is_chronicle,
    is_heading,
    label_of,
    listed_title,
)
from converter.forms.text import PARENTHESIS, alike, squeeze, tidy, unfinished, width
from converter.model.finding import Finding
from converter.model.flow import CellRows, Kind, Strip
from converter.model.place import Passage
from converter.profile import Profile
from converter.segment.drafts import Draft
from converter.segment.titles import mark_numbers, mark_titles

_UNIT = re.compile(r"[（(]?\s*(?:计量)?单\s*位\s*[:：]\s*[^，。；]{1,20}[)）]?")
_CAPTION = re.compile(r"(?:附?表|图)\s*[\d一二三四五六七八九十]+")
_LONGEST_TITLE = 80
_LONG_FOR_HEADING = 20


def classify(drafts: Sequence[Draft], contents: Sequence[str], profile: Profile) -> tuple[list[Draft], list[Finding]]:
    """The same drafts with their kinds; the pieces of a title are one strip then."""
    marked, findings = mark_titles(mark_numbers(drafts), contents, profile.words.alone)
    marked = _addressees(marked)
    marked = _signatures(marked, profile)
    marked = _annexes(marked, profile)
    marked = _part_titles(marked)
    marked = _around_tables(marked)
    marked = _boxes(marked, profile)
    marked = _events(marked, profile)
    return _labels(marked), findings


def _addressees(drafts: Sequence[Draft]) -> list[Draft]:
    """The lines behind the head of a document, up to the colon, name whom it is sent to."""
    marked = list(drafts)
    for at, current in enumerate(drafts):
        if current.kind is Kind.NUMBER or (current.kind is Kind.TITLE and _kind(drafts, at + 1) is not Kind.NUMBER):
            for size in (1, 2, 3):
                lines = drafts[at + 1 : at + 1 + size]
                if len(lines) < size or any(line.kind is not Kind.TEXT for line in lines) or "。" in lines[-1].text:
                    break
                if lines[-1].text.rstrip().endswith((":", "：")):
                    merged = Passage.joined([line.passage for line in lines])
                    if not label_of(merged.text):
                        marked[at + 1 : at + 1 + size] = [lines[0].becomes(Kind.ADDRESSEES, merged)] + [
                            _taken(lines[0])
                        ] * (size - 1)
                    break
    return [draft for draft in marked if draft.content is not _TAKEN]


_TAKEN = CellRows(())


def _taken(draft: Draft) -> Draft:
    return Draft(_TAKEN, draft.wrapped)


def _kind(drafts: Sequence[Draft], at: int) -> Kind | None:
    return drafts[at].kind if 0 <= at < len(drafts) else None


def _signatures(drafts: Sequence[Draft], profile: Profile) -> list[Draft]:
    """A date on a line of its own, and above it up to six lines with the bodies (or the person) that sign."""
    marked = list(drafts)
    for at, current in enumerate(drafts):
        if current.kind is not Kind.TEXT or not _closes_signature(current.text, profile):
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


def _annexes(drafts: Sequence[Draft], profile: Profile) -> list[Draft]:
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
        if previous and previous.kind is Kind.ANNEX_LIST and _goes_on_listing(previous.text, text, current):
            marked[at] = current.becomes(Kind.ANNEX_LIST)
            listed.append(listed_title(text))
            continue
        match = annex_label(text, profile)
        if not match:
            continue
        if match["title"] is None and not text.strip().endswith((":", "：")):
            marked[at] = current.becomes(Kind.ANNEX_LABEL)
        elif ANNEX_LIST.match(text) and not any(alike(listed_title(text), title) for title in listed):
            marked[at] = current.becomes(Kind.ANNEX_LIST)
            listed.append(listed_title(text))
        elif match["title"] and unfinished(text) and match["number"]:
            marked[at] = current.becomes(Kind.ANNEX_LABEL)
    return marked


def _goes_on_listing(before: str, text: str, current: Draft) -> bool:
    """`2. …` behind `附件：1. …` is the next line of the list; so is a line that only the line end parts from it."""
    label, last = label_of(text), label_of(ANNEX_LIST.sub("", before))
    if label and label.level == 3:
        return unfinished(text) and label.ordinal == (last.ordinal + 1 if last else 2)
    return current.wrapped and label is None and unfinished(text) and not date_of(text) and width(text) < 12


def _part_titles(drafts: Sequence[Draft]) -> list[Draft]:
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
    for size in (1, 2, 3):
        if at + size > len(drafts) or drafts[at + size - 1].kind is not Kind.TEXT:
            break
        text = drafts[at + size - 1].text
        if not unfinished(text) or label_of(text) or len(joined) + len(text) > _LONGEST_TITLE:
            break
        joined += text
        if any(alike(joined, title) for title in announced):
            return size
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
        elif (
            chronicle
            and current.kind is Kind.TEXT
            and PARENTHESIS.fullmatch(current.text)
            and not date_in(current.text)
        ):
            marked.append(current.becomes(Kind.NOTE))
        else:
            marked.append(current)
    return marked


def _labels(drafts: Sequence[Draft]) -> list[Draft]:
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
