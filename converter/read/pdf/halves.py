"""Finds print that has its text twice, in Chinese and in another language, one half of each sheet for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from statistics import median
from typing import NamedTuple

from converter.read.pdf.sheet import Box, Glyph, Sheet
from converter.read.pdf.tables import find_tables

CHINESE, ENGLISH = "zh", "en"
"""The languages of the halves, by script: Han, and Latin letters."""

_OVERLAP = 0.1
"""Of a character: lines that overlap so little are two."""

_ACROSS = 0.02
"""Of all characters, those that may stand across a gutter."""

_FEWEST = 0.05
"""Of the commoner script, how much there must be of the other: less is no text of its own."""

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
    """What one page says of its halves; `enough`: both scripts run there, in so many `lines` each at least.

    The cut may stand anywhere between `low` and `high`.
    """

    cut: Cut | None
    enough: bool
    lines: int = 0
    low: float = 0.0
    high: float = 0.0


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
        if (found := _look(shown, None, sheet)) is not None:
            self.seen[sheet.number] = found
        edge = _beside(sheet)
        if edge is not None and (found := _look(glyphs, edge, sheet)) is not None:
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
        # Halves above one another end where their text ends; those side by side have one gutter.
        if across and not outside:
            return Halves({at: page.cut for at, page in own.items() if page.cut}, None, outside)
        return Halves({}, Cut(across, _gutter(votes), first), outside)
    return None


def _gutter(votes: Sequence[_Page]) -> float:
    """The middle of the white that all pages have between their halves."""
    low, high = max(page.low for page in votes), min(page.high for page in votes)
    return (low + high) / 2 if low < high else median((page.low + page.high) / 2 for page in votes)


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


def _look(glyphs: Sequence[Glyph], edge: Cut | None, sheet: Sheet) -> _Page | None:
    """Whether the scripts stand apart, at the `edge` or wherever they do it best; None without both scripts.

    Small letters alone count: capitals stand in numbers of pages and in forms in any language. A table may stand once
    for both texts.
    """
    han = [glyph.box for glyph in glyphs if "\u3400" <= glyph.char <= "\u9fff"]
    letters = [glyph.box for glyph in glyphs if glyph.char.islower() and glyph.char < "\u0250"]
    if min(len(han), len(letters)) < _FEWEST * max(len(han), len(letters)) or not han:
        return None
    tables = [table.box for table in find_tables(sheet.lying, sheet.standing) if not table.frame]
    if tables:
        han, letters = ([box for box in boxes if not _inside(box, tables)] for boxes in (han, letters))
        if not han or not letters:
            return None
    enough = len(han) >= _ENOUGH_HAN and len(letters) >= _ENOUGH_LETTERS
    if edge is not None:
        score, first = _score(han, letters, edge)
        low = high = edge.at
        across = edge.across
    else:
        score, low, high, first, across = max(
            (*_side_by_side(han, letters), False), (*_one_above_the_other(han, letters), True)
        )
    if score < _APART:
        return _Page(None, enough)
    cut = Cut(across, (low + high) / 2, first)
    lines = min(
        len({round(box.bottom / 6) for box in boxes if cut.language(box) == language})
        for boxes, language in ((han, CHINESE), (letters, ENGLISH))
    )
    return _Page(cut, enough, lines, low, high)


def _inside(box: Box, tables: Sequence[Box]) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return any(table.holds(x, y) for table in tables)


def _score(han: Sequence[Box], letters: Sequence[Box], edge: Cut) -> tuple[float, str]:
    def share(boxes: Sequence[Box]) -> float:
        return sum(1 for box in boxes if (box.top if edge.across else box.x0) < edge.at) / len(boxes)

    more = share(han) - share(letters)
    return abs(more), CHINESE if more > 0 else ENGLISH


_Best = tuple[float, float, float, str]
"""How far apart the scripts stand at most, between which two places, and which of them comes first."""


def _side_by_side(han: Sequence[Box], letters: Sequence[Box]) -> _Best:
    """The gutter between two columns; a title or a folio may stand across it."""
    weighed = sorted(
        [(box.x0, box.x1, 1 / len(han)) for box in han] + [(box.x0, box.x1, -1 / len(letters)) for box in letters]
    )
    sums = list(accumulate(weight for *_, weight in weighed))[:-1]
    best = max(map(abs, sums), default=0.0)
    good = [at for at, total in enumerate(sums) if abs(total) >= best - _ACROSS]
    if not good:
        return 0.0, 0.0, 0.0, CHINESE
    # Of the stretches between two letters that are nearly as good, the widest is the gutter.
    at = max(good, key=lambda at: (round(weighed[at + 1][0] - weighed[at][1]), abs(sums[at])))
    return abs(sums[at]), weighed[at][1], weighed[at + 1][0], CHINESE if sums[at] > 0 else ENGLISH


def _one_above_the_other(han: Sequence[Box], letters: Sequence[Box]) -> _Best:
    """The white between two texts; what overlaps more than a little is one line, through which no cut goes."""
    weighed = [(box.top, box.bottom, 1 / len(han)) for box in han]
    weighed += [(box.top, box.bottom, -1 / len(letters)) for box in letters]
    bands: list[tuple[float, float, float]] = []
    for top, bottom, weight in sorted(weighed):
        if bands and top < bands[-1][1] - _OVERLAP * (bottom - top):
            start, stop, total = bands[-1]
            bands[-1] = start, max(stop, bottom), total + weight
        else:
            bands.append((top, bottom, weight))
    sums = list(accumulate(weight for *_, weight in bands))[:-1]
    if not sums:
        return 0.0, 0.0, 0.0, CHINESE
    at = max(range(len(sums)), key=lambda at: abs(sums[at]))
    return abs(sums[at]), bands[at][1], bands[at + 1][0], CHINESE if sums[at] > 0 else ENGLISH


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
