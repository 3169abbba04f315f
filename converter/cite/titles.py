"""Titles in running text: what stands between 《 and 》, with titles and quotes inside it.

A title ends with the mark that closes its first one: 《关于印发〈某办法〉的通知》 is one, and so is
《关于印发《某办法》的通知》. Where print lost a mark, only what is closed within one sentence is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile(r"[《》。；;\n]")
_LONGEST = 150
_BLANKS = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])|\n+")
_FOLDED_AWAY = re.compile(r"[\s《》〈〉<>“”‘’\"'「」『』]+")
# A short name that is given to a title, not a title: （以下简称《通知》）.
_SHORT_NAME = re.compile(r"(?:以下|[简簡统統下])[简簡统統]?[称稱]为?[:：]?\s*$")
_PROMULGATED = re.compile(r"关于(?:印发|发布|公布|颁布)\s*[《〈]?(?P<plan>.+?)[》〉]?\s*的(?:通知|决定|公告|通告|令)$")


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title in the words ``text[start:end]``, marks included; `title` is what stands between them."""

    start: int
    end: int
    title: str


def find(text: str) -> tuple[FoundTitle, ...]:
    """All titles in `text` in order of their places; they never overlap. Short names being introduced are left out."""
    if "《" not in text:
        return ()
    return tuple(
        FoundTitle(start, end, _BLANKS.sub("", text[start + 1 : end - 1]).strip())
        for start, end in _closed(text)
        if text[start + 1 : end - 1].strip() and not _SHORT_NAME.search(text, max(0, start - 12), start)
    )


def unclosed(text: str) -> bool:
    """Whether a mark that opens a title is never closed, or the other way round."""
    return text.count("《") != text.count("》")


def _closed(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each outermost pair of marks; of the pairs inside where the outer one stays open."""
    opened: list[int] = []
    inner: list[tuple[int, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        if opened and at - opened[0] > _LONGEST:
            yield from inner
            opened, inner = [], []
        if mark == "《":
            opened.append(at)
        elif mark == "》" and opened:
            start = opened.pop()
            if opened:
                inner = [*(pair for pair in inner if pair[0] < start), (start, match.end())]
            else:
                yield start, match.end()
                inner = []
        elif opened:
            yield from inner
            opened, inner = [], []
    yield from inner


def same_title_key(title: str) -> str:
    """What two printings of one title have in common: no blanks, marks and quotes, one width of characters."""
    return _FOLDED_AWAY.sub("", unicodedata.normalize("NFKC", title))


def promulgated(title: str) -> str | None:
    """What a document puts in force by its own title: 关于印发某办法的通知 → 某办法."""
    match = _PROMULGATED.search(title.strip())
    return match["plan"] if match else None
