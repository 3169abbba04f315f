"""Segments, places and shards: merging loses nothing, numbers stay, a range is cut by its own terms alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.search import postings
from converter.search.fold import CLASSES, terms
from converter.search.places import places
from converter.search.postings import Shard, within
from converter.search.segments import END, Segment, figures, merged, segment
from tests.search.reading import numbers_of, shard

# The first text that is folded loads the tables.
FIRST_LOADS = settings(deadline=None)

TEXTS = st.lists(st.text("一二三四甲乙丙丁abc1 ", max_size=30), max_size=20)


def made(texts: list[str]) -> Segment:
    return segment(map(terms, texts))


def shards_of(*texts: str) -> list[Shard]:
    """The shards of sections, of which the first is 1."""
    return [one for one in Shard(0, 0, (), (), ()).grown(merged([(1, made(list(texts)))])) if one.terms]


def whole(made: list[Shard]) -> dict[str, list[int]]:
    """The terms of shards with their numbers."""
    return {term: some for one in made for term, some in shard(one.file()).items()}


def numbers(texts: list[str]) -> dict[str, list[int]]:
    """What `whole` has to give."""
    wanted: dict[str, list[int]] = {}
    for place, text in enumerate(texts, 1):
        for term, bits in terms(text).items():
            some = [place * CLASSES + one for one in range(CLASSES) if bits >> one & 1]
            wanted.setdefault(term, []).extend(some)
    return wanted


@FIRST_LOADS
@given(TEXTS)
def test_every_term_leads_to_its_sections_and_no_other(texts: list[str]) -> None:
    assert whole(shards_of(*texts)) == numbers(texts)


@FIRST_LOADS
@given(st.lists(TEXTS, max_size=4))
def test_shards_that_have_grown_are_those_of_the_whole(parts: list[list[str]]) -> None:
    grown = [Shard(0, 0, (), (), ())]
    place = 1
    with lowered(60):
        for texts in parts:
            more = merged([(place, made(texts))])
            kept = [Shard.decode(one.encode()) for one in grown]
            grown = [new for old in kept for new in old.grown(within(old, more))]
            place += len(texts)
        every = [text for texts in parts for text in texts]
        clean = shards_of(*every)
    assert [(one.name, one.file()) for one in grown if one.terms] == [(one.name, one.file()) for one in clean]


@contextmanager
def lowered(limit: int) -> Iterator[None]:
    """With shards so small that a few texts are cut."""
    before = postings.LIMIT
    postings.LIMIT = limit
    try:
        yield
    finally:
        postings.LIMIT = before


@FIRST_LOADS
@given(st.lists(TEXTS, max_size=5), st.data())
def test_however_segments_are_merged_they_become_the_same(parts: list[list[str]], data: st.DataObject) -> None:
    every = [text for part in parts for text in part]
    starts = [sum(map(len, parts[:at])) for at in range(len(parts))]
    laid = list(zip(starts, map(made, parts), strict=True))
    cut = data.draw(st.integers(0, len(laid)))
    halves = [(0, merged(laid[:cut])), (0, merged(laid[cut:]))]
    assert merged(laid).encode() == merged(halves).encode() == made(every).encode()


@FIRST_LOADS
@given(TEXTS)
def test_a_segment_comes_back_from_its_bytes(texts: list[str]) -> None:
    again = Segment.decode(made(texts).encode())
    assert [list(one) for one in again] == [list(one) for one in made(texts)]


@pytest.mark.parametrize("cut", [0, 1, 20, -1])
def test_torn_bytes_are_no_segment(cut: int) -> None:
    with pytest.raises(ValueError, match="no segment"):
        Segment.decode(made(["供水用水", "节约用水"]).encode()[:cut])


@given(st.lists(st.integers(1, 1 << 40), min_size=1))
def test_steps_come_back_and_none_holds_the_end(steps: list[int]) -> None:
    written = b"".join(map(figures, steps))
    assert numbers_of(written) == list(accumulate(steps))
    assert END not in written


def test_steps_of_a_large_issue_are_written_in_full() -> None:
    texts = ["供水"] + ["用电"] * 5000 + ["供水", "供水"]
    assert whole(shards_of(*texts))["供水"] == [CLASSES, 5002 * CLASSES, 5003 * CLASSES]


def test_shards_whose_terms_an_issue_has_not_stay_byte_for_byte() -> None:
    texts = [f"{chr(0x4E00 + 7 * at)}{chr(0x9000 - at)}" * 3 for at in range(3000)]
    with lowered(9000):
        before = {one.name: one.file() for one in shards_of(*texts)}
        after = {one.name: one.file() for one in shards_of(*texts, "一丁七万")}
    assert len(before) > 4
    assert len({name for name in before if before[name] != after.get(name)}) == 1


def test_a_shard_is_cut_where_it_grows_too_large() -> None:
    some = shards_of("".join(chr(0x4E00 + at) + chr(0x9000) for at in range(18_000)))
    assert len(some) > 4
    assert all(len(one.file()) <= postings.LIMIT * 1.5 for one in some)


ISSUES = st.dictionaries(st.tuples(st.integers(1994, 2030), st.integers(0, 24)), st.integers(1, 200), max_size=30)


@given(ISSUES, st.tuples(st.integers(1950, 2040), st.integers(0, 24)), st.integers(1, 200))
def test_places_of_usual_issues_stay_whatever_comes(
    issues: dict[tuple[int, int], int], new: tuple[int, int], count: int
) -> None:
    def laid(some: dict[tuple[int, int], int]) -> dict[tuple[int, int], int]:
        order = sorted(some)
        return dict(zip(order, places((*one, some[one]) for one in order), strict=True))

    before, after = laid(issues), laid({**issues, new: count})
    assert all(after[one] == before[one] for one in issues)


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 10**7), st.integers(0, 3000)), max_size=30))
def test_no_two_issues_share_a_place(issues: list[tuple[int, int, int]]) -> None:
    issues.sort()
    end = 1
    for place, (_, _, count) in zip(places(issues), issues, strict=True):
        assert place >= end
        end = place + count
