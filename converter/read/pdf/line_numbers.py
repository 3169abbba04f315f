"""Takes line numbers out of the margins of a page: they count its lines and belong to none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from converter.read.pdf.layout import PageLine
from converter.read.pdf.sheet import Glyph, Sheet, around

_STEPS = (1, 2, 5, 10)
"""Every so many lines print sets a number."""

_FEWEST = 3
_FEWEST_OF_ALL = 5
"""Numbers that each line has: fewer may be a list."""

_SMALLER = 0.9
"""Of the size of the text: numbers of each line are set so much smaller at most, those of a list are not."""

_FULL = 0.8
"""Of the size of the text: what is smaller makes no line."""

_APART = 3.0
"""Points between the numbers and all text."""


def take_line_numbers(sheet: Sheet) -> list[PageLine]:
    """The line numbers of a page, whose glyphs are taken off `sheet`; none where it is not sure that they are some."""
    upright = [glyph for glyph in sheet.glyphs if glyph.turn == 0 and not glyph.hidden and glyph.char.strip()]
    text = [glyph for glyph in upright if not _is_digit(glyph)]
    if not text:
        return []
    left, right = min(glyph.box.x0 for glyph in text) - _APART, max(glyph.box.x1 for glyph in text) + _APART
    for margin in (
        [glyph for glyph in upright if glyph.box.x1 <= left],
        [glyph for glyph in upright if glyph.box.x0 >= right],
    ):
        numbers = _numbers(margin)
        if len(numbers) >= _FEWEST and _count_lines(numbers, [glyph for glyph in upright if glyph not in margin]):
            taken = {id(glyph) for number in numbers for glyph in number}
            sheet.glyphs = [glyph for glyph in sheet.glyphs if id(glyph) not in taken]
            return [
                PageLine(
                    sheet.number,
                    _said(number),
                    around(glyph.box for glyph in number),
                    number[0].size,
                    group=-1,
                    furniture="line_number",
                )
                for number in numbers
            ]
    return []


def _is_digit(glyph: Glyph) -> bool:
    return glyph.char.isascii() and glyph.char.isdigit()


def _middle(glyph: Glyph) -> float:
    return (glyph.box.top + glyph.box.bottom) / 2


def _said(number: Sequence[Glyph]) -> str:
    return "".join(glyph.char for glyph in number)


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs side by side, from the top."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=_middle):
        if rows and _middle(glyph) - _middle(rows[-1][0]) <= 0.5 * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _numbers(margin: Sequence[Glyph]) -> list[list[Glyph]]:
    """The numbers that stand in a margin, but for a folio below or above them that does not count with them."""
    numbers = [sorted(row, key=lambda glyph: glyph.box.x0) for row in _rows(margin)]
    counts = [int(_said(number)) for number in numbers]
    for first, stop in ((0, len(counts)), (0, len(counts) - 1), (1, len(counts)), (1, len(counts) - 1)):
        steps = {after - before for before, after in pairwise(counts[first:stop])}
        if len(steps) == 1 and steps.pop() in _STEPS:
            return numbers[first:stop]
    return []


def _count_lines(numbers: Sequence[Sequence[Glyph]], text: Sequence[Glyph]) -> bool:
    """Whether each number stands beside a line, and between two of them so many lines as they count."""
    step = int(_said(numbers[1])) - int(_said(numbers[0]))
    size = median(glyph.size for glyph in text)
    # Marks of footnotes stand above their line.
    lines = _rows([glyph for glyph in text if glyph.size >= _FULL * size])
    if step == 1:
        small = numbers[0][0].size <= _SMALLER * size
        if not small or len(numbers) < _FEWEST_OF_ALL:
            return False
    beside = [
        next(
            (at for at, line in enumerate(lines) if abs(_middle(line[0]) - _middle(number[0])) <= 0.5 * line[0].size),
            -1,
        )
        for number in numbers
    ]
    return min(beside) >= 0 and all(after - before == step for before, after in pairwise(beside))
