"""Reads an issue the way the gold tables tell it: by line numbers of the source."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from converter.model.block import Block, Box, Names, Roster, Signature, Table
from converter.model.issue import Document, Issue

Kind = TypeVar("Kind", bound=Block)

Pair = tuple[int, int]


def blocks(issue: Issue, kind: type[Kind]) -> list[tuple[int, Kind]]:
    """All blocks of a kind in printed order, each with the place of its document."""
    return [
        (place, block)
        for place, document in enumerate(issue.documents, 1)
        for block in document.blocks()
        if isinstance(block, kind)
    ]


def joins(issue: Issue) -> set[Pair]:
    """Pairs of lines that stand behind one another in one running text."""
    return {pair for document in issue.documents for pair in _pairs(document)}


def _pairs(document: Document) -> Iterator[Pair]:
    for block in document.blocks():
        if not isinstance(block, Table | Roster | Names | Signature | Box):
            yield from pairwise(span.first for span in block.passage.spans)


def pairs_of(table: Path, *kinds: str) -> set[Pair]:
    """The pairs of a table of joins that are of one of the kinds."""
    with table.open(encoding="utf-8") as rows:
        return {
            (int(row["first"]), int(row["second"]))
            for row in csv.DictReader(rows, delimiter="\t")
            if row["kind"] in kinds
        }


def last_line(box: Box) -> int:
    """The last line on which something of a box stands."""
    return max(passage.last_line for passage in box.passages() if passage)
