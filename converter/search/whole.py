"""Segments of issues → the shards of the archive: those of the last run, grown by what is behind them.

An issue that comes last changes the end of some postings and nothing else, so that of all others nothing has to be
looked at. Where something has changed before that, all is joined from the segments of years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from itertools import accumulate, chain, groupby
from typing import NamedTuple

from converter.parallel import in_turn
from converter.search.kept import Kept
from converter.search.postings import Shard, ranges, within
from converter.search.segments import Segment, figures, merged

_TOGETHER = 48
"""Shards that are made in one task."""


@dataclass(frozen=True)
class Laid:
    """The postings of an issue (`Segment.encode`) of a year, and the place of its first section."""

    year: int
    place: int
    postings: bytes

    @cached_property
    def key(self) -> str:
        """What tells it from others."""
        return f"{sha256(self.postings).hexdigest()}@{self.place}"


class _Made(NamedTuple):
    """A shard: the name of its file, the file (none where it has no terms), and the shard as bytes."""

    name: str
    file: bytes
    shard: bytes


def index(laid: Sequence[Laid], kept: Kept | None) -> Iterator[tuple[str, bytes]]:
    """The names of all shards and their files, in order. `laid` are in the order of their places."""
    # What stands at each place tells all that stands before it, too.
    keys = list(accumulate((one.key for one in laid), _behind, initial="all"))
    known, old = _known(keys, kept)
    more = _joined(laid, known, kept)
    if not old:
        sizes = (len(figures(first)) + len(steps) for first, steps in zip(more.firsts, more.steps, strict=True))
        old = [Shard(one.low, one.depth, (), (), ()).encode() for one in ranges(more.terms, sizes)]
    chunks = [old[at : at + _TOGETHER] for at in range(0, len(old), _TOGETHER)]
    every: list[bytes] = []
    for some in in_turn(partial(_grown, more), chunks):
        for one in some:
            every.append(one.shard)
            if one.file:
                yield one.name, one.file
    if kept and known < len(laid):
        kept.put(keys[-1], chain.from_iterable((len(one).to_bytes(8, "little"), one) for one in every))


def _grown(more: Segment, some: Iterable[bytes]) -> list[_Made]:
    found: list[_Made] = []
    for data in some:
        old = Shard.decode(data)
        for one in old.grown(within(old, more)):
            found.append(_Made(one.name, one.file() if one.terms else b"", one.encode()))
    return found


def _behind(before: str, own: str) -> str:
    return sha256(f"{before} {own}".encode()).hexdigest()


def _known(keys: Sequence[str], kept: Kept | None) -> tuple[int, list[bytes]]:
    """Of how many issues, the first ones, shards are kept, and these."""
    if kept:
        kept.stays(keys[-1])
        for known in reversed(range(1, len(keys))):
            if (data := kept.taken(keys[known])) is not None:
                return known, list(_parted(data))
    return 0, []


def _parted(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 8], "little")
        yield data[at + 8 : at + 8 + size]
        at += 8 + size


def _joined(laid: Sequence[Laid], known: int, kept: Kept | None) -> Segment:
    """The segment of the issues behind the first `known` ones, joined from years."""
    years: dict[str, list[Laid]] = {}
    begun: list[Laid] = []
    at = 0
    for _, group in groupby(laid, key=lambda one: one.year):
        some = list(group)
        key = " ".join(one.key for one in some)
        if kept:
            kept.stays(key)
        if at >= known:
            years[key] = some
        else:
            begun += some[known - at :]
        at += len(some)
    held = {key: data for key in years if kept and (data := kept.get(key)) is not None}
    missing = [key for key in years if key not in held]
    for key, data in zip(missing, in_turn(_year, [years[key] for key in missing]), strict=True):
        held[key] = data
        if kept:
            kept.put(key, [data])
    # One by one: together they are several times what comes of them.
    own = ((one.place, Segment.decode(one.postings)) for one in begun)
    return merged(chain(own, ((0, Segment.decode(held.pop(key))) for key in years)))


def _year(some: Iterable[Laid]) -> bytes:
    return merged((one.place, Segment.decode(one.postings)) for one in some).encode()
