"""Labels by which the laws of Hong Kong order their text, in both languages: 附表 1, Part 2, 3., (4), (a), (i), terms.

Source: Drafting Styles and Practices of the Department of Justice, and what the gazette prints.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from converter.forms.labels import ordinal


class Rank(IntEnum):
    """How deep a paragraph stands: what has a higher rank stands below what has a lower one."""

    SCHEDULE = 1
    PART = 2
    DIVISION = 3
    SECTION = 4
    SUBSECTION = 5
    TERM = 6
    PARAGRAPH = 7
    SUBPARAGRAPH = 8
    UPPER = 9
    UPPER_ROMAN = 10
    TEXT = 11


class Label(NamedTuple):
    """A printed label: its rank, its value as both languages have it (``4``, ``a``), and where the text goes on."""

    rank: Rank
    value: str
    end: int


_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50}

_DASH = r"\s*(?:——|—|–|-)\s*"
_HEADS = (
    (Rank.SCHEDULE, re.compile(r"附表\s*(\d{0,3}[A-Z]?)$|(?:Schedule|SCHEDULE)\s*(\d{0,3}[A-Z]?)$")),
    (Rank.PART, re.compile(rf"第\s*(\d+[A-Z]*)\s*部(?:{_DASH}|$)|(?:Part|PART)\s*(\d+[A-Z]*)(?:{_DASH}|$)")),
    (Rank.DIVISION, re.compile(rf"第\s*(\d+[A-Z]*)\s*分部(?:{_DASH}|$)|Division\s*(\d+[A-Z]*)(?:{_DASH}|$)")),
)
_SECTION = re.compile(r"(\d{1,3}[A-Z]{0,2})\.(?!\d)\s*")
_ORDINAL = "[一二三四五六七八九十百]{1,5}"
_CHINESE = (
    (Rank.PART, re.compile(rf"第({_ORDINAL})章\s*|Chapter\s+(\d{{1,3}}|[IVXL]+)[.:]?\s+")),
    (Rank.SECTION, re.compile(rf"第({_ORDINAL})[条條]\s*|Article\s+(\d{{1,3}})[.:]?\s+")),
    (Rank.SECTION, re.compile(rf"({_ORDINAL})、")),
    (Rank.SUBSECTION, re.compile(rf"[(（]({_ORDINAL})[)）]")),
)
"""Labels of the mainland, and what English texts of theirs print."""

_SUBSECTION = re.compile(r"[(（](\d{1,3}[A-Z]{0,2})[)）]\s*")
_LETTER = re.compile(r"[(（]([a-z]{1,5}|[A-Z]{1,4})[)）]\s*")
_ROMAN = re.compile(r"[ivxl]+")
_LISTED = re.compile(
    r"(?:(?P<section>\d{1,3}[A-Z]{0,2})\.|(?:附表|Schedule)\s*(?P<schedule>\d{0,3}(?:[A-Z](?![A-Za-z]))?)"
    r"|第\s*(?P<part>\d+[A-Z]*)\s*部|Part\s*(?P<part_too>\d+[A-Z]*)"
    r"|第\s*(?P<division>\d+[A-Z]*)\s*分部|Division\s*(?P<division_too>\d+[A-Z]*))[\s—]*"
)
_RANKS = {"section": Rank.SECTION, "schedule": Rank.SCHEDULE, "part": Rank.PART, "division": Rank.DIVISION}
_TERM = {
    "zh": re.compile(r"(?P<own>[^()（），。；：—]{1,40}?)\s*[(（](?P<other>[A-Za-z][^()（）\u4e00-\u9fff]*)[)）]"),
    "en": re.compile(
        r"(?P<own>[^()（）,.;:—]{1,90}?)\s*[(（](?P<other>[^()（）a-z]*[\u4e00-\u9fff][^()（）a-z]*)[)）]"
    ),
}


def head_of(text: str) -> Label | None:
    """The label of a schedule, part or division with which a line begins; its title may stand behind a dash."""
    for rank, pattern in _HEADS:
        if match := pattern.match(text):
            return Label(rank, match[1] or match[2] or "", match.end())
    return None


def label_of(text: str) -> Label | None:
    """The label of a section or of what stands in one. Whether (i) is a letter or a figure, its neighbours tell."""
    if match := _SECTION.match(text):
        return Label(Rank.SECTION, match[1], match.end())
    if match := _SUBSECTION.match(text):
        return Label(Rank.SUBSECTION, match[1], match.end())
    if match := _LETTER.match(text):
        upper = match[1].isupper()
        roman = bool(_ROMAN.fullmatch(match[1].lower()))
        ranks = (Rank.UPPER_ROMAN, Rank.UPPER) if upper else (Rank.SUBPARAGRAPH, Rank.PARAGRAPH)
        return Label(ranks[0] if roman else ranks[1], match[1], match.end())
    for rank, pattern in _CHINESE:
        if match := pattern.match(text):
            return Label(rank, _value(next(filter(None, match.groups()))), match.end())
    return None


def _value(numeral: str) -> str:
    """The value of a label in figures."""
    if numeral[0] in _ROMANS:
        values = [_ROMANS[char] for char in numeral]
        return str(sum(-own if own < after else own for own, after in zip(values, [*values[1:], 0], strict=True)))
    return str(ordinal(numeral))


def listed(text: str) -> Label | None:
    """The label with which an entry of the contents begins."""
    match = _LISTED.match(text)
    if not match or not match.lastgroup:
        return None
    return Label(_RANKS[match.lastgroup.removesuffix("_too")], match[match.lastgroup], match.end())


def term_of(text: str, language: str) -> tuple[str, str] | None:
    """The term that a paragraph defines, in Chinese and in English: print gives the other language in brackets.

    >>> term_of("渡口(ferry pier)指供船隻停泊的地方；", "zh"), term_of("ferry pier (渡口) means a place", "en")
    (('渡口', 'ferrypier'), ('渡口', 'ferrypier'))
    """
    match = _TERM[language].match(text)
    if not match:
        return None
    own, other = ("".join(match[name].split()).casefold() for name in ("own", "other"))
    return (own, other) if language == "zh" else (other, own)
