"""Pieces of a text that a table decides: words, names, and what is no Chinese text at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Piece(NamedTuple):
    """Characters `start` to `end` of a text and what stands there in Traditional; equally long."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, to be found in a text: from the left, the longest first, without overlaps.

    >>> list(Lexicon.of({"海": "海", "海里": "海里"}).find("三海里"))
    [Piece(start=1, end=3, text='海里')]
    """

    begins: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, str]
    head: re.Pattern[str] = field(repr=False)

    @staticmethod
    def of(forms: Mapping[str, str]) -> Lexicon:
        """A lexicon of Simplified words with their Traditional forms."""
        begins: dict[str, list[str]] = {}
        for word in forms:
            begins.setdefault(word[:2], []).append(word)
        longest = {begin: tuple(sorted(words, key=lambda word: (-len(word), word))) for begin, words in begins.items()}
        return Lexicon(longest, forms, _beginning(forms))

    def find(self, text: str) -> Iterator[Piece]:
        """The words of the lexicon in `text`."""
        end = 0
        for match in self.head.finditer(text):
            start = match.start()
            if start < end:
                continue
            for word in (*self.begins.get(text[start : start + 2], ()), text[start]):
                if text.startswith(word, start) and word in self.forms:
                    end = start + len(word)
                    yield Piece(start, end, self.forms[word])
                    break


def _beginning(words: Iterable[str]) -> re.Pattern[str]:
    """Where a word can begin, as far as its first two characters tell one by one."""
    single, longer = [word for word in words if len(word) == 1], [word for word in words if len(word) > 1]
    first, second = (any_of(word[at] for word in longer).pattern for at in (0, 1))
    # Without a choice `re` passes over what no word begins with.
    return re.compile(f"{first}(?={second})" + (f"|{any_of(single).pattern}" if single else ""))


def any_of(chars: Iterable[str]) -> re.Pattern[str]:
    """Any one of the characters; of none, nothing matches."""
    inside = "".join(map(re.escape, sorted(set(chars))))
    return re.compile(f"[{inside}]" if inside else r"(?!)")


def laid_over(text: str, pieces: Iterable[tuple[int, int, str]]) -> str:
    """`text` with each piece (start, end, as many characters) in its place; a later piece wins."""
    pieces = list(pieces)
    if not pieces:
        return text
    chars = list(text)
    for start, end, new in pieces:
        chars[start:end] = new
    return "".join(chars)
