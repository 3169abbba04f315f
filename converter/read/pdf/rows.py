"""Glyphs → text lines: what stands side by side, with blanks only where print has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from converter.read.pdf.sheet import Box, Glyph, around

WIDE_GAP = 1.6
"""In em: a gap that parts what stands in one line; justified text has none so wide."""

_CELL_GAP = 0.85
"""In em: a gap that may part two cells of a row."""

_SAME_LINE = 0.55
"""Of the lower height: so much do pieces of one line overlap."""

_BLANK_BETWEEN_HAN = 0.8
_PRINTED_BLANK = 0.12
_SMALL = 0.8
"""Of the size of the line: so large is a raised mark at most."""

_RAISED = 0.15
"""In em: so far above the foot of the line it ends."""

_ENDS, _BEGINS = ",;:.!?)", "("
"""What a Latin word may end and begin with at the end of a line and at the start of the next."""

_CLOSED, _OPENED = "”’", "“‘"
_QUOTES = _CLOSED + _OPENED

_LEADERS = ".·…⋯．‥"
_BLANK_BESIDE_HAN = 0.6
_BLANK_BETWEEN_LETTERS = 0.16


@dataclass(slots=True, eq=False)
class Run:
    """Glyphs that stand side by side without a wide gap; the first and the last have ink."""

    glyphs: list[Glyph]
    box: Box
    size: float

    @property
    def at(self) -> int:
        """Its place in the content stream."""
        return min(glyph.at for glyph in self.glyphs)

    @staticmethod
    def of(glyphs: Sequence[Glyph]) -> Run | None:
        """The run of these glyphs, blanks at its ends left out; None where nothing has ink."""
        inked = [at for at, glyph in enumerate(glyphs) if glyph.char.strip()]
        if not inked:
            return None
        own = list(glyphs[inked[0] : inked[-1] + 1])
        with_ink = [glyph for glyph in own if glyph.char.strip()]
        return Run(own, around(glyph.box for glyph in with_ink), median(glyph.size for glyph in with_ink))


def runs_of(glyphs: Iterable[Glyph]) -> list[Run]:
    """Runs in the order of the content stream, which keeps columns apart that stand close to one another."""
    pieces: list[Run] = []
    current: list[Glyph] = []
    for glyph in glyphs:
        if current and not _follows(current[-1], glyph):
            if run := Run.of(current):
                pieces.append(run)
            current = []
        current.append(glyph)
    if run := Run.of(current):
        pieces.append(run)
    return pieces


def _follows(before: Glyph, after: Glyph) -> bool:
    one, other = before.box, after.box
    em = max(before.size, after.size, 1.0)
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.height, other.height)
    gap = other.x0 - one.x1
    return -0.5 * em < gap < em and (overlap >= _SAME_LINE * lower or lower <= 0)


def clustered(runs: Iterable[Run]) -> list[list[Run]]:
    """Rows of runs from top to bottom, each from left to right."""
    rows: list[list[Run]] = []
    bands: list[Box] = []
    for run in sorted(runs, key=lambda run: (run.box.top + run.box.bottom, run.box.x0)):
        for back in range(len(rows) - 1, max(-1, len(rows) - 7), -1):
            band = bands[back]
            overlap = min(band.bottom, run.box.bottom) - max(band.top, run.box.top)
            if overlap >= _SAME_LINE * min(band.height, run.box.height):
                rows[back].append(run)
                # The tallest piece says where the line stands: raised marks and small print hang on it.
                if run.box.height > band.height:
                    bands[back] = run.box
                break
        else:
            rows.append([run])
            bands.append(run.box)
    order = sorted(range(len(rows)), key=lambda at: bands[at].top)
    return [sorted(rows[at], key=lambda run: run.box.x0) for at in order]


def joined_runs(row: Sequence[Run]) -> list[Run]:
    """The runs of one line from left to right, those as one between which no wide gap stands."""
    whole: list[Run] = []
    for run in row:
        last = whole[-1] if whole else None
        if last and run.box.x0 - last.box.x1 < WIDE_GAP * max(last.size, run.size):
            glyphs = sorted([*last.glyphs, *run.glyphs], key=lambda glyph: glyph.box.x0)
            if merged := Run.of(glyphs):
                whole[-1] = merged
        else:
            whole.append(run)
    return whole


def bits_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs of a line parted where a gap stands that may part two cells; a printed blank parts none."""
    spacing = _spacing(glyphs)
    bits: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        gap = glyph.box.x0 - last.box.x1 - spacing if last else 0.0
        if last is None or gap > _CELL_GAP * max(last.size, glyph.size):
            bits.append([])
        bits[-1].append(glyph)
        last = glyph
    return [bit for bit in bits if any(glyph.char.strip() for glyph in bit)]


def is_wide(char: str) -> bool:
    """Whether a character takes a square of its own: Han, their punctuation, full-width forms."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\uffef" or char in "—…“”‘’·" or char >= "\U00020000"


def text_of(glyphs: Sequence[Glyph]) -> str:
    """The characters of a line from left to right. A blank stands only where print shows one.

    Between Han characters that is a gap which the letter-spacing of the line does not explain; between Latin words
    and numbers a printed blank or a gap as wide as one. In a line that has printed blanks other gaps have to be wider:
    print that fills a line stretches them all.
    """
    spacing = _spacing(glyphs)
    beside_han = _CELL_GAP if any(glyph.char == " " for glyph in glyphs) else _BLANK_BESIDE_HAN
    parts: list[str] = []
    last: Glyph | None = None
    blank = False
    for glyph in glyphs:
        if glyph.char == " ":
            blank = True
            continue
        if last is not None and _parted(last, glyph, blank, spacing, beside_han):
            parts.append(" ")
        parts.append(glyph.char)
        last, blank = glyph, False
    return "".join(parts).strip()


def _parted(last: Glyph, glyph: Glyph, blank: bool, spacing: float, beside_han: float) -> bool:
    if last.char == glyph.char and glyph.char in _LEADERS:
        return False
    em = max(last.size, glyph.size, 1.0)
    gap = glyph.box.x0 - last.box.x1
    wide = is_wide(last.char) + is_wide(glyph.char)
    if wide == 2:
        return gap - spacing > (_PRINTED_BLANK if blank else _BLANK_BETWEEN_HAN) * em
    if wide == 1:
        return (blank and gap > 0.05 * em) or gap - spacing > beside_han * em
    return blank or gap - spacing > _BLANK_BETWEEN_LETTERS * em


def _spacing(glyphs: Sequence[Glyph]) -> float:
    """The letter-spacing of a line in points: the usual gap between two characters of one kind, 0 if there is none."""
    gaps = [
        right.box.x0 - left.box.x1
        for left, right in pairwise(glyphs)
        if left.char != " " and right.char != " " and is_wide(left.char) == is_wide(right.char)
    ]
    return max(median(gaps), 0.0) if len(gaps) >= 2 else 0.0


def joined(lines: Sequence[str]) -> str:
    """Lines of one cell or paragraph as one: a blank only between Latin words and numbers."""
    whole = ""
    for line in lines:
        whole += glue(whole, line) + line
    return whole


def glue(before: str, after: str) -> str:
    """What stands between a line and the one that goes on with it: a blank between Latin words, else nothing.

    Curled quotes belong to either script: they are Latin where the line before them has nothing wide but quotes.
    """
    if not before or not after:
        return ""
    latin = all(char in _QUOTES or not is_wide(char) for char in before)
    ends, begins = (_ENDS + _CLOSED, _BEGINS + _OPENED) if latin else (_ENDS, _BEGINS)
    word = before.rpartition(" ")[2]
    words = _word(before[-1], ends) and _word(after[0], begins)
    return "" if "/" in word or "@" in word or not words else " "


def _word(char: str, marks: str) -> bool:
    return char in marks or (char.isalnum() and not is_wide(char))


def raised_in(text: str, glyphs: Sequence[Glyph]) -> tuple[int, ...]:
    """Which characters of a line are small and raised, counted from 0; `glyphs` are its own, from left to right."""
    size = max((glyph.size for glyph in glyphs), default=0.0)
    small = [glyph for glyph in glyphs if glyph.size <= _SMALL * size]
    if not small or len(small) == len(glyphs):
        return ()
    foot = median(glyph.box.bottom for glyph in glyphs if glyph.size > _SMALL * size)
    found: list[int] = []
    at: dict[str, int] = {}
    for glyph in glyphs:
        # Blanks are another's work, but characters keep their order.
        place = at[glyph.char] = text.find(glyph.char, at.get(glyph.char, -1) + 1)
        if place < 0:
            return ()
        if glyph.size <= _SMALL * size and glyph.box.bottom < foot - _RAISED * size:
            found.append(place)
    return tuple(found)
