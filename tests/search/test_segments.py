"""Segments, places and shards: merging loses nothing, numbers stay, a range is cut by its own terms alone."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.search.fold import terms
from converter.search.places import places
from converter.search.postings import LIMIT, Shard, shards
from converter.search.segments import Segment, figures, merged, segment

# The first text that is folded loads the tables.
FIRST_LOADS = settings(deadline=None)

TEXTS = st.lists(st.text("一二三四甲乙丙丁abc1 ", max_size=30), max_size=20)


def made(texts: list[str]) -> Segment:
    return segment(map(terms, texts))


def shards_of(*texts: str) -> list[Shard]:
    """The shards of sections, of which the first is 1."""
    return list(shards(merged([(1, made(list(texts)))])))


@cache
def steps() -> dict[bytes, int]:
    """What figures are."""
    return {figures(step): step for step in range(1, 6000)}


def read(shard: Shard) -> dict[str, list[int]]:
    """The terms of a shard with the places of their sections, as a browser reads them."""
    names: list[str] = []
    for line in shard.terms.split("\n"):
        names += line[1:].split(" ") if line.startswith("=") else [(line[0] + one).strip() for one in line[1:]]
    values = steps()
    found: dict[str, list[int]] = {}
    for name, postings in zip(names, shard.postings.split(" ")[:-1], strict=True):
        place, written = 0, b""
        found[name] = []
        for code in postings.encode():
            written += bytes([code])
            if written in values:
                place += values[written]
                found[name].append(place)
                written = b""
        assert not written
    return found


def whole(made: list[Shard]) -> dict[str, list[int]]:
    return {term: some for shard in made for term, some in read(shard).items()}


@FIRST_LOADS
@given(TEXTS)
def test_every_term_leads_to_its_sections_and_no_other(texts: list[str]) -> None:
    wanted: dict[str, list[int]] = {}
    for place, text in enumerate(texts, 1):
        for term in terms(text):
            wanted.setdefault(term, []).append(place)
    assert whole(shards_of(*texts)) == wanted


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


@given(st.sets(st.integers(1, 1 << 40), min_size=2))
def test_no_figures_of_a_step_begin_those_of_another(steps: set[int]) -> None:
    written = sorted(map(figures, steps))
    assert not any(other.startswith(one) for one, other in pairwise(written))
    assert not any(b" " in one for one in written)


def test_steps_of_a_large_issue_are_written_in_full() -> None:
    texts = ["供水"] + ["用电"] * 5000 + ["供水", "供水"]
    assert whole(shards_of(*texts))["供水"] == [1, 5002, 5003]


def test_shards_whose_terms_an_issue_has_not_stay_byte_for_byte() -> None:
    texts = [f"{chr(0x4E00 + 7 * at)}{chr(0x9000 - at)}" * 3 for at in range(3000)]
    before = {shard.name: shard for shard in shards_of(*texts)}
    after = {shard.name: shard for shard in shards_of(*texts, "一丁七万")}
    assert len(before) > 4
    assert len({name for name in before if before[name] != after.get(name)}) == 1


def test_a_shard_is_cut_where_it_grows_too_large() -> None:
    some = shards_of("".join(chr(0x4E00 + at) + chr(0x9000) for at in range(9000)))
    assert len(some) > 4
    assert all(len(shard.terms.encode()) + len(shard.postings) <= LIMIT * 1.5 for shard in some)


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
