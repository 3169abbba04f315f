"""Finds print that has its text twice, in Chinese and in another language, one half of each sheet for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from statistics import median
from typing import NamedTuple

from converter.read.pdf.sheet import Box, Glyph, Sheet

CHINESE, ENGLISH = "zh", "en"
"""The languages of the halves, by script: Han, and Latin letters."""

_BUCKET = 2.0
"""In points."""

_APART = 0.75
"""How much more of one script than of the other stands on one side: definitions name terms of the other language."""

_OFTEN = 0.8
"""Of the pages with both scripts, those that are cut alike."""

_ENOUGH_HAN, _ENOUGH_LETTERS = 60, 120
_FEWEST_LINES = 8
"""Lines of each half where fewer than three pages show it: less may be a table of words."""

_HEAD = 0.2
"""Of the height of a page: where the rule below a running head stands."""

_HALF = 0.03
"""Of a width: so exactly is one half as wide as the other where a file shows but one of them."""


class Cut(NamedTuple):
    """Where a page is cut: `across` at a y, else at an x; `first` is the language of what stands above or left."""

    across: bool
    at: float
    first: str

    def language(self, box: Box) -> str:
        """The language of the half in which the middle of a box stands."""
        middle = (box.top + box.bottom) / 2 if self.across else (box.x0 + box.x1) / 2
        second = ENGLISH if self.first == CHINESE else CHINESE
        return self.first if middle < self.at else second

    def crosses(self, box: Box) -> bool:
        """Whether a box stands in both halves."""
        low, high = (box.top, box.bottom) if self.across else (box.x0, box.x1)
        return low < self.at - 2 and high > self.at + 2


class _Page(NamedTuple):
    """What one page says of its halves; `enough`: both scripts run there, in so many `lines` each at least."""

    cut: Cut | None
    enough: bool
    lines: int


class Halves(NamedTuple):
    """The halves of a document: the cut of each page that has one, and that of all others, if pages are cut alike.

    `outside`: the file shows one half of each sheet only; the other lies beside the visible page. `head` is the y of
    the rule above which running heads stand, 0 if there is none.
    """

    cuts: dict[int, Cut]
    usual: Cut | None
    outside: bool
    head: float = 0.0

    def cut(self, page: int) -> Cut | None:
        """Where a page is cut; None where it is not."""
        return self.cuts.get(page, self.usual)


class Halving:
    """Counts where the two scripts stand, page by page."""

    def __init__(self) -> None:
        self.seen: dict[int, _Page] = {}
        self.beside: dict[int, _Page] = {}
        self.pages = 0
        self.heads: Counter[int] = Counter()

    def count(self, sheet: Sheet) -> None:
        """Looks at one page, and at what lies beside it where the sheet is twice as large as what is visible."""
        glyphs = [glyph for glyph in sheet.glyphs if glyph.turn == 0 and glyph.hidden in ("", "off_page")]
        shown = [glyph for glyph in glyphs if not glyph.hidden]
        self.pages += bool(shown)
        high, wide = _HEAD * sheet.height, 0.3 * sheet.width
        self.heads.update({round(rule.at) for rule in sheet.lying if rule.at < high and rule.stop - rule.start > wide})
        if (found := _look(shown, None)) is not None:
            self.seen[sheet.number] = found
        edge = _beside(sheet)
        if edge is not None and (found := _look(glyphs, edge)) is not None:
            self.beside[sheet.number] = found

    def decided(self) -> Halves | None:
        """The halves, if the document has them; None for all other print."""
        for pages, outside in ((self.beside, True), (self.seen, False)):
            for across in (False, True):
                if halves := _decided(pages, across, outside, self.pages):
                    return halves._replace(head=self._head())
        return None

    def _head(self) -> float:
        """The lowest place near the top of the pages where most of them have a rule."""
        often = [at for at in self.heads if 2 * (self.heads[at] + self.heads[at + 1]) > self.pages > 1]
        return max(often, default=-1.0) + 1


def _decided(pages: dict[int, _Page], across: bool, outside: bool, count: int) -> Halves | None:
    full = [page for page in pages.values() if page.enough]
    for first in (CHINESE, ENGLISH):
        own = {
            at: page for at, page in pages.items() if page.cut and page.cut.across == across and page.cut.first == first
        }
        votes = [page for page in own.values() if page.enough]
        few = len(votes) < 3 and min((page.lines for page in votes), default=0) < _FEWEST_LINES
        if not votes or few or len(votes) < _OFTEN * len(full) or 2 * len(full) < count:
            continue
        cuts = {at: page.cut for at, page in own.items() if page.cut}
        # Halves above one another end where their text ends; those side by side have one gutter.
        usual = None if across and not outside else Cut(across, median(cut.at for cut in cuts.values()), first)
        return Halves({} if usual else cuts, usual, outside)
    return None


def _beside(sheet: Sheet) -> Cut | None:
    """The edge of the visible page beyond which another of its size lies on the sheet; its `first` says nothing."""
    whole = sheet.whole
    for across, size, low, high in (
        (False, sheet.width, whole.x0, whole.x1),
        (True, sheet.height, whole.top, whole.bottom),
    ):
        if abs(low) <= _HALF * size and abs(high - 2 * size) <= _HALF * size:
            return Cut(across, size, "")
        if abs(low + size) <= _HALF * size and abs(high - size) <= _HALF * size:
            return Cut(across, 0.0, "")
    return None


def _look(glyphs: Sequence[Glyph], edge: Cut | None) -> _Page | None:
    """Whether the scripts stand apart, at the `edge` or wherever they do it best; None without both scripts."""
    han = [glyph.box for glyph in glyphs if "\u3400" <= glyph.char <= "\u9fff"]
    if not han:
        return None
    letters = [glyph.box for glyph in glyphs if glyph.char.isalpha() and glyph.char < "\u0250"]
    if not letters:
        return None
    enough = len(han) >= _ENOUGH_HAN and len(letters) >= _ENOUGH_LETTERS
    best, cut = 0.0, None
    for across in (False, True) if edge is None else (edge.across,):
        if edge is None:
            score, at, first = _best(han, letters, across)
        else:
            score, first = _score(han, letters, edge)
            at = edge.at
        if score > best:
            best, cut = score, Cut(across, at, first)
    if cut is None or best < _APART:
        return _Page(None, enough, 0)
    lines = min(
        len({round(box.bottom / 6) for box in boxes if cut.language(box) == language})
        for boxes, language in ((han, CHINESE), (letters, ENGLISH))
    )
    return _Page(cut, enough, lines)


def _score(han: Sequence[Box], letters: Sequence[Box], edge: Cut) -> tuple[float, str]:
    def share(boxes: Sequence[Box]) -> float:
        return sum(1 for box in boxes if (box.top if edge.across else box.x0) < edge.at) / len(boxes)

    more = share(han) - share(letters)
    return abs(more), CHINESE if more > 0 else ENGLISH


def _best(han: Sequence[Box], letters: Sequence[Box], across: bool) -> tuple[float, float, str]:
    """How far apart the scripts stand at most, where, and which of them comes first."""

    def places(boxes: Sequence[Box]) -> Counter[int]:
        return Counter(int(((box.top + box.bottom) if across else (box.x0 + box.x1)) / (2 * _BUCKET)) for box in boxes)

    one, other = places(han), places(letters)
    low, high = min(*one, *other), max(*one, *other)
    steps = [one[at] / len(han) - other[at] / len(letters) for at in range(low, high + 1)]
    sums = list(accumulate(steps))
    top = max(map(abs, sums))
    at = next(at for at, total in enumerate(sums) if abs(total) == top)
    end = at
    while end + 1 < len(sums) and not one[low + end + 1] and not other[low + end + 1]:
        end += 1
    return top, (low + (at + end) / 2 + 1) * _BUCKET, CHINESE if sums[at] > 0 else ENGLISH


def parted(sheet: Sheet, cut: Cut, common: Iterable[Box]) -> tuple[dict[str, Sheet], Sheet | None]:
    """A sheet for each half, by its language, and one for what stands across both, in one of the boxes `common`."""
    across = list(common)
    halves = {language: _bare(sheet) for language in (CHINESE, ENGLISH)}
    both = _bare(sheet)
    for glyph in sheet.glyphs:
        middle = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
        inside = glyph.hidden == "" and any(box.holds(*middle) for box in across)
        (both if inside else halves[CHINESE] if glyph.hidden else halves[cut.language(glyph.box)]).glyphs.append(glyph)
    for lies in (True, False):
        for rule in sheet.lying if lies else sheet.standing:
            box = Box(rule.start, rule.at, rule.stop, rule.at) if lies else Box(rule.at, rule.start, rule.at, rule.stop)
            targets = [both] if any(_meets(box, other) for other in across) else _touched(halves, cut, box)
            for target in targets:
                (target.lying if lies else target.standing).append(rule)
    for area in sheet.areas:
        for target in _touched(halves, cut, area.box):
            target.areas.append(area)
    return halves, both if both.glyphs else None


def _bare(sheet: Sheet) -> Sheet:
    return Sheet(sheet.number, sheet.width, sheet.height, fonts=sheet.fonts)


def _touched(halves: dict[str, Sheet], cut: Cut, box: Box) -> list[Sheet]:
    return list(halves.values()) if cut.crosses(box) else [halves[cut.language(box)]]


def _meets(one: Box, other: Box) -> bool:
    return (
        one.x0 <= other.x1 + 2
        and other.x0 <= one.x1 + 2
        and one.top <= other.bottom + 2
        and other.top <= one.bottom + 2
    )
