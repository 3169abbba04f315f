"""Where print shows that a box ends."""

from __future__ import annotations

import pytest

from converter.model.flow import Kind, Strip
from converter.model.place import Passage
from converter.segment.drafts import Draft
from converter.segment.frames import framed_end


def drafts(*pieces: tuple[str, int | None]) -> list[Draft]:
    """Drafts by kind (box or text) and frame."""
    return [
        Draft(Strip(Kind.BOX if kind == "box" else Kind.TEXT, Passage.of("文", at)), frame=frame)
        for at, (kind, frame) in enumerate(pieces, 1)
    ]


@pytest.mark.parametrize(
    ("pieces", "end"),
    [
        ([("box", 1), ("text", 1), ("text", 1), ("text", None)], 3),
        ([("box", 1), ("text", 1)], 2),
        ([("box", None), ("text", 1), ("text", None)], 2),  # the heading stands on top
        ([("box", 1), ("text", 2), ("text", 2), ("text", None)], 3),  # in a bar of its own
        ([("box", 1), ("text", None)], None),  # only the heading is tinted
        ([("box", None), ("text", None)], None),
        ([("box", 1), ("text", 1), ("box", 1), ("text", 1)], 2),  # two boxes in one frame
        ([("box", 1), ("box", 2), ("text", 2)], None),
        ([("box", None)], None),
    ],
)
def test_the_end_of_a_frame(pieces: list[tuple[str, int | None]], end: int | None) -> None:
    assert framed_end(drafts(*pieces), 0) == end


def test_a_heading_in_the_middle_of_a_frame_is_no_beginning_of_it() -> None:
    assert framed_end(drafts(("text", 1), ("box", 1), ("text", 1), ("text", None)), 1) is None
