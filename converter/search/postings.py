"""Terms and their postings → shards: ranges of terms, cut where one grows too large.

A shard is a range of keys (the first two code points of a term, 18 bits each) that is halved for as long as it is
larger than LIMIT. Whether it is depends on its own terms alone: what an issue adds splits no other shard.

Postings of a term: the steps between the places of its sections, the first from 0, and a step of 0
(`converter.search.segments`). Terms: a line for each first ideograph with the second ones behind it (a blank: the
ideograph alone), and lines of words that begin with ``=``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from typing import NamedTuple

from converter.search.fold import HAN
from converter.search.segments import END, Segment, figures

LIMIT = 24_000
"""Bytes of a shard that is not cut, but for one that holds a single long term."""

_HALF = 18
_WHOLE = 1 << 2 * _HALF
_TERM = 5
"""Bytes of a term, about."""
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


def shards(whole: Segment) -> Iterator[Shard]:
    """All shards of a segment in the order of their ranges. Its places are 1 at least."""
    # The order of strings is that of their keys.
    keys = list(map(_key, whole.terms))
    postings = [figures(first) + steps + END for first, steps in zip(whole.firsts, whole.steps, strict=True)]
    sizes = list(accumulate((len(one) - len(END) + _TERM for one in postings), initial=0))
    pending = [(0, 0, 0, len(keys))]
    while pending:
        low, depth, start, end = pending.pop()
        if start == end:
            continue
        if sizes[end] - sizes[start] <= LIMIT or keys[start] == keys[end - 1]:
            terms = "\n".join(_lines(whole.terms[start:end]))
            yield Shard(low, depth, terms, b"".join(postings[start:end]).decode())
            continue
        middle = low + (_WHOLE >> depth + 1)
        cut = bisect_left(keys, middle, start, end)
        pending += ((middle, depth + 1, cut, end), (low, depth + 1, start, cut))


def _key(term: str) -> int:
    return ord(term[0]) << _HALF | (ord(term[1]) if len(term) > 1 else 0)


def _lines(terms: Iterable[str]) -> Iterator[str]:
    for head, group in groupby(terms, key=lambda term: term[0] if _IDEOGRAPH.match(term) else "="):
        some = list(group)
        yield "=" + " ".join(some) if head == "=" else head + "".join(term[1:] or " " for term in some)
