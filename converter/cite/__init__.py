"""Citations: which other works a document names, and where.

Reads documents with their blocks and fills `Document.citations`. What is promised:

- the words of two citations are the same (numbers of one list) or apart;
- a title with its number in brackets behind it is one citation of the form ``number+title``, a title and the code of a
  standard beside it one of the form ``standard``;
- a document cites neither its own number nor the title of itself or of what it issues;
- every relation is ``cites``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from converter.cite import numbers, standards, titles
from converter.cite.numbers import FoundNumber, Known
from converter.cite.standards import FoundStandard
from converter.cite.titles import FoundTitle
from converter.model.block import Event, Heading, Item, Note, Paragraph
from converter.model.finding import Finding, note, warning
from converter.model.issue import Citation, Document
from converter.profile import Profile

# Between a title and its number: an edition （2018年修订）, then the bracket, perhaps a day in it.
_BRACKET_BEHIND = re.compile(
    r"\s*(?:[（(][^（()）《》]{0,24}(?:修订|修正|版|试行)[^（()）《》]{0,8}[）)]\s*)?[（(〔［\[【]\s*"
    r"(?:[原见即]|(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?)?\s*"
)
_BRACKET_END = re.compile(r"\s*[）)〕］\]】]")
_EARLIER = re.compile(r"原\s*$")

_Found = TypeVar("_Found", FoundNumber, FoundStandard)


@dataclass(frozen=True, slots=True)
class _Own:
    """What a document is itself: its number and the folded titles of it and of its parts."""

    number: str | None
    titles: frozenset[str]

    @staticmethod
    def of(document: Document) -> _Own:
        own = [document.title.text, *(part.title.text for part in document.parts)]
        plan = titles.promulgated(document.title.squeezed().text)
        keys = (titles.same_title_key(title) for title in (*own, plan or ""))
        return _Own(str(document.number) if document.number else None, frozenset(key for key in keys if key))

    def is_title(self, title: str) -> bool:
        """Whether a title is that of the document or of a part of it."""
        return titles.same_title_key(title) in self.titles


def cite(documents: tuple[Document, ...], profile: Profile) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """The documents with their citations in printed order, and what was doubtful in them."""
    known = Known.of(profile)
    cited: list[Document] = []
    findings: list[Finding] = []
    for document in documents:
        own = _Own.of(document)
        citations: list[Citation] = []
        for block in document.blocks():
            if isinstance(block, Heading | Paragraph | Item | Note | Event):
                text = block.passage.text
                found = numbers.find(text, known)
                for one in found:
                    if one.doubtful:
                        words = text[one.start : one.end]
                        findings.append(warning("cite/range-doubtful", block.passage.span, text=words))
                if titles.unclosed(text):
                    findings.append(note("cite/title-mark-missing", block.passage.span))
                citations.extend(_in_text(block.id, text, found, own, profile))
        cited.append(replace(document, citations=tuple(citations)))
    return tuple(cited), tuple(findings)


def _in_text(block: str, text: str, found: tuple[FoundNumber, ...], own: _Own, profile: Profile) -> Iterator[Citation]:
    """The citations in the text of one block, in order of their places."""
    named = titles.find(text)
    free: dict[int, list[FoundNumber]] = {}
    for one in _outside(found, named):
        free.setdefault(one.start, []).append(one)
    codes = {code.start: code for code in _outside(standards.find(text), named)}
    before = {code.end + text[code.end : code.end + 1].isspace(): code.start for code in codes.values()}
    drafts: list[Citation] = []
    for title in named:
        bracket = _BRACKET_BEHIND.match(text, title.end)
        behind = bracket.end() if bracket else title.end
        if listed := free.pop(behind, []):
            end = _bracket_end(text, listed[0].end)
            drafts.extend(_of_number(block, text, title.start, end, one, profile, title.title) for one in listed)
        elif code := codes.pop(behind, None):
            end = _bracket_end(text, code.end)
            drafts.append(_of_words(block, text, title.start, end, "standard", title.title))
        elif code := codes.pop(before.get(title.start, -1), None):
            drafts.append(_of_words(block, text, code.start, title.end, "standard", title.title))
        elif not own.is_title(title.title) or _EARLIER.search(text, max(0, title.start - 3), title.start):
            drafts.append(_of_words(block, text, title.start, title.end, "title", title.title))
    for listed in free.values():
        drafts.extend(_of_number(block, text, one.start, one.end, one, profile) for one in listed)
    drafts.extend(_of_words(block, text, code.start, code.end, "standard") for code in codes.values())
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    yield from (draft for draft in drafts if draft.number is None or draft.number != own.number)


def _outside(found: tuple[_Found, ...], named: tuple[FoundTitle, ...]) -> Iterator[_Found]:
    """What does not stand in a title, which names the whole."""
    ends = [title.end for title in named]
    for one in found:
        following = bisect_right(ends, one.start)
        if following == len(named) or named[following].start >= one.end:
            yield one


def _bracket_end(text: str, end: int) -> int:
    """The place behind the bracket that closes at `end`; `end` itself where the bracket holds more."""
    closing = _BRACKET_END.match(text, end)
    return closing.end() if closing else end


def _of_number(
    block: str, text: str, start: int, end: int, one: FoundNumber, profile: Profile, title: str | None = None
) -> Citation:
    """A citation by number; `title` is the one that stands before it."""
    form = "number+title" if title else "order" if one.order else "number"
    return Citation(
        block=block,
        start=start,
        end=end,
        text=text[start:end],
        form=form,
        title=title,
        number=str(one.number),
        target=None if one.placeless else one.number.permalink(profile.slug(one.number.series)),
    )


def _of_words(block: str, text: str, start: int, end: int, form: str, title: str | None = None) -> Citation:
    """A citation by title or by the code of a standard."""
    return Citation(block=block, start=start, end=end, text=text[start:end], form=form, title=title)
