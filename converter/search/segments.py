"""Segments: the terms of some sections, and for each the places of those that have it. Small ones merge into large.

A place is a number. A segment keeps of each term the first place, the last, and the steps between them, so that joining
two segments looks at no step: an issue's segment counts from 0 and is laid at the issue's place when years are made.

A step is written in figures of base 46, low first: of the 92 printable ASCII characters that need no escape in a
script, those of the lower half end a number. That is a quarter less than bytes in base64. The step 0, a blank, ends a
term's postings; no other number has it.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from operator import sub
from typing import NamedTuple

END = b" "
"""The step 0."""

_PRINTED = bytes(code for code in range(0x20, 0x7F) if chr(code) not in '"\\<')
_BASE = len(_PRINTED) // 2
_ENDS = _PRINTED[:_BASE].ljust(256, END)
"""The figures that end a number, for `bytes.translate`."""


@cache
def figures(value: int) -> bytes:
    """A step as it stands in postings.

    >>> figures(1), figures(45), figures(46)
    (b'!', b'O', b'P!')
    """
    written = bytearray()
    while value >= _BASE:
        written.append(_PRINTED[_BASE + value % _BASE])
        value //= _BASE
    written.append(_PRINTED[value])
    return bytes(written)


class Segment(NamedTuple):
    """Terms in order, and of each its first place, its last, and the steps from one to the other."""

    terms: Sequence[str]
    firsts: Sequence[int]
    lasts: Sequence[int]
    steps: Sequence[bytes | bytearray]

    def encode(self) -> bytes:
        """The segment as bytes, the same for the same segment."""
        places = array("Q", self.firsts)
        places.extend(self.lasts)
        parts = (" ".join(self.terms).encode(), places.tobytes(), END.join(self.steps))
        return zlib.compress(b"".join(len(part).to_bytes(8, "little") + part for part in parts), 1)

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
            return Segment((), (), (), ())
        numbers = array("Q", places)
        half = len(numbers) // 2
        return Segment(terms.decode().split(" "), numbers[:half], numbers[half:], steps.split(END))


def segment(sections: Iterable[Iterable[str]]) -> Segment:
    """The segment of sections by their terms; their places are 0, 1 and so on."""
    places: dict[str, list[int]] = {}
    for place, terms in enumerate(sections):
        for term in terms:
            if term in places:
                places[term].append(place)
            else:
                places[term] = [place]
    order = sorted(places)
    some = [places[term] for term in order]
    steps = [_steps(one) if len(one) > 1 else b"" for one in some]
    return Segment(order, [one[0] for one in some], [one[-1] for one in some], steps)


def _steps(places: Sequence[int]) -> bytes:
    steps = list(map(sub, places[1:], places))
    return bytes(steps).translate(_ENDS) if max(steps) < _BASE else b"".join(map(figures, steps))


def merged(parts: Iterable[tuple[int, Segment]]) -> Segment:
    """One segment of several, each with the place at which it is laid, in the order of these places."""
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    steps: dict[str, bytearray] = {}
    for place, part in parts:
        for term, first, last, more in zip(*part, strict=True):
            if term in lasts:
                own = steps[term]
                own += figures(place + first - lasts[term])
                own += more
            else:
                firsts[term] = place + first
                steps[term] = bytearray(more)
            lasts[term] = place + last
    order = sorted(firsts)
    return Segment(order, [firsts[one] for one in order], [lasts[one] for one in order], [steps[one] for one in order])
