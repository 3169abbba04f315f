"""Rows of a table that no rules part, as the order of the content stream tells them."""

from __future__ import annotations

import pytest

from converter.read.pdf.groups import runs_with_next
from converter.read.pdf.levels import Levels
from converter.read.pdf.row_stream import told_by_stream
from converter.read.pdf.sheet import Box, Glyph
from converter.read.pdf.stacks import Stack
from converter.read.pdf.strips import Bit

EM = 10.0
Piece = tuple[int, float, str]
"""Its column, its top, what it reads."""


def placed(pieces: list[Piece]) -> list[tuple[Bit, int, int]]:
    """The pieces in the order in which the stream sets them; a column is 100 points wide."""
    found: list[tuple[Bit, int, int]] = []
    for at, (column, top, text) in enumerate(pieces):
        glyphs = [
            Glyph(char, Box(100 * column + 10 * n, top, 100 * column + 10 * n + 10, top + 10), EM, 0, at=100 * at + n)
            for n, char in enumerate(text)
        ]
        found.append((Bit.of(glyphs), column, column))
    return found


WRAPPED: list[Piece] = [(0, 6, "1"), (1, 0, "修复"), (1, 13, "堤防"), (0, 40, "2"), (1, 40, "泵站")]
GROUPED: list[Piece] = [
    (1, 0, "1"),
    (2, 0, "甲"),
    (1, 20, "2"),
    (2, 20, "乙"),
    (0, 20, "防洪"),
    (1, 40, "3"),
    (2, 40, "丙"),
]

TOLD = [
    # pieces → the texts of rows, and of cells over several with the row set after them
    ("wrapped cells", WRAPPED, [["1", "修复堤防"], ["2", "泵站"]], []),
    ("a label set with the last row", GROUPED, [["1", "甲"], ["2", "乙"], ["3", "丙"]], [("防洪", 2)]),
    (
        "a label in the second column, between two rows",
        [(0, 0, "1"), (2, 0, "甲"), (1, 8, "局"), (0, 16, "2"), (2, 16, "乙")],
        [["1", "甲"], ["2", "乙"]],
        [("局", 1)],
    ),
    (
        "the rest of a row above the others",
        [(1, 0, "修复"), (1, 13, "堤防"), (0, 40, "2"), (1, 40, "泵站")],
        [["修复堤防"], ["2", "泵站"]],
        [],
    ),
]


@pytest.mark.parametrize(("pieces", "rows", "over"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_rows_are_told_as_they_are_set(pieces: list[Piece], rows: list[list[str]], over: list[tuple[str, int]]) -> None:
    told = told_by_stream(placed(pieces), EM)
    assert told is not None
    assert [[stack.text for stack in row] for row in told.rows] == rows
    assert [(stack.text, row) for stack, row in told.over] == over


SILENT = [
    ("line by line", sorted(WRAPPED, key=lambda piece: piece[1])),
    ("column by column", sorted(WRAPPED, key=lambda piece: piece[0])),
    ("no cell of several lines", [(0, 0, "1"), (1, 0, "甲"), (0, 20, "2"), (1, 20, "乙")]),
]


@pytest.mark.parametrize("pieces", [case[1] for case in SILENT], ids=[case[0] for case in SILENT])
def test_other_streams_tell_nothing(pieces: list[Piece]) -> None:
    assert told_by_stream(placed(pieces), EM) is None


LEVELS = Levels(tuple((20.0 * at, 20.0 * at + 10) for at in range(6)), tuple((at,) for at in range(6)), True)


def label(middle: float) -> Stack:
    glyph = Glyph("防", Box(0, middle - 5, 10, middle + 5), EM, 0)
    return Stack((Bit.of([glyph]),), 0, 0)


RUNS = [
    # middles, the rows set after each, their own rows → runs
    ("set with the last row", [25.0, 85.0], [2, 5], [None, None], [(0, 3), (3, 3)]),
    ("set with the first row", [25.0, 85.0], [0, 3], [None, None], [(0, 3), (3, 3)]),
    ("below the rest of a group", [45.0, 95.0], [3, 5], [None, None], [(1, 3), (4, 2)]),
    ("cut by the page end", [25.0, 85.0], [2, 6], [None, None], [(0, 3), (3, 3)]),
    ("a row by itself between groups", [25.0, 65.0, 95.0], [2, None, 5], [None, 3, None], [(0, 3), (3, 1), (4, 2)]),
    ("out of order", [25.0, 85.0], [5, 2], [None, None], None),
]


@pytest.mark.parametrize(
    ("middles", "after", "own", "runs"), [case[1:] for case in RUNS], ids=[case[0] for case in RUNS]
)
def test_groups_end_where_the_stream_sets_their_label(
    middles: list[float], after: list[int | None], own: list[int | None], runs: list[tuple[int, int]] | None
) -> None:
    assert runs_with_next([label(middle) for middle in middles], after, own, LEVELS, ()) == runs
