"""Cuts a text of a notice into its number, its title, its contents and its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from converter.forms.text import fold_title, squeeze, tidy
from converter.model.number import DocumentNumber, Form
from converter.model.page import Line
from converter.model.place import EMPTY, Passage
from converter.notice.labels import Label, listed

_CONTENTS = frozenset(("目录", "目錄", "contents", "arrangementofsections"))
_COLUMNS = re.compile(r"(?:條次|条次|頁次|页次|Rule|Section|Regulation|Paragraph|Clause|Article|Page|\s)+")
_LEADER = re.compile(r"\s*(?:[.·…]{2,}\s*[A-Z]?(\d{1,5})|(?<=\s)[A-Z](\d{3,5}))$")
_WIDE = "\u2e80"
"""From here on characters are Chinese."""

_MOST_TITLE = 4
_SEARCHED = 12
"""Lines in which the number stands."""

_ENGLISH_NUMBER = re.compile(r"[A-Z][A-Za-z .]{0,40}[\[(〔](?:19|20)\d{2}[\])〕]\s*(?:No\.?\s*)?\d{1,5}")
"""What an English text prints for a number of the mainland: Lanzhengfa [2023] No. 5."""


@dataclass(frozen=True)
class Entry:
    """A line of the contents: its label, its title, the printed page."""

    label: Label | None
    printed: str
    title: Passage
    page: int
    whole: Passage


@dataclass(frozen=True)
class Front:
    """What stands before the body, and the body. `repeated` is the title where print sets it again."""

    number: Passage
    title: Passage
    contents: tuple[Passage, ...]
    entries: tuple[Entry, ...]
    repeated: Passage
    stray: tuple[Passage, ...]
    body: tuple[Line, ...]


def number_of(lines: Sequence[Line]) -> DocumentNumber | None:
    """The number with which a notice begins (2020年第139號法律公告, L.N. 139 of 2020), or another document.

    That of another document stands below its title and is the only one in the print; None for all other print.
    """
    at = _number_at(lines)
    return None if at is None else DocumentNumber.parse(lines[at].text)


def _number_at(lines: Sequence[Line]) -> int | None:
    inked = [at for at, line in enumerate(lines) if not line.blank][:_SEARCHED]
    for at in inked:
        number = DocumentNumber.parse(lines[at].text)
        if number is not None and number.form is Form.BEHIND:
            return at
    numbered = [at for at, line in enumerate(lines) if DocumentNumber.parse(line.text) or _is_english_number(line)]
    return numbered[0] if len(numbered) == 1 and numbered[0] in inked[1:] else None


def _is_english_number(line: Line) -> bool:
    return bool(_ENGLISH_NUMBER.fullmatch(line.text.strip()))


def read_front(lines: Sequence[Line]) -> Front:
    """The front of one text, whose lines are whole and none of them furniture."""
    at = _number_at(lines)
    start = 0 if at is None else at + 1
    stray = tuple(line.passage.strip() for line in lines[: start - 1] if not line.blank) if start else ()
    number = EMPTY if at is None else lines[at].passage.strip()
    if at is not None and not _leads(number.text):
        title = _whole([line for line in lines[:at] if not line.blank])
        return Front(number, title, (), (), EMPTY, (), tuple(lines[start:]))
    inked = [line for line in lines[start:] if line.row or not line.blank]
    head = next((at for at, line in enumerate(inked) if squeeze(line.text).casefold() in _CONTENTS), None)
    if head is None or head > _MOST_TITLE:
        return Front(number, _whole(inked[:1]), (), (), EMPTY, stray, tuple(inked[1:]))
    title = _whole(inked[:head])
    stop, repeated = _contents_end(inked, head + 1, title)
    contents = tuple(line.passage.strip() for line in inked[head:stop])
    again = _whole(inked[stop : stop + repeated])
    return Front(
        number, title, contents, _entries(inked[head + 1 : stop]), again, stray, tuple(inked[stop + repeated :])
    )


def _leads(number: str) -> bool:
    """Whether a number stands above the title of its notice; others stand below."""
    parsed = DocumentNumber.parse(number)
    return parsed is not None and parsed.form is Form.BEHIND


def _whole(lines: Sequence[Line]) -> Passage:
    return tidy(_joined([line.passage.strip() for line in lines]))


def _joined(passages: Sequence[Passage]) -> Passage:
    """Lines as one; a blank stands between Latin words."""
    whole = EMPTY
    for passage in passages:
        latin = whole and whole.text[-1:] < _WIDE and passage.text[:1] < _WIDE
        whole = Passage.joined([whole, passage], " " if latin else "") if whole else passage
    return whole


def _contents_end(lines: Sequence[Line], start: int, title: Passage) -> tuple[int, int]:
    """The line behind the contents, and how many lines from there on are the title again."""
    wanted = fold_title(title.text)
    for at in range(start, len(lines)):
        joined = ""
        for size in range(1, _MOST_TITLE + 1):
            if at + size > len(lines):
                break
            joined += fold_title(lines[at + size - 1].text)
            if joined == wanted:
                return at, size
            if not wanted.startswith(joined):
                break
    ends = [at for at in range(start, len(lines)) if _LEADER.search(lines[at].text)]
    return (ends[-1] + 1 if ends else start), 0


def _entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    waiting: list[Passage] = []
    for line in lines:
        passage = line.passage.strip()
        if _COLUMNS.fullmatch(passage.text):
            continue
        match = _LEADER.search(passage.text)
        waiting.append(passage[: match.start()].strip() if match else passage)
        if not match:
            continue
        whole = _joined(waiting)
        waiting = []
        label = listed(whole.text)
        end = label.end if label else 0
        printed = whole.text[:end].strip()
        entries.append(Entry(label, printed, whole[end:].strip(), int(match[1] or match[2]), whole))
    return tuple(entries)
