"""The chronicle as iCalendar (RFC 5545): an event a day, of the whole archive."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from converter.data.characters import writable
from converter.model.issue import Issue
from converter.write.addresses import Addresses
from converter.write.chronicle import Entry
from converter.write.words import Words

_LONGEST = 80


def calendar(dated: Iterable[tuple[date, bytes]], title: str) -> bytes:
    """The calendar file of events (`event`) in the order of the archive, each with its day."""
    whole = Calendar()
    whole.add("prodid", "-//gazette-site//chronicle//EN")
    whole.add("version", "2.0")
    # Not a property of the standard: the library escapes no line end in it.
    whole.add("x-wr-calname", " ".join(writable(title).split()))
    empty = bytes(whole.to_ical())
    end = empty.rindex(b"END:VCALENDAR")
    return b"".join((empty[:end], *(made for _, made in sorted(dated, key=lambda one: one[0])), empty[end:]))


def event(entry: Entry, issue: Issue, addresses: Addresses, words: Words, base: str) -> bytes:
    """One event of an issue. `base` is the address of the tree, or empty where nobody knows it: no link then."""
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
    return bytes(made.to_ical())
