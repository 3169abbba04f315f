"""Titles, relations and the term in the real issue against tables that were written by reading it."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from converter.model.block import Event, Heading, Item, Note, Paragraph
from converter.model.issue import Issue
from converter.model.place import Passage
from converter.pipeline import convert

GOLD = Path(__file__).resolve().parent.parent / "real"
RELATIONS = GOLD / "nantong-2022-02.relations.tsv"
TITLES = GOLD / "nantong-2022-02.titles.tsv"

pytestmark = pytest.mark.real


@cache
def issue(shared: Path) -> Issue:
    return convert(shared / "gazettes/nantong-2022-02/source.txt")


def rows(table: Path) -> list[tuple[str, ...]]:
    with table.open(encoding="utf-8", newline="") as file:
        return [tuple(row.values()) for row in csv.DictReader(file, delimiter="\t")]


def found(shared: Path) -> tuple[set[tuple[str, ...]], list[tuple[str, ...]]]:
    """Relations and titles as the tables tell them: a target is a number or the line and column of the words."""
    relations: set[tuple[str, ...]] = set()
    titles: list[tuple[str, ...]] = []
    for document in issue(shared).documents:
        texts: dict[str, Passage] = {
            block.id: block.passage
            for block in document.blocks()
            if isinstance(block, Heading | Paragraph | Item | Note | Event)
        }
        for one in document.citations:
            (piece, *_) = texts[one.block][one.start : one.end].pieces
            target = one.number or f"{piece.line}:{piece.column}"
            effective = one.effective.isoformat() if one.effective else ""
            relations.add((str(piece.line), target, one.relation, effective))
            if one.title:
                plain = "".join(one.title.split())
                titles.append((str(piece.line), plain[:4], plain[-4:]))
    return relations, titles


def test_relations(shared: Path) -> None:
    """Precision and recall are at least 0.95."""
    gold, (told, _) = set(rows(RELATIONS)), found(shared)
    right = len(gold & told)
    missing = f"missing {sorted(gold - told)}, too many {sorted(told - gold)}"
    assert min(right / len(told), right / len(gold)) >= 0.95, missing


def test_titles(shared: Path) -> None:
    """Precision and recall are at least 0.98."""
    gold, (_, told) = sorted(rows(TITLES)), found(shared)
    right = len(gold) - len(set(gold) - set(told))
    missing = f"missing {sorted(set(gold) - set(told))}, too many {sorted(set(told) - set(gold))}"
    assert min(right / len(told), right / len(gold)) >= 0.98, missing


def test_terms(shared: Path) -> None:
    """One document tells its term: line 313."""
    told = [(place, one.in_force) for place, one in enumerate(issue(shared).documents, 1) if one.in_force]
    assert [(place, force.start, force.until) for place, force in told] == [(1, date(2022, 1, 1), date(2026, 12, 31))]
    assert {span.first for _, force in told for span in force.evidence} == {313}


def test_work_kinds(shared: Path) -> None:
    """Line of a title → what kind of work it is."""
    kinds = {"301": "law", "327": "law", "547": "party", "595": "standard", "771": "plan", "2401": "law"}
    seen: dict[str, set[str]] = {line: set() for line in kinds}
    for document in issue(shared).documents:
        lines = {block.id: block for block in document.blocks() if isinstance(block, Paragraph)}
        for one in document.citations:
            line = str(lines[one.block].passage[one.start : one.end].first_line) if one.block in lines else ""
            if line in seen:
                seen[line].add(one.work)
    assert [line for line, kind in kinds.items() if kind not in seen[line]] == []
