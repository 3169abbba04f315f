"""Citations: which other works a document names, where, and what it says of them; from when until when it holds.

Reads documents with their blocks and fills `Document.citations` and `Document.in_force`. What is promised:

- the words of two citations are the same (numbers of one list) or apart;
- a title with its number in brackets behind it is one citation of the form ``number+title``, a title and the code of a
  standard beside it one of the form ``standard``;
- a document cites neither its own number nor the title of itself or of what it issues, but where it issues or forwards
  it (`Citation.own`);
- a relation is told by a verb and its object, never by a keyword alone (`cite.relations`); all else is ``cites``.
"""

from __future__ import annotations

from dataclasses import replace

from converter.cite import named, numbers, terms, titles
from converter.cite.named import Names, Own
from converter.cite.numbers import Known
from converter.cite.said import Named, Reader
from converter.model.block import Event, Heading, Item, Note, Paragraph
from converter.model.finding import Finding, note, warning
from converter.model.issue import Document
from converter.profile import Profile


def cite(documents: tuple[Document, ...], profile: Profile) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """The documents with their citations in printed order and their terms, and what was doubtful in them."""
    known = Known.of(profile)
    cited: list[Document] = []
    findings: list[Finding] = []
    for document in documents:
        force, open_ = terms.in_force(document)
        own = Own.of(document)
        texts = _named(document, own, profile, known, findings)
        reader = Reader(document, texts, force, own, profile, known)
        cited.append(replace(document, citations=tuple(reader.citations()), in_force=force))
        findings.extend(open_)
    return tuple(cited), tuple(findings)


def _named(document: Document, own: Own, profile: Profile, known: Known, findings: list[Finding]) -> dict[str, Named]:
    """The text of each block that is read, with the works that it names; doubts are put into `findings`."""
    names = Names()
    texts: dict[str, Named] = {}
    for block in document.blocks():
        if isinstance(block, Heading | Paragraph | Item | Note | Event):
            text = block.passage.text
            found = numbers.find(text, known)
            for one in found:
                if one.doubtful:
                    words = text[one.start : one.end]
                    findings.append(warning("cite/range-doubtful", block.passage.span, text=words))
            if titles.unclosed(text):
                findings.append(note("cite/title-mark-missing", block.passage.span))
            texts[block.id] = Named(text, named.find(block.id, text, found, own, profile, names))
    return texts
