"""Printed characters in files that are XML or a calendar, which may not hold all of them."""

from __future__ import annotations

import re

_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: "␡"}
_UNWRITABLE = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
_SAFE = _CONTROLS | _UNWRITABLE
# Most print has none of them, and a search is several times faster than a translation.
_ANY = re.compile(f"[{''.join(re.escape(chr(code)) for code in sorted(_SAFE))}]")


def writable(text: str) -> str:
    """`text` with the pictures of control characters in their place, and U+FFFD for what no file can hold.

    >>> writable("甲\\x0b乙")
    '甲␋乙'
    """
    return text.translate(_SAFE) if _ANY.search(text) else text
