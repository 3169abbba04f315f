"""Text as bytes that deflate well: a byte for a frequent character, two for a usual one, three for any other.

``letters.txt`` has the frequent characters beyond ASCII in their order in the sample and in a real issue. What was
written with another list cannot be read, so the index brings its own (``top``). Printable ASCII and the line feed are
themselves. ``overrides/assets/js/search-load.js`` reads it.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

_BYTES = [code for code in range(1, 256) if not 0x20 <= code < 0x7F and code != 0x0A]
ALONE, _LEADS = 150, 5
"""Characters that are a byte by themselves, and bytes that stand before another one."""
_OTHER = _BYTES[ALONE + _LEADS]
"""Stands before the two bytes of a unit of UTF-16."""


@cache
def letters() -> str:
    """The frequent characters, the most frequent first."""
    lines = resources.files("converter.search").joinpath("letters.txt").read_text("utf-8").splitlines()
    return "".join(lines)[: ALONE + 256 * _LEADS]


class _Table(dict[int, str]):
    """What each character becomes, as the characters of Latin-1 that are these bytes."""

    def __missing__(self, code: int) -> str:
        if code == 0x0A or 0x20 <= code < 0x7F:
            self[code] = chr(code)
        else:
            units = chr(code).encode("utf-16-be", "surrogatepass")
            pairs = (units[at : at + 2].decode("latin-1") for at in range(0, len(units), 2))
            self[code] = "".join(chr(_OTHER) + pair for pair in pairs)
        return self[code]


@cache
def _table() -> _Table:
    table = _Table()
    for at, char in enumerate(letters()):
        lead, trail = divmod(at - ALONE, 256)
        table[ord(char)] = chr(_BYTES[at]) if at < ALONE else chr(_BYTES[ALONE + lead]) + chr(trail)
    return table


def lettered(text: str) -> bytes:
    """`text` in these bytes.

    >>> lettered("a\\n")
    b'a\\n'
    """
    return text.translate(_table()).encode("latin-1")
