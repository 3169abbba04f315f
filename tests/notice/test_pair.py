"""Two trees of paragraphs → pairs: by label, by term, by order; nothing lost and nothing twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.model.block import Paragraph
from converter.model.place import Passage
from converter.notice.labels import Rank
from converter.notice.pair import Pair, pair
from converter.notice.tree import Node

RANKS = {"s": Rank.SECTION, "n": Rank.SUBSECTION, "p": Rank.PARAGRAPH, "t": Rank.TEXT, "d": Rank.TERM}


def node(name: str, children: tuple[Node, ...] = ()) -> Node:
    """``n2`` is (2), ``t`` a text without label, ``d碼頭/pier`` a term."""
    term = tuple(name[1:].split("/")) if name[0] == "d" else None
    value = "text" if name[0] == "t" else "" if name[0] == "d" else name[1:]
    block = Paragraph(passage=Passage.of(name, 1))
    return Node(RANKS[name[0]], value, block, 0.0, (term[0], term[1]) if term else None, children=list(children))


def tree(*names: str) -> Node:
    return Node(Rank(1), "", None, 0.0, children=[node(name) for name in names])


def named(one: Node | None) -> str:
    return one.block.passage.text if one and isinstance(one.block, Paragraph) else ""


def flat(pairs: list[Pair]) -> list[tuple[str, str]]:
    return [(named(one.one), named(one.other)) for one in pairs]


@pytest.mark.parametrize(
    ("ones", "others", "pairs"),
    [
        # by label, whatever stands between
        ("n1 n2 n3", "n1 n2 n3", "n1=n1 n2=n2 n3=n3"),
        ("n1 n3", "n1 n2 n3", "n1=n1 =n2 n3=n3"),
        ("n1 n2 n3", "n1 n3", "n1=n1 n2= n3=n3"),
        # a label that print uses twice: the first with the first
        ("n1 n1", "n1 n1", "n1=n1 n1=n1"),
        # without label by order between labels
        ("ta n1 tb", "tx n1 ty", "ta=tx n1=n1 tb=ty"),
        ("n1 tb n2", "n1 n2 ty", "n1=n1 tb= n2=n2 =ty"),
        ("ta tb n1", "tx n1", "ta=tx tb= n1=n1"),
        # terms by what both texts call them, in any order; what stands before and behind them stays there
        ("ta d甲/z d乙/a tb", "tx d乙/a d甲/z ty", "ta=tx d甲/z=d甲/z d乙/a=d乙/a tb=ty"),
        ("d甲/z", "d甲/zz", "d甲/z=d甲/zz"),
        ("d甲/z d乙/a", "d丙/c d乙/a", "d甲/z= =d丙/c d乙/a=d乙/a"),
        ("", "n1 n2", "=n1 =n2"),
    ],
)
def test_pairs(ones: str, others: str, pairs: str) -> None:
    made = flat(pair(tree(*ones.split()), tree(*others.split())).children)
    wanted = [tuple(one.split("=")) for one in pairs.split()]
    assert sorted(made) == sorted(wanted)
    assert [one for one, _ in made if one] == ones.split(), "the order of the first text"


def test_what_stands_below_a_pair_is_paired_below_it() -> None:
    one = Node(Rank(1), "", None, 0.0, children=[node("n1", (node("pa"), node("pb"))), node("n2", (node("pa"),))])
    other = Node(Rank(1), "", None, 0.0, children=[node("n1", (node("pa"),)), node("n2", (node("pa"), node("pb")))])
    first, second = pair(one, other).children
    assert flat(first.children) == [("pa", "pa"), ("pb", "")]
    assert flat(second.children) == [("pa", "pa"), ("", "pb")]


names = st.sampled_from(("n1", "n2", "n3", "pa", "pb", "ta", "tb", "d甲/z", "d乙/y", "d丙/x"))
nodes = st.recursive(
    names.map(node),
    lambda below: st.builds(lambda name, some: node(name, tuple(some)), names, st.lists(below, max_size=5)),
)
roots = st.lists(nodes, max_size=8).map(lambda some: Node(Rank(1), "", None, 0.0, children=some))


def held(one: Node) -> Iterator[Node]:
    for child in one.children:
        yield child
        yield from held(child)


def sides(one: Pair) -> Iterator[tuple[Node | None, Node | None]]:
    for child in one.children:
        yield child.one, child.other
        yield from sides(child)


@given(roots, roots)
def test_every_paragraph_stands_once(one: Node, other: Node) -> None:
    made = list(sides(pair(one, other)))
    assert [id(here) for here, _ in made if here] == [id(child) for child in held(one)], "in the order of the first"
    assert sorted(id(there) for _, there in made if there) == sorted(id(child) for child in held(other))
    assert all(here or there for here, there in made)


@given(roots)
def test_a_text_is_paired_with_itself(one: Node) -> None:
    assert all(here and here is there for here, there in sides(pair(one, one)))


@given(roots, roots)
def test_only_like_is_paired_with_like(one: Node, other: Node) -> None:
    for here, there in sides(pair(one, other)):
        if here and there:
            assert here.rank is there.rank
            assert here.rank in (Rank.TERM, Rank.TEXT) or here.value == there.value
            assert not (here.term and there.term) or set(here.term) & set(there.term)
