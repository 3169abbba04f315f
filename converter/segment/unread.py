"""Says where pages that can only be seen stand among the drafts: nothing is joined there, and the gap is shown."""

from __future__ import annotations

from collections.abc import Sequence

from converter.model.flow import CellRows, Lost, RosterLines
from converter.model.place import Passage
from converter.segment.drafts import Draft

REASON = "needs-ocr"


def among(drafts: Sequence[Draft], unread: Sequence[Passage]) -> dict[int, Passage]:
    """The drafts before which such a page stands; in front of the first draft it belongs to the front."""
    found: dict[int, Passage] = {}
    for page in unread:
        at = next((at for at, draft in enumerate(drafts) if _line(draft) > page.first_line), 0)
        if at:
            found.setdefault(at, page)
    return found


def behind(drafts: Sequence[Draft], unread: Sequence[Passage]) -> tuple[Lost, ...]:
    """The gap that ends the flow where such pages stand behind everything else."""
    last = max(map(_line, drafts), default=0)
    return tuple(Lost(REASON, page) for page in unread[::-1][:1] if page.first_line > last and drafts)


def _line(draft: Draft) -> int:
    """The first line of a draft; a row may begin with blank cells."""
    if isinstance(draft.content, CellRows):
        lines = [cell.first_line for row in draft.content.rows for cell in row if cell]
        return min(lines, default=0)
    passages = draft.content.lines if isinstance(draft.content, RosterLines) else (draft.content.passage,)
    return min((passage.first_line for passage in passages if passage), default=0)
