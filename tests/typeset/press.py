"""typst source → PDF bytes: the same bytes for the same source, from Debian's fonts alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst

from converter.model.issue import Issue
from tests.typeset.layout import Layout
from tests.typeset.markup import source_of

FONTS = Path("/usr/share/fonts/opentype/noto")
"""Where Debian's package fonts-noto-cjk puts its fonts; no others are used, so that any machine sets the same."""

FAMILIES = ("Noto Serif CJK SC", "Noto Sans CJK SC")

CLOCK = 1_700_000_000
"""The time that each PDF bears, in seconds of Unix."""


class PressError(Exception):
    """The source cannot be set: a fault of `markup`, or a font is missing."""


@cache
def fonts() -> typst.Fonts:
    """The fonts of the press, read once. Raises PressError where Debian's are missing."""
    held = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
    missing = [family for family in FAMILIES if family not in held.families()]
    if missing:
        raise PressError(f"no font {', '.join(missing)} in {FONTS}; install it: apt-get install fonts-noto-cjk")
    return held


def press(source: str) -> bytes:
    """The PDF of a typst source, untagged as most gazettes are. Raises PressError with typst's own words."""
    try:
        made = typst.compile(source.encode(), font_paths=fonts(), format="pdf", timestamp=CLOCK, pdf_tags=False)
    except typst.TypstError as problem:
        raise PressError(problem.diagnostic) from problem
    assert isinstance(made, bytes)
    return made


def typeset(issue: Issue, layout: Layout) -> bytes:
    """`issue` printed as `layout` says."""
    return press(source_of(issue, layout))
