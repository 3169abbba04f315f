"""The places of issues among the sections of an archive: numbers that stay when another issue comes or goes.

Each year and number has a slot of its own with room for usual issues, wherever the archive begins and ends. A larger
issue, a higher number, a second gazette push only those behind them, as far as they must, until a free slot takes it
up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_SECTIONS = 256
"""Sections of a slot: an issue of 113,000 characters has 147."""

_NUMBERS = 64
"""Slots of a year: a weekly gazette has room."""

_FIRST = 1900
"""The year of the first slot."""


def places(issues: Iterable[tuple[int, int, int]], end: int = 1) -> Iterator[int]:
    """The place of the first section of each issue, by its year, number and count of sections, in this order.

    None is below `end`.

    >>> list(places([(1900, 0, 3), (1900, 1, 300), (1900, 2, 5), (1900, 3, 5)]))
    [1, 257, 557, 769]
    """
    for year, number, count in issues:
        slot = (year - _FIRST) * _NUMBERS + min(number, _NUMBERS - 1)
        place = max(slot * _SECTIONS + 1, end)
        yield place
        end = place + count
