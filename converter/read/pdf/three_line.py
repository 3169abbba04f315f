"""Finds tables that are ruled above, below the head and below only (三线表)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from converter.read.pdf.sheet import Box, Rule
from converter.read.pdf.tables import merged_rules
from converter.read.pdf.whites import Columns

_NEAR = 3.0
"""In points: rules that begin and end so near one another belong together."""

_HIGHEST_HEAD = 110.0
"""In points: what is higher between two rules is no head of a table but text between the rules of a page."""

_SHORTEST = 90.0


class ThreeLine(NamedTuple):
    """A table by its three rules: `box` from the first to the last, `head` where the second lies.

    Without a `head` it goes on from the page before, between two rules.
    """

    box: Box
    head: float | None


def find_three_line(
    lying: Sequence[Rule], inside: Sequence[Box], pieces: Sequence[Box], top_edge: float
) -> list[ThreeLine]:
    """Tables by three rules of one measure, from top to bottom; rules within the boxes `inside` belong to others.

    A rule above `top_edge` may be that of a running head: it is where the three rules below make a table themselves.

    A page has such rules at its head and foot as well: so the first two must be as near as a head is high, with
    several of the `pieces` of text between them.
    """
    rules = _long_rules(lying, inside)
    found: list[ThreeLine] = []
    taken: set[Rule] = set()
    for at, top in enumerate(rules):
        if top in taken:
            continue
        below = [rule for rule in rules[at + 1 :] if _alike(top, rule)]
        if top.at < top_edge and _are_three([*below[:3]], pieces):
            continue
        if _are_three([top, *below[:2]], pieces):
            found.append(ThreeLine(Box(top.start, top.at, top.stop, below[1].at), below[0].at))
            taken.update((top, below[0], below[1]))
    return found


def _are_three(rules: Sequence[Rule], pieces: Sequence[Box]) -> bool:
    return (
        len(rules) == 3
        and rules[1].at - rules[0].at <= _HIGHEST_HEAD
        and all(_between(pieces, above, below) >= 2 for above, below in pairwise(rules))
    )


def find_going_on(
    lying: Sequence[Rule], inside: Sequence[Box], pieces: Sequence[Box], columns: Columns
) -> ThreeLine | None:
    """Where a table with these columns, which the page before left open, goes on between two rules."""
    rules = _long_rules(lying, inside)
    for at, top in enumerate(rules):
        below = next((rule for rule in rules[at + 1 :] if _alike(top, rule)), None)
        reach = top.start - _NEAR <= columns[0][0] and columns[-1][1] <= top.stop + _NEAR
        if below and reach and _between(pieces, top, below) >= 2:
            return ThreeLine(Box(top.start, top.at, top.stop, below.at), None)
    return None


def _long_rules(lying: Sequence[Rule], inside: Sequence[Box]) -> list[Rule]:
    rules: list[Rule] = []
    for rule in merged_rules(lying):
        if rule.stop - rule.start < _SHORTEST or any(_on(rule, box) for box in inside):
            continue
        same = next((one for one in rules if _alike(one, rule) and rule.at - one.at < 1.5), None)
        if same is None:
            rules.append(rule)
    return rules


def _between(pieces: Sequence[Box], above: Rule, below: Rule) -> int:
    """How many pieces of text stand between two rules side by side, where most do."""
    own = [
        box
        for box in pieces
        if above.at - 1 <= (box.top + box.bottom) / 2 <= below.at + 1
        and above.start - _NEAR <= box.x0
        and box.x1 <= above.stop + _NEAR
    ]
    return max((sum(1 for other in own if other.top < box.bottom and other.bottom > box.top) for box in own), default=0)


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) <= _NEAR and abs(one.stop - other.stop) <= _NEAR


def _on(rule: Rule, box: Box) -> bool:
    return box.top - _NEAR <= rule.at <= box.bottom + _NEAR and box.x0 - _NEAR <= rule.start <= box.x1 + _NEAR
