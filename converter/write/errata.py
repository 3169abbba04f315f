"""Corrections that a later issue prints → notices on both documents, and a mark at the words.

The printed words stay as they are: what is right stands beside them, as the notice has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from converter.model.corpus import Reference
from converter.model.issue import Citation, Document
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.archive import Archive, card_name, in_marks
from converter.write.citing import Place, passages_in
from converter.write.head import anchor, issue_name, issue_name_plain
from converter.write.ink import Stretch
from converter.write.quoting import quote
from converter.write.words import Words

_CHANGE = re.compile(
    r"[“\"「](?P<before>[^“”\"「」]{1,80})[”\"」]\s*[，,]?(?:应该?(?:改|更正)?为|(?:更正|改|修改)为)\s*"
    r"[“\"「](?P<after>[^“”\"「」]{1,80})[”\"」]"
)


class Change(NamedTuple):
    """What a notice changes: the printed words, the right ones, and the place if the words stand but once."""

    reference: Reference
    before: str
    after: str
    place: Place | None
    start: int


def changes(document: Document, archive: Archive) -> list[Change]:
    """What later notices change in a document, in the order of the notices."""
    found: list[Change] = []
    for reference in corrections(document, archive):
        for match in _CHANGE.finditer("".join(reference.citation.evidence.split())):
            place, start = _place(document, match["before"])
            found.append(Change(reference, match["before"], match["after"], place, start))
    return found


def corrections(document: Document, archive: Archive) -> list[Reference]:
    """The citations by which notices correct a document."""
    work = archive.work(document.id)
    return [one for one in work.cited_by if one.citation.relation == "corrects" and len(work.documents) == 1]


def _place(document: Document, before: str) -> tuple[Place | None, int]:
    """Where `before` stands, if it does so once in the whole document."""
    found = [
        (place, at)
        for place, passage in passages_in(document)
        for at in (passage.text.find(before),)
        if at >= 0 and (place[1] is None or passage.text.strip() == before)
    ]
    return found[0] if len(found) == 1 else (None, 0)


def notices(document: Document, archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    """At the top of a document: what corrects it, and what it corrects."""
    for reference in corrections(document, archive):
        link = _to_notice(reference, archive, addresses, words, here)
        yield _notice(link, reference.citation, words)
    for citation in archive.citations(document.id):
        work = archive.corpus.works.get(citation.target or "")
        if citation.relation != "corrects" or work is None or len(work.documents) != 1:
            continue
        card = archive.cards[work.documents[0]]
        made = [one for one in changes(archive.documents[card.id], archive) if one.reference.citation == citation]
        block = next((one.place[0] for one in made if one.place), "")
        issue = issue_name(archive.issues[card.issue], words)
        number = words.printed(card_name(card) + (in_marks(card.title) if card.number else ""))
        link = anchor(addresses.link(here, addresses.documents[card.id], block), number)
        said = words.say("erratum.of", issue=issue, document=link)
        yield _notice(said, citation, words)


def _notice(head: str, citation: Citation, words: Words) -> str:
    said = words.say("erratum.says") + quote(citation, words)
    return f'<div class="state erratum" role="note"><p><b>{head}</b>{said}</p></div>'


def marks(made: Sequence[Change], archive: Archive, words: Words) -> Mapping[Place, Sequence[Stretch]]:
    """The marks round printed words that a notice corrects."""
    found: dict[Place, list[Stretch]] = {}
    for one in made:
        if one.place is not None:
            said = escape.attribute(_said(one, archive, words))
            stretch = Stretch(
                one.start, one.start + len(one.before), f'<span class="misprint" title="{said}">', "</span>"
            )
            found.setdefault(one.place, []).append(stretch)
    return found


def remarks_behind(
    made: Sequence[Change], archive: Archive, addresses: Addresses, words: Words, here: str
) -> Mapping[str, Sequence[str]]:
    """What is said behind a block in which a notice corrects words, by the block's id."""
    found: dict[str, list[str]] = {}
    for one in made:
        if one.place is not None:
            link = _to_notice(one.reference, archive, addresses, words, here)
            said = words.say("erratum.change", before=words.printed(one.before), after=words.printed(one.after))
            found.setdefault(one.place[0], []).append(
                f'<div class="erratum" role="note"{words.ours}>{link}{said}</div>'
            )
    return found


def _said(one: Change, archive: Archive, words: Words) -> str:
    issue = archive.issue_of(one.reference.document)
    head = words.say("erratum.by", issue=issue_name_plain(issue, words))
    return head + words.say("erratum.change", before=words.plain(one.before), after=words.plain(one.after))


def _to_notice(reference: Reference, archive: Archive, addresses: Addresses, words: Words, here: str) -> str:
    issue = archive.issue_of(reference.document)
    said = words.say("erratum.by", issue=issue_name(issue, words))
    page = addresses.documents[reference.document]
    return anchor(addresses.link(here, page, reference.citation.block), said)
