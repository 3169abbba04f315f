"""The chronicle as iCalendar (RFC 5545): an event a day, of the whole archive."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from converter.data.characters import writable
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.chronicle import Entry, events
from converter.write.words import Words

_LONGEST = 80


def calendar(archive: Archive, addresses: Addresses, words: Words, title: str, base: str) -> bytes:
    """The calendar file. `base` is the address of the tree, or empty where nobody knows it: no links then."""
    whole = Calendar()
    whole.add("prodid", "-//gazette-site//chronicle//EN")
    whole.add("version", "2.0")
    # Not a property of the standard: the library escapes no line end in it.
    whole.add("x-wr-calname", " ".join(writable(title).split()))
    for entry in events(archive):
        whole.add_component(_event(entry, archive, addresses, words, base))
    return bytes(whole.to_ical())


def _event(entry: Entry, archive: Archive, addresses: Addresses, words: Words, base: str) -> CalendarEvent:
    issue = archive.issue_of(entry.document.id)
    text = writable(words.plain(entry.event.passage.text))
    made = CalendarEvent()
    made.add("uid", str(uuid5(NAMESPACE_URL, f"gazette:{entry.document.id}#{entry.event.id}")))
    made.add("dtstamp", datetime.combine(issue.masthead.published or entry.day, time(), UTC))
    made.add("dtstart", entry.day)
    made.add("dtend", entry.day + timedelta(days=1))
    made.add("summary", text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
    made.add("description", text)
    if base:
        made.add("url", f"{base}{addresses.documents[entry.document.id]}{addresses.ending}#{entry.event.id}")
    return made
