"""What one document is cited by → references as other programs and lists of references take them.

All forms cite what was printed, in its own words, and know no clock: the same document is the same text anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Value: TypeAlias = "str | list[dict[str, str]] | dict[str, list[list[int]]]"

_NAMED = 3
"""How many responsible bodies a reference names (GB/T 7714-2015, 8.1.2); behind them stands 等."""

_TEX = {char: f"\\{char}" for char in "%&#$_"} | {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_ESCAPES = str.maketrans(_TEX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What there is to cite of a document. All text is as printed, without line ends.

    `key` is ASCII and one document's alone. `gazette`, `year` and `issue` tell where it was printed; `issue` is None
    for a notice that is published by itself and stands in no issue of a periodical. `page` is the printed page on which
    it begins, `day` the day on which it was published; `address` is whole, or empty where nobody knows it.
    """

    key: str
    title: str
    bodies: Sequence[str]
    number: str
    gazette: str
    year: int
    issue: int | None
    page: int | None
    day: date | None
    language: str
    address: str


def gbt7714(cited: Cited) -> str:
    """The reference by GB/T 7714-2015 (in this form the same by GB/T 7714-2025).

    A gazette is a periodical: its documents are cited as what is contained in one, with the sign J (4.4, serials:
    bodies. title: other information[J]. periodical, year(issue): page). The number of a document is other information
    on its title, as those of reports and standards are (8.2.3). A notice that stands in no issue is a document by
    itself: the standard's own example of an official document is title: number[A]. Printed matter has no day of
    access; an address would need one, which only the reader knows, so that neither is given here.

    >>> made = dict(key="k", title="关于节水的通知", bodies=("某市人民政府",), number="某政发〔2022〕5号", year=2022)
    >>> gbt7714(Cited(**made, gazette="某市公报", issue=2, page=15, day=None, language="zh-Hans", address=""))
    '某市人民政府. 关于节水的通知: 某政发〔2022〕5号[J]. 某市公报, 2022(2): 15.'
    """
    bodies = [*cited.bodies[:_NAMED], *(["等"] if len(cited.bodies) > _NAMED else [])]
    title = ": ".join(filter(None, (cited.title, cited.number)))
    if cited.issue is None:
        day = cited.day.isoformat() if cited.day else str(cited.year)
        source, sign = ", ".join(filter(None, (cited.gazette, day))), "A"
    else:
        source, sign = ", ".join(filter(None, (cited.gazette, f"{cited.year}({cited.issue})"))), "J"
    page = f": {cited.page}" if cited.page is not None else ""
    return ". ".join(filter(None, (", ".join(bodies), f"{title}[{sign}]", f"{source}{page}"))) + "."


def bibtex(cited: Cited) -> str:
    """An entry for BibTeX and what reads its files: an article of the gazette, else a work by itself.

    Names of bodies stand in braces of their own, so that nothing takes them apart into given and family names.
    """
    kind = "misc" if cited.issue is None else "article"
    fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _fields(cited))
    return f"@{kind}{{{cited.key}{fields}\n}}"


def _fields(cited: Cited) -> Iterator[tuple[str, str]]:
    if cited.bodies:
        yield "author", " and ".join(f"{{{_tex(body)}}}" for body in cited.bodies)
    yield "title", f"{{{_tex(cited.title)}}}"
    if cited.gazette:
        yield "journal" if cited.issue is not None else "howpublished", _tex(cited.gazette)
    yield "year", str(cited.year)
    if cited.day:
        yield "month", str(cited.day.month)
    if cited.issue is not None:
        yield "number", str(cited.issue)
    if cited.page is not None:
        yield "pages", str(cited.page)
    if cited.number:
        yield "note", _tex(cited.number)
    if cited.address:
        yield "url", cited.address


def _tex(text: str) -> str:
    return text.translate(_ESCAPES)


def csl(cited: Cited) -> str:
    """An item of CSL-JSON (schema csl-data 1.0), in the list that reference managers read.

    Its type is that of an article where the document stands in a gazette, so that a style sets what `gbt7714` sets.
    """
    issued = [cited.day.year, cited.day.month, cited.day.day] if cited.day else [cited.year]
    item: dict[str, Value] = {
        "id": cited.key,
        "type": "document" if cited.issue is None else "article-journal",
        "title": cited.title,
        "author": [{"literal": body} for body in cited.bodies],
        "container-title": cited.gazette,
        "issued": {"date-parts": [issued]},
        "issue": "" if cited.issue is None else str(cited.issue),
        "page": "" if cited.page is None else str(cited.page),
        "number": cited.number,
        "language": cited.language,
        "URL": cited.address,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2)
