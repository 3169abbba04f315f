"""Which runs of characters an issue prints elsewhere."""

from __future__ import annotations

import pytest

from converter.segment.attest import Attested

TEXTS = ["防汛值守防汛", "防汛物资", "值守", "人人人", ""]


@pytest.mark.parametrize(
    ("run", "count"),
    [
        ("防汛", 3),
        ("值守", 2),
        ("防汛值", 1),
        ("汛物资", 1),
        # two texts are not one: no run goes over their border
        ("汛防", 0),
        ("汛防汛", 0),
        # of any length; one that overlaps itself counts each time
        ("防", 3),
        ("防汛值守", 1),
        ("人人", 2),
        # two texts and the border between them, nothing
        ("汛\n防", 0),
        ("", 0),
    ],
)
def test_count(run: str, count: int) -> None:
    assert Attested(TEXTS).count(run) == count


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [("落实防", "汛工作", 3), ("加强防汛值", "守", 2), ("物", "防", 0), ("", "防汛", 0), ("防汛", "", 0)],
)
def test_seam(before: str, after: str, count: int) -> None:
    assert Attested(TEXTS).seam(before, after) == count
