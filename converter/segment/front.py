"""Cuts the front of an issue (cover, imprint, contents) from its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.forms.dates import date_of
from converter.forms.labels import ANNEX_LIST, label_of
from converter.forms.text import squeeze, unfinished
from converter.model.flow import Front
from converter.model.number import DocumentNumber
from converter.model.page import Line
from converter.model.place import Passage
from converter.profile import Profile

ENTRY = re.compile(
    r"^(?P<title>.*?[^\s…⋯.·．])?[ \u3000]*(?:…+|⋯+|\.{3,}|·{3,}|．{3,}|\t)[\s….·]*[（(]?(?P<page>\d{1,4})[)）]?\s*$"
)
"""A line of contents: title, leader or TAB, page. Three typographies of one print are known."""

SECTION = re.compile(r"^[【\[［〖](?P<section>[^】\]］〗]{2,20})[】\]］〗]$")

_IMPRINT = re.compile(
    r"编委会|编辑委员会|主\s*管|主\s*办|编辑出版|编\s*辑|出\s*版|地\s*址|网\s*址|电\s*话|邮\s*编|邮政编码|承\s*印|印\s*刷|刊\s*号|准印"
)


def split_front(lines: Sequence[Line], profile: Profile) -> tuple[Front, tuple[Line, ...]]:
    """Cover, imprint and contents, and the lines of the body.

    Without a heading 目录 the front ends where the first document number has its title.
    """
    words = {squeeze(word) for word in profile.words.contents}
    head = next((at for at, line in enumerate(lines) if squeeze(line.text) in words), None)
    if head is None:
        stop = _first_title(lines)
        cover, imprint = _cover_and_imprint(lines[:stop])
        return Front(cover, imprint), tuple(lines[stop:])
    stop = _contents_end(lines, head + 1, words)
    cover, imprint = _cover_and_imprint(lines[:head])
    contents = tuple(line.passage.strip() for line in lines[head:stop] if not line.blank)
    return Front(cover, imprint, contents), tuple(lines[stop:])


def _first_title(lines: Sequence[Line]) -> int:
    """Where the title above the first number begins; a text without a number is all body."""
    for at, line in enumerate(lines):
        if DocumentNumber.parse(line.text):
            above = [up for up in range(at) if not lines[up].blank]
            if not above:
                return at
            first = above[-1]
            while (
                first - 1 in above and unfinished(lines[first - 1].text) and not _IMPRINT.search(lines[first - 1].text)
            ):
                first -= 1
            return first
    return 0


def _cover_and_imprint(lines: Sequence[Line]) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The imprint begins with the full date or the first line about editors, and takes the title above it."""
    inked = [line for line in lines if not line.blank]
    first = next((at for at, line in enumerate(inked) if date_of(line.text) or _IMPRINT.search(line.text)), len(inked))
    if first >= 3 and first < len(inked):
        title = squeeze(inked[0].text)
        above = next((at for at in (first - 1, first - 2, first - 3) if squeeze(inked[at].text) == title), first)
        first = above if above > 0 else first
    passages = [line.passage.strip() for line in inked]
    return tuple(passages[:first]), tuple(passages[first:])


def _contents_end(lines: Sequence[Line], start: int, words: set[str]) -> int:
    """The line behind the last one of the contents.

    An entry may be wrapped over several lines of one chunk; a chunk (lines without a blank between) belongs to the
    contents when it ends in a page number or is a section or the running head of the contents.
    """
    at = end = start
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        stop = at
        while stop < len(lines) and not lines[stop].blank:
            stop += 1
        chunk = [line.text.strip() for line in lines[at:stop]]
        whole = all(_closes(text, words) for text in chunk[-1:])
        if not whole and not _wrapped(lines, stop):
            inner = _last_entry(lines, at, stop, words)
            return max(end, inner)
        if whole:
            end = stop
        at = stop
    return end


def _closes(text: str, words: set[str]) -> bool:
    return bool(ENTRY.match(text) or SECTION.match(text) or squeeze(text) in words)


def _last_entry(lines: Sequence[Line], at: int, stop: int, words: set[str]) -> int:
    """Where the contents end inside a chunk that goes on with the first document."""
    closing = [line for line in range(at, stop) if _closes(lines[line].text.strip(), words)]
    return closing[-1] + 1 if closing else 0


def _wrapped(lines: Sequence[Line], stop: int) -> bool:
    """Whether the chunk before `stop` is half an entry that a blank line cut: the next inked line closes it."""
    before = lines[stop - 1].text
    following = next((line for line in lines[stop:] if not line.blank), None)
    if following is None or DocumentNumber.parse(following.text) or label_of(before) or ANNEX_LIST.match(before):
        return False
    return bool(ENTRY.match(following.text.strip())) and unfinished(before)
