"""A linked archive → what can be found: an entry for each page of print, cut into sections of pieces.

A piece is a block with its address in the page; a section is some neighbouring pieces of a document, a page or so of
print. Tables and events make sections of their own, so that a search can be held to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from converter.model.block import Block, Box, Event, Heading, Names, Roster, Signature, Table, all_text_blocks
from converter.model.issue import Document, Issue, part_ids
from converter.model.place import Passage
from converter.model.translation import ADDRESSEES, TITLE, Translations
from converter.write.catalogue import SOURCE

TEXT, TABLE, EVENT = "n", "t", "e"
"""Kinds of section."""

_ENOUGH, _LONGEST = 700, 1600
"""Characters after which a section ends before the next heading, and without one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Printed words with the id under which they stand on their page, and their translation, empty if none.

    `hant` are the words in the script of `sections`, as long as `text`. `heads`: they are the heading of what follows.
    """

    place: str
    text: str
    hant: str
    said: str = ""
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Neighbouring pieces, and the heading under which the first of them stands, if there is one."""

    kind: str
    heading: Piece | None
    pieces: tuple[Piece, ...]


Convert = Callable[[str], str]
"""Print into another script, character for character."""


def sections(document: Document, translations: Translations, convert: Convert = str) -> tuple[Section, ...]:
    """The sections of a document in printed order; the first holds title, number, bodies and addressees.

    `convert` is given whole passages, as the pages give it: who converted them before need not do it again.
    """
    made = _Sections(document, translations, convert)
    made.head(TITLE, "title", document.title)
    if document.also:
        made.piece("title", document.also.title.text)
        made.piece("title", document.also.label.text)
    made.piece("title", str(document.number or ""))
    for name in document.issuers:
        made.piece("title", name, translations.terms.get(name, ""))
    for place, (part, name) in enumerate(zip(document.parts, part_ids(document.parts), strict=True)):
        if place or (part.title and part.title.text != document.title.text) or part.label:
            made.head(name, name, part.label, part.title)
        if place == 0:
            made.printed(ADDRESSEES, "to", document.addressees)
        for block in all_text_blocks(part.blocks):
            made.block(block)
    return made.done()


def front(issue: Issue, convert: Convert = str) -> tuple[Section, ...]:
    """What an issue's own page says of it."""
    masthead = issue.masthead
    said = (masthead.publisher, masthead.address, masthead.web, masthead.phone, masthead.post_code, masthead.printer)
    titles = [*(title for _, title in masthead.titles), *(number for _, number in masthead.notice)]
    others = [
        *(f"{editor.role} {editor.name}" for editor in masthead.editors),
        *filter(None, (*said, *masthead.remarks)),
    ]
    pieces = [Piece("title", text, convert(text)) for text in titles]
    pieces += [Piece("masthead", text, convert(text)) for text in others]
    title = dict(masthead.titles).get(SOURCE, "")
    return (Section(TEXT, Piece("title", title, convert(title)) if title else None, tuple(pieces)),)


class _Sections:
    """Collects sections one after the other."""

    def __init__(self, document: Document, translations: Translations, convert: Convert) -> None:
        self._document, self._translations, self._convert = document.id, translations, convert
        self._done: list[Section] = []
        self._pieces: list[Piece] = []
        self._above: Piece | None = None
        self._now: Piece | None = None
        self._length = 0

    def done(self) -> tuple[Section, ...]:
        """All that was collected."""
        self._end()
        return tuple(self._done)

    def head(self, key: str, place: str, *passages: Passage) -> None:
        """A heading, with which a section begins unless the last one is short."""
        if self._length >= _ENOUGH:
            self._end()
        some = [passage for passage in passages if passage]
        if some:
            said = " ".join(filter(None, (self._translated(key, passage) for passage in some)))
            self._now = self._add(place, [passage.text for passage in some], said, heads=True)

    def printed(self, key: str, place: str, *passages: Passage) -> None:
        """Passages that stand together at one place."""
        some = [passage for passage in passages if passage]
        said = " ".join(filter(None, (self._translated(key, passage) for passage in some)))
        self._add(place, [passage.text for passage in some], said)

    def piece(self, place: str, text: str, said: str = "") -> None:
        """Words at a place; none, nothing."""
        self._add(place, [text], said)

    def _add(self, place: str, texts: Sequence[str], said: str, *, heads: bool = False) -> Piece | None:
        text = _flat(" ".join(texts))
        if not text:
            return None
        made = Piece(place, text, _flat(" ".join(map(self._convert, texts))), said, heads)
        self._pieces.append(made)
        self._length += len(text)
        return made

    def block(self, block: Block) -> None:
        """A block at its place among the sections."""
        match block:
            case Heading():
                self.head(block.id, block.id, block.passage)
            case Box():
                self.head(block.id, block.id, block.heading)
            case Table():
                self._apart(TABLE, block, block.passages())
            case Event():
                self._apart(EVENT, block, block.passages())
            case Roster() | Names() | Signature():
                self.printed(block.id, block.id, *block.passages())
            case _:
                self.printed(block.id, block.id, block.passage)
        if self._length > _LONGEST:
            self._end()

    def _apart(self, kind: str, block: Block, passages: Iterator[Passage]) -> None:
        """A section of its own under the present heading."""
        self._end()
        self.printed(block.id, block.id, *passages)
        self._end(kind)

    def _translated(self, place: str, passage: Passage) -> str:
        return self._translations.get(self._document, place, passage.text) or ""

    def _end(self, kind: str = TEXT) -> None:
        if self._pieces:
            self._done.append(Section(kind, self._above, tuple(self._pieces)))
        self._pieces, self._length, self._above = [], 0, self._now


def _flat(text: str) -> str:
    return " ".join(text.split()) if " " in text or "\n" in text or "\u3000" in text else text


def text_of(some: Sequence[Section]) -> Iterator[str]:
    """Everything that `some` are searched for, translations included."""
    for section in some:
        for piece in section.pieces:
            yield piece.text
            yield piece.said
