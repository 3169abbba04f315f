"""What is left alone: addresses, and text that is already Traditional."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from converter.languages.traditional.engine import from_simplified, to_simplified
from converter.languages.traditional.spans import Piece, any_of
from converter.languages.traditional.tables import many

_HAN = r"\u3400-\u9fff"
_ASCII = r"A-Za-z0-9._~%+@!$&*=:#-"
# A part of a path that begins with a Chinese character may go on with one; behind an ASCII part Chinese is prose
# (``登录www.example.cn查询``).
_PART = rf"(?:[{_HAN}][{_HAN}{_ASCII}]*|[{_ASCII}]*(?:=[{_HAN}{_ASCII}]*)?)"
_HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?"
_ADDRESS = re.compile(rf"(?:[A-Za-z][A-Za-z+.-]*://{_HOST}|(?<![A-Za-z0-9.@]){_HOST}(?=/))(?:[/?#&]{_PART})*")


def addresses(text: str) -> Iterator[Piece]:
    """Addresses of the web, which stay as they are.

    >>> [piece.text for piece in addresses("见 https://cx.lanyu.example/发布 和www.lanyu.example/a1网站")]
    ['https://cx.lanyu.example/发布', 'www.lanyu.example/a1']
    """
    if "/" not in text:
        return
    for match in _ADDRESS.finditer(text):
        yield Piece(match.start(), match.end(), match[0])


def is_traditional(text: str) -> bool:
    """Whether a text is Traditional already: it has characters of Traditional alone, and none of Simplified alone.

    >>> is_traditional("香港特別行政區政府"), is_traditional("香港特别行政区"), is_traditional("香港")
    (True, False, False)
    """
    traditional, simplified = _either()
    return traditional.search(text) is not None and simplified.search(text) is None


def mostly_traditional(text: str) -> bool:
    """Whether a long text is set in Traditional characters; print mixes in single forms of the other script.

    >>> mostly_traditional("電子訊息的終端用户須遵從規定"), mostly_traditional("电子信息的终端用户须遵守规定")
    (True, False)
    """
    traditional, simplified = _traditional_only(), _simplified_only()
    return sum(char in traditional for char in text) > sum(char in simplified for char in text)


@cache
def _either() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Any character of Traditional alone, any of Simplified alone."""
    return any_of(_traditional_only()), any_of(_simplified_only())


# The two blocks of Chinese characters in use; separated, so that no two of them make a word.
_BLOCK = "\n".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))


@cache
def _simplified_only() -> frozenset[str]:
    """Characters that OpenCC turns into another and that Traditional never writes."""
    pairs = zip(_BLOCK, from_simplified(_BLOCK, "standard"), strict=True)
    return frozenset(char for char, other in pairs if char != other and char not in many().get(char, ""))


@cache
def _traditional_only() -> frozenset[str]:
    """Characters that OpenCC turns into another on the way to Simplified."""
    return frozenset(char for char, other in zip(_BLOCK, to_simplified(_BLOCK), strict=True) if char != other)
