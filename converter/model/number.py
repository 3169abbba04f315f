"""`DocumentNumber`: the number of a document as one value with parse and format.

Sources: GB/T 9704-2012, 7.2.5, for the mainland; what the gazettes of Hong Kong and Macao print, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from converter.model.series import WESTERN

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

HONG_KONG_KINDS = "法律公告|[号號]外公告|政府公告|[憲宪][報报]公告|[條条]例(?!草案)"
"""What the Government of Hong Kong counts by year: 2020年第139號法律公告."""

HONG_KONG = (
    r"(?P<ln>[Ll]\.?\s*[Nn]\.?|[Ll]egal\s*[Nn]otices?)"
    r"|(?P<gne>[Gg]\.?\s*[Nn]\.?\s*\([Ee]\.?\))"
    r"|(?P<gn>[Gg]\.?\s*[Nn]\.?|[Gg]overnment\s*[Nn]otices?|[Gg]azette\s*[Nn]otices?)"
    r"|(?P<ord>[Oo]rd(?:\.|inances?))"
)
"""The same in English: L.N. 139 of 2020. Which group matches tells which, see `hong_kong_series`."""

MACAO_KINDS = (
    r"法律(?![意顾顧援服文])|行政法[規规]|行政命令|法令|[訓训]令|立法[會会][決决][議议]"
    r"|(?:行政[長长]官|[\u4e00-\u9fff]{2,8}?(?:司司[長长]|局局[長长]))?批示"
)
"""What Macao counts by number and year: 第15/2021號行政法規."""

MACAO_YEAR = r"(?:19|20)\d\d|\d\d\s*/\s*M"
"""The year in a number of Macao; before the end of 1999 two figures with M behind them."""

_HONG_KONG_FORMS = (
    re.compile(rf"(?P<year>{YEAR})年第(?P<number>{COUNT})[号號](?P<kind>{HONG_KONG_KINDS})"),
    re.compile(rf"(?P<kind>法律公告)(?P<year>{YEAR})年第(?P<number>{COUNT})[号號]"),
    re.compile(rf"(?:{HONG_KONG})(?:[Nn]os?\.?)?(?P<number>\d{{1,6}})of(?P<year>{YEAR})"),
)
_MACAO_FORMS = (
    re.compile(rf"第(?P<number>\d{{1,6}})/(?P<year>{MACAO_YEAR})[号號](?P<kind>{MACAO_KINDS})"),
    re.compile(rf"(?P<name>[A-Za-z-]{{3,40}}?)[Nn]\.?[ºo°]\.?(?P<number>\d{{1,6}})/(?P<year>{MACAO_YEAR})"),
)
_KIND_LEFT_OUT = re.compile(
    rf"(?P<series>[\u4e00-\u9fff]{{1,24}}(?:政府|局|部|委|会|厅|院|署|银行))"
    rf"(?P<year>{YEAR})年第(?P<number>{COUNT})[号號]"
)
_KIND_BEHIND = re.compile(
    rf"(?P<body>[\u4e00-\u9fff]{{2,24}}?)[（(]?(?:(?P<year>{YEAR})年)?第(?P<number>{COUNT})[号號][）)]?"
    rf"(?P<kind>{ORDER_KINDS})[）)]?"
)
_NUMBER_FIRST = re.compile(
    rf"(?:(?P<year>{YEAR})年)?第(?P<number>{COUNT})[号號]"
    r"(?P<series>(?:[\u4e00-\u9fff]{0,20}(?:政府|主席|国务院|國務院)|[\u4e00-\u9fff]{1,20}(?:局|部|委|会|會|厅|廳|署))令)"
)
_SIGN_MISSING = re.compile(
    rf"(?P<series>[\u4e00-\u9fff]{{1,14}})[{OPEN}](?P<year>{YEAR})[{CLOSE}](?:第)?(?P<number>{COUNT})"
)
_PATTERNS = (SERIES_NUMBER, ORDER_NUMBER, _KIND_LEFT_OUT, _KIND_BEHIND, _NUMBER_FIRST)
_NOISE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_LABEL = re.compile(r"^(?:发文字号|文件编号|发文号|文号)[:：]")
_WIDE = {code: code - 0xFEE0 for span in ("０９", "ＡＺ", "ａｚ") for code in range(ord(span[0]), ord(span[1]) + 1)}
_WIDE_RUN = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_FIGURES = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 80


def fold(text: str) -> str:
    """Full-width digits and letters as ASCII, character by character, so that offsets stay what they are."""
    return _WIDE_RUN.sub(lambda run: run[0].translate(_WIDE), text)


def figure(text: str) -> int:
    """The value of an Arabic or Chinese figure, blanks ignored.

    >>> figure("0 12"), figure("二〇一九"), figure("一百零五"), figure("十二")
    (12, 2019, 105, 12)
    """
    if text.isdecimal():
        return int(text)
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


class Form(StrEnum):
    """How the parts of a number are set."""

    USUAL = "usual"
    """代字〔2021〕7号; without a year, as orders are counted through, 某市人民政府令第15号."""
    ANNOUNCED = "announced"
    """The year stands bare before 第: 某局公告2019年第34号."""
    BEHIND = "behind"
    """Hong Kong: 2020年第139號法律公告, L.N. 139 of 2020."""
    SLASH = "slash"
    """Macao: 第15/2021號行政法規, Regulamento Administrativo n.º 15/2021; with M until 1999."""


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """代字, year and serial number; `year` is None for orders that are counted through.

    `series` of an order or announcement is body and kind, wherever print sets the kind (第15号令); of a number of
    Hong Kong or Macao it is the kind in the language of print, with ``/M`` behind it for Macao until 1999. Chinese
    ones are in Traditional characters, as both governments write them.
    """

    series: str
    year: int | None
    number: int
    form: Form = Form.USUAL

    @staticmethod
    def parse(text: str, known: Collection[str] = ()) -> DocumentNumber | None:
        """The number that `text` is, whole; None where it is something else.

        Blanks, line ends, invisible characters and a label before it (发文字号：) do not matter. 号 may be missing
        behind a 代字 of `known`.
        """
        if len(text) > _LONGEST:
            return None
        signed = "号" in text or "號" in text
        if not (signed or known or "of" in text or "/" in text):
            return None
        plain = _LABEL.sub("", _NOISE.sub("", fold(text)))
        if elsewhere := _of_hong_kong(plain) or _of_macao(plain):
            return elsewhere
        if signed:
            for pattern in _PATTERNS:
                if match := pattern.fullmatch(plain):
                    return DocumentNumber.from_match(match)
        elif (match := _SIGN_MISSING.fullmatch(plain)) and match["series"] in known:
            return DocumentNumber.from_match(match)
        return None

    @staticmethod
    def from_match(match: re.Match[str]) -> DocumentNumber:
        """The number that a match of one of the mainland's patterns of this module means."""
        groups = match.groupdict()
        series = groups.get("series") or groups["body"] + groups["kind"]
        year = figure(groups["year"]) if groups["year"] else None
        announced = year is not None and match.re is not SERIES_NUMBER and match.re is not _SIGN_MISSING
        return DocumentNumber(series, year, figure(groups["number"]), Form.ANNOUNCED if announced else Form.USUAL)

    @staticmethod
    def of_hong_kong(kind: str, number: str, year: str) -> DocumentNumber:
        """The number of Hong Kong with `kind`, and `number` and `year` as printed."""
        return DocumentNumber(kind.translate(_OFFICIAL), figure(year), figure(number), Form.BEHIND)

    @staticmethod
    def of_macao(kind: str, number: str, year: str) -> DocumentNumber:
        """The number of Macao with `kind`, and `number` and `year` as printed (``40`` and ``99/M``)."""
        kind = kind.translate(_OFFICIAL)
        short, slash, _ = year.partition("/")
        value = figure(short) + (1900 if slash else 0)
        return DocumentNumber(f"{kind}/M" if slash else kind, value, figure(number), Form.SLASH)

    def __str__(self) -> str:
        """The normal form: 〔〕, no blanks (but in Western print), no leading zeros."""
        if self.year is None:
            return f"{self.series}第{self.number}号"
        if self.form is Form.ANNOUNCED:
            return f"{self.series}{self.year}年第{self.number}号"
        if self.form is Form.BEHIND:
            if self.series in WESTERN:
                return f"{self.series} {self.number} of {self.year}"
            return f"{self.year}年第{self.number}號{self.series}"
        if self.form is Form.SLASH:
            kind = self.series.removesuffix("/M")
            year = self.year if kind == self.series else f"{self.year % 100:02}/M"
            if self.series in WESTERN:
                return f"{kind} n.º {self.number}/{year}"
            return f"第{self.number}/{year}號{kind}"
        return f"{self.series}〔{self.year}〕{self.number}号"

    def permalink(self, slug: str) -> str:
        """The address of the document without language and ending; `slug` stands for the 代字."""
        return f"{slug}/{self.number}" if self.year is None else f"{slug}/{self.year}/{self.number}"


def hong_kong_series(match: re.Match[str]) -> str:
    """The series that a match of HONG_KONG names."""
    return next(name for group, name in _ENGLISH.items() if match[group])


def macao_series(name: str) -> str | None:
    """The Portuguese series that `name` is in the singular or plural; None where it is none."""
    plain = "".join(name.split()).lower()
    return _PORTUGUESE.get(plain) or _PORTUGUESE.get(plain.replace("ens", "em").replace("s", ""))


_OFFICIAL = str.maketrans("号宪报条规训会决议长经济财运输务", "號憲報條規訓會決議長經濟財運輸務")
_ENGLISH = {"ln": "L.N.", "gne": "G.N. (E.)", "gn": "G.N.", "ord": "Ord. No."}
_PORTUGUESE = {
    "".join(name.split()).lower(): name
    for name in (western.removesuffix("/M") for western in WESTERN)
    if name not in _ENGLISH.values()
}
_PORTUGUESE |= {name.replace("s", ""): series for name, series in _PORTUGUESE.items()}


def _of_hong_kong(plain: str) -> DocumentNumber | None:
    for pattern in _HONG_KONG_FORMS:
        if match := pattern.fullmatch(plain):
            series = hong_kong_series(match) if "ln" in pattern.groupindex else match["kind"]
            return DocumentNumber.of_hong_kong(series, match["number"], match["year"])
    return None


def _of_macao(plain: str) -> DocumentNumber | None:
    for pattern in _MACAO_FORMS:
        if match := pattern.fullmatch(plain):
            kind = match["kind"] if "kind" in pattern.groupindex else macao_series(match["name"])
            return DocumentNumber.of_macao(kind, match["number"], match["year"]) if kind else None
    return None
