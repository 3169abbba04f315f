"""Readings of ideographs, for titles and names of bodies that are typed in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pypinyin import Style, pinyin

from converter.search.fold import HAN, variants

_IDEOGRAPH = re.compile(f"[{HAN}]")


def readings(texts: Iterable[str]) -> str:
    """The readings of every folded ideograph of `texts`, without tones: ``行xing,hang`` and so on, parted by blanks.

    All readings that pypinyin knows; ü is v.
    """
    some = {variants().get(char, char) for text in texts for char in _IDEOGRAPH.findall(text)}
    told: list[str] = []
    for char in sorted(some):
        found = pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False, errors="ignore")
        if found and (syllables := [one for one in found[0] if one.isascii() and one.isalpha()]):
            told.append(char + ",".join(syllables))
    return " ".join(told)
