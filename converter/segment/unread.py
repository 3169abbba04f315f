"""Says where what cannot be read stands among the drafts: nothing is joined there, and the gap is shown."""

from __future__ import annotations

from collections.abc import Sequence

from converter.model.flow import CellRows, Lost, RosterLines
from converter.segment.drafts import Draft
from converter.segment.printed import Unread


def among(drafts: Sequence[Draft], unread: Sequence[Unread]) -> dict[int, Unread]:
    """The drafts before which something unread stands; in front of the first draft it belongs to the front."""
    found: dict[int, Unread] = {}
    for one in unread:
        at = next((at for at, draft in enumerate(drafts) if _line(draft) > one.passage.first_line), 0)
        if at:
            found.setdefault(at, one)
    return found


def behind(drafts: Sequence[Draft], unread: Sequence[Unread]) -> tuple[Lost, ...]:
    """The gap that ends the flow where something unread stands behind everything else."""
    last = max(map(_line, drafts), default=0)
    return tuple(Lost(*one) for one in unread[::-1][:1] if one.passage.first_line > last and drafts)


def _line(draft: Draft) -> int:
    """The first line of a draft; a row may begin with blank cells."""
    if isinstance(draft.content, CellRows):
        lines = [cell.first_line for row in draft.content.rows for cell in row if cell]
        return min(lines, default=0)
    passages = draft.content.lines if isinstance(draft.content, RosterLines) else (draft.content.passage,)
    return min((passage.first_line for passage in passages if passage), default=0)
