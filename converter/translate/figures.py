"""Numbers and days of a Chinese text that its English translation lacks, and those that it adds.

Compared are values: 3.5万 is 35,000 or 35 thousand, 2023年3月1日 is 1 March 2023, 第十六条 is Article 16. Other
figures in Chinese characters (一是, 百年一遇) are words: a translation may lack them, or say them in figures. So are
the labels at the beginning, which a translation sets in its own way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from babel.dates import get_month_names

from converter.model.number import figure

_CHINESE = r"[〇零一二三四五六七八九十百]+"
_SOURCE = re.compile(
    rf"(?P<number>\d+(?:[,，]\d{{3}})*(?:\.\d+)?)\s*(?P<unit>万亿|千(?![米克瓦卡])|[百万亿])?|第(?P<nth>{_CHINESE})(?=[条章节款项期次号届])"
)
_TARGET = re.compile(
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?:\s*(?P<unit>hundred|thousand|million|billion|trillion)\b)?|(?P<word>[A-Za-z]+)"
)
_RUN = re.compile(r"[一二三四五六七八九十百千]+")
_TIMES = {"成": 10, "刻": 15}
"""Units that a translation turns into others: per cent and minutes."""

_PLAN = re.compile("十[一二三四五]五")
_LABEL = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、](?!\d))")
_OWN_LABEL = re.compile(r"\s*(?:\((?:\d+|[ivxl]+)\)|(?:\d+|[IVXL]+)\.(?!\d))")
_POWERS = {
    "百": 2,
    "千": 3,
    "万": 4,
    "亿": 8,
    "万亿": 12,
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}
_MONTHS = {name.lower(): month for month, name in get_month_names("wide", locale="en").items()}
_WORDS = {
    name: value
    for value, names in enumerate(
        [
            *(
                "zero",
                "one first once",
                "two second twice both",
                "three third",
                "four fourth",
                "five fifth",
                "six sixth",
            ),
            *("seven seventh", "eight eighth", "nine ninth", "ten tenth", "eleven eleventh", "twelve twelfth"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty twentieth"),
        ]
    )
    for name in names.split()
}
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def differing(source: str, translation: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Figures of the source that the translation lacks, and figures that it adds, as printed, in their order.

    >>> differing("自2023年3月1日起投资3.5万元，建成2座泵站。", "From 1 March 2023, CNY 35,000 for 4 stations.")
    (('2',), ('4',))
    """
    said = Counter(value for value, _, _ in _target(translation))
    lacking: list[str] = []
    for value, shown in _source(source):
        if said[value] > 0:
            said[value] -= 1
        else:
            lacking.append(shown)
    own = Counter(value for value, _ in _source(source))
    spoken = {value for value, _ in _source(source)} | set(_spoken(source))
    added: list[str] = []
    for value, shown, written in _target(translation):
        if not written:
            continue
        if own[value] > 0:
            own[value] -= 1
        elif value not in spoken:
            added.append(shown)
    return tuple(lacking), tuple(added)


def _source(text: str) -> Iterator[tuple[Decimal, str]]:
    for match in _SOURCE.finditer(text, _end(_LABEL, text)):
        if match["nth"]:
            yield Decimal(figure(match["nth"])), match[0]
        else:
            yield _value(match["number"].replace("，", ","), match["unit"]), match[0]


def _spoken(text: str) -> Iterator[Decimal]:
    """Values that Chinese characters tell in any way: 百年, 七成, 一刻钟, 十四五, or a unit alone (单位：万元)."""
    for run in _RUN.finditer(text):
        value = Decimal(figure(run[0]))
        yield value
        if times := _TIMES.get(text[run.end() : run.end() + 1]):
            yield value * times
    for plan in _PLAN.finditer(text):
        yield Decimal(figure(plan[0][:2]))
    for unit, power in _POWERS.items():
        if unit in text:
            yield _value("1", unit) if power else Decimal(1)


_ROMAN = re.compile(r"(?P<tens>X{0,3})(?P<ones>IX|IV|V?I{0,3})")


def _roman(word: str) -> int:
    """The value of a Roman number below 40, by which chapters are counted; 0 for another word."""
    match = _ROMAN.fullmatch(word)
    if not match:
        return 0
    ones = {"IX": 9, "IV": 4}.get(match["ones"], len(match["ones"]) + 4 * match["ones"].startswith("V"))
    return 10 * len(match["tens"]) + ones


def _end(label: re.Pattern[str], text: str) -> int:
    match = label.match(text)
    return match.end() if match else 0


def _target(text: str) -> Iterator[tuple[Decimal, str, bool]]:
    """Value, words, and whether it is written in figures (a word such as May or one may mean something else)."""
    for match in _TARGET.finditer(text, _end(_OWN_LABEL, text)):
        if match["number"]:
            yield _value(match["number"], match["unit"]), match[0], True
            continue
        if value := _roman(match["word"]):
            yield Decimal(value), match[0], False
            continue
        word = match["word"].lower()
        if word in _MONTHS:
            yield Decimal(_MONTHS[word]), match[0], False
        elif word in _WORDS or word in _TENS:
            yield Decimal(_WORDS.get(word, _TENS.get(word, 0))), match[0], False


def _value(digits: str, unit: str | None) -> Decimal:
    return (Decimal(digits.replace(",", "")) * Decimal(10) ** _POWERS.get(unit or "", 0)).normalize()
