"""The page that tells what there is for machines, where, in which form, and by which schema."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.chronicle import CALENDAR
from converter.write.head import anchor, trail
from converter.write.words import Words

PAGE = "data/index"
CORPUS = "data/corpus.jsonl"
TABLES = "data/tables.json"
SCHEMA = "data/gazette-issue-1.schema.json"
SUMS = "SHA256SUMS"
ALL_FEED = "feed/all.xml"


class _Kind(NamedTuple):
    """A kind of file: its key among the words, what one looks like (shown), and where one is to be had, if anywhere."""

    key: str
    shown: str
    file: str | None = None
    shared: bool = True


def open_data_page(archive: Archive, addresses: Addresses, words: Words) -> str:
    """The Markdown of the page."""
    title = words.say("data")
    front = escape.front_matter({"title": title, "page": "list"})
    home = (words.say("trail.home"), addresses.link(PAGE, addresses.home or "index"))
    lines = [trail([home, (title, None)]), f'<h1 id="title">{title}</h1>', f"<p>{words.say('data.about')}</p>"]
    lines.append('<dl class="data">')
    for kind in _kinds(archive, addresses):
        shown = f"<code>{escape.text(kind.shown)}</code>"
        if kind.file:
            own = addresses.data if kind.shared else addresses.file
            shown = anchor(own(PAGE, kind.file), shown)
        lines.append(f'<dt id="{kind.key}"><b>{words.say(f"data.{kind.key}")}</b> {shown}</dt>')
        lines.append(f"<dd>{words.say(f'data.{kind.key}.about')}</dd>")
    lines += ("</dl>", f'<h2 id="use">{words.say("data.use")}</h2>', f"<p>{words.say('data.use.about')}</p>")
    return front + "\n" + "\n".join(lines) + "\n"


def _kinds(archive: Archive, addresses: Addresses) -> Sequence[_Kind]:
    cards = archive.corpus.cards
    last = archive.issues[cards[-1].issue] if cards else None
    folder = addresses.folder(last.id) if last else ""
    first = addresses.documents[last.documents[0].id] if last else None
    return (
        _Kind("issue", "issue/<year>/<number>/issue.json", f"{folder}issue.json" if last else None),
        _Kind("schema", SCHEMA, SCHEMA),
        _Kind("corpus", CORPUS, CORPUS),
        _Kind("akn", "doc/….akn.xml", f"{first}.akn.xml" if first else None),
        _Kind("markdown", "doc/….md", f"{first}.md" if first else None, shared=False),
        _Kind("jsonld", '<script type="application/ld+json">'),
        _Kind("tables", TABLES, TABLES),
        _Kind("feeds", ALL_FEED, ALL_FEED, shared=False),
        _Kind("calendar", CALENDAR, CALENDAR),
        _Kind("sitemap", "sitemap.xml"),
        _Kind("sums", SUMS, SUMS),
    )
