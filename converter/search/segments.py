"""Segments: the terms of some sections, and for each the numbers of those that have it. Small ones merge into large.

A number is the place of a section times CLASSES and the class of what follows the term there
(`converter.search.fold.terms`); with several classes a section has several numbers. A segment keeps of each term the
first number, the last, and the steps between them, so that joining two segments looks at no step: an issue's segment
counts from 0 and is laid at the issue's place when years are made.

A step is written in bytes of seven bits, low first, of which all but the last have the highest bit. The step 0 ends a
term's postings; no other number has that byte.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from operator import sub
from typing import NamedTuple

from converter.search.fold import CLASSES

END = b"\0"
"""The step 0."""

_BASE = 128
_CLASSES = [[one for one in range(CLASSES) if bits >> one & 1] for bits in range(1 << CLASSES)]


def figures(value: int) -> bytes:
    """A step as it stands in postings.

    >>> figures(1), figures(127), figures(128)
    (b'\\x01', b'\\x7f', b'\\x80\\x01')
    """
    return _FIGURES[value] if value < len(_FIGURES) else bytes((_BASE + value % _BASE,)) + figures(value // _BASE)


_FIGURES = [bytes((value,)) for value in range(_BASE)]
_FIGURES += [bytes((_BASE + low, high)) for high in range(1, _BASE) for low in range(_BASE)]
"""The steps of one byte and of two."""


class Segment(NamedTuple):
    """Terms in order, and of each its first number, its last, and the steps from one to the other."""

    terms: Sequence[str]
    firsts: Sequence[int]
    lasts: Sequence[int]
    steps: Sequence[bytes | bytearray]

    def encode(self, level: int = 1) -> bytes:
        """The segment as bytes, the same for the same segment."""
        numbers = array("Q", self.firsts)
        numbers.extend(self.lasts)
        parts = (" ".join(self.terms).encode(), numbers.tobytes(), END.join(self.steps))
        return zlib.compress(b"".join(len(part).to_bytes(8, "little") + part for part in parts), level)

    @staticmethod
    def decode(data: bytes) -> Segment:
        """The segment of such bytes. Raises ValueError for others."""
        try:
            whole = zlib.decompress(data)
        except zlib.error as problem:
            raise ValueError("no segment") from problem
        parts: list[bytes] = []
        at = 0
        while at < len(whole):
            size = int.from_bytes(whole[at : at + 8], "little")
            parts.append(whole[at + 8 : at + 8 + size])
            at += 8 + size
        terms, places, steps = parts
        if not terms:
            return EMPTY
        numbers = array("Q", places)
        half = len(numbers) // 2
        return Segment(terms.decode().split(" "), numbers[:half], numbers[half:], steps.split(END))

    def cut(self, start: int, end: int) -> Segment:
        """The terms from one place to another."""
        return Segment(self.terms[start:end], self.firsts[start:end], self.lasts[start:end], self.steps[start:end])

    def below(self, term: str) -> int:
        """How many terms stand before `term`."""
        return bisect_left(self.terms, term)


EMPTY = Segment((), (), (), ())


def segment(sections: Iterable[Mapping[str, int]]) -> Segment:
    """The segment of sections by their terms, each with its classes; their places are 0, 1 and so on."""
    numbers: dict[str, list[int]] = {}
    for place, terms in enumerate(sections):
        own = [[place * CLASSES + one for one in classes] for classes in _CLASSES]
        for term, bits in terms.items():
            if term in numbers:
                numbers[term] += own[bits]
            else:
                numbers[term] = own[bits][:]
    order = sorted(numbers)
    some = [numbers[term] for term in order]
    steps = [_steps(one) if len(one) > 1 else b"" for one in some]
    return Segment(order, [one[0] for one in some], [one[-1] for one in some], steps)


def _steps(numbers: Sequence[int]) -> bytes:
    steps = list(map(sub, numbers[1:], numbers))
    return bytes(steps) if max(steps) < _BASE else b"".join(map(figures, steps))


def merged(parts: Iterable[tuple[int, Segment]]) -> Segment:
    """One segment of several, each with the place at which it is laid, in the order of these places."""
    held: dict[str, _Postings] = {}
    for place, part in parts:
        laid = place * CLASSES
        for term, first, last, more in zip(*part, strict=True):
            own = held.get(term)
            if own is None:
                held[term] = _Postings(laid + first, laid + last, bytearray(more))
            else:
                own.steps += figures(laid + first - own.last)
                own.steps += more
                own.last = laid + last
    order = sorted(held)
    some = [held[term] for term in order]
    return Segment(order, [one.first for one in some], [one.last for one in some], [one.steps for one in some])


class _Postings:
    """Those of a term, while they grow."""

    __slots__ = ("first", "last", "steps")

    def __init__(self, first: int, last: int, steps: bytearray) -> None:
        self.first, self.last, self.steps = first, last, steps
