"""Every event of the chronicles by date: a page a year, the newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from converter.model.block import Event
from converter.model.issue import Document
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.head import anchor, issue_name, trail
from converter.write.words import Words

CALENDAR = "chronicle/events.ics"
"""The calendar of all events."""


class Entry(NamedTuple):
    """An event of a chronicle: its day, the document in which it stands, and itself."""

    day: date
    document: Document
    event: Event


def events(archive: Archive) -> tuple[Entry, ...]:
    """Every event that print dates, by day, in printed order within one."""
    documents = (archive.documents[card.id] for card in archive.corpus.cards if card.id in archive.documents)
    found = [entry for document in documents for entry in events_of(document)]
    return tuple(sorted(found, key=lambda one: one.day))


def events_of(document: Document) -> Iterator[Entry]:
    """The events of one document that print dates, in printed order."""
    for block in document.blocks():
        if isinstance(block, Event) and block.date is not None:
            yield Entry(block.date, document, block)


def chronicle_page(archive: Archive, addresses: Addresses, words: Words) -> str:
    """The list of years, the latest first."""
    here, title = "chronicle/index", words.say("chronicle")
    lines = [f'<p class="sub">{words.say("chronicle.about")} · {_calendar(here, addresses, words)}</p>']
    lines.append('<ul class="list">')
    counts = Counter(one.day.year for one in events(archive))
    for year in sorted(counts, reverse=True):
        link = anchor(addresses.link(here, f"chronicle/{year}"), words.say("trail.year", year=year))
        lines.append(f"<li>{link}<small>{words.say('events', count=counts[year])}</small></li>")
    lines.append("</ul>")
    return _page(here, title, [(title, None)], lines, addresses, words)


def chronicle_year_page(year: int, archive: Archive, addresses: Addresses, words: Words) -> str:
    """The events of one year."""
    page, title = f"chronicle/{year}", words.say("chronicle")
    name = words.say("trail.year", year=year)
    steps = [(title, addresses.link(page, "chronicle/index")), (name, None)]
    some = [one for one in events(archive) if one.day.year == year]
    body = list(_year(page, some, archive, addresses, words))
    return _page(page, f"{title} · {name}", steps, body, addresses, words)


def _year(here: str, some: list[Entry], archive: Archive, addresses: Addresses, words: Words) -> Iterator[str]:
    for month, held in groupby(some, key=lambda one: one.day.month):
        yield f'<h2 id="m{month}">{words.month(date(some[0].day.year, month, 1))}</h2>'
        yield '<ol class="events">'
        for entry in held:
            issue = archive.issue_of(entry.document.id)
            place = addresses.link(here, addresses.documents[entry.document.id], entry.event.id)
            day = f'<time datetime="{entry.day.isoformat()}">{words.day(entry.day)}</time>'
            said = _said(entry, words)
            yield f"<li>{anchor(place, day)}{said}<small>{issue_name(issue, words)}</small></li>"
        yield "</ol>"


def _said(entry: Entry, words: Words) -> str:
    """What happened, in the language of the page where somebody translated it, with print behind it."""
    text = entry.event.passage.text
    translated = words.translations.get(entry.document.id, entry.event.id, text)
    printed = f"<p{words.lang}>{words.inside(text)}</p>"
    return printed if translated is None else f"<p>{words.mixed(translated)}</p>{printed}"


def _calendar(here: str, addresses: Addresses, words: Words) -> str:
    return anchor(addresses.data(here, CALENDAR), words.say("chronicle.calendar"), " download")


def _page(
    here: str,
    title: str,
    steps: list[tuple[str, str | None]],
    lines: list[str],
    addresses: Addresses,
    words: Words,
) -> str:
    front = escape.front_matter({"title": title, "page": "list"})
    home = (words.say("trail.home"), addresses.link(here, addresses.home or "index"))
    return front + "\n" + "\n".join((trail([home, *steps]), f'<h1 id="title">{title}</h1>', *lines)) + "\n"
