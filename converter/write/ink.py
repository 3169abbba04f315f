"""Passages → HTML: the printed characters, with our marks laid over them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from converter.model.issue import Correction
from converter.model.place import Passage
from converter.write import escape
from converter.write.links import addresses
from converter.write.printed import UNSEEN, PrintedPages
from converter.write.words import Words


class Stretch(NamedTuple):
    """An element round the characters `start` to `end`."""

    start: int
    end: int
    opening: str
    closing: str


Point = tuple[int, str]
"""An empty element in front of a character."""


class Ink:
    """Writes the passages of one document in printed order; remembers which page it is on.

    A page that begins is marked once: between blocks by `cut`, within a passage by `passage`.
    """

    def __init__(
        self,
        corrections: Iterable[Correction],
        words: Words,
        page: int | None = None,
        printed: PrintedPages = UNSEEN,
    ) -> None:
        self._corrections: Mapping[tuple[int, str], Correction] = {
            (line, made.before): made for made in corrections for line in range(made.span.first, made.span.last + 1)
        }
        self._words = words
        self._page = page
        self._printed = printed

    def beside(self) -> Ink:
        """The ink of a text that stands beside another, which alone marks pages."""
        other = copy(self)
        other._page = sys.maxsize
        return other

    @property
    def lang(self) -> str:
        """The attribute of an element that holds print."""
        return self._words.lang

    def at(self, place: str) -> None:
        """What follows stands at `place`, the id of a block or part; only a translation depends on it."""

    def translation(self, passage: Passage) -> str | None:
        """The translation of a passage at the present place, as text; print alone has none."""
        del passage
        return None

    def plain(self, passage: Passage) -> str:
        """A passage as text, in the language of the page where it can be told."""
        return self.translation(passage) or self._words.plain(passage.text.strip())

    def text(self, print_: str) -> str:
        """Printed words that have no place of their own, as the inside of an element that has `lang`."""
        return self._words.inside(print_)

    def cut(self, passage: Passage) -> str | None:
        """The id of the page that begins with `passage`, else None."""
        page = passage.page
        if page is None or (self._page is not None and page <= self._page):
            return None
        self._page = page
        return f"page-{page}"

    def turned(self) -> str:
        """A mark that leads to the page that `cut` found; nothing where no page is shown."""
        address = self._printed.address(self._page) if self._page else None
        if self._page is None or address is None:
            return ""
        said = escape.attribute(self._printed.said(self._page, self._words))
        return f'<a class="turn" href="{escape.attribute(address)}" aria-label="{said}"{self._words.ours}></a>'

    def passage(self, passage: Passage, links: Sequence[Stretch] = (), lead: int = 0) -> str:
        """`passage` as the inside of an element. `links` do not overlap; the first `lead` characters are a lead."""
        if not passage:
            return ""
        text = self._words.plain(passage.text)
        points: list[Point] = []
        fixes: list[Stretch] = []
        if len(passage.pieces) > 1 or passage.pieces[0].text != passage.pieces[0].printed:
            fixes = self._fixes(passage, points)
            self._turns(passage, points)
        leads = [Stretch(0, lead, '<b class="lead">', "</b>")] if lead else []
        layers = [layer for layer in (leads, _with_addresses(text, links), fixes) if layer]
        size = len(text)
        body = _layered(text, 0, size, layers, sorted(point for point in points if point[0] < size))
        return body + "".join(element for place, element in points if place == size)

    def _fixes(self, passage: Passage, points: list[Point]) -> list[Stretch]:
        """The corrected stretches; where a correction only takes away, a point."""
        found: list[Stretch] = []
        at = 0
        for piece in passage.pieces:
            end = at + len(piece.text)
            made = self._corrections.get((piece.line, piece.printed)) if piece.text != piece.printed else None
            if made is not None:
                said = self._words.say("fix.title", before=self._words.plain(made.before))
                opening = f'<ins class="fix" title="{escape.attribute(said)}">'
                if end > at:
                    found.append(Stretch(at, end, opening, "</ins>"))
                else:
                    points.append((at, f"{opening}</ins>"))
            at = end
        return found

    def _turns(self, passage: Passage, points: list[Point]) -> None:
        at = 0
        for piece in passage.pieces:
            if (
                piece.page is not None
                and piece.page != self._page
                and self._page is not None
                and piece.page > self._page
            ):
                self._page = piece.page
                said = escape.attribute(self._printed.said(piece.page, self._words))
                points.append((at, f'<span class="turn" id="page-{piece.page}" title="{said}"></span>'))
            at += len(piece.text)


def _with_addresses(text: str, links: Sequence[Stretch]) -> list[Stretch]:
    taken = list(links)
    for found in addresses(text):
        if all(found.end <= link.start or link.end <= found.start for link in links):
            taken.append(Stretch(found.start, found.end, f'<a href="{escape.attribute(found.target)}">', "</a>"))
    return sorted(taken)


def _layered(text: str, start: int, end: int, layers: Sequence[Sequence[Stretch]], points: Sequence[Point]) -> str:
    """Characters `start` to `end`, the first layer outermost; an element that is cut by an outer one is repeated."""
    if not layers:
        return _plain(text, start, end, points)
    written: list[str] = []
    at = start
    for stretch in layers[0]:
        low, high = max(stretch.start, at), min(stretch.end, end)
        if low >= high:
            continue
        written.append(_layered(text, at, low, layers[1:], points))
        written.append(f"{stretch.opening}{_layered(text, low, high, layers[1:], points)}{stretch.closing}")
        at = high
    written.append(_layered(text, at, end, layers[1:], points))
    return "".join(written)


def _plain(text: str, start: int, end: int, points: Sequence[Point]) -> str:
    written: list[str] = []
    at = start
    for place, element in points:
        if start <= place < end:
            written.append(escape.text(text[at:place]))
            written.append(element)
            at = place
    written.append(escape.text(text[at:end]))
    return "".join(written)
