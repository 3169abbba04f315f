"""An archive that changes: the links are those of a new one, and only what a difference touches is made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.errors import ProfileError
from converter.link import link_cards
from converter.link.linker import Linker, Touched
from converter.model.corpus import Card
from converter.model.issue import InForce
from tests.link.test_link import CITATIONS, card, cite

DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))
TERMS = st.none() | st.builds(lambda day, end: InForce(start=day, until=end, rule="date", evidence=()), DAYS, DAYS)
VERSIONS = st.builds(
    lambda place, title, citations, permalink, signed, in_force: card(
        place, f"办法{title}", *citations, permalink=permalink, signed=signed, in_force=in_force
    ),
    st.integers(1, 6),
    st.integers(0, 3),
    CITATIONS,
    st.none() | st.integers(0, 5).map(lambda number: f"a/2020/{number}"),
    DAYS,
    TERMS,
)
ARCHIVES = st.lists(VERSIONS, max_size=6, unique_by=lambda one: one.id)


@given(steps=st.lists(ARCHIVES, min_size=2, max_size=5))
def test_after_any_changes_the_links_are_those_of_a_new_archive(steps: list[list[Card]]) -> None:
    linker = Linker()
    for cards in steps:
        assert linker.update(cards) == link_cards(cards)


@given(before=ARCHIVES, after=ARCHIVES)
def test_what_is_not_touched_stays_the_same_object(before: list[Card], after: list[Card]) -> None:
    linker = Linker()
    old, new = linker.update(before), linker.update(after)
    for key in new.works.keys() - linker.touched.works:
        assert new.works[key] is old.works[key]
    for document in new.citations.keys() - linker.touched.documents:
        assert new.citations[document] is old.citations[document]


def test_only_what_a_new_document_touches_is_made_anew() -> None:
    ended = InForce(start=date(2020, 1, 1), until=date(2023, 1, 5), rule="date", evidence=())
    cards = [
        card(1, "汀川市办法", permalink="a/2020/1"),
        card(2, "通知", cite("汀川市规划"), permalink="a/2020/2"),
        card(3, "通知二", cite("汀川市细则"), permalink="a/2020/3"),
        card(4, "汀川市暂行办法", permalink="a/2020/4", in_force=ended),
    ]
    linker = Linker()
    linker.update(cards)
    linker.update(cards)
    assert linker.touched == Touched(frozenset(), frozenset())
    corpus = linker.update([*cards, card(9, "汀川市规划", cite("", "a/2020/1", "amends"), signed=date(2022, 1, 1))])
    # The document that asks for its title, what it cites, and the term that ends before its issue; not the others.
    assert linker.touched.documents == {"g/2023/9", "g/2023/2"}
    assert linker.touched.works == {"g/2023/9", "title:汀川市规划", "a/2020/1"}
    later = card(10, "汀川市公告", signed=date(2023, 2, 1))
    corpus = linker.update([*cards, later])
    assert "a/2020/4" in linker.touched.works
    assert corpus.works["a/2020/4"].status.state == "term_ended"


def test_a_shared_slug_leaves_the_links_as_they_were() -> None:
    first = replace(card(1, "通知", permalink="hufufa/2020/1"), number="沪府发〔2020〕1号")
    clash = replace(card(2, "通知二", permalink="hufufa/2020/2"), number="沪府法〔2020〕2号")
    linker = Linker()
    before = linker.update([first])
    with pytest.raises(ProfileError):
        linker.update([first, clash])
    assert linker.update([first]) == before
