"""Relations and terms in the sample against what its author says of them (facts.toml beside each source)."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from converter.model.issue import Citation, Issue
from converter.pipeline import convert

SAMPLE = Path(__file__).resolve().parents[2] / "gazettes" / "lanpu"
ISSUES = ("2023-03", "2023-04", "2024-01")
# The author wrote `cites` for what a reply answers.
FINER = {"replies_to": "cites"}

pytestmark = pytest.mark.parametrize("name", ISSUES)


@cache
def facts(name: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLE / name / "facts.toml").read_text("utf-8"))


@cache
def issue(name: str) -> Issue:
    return convert(SAMPLE / name / "source.txt")


def squeeze(text: str | None) -> str:
    return "".join((text or "").split())


def holds(told: dict[str, Any], one: Citation) -> bool:
    """Whether a citation is what a fact tells. A title may be named by its last words (同期刊登的大事记)."""
    if told["relation"] not in (one.relation, FINER.get(one.relation)):
        return False
    if told.get("effective", one.effective) != one.effective:
        return False
    if told["number"] and squeeze(told["number"]) not in (squeeze(one.number), squeeze(one.text)):
        return one.form == "standard" and squeeze(told["number"]) in squeeze(one.text)
    # The author knows the title of what the text names by number alone.
    return (
        not told["title"]
        or one.form == "number"
        or bool(one.title and squeeze(told["title"]).endswith(squeeze(one.title)))
    )


def test_relations(name: str) -> None:
    missing = [
        told
        for told in facts(name)["relation"]
        if not any(holds(told, one) for one in issue(name).documents[told["document"] - 1].citations)
    ]
    assert missing == []


def test_no_ends_beside_those(name: str) -> None:
    """Nothing is ended, amended or confirmed but what the author says; catalogues of an annex are told by their rows."""
    ending = {"repeals", "partly_repeals", "amends", "suspends", "replaces", "extends", "overrules"}
    told = {(one["document"], squeeze(one["number"])) for one in facts(name)["relation"]}
    found = {
        (place, squeeze(one.number))
        for place, document in enumerate(issue(name).documents, 1)
        for one in document.citations
        if one.relation in ending and one.cell is None
    }
    assert found - told == set()


def test_no_citations(name: str) -> None:
    for fact in facts(name).get("citation_not", []):
        words = [one.text for one in issue(name).documents[fact["document"] - 1].citations]
        assert [text for text in words if fact["text"] in text] == []


def test_terms(name: str) -> None:
    told: list[tuple[date | None, date | None]] = []
    for one in facts(name)["document"]:
        force = one.get("in_force", {})
        told.append((force.get("from"), force.get("until")))
    found = [
        (one.in_force.start, one.in_force.until) if one.in_force else (None, None) for one in issue(name).documents
    ]
    assert found == told
