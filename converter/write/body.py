"""The parts of a document → HTML, block by block in printed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from converter.model.block import (
    Block,
    Box,
    Event,
    Gap,
    Heading,
    Item,
    Names,
    Note,
    Paragraph,
    Roster,
    Signature,
    Table,
)
from converter.model.issue import Document, Part, part_ids
from converter.model.place import Passage
from converter.model.translation import ADDRESSEES
from converter.write import escape
from converter.write.citing import Place
from converter.write.ink import Ink, Stretch
from converter.write.people import names, roster
from converter.write.printed import UNSEEN, PrintedPages
from converter.write.tables import table
from converter.write.words import Words

_LOWEST = 6
_DEEPEST = 4
"""Indents of items that the style sheet knows."""


class Body:
    """Writes the body of one document, each element on its own line.

    Printed levels become levels of HTML without a gap: a heading stands one level below the last one that is above
    it in print, whatever print skips. `links` gives the elements round words of a block or of a cell, `gaps` what is
    missing behind a block and `notes` what we say there, each by its id; `report` is the address of the report.
    `table_links` gives the line below a table by its id; `printed` leads to the printed pages.
    """

    def __init__(
        self,
        ink: Ink,
        words: Words,
        links: Mapping[Place, Sequence[Stretch]],
        gaps: Mapping[str, Sequence[Gap]],
        report: str,
        notes: Mapping[str, Sequence[str]],
        table_links: Callable[[str], str] = lambda _: "",
        printed: PrintedPages = UNSEEN,
    ) -> None:
        self._ink, self._words, self._links, self._gaps, self._report = ink, words, links, gaps, report
        self._notes, self._table_links, self._printed = notes, table_links, printed
        self._cells: dict[str, dict[tuple[int, int], Sequence[Stretch]]] = {}
        for (name, cell), stretches in links.items():
            if cell is not None:
                self._cells.setdefault(name, {})[cell] = stretches
        self._base = 1
        self._open: list[int] = []
        self._named: Counter[str] = Counter()

    def document(self, document: Document) -> Iterator[str]:
        """All parts; the addressees stand at the head of the first, gaps before any block too."""
        for gap in self._gaps.get("", ()):
            yield self._gap(gap)
        for place, (part, name) in enumerate(zip(document.parts, part_ids(document.parts), strict=True)):
            title = part.title
            if place and not part.label and not part.title and _begins(document.parts[place - 1], document.title):
                # An order stands before what it issues: print sets the title here.
                title = document.title
            yield from self._part(replace(part, title=title), name, document.title.text)
            if place == 0 and document.addressees:
                self._ink.at(ADDRESSEES)
                yield f'<p class="to" id="to"{self._words.lang}>{self._ink.passage(document.addressees)}</p>'
            yield from self._blocks(part.blocks)

    def _part(self, part: Part, name: str, title: str) -> Iterator[str]:
        self._base, self._open = 1, []
        headed = part.kind != "main" or (part.title and part.title.text != title)
        if not headed or not (part.label or part.title or part.number):
            return
        self._base = 2
        if part.label or part.title:
            yield from self._cut(part.label or part.title)
        self._ink.at(name)
        label = self._ink.passage(part.label)
        if label:
            label = f'<span class="label">{label}</span>'
        elif part.number is not None:
            label = (
                f'<span class="label ours"{self._words.ours}>{self._words.say("annex.lost", number=part.number)}</span>'
            )
        inside = "　".join(filter(None, (label, self._ink.passage(part.title))))
        yield f'<h2 class="part" id="{name}"{self._words.lang}>{inside}</h2>'

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        run_in: Heading | None = None
        for at, block in enumerate(blocks):
            first = next((passage for passage in block.passages() if passage), None)
            if first is not None:
                yield from self._cut(first)
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            self._ink.at(block.id)
            # With its translation a heading stands alone: both would not go before the text in one line.
            if (
                isinstance(block, Heading)
                and block.run_in
                and isinstance(following, Paragraph)
                and self._ink.translation(block.passage) is None
            ):
                run_in = block
                continue
            yield from self._block(block, run_in)
            for gap in (*(self._gaps.get(run_in.id, ()) if run_in else ()), *self._gaps.get(block.id, ())):
                yield self._gap(gap)
            for name in (run_in.id if run_in else "", block.id):
                yield from self._notes.get(name, ())
            run_in = None

    def _block(self, block: Block, run_in: Heading | None) -> Iterator[str]:
        match block:
            case Heading():
                lang, inside = self._said(block, block.passage)
                if block.run_in:
                    yield f'<p id="{block.id}"{lang}><b class="runin">{inside}</b>{self._at(block)}</p>'
                else:
                    level = self._level(block.level)
                    yield f'<h{level} id="{block.id}"{lang}>{inside}{self._at(block)}</h{level}>'
            case Paragraph():
                before = ""
                if run_in is not None:
                    lang, inside = self._said(run_in, run_in.passage)
                    before = f'<b class="runin" id="{run_in.id}"{lang}>{inside}</b>'
                lang, inside = self._said(block, block.passage, block.lead)
                yield f'<p id="{block.id}"{lang}>{before}{inside}{self._at(block)}</p>'
            case Item():
                kind = "dash" if block.label.startswith(("—", "–", "-")) else "item"
                if block.depth:
                    kind += f" d{min(block.depth, _DEEPEST)}"
                yield self._paragraph(block, block.passage, kind)
            case Note():
                yield self._paragraph(block, block.passage, "footnote" if block.mark else "note")
            case Event():
                yield self._paragraph(block, block.passage, "event")
            case Signature():
                lines = "<br>".join(self._ink.passage(line) for line in block.lines)
                yield f'<p class="sign" id="{block.id}"{self._words.lang}>{lines}{self._at(block)}</p>'
            case Table():
                links, own = self._cells.get(block.id, {}), self._table_links(block.id)
                at = self._at(block)
                opening, *inner = table(block, self._ink, self._table_name(block), links, own)
                yield opening
                yield from filter(None, (at, *inner))
            case Roster():
                yield from roster(block, self._ink)
            case Names():
                yield from names(block, self._ink)
            case Box():
                yield from self._box(block)

    def _box(self, box: Box) -> Iterator[str]:
        base, opened = self._base, list(self._open)
        level = min(self._base + len(self._open) + 1, _LOWEST)
        self._ink.at(f"{box.id}-head")
        name = self._ink.plain(box.heading)
        yield f'<section class="box" id="{box.id}"{self._words.lang} aria-label="{escape.attribute(name)}">'
        yield f'<h{level} id="{box.id}-head"{self._words.lang}>{self._ink.passage(box.heading)}</h{level}>'
        self._base, self._open = level, []
        yield from self._blocks(box.blocks)
        yield "</section>"
        self._base, self._open = base, opened

    def _level(self, printed: int) -> int:
        while self._open and self._open[-1] >= printed:
            self._open.pop()
        self._open.append(printed)
        return min(self._base + len(self._open), _LOWEST)

    def _paragraph(self, block: Block, passage: Passage, kind: str) -> str:
        lang, inside = self._said(block, passage)
        return f'<p class="{kind}" id="{block.id}"{lang}>{inside}{self._at(block)}</p>'

    def _at(self, block: Block) -> str:
        """The quiet link to the printed page on which a block begins."""
        page = next((passage.page for passage in block.passages() if passage), None)
        return "" if page is None else self._printed.link(page, self._words)

    def _said(self, block: Block, passage: Passage, lead: int = 0) -> tuple[str, str]:
        """The attribute that tells the language, and the inside of a block."""
        return self._words.lang, self._ink.passage(passage, self._links.get((block.id, None), ()), lead)

    def _table_name(self, block: Table) -> str:
        """What a screen reader calls a table: its caption, counted where another has the same."""
        name = self._ink.plain(block.caption) or self._words.say("table")
        self._named[name] += 1
        count = self._named[name]
        return name if count == 1 else self._words.say("table.again", name=name, count=count)

    def _cut(self, passage: Passage) -> Iterator[str]:
        place = self._ink.cut(passage)
        if place is not None:
            page = passage.page or 1
            address = escape.attribute(self._printed.address(page) or f"#{place}")
            said = self._printed.said(page, self._words)
            yield f'<div class="cut" id="{place}"{self._words.ours}><a href="{address}">{said}</a></div>'

    def _gap(self, gap: Gap) -> str:
        said = self._words.say("gap", reason=self._words.known(f"gap.{gap.reason}", gap.reason))
        return (
            f'<div class="gap" role="note"{self._words.ours}>{said} '
            f'<a href="{self._report}">{self._words.say("gap.report")}</a></div>'
        )


def _begins(part: Part, other: Passage) -> bool:
    """Whether `part` begins before `other` in print."""
    lines = (passage.first_line for block in part.blocks for passage in block.passages() if passage)
    return next(lines, other.first_line) < other.first_line
