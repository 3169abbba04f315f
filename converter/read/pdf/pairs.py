"""Tells Han text from characters that only look like it: by which characters follow one another.

In running Chinese text, old or new, of either script, many neighbours are parts of one word; where a font's map is
shuffled, each character may be a common one, but its neighbours are no words. The table (``pairs.txt``: a line for
each first character, behind it all second ones) is made by ``python -m tests.read.pdf.pairs_table`` from jieba's
dictionary (MIT license, Sun Junyi) in four forms of writing by OpenCC.

Measured shares of known pairs in runs of `SHORTEST` characters: print of today 0.43 to 0.68, classical Chinese and
lists of places 0.11 to 0.32; shuffled at most 0.08 in long texts, half shuffled 0.04 to 0.20. Of texts with 64 pairs
83 % are found when they are shuffled, with 200 pairs 95 %; none is found that is not.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib import resources
from math import sqrt

FILE = "pairs.txt"

SHORTEST = 6
"""Han characters that stand side by side: shorter runs may be names, in which anything follows anything."""

_FEWEST = 40
"""Pairs: fewer are not enough to tell."""

_SHUFFLED = 0.18
"""Of pairs known, at most, after allowing for chance (two standard deviations)."""

_AS_CHANCE = 1.7
"""Times as many pairs known, at most, as the same characters have in any order; print has two to nine times."""

_FEWEST_OF_HALVES = 500
"""Different pairs."""

_HALF = 0.25
"""Of pairs known, at most, where a part of the characters is shuffled."""

_OFTEN, _ALONE, _MOST_ALONE = 10, 0.08, 0.4
"""A character that stands in so many different pairs, of which so few are known, means another one. Of all that stand
so often, print has at most 0.3 of such where it has few known pairs at all, half shuffled 0.4 to 0.9."""


@cache
def followers() -> dict[str, str]:
    """All characters that are known to follow each one within a word."""
    text = (resources.files("converter.read.pdf") / FILE).read_text(encoding="utf-8")
    return {line[0]: line[1:] for line in text.splitlines()}


def is_han(char: str) -> bool:
    """Whether a character is a Han one of the blocks that print is made of."""
    return "\u3400" <= char <= "\u9fff"


class Neighbours:
    """The pairs of a text in one font: how many there are, and how many are known."""

    __slots__ = ("_of", "_seen", "known", "pairs")

    def __init__(self) -> None:
        self.pairs = self.known = 0
        self._of: Counter[str] = Counter()
        self._seen: set[tuple[str, str]] = set()

    def add(self, run: str) -> None:
        """Counts the pairs of a run of Han characters that stand side by side, unless it is too short."""
        if len(run) < SHORTEST:
            return
        table = followers()
        self._of.update(run)
        before = run[0]
        for char in run[1:]:
            self._seen.add((before, char))
            self.known += char in table.get(before, "")
            before = char
        self.pairs += len(run) - 1

    def take(self, other: Neighbours) -> None:
        """Counts the pairs of another text too."""
        self.pairs += other.pairs
        self.known += other.known
        self._of.update(other._of)
        self._seen |= other._seen

    @property
    def shuffled(self) -> bool:
        """Whether the characters, or many of them, mean others; False where the text is too short to tell."""
        if self.pairs < _FEWEST or self.known > _HALF * self.pairs:
            return False
        if self.known + 2 * sqrt(self.known + 1) < _SHUFFLED * self.pairs and self.known < (
            _AS_CHANCE * self._by_chance() * self.pairs
        ):
            return True
        return len(self._seen) >= _FEWEST_OF_HALVES and self._alone() >= _MOST_ALONE

    def _by_chance(self) -> float:
        """The share of known pairs where the same characters stand in any order."""
        table = followers()
        total = self._of.total()
        met = sum(
            count * sum(self._of[second] for second in table.get(first, "") if second in self._of)
            for first, count in self._of.items()
        )
        return met / total**2

    def _alone(self) -> float:
        """The share of the characters that are known beside none of their many neighbours."""
        table = followers()
        # Each pair once: what a table repeats in each row is no more evidence.
        of = Counter(char for pair in self._seen for char in pair)
        known = Counter(char for one, other in self._seen if other in table.get(one, "") for char in (one, other))
        often = {char: count for char, count in of.items() if count >= _OFTEN}
        alone = sum(count for char, count in often.items() if known[char] < _ALONE * count)
        return alone / max(sum(often.values()), 1)
