"""Evidence from the issue itself: which runs of characters it prints elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


class Attested:
    """Counts of all runs of two and three characters in the texts of an issue."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        for text in texts:
            self._counts.update(text[at : at + 2] for at in range(len(text) - 1))
            self._counts.update(text[at : at + 3] for at in range(len(text) - 2))

    def count(self, run: str) -> int:
        """How often a run of two or three characters is printed."""
        return self._counts[run]

    def seam(self, before: str, after: str) -> int:
        """How often the two characters at a seam stand side by side elsewhere."""
        return self._counts[before[-1:] + after[:1]]
