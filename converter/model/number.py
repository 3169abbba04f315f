"""`DocumentNumber`: the number of a document as one value with parse and format (GB/T 9704-2012, 7.2.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPEN, CLOSE = "〔［\\[【（(〈<﹝", "〕］\\]】）)〉>﹞"
"""Opening and closing brackets that print sets around the year, for a character class."""

YEAR = r"(?:1\s*9|2\s*0)\s*\d\s*\d|(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2}"
"""A year of the twentieth or twenty-first century after `fold`, in Arabic or Chinese figures."""

COUNT = r"\d(?:\s*\d){0,5}|[〇○零一二三四五六七八九十百千]{1,7}"
"""A serial number after `fold`, in Arabic or Chinese figures."""

ORDER_KINDS = "令|公告|通告"
"""What is counted under the full name of a body instead of a 代字."""

SERIES_NUMBER = re.compile(
    rf"(?P<series>[\u4e00-\u9fff]{{1,14}})\s*[{OPEN}]\s*(?P<year>{YEAR})\s*[{CLOSE}]\s*"
    rf"(?:第\s*)?(?P<number>{COUNT})\s*[号號]"
)
"""A number of the common form, 代字〔年〕序号, in any bracket, after `fold`."""

ORDER_NUMBER = re.compile(
    rf"(?P<series>[\u4e00-\u9fff]{{1,24}}(?:{ORDER_KINDS}))\s*[（(]?"
    rf"(?:\s*(?P<year>{YEAR})\s*年)?\s*第\s*(?P<number>{COUNT})\s*[号號]\s*[）)]?"
)
"""An order or announcement, after `fold`: 某市人民政府令第15号, 某局公告2019年第34号."""

_KIND_LEFT_OUT = re.compile(
    rf"(?P<series>[\u4e00-\u9fff]{{1,24}}(?:政府|局|部|委|会|厅|院|署))"
    rf"(?P<year>{YEAR})年第(?P<number>{COUNT})[号號]"
)
_KIND_BEHIND = re.compile(
    rf"(?P<body>[\u4e00-\u9fff]{{2,24}}?)(?:(?P<year>{YEAR})年)?第(?P<number>{COUNT})[号號]"
    rf"(?P<kind>{ORDER_KINDS})"
)
_NOISE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_LABEL = re.compile(r"^(?:发文字号|文件编号|发文号|文号)[:：]")
_WIDE = {code: code - 0xFEE0 for span in ("０９", "ＡＺ", "ａｚ") for code in range(ord(span[0]), ord(span[1]) + 1)}
_WIDE_SEEN = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_FIGURES = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 80


def fold(text: str) -> str:
    """Full-width digits and letters as ASCII, character by character, so that offsets stay what they are."""
    return text.translate(_WIDE) if _WIDE_SEEN.search(text) else text


def figure(text: str) -> int:
    """The value of an Arabic or Chinese figure, blanks ignored.

    >>> figure("0 12"), figure("二〇一九"), figure("一百零五"), figure("十二")
    (12, 2019, 105, 12)
    """
    plain = _NOISE.sub("", text)
    if plain.isdecimal():
        return int(plain)
    if not _UNITS.keys() & set(plain):
        return int("".join(str(_FIGURES[char]) for char in plain))
    total, digit = 0, 0
    for char in plain:
        if char in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[char], 0
        else:
            digit = _FIGURES[char]
    return total + digit


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """代字, year and serial number; `year` is None for orders that are counted through.

    `announced`: the year stands bare before 第, as announcements print it (某局公告2019年第34号).
    `series` of an order or announcement is body and kind, wherever print sets the kind (第15号令).
    """

    series: str
    year: int | None
    number: int
    announced: bool = False

    @staticmethod
    def parse(text: str) -> DocumentNumber | None:
        """The number that `text` is, whole; None where it is something else.

        Blanks, invisible characters and a label before it (发文字号：) do not matter.
        """
        if len(text) > _LONGEST or not ("号" in text or "號" in text):
            return None
        plain = _LABEL.sub("", _NOISE.sub("", fold(text)))
        for pattern in (SERIES_NUMBER, ORDER_NUMBER, _KIND_LEFT_OUT, _KIND_BEHIND):
            if match := pattern.fullmatch(plain):
                return DocumentNumber.from_match(match)
        return None

    @staticmethod
    def from_match(match: re.Match[str]) -> DocumentNumber:
        """The number that a match of one of the patterns of this module means."""
        groups = match.groupdict()
        series = groups.get("series") or groups["body"] + groups["kind"]
        year = figure(groups["year"]) if groups["year"] else None
        announced = year is not None and match.re is not SERIES_NUMBER
        return DocumentNumber(series, year, figure(groups["number"]), announced)

    def __str__(self) -> str:
        """The normal form: 〔〕, no blanks, no leading zeros."""
        if self.year is None:
            return f"{self.series}第{self.number}号"
        if self.announced:
            return f"{self.series}{self.year}年第{self.number}号"
        return f"{self.series}〔{self.year}〕{self.number}号"

    def permalink(self, slug: str) -> str:
        """The address of the document without language and ending; `slug` stands for the 代字."""
        return f"{slug}/{self.number}" if self.year is None else f"{slug}/{self.year}/{self.number}"
