"""The first page: the latest issue, changes of validity, and the ways to everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from converter.model.issue import Issue
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.catalogue import SOURCE
from converter.write.changes import changes, changes_list
from converter.write.chronicle import events
from converter.write.head import anchor, issue_name
from converter.write.indexes import documents_by_issuer, documents_by_kind
from converter.write.issue_page import documents_list
from converter.write.lists import about_issue, issues_list, remarks
from converter.write.open_data import PAGE as OPEN_DATA
from converter.write.table_pages import held_tables
from converter.write.words import Words

_OLDER = 12
_CHANGES = 8
_KINDS = 2


def home_page(
    issues: Sequence[Issue], titles: Mapping[str, str], archive: Archive, addresses: Addresses, words: Words
) -> str:
    """The Markdown of the page; `issues` stand in order, the latest last; `titles` name the gazette by language."""
    here = addresses.home or "index"
    title = titles.get(words.language) or words.say("gazette")
    front = escape.front_matter({"title": title, "page": "home", "remarks": remarks(issues, words)})
    lines = ['<section class="find">', f'<h1 id="title">{escape.text(title)}</h1>']
    other = SOURCE if words.foreign else "en"
    if other in titles:
        lines.append(f'<p lang="{other}">{escape.text(titles[other])}</p>')
    lines += (f'<button type="button" class="search">{words.say("home.search")}</button>', "</section>", "")
    lines += _columns(issues, archive, addresses, words, here)
    lines += _ways(issues, archive, addresses, words, here)
    return front + "\n" + "\n".join(lines) + "\n"


def _columns(issues: Sequence[Issue], archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    if not issues:
        yield f"<p>{words.say('home.empty')}</p>"
        return
    latest = issues[-1]
    page = addresses.link(here, addresses.issues[latest.id])
    yield '<div class="cols">'
    yield "<section>"
    yield f'<h2 id="latest">{anchor(page, issue_name(latest, words))}</h2>'
    yield f'<p class="sub">{" · ".join(about_issue(latest, words))} · {anchor(page, words.say("home.contents"))}</p>'
    yield from documents_list(latest.documents, addresses, words, here, archive)
    yield "</section>"
    if some := changes(archive):
        yield '<section class="changes">'
        yield f'<h2 id="changes">{words.say("home.changes")}</h2>'
        whole = anchor(addresses.link(here, "status/index"), words.say("home.changes.all", count=len(some)))
        yield f'<p class="sub">{words.say("home.changes.about")} · {whole}</p>'
        yield from changes_list(some[:_CHANGES], archive, addresses, words, here)
        yield "</section>"
    if older := list(reversed(issues[:-1]))[:_OLDER]:
        yield '<section class="older">'
        yield f'<h2 id="older">{words.say("home.older")}</h2>'
        years = anchor(addresses.link(here, f"{addresses.years}/index"), words.say("home.years"))
        yield f'<p class="sub">{words.say("home.count", count=len(issues))} · {years}</p>'
        yield from issues_list(older, addresses, words, here)
        yield "</section>"
    yield "</div>"


def _ways(issues: Sequence[Issue], archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    def way(page: str, name: str, said: str, place: str = "") -> str:
        return anchor(addresses.link(here, page, place), f"<b>{name}</b><span>{said}</span>")

    yield f'<nav class="ways" id="ways" aria-label="{words.say("home.ways")}">'
    if issues:
        first, last = issues[0].year, issues[-1].year
        span = str(first) if first == last else f"{first}—{last}"
        said = words.say("home.way.years", span=span, issues=words.say("issues", count=len(issues)))
        yield way(f"{addresses.years}/index", words.say("home.years"), said)
        numbered = sum(1 for card in archive.corpus.cards if card.number)
        yield way("number/index", words.say("home.numbers"), words.say("home.way.numbers", count=numbered))
        kinds = documents_by_kind(archive)
        most = sorted(kinds, key=lambda kind: (kind == "other", -len(kinds[kind]), kind))[:_KINDS]
        named = words.list(words.known(f"kind.{kind}", kind) for kind in most)
        said = words.say("home.way.kinds", kinds=named, count=len(kinds))
        yield way("kind/index", words.say("home.kinds"), said)
        bodies = len(documents_by_issuer(archive))
        yield way("issuer/index", words.say("home.issuers"), words.say("home.way.issuers", count=bodies))
        yield way("status/index", words.say("status"), words.say("home.way.status", count=len(changes(archive))))
        yield way("cited/index", words.say("away"), words.say("documents", count=len(archive.away)))
        held = sum(1 for _ in held_tables(archive, addresses))
        yield way("tables/index", words.say("tables.all"), words.say("home.way.tables", count=held))
        told = len(events(archive))
        yield way("chronicle/index", words.say("chronicle"), words.say("home.way.chronicle", count=told))
        yield way(OPEN_DATA, words.say("data"), words.say("home.way.data"))
        latest = addresses.issues[issues[-1].id]
        yield way(latest, words.say("report"), words.say("home.way.report"), "report")
        yield way(latest, words.say("downloads"), words.say("home.way.downloads"), "downloads")
    yield way("about", words.say("about"), words.say("home.way.about"))
    yield "</nav>"
