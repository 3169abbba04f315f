"""Where footnotes stand in the flow: behind what they remark on, and told where that is not sure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from converter.model.flow import CellRows, Flow, Kind, RosterLines, Strip
from converter.model.page import Line
from converter.model.place import Passage
from converter.segment.footnotes import with_footnotes
from converter.segment.printed import take_printed


def text(said: str, line: int, page: int = 1, kind: Kind = Kind.TEXT) -> Strip:
    return Strip(kind, Passage.of(said, line, page=page))


def rows(*cells: str, line: int, page: int = 1) -> CellRows:
    return CellRows((tuple(Passage.of(cell, line, at * 9, page) for at, cell in enumerate(cells)),))


OVER = Strip(Kind.TEXT, Passage.joined([Passage.of("本办法①", 5, page=1), Passage.of("自五月起②施行。", 8, page=2)]))

RAISED = {(1, 2), (2, 3), (2, 4)}

CASES: dict[str, tuple[Sequence[Flow], str, int, int, int]] = {
    # flow, note, its page → behind which piece, times that the mark was found
    "once": ([text("甲①乙", 1), text("丙", 2)], "① 注", 1, 0, 1),
    "in a title": ([text("办法①", 1, kind=Kind.TITLE), text("丙", 2)], "①注", 1, 0, 1),
    "behind a paragraph that goes on": ([OVER, text("丙", 9, 2)], "①注", 1, 0, 1),
    "on the second of its pages": ([text("甲", 1), OVER, text("丙", 9, 2)], "②注", 2, 1, 1),
    "on another page": ([text("甲①乙", 1, 2), text("丙", 2, 3)], "①注", 3, 1, 0),
    "twice": ([text("甲①乙", 1), text("丙①", 2), text("丁", 3, 2)], "①注", 1, 1, 2),
    "twice in one": ([text("甲①乙①", 1), text("丁", 3, 2)], "①注", 1, 0, 2),
    "a label is no mark": ([text("①乙", 1), text("丙①", 2), text("丁", 3)], "①注", 1, 1, 1),
    "nowhere": ([text("甲", 1), text("丙", 4, 2)], "* 注", 1, 0, 0),
    "in a table that goes on": (
        [rows("甲*", "1", line=1), rows("乙", "2", line=4, page=2), text("丙", 5, 2)],
        "*注",
        1,
        1,
        1,
    ),
    "in a roster": ([RosterLines((Passage.of("组长　高山*", 1, page=1),)), text("丙", 2)], "*注", 1, 0, 1),
    "a number that is raised": ([text("第1号1的", 1), text("丁", 3, 2)], "1 注", 1, 0, 0),
    "a number that is raised, and one that is not": ([text("人口1有1千", 1), text("丁", 3, 2)], "1 注", 1, 0, 1),
    "of a larger number": ([text("人口有12。", 2), text("丁", 3, 2)], "1 注", 1, 0, 0),
    "a larger number": ([text("人口有12。", 2), text("丁", 3, 2)], "12 注", 1, 0, 1),
    "before everything": ([text("丙", 2, 2)], "*注", 1, -1, 0),
}


@pytest.mark.parametrize("name", CASES)
def test_a_note_follows_what_it_remarks_on(name: str) -> None:
    flow, said, page, behind, count = CASES[name]
    note = Passage.of(said, 90, page=page)
    placed, findings = with_footnotes(flow, [note], RAISED)
    at = next(at for at, piece in enumerate(placed) if isinstance(piece, Strip) and piece.kind is Kind.NOTE)
    assert at == behind + 1
    assert [piece for piece in placed if piece is not placed[at]] == list(flow)
    assert [dict(found.words)["count"] for found in findings] == ([] if count == 1 else [str(count)])


def test_notes_keep_their_order() -> None:
    notes = [Passage.of(said, line, page=1) for line, said in ((8, "①一"), (9, "②二"))]
    placed, findings = with_footnotes([text("甲②乙①", 1), text("丙", 2)], notes, RAISED)
    assert [piece.passage.text for piece in placed if isinstance(piece, Strip)] == ["甲②乙①", "①一", "②二", "丙"]
    assert findings == []


def test_lines_that_go_on_with_a_note_are_joined_to_it_and_text_goes_on_over_them() -> None:
    said = [
        ("上文①", None, None),
        ("①注", None, "footnote"),
        ("释。", "", "footnote"),
        ("下文。", "", None),
        ("② b", None, "footnote"),
    ]
    lines = [
        Line(at, 1, Passage.of(text, at, page=1), furniture=furniture, glue=glue)
        for at, (text, glue, furniture) in enumerate(said, 1)
    ]
    taken = take_printed(lines)
    assert [line.text for line in taken.lines] == ["上文①下文。"]
    assert [note.text for note in taken.footnotes] == ["①注释。", "② b"]
    assert taken.furniture == ()
