"""Says over which rows each cell of one column stands, where cells are set in the middle of all their rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from converter.read.pdf.levels import Levels
from converter.read.pdf.stacks import Stack

_OFF = 0.25
"""Of the height of a row: so far may a label stand from the middle of its rows."""

_EXACT = 0.3
"""In em: the same where nothing stretches a row."""

_CUT = 1.5
"""What it costs that a label is not in the middle of the first or last rows of a page: more than a blank row."""

_BELOW = 1.2
"""What blank rows below the last label cost: a group that goes on behind a page end has its label before it."""

_WORD = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]{2}")
"""What names a group; figures and marks do not."""

Run = tuple[int, int]
"""The first row of a cell and how many rows it has."""


def runs_of_rows(
    labels: Sequence[Stack], levels: Levels, covered: Collection[int], em: float, leads: bool
) -> list[Run] | None:
    """The rows of each of the `labels` of a column, from top to bottom, as few as can be blank; None if nothing fits.

    Rows in `covered` have a merged cell in this column and need no label. Labels stand as exactly in the middle of
    their rows as print sets them, or else, since a tall label stretches its last row, about there. In a column that
    `leads` the others the first and the last may stand anywhere in theirs, which a page end may have cut.
    """
    return _runs(labels, levels, covered, _EXACT * em, leads) or _runs(labels, levels, covered, None, leads)


def _runs(
    labels: Sequence[Stack], levels: Levels, covered: Collection[int], exact: float | None, leads: bool
) -> list[Run] | None:
    edges = levels.edges
    rows = len(levels.bands)

    @cache
    def best(row: int, at: int) -> tuple[float, tuple[Run, ...]] | None:
        """The least cost from `row` and label `at` on: one for a blank row, less for labels that are off."""
        if row == rows:
            return (0.0, ()) if at == len(labels) else None
        found: list[tuple[float, tuple[Run, ...]]] = []
        if rest := best(row + 1, at):
            # Rows above the first label or below the last are one group, which has its label on another page.
            counts = row == 0 if at == 0 else row == rows - 1 if at == len(labels) else True
            blank = _BELOW if at == len(labels) else 1.0
            found.append((rest[0] + blank * (counts and row not in covered), rest[1]))
        if at < len(labels) and row not in covered:
            middle = labels[at].middle
            for stop in range(row + 1, rows + 1):
                height = (edges[stop] - edges[row]) / (stop - row)
                most = min(_OFF * height, exact or height)
                off = (edges[row] + edges[stop]) / 2 - middle
                if stop - 1 in covered:
                    break
                # What a page end cuts off from the first or last rows nobody sees.
                cut = leads and (row == 0 or stop == rows) and edges[row] < middle < edges[stop]
                if (abs(off) <= most or cut) and (rest := best(stop, at + 1)):
                    cost = rest[0] + (abs(off) / height * 0.5 if abs(off) <= most else _CUT)
                    found.append((cost, ((row, stop - row), *rest[1])))
                if off > most and not leads:
                    break
        return min(found, default=None)

    # Deep columns would be deep recursion: from the last row up each step needs only what is known.
    for row in range(rows, -1, -1):
        for at in range(len(labels), -1, -1):
            best(row, at)
    whole = best(0, 0)
    return list(whole[1]) if whole else None


def runs_with_next(
    labels: Sequence[Stack],
    following: Sequence[int | None],
    own: Sequence[int | None],
    levels: Levels,
    covered: Collection[int],
) -> list[Run] | None:
    """The rows of each of the `labels` of a column, where the stream tells of some which row it sets after them.

    That is the first row of its group or the last, as programs have it; behind the last row of a page it is none, since
    the page end cut the group. A label without a row `following` has its `own` row alone. None if that does not fit.
    """
    runs: list[Run] = []
    lines = levels.edges
    rows = len(levels.bands)
    next_rows = [one if one is not None else two for one, two in zip(following, own, strict=True)]
    for at, (label, after, row) in enumerate(zip(labels, following, own, strict=True)):
        low = sum(runs[-1]) if runs else 0
        if after is None:
            if row is None:
                return None
            start, stop = row, row + 1
        elif after < rows and label.middle > sum(levels.bands[after]) / 2:
            start = after
            ends = *(one for one in next_rows[at + 1 :] if one is not None), *(one for one in covered if one > after)
            stop = min((*ends, rows))
        else:
            stop = min(after + 1, rows)
            # Above the first group may be the rest of one that has its label on another page.
            first = all(one is None for one in following[:at])
            starts = range(low, stop) if first else (low,)
            start = min(starts, key=lambda one: abs((lines[one] + lines[stop]) / 2 - label.middle), default=stop)
        if not low <= start < stop:
            return None
        runs.append((start, stop - start))
    return runs


def are_groups(
    labels: Sequence[Stack], runs: Sequence[Run], levels: Levels, blank: Collection[int], leads: bool
) -> bool:
    """Whether the rows that `runs` gives to labels are merged cells; else the rows beside them are simply blank.

    A label that stands between two rows shows it. Where all stand in the middle row of theirs, which a blank remark
    beside a single row does too, only names that leave no row out count, and a single one only in a column that
    `leads` the others. `blank` are the rows without any label: at the top of a page they may belong to a group of the
    page before.
    """
    if all(rows == 1 for _, rows in runs) or not all(_WORD.search(label.text) for label in labels):
        return False
    if any(label.text.endswith(("：", ":")) for label in labels):
        # The roles of a roster stand beside their first person.
        return False
    edges = levels.edges
    sizes = [
        rows
        for label, (start, rows) in zip(labels, runs, strict=True)
        if abs((edges[start] + edges[start + rows]) / 2 - label.middle)
        <= _OFF * (edges[start + rows] - edges[start]) / rows
    ]
    if any(rows % 2 == 0 for rows in sizes):
        return True
    if leads and len(labels) == 1:
        return not blank
    first = min(start for start, _ in runs)
    return len(sizes) > 1 and max(sizes) > 1 and all(row < first for row in blank) and (leads or not blank)


def _is_centred(label: Stack, start: int, rows: int, levels: Levels) -> bool:
    top, bottom = levels.edges[start], levels.edges[start + rows]
    return abs((top + bottom) / 2 - label.middle) <= _OFF * (bottom - top) / rows
