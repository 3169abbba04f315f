"""The life of a work in days: signed, printed, in force, changed, ended → an ordered list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from converter.model.corpus import Card, Work
from converter.write.addresses import Addresses
from converter.write.archive import CHANGES, Archive, card_name
from converter.write.head import anchor, issue_name
from converter.write.words import Words


class Moment(NamedTuple):
    """A day and what happened on it, as HTML; `rank` orders what happened on one day."""

    day: date
    rank: int
    said: str


def timeline(work: Work, archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    """The moments of a work in order; nothing where there are no more than its signature and its print."""
    own = [
        moment
        for document in work.documents
        if len(work.documents) == 1
        for moment in _own(archive.cards[document], archive, addresses, words, here)
    ]
    others = list(_others(work, archive, addresses, words, here))
    if len(own) + len(others) < 2 or (not others and all(moment.rank < 2 for moment in own)):
        return
    yield '<section class="life">'
    yield f'<h2 id="life">{words.say("life")}</h2>'
    yield "<ol>"
    for moment in sorted((*own, *others)):
        day = f'<time datetime="{moment.day.isoformat()}">{words.day(moment.day)}</time>'
        later = f" <small>{words.say('life.later')}</small>" if archive.is_to_come(moment.day) else ""
        yield f"<li>{day} <span>{moment.said}{later}</span></li>"
    yield "</ol>"
    yield "</section>"


def _own(card: Card, archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[Moment]:
    if card.signed:
        yield Moment(card.signed, 0, words.say("life.signed"))
    if card.published:
        name = issue_name(archive.issues[card.issue], words)
        issue = anchor(addresses.link(here, addresses.issues[card.issue]), name)
        yield Moment(card.published, 1, words.say("life.published", issue=issue))
    if card.in_force and card.in_force.start:
        yield Moment(card.in_force.start, 2, words.say("life.from"))
    if card.in_force and card.in_force.until:
        yield Moment(card.in_force.until, 9, words.say("life.until"))


def _others(work: Work, archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[Moment]:
    told: set[tuple[str, str, str | None]] = set()
    for reference in work.cited_by:
        relation = reference.citation.relation
        once = (reference.document, relation, reference.citation.pinpoint)
        if once in told or (relation not in CHANGES and relation != "corrects"):
            continue
        told.add(once)
        card = archive.cards[reference.document]
        day = card.published if relation == "corrects" else archive.day_of(reference)
        if day is None:
            continue
        page = addresses.link(here, addresses.documents[card.id], reference.citation.block)
        if relation == "corrects":
            by = words.say("erratum.by", issue=issue_name(archive.issues[card.issue], words))
            what = anchor(page, by)
        else:
            what = words.say(f"life.{relation}", by=anchor(page, words.printed(card_name(card))))
        if reference.citation.pinpoint:
            what += words.say("pinpoint", places=words.printed(reference.citation.pinpoint))
        if reference.citation.until:
            yield Moment(reference.citation.until, 9, words.say("life.until"))
        yield Moment(day, 3 + CHANGES[::-1].index(relation) if relation in CHANGES else 3, what)
