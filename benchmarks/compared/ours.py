"""What this converter makes of a PDF, as pieces: of a gazette its issue, of other print the flow before that."""

from __future__ import annotations

from pathlib import Path

from benchmarks.compared.reading import ALL, Piece, Reading
from benchmarks.compared.truths import pieces_of_issue
from converter.assemble.tables import make_table
from converter.model.block import Table
from converter.model.finding import Finding
from converter.model.flow import CellRows, Kind, RosterLines, Strip
from converter.model.place import EMPTY
from converter.pipeline import convert
from converter.profile import generic
from converter.read import read
from converter.segment import segment

_HEADINGS = (Kind.TITLE, Kind.PART_TITLE, Kind.HEADING, Kind.BOX)
_LINES = (Kind.NUMBER, Kind.ISSUER, Kind.DATE, Kind.CAPTION, Kind.UNIT, Kind.ANNEX_LABEL)
_TOLD = ("page-needs-ocr", "text-layer-of-scan", "font-unreadable", "font-doubtful", "private-use-character")


def issue_of(path: Path) -> Reading:
    """The documents of a gazette's issue."""
    issue = convert(path)
    return Reading(pieces_of_issue(issue), ALL, _told(issue.findings))


def flow_of(path: Path) -> Reading:
    """The flow of print that is no issue: no masthead says where it would stand."""
    source = read(path)
    segmented = segment(source.lines, generic())
    front = segmented.front
    pieces = [Piece("line", passage.text) for passage in (*front.cover, *front.imprint, *front.contents)]
    waiting: list[CellRows] = []
    for one in (*segmented.flow, None):
        if isinstance(one, CellRows):
            waiting.append(one)
            continue
        if waiting:
            made = make_table(waiting, EMPTY, EMPTY, generic()).block
            rows = made.rows if isinstance(made, Table) else [list(made.passages())]
            pieces.append(Piece("table", rows=tuple(tuple(cell.text for cell in row) for row in rows)))
            waiting = []
        if isinstance(one, Strip):
            kind = "heading" if one.kind in _HEADINGS else "line" if one.kind in _LINES else "text"
            pieces.append(Piece(kind, one.passage.text))
        elif isinstance(one, RosterLines):
            pieces += [Piece("line", line.text) for line in one.lines]
    return Reading(tuple(pieces), ALL, _told((*source.findings, *segmented.findings)))


def _told(findings: tuple[Finding, ...]) -> frozenset[int]:
    return frozenset(finding.span.page for finding in findings if finding.code in _TOLD and finding.span.page)
