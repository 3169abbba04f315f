"""Feeds and the calendar, read back by libraries of their formats; linked data, expanded by one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from icalendar import Calendar
from pyld import jsonld

from converter.data.calendar import calendar, event
from converter.data.corpus_lines import corpus_lines
from converter.data.feeds import ENTRIES, feeds
from converter.data.sums import digest, sums
from converter.link import link
from converter.model.issue import Issue
from converter.pipeline import convert
from converter.site.trees import TREES, words_of
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.chronicle import events, events_of
from converter.write.issue_json import issue_record
from converter.write.linked import linked
from converter.write.open_data import ALL_FEED
from converter.write.pages import addresses_of

SAMPLE = sorted((Path(__file__).resolve().parent.parent.parent / "gazettes" / "lanpu").glob("*/source.txt"))
TITLE = "岚浦市人民政府公报"
BASE = "https://gazette.example/x/"


@pytest.fixture(scope="module")
def issues() -> list[Issue]:
    return [convert(path) for path in SAMPLE]


@pytest.fixture(scope="module")
def archive(issues: list[Issue]) -> Archive:
    return Archive.of(issues, link(issues))


@pytest.fixture(scope="module")
def addresses(issues: list[Issue], archive: Archive) -> Addresses:
    return addresses_of(issues, archive)


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.language)
@pytest.mark.parametrize("base", ["", BASE])
def test_feeds(tree, base: str, issues: list[Issue], archive: Archive, addresses: Addresses) -> None:
    made = dict(feeds(archive, addresses, words_of(tree, issues), TITLE, base))
    assert ALL_FEED in made
    assert any(path.startswith("feed/kind/") for path in made)
    assert any(path.startswith("feed/issuer/") for path in made)
    ids = set()
    for path, data in made.items():
        read = feedparser.parse(data)
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.version == "atom10"
        assert read.feed.language == tree.language
        assert 0 < len(read.entries) <= ENTRIES
        ids.add(read.feed.id)
        for entry in read.entries:
            assert entry.id.startswith("urn:uuid:")
            assert entry.title
        atom = "{http://www.w3.org/2005/Atom}"
        links = [one.get("href", "") for one in ET.fromstring(data).iter(f"{atom}link")]
        assert all(one.startswith(BASE) if base else not one.startswith(("/", "http")) for one in links)
    assert len(ids) == len(made)


def test_the_newest_document_comes_first(issues: list[Issue], archive: Archive, addresses: Addresses) -> None:
    made = dict(feeds(archive, addresses, words_of(TREES[0], issues), TITLE, BASE))
    first = feedparser.parse(made[ALL_FEED]).entries[0]
    newest = issues[-1].documents[-1]
    assert first.link == f"{BASE}{addresses.documents[newest.id]}.html"


def test_the_calendar_has_every_event(issues: list[Issue], archive: Archive, addresses: Addresses) -> None:
    words = words_of(TREES[0], issues)
    dated = [
        (entry.day, event(entry, issue, addresses, words, BASE))
        for issue in issues
        for document in issue.documents
        for entry in events_of(document)
    ]
    data = calendar(dated, TITLE)
    read = Calendar.from_ical(data.decode())
    some = list(read.walk("VEVENT"))
    assert [(one.decoded("dtstart"), str(one["description"])) for one in some] == [
        (one.day, one.event.passage.text) for one in events(archive)
    ]
    assert len({str(one["uid"]) for one in some}) == len(some) > 10
    # RFC 5545, 3.1: no line is longer than 75 octets.
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert all(str(one["url"]).startswith(BASE) for one in some)


CONTEXT = {"@context": {"@vocab": "https://schema.org/", "datePublished": {"@id": "https://schema.org/datePublished"}}}
# The properties of schema.org 29 that may stand on each type: those of its own and of the types above it.
PROPERTIES = {
    "Legislation": {
        *("legislationIdentifier", "legislationDate", "legislationDateVersion", "legislationLegalForce"),
        *("legislationPassedBy", "legislationChanges", "legislationRepeals"),
    },
    "CreativeWork": {"publisher", "identifier", "dateCreated"},
}
SHARED = {"name", "inLanguage", "isPartOf", "isBasedOn", "citation", "datePublished"}


def _loaded(url: str, _options: object) -> dict[str, object]:
    """The context of schema.org as far as we use it, without a network."""
    return {"document": CONTEXT, "contextUrl": None, "documentUrl": url}


def test_linked_data(issues: list[Issue], archive: Archive, addresses: Addresses) -> None:
    types = set()
    for issue in issues:
        for document in issue.documents:
            pages = {key: f"{BASE}{page}.html" for key, page in addresses.works.items()}
            made = linked(document, archive, TITLE, pages)
            kind = str(made["@type"])
            types.add(kind)
            assert made.keys() - {"@context", "@type"} <= PROPERTIES[kind] | SHARED
            (expanded,) = jsonld.expand(made, {"documentLoader": _loaded})
            assert expanded["@type"] == [f"https://schema.org/{kind}"]
            assert expanded["https://schema.org/name"] == [{"@value": document.title.text}]
            assert json.loads(json.dumps(made)) == made
    assert types == {"Legislation", "CreativeWork"}


def test_what_was_repealed_is_not_in_force_and_nothing_else_is_said(issues: list[Issue], archive: Archive) -> None:
    ended = [
        document.id
        for issue in issues
        for document in issue.documents
        if linked(document, archive, TITLE, {}).get("legislationLegalForce")
    ]
    states = {card.id: archive.work(card.id).status.state for card in archive.corpus.cards}
    assert all(states[one] in ("repealed", "replaced", "term_ended") for one in ended)


def test_corpus_lines(issues: list[Issue], archive: Archive) -> None:
    records = (issue_record(issue, corpus=archive.corpus) for issue in issues)
    lines = b"".join(map(corpus_lines, records)).decode().splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == [card.id for card in archive.corpus.cards]


def test_sums() -> None:
    told = sums({"b": digest(b"2"), "a/ä": digest(b"1")}).decode()
    assert told == f"{hashlib.sha256(b'1').hexdigest()}  a/ä\n{hashlib.sha256(b'2').hexdigest()}  b\n"
