"""Printed characters in files that are XML or a calendar, which may not hold all of them."""

from __future__ import annotations

_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: "␡"}
_UNWRITABLE = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
_SAFE = _CONTROLS | _UNWRITABLE


def writable(text: str) -> str:
    """`text` with the pictures of control characters in their place, and U+FFFD for what no file can hold.

    >>> writable("甲\\x0b乙")
    '甲␋乙'
    """
    return text.translate(_SAFE)
