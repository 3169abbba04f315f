"""What stands on one page, in visible coordinates: glyphs, rules, filled areas and images.

Coordinates are PDF points from the top left of the visible page (the CropBox, turned by /Rotate); y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def turned(self, quarters: int, width: float, height: float) -> Box:
        """The box on a page of `width` and `height` after so many quarter turns clockwise."""
        x0, top, x1, bottom = self
        match quarters % 4:
            case 1:
                return Box(height - bottom, x0, height - top, x1)
            case 2:
                return Box(width - x1, height - bottom, width - x0, height - top)
            case 3:
                return Box(top, width - x1, bottom, width - x0)
        return self


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all `boxes`, of which there is at least one."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


class Glyph(msgspec.Struct, eq=False, gc=False, array_like=True):
    """One printed character: its advance box, its size in points, the index of its font.

    `turn` counts the quarter turns clockwise by which it is set (3: it reads upwards), -1 for any other angle.
    `hidden` says why nobody sees it (off_page, invisible, white); `bad`: its code says nothing of what it shows. `at`
    counts the glyphs of its page in the order of the content stream.
    """

    char: str
    box: Box
    size: float
    font: int
    turn: int = 0
    hidden: str = ""
    bad: bool = False
    at: int = 0


UNKNOWN = "〓"
"""What stands for a character that is not known (U+3013, the mark of Chinese and Japanese print for a missing one)."""


def leave_out(glyphs: Iterable[Glyph]) -> None:
    """Puts the mark of the unknown in place of characters whose codes say nothing of what they show."""
    for glyph in glyphs:
        if glyph.bad:
            glyph.char = UNKNOWN


class Rule(NamedTuple):
    """A ruling line: `at` is its y if it lies, its x if it stands; it runs from `start` to `stop`."""

    at: float
    start: float
    stop: float


class Area(NamedTuple):
    """A filled rectangle; `white`: it has the colour of paper."""

    box: Box
    white: bool


NOTHING = Box(0, 0, 0, 0)


@dataclass(slots=True)
class Sheet:
    """One page. `lying` and `standing` are its ruling lines, `fonts` the names that `Glyph.font` counts.

    `whole` is the sheet (the MediaBox) of which the visible page is a part.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    lying: list[Rule] = field(default_factory=list)
    standing: list[Rule] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    whole: Box = NOTHING
