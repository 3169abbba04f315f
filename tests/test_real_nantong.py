"""The real issue against what was read from it by eye, told by line numbers (mark `real`)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from converter.model.block import Box, CellSpan, Event, Heading, Names, Roster, Table
from converter.model.issue import Issue
from converter.pipeline import convert
from converter.profile import Profile, generic
from tests import gold

pytestmark = pytest.mark.real

TABLES = Path(__file__).parent / "real"
JOINS = TABLES / "nantong-2022-02.joins.tsv"


@pytest.fixture(scope="module")
def source(shared: Path) -> Path:
    return shared / "gazettes" / "nantong-2022-02" / "source.txt"


@pytest.fixture(scope="module")
def issue(source: Path) -> Issue:
    return convert(source)


@pytest.fixture(scope="module")
def structure() -> dict[str, Any]:
    return tomllib.loads((TABLES / "nantong-2022-02.structure.toml").read_text("utf-8"))


def test_ledger(issue: Issue) -> None:
    ledger = issue.ledger
    assert ledger.source == 116_303
    assert ledger.unaccounted == 0
    assert ledger.blank + ledger.documents + ledger.furniture + ledger.corrected == ledger.source


def test_masthead(issue: Issue) -> None:
    masthead = issue.masthead
    assert (issue.gazette, masthead.year, masthead.number, masthead.total_number) == ("nantong", 2022, 2, 364)
    assert masthead.published == date(2022, 3, 25)
    assert [language for language, _ in masthead.titles] == ["zh-Hans", "en"]
    assert len(masthead.editors) == 7
    assert masthead.web == "http://www.nantong.gov.cn"
    assert masthead.post_code == "226018"
    assert masthead.phone == "0513-85099138"
    assert all((masthead.address, masthead.printer, masthead.publisher))


def test_documents(issue: Issue, structure: dict[str, Any]) -> None:
    told = [
        (one["number"] or None, one["title_line"], one["contents_page"], str(one["signed"] or "") or None)
        for one in structure["document"]
    ]
    found = [
        (
            str(document.number) if document.number else None,
            document.title.first_line,
            document.contents_page,
            document.signed.isoformat() if document.signed else None,
        )
        for document in issue.documents
    ]
    assert found == told


def test_titles_are_equal_to_the_contents(issue: Issue) -> None:
    assert [entry.document for entry in issue.contents] == [document.id for document in issue.documents]
    assert [entry.title for entry in issue.contents] == [document.title.text for document in issue.documents]


def test_parts(issue: Issue, structure: dict[str, Any]) -> None:
    for document, told in zip(issue.documents, structure["document"], strict=True):
        assert [part.title.first_line for part in document.parts[1:]] == [
            part["title_line"] for part in told["part"][1:]
        ]
        assert [part.label.first_line for part in document.parts] == [
            part.get("label_line", 0) for part in told["part"]
        ]


def test_joins(issue: Issue) -> None:
    true = gold.pairs_of(JOINS, "join", "doubtful", "wrap")
    open_ = gold.pairs_of(JOINS, "undecidable")
    found = gold.joins(issue)
    assert len(true) == 190
    assert sorted(true - found) == []
    assert sorted(found - true - open_) == []
    assert not found & gold.pairs_of(JOINS, "no", "gap")


def test_doubtful_joins_are_findings(issue: Issue) -> None:
    places = {finding.span.first for finding in issue.findings if finding.code in ("doubtful-join", "undecided-join")}
    assert {1463, 1654} <= places
    assert any(finding.span.first <= 1064 <= finding.span.last for finding in issue.findings)


def test_headings(issue: Issue, structure: dict[str, Any]) -> None:
    for document, told in zip(issue.documents, structure["document"], strict=True):
        headings = [block for block in document.blocks() if isinstance(block, Heading)]
        for level in range(1, 5):
            lines = told.get("headings", {}).get(f"level{level}", {})
            here = [heading for heading in headings if heading.level == level]
            assert [one.passage.first_line for one in here if not one.run_in] == lines.get("alone", [])
            assert [one.passage.first_line for one in here if one.run_in] == lines.get("run_in", [])


def test_boxes(issue: Issue, structure: dict[str, Any]) -> None:
    told = [
        (place, box["number"], box["title_line"], box["last_line"])
        for place, document in enumerate(structure["document"], 1)
        for box in document.get("box", [])
    ]
    found = [(place, box.number, box.heading.first_line, gold.last_line(box)) for place, box in gold.blocks(issue, Box)]
    assert found == told
    assert len(told) == 35


def test_tables(issue: Issue) -> None:
    # Document, rows with the header, columns: heads that print repeats behind a page end are counted once.
    sizes = [(4, 48, 8), (5, 20, 4), (5, 19, 3), (6, 16, 3), (7, 12, 5), (8, 15, 4), (9, 13, 5)]
    tables = gold.blocks(issue, Table)
    assert [(place, len(table.rows), len(table.rows[0])) for place, table in tables] == sizes
    by_line = {table.rows[0][0].first_line: table for _, table in tables}
    assert by_line[1992].spans == (
        CellSpan(0, 0, 1, 2),
        CellSpan(1, 0, 2, 1),
        CellSpan(3, 0, 2, 1),
        CellSpan(5, 0, 9, 1),
    )
    assert [span.rows for span in by_line[801].spans] == [5, 4, 3, 3, 4]
    assert [span.rows for span in by_line[870].spans] == [3, 4, 4, 3, 4]
    # A blank that is no merge: the two cells of lines 2288 and 2289.
    blank = [row for row in by_line[2285].rows if row[2].text == "" and row[0]]
    assert [row[0].first_line for row in blank] == [2288, 2289]
    assert by_line[2285].spans == ()
    captions = [table.caption.first_line for _, table in tables]
    assert captions == [0, 799, 868, 1110, 1529, 1990, 2283]


def test_people(issue: Issue) -> None:
    assert [(place, len(roster.people)) for place, roster in gold.blocks(issue, Roster)] == [(3, 19), (3, 13), (4, 22)]
    assert [(place, len(names.people)) for place, names in gold.blocks(issue, Names)] == [(2, 74), (2, 127)]
    everyone = [person for _, roster in gold.blocks(issue, Roster) for person in roster.people]
    assert all(person.role and person.post and " " not in person.name.text for person in everyone)


def test_chronicle(issue: Issue) -> None:
    events = [event for _, event in gold.blocks(issue, Event)]
    assert len(events) == 22
    days = [event.date for event in events if event.date]
    assert len(days) == 22
    assert days == sorted(days)
    assert (days[0], days[-1]) == (date(2022, 2, 7), date(2022, 2, 28))


def test_the_lost_page_is_a_gap(issue: Issue) -> None:
    (gap,) = issue.gaps
    assert gap.span.first == 958
    assert gap.document == issue.documents[4].id
    assert [finding.span.first for finding in issue.findings if finding.code == "page-lost"] == [958]


def test_furniture(issue: Issue) -> None:
    lines = {(piece.kind, piece.passage.first_line) for piece in issue.furniture}
    assert {
        ("running_head", 392),
        ("contents", 84),
        ("overlap", 988),
        ("editor", 2569),
        ("repeated_head", 882),
    } <= lines
    assert ("cover", 5) in lines
    assert ("imprint", 53) in lines


# Line → code of each sure error of print (real-text.md); each is found by a rule, none by its words.
SURE = {271: "stray-latin-word", 2092: "stray-latin-word", 1668: "stray-latin-word", 551: "confusable-character"}


def test_sure_errors_of_print_are_found(issue: Issue) -> None:
    found = {(finding.span.first, finding.code) for finding in issue.findings}
    assert set(SURE.items()) <= found
    assert any(f.code == "name-varies" and f.span.first <= 968 <= f.span.last for f in issue.findings)
    assert issue.corrections == ()


def test_sums_that_print_carries_are_silent(issue: Issue) -> None:
    assert not [finding for finding in issue.findings if finding.code in ("count-differs", "sum-differs")]


@pytest.mark.parametrize("profile", [generic()], ids=["generic"])
def test_without_a_profile(source: Path, issue: Issue, profile: Profile) -> None:
    plain = convert(source, profile)
    assert plain.masthead == issue.masthead
    assert plain.gazette == "nantong"
    numbers = [(document.number, document.permalink, document.title.text) for document in plain.documents]
    assert numbers == [(document.number, document.permalink, document.title.text) for document in issue.documents]
    assert plain.ledger.unaccounted == 0
