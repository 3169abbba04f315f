"""Gives documents whose title no one can read the title that the contents print for them."""

from __future__ import annotations

from collections.abc import Sequence

from converter.assemble.documents import matching_entry
from converter.model.block import Furniture
from converter.model.finding import Finding, warning
from converter.model.flow import Flow, Kind, Lost, Strip
from converter.model.issue import ContentsEntry
from converter.model.place import EMPTY, Passage, Piece

Flows = Sequence[Sequence[Flow]]


def with_titles(
    flows: Flows, contents: Sequence[ContentsEntry], furniture: Sequence[Furniture]
) -> tuple[list[list[Flow]], list[Finding]]:
    """The same flows; where an unreadable line stands above a number, the title is that of the contents.

    It is taken only if one entry is left between those of the documents around; it has no place among the printed
    characters, which stand in the furniture.
    """
    whole = [list(flow) for flow in flows]
    unread = [piece.passage for piece in furniture if piece.kind == "unreadable"]
    if not unread:
        return whole, []
    taken: set[int] = set()
    entries: list[int | None] = []
    for flow in whole:
        title = _head(flow, Kind.TITLE) or _head(flow, Kind.PART_TITLE)
        at = matching_entry(title, _head(flow, Kind.NUMBER), contents, taken) if title else None
        taken |= {at} if at is not None else set()
        entries.append(at)
    findings: list[Finding] = []
    for place, flow in enumerate(whole):
        number = _head(flow, Kind.NUMBER)
        if _head(flow, Kind.TITLE) or not number:
            continue
        above = [one for one in unread if one.page == number.page and 0 < number.first_line - one.first_line <= 8]
        low = max((at for at in entries[:place] if at is not None), default=-1)
        high = min((at for at in entries[place + 1 :] if at is not None), default=len(contents))
        left = [at for at in range(low + 1, high) if at not in taken]
        if above and len(left) == 1:
            printed = contents[left[0]].title
            spot = above[0].pieces[0]
            if isinstance(flow[0], Lost):
                del flow[0]
            flow.insert(0, Strip(Kind.TITLE, Passage((Piece(printed, "", spot.page, spot.line, spot.column),))))
            findings.append(warning("title-from-contents", above[0].span, title=printed))
            taken.add(left[0])
            entries[place] = left[0]
    return whole, findings


def _head(flow: Sequence[Flow], kind: Kind) -> Passage:
    return next((one.passage for one in flow if isinstance(one, Strip) and one.kind is kind), EMPTY)
