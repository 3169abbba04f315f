"""Joins a row that a page end cut: one of its pieces has no cell in the column that tells rows apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from converter.forms.text import squeeze
from converter.model.place import EMPTY, Passage

Row = tuple[Passage, ...]

TOTALS = ("合计", "总计", "共计")

_FEWEST = 2
"""Rows that no page end touches: fewer show no column that all have."""


def key_column(pieces: Sequence[Sequence[Row]], width: int) -> int | None:
    """The first column in which every row has a cell, those at page ends and totals aside; None if there is none.

    `pieces` are the rows of each page without heads.
    """
    inner = [row for piece in pieces for row in piece[1:-1] if not is_total(row)]
    inner += [row for row in (pieces[0][:1] if pieces[0] else ()) if not is_total(row)]
    if len(inner) < _FEWEST:
        return None
    return next((column for column in range(width) if all(row[column] for row in inner)), None)


def is_one_row(above: Row, below: Row, key: int | None, grouping: Collection[int]) -> bool:
    """Whether the last row of a page and the first of the next are one: the rest of a row stands below its own cells.

    In the columns of `grouping` a label may stand in either.
    """
    if key is None or is_total(above) or is_total(below) or bool(above[key]) == bool(below[key]):
        return False
    piece, whole = (above, below) if not above[key] else (below, above)
    return any(piece) and all(whole[at] or at in grouping for at, cell in enumerate(piece) if cell)


def one_row(above: Row, below: Row) -> Row:
    """Both as one row; a blank stands between words that print parted only by the page end."""
    return tuple(one_cell(upper, lower) for upper, lower in zip(above, below, strict=True))


def is_total(row: Sequence[Passage]) -> bool:
    """Whether a row is a total: its first words say so."""
    return squeeze(next((cell.text for cell in row if cell), "")) in TOTALS


def one_cell(upper: Passage, lower: Passage) -> Passage:
    """Both parts of a cell as one."""
    if not (upper and lower):
        return upper or lower or EMPTY
    words = all(char.isascii() and char.isalpha() for char in (upper.text[-1], lower.text[0]))
    return Passage.joined([upper, lower], " " if words else "")
