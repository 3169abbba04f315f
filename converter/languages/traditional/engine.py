"""OpenCC, loaded when it is first needed, held to one character for one character."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import get_args

from converter.profile import Variant

VARIANTS: tuple[Variant, ...] = get_args(Variant)

_FROM_SIMPLIFIED: dict[Variant, str] = {"standard": "s2t", "tw": "s2tw", "hk": "s2hk"}
_FROM_STANDARD: dict[Variant, str] = {"tw": "t2tw", "hk": "t2hk"}
_CLAUSE = re.compile(r"[^。！？；：，、\n]*[。！？；：，、\n]?")


def from_simplified(text: str, variant: Variant) -> str:
    """`text` in Traditional characters as OpenCC chooses them; as long as `text`."""
    return same_length(text, _load(_FROM_SIMPLIFIED[variant]))


def from_standard(text: str, variant: Variant) -> str:
    """Traditional text of OpenCC's standard in the forms of a variant; as long as `text`."""
    return same_length(text, _load(_FROM_STANDARD[variant])) if variant in _FROM_STANDARD else text


def to_simplified(text: str) -> str:
    """`text` in Simplified characters; as long as `text`."""
    return same_length(text, _load("t2s"))


def each_character(characters: Sequence[str], config: str) -> dict[str, str]:
    """What each of `characters` becomes by itself in one of OpenCC's configurations; the others are left out."""
    changed = _load(config)("\n".join(characters)).split("\n")
    pairs = zip(characters, changed, strict=True)
    return {char: new for char, new in pairs if len(new) == 1 and new != char}


def same_length(text: str, convert: Callable[[str], str]) -> str:
    """`convert(text)`, by smaller pieces where it would change the length: clauses, then single characters.

    A character that would become none or several stays as it is.

    >>> same_length("甲乙，丙", lambda text: text.replace("丙", "丙丙").replace("甲乙", "天地"))
    '天地，丙'
    """
    whole = convert(text)
    if len(whole) == len(text):
        return whole
    pieces = [piece for piece in _CLAUSE.findall(text) if piece]
    if len(pieces) > 1:
        return "".join(same_length(piece, convert) for piece in pieces)
    return "".join(new if len(new := convert(char)) == 1 else char for char in text)


@cache
def _load(config: str) -> Callable[[str], str]:
    # Imported here: its dictionaries take longer to load than everything else, and few commands need them.
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(config).convert
    return convert
