"""Evidence from the issue itself: which runs of characters it prints elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Attested:
    """The texts of an issue, asked how often they print a run. Few are asked for, so each is counted then."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._printed = "\n".join(texts)
        self._known: dict[str, int] = {}

    def count(self, run: str) -> int:
        """How often a run is printed, overlapping ones included; 0 for an empty run."""
        if run not in self._known:
            # A run such as 人人 can overlap itself, which str.count does not see.
            pattern = re.compile(f"(?={re.escape(run)})")
            self._known[run] = sum(1 for _ in pattern.finditer(self._printed)) if run and "\n" not in run else 0
        return self._known[run]

    def seam(self, before: str, after: str) -> int:
        """How often the two characters at a seam stand side by side elsewhere."""
        return self.count(before[-1:] + after[:1]) if before and after else 0
