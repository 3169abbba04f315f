"""Which names of an issue are told as doubtful, where, and how often; and what a profile settles."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from msgspec.structs import replace as changed

from converter.languages.traditional import ambiguous
from converter.model.block import Block, Paragraph, Person, Roster
from converter.model.finding import Finding, Severity
from converter.model.issue import Text
from converter.profile import generic
from tests.site.making import document, issue, said


def told(*blocks: Block, names: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    """Names, doubtful characters and counts."""
    found = ambiguous(issue(document(*blocks)), changed(generic(), names=names or {}))
    assert all((one.code, one.severity) == ("traditional-ambiguous", Severity.NOTE) for one in found)
    words = [dict(one.words) for one in found]
    return [(one["name"], one["characters"], one["count"]) for one in words]


def paragraph(text: str, place: int = 1, page: int | None = None) -> Paragraph:
    return Paragraph(id=f"p{place}", passage=said(text, place, page))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a known name with a character that only its family knows, twice
        ("任命孔祥云为主任。孔祥云同志负责。", [("孔祥云", "云", "2")]),
        # not known, but written otherwise if it is a name
        ("请党怀明同志发言", [("党怀明", "党", "1")]),
        # nothing open: characters of one form, words that are no names
        ("任命王立明为主任。", []),
        ("全体党员同志，云南方面的同志", []),
        ("", []),
    ],
)
def test_names(text: str, found: list[tuple[str, str, str]]) -> None:
    assert told(paragraph(text)) == found


def test_a_roster_tells_names_without_any_word_behind() -> None:
    lines = (said("组　长　孔祥云", 4), said("　　　　李　云", 5))
    people = tuple(Person(role="组长", name=line[4:].squeezed()) for line in lines)
    assert told(Roster(id="r1", lines=lines, people=people)) == [("孔祥云", "云", "1"), ("李云", "云", "1")]


def test_a_profile_settles_a_name() -> None:
    block = paragraph("任命孔祥云为主任，请党怀明同志发言。")
    assert told(block, names={"孔祥云": "孔祥雲"}) == [("党怀明", "党", "1")]
    assert told(block, names={"孔祥云": "孔祥云", "党怀明": "党懷明"}) == []


def test_its_place_is_the_first_in_print() -> None:
    blocks = (paragraph("任命王立为主任。", 1, 3), *(paragraph("孔祥云同志主持。", line, 7) for line in (8, 9)))
    found: tuple[Finding, ...] = ambiguous(issue(document(*blocks)), generic())
    assert [(one.span.page, one.span.first, dict(one.words)["count"]) for one in found] == [(7, 8, "2")]


def test_print_in_two_languages_is_not_converted() -> None:
    one = replace(document(paragraph("孔祥云同志主持。")), lang="zh-Hant", also=Text("en", title=said("A notice")))
    assert ambiguous(issue(one), generic()) == ()


def test_no_dictionary_is_loaded_where_nothing_is_doubtful() -> None:
    """Loading OpenCC's takes as long as converting an issue."""
    asked = (
        "import sys; from converter.languages.traditional import ambiguous; from converter.profile import generic;"
        "from tests.site.making import document, issue; from converter.model.block import Paragraph;"
        "from converter.model.place import Passage;"
        "text = '任命王立明为主任。请王立明同志、于文海同志负责。';"
        "made = issue(document(Paragraph(id='p1', passage=Passage.of(text, 1))));"
        "print(ambiguous(made, generic()), 'opencc' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["()", "False"]
