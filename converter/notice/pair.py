"""Pairs the paragraphs of two texts: by their labels and the terms that they define, else by order between these."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from converter.notice.labels import Rank
from converter.notice.tree import Node

_Key = tuple[Rank, str, int]


@dataclass(eq=False)
class Pair:
    """A paragraph in both texts, or in one of them alone, with what stands below it."""

    one: Node | None
    other: Node | None
    children: list[Pair] = field(default_factory=list)

    @property
    def node(self) -> Node:
        """The paragraph in the first text, else in the other."""
        node = self.one or self.other
        assert node is not None, "a pair of nothing"
        return node


def pair(one: Node, other: Node) -> Pair:
    """Two trees as one, in the order of the first; what only the other has stands behind what it follows there.

    Every node of both trees stands in the result once.
    """
    return Pair(one, other, list(_paired(one.children, other.children)))


def _paired(ones: Sequence[Node], others: Sequence[Node]) -> Iterator[Pair]:
    matches = _by_key(ones, others)
    matches.update(_by_order(ones, others, matches))
    partner = {there: here for here, there in matches.items()}
    behind: defaultdict[int, list[Node]] = defaultdict(list)
    last = -1
    for at, node in enumerate(others):
        if at in partner:
            last = partner[at]
        else:
            behind[last].append(node)
    yield from map(_alone, behind[-1])
    for at, node in enumerate(ones):
        if at in matches:
            yield pair(node, others[matches[at]])
        else:
            yield Pair(node, None, [Pair(child, None, _all(child)) for child in node.children])
        yield from map(_alone, behind[at])


def _all(node: Node) -> list[Pair]:
    return [Pair(child, None, _all(child)) for child in node.children]


def _alone(node: Node) -> Pair:
    return Pair(None, node, [_alone(child) for child in node.children])


def _by_key(ones: Sequence[Node], others: Sequence[Node]) -> dict[int, int]:
    """Labelled paragraphs with the same label, and terms that both texts name alike; equal ones in their order."""
    found: dict[int, int] = {}
    there: dict[_Key, int] = dict(zip(_keys(others), range(len(others)), strict=True))
    for at, key in enumerate(_keys(ones)):
        if key[0] not in (Rank.TEXT, Rank.TERM) and key in there:
            found[at] = there[key]
    taken: set[int] = set()
    for wanted in ((0, 1), (0,), (1,)):
        for at, node in enumerate(ones):
            if node.term is None or at in found:
                continue
            own = tuple(node.term[side] for side in wanted)
            same = [
                place
                for place, one in enumerate(others)
                if one.term is not None and place not in taken and tuple(one.term[side] for side in wanted) == own
            ]
            if same:
                found[at] = same[0]
                taken.add(same[0])
    return found


def _keys(nodes: Sequence[Node]) -> Iterator[_Key]:
    counts: defaultdict[tuple[Rank, str], int] = defaultdict(int)
    for node in nodes:
        counts[node.rank, node.value] += 1
        yield node.rank, node.value, counts[node.rank, node.value]


def _by_order(ones: Sequence[Node], others: Sequence[Node], matches: dict[int, int]) -> dict[int, int]:
    """Paragraphs without label, of one kind, in their order between paired ones that both texts have in one order.

    Terms stand in another order in each language: all of them together are one anchor.
    """
    found: dict[int, int] = {}
    here, there = _gaps(ones, others, matches)
    for left, right in zip(here, there, strict=True):
        kinds: defaultdict[str, list[int]] = defaultdict(list)
        for at in right:
            kinds[others[at].value].append(at)
        for at in left:
            if waiting := kinds[ones[at].value]:
                found[at] = waiting.pop(0)
    return found


def _gaps(
    ones: Sequence[Node], others: Sequence[Node], matches: dict[int, int]
) -> tuple[list[list[int]], list[list[int]]]:
    """The paragraphs without label before, between and behind the anchors, in each text."""
    anchors = _rising([(at, matches[at]) for at in sorted(matches) if ones[at].rank is not Rank.TERM])
    terms = [(at, matches[at]) for at in sorted(matches) if ones[at].rank is Rank.TERM]
    starts = [[at for at, _ in anchors], [at for _, at in anchors]]
    gaps: tuple[list[list[int]], list[list[int]]] = ([], [])
    for side, nodes in enumerate((ones, others)):
        bounds = starts[side]
        places = [one[side] for one in terms]
        first = min(places, default=len(nodes))
        # Before and behind the terms of a section are two gaps.
        gaps[side].extend([] for _ in range(2 * (len(bounds) + 1)))
        for at, node in enumerate(nodes):
            paired = at in (matches if side == 0 else set(matches.values()))
            if node.rank is Rank.TEXT and not paired:
                gaps[side][2 * bisect_left(bounds, at) + (at > first)].append(at)
    return gaps


def _rising(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most anchors that stand in one order in both texts."""
    tails: list[int] = []
    chains: list[list[tuple[int, int]]] = []
    for anchor in anchors:
        at = bisect_left(tails, anchor[1])
        chain = [*(chains[at - 1] if at else ()), anchor]
        tails[at : at + 1] = [anchor[1]]
        chains[at : at + 1] = [chain]
    return chains[-1] if chains else []
