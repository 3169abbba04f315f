"""The one way by which printed characters reach Markdown, HTML and front matter.

Print is not markup: whatever stands in a source comes out as it was printed, in a raw HTML block as well as in a
line of Markdown, whichever extension reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

FrontValue = str | int | bool | None | Sequence[str]

# Beside HTML's own, all that a Markdown dialect or a template language takes for an inline mark. What is special
# at the beginning of a line only (`#`, `1.`, `:`, `!!!`) needs nothing: our lines begin with a tag.
_MARKUP = "&<>\"'\\`*_{}[]~|$^=+"

# TAB would be expanded and a line end would end an HTML block. The other control characters may not stand in
# HTML or XML at all: their pictures (U+2400 and on) keep them visible.
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡", 0x09: "&#9;", 0x0A: "&#10;"}

# Lone halves of a surrogate pair and the two noncharacters cannot be written as UTF-8, or not in XML.
_UNWRITABLE = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_TEXT = {ord(char): _NAMED.get(char, f"&#{ord(char)};") for char in _MARKUP} | _CONTROLS | _UNWRITABLE
# The search of Material takes `data-search-…="` out of pages wherever it stands: in an address `=` must not end one.
_ATTRIBUTE = {ord(char): _NAMED.get(char, f"&#{ord(char)};") for char in "&<>\"'="} | _CONTROLS | _UNWRITABLE

# What YAML does not let stand in a file, or takes for a line end. JSON's own escapes serve, but not its surrogate
# pairs, which YAML leaves as two halves: characters beyond U+FFFF stay as they are.
_NOT_IN_YAML = re.compile(
    "[^\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)


# Most print has none of it, and a search is several times faster than a translation.
_ANY_OF_TEXT, _ANY_OF_ATTRIBUTE = (
    re.compile(f"[{''.join(re.escape(chr(code)) for code in sorted(table))}]") for table in (_TEXT, _ATTRIBUTE)
)


def text(printed: str) -> str:
    """`printed` for the inside of an element.

    >>> text("A|B <br> *x*")
    'A&#124;B &lt;br&gt; &#42;x&#42;'
    """
    return printed.translate(_TEXT) if _ANY_OF_TEXT.search(printed) else printed


def attribute(value: str) -> str:
    """`value` for an attribute in double quotes.

    >>> attribute('a "b" & c')
    'a &quot;b&quot; &amp; c'
    """
    return value.translate(_ATTRIBUTE) if _ANY_OF_ATTRIBUTE.search(value) else value


def front_matter(values: Mapping[str, FrontValue]) -> str:
    """The YAML head of a Markdown file: each value in JSON's form, on its own line, in the order given.

    >>> print(front_matter({"title": 'a: "b" #c'}), end="")
    ---
    title: "a: \\"b\\" #c"
    ---
    """
    lines = [f"{key}: {_json(value)}" for key, value in values.items()]
    return "\n".join(("---", *lines, "---", ""))


def _json(value: FrontValue) -> str:
    plain = json.dumps(value, ensure_ascii=False).translate(_UNWRITABLE)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)
