"""What a document cites and what cites it → lists with the relation in words and the sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.model.corpus import Card, Reference, Work
from converter.model.issue import Citation
from converter.write.addresses import Addresses
from converter.write.archive import CHANGES, Archive, card_name, is_held, title_said, work_name
from converter.write.head import anchor
from converter.write.quoting import quote
from converter.write.words import Words

_SENTENCES = 4
"""Sentences that are shown of one document about another; the places of the others are named."""


def cites(document: str, archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    """What a document cites, in the order of its text; nothing where it cites nothing."""
    groups: dict[str, list[Citation]] = {}
    for citation in archive.citations(document):
        groups.setdefault(citation.target or f"?{citation.text}", []).append(citation)
    if not groups:
        return
    yield '<section class="cited">'
    yield f'<h2 id="cites">{words.say("cites")}</h2>'
    yield "<ul>"
    for key, some in groups.items():
        work = archive.corpus.works.get(key)
        name = _work(work, some[0], archive, addresses, words, here)
        said = words.say("list.and").join(relations_of(some, words))
        yield f"<li>{name} <b>{said}</b>{_sentences(some, words, here, here, addresses)}</li>"
    yield "</ul>"
    yield "</section>"


def cited_by(
    references: Sequence[Reference], archive: Archive, addresses: Addresses, words: Words, here: str
) -> Iterator[str]:
    """Who cites a work: first what changes its validity, then the latest first; nothing where nobody does."""
    if not references:
        return
    groups: dict[str, list[Citation]] = {}
    for reference in references:
        groups.setdefault(reference.document, []).append(reference.citation)
    yield '<section class="cited">'
    yield f'<h2 id="cited-by">{words.say("cited_by")}</h2>'
    yield "<ul>"
    for document in sorted(groups, key=lambda one: _order(archive.cards[one], groups[one])):
        card = archive.cards[document]
        page = addresses.documents[document]
        some = groups[document]
        said = words.say("list.and").join(relations_of(some, words, "by"))
        name = document_name(card, addresses.link(here, page), words)
        yield f"<li>{name} <b>{said}</b>{_sentences(some, words, here, page, addresses)}</li>"
    yield "</ul>"
    yield "</section>"


def relations_of(citations: Sequence[Citation], words: Words, voice: str = "relation") -> list[str]:
    """The relations in words as HTML, the gravest first; mere citing only where there is nothing more to say."""
    found = sorted({(grave(one.relation), one.relation) for one in citations})
    names = [name for _, name in found if name != "cites"] or ["cites"]
    points = list(dict.fromkeys(one.pinpoint for one in citations if one.pinpoint))
    said = [words.known(f"{voice}.{name}", name) for name in names]
    if points and voice != "short":
        said[-1] += words.say("pinpoint", places=words.printed("、".join(points[:_SENTENCES])))
    return said


def document_name(card: Card, address: str, words: Words) -> str:
    """A held document as lists name it: its number as a link, its title, its date."""
    name = anchor(address, words.printed(card_name(card)))
    title = f' <span class="printed">{title_said(card.title, words)}</span>' if card.number else ""
    day = f" <small>{words.day(card.signed)}</small>" if card.signed else ""
    return f"{name}{title}{day}"


def _work(
    work: Work | None, citation: Citation, archive: Archive, addresses: Addresses, words: Words, here: str
) -> str:
    """A cited work: its name as a link, its title, and whether the archive has it."""
    if work is None:
        return words.printed(citation.text)
    address = addresses.work(here, work.key)
    if work.documents and len(work.documents) == 1:
        return document_name(archive.cards[work.documents[0]], address or "#title", words)
    name = words.printed(work_name(work))
    title = ""
    if work.number and work.titles:
        title = f' <span class="printed">{title_said(work.titles[0], words)}</span>'
    away = "" if is_held(work) else f" <small>{words.say('work.away')}</small>"
    return f"{anchor(address, name) if address else name}{title}{away}"


def _sentences(citations: Sequence[Citation], words: Words, here: str, page: str, addresses: Addresses) -> str:
    """The sentences, each once, each with a link to its paragraph."""
    places = {(one.block, one.evidence or one.text): one for one in reversed(citations)}
    some = sorted(places.values(), key=citations.index)
    written: list[str] = []
    for one in some[:_SENTENCES]:
        link = anchor(addresses.link(here, page, one.block), words.say("to_paragraph"))
        written.append(f'<span class="said">{quote(one, words)} {link}</span>')
    others = [
        anchor(addresses.link(here, page, one.block), str(at))
        for at, one in enumerate(some[_SENTENCES:], _SENTENCES + 1)
    ]
    if others:
        written.append(f'<span class="said">{words.say("more_places")}{words.list(others)}</span>')
    return "".join(written)


def grave(relation: str) -> int:
    """The place of a relation among all, the gravest first."""
    order = (*CHANGES, "corrects")
    return order.index(relation) if relation in order else len(order) + (relation == "cites")


def _order(card: Card, citations: Sequence[Citation]) -> tuple[int, tuple[int, ...]]:
    return min(grave(one.relation) for one in citations), tuple(-part for part in card.position)
