"""Terms and their postings → shards: ranges of terms, cut where one grows too large.

A shard is a range of keys (the first two code points of a term, 18 bits each) that is halved for as long as it is
larger than LIMIT. Whether it is depends on its own terms alone: what an issue adds splits no other shard.

Postings of a term: the steps between its numbers, the first from 0, and a step of 0 (`converter.search.segments`).
Terms: a line for each first ideograph with the second ones behind it (a blank: the ideograph alone), and lines of words
that begin with ``=``. A file has the size of the terms' bytes (four, the low ones first), the terms
(`converter.search.letters`), the postings.
"""

from __future__ import annotations

import re
import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from converter.search.fold import HAN
from converter.search.letters import lettered
from converter.search.scripts import packed
from converter.search.segments import END, Segment, figures

LIMIT = 48_000
"""Bytes of a shard that is not cut, but for one that holds a single long term; its file has two thirds of them."""

_HALF = 18
_WHOLE = 1 << 2 * _HALF
_TERM = 3
"""Bytes of a term, about, its end with it."""
_FEW = 8
"""Bytes of a term's postings below which many are alike: to look for repeats in longer ones takes time in vain."""
_IDEOGRAPH = re.compile(f"[{HAN}]")
_HEAD = struct.Struct("<4Q")


class Range(NamedTuple):
    """A range of keys: its lowest, how often the whole was halved for it; and which of some terms are in it."""

    low: int
    depth: int
    start: int
    end: int


class Shard(NamedTuple):
    """A range of keys and what it has: terms in order, the last number of each, and postings without their end."""

    low: int
    depth: int
    terms: Sequence[str]
    lasts: Sequence[int]
    postings: Sequence[bytes]

    @property
    def name(self) -> str:
        """The range in figures, as the file is called."""
        return f"i{self.low:09x}-{self.depth}"

    def grown(self, more: Segment) -> Iterator[Shard]:
        """The shards of this one and of what is behind it, in order. Numbers in `more` are 1 at least."""
        if not more.terms:
            yield self
            return
        terms, lasts, postings = list(self.terms), list(self.lasts), list(self.postings)
        at = {term: place for place, term in enumerate(terms)} if terms else {}
        for term, first, last, steps in zip(*more, strict=True):
            place = at.get(term)
            if place is None:
                terms.append(term)
                lasts.append(last)
                postings.append(figures(first) + steps)
            else:
                postings[place] += figures(first - lasts[place]) + steps
                lasts[place] = last
        if at and len(terms) > len(at):
            order = sorted(range(len(terms)), key=terms.__getitem__)
            terms, lasts = [terms[one] for one in order], [lasts[one] for one in order]
            postings = [postings[one] for one in order]
        for low, depth, start, end in ranges(terms, map(len, postings), self.low, self.depth):
            yield Shard(low, depth, terms[start:end], lasts[start:end], postings[start:end])

    def encode(self) -> bytes:
        """The shard as bytes from which it comes back."""
        terms, lasts = " ".join(self.terms).encode(), array("Q", self.lasts).tobytes()
        return _HEAD.pack(self.low, self.depth, len(terms), len(lasts)) + terms + lasts + END.join(self.postings)

    @staticmethod
    def decode(data: bytes) -> Shard:
        """The shard of bytes that `encode` made."""
        low, depth, terms, lasts = _HEAD.unpack_from(data)
        if not terms:
            return Shard(low, depth, (), (), ())
        names = data[_HEAD.size : _HEAD.size + terms].decode().split(" ")
        behind = _HEAD.size + terms + lasts
        numbers = array("Q", data[behind - lasts : behind])
        return Shard(low, depth, names, numbers, data[behind:].split(END))

    def file(self) -> bytes:
        """The script that a browser loads."""
        terms = lettered("\n".join(_lines(self.terms)))
        postings = END.join(self.postings) + END
        data = len(terms).to_bytes(4, "little") + terms + postings
        return packed(self.name, data, repeats=len(postings) < _FEW * len(self.terms))


def ranges(terms: Sequence[str], sizes: Iterable[int], low: int = 0, depth: int = 0) -> Iterator[Range]:
    """The ranges of shards for `terms`, which are in order, by the bytes of their postings; some have none."""
    sums = list(accumulate(map(_TERM.__add__, sizes), initial=0))
    pending = [Range(low, depth, 0, len(terms))]
    while pending:
        one = low, depth, start, end = pending.pop()
        if sums[end] - sums[start] <= LIMIT or terms[start][:2] == terms[end - 1][:2]:
            yield one
            continue
        middle = low + (_WHOLE >> depth + 1)
        cut = bisect_left(terms, _first(middle), start, end)
        pending += (Range(middle, depth + 1, cut, end), Range(low, depth + 1, start, cut))


def within(shard: Shard, whole: Segment) -> Segment:
    """What of a segment is in the range of a shard."""
    return whole.cut(whole.below(_first(shard.low)), whole.below(_first(shard.low + (_WHOLE >> shard.depth))))


def _first(key: int) -> str:
    """The term before which all those of lower keys stand."""
    head, second = divmod(key, 1 << _HALF)
    return chr(head) + (chr(second) if second else "")


def _lines(terms: Iterable[str]) -> Iterator[str]:
    for head, some in groupby(terms, key=itemgetter(0)):
        if _IDEOGRAPH.match(head):
            yield head + "".join(term[1:] or " " for term in some)
        else:
            yield "=" + " ".join(some)
