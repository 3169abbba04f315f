"""Tells how the characters of one text object are set: from top to bottom, or spaced out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.read.pdf.rows import is_wide
from converter.read.pdf.sheet import Box, Glyph

_SPACED = (0.25, 3.0)
"""In em: a gap that letter-spacing leaves between two characters; a wider one parts columns."""

_ALIKE = 0.05
"""In em: by how much the gaps of spaced characters differ."""

_DOWN = (0.5, 4.0)
"""In em: from one character to the next below it."""


def settle(glyphs: Sequence[Glyph]) -> None:
    """Changes the upright `glyphs` of one text object, in their order, where their places show how they are set.

    Text set from top to bottom (writing mode 1) becomes text that is turned, which is read along its lines. Han
    characters that are spaced out get boxes that reach to the next one: the space belongs to them, and is no blank.
    """
    if len(glyphs) < 2 or any(glyph.turn or glyph.hidden for glyph in glyphs):
        return
    em = max(glyphs[0].size, 1.0)
    pairs = [(one.box, other.box) for one, other in pairwise(glyphs)]
    if all(abs(a.x0 + a.x1 - b.x0 - b.x1) < 0.4 * em and _within((b.top - a.top) / em, _DOWN) for a, b in pairs):
        for glyph in glyphs:
            glyph.turn = 1
        return
    gaps = [(b.x0 - a.x1) / em for a, b in pairs]
    if (
        max(gaps) - min(gaps) <= _ALIKE
        and _within(gaps[0], _SPACED)
        and all(abs(a.top - b.top) < _ALIKE * em for a, b in pairs)
        and all(is_wide(glyph.char) for glyph in glyphs)
    ):
        for glyph, (own, following) in zip(glyphs, pairs, strict=False):
            glyph.box = Box(own.x0, own.top, following.x0, own.bottom)


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]
