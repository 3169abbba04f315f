"""Tells fonts that show text with private-use characters: one finding for each, whatever it shows and how often."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from converter.model.finding import Finding, warning
from converter.model.place import Span
from converter.read.pdf.printed import Doubt

_PLACES = 10
"""Lines that a finding names."""


def private_fonts(doubts: Sequence[Doubt], lines: Mapping[int, Sequence[int]]) -> list[Finding]:
    """A warning for each font of which `doubts` tell pages; `lines` are those of each page with such characters."""
    fonts: dict[str, dict[int, int]] = {}
    for doubt in doubts:
        words = dict(doubt.words)
        pages = fonts.setdefault(words["font"], {})
        pages[doubt.page] = pages.get(doubt.page, 0) + int(words["count"])
    found: list[Finding] = []
    for font, pages in fonts.items():
        places = [line for page in sorted(pages) for line in lines.get(page, ())]
        first = next((page for page in sorted(pages) if lines.get(page)), min(pages))
        at = places[0] if places else 1
        named = ", ".join(map(str, places[:_PLACES])) + (", …" if len(places) > _PLACES else "")
        count = str(sum(pages.values()))
        span = Span(first, at, at)
        found.append(warning("private-use-font", span, font=font, count=count, pages=ranges(pages), lines=named))
    return found


def ranges(pages: Collection[int]) -> str:
    """Pages as print names them: ``3–7, 9``."""
    ordered = sorted(pages)
    starts = [ordered[0], *(after for before, after in pairwise(ordered) if after != before + 1)]
    stops = [*(before for before, after in pairwise(ordered) if after != before + 1), ordered[-1]]
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in zip(starts, stops, strict=True))
