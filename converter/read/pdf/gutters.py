"""White strips that may part columns, and what the pages of a document tell one another of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from converter.read.pdf.sheet import Box, around
from converter.read.pdf.strips import OpenTable

_NARROWEST_GUTTER = 8.0
"""In points."""

_HANGS = 0.4
"""Of a gutter: so far may what stands beside it reach into it."""

_WIDER = 2
"""A strip that a few more cross is another one where it is so many times as wide as one within it."""

_MOST_GUTTERS = 4


class Item(NamedTuple):
    """Something on the page: its box, its place in the list that it comes from; for a line its place in the stream."""

    box: Box
    at: int
    order: int | None = None

    @property
    def line(self) -> bool:
        """Whether it is a line of text."""
        return self.order is not None


class Gutter(NamedTuple):
    """A white strip from `start` to `stop`; the columns beside it begin at `low` and end at `high`."""

    start: float
    stop: float
    low: float
    high: float


class Gutters:
    """The gutters of a document: those that running text on both sides made evident, by page.

    `open_tables` are the tables with which pages end, by page. `streams`: the order of the content stream tells of
    columns.
    """

    def __init__(self) -> None:
        self.pages: dict[int, list[tuple[Gutter, int]]] = {}
        self.page = 0
        self.open_tables: dict[int, OpenTable] = {}
        self.streams = False

    def tell(self, gutter: Gutter, weight: int) -> None:
        """Running text stands on both sides of `gutter` on the present page; a `weight` of 2 is much of it."""
        self.pages.setdefault(self.page, []).append((gutter, weight))

    def known(self) -> list[Gutter]:
        """The gutters that other pages make sure, two of them or one with plenty of text: then less is enough here."""
        others = [told for page, gutters in self.pages.items() if page != self.page for told in gutters]
        found: list[Gutter] = []
        for gutter, _ in others:
            middle = (gutter.start + gutter.stop) / 2
            if any(one.start <= middle <= one.stop for one in found):
                continue
            same = [(one, weight) for one, weight in others if one.start <= middle <= one.stop]
            if sum(weight for _, weight in same) >= 2:
                start, stop = max(one.start for one, _ in same), min(one.stop for one, _ in same)
                low, high = max(one.low for one, _ in same), min(one.high for one, _ in same)
                # Marks may hang out into it.
                hang = _HANGS * (stop - start)
                found.append(Gutter(start + hang, stop - hang, low, high))
        return found


def white_strips(items: Sequence[Item]) -> list[Gutter]:
    """White strips that few items cross, the fewest first, the widest first."""
    whole = around(item.box for item in items)
    left, size = int(whole.x0), int(whole.width) + 2
    crossed = [0] * (size + 1)
    for item in items:
        crossed[max(int(item.box.x0) - left, 0)] += 1
        crossed[min(int(item.box.x1) - left + 1, size)] -= 1
    counts: list[int] = []
    total = 0
    for change in crossed[:size]:
        total += change
        counts.append(total)
    low, high = int(size * 0.12), int(size * 0.88)
    found: list[Gutter] = []
    for level in sorted({count for count in counts[low:high] if count <= max(1, int(0.45 * len(items)))}):
        strips: list[Gutter] = []
        start = low
        for at in range(low, high + 1):
            if at == high or counts[at] > level:
                if at - start >= _NARROWEST_GUTTER:
                    strips.append(Gutter(left + start, left + at, whole.x0, whole.x1))
                start = at + 1
        inner = [
            strip
            for strip in strips
            if not any(
                strip.start <= one.start < strip.stop and strip.stop - strip.start < _WIDER * (one.stop - one.start)
                for one in found
            )
        ]
        found.extend(sorted(inner, key=lambda strip: strip.start - strip.stop))
        if len(found) >= _MOST_GUTTERS:
            break
    return found[:_MOST_GUTTERS]
