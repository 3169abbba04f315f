"""Says where the frame or the tint of a box ends, so that its end is what print shows."""

from __future__ import annotations

from collections.abc import Sequence

from converter.model.flow import Kind
from converter.segment.drafts import Draft


def framed_end(drafts: Sequence[Draft], at: int) -> int | None:
    """The draft behind the frame of the box whose heading is ``drafts[at]``; None where print shows none.

    The heading is the first thing in the frame, or stands on top of it, maybe in a bar of its own.
    """
    own = drafts[at].frame
    if own is not None and at and drafts[at - 1].frame == own:
        return None
    start = at + 1
    if own is None or start == len(drafts) or drafts[start].frame != own:
        own = drafts[start].frame if start < len(drafts) else None
    if own is None or drafts[start].kind is Kind.BOX:
        return None
    stop = start
    while stop < len(drafts) and drafts[stop].frame == own and drafts[stop].kind is not Kind.BOX:
        stop += 1
    return stop


def framed_ends(drafts: Sequence[Draft]) -> frozenset[int]:
    """The drafts before which a framed box ends; their number where one ends behind all."""
    ends = (framed_end(drafts, at) for at, draft in enumerate(drafts) if draft.kind is Kind.BOX)
    return frozenset(end for end in ends if end is not None)
