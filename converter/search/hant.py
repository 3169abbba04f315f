"""Traditional text as what differs from Simplified, character for character."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from converter.languages.traditional.engine import each_character

_FIGURES = "0123456789abcdefghijklmnopqrstuvwxyz"


@cache
def characters() -> Mapping[str, str]:
    """The Traditional of each character by itself, where it is another one."""
    return each_character([chr(code) for code in range(0x3400, 0xA000) if chr(code).isalpha()], "s2t")


@cache
def _table() -> dict[int, str]:
    return str.maketrans(dict(characters()))


def by_characters(text: str) -> str:
    """`text` with each character by itself."""
    return text.translate(_table())


def over(text: str, hant: str) -> str:
    """Where `hant` is not what `characters` make of `text`: offset in base 36, and the character.

    Offsets count code points.

    >>> over("头发", "頭髮")
    '1髮'
    """
    made = by_characters(text)
    if made == hant:
        return ""
    return "".join(f"{_base36(at)}{new}" for at, (new, old) in enumerate(zip(hant, made, strict=True)) if new != old)


def _base36(value: int) -> str:
    written = ""
    while True:
        written = _FIGURES[value % 36] + written
        value //= 36
        if not value:
            return written
