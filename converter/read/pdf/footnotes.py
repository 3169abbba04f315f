"""Marks footnotes: what stands small at the foot of a page behind a mark, most often below a short rule."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from converter.forms.footnotes import mark_of
from converter.read.pdf.folios import numbers_in
from converter.read.pdf.layout import PageLine
from converter.read.pdf.rows import glue
from converter.read.pdf.sheet import Rule, Sheet

_SHORT = (0.08, 0.5)
"""Of the width of the page: how long the rule above footnotes is."""

_LOW = 0.4
"""Of the height of the page: it stands below."""

_SMALL = 0.93
"""Of the size of the text: footnotes are no larger."""

_APART = 1.5
"""In em: a wider gap parts lines of footnotes."""

_INDENT = 4.0
"""In em: so far from the rule's beginning a footnote begins at most."""


def separators(sheet: Sheet) -> list[Rule]:
    """The short rules on a page below which footnotes may stand."""
    shortest, longest = (share * sheet.width for share in _SHORT)
    return [
        rule
        for rule in sheet.lying
        if shortest <= rule.stop - rule.start <= longest
        and rule.at >= _LOW * sheet.height
        and sum(1 for other in sheet.lying if abs(other.at - rule.at) < 1) == 1
        and not any(standing.start - 1 <= rule.at <= standing.stop + 1 for standing in sheet.standing)
    ]


def mark_footnotes(pages: Sequence[Sequence[PageLine]], rules: Sequence[Sequence[Rule]]) -> None:
    """Marks the footnotes of all pages as furniture; a line that goes on with one has `glue`. Furniture is known.

    A mark must stand in the text of the page unless there is a rule, and a number must be raised there.
    """
    for lines, own in zip(pages, rules, strict=True):
        text = [line for line in lines if not line.furniture]
        if len(text) < 2:
            continue
        size = median(line.size for line in text for _ in line.text)
        groups: dict[int, list[PageLine]] = {}
        for line in text:
            groups.setdefault(line.group, []).append(line)
        for group in groups.values():
            _mark(group, text, [rule for rule in own if _below(rule, group)], size)


def _below(rule: Rule, group: Sequence[PageLine]) -> bool:
    """Whether lines of a group stand below a rule, where its column begins."""
    return any(line.box.top >= rule.at - 1 and -2 <= line.box.x0 - rule.start <= _INDENT * line.size for line in group)


def _mark(group: Sequence[PageLine], page: Sequence[PageLine], rules: Sequence[Rule], size: float) -> None:
    top = max((rule.at for rule in rules), default=None)
    ruled = top is not None
    low: list[PageLine] = []
    for line in reversed(group):
        if line.row or line.cells > 1 or line.size > size * _SMALL or (top is not None and line.box.top < top - 1):
            break
        low.insert(0, line)
    while low and not ruled and not _begins(low[0], low, page, ruled=False):
        del low[0]
    if not low or not _begins(low[0], low, page, ruled=ruled):
        return
    before: PageLine | None = None
    for line in low:
        # A running foot or a folio stands apart.
        if numbers_in(line.text) or (before and line.box.top - before.box.bottom > _APART * line.size):
            return
        line.furniture = "footnote"
        if before and not _begins(line, low, page, ruled=ruled):
            line.glue = glue(before.text, line.text)
        before = line


def _begins(line: PageLine, foot: Sequence[PageLine], page: Sequence[PageLine], *, ruled: bool) -> bool:
    mark = mark_of(line.text)
    if not mark:
        return False
    others = [other for other in page if other not in foot]
    if mark.isascii() and mark.isdigit() and not ruled:
        return any("".join(other.text[at] for at in other.raised) == mark for other in others)
    return ruled or any(mark in other.text for other in others)
