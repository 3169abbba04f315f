"""Issue → what there is to translate: a unit for each title, paragraph, heading, cell, role and name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from converter.model.block import Block, Box, Names, Roster, Signature, Table
from converter.model.issue import Document, Issue, part_ids
from converter.model.place import Passage
from converter.model.translation import ADDRESSEES, TITLE

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Unit(NamedTuple):
    """Printed words to translate: `text` at `place` of the document with the id `document`.

    `place` is the id of a block or part, or the document's title or addressees; cells of one table and lines of one
    roster share it. `line` is where it begins in the source, `context` the key of its message.
    """

    document: str
    place: str
    text: str
    line: int

    @property
    def context(self) -> str:
        """The document's place in its issue and the place in the document: ``3#s2-p1``."""
        return f"{self.document.rpartition('/')[2]}#{self.place}"


def units(issue: Issue) -> tuple[Unit, ...]:
    """The units of an issue in printed order; the same words at the same place once, what has no ideograph never."""
    found: dict[tuple[str, str, str], Unit] = {}
    for document in issue.documents:
        for place, passage in _passages(document):
            if _HAN.search(passage.text):
                unit = Unit(document.id, place, passage.text, passage.first_line)
                found.setdefault((document.id, place, passage.text), unit)
    return tuple(found.values())


def _passages(document: Document) -> Iterator[tuple[str, Passage]]:
    yield TITLE, document.title
    for number, (part, name) in enumerate(zip(document.parts, part_ids(document.parts), strict=True)):
        yield name, part.label
        yield name, part.title
        if number == 0:
            yield ADDRESSEES, document.addressees
        yield from _of_blocks(part.blocks)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[tuple[str, Passage]]:
    for block in blocks:
        match block:
            case Table():
                for passage in block.passages():
                    yield block.id, passage
            case Roster():
                for person in block.people:
                    if person.role:
                        yield block.id, Passage.of(person.role, person.name.first_line)
                    yield block.id, person.name
                    yield block.id, person.post
            case Names():
                for name in block.people:
                    yield block.id, name
            case Signature():
                for line in block.lines:
                    yield block.id, line
            case Box():
                yield f"{block.id}-head", block.heading
                yield from _of_blocks(block.blocks)
            case _:
                yield block.id, block.passage
