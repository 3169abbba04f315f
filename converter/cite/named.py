"""Where a text names other works: numbers, titles and standards put together to citations without a relation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from converter.cite import pinpoints, short_names, standards, titles, works
from converter.cite.numbers import FoundNumber
from converter.cite.standards import FoundStandard
from converter.model.issue import Citation, Document
from converter.profile import Profile

# Between a title and its number: an edition （2018年修订）, then the bracket, perhaps a day in it.
_BRACKET_BEHIND = re.compile(
    r"\s*+(?:[（(][^（()）《》]{0,24}(?:修订|修正|版|试行)[^（()）《》]{0,8}[）)]\s*+)?[（(〔［\[【]\s*+"
    r"(?:[原见即]|(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?)?\s*+"
)
_BRACKET_END = re.compile(r"\s*+[）)〕］\]】]")
_EARLIER = re.compile(r"原\s*+$")
_PROVISIONAL = re.compile(r"[（(][^（()）]*[）)]|暂行|试行")
_LONGEST_BEFORE = 30

_Found = TypeVar("_Found", FoundNumber, FoundStandard)


@dataclass(frozen=True, slots=True)
class Own:
    """What a document is itself: its number and the folded titles of it and of its parts."""

    number: str | None
    titles: frozenset[str]
    rules: frozenset[str]

    @staticmethod
    def of(document: Document) -> Own:
        """What `document` is."""
        printed = [document.title.text, *(part.title.text for part in document.parts)]
        plan = titles.promulgated(document.title.squeezed().text)
        keys = [key for key in map(titles.same_title_key, (*printed, plan or "")) if key]
        number = str(document.number) if document.number else None
        return Own(number, frozenset(keys), frozenset(_PROVISIONAL.sub("", key) for key in keys))

    def is_title(self, title: str) -> bool:
        """Whether a title is that of the document or of a part of it."""
        return titles.same_title_key(title) in self.titles

    def regulates_the_same(self, title: str) -> bool:
        """Whether a title is that of the document or of a part of it but for 暂行, 试行 and what stands in brackets."""
        return _PROVISIONAL.sub("", titles.same_title_key(title)) in self.rules


class Names:
    """The short names that a document has given so far. `meant` tells the work, None for the document itself."""

    def __init__(self) -> None:
        self.meant: dict[str, Citation | None] = {}

    def resolved(self, citation: Citation) -> Citation:
        """A citation by short name as one of the work that the name means; any other as it is."""
        if citation.form != "title" or citation.title not in self.meant:
            return citation
        return self.as_work(citation)

    def as_work(self, citation: Citation) -> Citation:
        """The citation with title, number and address of the work that its short name means."""
        work = self.meant[citation.title or ""]
        if work is None:
            return replace(citation, own=True)
        return replace(citation, title=work.title, number=work.number, target=work.target, work=work.work)


def find(
    block: str, text: str, found: tuple[FoundNumber, ...], own: Own, profile: Profile, names: Names
) -> list[Citation]:
    """The citations in the text of one block in order of their places, the titles of the document itself among them.

    `found` are the numbers in the text. Short names that the text gives are put into `names`.
    """
    drafts: list[Citation] = []
    for draft in _by_form(block, text, found, own, profile):
        known = names.resolved(draft)
        drafts.append(known)
        if (named := short_names.introduced(text, draft.end)) and _alone(draft, drafts):
            names.meant[named[0]] = None if known.own else known
    if names.meant:
        drafts.extend(_by_short_name(block, text, names, drafts))
        drafts.sort(key=_place)
    return [_completed(draft, text) for draft in drafts if draft.number is None or draft.number != own.number]


def _alone(draft: Citation, drafts: Sequence[Citation]) -> bool:
    """Whether no other number shares the title, so that a short name for it means one work."""
    return sum(_place(one) == _place(draft) for one in drafts) == 1


def _place(draft: Citation) -> tuple[int, int]:
    return draft.start, draft.end


def _completed(draft: Citation, text: str) -> Citation:
    before = text[max(0, draft.start - _LONGEST_BEFORE) : draft.start]
    work = works.kind_of(draft.form, draft.title, draft.number, before) if draft.work == "document" else draft.work
    pinpoint = pinpoints.behind(text, draft.end)
    return replace(draft, work=work, pinpoint=pinpoint) if work != draft.work or pinpoint else draft


def _by_short_name(block: str, text: str, names: Names, drafts: Sequence[Citation]) -> Iterator[Citation]:
    given = {named[0]: named[1] for draft in drafts if (named := short_names.introduced(text, draft.end)) is not None}
    for use in short_names.find(text, names.meant, [_place(draft) for draft in drafts]):
        if use.start >= given.get(use.name, 0):
            yield names.as_work(_of_words(block, text, use.start, use.end, "title", use.name))


def _by_form(block: str, text: str, found: tuple[FoundNumber, ...], own: Own, profile: Profile) -> list[Citation]:
    """The citations by number, title and standard in order of their places."""
    named = titles.find(text)
    coded = standards.find(text)
    if not (named or found or coded):
        return []
    free: dict[int, list[FoundNumber]] = {}
    for one in _outside(found, named):
        free.setdefault(one.start, []).append(one)
    codes = {code.start: code for code in _outside(coded, named)}
    before = {code.end + text[code.end : code.end + 1].isspace(): code.start for code in codes.values()}
    drafts: list[Citation] = []
    for title in named:
        bracket = _BRACKET_BEHIND.match(text, title.end)
        behind = bracket.end() if bracket else title.end
        if listed := free.pop(behind, []):
            end = _bracket_end(text, listed[0].end)
            drafts.extend(of_number(block, text, title.start, end, one, profile, title.title) for one in listed)
        elif code := codes.pop(behind, None):
            end = _bracket_end(text, code.end)
            drafts.append(_of_words(block, text, title.start, end, "standard", title.title))
        elif code := codes.pop(before.get(title.start, -1), None):
            drafts.append(_of_words(block, text, code.start, title.end, "standard", title.title))
        else:
            draft = _of_words(block, text, title.start, title.end, "title", title.title)
            earlier = _EARLIER.search(text, max(0, title.start - 3), title.start)
            drafts.append(replace(draft, own=own.is_title(title.title) and not earlier))
    for listed in free.values():
        drafts.extend(of_number(block, text, one.start, one.end, one, profile) for one in listed)
    drafts.extend(_of_words(block, text, code.start, code.end, "standard") for code in codes.values())
    return sorted(drafts, key=_place)


def _outside(found: tuple[_Found, ...], named: tuple[titles.FoundTitle, ...]) -> Iterator[_Found]:
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


def of_number(
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
