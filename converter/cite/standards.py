"""Standards in running text: national, of a trade, of a province, of a society (GB/T 9704-2012, HJ1232-2021).

Trades are told by the letters under which their standards are filed. National standards may stand without a year;
others need one, since two capitals and a figure name much else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from converter.model.number import fold

_TRADES = (
    "AQ|BB|CB|CH|CJJ?|CY|DA|DB|DL|DY|DZ|EJ|FZ|GA|GC|GD|GH|GM|GY|HB|HG|HJ|HS|HY|JB|JC|JGJ?|JJF|JJG|JR|JT[GJS]?|JY|KY|LB"
    "|LD|LS|LY|MH|MT|MZ|NB|NY|QB|QC|QJ|QX|RB|SB|SC|SF|SH|SJ|SL|SN|SW|SY|TB|TD|TY|WB|WH|WJ|WM|WS|WW|XB|XF|XY|YB|YC|YD|YS"
    "|YY|YZ|ZY"
)
_NATIONAL = r"GB(?:Z|J|/T|/Z)?"
_OTHER = rf"(?:DBJ?\d{{2,6}}|{_TRADES})(?:/[TZ])?|T/[A-Z]{{2,8}}|ISO/IEC|ISO|IEC"
_FIGURE = r"[A-Z]?\d{1,5}(?:\.\d{1,3}|[—–－-]\d{1,2}(?=[—–－-]))*"
_DASH = r"\s*[—–－―‐-]{1,2}\s*"
_YEAR = rf"{_DASH}(?:19|20)\d{{2}}(?!\d)"
# National standards of the last century are printed with two figures of their year: GB 8978-88.
_SHORT_YEAR = rf"{_DASH}[5-9]\d(?!\d)"

_STANDARD = re.compile(
    rf"(?<![A-Za-z0-9/])(?:{_NATIONAL}\s*{_FIGURE}(?:{_YEAR}|{_SHORT_YEAR}|(?!\d))|(?:{_OTHER})\s*{_FIGURE}{_YEAR})"
)
_CAPITALS = re.compile(r"[A-ZＡ-Ｚ][A-ZＡ-Ｚ/／]")


@dataclass(frozen=True, slots=True)
class FoundStandard:
    """The code of a standard, with its year where printed, in the words ``text[start:end]``."""

    start: int
    end: int


def find(text: str) -> tuple[FoundStandard, ...]:
    """All codes of standards in `text` in order of their places."""
    if not _CAPITALS.search(text):
        return ()
    plain = fold(text).replace("／", "/")
    return tuple(FoundStandard(*match.span()) for match in _STANDARD.finditer(plain))
