"""The sample gazette against what its author says of it (facts.toml beside each source)."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from converter.model.block import Box, Event, Names, Roster, Table
from converter.model.issue import Issue
from converter.pipeline import convert
from tests import gold

SAMPLE = Path(__file__).parent.parent / "gazettes" / "lanpu"
ISSUES = ("2023-03", "2023-04", "2024-01")

pytestmark = pytest.mark.parametrize("name", ISSUES)


@cache
def facts(name: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLE / name / "facts.toml").read_text("utf-8"))


@cache
def issue(name: str) -> Issue:
    return convert(SAMPLE / name / "source.txt")


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_masthead(name: str) -> None:
    told, masthead = facts(name)["masthead"], issue(name).masthead
    titles = dict(masthead.titles)
    assert (titles["zh-Hans"], titles["en"]) == (told["title"], told["title_en"])
    assert (masthead.year, masthead.number, masthead.total_number) == (
        told["year"],
        told["number"],
        told["total_number"],
    )
    assert masthead.published == told["published"]
    assert [editor.name for editor in masthead.editors] == [
        told["chair"],
        *told["deputy_chairs"],
        *told["members"],
    ]
    assert (masthead.address, masthead.web, masthead.phone, masthead.post_code, masthead.printer) == (
        told["address"],
        told["web"],
        told["phone"],
        told["postcode"],
        told["printer"],
    )


def test_it_says_that_it_is_invented(name: str) -> None:
    assert any("虚构" in remark for remark in issue(name).masthead.remarks)


def test_documents(name: str) -> None:
    told = [
        (
            one["kind"],
            squeeze(one["title"]),
            one["number"] or None,
            one["issuers"],
            one.get("addressees", ""),
            one.get("signed"),
            one["section"],
            one["contents_page"],
        )
        for one in facts(name)["document"]
    ]
    found = [
        (
            one.kind,
            squeeze(one.title.text),
            str(one.number) if one.number else None,
            list(one.issuers),
            one.addressees.text,
            one.signed,
            one.section,
            one.contents_page,
        )
        for one in issue(name).documents
    ]
    assert found == told


def test_parts(name: str) -> None:
    for told, document in zip(facts(name)["document"], issue(name).documents, strict=True):
        kinds = [(part["kind"], squeeze(part["title"])) for part in told["parts"]]
        # The head of an order (…令) is its number, and what it puts in force has the document's own title.
        found = [(part.kind, squeeze(part.title.text)) for part in document.parts]
        if told["kind"] == "order":
            kinds = [(kind, "") for kind, _ in kinds]
        assert found == kinds


def test_joins(name: str) -> None:
    told = {tuple(pair) for pair in facts(name)["joins"]}
    open_ = {tuple(pair) for pair in facts(name).get("uncertain_joins", [])}
    for first, last in facts(name)["hard_wrapped"]:
        told |= {(line, line + 1) for line in range(first, last)}
    found = gold.joins(issue(name))
    assert sorted(told - open_ - found) == []
    assert sorted(found - told - open_) == []
    assert not found & {tuple(pair) for pair in facts(name)["not_joined"]}


def test_tables(name: str) -> None:
    told = [
        (
            one["document"],
            one["rows"],
            one["columns"],
            one["header_rows"],
            sorted(map(tuple, one["spans"])),
            one["unit"],
        )
        for one in facts(name)["table"]
    ]
    found = [
        (
            place,
            len(table.rows),
            len(table.rows[0]),
            table.header_rows,
            sorted(map(tuple, table.spans)),
            table.unit.text.removeprefix("单位：").strip("（）"),
        )
        for place, table in gold.blocks(issue(name), Table)
    ]
    assert found == told


def test_first_and_last_rows(name: str) -> None:
    for told, (_, table) in zip(facts(name)["table"], gold.blocks(issue(name), Table), strict=True):
        last = [squeeze(cell) for cell in told["last_row"]]
        row = len(table.rows) - 1
        group = next((span for span in table.spans if span.column == 0 and span.row < row < span.row + span.rows), None)
        found = [squeeze(cell.text) for cell in table.rows[-1]]
        if group and found[0] == "":
            found[0] = last[0]
        assert [squeeze(cell.text) for cell in table.rows[0]] == [squeeze(cell) for cell in told["first_row"]]
        assert found == last


def test_boxes(name: str) -> None:
    told = [
        (box["document"], box["number"], squeeze(box["title"]), box["first_line"], box["last_line"])
        for box in facts(name).get("box", [])
    ]
    found = [
        (place, box.number, squeeze(box.title), box.heading.first_line, gold.last_line(box))
        for place, box in gold.blocks(issue(name), Box)
    ]
    assert found == told


def test_people(name: str) -> None:
    told = [(one["document"], one["people"]) for one in facts(name).get("roster", [])]
    found = [
        (
            place,
            [{"role": one.role, "name": one.name.text, "post": one.post.text} for one in roster.people],
        )
        for place, roster in gold.blocks(issue(name), Roster)
    ]
    assert found == told
    grids = [(one["document"], one["count"], one["first"], one["last"]) for one in facts(name).get("names", [])]
    assert grids == [
        (place, len(names.people), names.people[0].text, names.people[-1].text)
        for place, names in gold.blocks(issue(name), Names)
    ]


def test_chronicle(name: str) -> None:
    told: list[date] = [one["date"] for one in facts(name).get("event", [])]
    assert [event.date for _, event in gold.blocks(issue(name), Event)] == told


def test_gaps(name: str) -> None:
    told = facts(name).get("gap", [])
    assert [gap.span.first > one["after_line"] for gap, one in zip(issue(name).gaps, told, strict=True)] == [
        True
    ] * len(told)


def test_errors_of_print_are_found_or_corrected(name: str) -> None:
    corrected = {correction.span.first for correction in issue(name).corrections}
    found = {line for finding in issue(name).findings for line in range(finding.span.first, finding.span.last + 1)}
    assert [one["line"] for one in facts(name)["error"] if one["line"] not in corrected | found] == []


def test_ledger(name: str) -> None:
    ledger = issue(name).ledger
    assert ledger.unaccounted == 0
    assert ledger.source == facts(name)["characters"]
    assert ledger.blank + ledger.documents + ledger.furniture + ledger.corrected == ledger.source
    assert (ledger.corrected > 0) == bool(issue(name).corrections)
