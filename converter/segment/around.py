"""Puts together a paragraph that a box interrupts: what goes on behind the box moves in front of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.forms.labels import label_of
from converter.forms.text import CLOSERS, unfinished, width
from converter.model.flow import Kind
from converter.profile import Profile
from converter.segment.drafts import Draft
from converter.segment.frames import framed_end

_LEAD = re.compile(r"[^。，；：]{2,26}(?:。|：)(?=.)")
_NARROWEST = 11.0


def around_boxes(drafts: Sequence[Draft], profile: Profile) -> list[Draft]:
    """The same drafts; where a paragraph breaks off before a box and just one paragraph behind it can go on, it does.

    All paragraphs of the box must begin with a lead and the one that goes on must not: without that difference print
    gives no sure place, and the paragraph is left broken off. Where the box has a frame or a tint, what stands behind
    it goes on.
    """
    ordered = list(drafts)
    for at in range(len(ordered) - 1, 0, -1):
        before = ordered[at - 1]
        if ordered[at].kind is not Kind.BOX or before.kind not in (Kind.TEXT, Kind.ITEM):
            continue
        text = before.text.rstrip()
        if not unfinished(text) or text[-1] in CLOSERS or width(text) < _NARROWEST:
            continue
        start, stop = _behind_frame(ordered, at) or _rest(ordered, at, profile)
        if start:
            ordered[at:stop] = ordered[start:stop] + ordered[at:start]
    return ordered


def _behind_frame(drafts: Sequence[Draft], box: int) -> tuple[int, int] | None:
    """The same where print shows where the box ends: what goes on is the text right behind it; None elsewhere."""
    end = framed_end(drafts, box)
    if end is None:
        return None
    rest = end < len(drafts) and drafts[end].kind is Kind.TEXT and not label_of(drafts[end].text)
    return (end, end + 1) if rest else (0, 0)


def _rest(drafts: Sequence[Draft], box: int, profile: Profile) -> tuple[int, int]:
    """First and behind-the-last draft of what goes on behind the box; (0, 0) where none or several may."""
    stop = box + 1
    while stop < len(drafts) and drafts[stop].kind is Kind.TEXT:
        stop += 1
    whole = [at for at in range(box + 1, stop) if at == box + 1 or not unfinished(drafts[at - 1].text)]
    plain = [at for at in whole if not _LEAD.match(drafts[at].text)]
    if len(plain) != 1 or plain[0] == box + 1 or drafts[plain[0]].text.startswith(profile.words.verbs):
        return 0, 0
    start = plain[0]
    end = next((at for at in whole if at > start), stop)
    return start, end
