"""Finds lost pages: places where the numbering of headings and boxes breaks off and text no longer goes on.

A single jump in numbering is a slip of print. Two or more jumps behind one another, with nothing before them that
jumps, mean that a stretch of print is missing in front of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from converter.forms.labels import ARTICLE, label_of, ordinal
from converter.forms.text import CLOSERS, unfinished
from converter.model.finding import Finding, warning
from converter.model.flow import Kind
from converter.segment.drafts import Draft

_WINDOW = 16
"""Jumps that belong to one loss stand within so many drafts of one another."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A label that does not follow the one before it: at draft `at`; `last_good` is the labelled draft before."""

    at: int
    last_good: int
    code: str
    expected: str
    found: str


def jumps(drafts: Sequence[Draft]) -> list[Jump]:
    """All labels of headings, numbered items and boxes that skip or go back; a box may count on its own (`own`)."""
    found: list[Jump] = []
    levels: dict[int, int] = {}
    box = 0
    last_good = 0
    own: dict[int, int] | None = None
    for at, draft in enumerate(drafts):
        if draft.kind in (Kind.TITLE, Kind.PART_TITLE, Kind.ANNEX_LABEL):
            levels, own = {}, None
            if draft.kind is not Kind.PART_TITLE or box == 0:
                box = 0
            last_good = at
        elif draft.kind is Kind.BOX:
            number = _box_number(draft)
            if number is not None:
                if number > box + 1:
                    found.append(Jump(at, last_good, "box-number-missing", str(box + 1), str(number)))
                elif number <= box:
                    found.append(Jump(at, last_good, "box-number-repeated", str(box + 1), str(number)))
                else:
                    last_good = at
                box, own = number, {}
        elif draft.kind is Kind.ITEM and ARTICLE.match(draft.text):
            levels = {level: last for level, last in levels.items() if level < 2}
            last_good = at
        elif draft.kind in (Kind.HEADING, Kind.ITEM) and (label := label_of(draft.text)):
            expected = levels.get(label.level, 0) + 1
            if own is not None and label.ordinal != expected and label.ordinal == own.get(label.level, 0) + 1:
                own[label.level] = label.ordinal
                continue
            own = None
            if label.ordinal == expected or (label.ordinal == 1 and label.level >= 3):
                last_good = at
            else:
                code = "heading-number-missing" if label.ordinal > expected else "heading-number-repeated"
                found.append(Jump(at, last_good, code, str(expected), label.text.strip()))
            levels = {level: last for level, last in levels.items() if level < label.level}
            levels[label.level] = label.ordinal
    return found


def _box_number(draft: Draft) -> int | None:
    content = draft.content
    digits = "".join(char for char in (getattr(content, "label", "") or "") if char.isdigit())
    return ordinal(digits) if digits else None


def lost_pages(drafts: Sequence[Draft]) -> tuple[set[int], list[Finding]]:
    """The drafts before which a page is lost, and findings for these and for single jumps."""
    found = jumps(drafts)
    lost: set[int] = set()
    findings: list[Finding] = []
    at = 0
    while at < len(found):
        group = [found[at]]
        while at + len(group) < len(found) and found[at + len(group)].at - group[0].at <= _WINDOW:
            group.append(found[at + len(group)])
        at += len(group)
        seam = _seam(drafts, group[0]) if len(group) > 1 else None
        if seam is not None:
            lost.add(seam)
        for jump in group:
            findings.append(warning(jump.code, drafts[jump.at].passage.span, expected=jump.expected, found=jump.found))
    return lost, findings


def _seam(drafts: Sequence[Draft], first: Jump) -> int | None:
    """The draft in front of which text breaks off, between the last good label and the first jump."""
    broken = drafts[first.at - 1]
    if broken.kind in (Kind.TEXT, Kind.ITEM) and unfinished(broken.text) and broken.text[-1:] not in CLOSERS:
        return first.at
    seams = [
        at
        for at in range(first.last_good + 1, first.at + 1)
        if drafts[at].kind in (Kind.TEXT, Kind.BOX, Kind.HEADING, Kind.ITEM)
        and drafts[at - 1].kind in (Kind.TEXT, Kind.ITEM)
        and unfinished(drafts[at - 1].text)
    ]
    return seams[0] if len(seams) == 1 else None
