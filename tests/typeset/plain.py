"""Issue → page text, as a tool leaves it that joins the lines of paragraphs: what the later stages make of it tells
which differences of a round trip come from reading PDF, and which do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.model.block import Block, Box, Heading, Names, Paragraph, Roster, Signature, Table
from converter.model.issue import Document, Issue
from tests.typeset.markup import count_line, imprint_rows, order_head, spaced

_NAMES_IN_ROW = (6, 5, 4)
"""How many names stand in a row: the first with which the last row is more than one name, which would have no TAB."""


def text_of(issue: Issue) -> str:
    """The text of `issue`: a blank line between paragraphs, TABs between cells, one line for each person."""
    return "\n\n".join(_chunks(issue)) + "\n"


def _chunks(issue: Issue) -> Iterator[str]:
    masthead = issue.masthead
    title = dict(masthead.titles).get("zh-Hans", "")
    yield title
    yield from (words for language, words in masthead.titles if language == "en")
    yield str(masthead.year or "")
    yield count_line(masthead)
    yield title
    yield count_line(masthead)
    yield "\n".join(imprint_rows(masthead))
    if issue.contents:
        yield "目 录"
        section = None
        for entry in issue.contents:
            if entry.section and entry.section != section:
                yield f"【{entry.section}】"
            section = entry.section
            yield f"{entry.title}…………… {entry.page or 3}"
    for document in issue.documents:
        yield from _document(document)
    yield from (furniture.passage.text for furniture in issue.furniture if furniture.kind == "editor")


def _document(document: Document) -> Iterator[str]:
    head = order_head(document)
    if head:
        yield from head
    else:
        yield document.title.text
        if document.number_passage:
            yield document.number_passage.text
    if document.addressees:
        yield document.addressees.text
    for part in document.parts:
        if part.label:
            yield part.label.text
        if part.title or (head and part.kind == "issued"):
            yield (part.title or document.title).text
        yield from _blocks(part.blocks)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    heading = ""
    for block in blocks:
        if isinstance(block, Heading) and block.run_in:
            heading = block.passage.text
        elif isinstance(block, Paragraph):
            yield heading + block.passage.text
            heading = ""
        elif isinstance(block, Table):
            yield from (passage.text for passage in (block.caption, block.unit) if passage)
            yield "\n".join("\t".join(cell.text for cell in row) for row in block.rows)
        elif isinstance(block, Names):
            names = [spaced(name.text) for name in block.people]
            size = next(size for size in _NAMES_IN_ROW if len(names) % size != 1)
            yield "\n".join("\t".join(names[at : at + size]) for at in range(0, len(names), size))
        elif isinstance(block, Roster | Signature):
            yield "\n".join(line.text for line in block.lines)
        elif isinstance(block, Box):
            yield block.heading.text
            yield from _blocks(block.blocks)
        else:
            yield block.passage.text
