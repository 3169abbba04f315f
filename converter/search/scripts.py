"""The script files that a browser loads: each hands one value to `gazetteSearch` under the file's own name.

A file that is torn hands over nothing, which the page notices.
"""

from __future__ import annotations

import json
import zlib
from base64 import b85encode
from typing import TypeAlias

JSON: TypeAlias = "str | int | list[JSON] | dict[str, JSON]"

# What ends a script or, in old browsers, a line of one.
_UNSAFE = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def script(name: str, value: JSON) -> bytes:
    """The file `name`.js.

    >>> script("top", ["</script>", 1]).decode()
    'gazetteSearch("top",["\\\\u003c/script>",1])\\n'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    # A lone surrogate cannot be written.
    return f"gazetteSearch({json.dumps(name)},{text})\n".encode(errors="replace")


def packed(name: str, value: JSON) -> bytes:
    """The file `name`.js with its value compressed: JSON in UTF-16 (two bytes for an ideograph, not three), deflated.

    The bytes stand in base 85 with a comma for ``<``.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    data = b85encode(zlib.compress(text.encode("utf-16-le", "replace"), 9))
    return script(name, data.decode().replace("<", ","))
