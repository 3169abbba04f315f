"""Puts footnotes behind what they remark on."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from converter.forms.footnotes import mark_of
from converter.model.finding import Finding, warning
from converter.model.flow import CellRows, Flow, Kind, RosterLines, Strip
from converter.model.place import Passage


def with_footnotes(
    flow: Sequence[Flow], notes: Sequence[Passage], raised: Container[tuple[int, int]]
) -> tuple[tuple[Flow, ...], list[Finding]]:
    """The flow with each footnote as a note behind the piece in which its mark stands, once, on its page.

    Where the mark is missing or stands there again, the note follows what begins on its page or before, and a finding
    tells it. `raised` are the places of small raised characters by line and column.
    """
    behind: dict[int, list[Strip]] = {}
    findings: list[Finding] = []
    for note in notes:
        mark = mark_of(note.text)
        found = [
            at
            for at, piece in enumerate(flow)
            for passage in _passages(piece)
            for _ in passage.marks(mark, note.page, raised)
        ]
        if len(found) == 1:
            at = found[0]
        else:
            findings.append(warning("footnote-unmatched", note.span, mark=mark, count=str(len(found))))
            at = max((at for at, piece in enumerate(flow) if _page(piece) <= (note.page or 0)), default=-1)
        # A table and a roster go on over page ends.
        while 0 <= at < len(flow) - 1 and not isinstance(flow[at], Strip) and type(flow[at + 1]) is type(flow[at]):
            at += 1
        behind.setdefault(at, []).append(Strip(Kind.NOTE, note, label=mark))
    if not behind:
        return tuple(flow), findings
    placed: list[Flow] = list(behind.get(-1, ()))
    for at, piece in enumerate(flow):
        placed.append(piece)
        placed.extend(behind.get(at, ()))
    return tuple(placed), findings


def _passages(piece: Flow) -> Iterator[Passage]:
    match piece:
        case Strip():
            yield piece.passage
        case CellRows():
            for row in piece.rows:
                yield from row
        case RosterLines():
            yield from piece.lines


def _page(piece: Flow) -> int:
    """The page on which a piece begins."""
    return min((passage.page for passage in _passages(piece) if passage.page is not None), default=0)
