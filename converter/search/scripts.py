"""The script files that a browser loads: each hands one value to `gazetteSearch` under the file's own name.

A file that is torn hands over nothing, which the page notices.
"""

from __future__ import annotations

import json
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
