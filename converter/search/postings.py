"""Terms and the sections that hold them → shards: ranges of terms, cut where one grows too large.

A shard is a range of keys (the first two code points of a term, 18 bits each) that is halved for as long as it is
larger than LIMIT. Whether it is depends on its own terms alone: what an issue adds splits no other shard.

Postings of a term: the steps between the places of its sections, the first from 0; a step of 0 ends them. A step is
written in figures of base 46, low first: of the 92 printable ASCII characters that need no escape in a script, those of
the lower half end a number. That is a quarter less than bytes in base64.
Terms: a line for each first ideograph with the second ones behind it (a blank: the ideograph alone), and lines of
words that begin with ``=``.
"""

from __future__ import annotations

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
    """The index while it grows."""

    def __init__(self) -> None:
        self._steps: dict[str, bytearray] = {}
        self._last: dict[str, int] = {}

    def add(self, place: int, terms: Iterable[str]) -> None:
        """The terms of a section. `place` is 1 at least, and above all before."""
        for term in set(terms):
            step = place - self._last.get(term, 0)
            self._last[term] = place
            if term in self._steps:
                self._steps[term] += _FIGURES[step] if step < len(_FIGURES) else _figures(step)
            else:
                self._steps[term] = bytearray(_figures(step))

    def shards(self) -> Iterator[Shard]:
        """All shards in the order of their ranges."""
        entries = sorted((_key(term), term) for term in self._steps)
        sizes = [0]
        for _, term in entries:
            sizes.append(sizes[-1] + len(self._steps[term]) + 5)
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
        end = _figures(0)
        postings = b"".join(self._steps[term] + end for term in terms).decode()
        return Shard(low, depth, "\n".join(_lines(terms)), postings)


def _key(term: str) -> int:
    return ord(term[0]) << _HALF | (ord(term[1]) if len(term) > 1 else 0)


def _lines(terms: Iterable[str]) -> Iterator[str]:
    for head, group in groupby(terms, key=lambda term: term[0] if _IDEOGRAPH.match(term) else "="):
        some = list(group)
        yield "=" + " ".join(some) if head == "=" else head + "".join(term[1:] or " " for term in some)


_PRINTED = bytes(code for code in range(0x20, 0x7F) if chr(code) not in '"\\<')
_BASE = len(_PRINTED) // 2


def _figures(value: int) -> bytes:
    figures = bytearray()
    while value >= _BASE:
        figures.append(_PRINTED[_BASE + value % _BASE])
        value //= _BASE
    figures.append(_PRINTED[value])
    return bytes(figures)


_FIGURES = tuple(map(_figures, range(_BASE * _BASE)))


def power_above(least: int, values: Iterable[int]) -> int:
    """The lowest power of two that is `least` or more and above all `values`."""
    most = max(values, default=0)
    return max(least, 1 << most.bit_length())


def issue_keys(issues: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """The key of each issue by its year and number.

    Keys grow with both and start at 1; they stay when a later issue is added, unless its year needs more room.
    """
    room = power_above(16, (number for _, number in issues.values()))
    if not issues:
        return {}
    first = min(year * room + number for year, number in issues.values())
    return {name: year * room + number - first + 1 for name, (year, number) in issues.items()}
