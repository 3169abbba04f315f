"""Changes of validity in the whole archive, newest first → a list for the home page and a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from converter.model.corpus import Reference, Work
from converter.write.addresses import Addresses
from converter.write.archive import CHANGES, Archive, card_name, is_held, work_name
from converter.write.head import anchor
from converter.write.words import Words

_STATES = dict(
    zip(
        CHANGES,
        ("repealed", "replaced", "partly_repealed", "suspended", "amended", "extended", "confirmed"),
        strict=True,
    )
)
_ENDS = ("repealed", "replaced", "term_ended")
_NO_BEGINNING = ("extended", "confirmed")


class Change(NamedTuple):
    """What became of a work, from which day, and who says so (nobody where its own term tells)."""

    day: date | None
    state: str
    work: Work
    reference: Reference | None


def changes(archive: Archive) -> list[Change]:
    """All changes, the newest first, those without a day last."""
    found: list[Change] = []
    for work in archive.corpus.works.values():
        for reference in work.cited_by:
            state = _STATES.get(reference.citation.relation)
            if state is not None:
                found.append(Change(archive.day_of(reference), state, work, reference))
        if work.status.state in ("term_ended", "starts_later"):
            found.append(Change(work.status.since, work.status.state, work, None))
    unique = {(one.day, one.state, one.work.key, one.reference and one.reference.document): one for one in found}
    return sorted(unique.values(), key=lambda one: (-(one.day or date.min).toordinal(), one.work.key, one.state))


def changes_list(
    some: Sequence[Change], archive: Archive, addresses: Addresses, words: Words, here: str
) -> Iterator[str]:
    """Changes in the order given."""
    yield '<ul class="list">'
    for one in some:
        name = words.printed(work_name(one.work))
        address = addresses.work(here, one.work.key)
        title = (
            f' <span class="printed">{words.body(one.work.titles[0])}</span>'
            if one.work.number and one.work.titles
            else ""
        )
        small = " · ".join(_small(one, archive, addresses, words, here))
        yield f"<li>{anchor(address, name) if address else name}{title}<small>{small}</small></li>"
    yield "</ul>"


def _small(one: Change, archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    ended = one.state in _ENDS and not archive.is_to_come(one.day)
    said = words.say(f"tag.{one.state}")
    if one.reference and one.reference.citation.pinpoint:
        said += words.say("pinpoint", places=words.printed(one.reference.citation.pinpoint))
    kind = "tag end" if ended else "tag"
    yield f'<span class="{kind}">{said}</span>'
    if one.day is not None:
        day = words.day(one.day)
        if one.state == "term_ended":
            yield words.say("change.until", day=day)
        else:
            yield day if one.state in _NO_BEGINNING else words.say("change.from", day=day)
    if one.reference is not None:
        card = archive.cards[one.reference.document]
        page = addresses.link(here, addresses.documents[card.id], one.reference.citation.block)
        yield words.say("change.by", by=anchor(page, words.printed(card_name(card))))
    if not is_held(one.work):
        yield words.say("work.away")
