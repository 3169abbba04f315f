"""Atom feeds (RFC 4287): all documents, those of one form, those of one issuing body; the newest first."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed

from converter.data.characters import writable
from converter.model.issue import Document
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.indexes import documents_by_issuer, documents_by_kind, issuer_page, kind_page
from converter.write.named import heading_plain
from converter.write.open_data import ALL_FEED
from converter.write.words import Words

ENTRIES = 50
"""So many documents stand in a feed; a reader that comes back within that many misses none."""


def feed_of(page: str) -> str:
    """Where the feed of a list of documents stands.

    >>> feed_of("kind/notice")
    'feed/kind/notice.xml'
    """
    return f"feed/{page}.xml"


def feeds(archive: Archive, addresses: Addresses, words: Words, title: str, base: str) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each feed.

    `base` is the address of the tree with a slash at its end, or empty where nobody knows it: links are relative then.
    """
    newest = [archive.documents[card.id] for card in reversed(archive.corpus.cards)]
    groups: list[tuple[str, str, str, Sequence[Document]]] = [(ALL_FEED, title, "index", newest)]
    for kind, some in documents_by_kind(archive).items():
        page = kind_page(kind)
        groups.append((feed_of(page), f"{title} · {words.known(f'kind.{kind}', kind)}", page, some))
    for body, some in documents_by_issuer(archive).items():
        page = issuer_page(body)
        groups.append((feed_of(page), f"{title} · {words.body_plain(body)}", page, some))
    for path, name, page, some in groups:
        yield path, _feed(path, name, page, some[:ENTRIES], archive, addresses, words, base)


def _feed(
    path: str,
    title: str,
    page: str,
    some: Sequence[Document],
    archive: Archive,
    addresses: Addresses,
    words: Words,
    base: str,
) -> bytes:
    def link(there: str) -> str:
        return base + there if base else addresses.file(path, there)

    feed = Atom1Feed(
        title=writable(title),
        link=link(f"{page}{addresses.ending}"),
        description="",
        language=words.language,
        feed_url=link(path),
        feed_guid=_urn(f"{words.language}/{path}"),
        author_name=writable(title),
    )
    for document in some:
        issue = archive.issue_of(document.id)
        issued = _moment(issue.masthead.published or document.signed)
        number = str(document.number) if document.number else ""
        feed.add_item(
            title=writable(heading_plain(document, words)),
            link=link(addresses.documents[document.id] + addresses.ending),
            description=writable(
                " · ".join(filter(None, (number, words.day(document.signed) if document.signed else "")))
            ),
            unique_id=_urn(f"{words.language}/{document.id}"),
            pubdate=issued,
            updateddate=issued,
            categories=(document.kind,),
        )
    file = io.StringIO()
    feed.write(file, "utf-8")
    return file.getvalue().encode()


def _moment(day: date | None) -> datetime:
    return datetime.combine(day or date(1970, 1, 1), time(), UTC)


def _urn(name: str) -> str:
    """A name that stays wherever the site stands."""
    return uuid5(NAMESPACE_URL, f"gazette:{name}").urn
