"""A table of characters → two strings: the first ones by their distances, which deflate far better, and the others."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from converter.search.scripts import JSON

_ZERO = 0x28
"""What stands for a distance of 0: small ones are printable ASCII."""


def pairs(table: Mapping[str, str]) -> JSON:
    """The table as ``[distances, others]``; ``overrides/assets/js/search-fold.js`` reads it.

    >>> pairs({"㐂": "喜", "㐃": "下"})
    ['㐪)', '喜下']
    """
    first = sorted(table)
    places = (0, *map(ord, first))
    distances = "".join(chr(_ZERO + after - before) for before, after in pairwise(places))
    return [distances, "".join(table[one] for one in first)]
