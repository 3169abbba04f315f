"""Dates on a line of their own or in running text, in Arabic or Chinese numerals."""

from __future__ import annotations

import re
from datetime import date

from converter.forms.labels import CHINESE_DIGITS, ordinal

_DATE = re.compile(
    r"(?P<year>\d{4}|[〇○零一二三四五六七八九]{4})年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)


def date_of(text: str) -> date | None:
    """The day that the whole of `text` names, in Arabic or Chinese numerals, blanks ignored."""
    match = _DATE.fullmatch(re.sub(r"\s", "", text))
    return _day(match) if match else None


def date_in(text: str) -> date | None:
    """The first day that `text` names."""
    match = _DATE.search(re.sub(r"\s", "", text))
    return _day(match) if match else None


def _day(match: re.Match[str]) -> date | None:
    year = "".join(CHINESE_DIGITS.get(char, char) for char in match["year"])
    try:
        return date(int(year), ordinal(match["month"]), ordinal(match["day"]))
    except ValueError:
        return None
