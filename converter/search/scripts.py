"""The script files that a browser loads: each hands one value to `gazetteSearch` under the file's own name.

A file that is torn hands over nothing, which the page notices.
"""

from __future__ import annotations

import json
import re
import zlib
from typing import TypeAlias

JSON: TypeAlias = "str | int | list[JSON] | dict[str, JSON]"

# What ends a script or, in old browsers, a line of one.
_UNSAFE = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ANY_UNSAFE = re.compile("[<\u2028\u2029]")

_MARK = "\ue000"
"""Stands before a unit whose highest bit is turned over."""
_FORBIDDEN = f'"\\\n\r\u2028\u2029{_MARK}' + "".join(map(chr, range(0xD800, 0xE000)))
"""What cannot stand in a string of a script, and halves of surrogate pairs."""
_ANY_FORBIDDEN = re.compile(f"([{re.escape(_FORBIDDEN)}])")
_TURNED = {char: _MARK + chr(ord(char) ^ 0x8000) for char in _FORBIDDEN}


def script(name: str, value: JSON) -> bytes:
    """The file `name`.js.

    >>> script("top", ["</script>", 1]).decode()
    'gazetteSearch("top",["\\\\u003c/script>",1])\\n'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = _ANY_UNSAFE.sub(lambda found: _UNSAFE[found[0]], text)
    # A lone surrogate cannot be written.
    return f"gazetteSearch({json.dumps(name)},{text})\n".encode(errors="replace")


def packed(name: str, data: bytes, *, repeats: bool) -> bytes:
    """The file `name`.js with `data` deflated; without `repeats` nothing is looked for that stands there twice.

    It is a script in UTF-16, as its byte-order mark says whatever a server says: two bytes are a character, so that
    a string holds them nearly as they are. Any text in UTF-8 would be a quarter longer.
    """
    way = zlib.Z_DEFAULT_STRATEGY if repeats else zlib.Z_HUFFMAN_ONLY
    deflate = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS, 9, way)
    whole = deflate.compress(data) + deflate.flush()
    # A unit has two bytes; before the first one, which is never 0, a browser can tell what is none of them.
    units = (b"\0" * (len(whole) % 2) + whole).decode("utf-16-le", "surrogatepass")
    parts = _ANY_FORBIDDEN.split(units)
    parts[1::2] = map(_TURNED.__getitem__, parts[1::2])
    text = "".join(parts)
    return f'\ufeffgazetteSearch({json.dumps(name)},"{text}")\n'.encode("utf-16-le")
