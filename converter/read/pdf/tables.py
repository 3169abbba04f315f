"""Finds ruled tables and reads their cells: merged cells by the rules that are missing between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from converter.read.pdf.rows import clustered, joined, runs_of, text_of
from converter.read.pdf.sheet import Box, Glyph, Rule

_NEAR = 3.0
"""In points: rules so near are one rule, and meet."""

_OPEN = 10.0
"""In points: lying rules that reach so far beyond the outermost standing ones enclose a column without a side."""

_WALL = 0.5
"""Of the side of a cell: so much must be ruled to part it from its neighbour."""

_MOST_CROSSINGS = 4_000_000


@dataclass(slots=True, eq=False)
class Cell:
    """A cell of a table: its place, how many rows and columns it covers, and its glyphs."""

    row: int
    column: int
    rows: int
    columns: int
    glyphs: list[Glyph]

    def text(self) -> str:
        """The text, its lines joined from top to bottom: so a label that is set one character a line reads too."""
        lines = clustered(runs_of(self.glyphs))
        return joined([text_of([glyph for run in line for glyph in run.glyphs]) for line in lines])


@dataclass(slots=True, eq=False)
class Ruled:
    """A ruled table: the edges of its columns and rows, and its cells in reading order."""

    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[Cell]

    @property
    def frame(self) -> bool:
        """Whether it only frames text: one column, or one cell."""
        return len(self.xs) <= 2

    def row_box(self, row: int) -> Box:
        """Where a row stands."""
        return Box(self.box.x0, self.ys[row], self.box.x1, self.ys[row + 1])


def find_tables(lying: Sequence[Rule], standing: Sequence[Rule]) -> list[Ruled]:
    """The tables and frames that the rules of a page make, without their text; from top to bottom."""
    lying, standing = merged_rules(lying), merged_rules(standing)
    if len(lying) * len(standing) > _MOST_CROSSINGS:
        return []
    found = [
        table
        for own_lying, own_standing in _connected(lying, standing)
        if len(own_lying) >= 2 and len(own_standing) >= 2 and (table := _table(own_lying, own_standing))
    ]
    # A rule that stands inside another table's cell makes no table of its own.
    found.sort(key=lambda table: (-table.box.width * table.box.height, table.box.top))
    kept: list[Ruled] = []
    for table in found:
        x, y = (table.box.x0 + table.box.x1) / 2, (table.box.top + table.box.bottom) / 2
        if not any(other.box.holds(x, y) and not other.frame for other in kept):
            kept.append(table)
    return sorted(kept, key=lambda table: (table.box.top, table.box.x0))


def fill(table: Ruled, glyphs: Sequence[Glyph]) -> None:
    """Puts each glyph whose middle lies in the table into its cell."""
    at: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                at[row, column] = cell
    for glyph in glyphs:
        x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
        column = min(max(bisect_right(table.xs, x) - 1, 0), len(table.xs) - 2)
        row = min(max(bisect_right(table.ys, y) - 1, 0), len(table.ys) - 2)
        at[row, column].glyphs.append(glyph)


def merged_rules(rules: Sequence[Rule]) -> list[Rule]:
    """The same rules, those that cover or continue one another as one."""
    whole: list[Rule] = []
    for rule in sorted(rules):
        for back in range(len(whole) - 1, -1, -1):
            other = whole[back]
            if rule.at - other.at > 1.5:
                whole.append(rule)
                break
            if rule.start <= other.stop + _NEAR and other.start <= rule.stop + _NEAR:
                whole[back] = Rule(other.at, min(other.start, rule.start), max(other.stop, rule.stop))
                break
        else:
            whole.append(rule)
    return whole


def _connected(lying: Sequence[Rule], standing: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    parents = list(range(len(lying) + len(standing)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for across, lie in enumerate(lying):
        for up, stand in enumerate(standing):
            if (
                stand.start - _NEAR <= lie.at <= stand.stop + _NEAR
                and lie.start - _NEAR <= stand.at <= lie.stop + _NEAR
            ):
                parents[root(across)] = root(len(lying) + up)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for across, lie in enumerate(lying):
        groups.setdefault(root(across), ([], []))[0].append(lie)
    for up, stand in enumerate(standing):
        groups.setdefault(root(len(lying) + up), ([], []))[1].append(stand)
    return list(groups.values())


def _edges(places: Sequence[float]) -> list[float]:
    edges: list[list[float]] = []
    for place in sorted(places):
        if edges and place - edges[-1][-1] <= _NEAR:
            edges[-1].append(place)
        else:
            edges.append([place])
    return [sum(group) / len(group) for group in edges]


def _table(lying: Sequence[Rule], standing: Sequence[Rule]) -> Ruled | None:
    xs, ys = _edges([rule.at for rule in standing]), _edges([rule.at for rule in lying])
    left, right = min(rule.start for rule in lying), max(rule.stop for rule in lying)
    top, bottom = min(rule.start for rule in standing), max(rule.stop for rule in standing)
    xs = [*([left] if left < xs[0] - _OPEN else []), *xs, *([right] if right > xs[-1] + _OPEN else [])]
    ys = [*([top] if top < ys[0] - _OPEN else []), *ys, *([bottom] if bottom > ys[-1] + _OPEN else [])]
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Ruled(Box(xs[0], ys[0], xs[-1], ys[-1]), xs, ys, _cells(xs, ys, lying, standing))


def _covered(rules: Sequence[Rule], at: float, start: float, stop: float) -> bool:
    length = sum(
        max(0.0, min(rule.stop, stop) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _NEAR
    )
    return length >= _WALL * (stop - start)


def _cells(xs: Sequence[float], ys: Sequence[float], lying: Sequence[Rule], standing: Sequence[Rule]) -> list[Cell]:
    rows, columns = len(ys) - 1, len(xs) - 1
    beside = {at: [rule for rule in standing if abs(rule.at - x) <= _NEAR] for at, x in enumerate(xs)}
    below = {at: [rule for rule in lying if abs(rule.at - y) <= _NEAR] for at, y in enumerate(ys)}
    walled = [
        [column == 0 or _covered(beside[column], xs[column], ys[row], ys[row + 1]) for column in range(columns)]
        for row in range(rows)
    ]
    floored = [
        [row == 0 or _covered(below[row], ys[row], xs[column], xs[column + 1]) for column in range(columns)]
        for row in range(rows)
    ]
    taken = [[False] * columns for _ in range(rows)]
    cells: list[Cell] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            wide = 1
            while column + wide < columns and not walled[row][column + wide] and not taken[row][column + wide]:
                wide += 1
            high = 1
            while row + high < rows and not any(floored[row + high][column : column + wide]):
                inside = walled[row + high][column + 1 : column + wide]
                if any(inside) or any(taken[row + high][column : column + wide]):
                    break
                high += 1
            for down in range(row, row + high):
                taken[down][column : column + wide] = [True] * wide
            cells.append(Cell(row, column, high, wide, []))
    return cells


def rows_of(table: Ruled) -> list[tuple[list[str], list[tuple[int, int, int]], Box]]:
    """Each row: its cells' texts (a covered cell is empty), its merged cells (column, rows, columns), its box.

    A row in which no cell begins shows nothing of its own and is left out.
    """
    begins = sorted({cell.row for cell in table.cells})
    shown = {row: at for at, row in enumerate(begins)}
    texts = [[""] * (len(table.xs) - 1) for _ in begins]
    spans: list[list[tuple[int, int, int]]] = [[] for _ in begins]
    for cell in table.cells:
        at = shown[cell.row]
        texts[at][cell.column] = cell.text()
        high = sum(1 for row in begins if cell.row <= row < cell.row + cell.rows)
        if high > 1 or cell.columns > 1:
            spans[at].append((cell.column, high, cell.columns))
    boxes = [table.row_box(row) for row in begins]
    for at, (_, below) in enumerate(pairwise([*begins, len(table.ys) - 1])):
        boxes[at] = Box(boxes[at].x0, boxes[at].top, boxes[at].x1, table.ys[below])
    return list(zip(texts, spans, boxes, strict=True))
