"""Citations → links on the printed words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from converter.model.block import Table
from converter.model.issue import Citation, Document
from converter.model.number import fold
from converter.model.place import Passage
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.ink import Stretch

Place = tuple[str, tuple[int, int] | None]
"""A block by its id, with row and column of a cell in a table."""

_SERIAL = re.compile(r"\d(?:\s*\d)*")
_LAST_FIGURES = re.compile(r"\d+(?=\D*$)")
_JOINTS = " \t\n\u3000、，,和及与與以至到—–-~～"
_SIGN = re.compile(r"\s*[号號]")


def passages_in(document: Document) -> Iterator[tuple[Place, Passage]]:
    """Every passage of a document in which elements can stand, with its place."""
    for block in document.blocks():
        if isinstance(block, Table):
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells):
                    yield (block.id, (row, column)), cell
        elif isinstance(passage := getattr(block, "passage", None), Passage):
            yield (block.id, None), passage


def links(
    citations: Iterable[Citation], addresses: Addresses, here: str, away: Collection[str] = ()
) -> Mapping[Place, Sequence[Stretch]]:
    """For each place links to the cited works that have a page; `away` are the keys of works that are not held.

    Where citations claim the same words (a list of numbers), each has its own figures, and those that print gives none
    (the middle of a range) have no link. Where two claim some of the same words, the first has them.
    """
    found: dict[Place, list[Stretch]] = {}
    ordered = sorted(
        (one for one in citations if not one.own), key=lambda one: (one.block, one.cell or (-1, -1), one.start, one.end)
    )
    for (block, cell, start, end), some in groupby(ordered, key=lambda one: (one.block, one.cell, one.start, one.end)):
        stretches = found.setdefault((block, cell), [])
        if stretches and stretches[-1].end > start:
            continue
        for low, high, citation in _shared(start, end, list(some)):
            address = addresses.work(here, citation.target)
            if address is not None and low < high:
                kind = "cites away" if citation.target in away else "cites"
                opening = f'<a class="{kind}" href="{escape.attribute(address)}">'
                stretches.append(Stretch(low, high, opening, "</a>"))
    return found


def _shared(start: int, end: int, citations: Sequence[Citation]) -> Iterator[tuple[int, int, Citation]]:
    """The words of each citation of a list; of the first alone where they cannot be told apart."""
    parts = list(_parts(start, citations)) if len(citations) > 1 else []
    if len(parts) > 1:
        yield from parts
    else:
        yield start, end, citations[0]


def _parts(start: int, citations: Sequence[Citation]) -> Iterator[tuple[int, int, Citation]]:
    text = fold(citations[0].text)
    at = 0
    for citation in citations:
        serial = _LAST_FIGURES.search(citation.number or "")
        figures = serial and next(
            (run for run in _SERIAL.finditer(text, at) if _value(run[0]) == _value(serial[0])), None
        )
        if not figures:
            continue
        low = at
        while low < figures.start() and text[low] in _JOINTS:
            low += 1
        sign = _SIGN.match(text, figures.end())
        at = sign.end() if sign else figures.end()
        yield start + low, start + at, citation


def _value(figures: str) -> int:
    return int("".join(figures.split()))
