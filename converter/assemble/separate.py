"""A document that is printed by itself (单行文件): no gazette prints it, so it is an issue of its own.

Source of the form: GB/T 9704-2012, chapter 7: such a document has its own head, number and signature, and no masthead.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from converter.assemble.masthead import read_masthead
from converter.assemble.signers import issuers_of, signed_on
from converter.forms.text import fold_title, squeeze
from converter.model.block import Furniture, Signature
from converter.model.flow import Flow, Front, Kind, Strip
from converter.model.issue import Masthead
from converter.model.number import YEAR, DocumentNumber, figure, fold
from converter.model.place import EMPTY, Passage
from converter.profile import Profile, pinyin

_YEAR = re.compile(rf"(?<!\d)(?:{YEAR})(?!\d)")
_HEADS = (Kind.TITLE, Kind.NUMBER, Kind.NOTE)

_LANGUAGE = "zh-Hans"

_GAZETTE = "政府公报"
"""A document may be a 公报 itself (水资源公报)."""

_FIRST, _NUMBERS = 1_000_000, 9_000_000
"""Numbers made from titles have seven figures, which no printed number of an issue has."""


def separate_masthead(
    flow: Sequence[Flow], printed: Masthead, furniture: Sequence[Furniture], kind: str
) -> Masthead | None:
    """Year, number and name of the issue that a document is; None where it cannot be told to stand by itself.

    `flow` is the whole document, the only one of its source; `printed` is what stands before it, `furniture` what
    stands around it, `kind` that of the source. It stands by itself if neither speaks of a gazette, something follows
    its head, and it has

    - a number of its own, with a year in it (an order without one takes that of its signature or title), or
    - in a PDF, no number, but a title that begins the first page, and a year in the title or a day of signature.

    Without a printed number the issue's is made from the title: its SHA-256 in seven figures, the same whenever and
    wherever it is made, and hardly ever that of another title. Nobody is shown it: the issue is called by its title.
    """
    if _speaks_of_gazette(printed, "公报") or all(isinstance(one, Strip) and one.kind in _HEADS for one in flow):
        return None
    if any(_GAZETTE in squeeze(piece.passage.text) for piece in furniture):
        return None
    title = head(flow, Kind.TITLE)
    number = DocumentNumber.parse(head(flow, Kind.NUMBER).text)
    year = number.year if number else None
    if year is None:
        year = _year(flow, title or head(flow, Kind.PART_TITLE))
    if year is None:
        return None
    if number is not None:
        return Masthead(year=year, number=number.number, notice=((_LANGUAGE, str(number)),))
    if kind != "pdf" or title.page != 1 or _speaks_of_gazette(read_masthead(Front((title,))), _GAZETTE):
        return None
    return Masthead(year=year, number=number_of_title(title.text), notice=((_LANGUAGE, title.text),))


def separate_gazette(flow: Sequence[Flow], profile: Profile) -> str:
    """The ASCII name under which a document stands that no gazette prints: the first body that issues it."""
    number = DocumentNumber.parse(head(flow, Kind.NUMBER).text)
    issuers = issuers_of(_signature(flow), head(flow, Kind.TITLE).text, number, profile)
    return profile.gazette or (pinyin(issuers[0]) if issuers else "") or "separate"


def number_of_title(title: str) -> int:
    """A number of seven figures that stands for a title; blanks and the style of its brackets do not matter.

    >>> number_of_title("2021年岚浦市 水资源公报") == number_of_title("2021年岚浦市水资源公报")
    True
    """
    digest = hashlib.sha256(fold_title(title).encode()).digest()
    return _FIRST + int.from_bytes(digest[:8]) % _NUMBERS


def head(flow: Sequence[Flow], kind: Kind) -> Passage:
    """The first strip of a kind in a document's flow."""
    return next((one.passage for one in flow if isinstance(one, Strip) and one.kind is kind), EMPTY)


def _speaks_of_gazette(printed: Masthead, name: str) -> bool:
    """Whether lines tell what only a gazette has, or hold `name`."""
    titled = any(name in title for _, title in printed.titles)
    return bool(titled or printed.number or printed.total_number or printed.editors or printed.publisher)


def _year(flow: Sequence[Flow], title: Passage) -> int | None:
    """The year of the signature, else the first one in the title."""
    if day := signed_on(_signature(flow)):
        return day.year
    match = _YEAR.search(squeeze(fold(title.text)))
    return figure(match[0]) if match else None


def _signature(flow: Sequence[Flow]) -> Signature | None:
    """The first signature, up to its date."""
    lines: list[Passage] = []
    for one in flow:
        if isinstance(one, Strip) and one.kind in (Kind.ISSUER, Kind.DATE):
            lines.append(one.passage)
            if one.kind is Kind.DATE:
                break
    return Signature(lines=tuple(lines)) if lines else None
