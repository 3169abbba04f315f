"""Terms and the sections that hold them → shards: ranges of terms, cut where one grows too large.

A shard is a range of keys (the first two code points of a term, 18 bits each) that is halved for as long as it is
larger than LIMIT. Whether it is depends on its own terms alone: what an issue adds splits no other shard.

Postings of a term: for each issue the step from the last issue's key (1 at least), then the steps between its sections
doubled, plus one where another follows; a 0 ends the term. Steps are varints of seven bits, low first; all in base64.
Terms: a line for each first ideograph with the second ones behind it (a blank: the ideograph alone), and lines of
words that begin with ``=``.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from converter.search.fold import HAN

LIMIT = 24_000
"""Bytes of a shard that is not cut, but for one that holds a single long term."""

_HALF = 18
_WHOLE = 1 << 2 * _HALF
_IDEOGRAPH = re.compile(f"[{HAN}]")


class Shard(NamedTuple):
    """A range of terms: its lowest key, how often the whole was halved for it, its terms and their postings."""

    low: int
    depth: int
    terms: str
    postings: str

    @property
    def name(self) -> str:
        """The range in figures."""
        return f"{self.low:09x}-{self.depth}"


class Postings:
    """The index while it grows: issues are added in the order of their keys."""

    def __init__(self) -> None:
        self._bytes: dict[str, bytearray] = {}
        self._last: dict[str, int] = {}

    def add(self, issue: int, sections: Iterable[tuple[int, Iterable[str]]]) -> None:
        """The terms of an issue's sections, each by its number. `issue` is its key, 1 at least, above all before."""
        found: dict[str, list[int]] = {}
        for number, terms in sections:
            for term in set(terms):
                found.setdefault(term, []).append(number)
        for term, numbers in found.items():
            data = self._bytes.setdefault(term, bytearray())
            _varint(data, issue - self._last.get(term, 0))
            self._last[term] = issue
            last = 0
            for number in numbers[:-1]:
                _varint(data, (number - last) << 1 | 1)
                last = number
            _varint(data, (numbers[-1] - last) << 1)

    def shards(self) -> Iterator[Shard]:
        """All shards in the order of their ranges."""
        entries = sorted((_key(term), term) for term in self._bytes)
        sizes = [0]
        for _, term in entries:
            sizes.append(sizes[-1] + len(self._bytes[term]) * 4 // 3 + 5)
        pending = [(0, 0, 0, len(entries))]
        while pending:
            low, depth, start, end = pending.pop()
            if start == end:
                continue
            if sizes[end] - sizes[start] <= LIMIT or entries[start][0] == entries[end - 1][0]:
                yield self._shard(low, depth, [term for _, term in entries[start:end]])
                continue
            middle = low + (_WHOLE >> depth + 1)
            cut = next((at for at in range(start, end) if entries[at][0] >= middle), end)
            pending += ((middle, depth + 1, cut, end), (low, depth + 1, start, cut))

    def _shard(self, low: int, depth: int, terms: list[str]) -> Shard:
        postings = b"".join(bytes(self._bytes[term]) + b"\0" for term in terms)
        return Shard(low, depth, "\n".join(_lines(terms)), base64.b64encode(postings).decode())


def _key(term: str) -> int:
    return ord(term[0]) << _HALF | (ord(term[1]) if len(term) > 1 else 0)


def _lines(terms: Iterable[str]) -> Iterator[str]:
    for head, group in groupby(terms, key=lambda term: term[0] if _IDEOGRAPH.match(term) else "="):
        some = list(group)
        yield "=" + " ".join(some) if head == "=" else head + "".join(term[1:] or " " for term in some)


def _varint(data: bytearray, value: int) -> None:
    while value > 0x7F:
        data.append(value & 0x7F | 0x80)
        value >>= 7
    data.append(value)


def issue_keys(issues: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """The key of each issue by its year and number.

    Keys grow with both and start at 1; they stay when a later issue is added, unless its year needs more room.
    """
    room = 32
    while any(number >= room for _, number in issues.values()):
        room *= 2
    if not issues:
        return {}
    first = min(year * room + number for year, number in issues.values())
    return {name: year * room + number - first + 1 for name, (year, number) in issues.items()}
