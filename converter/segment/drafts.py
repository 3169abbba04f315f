"""Groups the lines of the body: cell rows, roster lines, and lines of text, each text line a draft of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from converter.forms.people import DASHED, PERSON, ROLE_PERSON
from converter.model.block import CellSpan
from converter.model.flow import CellRows, Kind, RosterLines, Strip
from converter.model.page import Line
from converter.model.place import Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """A strip, rows or roster lines; `wrapped`: no blank line stands between it and the draft before.

    `frame` counts the frame or tint in which it stands, if print shows one.
    """

    content: Strip | CellRows | RosterLines
    wrapped: bool = False
    frame: int | None = None

    @property
    def kind(self) -> Kind | None:
        """The kind of a strip; None for rows and rosters."""
        return self.content.kind if isinstance(self.content, Strip) else None

    @property
    def passage(self) -> Passage:
        """The passage of a strip, or the first one of rows and rosters."""
        if isinstance(self.content, Strip):
            return self.content.passage
        return self.content.rows[0][0] if isinstance(self.content, CellRows) else self.content.lines[0]

    @property
    def text(self) -> str:
        """The text of a strip; empty for rows and rosters."""
        return self.content.passage.text if isinstance(self.content, Strip) else ""

    def becomes(self, kind: Kind, passage: Passage | None = None, label: str | None = None, level: int = 0) -> Draft:
        """The same draft as a strip of another kind."""
        assert isinstance(self.content, Strip)
        strip = Strip(kind, self.content.passage if passage is None else passage, label, level)
        return replace(self, content=strip)


def draft(lines: Sequence[Line]) -> list[Draft]:
    """The drafts in printed order; each character with ink stands in one of them."""
    drafts: list[Draft] = []
    at = 0
    blank = True
    while at < len(lines):
        line = lines[at]
        if line.blank and line.row is None:
            blank = True
            at += 1
            continue
        if rows := _rows(lines, at):
            drafts.append(Draft(_cell_rows(rows), not blank, line.frame))
            at += len(rows)
        elif people := _people(lines, at, drafts):
            drafts.append(Draft(RosterLines(tuple(one.passage.strip() for one in people)), not blank, line.frame))
            at += len(people)
        else:
            drafts.append(Draft(Strip(Kind.TEXT, line.passage.strip()), not blank, line.frame))
            at += 1
        blank = False
    return _rosters_whole(drafts)


def cells(line: Passage) -> tuple[Passage, ...]:
    """The cells between TABs, blanks at their ends taken off."""
    return tuple(cell.strip() for cell in line.split("\t"))


def _cell_rows(rows: Sequence[Line]) -> CellRows:
    """The rows with the merged cells that print tells of them."""
    texts = tuple(cells(line.passage) for line in rows)
    if (first := rows[0].row) is None:
        return CellRows(texts)
    spans = tuple(
        CellSpan(at, column, high, wide)
        for at, line in enumerate(rows)
        if line.row
        for column, high, wide in line.row.merged
    )
    return CellRows(texts, spans, first.ruled)


def _rows(lines: Sequence[Line], at: int) -> Sequence[Line]:
    stop = at
    if (ruled := lines[at].row) is not None:
        while stop < len(lines) and (row := lines[stop].row) is not None and row.table == ruled.table:
            stop += 1
        return lines[at:stop]
    while stop < len(lines) and "\t" in lines[stop].text and not lines[stop].blank and lines[stop].row is None:
        stop += 1
    if stop - at == 1 and sum(1 for cell in lines[at].text.split("\t") if cell.strip()) < 2:
        return ()
    return lines[at:stop]


def _people(lines: Sequence[Line], at: int, drafts: Sequence[Draft]) -> Sequence[Line]:
    """Roster lines from `at` on. A person without dash and role counts only directly behind another roster line."""
    stop = at
    behind = bool(drafts) and isinstance(drafts[-1].content, RosterLines)
    while stop < len(lines) and not lines[stop].blank:
        text = lines[stop].text.strip()
        if not (DASHED.match(text) or ROLE_PERSON.match(text) or ((behind or stop > at) and PERSON.match(text))):
            break
        stop += 1
    return lines[at:stop]


def _rosters_whole(drafts: Sequence[Draft]) -> list[Draft]:
    """Roster lines that only a blank line or a running head parts become one roster."""
    whole: list[Draft] = []
    for current in drafts:
        last = whole[-1].content if whole else None
        one = bool(whole) and whole[-1].frame == current.frame
        if one and isinstance(current.content, RosterLines) and isinstance(last, RosterLines):
            whole[-1] = replace(whole[-1], content=RosterLines(last.lines + current.content.lines))
        else:
            whole.append(current)
    return whole
