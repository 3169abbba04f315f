"""Joins paragraphs that a column or page end cut, and nothing else.

A paragraph was cut when it breaks off (no closing punctuation, or a mark is still open) and what follows is running
text without a label. Headings end without punctuation too: they are joined only on further evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from converter.forms.dates import date_of
from converter.forms.labels import ANNEX_LIST, HANGING, is_heading, is_work, label_of
from converter.forms.text import CLOSERS, opened, sentence_end, unfinished, width
from converter.model.block import Furniture
from converter.model.finding import Finding, error, note, warning
from converter.model.flow import BoxEnd, Flow, Kind, Lost, Strip
from converter.model.place import Passage
from converter.segment.attest import Attested
from converter.segment.drafts import Draft
from converter.segment.frames import framed_ends
from converter.segment.printed import Unread

_NARROWEST_CUT = 11.0
"""In em: a line that a column end cut is at least so wide; narrower lines end because they end."""

_LONGEST_TAIL = 2
_SMALLEST_BLOCK = 4
_WIDEST_MEMBER = 22.0
_MARK = re.compile(r"[，。；：、]")
_FIELD = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{0,7}[：:]")
_REMARKS = re.compile(r"(?:附?注|备注|说明|(?:数据|资料)来源)[：:]")
_CODE = re.compile(r"([A-Z]{2,}(?:/[A-Z]+)?)\s*\d")
_LONGEST_OVERLAP = 4
_SURE_WORD = 5


@dataclass(frozen=True, slots=True)
class Joined:
    """The flow with whole paragraphs, the overlaps that were trimmed, and what was doubtful."""

    flow: tuple[Flow, ...]
    furniture: tuple[Furniture, ...]
    findings: tuple[Finding, ...]


def join(drafts: Sequence[Draft], lost: Collection[int], unread: Mapping[int, Unread] = MappingProxyType({})) -> Joined:
    """Whole paragraphs. Before a draft in `lost` a page is missing: nothing is joined there.

    Nor before one in `unread`, where something stands that can only be seen.
    """
    attested = Attested(draft.text for draft in drafts if draft.text)
    measure = first_line_width(drafts)
    blocks = hard_wrapped(drafts)
    flow: list[Flow] = []
    furniture: list[Furniture] = []
    findings: list[Finding] = []
    ends = framed_ends(drafts)
    for at, draft in enumerate(drafts):
        content = draft.content
        if at in ends:
            flow.append(BoxEnd())
        last = flow[-1] if flow else None
        if at in unread:
            flow.append(Lost(*unread[at]))
        elif at in lost:
            flow.append(Lost("page", draft.passage))
            findings.append(_lost(draft))
        elif isinstance(last, Strip) and isinstance(content, Strip):
            reason = _cut(last, drafts[at - 1], draft, measure, attested, at in blocks)
            if reason:
                tail, overlap = _without_overlap(last.passage, content.passage, attested)
                if overlap:
                    furniture.append(Furniture("overlap", overlap))
                    findings.append(note("overlap-trimmed", overlap.span, text=overlap.text))
                if reason == "doubtful":
                    findings.append(note("doubtful-join", last.passage.span._replace(last=tail.last_line)))
                flow[-1] = _whole(last, tail)
                continue
            if _undecided(last, drafts[at - 1], draft, measure):
                findings.append(note("undecided-join", last.passage.span._replace(last=draft.passage.first_line)))
            if _breaks_off(last, draft):
                findings.append(warning("unfinished-paragraph", last.passage.span, tail=last.passage.text[-12:]))
        flow.append(content)
    if len(drafts) in ends:
        flow.append(BoxEnd())
    return Joined(tuple(flow), tuple(furniture), tuple(findings))


def first_line_width(drafts: Sequence[Draft]) -> float | None:
    """The width in em of a paragraph's first line in a column: what most short cut pieces measure; None if unknown."""
    widths = Counter(
        round(width(draft.text))
        for draft, following in pairwise(drafts)
        if draft.kind in (Kind.TEXT, Kind.ITEM)
        and following.kind is Kind.TEXT
        and unfinished(draft.text)
        and _NARROWEST_CUT < width(draft.text) < 24
    )
    common = widths.most_common(1)
    return float(common[0][0]) if common and common[0][1] >= 4 else None


def hard_wrapped(drafts: Sequence[Draft]) -> set[int]:
    """The drafts that go on with the line before them because print set a paragraph as a block of narrow lines.

    A block has at least four lines without a blank line between; a line that does not fill the measure ends it.
    """
    found: set[int] = set()
    start = 0
    for at in range(1, len(drafts) + 1):
        if at < len(drafts) and drafts[at].wrapped and drafts[at].kind is Kind.TEXT:
            continue
        widest = max((width(draft.text) for draft in drafts[start:at]), default=0.0)
        if at - start >= _SMALLEST_BLOCK:
            found |= {line for line in range(start + 1, at) if width(drafts[line - 1].text) >= widest - 2.5}
        start = at
    return found


def _cut(last: Strip, piece: Draft, draft: Draft, measure: float | None, attested: Attested, block: bool) -> str:
    """Why `draft` goes on with what `last` began: `sure`, `doubtful`, or nothing.

    `piece` is the draft before; `block`: both stand in a block of hard-wrapped lines and the first is full.
    """
    text, tail = last.passage.text, draft.text
    if last.kind is Kind.ANNEX_LIST and draft.kind is Kind.ANNEX_LIST:
        return "" if label_of(tail) or ANNEX_LIST.match(tail) or text.endswith(("：", ":")) else "sure"
    if draft.kind is not Kind.TEXT:
        return ""
    if last.kind is Kind.EVENT and text == last.label:
        return "sure"
    if last.kind not in (Kind.TEXT, Kind.ITEM, Kind.HEADING, Kind.EVENT):
        return ""
    if opened(text) and width(text) >= _NARROWEST_CUT:
        return "sure"
    if tail[:1] in "-#>[*!|+=~" or _parallel(text, tail) or is_work(text[len(last.label or "") :]):
        return ""
    if last.kind is Kind.TEXT and not block and _members(text, tail):
        return ""
    if block and last.kind is not Kind.HEADING:
        return "sure"
    if not unfinished(text):
        return "doubtful" if _lonely_lead(last, draft, measure) else ""
    if last.kind is Kind.HEADING:
        return _heading_cut(text, tail, attested)
    if width(piece.text) < _NARROWEST_CUT and not text.endswith("，") and not date_of(piece.text):
        return "sure" if draft.wrapped and width(text) > width(piece.text) else ""
    return "sure"


def _parallel(text: str, tail: str) -> bool:
    """Whether lines are members of a list, one a line: the same code before both, or a field's name before both."""
    one, other = _CODE.match(text), _CODE.match(tail)
    fields = _FIELD.match(text) and (_FIELD.match(tail) or _REMARKS.match(text))
    return bool(fields or (one and other and one[1] == other[1]))


def _members(text: str, tail: str) -> bool:
    """Whether two short lines without any mark, neither with an end, stand side by side: 甲为局长 / 乙为副局长."""
    return all(unfinished(line) and width(line) < _WIDEST_MEMBER and not _MARK.search(line) for line in (text, tail))


def _heading_cut(text: str, tail: str, attested: Attested) -> str:
    """A heading goes on when its end wants more, or when only a scrap is left of it.

    A longer rest without an end is one only where the issue prints the two characters at the seam elsewhere too.
    """
    if len(tail) <= _LONGEST_TAIL and unfinished(tail):
        return "sure"
    if HANGING.search(text):
        return "sure"
    rest = unfinished(tail) and width(tail) < _NARROWEST_CUT and "、" not in tail
    return "doubtful" if rest and attested.seam(text, tail) > 1 else ""


def _lonely_lead(last: Strip, draft: Draft, measure: float | None) -> bool:
    """A lead that fills one line to its end, and its sentence: print had no room for what follows it."""
    text = last.passage.text
    return (
        measure is not None
        and last.kind is Kind.TEXT
        and abs(width(text) - measure) < 0.6
        and sentence_end(text) == len(text)
        and "，" not in text
        and not label_of(draft.text)
    )


def _undecided(last: Strip, piece: Draft, draft: Draft, measure: float | None) -> bool:
    """Whether print leaves open if a paragraph ends: its last line is full, and a lone sentence follows."""
    text, tail = last.passage.text, draft.text
    if measure is None or draft.kind is not Kind.TEXT or last.kind not in (Kind.TEXT, Kind.ITEM) or unfinished(text):
        return False
    indent = 2.0 if piece.passage.first_line == last.passage.first_line else 0.0
    over = (width(piece.text) + indent) % (measure + 2.0)
    return (over < 1.1 or over > measure + 0.9) and sentence_end(tail) == len(tail)


def _breaks_off(last: Strip, draft: Draft) -> bool:
    """Whether running text ends without its end and nothing goes on with it."""
    if last.kind not in (Kind.TEXT, Kind.ITEM) or not unfinished(last.passage.text):
        return False
    text = last.passage.text.rstrip()
    listed = "、" in text[-40:] or bool(_CODE.match(text))
    return width(text) >= 24 and draft.kind is not Kind.TEXT and not listed and "\u4e00" <= text[-1] <= "\u9fff"


def _without_overlap(head: Passage, tail: Passage, attested: Attested) -> tuple[Passage, Passage]:
    """`tail` without the characters that print set twice around the cut, and these.

    They are an overlap when the issue prints the word that begins the tail often and never the doubled characters.
    """
    for size in range(min(_LONGEST_OVERLAP, len(tail.text) - 1), 0, -1):
        twice = tail.text[:size]
        if not head.text.endswith(twice) or twice.strip(CLOSERS + "，、 ") != twice or twice.isascii():
            continue
        word = tail.text[: max(size + 1, 2)][:3]
        doubled = (twice + tail.text[:2])[-3:] if size == 1 else twice[-1] + tail.text[:2]
        if attested.count(word) >= _SURE_WORD and not attested.count(doubled) and not attested.count(doubled[:2]):
            return tail[size:], tail[:size]
    return tail, Passage()


def _whole(last: Strip, tail: Passage) -> Strip:
    latin = last.passage.text[-1:].isascii() and tail.text[:1].isascii()
    words = latin and last.passage.text[-1:].isalpha() and tail.text[:1].isalpha()
    dated = last.kind is Kind.EVENT and last.passage.text == last.label
    passage = Passage.joined([last.passage, tail], " " if words or dated else "")
    kind = last.kind
    if kind is Kind.HEADING and not is_heading(passage.text, len(last.label or "")):
        kind = Kind.ITEM
    return Strip(kind, passage, last.label, last.level)


def _lost(draft: Draft) -> Finding:
    return error("page-lost", draft.passage.span)
