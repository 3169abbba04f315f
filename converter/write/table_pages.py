"""The list of all tables, and a page for each: the table alone, with its files and where it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from converter.model.block import Table
from converter.model.issue import Document, Issue
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.citing import links
from converter.write.head import anchor, issue_name, trail
from converter.write.named import heading, heading_plain
from converter.write.tables import table
from converter.write.translated import ink_of
from converter.write.words import Words

FORMS = ("csv", "xlsx", "json")
"""The endings of a table's files, which stand beside its page."""


class HeldTable(NamedTuple):
    """A table of the archive, the document and issue that hold it, its place among their tables, and its page."""

    issue: Issue
    document: Document
    table: Table
    nth: int
    page: str


def held_tables(archive: Archive, addresses: Addresses) -> Iterator[HeldTable]:
    """Every table of the archive, in its order."""
    for card in archive.corpus.cards:
        yield from tables_of(archive.documents[card.id], archive.issue_of(card.id), addresses)


def tables_of(document: Document, issue: Issue, addresses: Addresses) -> Iterator[HeldTable]:
    """The tables of one document, in printed order."""
    some = [block for block in document.blocks() if isinstance(block, Table)]
    for nth, block in enumerate(some, 1):
        yield HeldTable(issue, document, block, nth, addresses.table(document.id, block.id))


def table_name(held: HeldTable, words: Words) -> str:
    """The caption as HTML, else which table of its document it is."""
    caption, said = held.table.caption.text.strip(), _caption_said(held, words)
    return words.mixed(said) if said else words.printed(caption) if caption else words.say("table.nth", count=held.nth)


def _plain_name(held: HeldTable, words: Words) -> str:
    caption, said = held.table.caption.text.strip(), _caption_said(held, words)
    return said or (words.plain(caption) if caption else words.say("table.nth", count=held.nth))


def _caption_said(held: HeldTable, words: Words) -> str | None:
    return words.translations.get(held.document.id, held.table.id, held.table.caption.text)


def tables_page(archive: Archive, addresses: Addresses, words: Words) -> str:
    """The list of all tables, the newest first."""
    some = list(held_tables(archive, addresses))
    here, title = "tables/index", words.say("tables.all")
    front = escape.front_matter({"title": title, "page": "list"})
    lines = [_trail(here, [(title, None)], addresses, words), f'<h1 id="title">{title}</h1>']
    lines.append(f'<p class="sub">{words.say("tables.about", count=len(some))}</p>')
    for (issue, document), held in groupby(reversed(some), key=lambda one: (one.issue, one.document)):
        page = anchor(addresses.link(here, addresses.documents[document.id]), heading(document, words))
        lines.append(f'<h2 id="d{issue.year}-{addresses.name(issue.id)}-{document.id.rpartition("/")[2]}">{page}</h2>')
        lines.append('<ul class="list">')
        for one in reversed(list(held)):
            link = anchor(addresses.link(here, one.page), table_name(one, words))
            size = words.say("table.size", rows=len(one.table.rows), columns=_columns(one.table))
            lines.append(f"<li>{link}<small>{size} · {files(one.page, here, addresses, words)}</small></li>")
        lines.append("</ul>")
    return front + "\n" + "\n".join(lines) + "\n"


def table_page(held: HeldTable, archive: Archive, addresses: Addresses, words: Words) -> str:
    """The Markdown of the page of one table."""
    here, document = held.page, held.document
    name = _plain_name(held, words)
    front = escape.front_matter({"title": f"{name} — {heading_plain(document, words)}", "page": "table"})
    index = words.say("tables.all")
    steps = [(index, addresses.link(here, "tables/index")), (table_name(held, words), None)]
    laid = links(archive.citations(document.id), addresses, here, archive.away)
    cells = {cell: some for (block, cell), some in laid.items() if block == held.table.id and cell is not None}
    ink = ink_of(document, held.issue, words)
    ink.at(held.table.id)
    place = addresses.link(here, addresses.documents[document.id], held.table.id)
    inside = anchor(place, heading(document, words))
    if held.issue.masthead.notice:
        where = words.say("table.in.separate", document=inside)
    else:
        where = words.say("table.in", document=inside, issue=issue_name(held.issue, words))
    lines = [
        _trail(here, steps, addresses, words),
        f'<h1 id="title">{table_name(held, words)}</h1>',
        f'<p class="sub">{where}</p>',
        f'<p class="do">{files(held.page, here, addresses, words)}</p>',
        "",
        f'<div class="text whole"{_told(words)}>',
        *table(held.table, ink, name, cells),
        "</div>",
    ]
    return front + "\n" + "\n".join(lines) + "\n"


def _told(words: Words) -> str:
    """What the script of the page says, for it to find."""
    said = {
        "filter": words.say("table.filter"),
        "sort": words.say("table.sort"),
        "shown": words.say("table.shown", shown="{shown}", count="{count}"),
    }
    return "".join(f' data-{name}="{escape.attribute(text)}"' for name, text in said.items())


def files(page: str, here: str, addresses: Addresses, words: Words) -> str:
    """Links to the files of a table."""
    some = [anchor(addresses.data(here, f"{page}.{form}"), form.upper(), " download") for form in FORMS]
    return words.say("table.files", files=" · ".join(some))


def _columns(block: Table) -> int:
    return len(block.rows[0]) if block.rows else 0


def _trail(here: str, steps: list[tuple[str, str | None]], addresses: Addresses, words: Words) -> str:
    return trail([(words.say("trail.home"), addresses.link(here, addresses.home or "index")), *steps])
