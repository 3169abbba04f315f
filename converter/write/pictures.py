"""Which printed places a report shows as pictures, and how they stand on its page.

Pictures are cut out elsewhere: a place is a page (from 1) and a box on it, in PDF points from the top left.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from converter.model.finding import Finding, Severity
from converter.model.issue import Issue
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.head import anchor
from converter.write.places import Box, around, boxes_of
from converter.write.printed import printed_pages
from converter.write.words import Words

MOST = 60
"""Pictures of an issue; the gravest findings have them first."""

LARGEST = 32 * 1024
"""Bytes of a picture."""

FOLDER = "print/"
"""Below the folder of an issue."""

_RECIPE = 1
"""How pictures are cut out: another number gives each another name."""

_OF_PAGES = frozenset(("hidden-text", "text-layer-of-scan"))
"""Codes of findings about a page as a whole: no place on it shows what they mean."""

_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.NOTE)

Place = tuple[int, Box]


class Picture(NamedTuple):
    """A picture by its name in FOLDER and its size in CSS pixels, which is that of print."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of an issue by what was found there; `left` are the findings whose place has none."""

    made: Mapping[Finding, Picture] = field(default_factory=dict)
    left: frozenset[Finding] = frozenset()


NONE = Pictures()
"""Of an issue whose source is no PDF."""


def wanted(issue: Issue) -> dict[Place, str]:
    """The places to cut out, each once, and the name of each picture: the same for the same source and place."""
    found = _places(issue)
    places = (found[one] for gravity in _GRAVITY for one in found if one.severity is gravity)
    return {place: picture_name(issue, place) for place in list(dict.fromkeys(places))[:MOST]}


def laid(issue: Issue, pictures: Mapping[Place, bytes]) -> Pictures:
    """The pictures beside the findings of an issue; `pictures` are PNG files."""
    made: dict[Finding, Picture] = {}
    found = _places(issue)
    for one, place in found.items():
        if place in pictures:
            made[one] = Picture(picture_name(issue, place), *_size(pictures[place]))
    return Pictures(made, frozenset(found.keys() - made.keys()))


def _places(issue: Issue) -> dict[Finding, Place]:
    """Where each finding stands in print; what means no place, or one that nobody sees, is left out."""
    boxes = boxes_of(issue.source)
    places: dict[Finding, Place] = {}
    for one in issue.findings:
        page, first, last, _ = one.span
        box = around(page, first, last, boxes)
        if page is not None and box is not None and one.code not in _OF_PAGES:
            places[one] = page, box
    return places


def picture_name(issue: Issue, place: Place) -> str:
    """The name of the picture of a place in FOLDER; it depends on the source and the place alone."""
    page, box = place
    told = f"{_RECIPE} {issue.source.sha256} {page} {' '.join(f'{edge:.1f}' for edge in box)}"
    return f"{page}-{hashlib.sha256(told.encode()).hexdigest()[:12]}.png"


def _size(png: bytes) -> tuple[int, int]:
    """In CSS pixels. The density that the file tells (PNG, 11.3.5.3: pHYs, in pixels a metre) gives print its size."""
    width, height = struct.unpack(">II", png[16:24])
    at = png.find(b"pHYs")
    density = struct.unpack(">I", png[at + 4 : at + 8])[0] * 0.0254 if at > 0 else 96.0
    return round(width * 96 / density), round(height * 96 / density)


class Shower:
    """Shows the pictures of an issue on page `here`."""

    def __init__(self, issue: Issue, pictures: Pictures, addresses: Addresses, words: Words, here: str) -> None:
        self.printed = printed_pages(issue, addresses, here)
        self._pictures, self._words = pictures, words
        self._folder = addresses.data(here, addresses.folder(issue.id) + FOLDER)

    def picture(self, found: Finding) -> str:
        """The picture beside a finding as HTML, which leads to the printed page; nothing where it has none."""
        picture = self._pictures.made.get(found)
        page = found.span.page
        if picture is None or page is None:
            return ""
        said = self._words.say("picture.alt", page=self.printed.said(page, self._words))
        address = self.printed.address(page) or self._folder + picture.name
        image = (
            f'<img src="{escape.attribute(self._folder + picture.name)}" alt="{escape.attribute(said)}" '
            f'width="{picture.width}" height="{picture.height}" loading="lazy" decoding="async">'
        )
        return anchor(address, image, ' class="clip"')

    def left_out(self, findings: Iterable[Finding]) -> Iterator[str]:
        """Says of how many findings the picture was left out, and why."""
        if count := sum(1 for one in findings if one in self._pictures.left):
            said = self._words.say("picture.left", count=count, most=MOST, size=LARGEST // 1024)
            yield f'<p class="small">{said}</p>'
