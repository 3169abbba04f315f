"""Tells on which pages columns or tables were put together by guess: what then stands there may not be what print says.

Nothing is changed: a reader is told to compare the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.forms.people import DASHED, PERSON, ROLE_PERSON
from converter.read.pdf.layout import PageLine

_LONG = 6
"""Characters: two pieces so long on one line are more than a label and what it names."""


def unsure_pages(pages: Sequence[Sequence[PageLine]]) -> Iterator[tuple[int, str]]:
    """Each page of which something is not sure, and what: its `columns` or a `table`. Each is told once a page.

    Two long pieces of text on one line, where the page has no rows, are columns that nothing parts for sure. A cell
    with a gap as wide as between columns may be two; a table that goes on with another number of columns may be one.
    """
    before: PageLine | None = None
    for lines in pages:
        told: set[str] = set()
        for line in lines:
            if line.furniture:
                continue
            if line.crowded or (before is not None and _breaks(before, line)):
                told.add("table")
            if _are_beside(line):
                told.add("columns")
            before = line
        for what in sorted(told):
            yield lines[0].page, what


def _are_beside(line: PageLine) -> bool:
    """Whether a line that is no row has long pieces side by side; a role, a person and a post stand so in a roster."""
    person = ROLE_PERSON.match(line.text) or DASHED.match(line.text) or PERSON.match(line.text)
    return not line.cells and not person and sum(len(bit) >= _LONG for bit in line.bits) > 1


def _breaks(before: PageLine, line: PageLine) -> bool:
    """Whether rows follow rows of another number of columns, with nothing but the end of a page or column between."""
    if before.row is None or line.row is None or before.row.ruled or line.row.ruled:
        return False
    apart = (before.page, before.group) != (line.page, line.group)
    return apart and before.row.columns != line.row.columns
