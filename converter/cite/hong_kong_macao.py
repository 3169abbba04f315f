"""Numbers of the gazettes of Hong Kong and Macao in running text, Chinese, English and Portuguese.

L.N. 139 and 140 of 2020, 2020年第139及140號法律公告; 第15/2021號及第16/2021號行政法規, Lei n.º 3/2022.
The name of the series may stand behind several numbers. What names a chapter (Cap. 599, 第599章) or an article is no
number of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.model.number import (
    COUNT,
    HONG_KONG,
    HONG_KONG_KINDS,
    MACAO_KINDS,
    MACAO_YEAR,
    YEAR,
    DocumentNumber,
    hong_kong_series,
    macao_series,
)

_AND = r"(?:、|及|和|與|与|以及|至)"
_CHINESE = re.compile(
    rf"(?P<year>{YEAR})\s*年\s*第\s*(?P<list>(?:{COUNT})(?:\s*[号號]?\s*{_AND}\s*(?:第\s*)?(?:{COUNT}))*)\s*[号號]\s*"
    rf"(?P<kind>{HONG_KONG_KINDS})"
)
_CHINESE_SEEN = re.compile(rf"[号號]\s*(?:{HONG_KONG_KINDS})")
_ENGLISH = re.compile(
    rf"\b(?:{HONG_KONG})\s*(?:[Nn]os?\.?\s*)?"
    r"(?P<list>\d{1,6}(?:\s*(?:,|and|&|to|-|–)\s*(?:[A-Z.]{2,5}\s*)?\d{1,6})*)\s+of\s+(?P<year>(?:19|20)\d\d)\b"
)
_SLASHED = rf"\d{{1,6}}\s*/\s*(?:{MACAO_YEAR})"
_MACAO = re.compile(
    rf"第\s*(?P<list>{_SLASHED}(?:\s*[号號]?\s*{_AND}\s*(?:第\s*)?{_SLASHED})*)\s*[号號]\s*(?P<kind>{MACAO_KINDS})"
)
_PORTUGUESE = re.compile(
    r"\b(?P<kind>Leis?|Decretos?-Leis?|Portarias?|Regulamentos?\s+Administrativos?|Ord(?:em|ens)\s+Executivas?"
    rf"|Despachos?\s+do\s+Chefe\s+do\s+Executivo)\s+n\.?\s*[ºo°]s?\.?\s*(?P<list>{_SLASHED}(?:\s*(?:,|e|a)\s*{_SLASHED})*)"
)
_FIGURE = re.compile(COUNT)
_PAIR = re.compile(rf"(?P<number>\d{{1,6}})\s*/\s*(?P<year>{MACAO_YEAR})(?!\d)")


def find(text: str) -> Iterator[tuple[int, int, DocumentNumber]]:
    """Numbers in `text` (after `fold`) with the words that name them, form by form; those of a list share words.

    A range gives its ends only.
    """
    if " of " in text or "\nof " in text or " of\n" in text:
        for match in _ENGLISH.finditer(text):
            for figure in _FIGURE.findall(match["list"]):
                yield (
                    match.start(),
                    match.end(),
                    DocumentNumber.of_hong_kong(hong_kong_series(match), figure, match["year"]),
                )
    if "年" in text and _CHINESE_SEEN.search(text):
        for match in _CHINESE.finditer(text):
            for figure in _FIGURE.findall(match["list"]):
                yield match.start(), match.end(), DocumentNumber.of_hong_kong(match["kind"], figure, match["year"])
    if "/" not in text:
        return
    for match in _MACAO.finditer(text):
        for number, year in _PAIR.findall(match["list"]):
            yield match.start(), match.end(), DocumentNumber.of_macao(match["kind"], number, year)
    for match in _PORTUGUESE.finditer(text):
        if kind := macao_series(match["kind"]):
            for number, year in _PAIR.findall(match["list"]):
                yield match.start(), match.end(), DocumentNumber.of_macao(kind, number, year)
