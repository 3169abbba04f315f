"""A table of characters → three strings which deflate far better than pairs: the distances of the first ones, and the
codes of the others by their upper and their lower bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from converter.search.scripts import JSON

_ZERO = 0x28
"""What stands for 0: small numbers are printable ASCII."""
_LOWER = 64


def pairs(table: Mapping[str, str]) -> JSON:
    """The table as ``[distances, upper bits, lower bits]``; ``overrides/assets/js/search-fold.js`` reads it.

    >>> pairs({"㐂": "喜", "㐃": "下"})
    ['㐪)', 'žŠ', 'D3']
    """
    first = sorted(table)
    others = [ord(table[char]) for char in first]
    return [
        _written(after - before for before, after in pairwise((0, *map(ord, first)))),
        _written(code // _LOWER for code in others),
        _written(code % _LOWER for code in others),
    ]


def _written(numbers: Iterable[int]) -> str:
    return "".join(chr(_ZERO + number) for number in numbers)
