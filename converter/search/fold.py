"""Folding: what is typed and what is printed become the same, whatever the script, the width, the brackets.

NFKD, lower case, then one character for each class of variants; blanks and marks fall away. What is left are *units*:
an ideograph, or a run of other letters and digits (a word). ``overrides/assets/js/search-fold.js`` does the same with
the table that `variants` gives; ``tests/search/test_fold.py`` holds both to one result.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from converter.languages.traditional.engine import each_character
from converter.languages.traditional.tables import many

HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ideographs, for a character class."""

_BREAK = "\0"
"""Stands for blanks and marks: a word ends there, a run of ideographs does not."""
_RUNS = re.compile(f"[{HAN}]+")
_PARTS = re.compile(f"[{HAN}](?:[{HAN}{_BREAK}]*[{HAN}])?|[^{HAN}{_BREAK}]+")
_UNITS = re.compile(f"[{HAN}]|[^{HAN}{_BREAK}]+")
_BLOCKS = ((0x3400, 0xA000), (0x20000, 0x32000))
# Of these the last two are OpenCC's reverse tables, which know forms that no table from Simplified has.
_CONFIGURATIONS = ("t2s", "s2t", "s2tw", "s2hk", "t2tw", "t2hk", "tw2t", "hk2t")


@cache
def variants() -> Mapping[str, str]:
    """Each ideograph that is not the first of its class → the first of its class.

    A class is what OpenCC's tables of characters connect, in either direction: one-to-many characters (发: 發, 髮) and
    regional forms (裏, 裡) come together. The first is the one of GB 2312, else the lowest.
    """
    above: dict[str, str] = {}

    def first(char: str) -> str:
        while (higher := above.get(char, char)) != char:
            char = higher
        return char

    def join(one: str, other: str) -> None:
        higher, lower = sorted((first(one), first(other)), key=_rank)
        above[lower] = higher

    characters = [char for start, end in _BLOCKS for char in map(chr, range(start, end)) if _is_itself(char)]
    for configuration in _CONFIGURATIONS:
        for char, other in each_character(characters, configuration).items():
            join(char, other)
    for char, forms in many().items():
        for form in forms:
            if _RUNS.fullmatch(form):
                join(char, form)
    return {char: first(char) for char in sorted(above) if first(char) != char}


def table(others: Mapping[str, str]) -> tuple[str, str]:
    """Characters in order, as the steps from each to the next (characters that are 32 more); and what each becomes."""
    codes = sorted(map(ord, others))
    steps = "".join(chr(code - before + 0x20) for before, code in pairwise((0, *codes)))
    return steps, "".join(others[chr(code)] for code in codes)


def _is_itself(char: str) -> bool:
    return char.isalpha() and unicodedata.normalize("NFKD", char) == char


def _rank(char: str) -> tuple[bool, str]:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True, char
    return False, char


class _Table(dict[int, str]):
    """What each character becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = "".join(map(_letter, unicodedata.normalize("NFKD", chr(code)).lower()))
        # A letter with a mark above it is the letter; a mark by itself ends a word.
        self[code] = folded or ("" if unicodedata.category(chr(code)).startswith("M") else _BREAK)
        return self[code]


def _letter(char: str) -> str:
    kind = unicodedata.category(char)[0]
    if kind in "LN":
        return variants().get(char, char)
    return "" if kind == "M" else _BREAK


_TABLE = _Table()


def units(text: str) -> tuple[str, ...]:
    """The units of `text` in its order.

    >>> units("通政辦發〔２０２２〕21號"), units("Côte d’Or")
    (('通', '政', '办', '发', '2022', '21', '号'), ('cote', 'd', 'or'))
    """
    return tuple(_UNITS.findall(text.translate(_TABLE)))


def terms(text: str) -> dict[str, int]:
    """What `text` is found by: its words, each two neighbouring ideographs, and the last ideograph of each run.

    Marks and blanks do not part ideographs, words do. Each has a set of classes, as bits: those of the characters
    that follow it (`follower`), so that most places where three characters stand apart are told from one another.

    >>> sorted(terms("“三无”船舶 12 艘"))
    ['12', '三无', '无船', '舶', '船舶', '艘']
    """
    found: dict[str, int] = {}
    get = found.get
    for part, follows in pairwise((*_PARTS.findall(text.translate(_TABLE)), _BREAK)):
        if not _RUNS.match(part):
            found[part] = get(part, 0) | _BIT[follows[0]]
            continue
        run = part.replace(_BREAK, "") + follows[0]
        for pair, after in zip(map("".join, pairwise(run)), run[2:], strict=False):
            found[pair] = get(pair, 0) | _BIT[after]
        found[run[-2]] = get(run[-2], 0) | _BIT[run[-1]]
    return found


CLASSES = 4
"""Classes of followers."""


def follower(char: str) -> int:
    """The class of a character that follows a term; nothing is as a character of class 0."""
    return ord(char) % CLASSES


class _Bits(dict[str, int]):
    def __missing__(self, char: str) -> int:
        self[char] = 1 << follower(char)
        return self[char]


_BIT = _Bits()
