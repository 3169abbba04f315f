"""Lists of all documents: by number, by form of document, by issuing body, and of changes of validity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from converter.model.corpus import Work
from converter.model.issue import Document
from converter.model.number import DocumentNumber
from converter.write import escape
from converter.write.addresses import Addresses, steady_name
from converter.write.archive import Archive, is_held, work_name
from converter.write.changes import changes, changes_list
from converter.write.head import anchor, trail
from converter.write.issue_page import documents_list
from converter.write.state import as_of_issue
from converter.write.words import Words


def index_pages(archive: Archive, addresses: Addresses, words: Words) -> Iterator[tuple[str, str]]:
    """The path and the Markdown of each list."""
    yield "number/index.md", numbers_page(archive, addresses, words)
    yield "status/index.md", status_page(archive, addresses, words)
    kinds = documents_by_kind(archive)
    named = {kind_page(kind): (_Name.of(words.known(f"kind.{kind}", kind)), some) for kind, some in kinds.items()}
    yield from _grouped("kind/index", words.say("home.kinds"), named, archive, addresses, words)
    bodies = documents_by_issuer(archive)
    issuers = {issuer_page(body): (_Name(words.body_plain(body), words.body(body)), bodies[body]) for body in bodies}
    yield from _grouped("issuer/index", words.say("home.issuers"), issuers, archive, addresses, words)


class _Name(NamedTuple):
    """What a list is called, as text and as HTML."""

    plain: str
    html: str

    @staticmethod
    def of(said: str) -> _Name:
        """A name in words of the interface, which need no marks."""
        return _Name(said, said)


def kind_page(kind: str) -> str:
    """Where the list of one form of document stands."""
    return f"kind/{kind.replace('_', '-')}"


def issuer_page(name: str) -> str:
    """Where the list of one body's documents stands."""
    return f"issuer/{steady_name('i', name)}"


def documents_by_kind(archive: Archive) -> Mapping[str, Sequence[Document]]:
    """Documents, the newest first, by their form."""
    return _by((document.kind, document) for document in _newest(archive))


def documents_by_issuer(archive: Archive) -> Mapping[str, Sequence[Document]]:
    """Documents, the newest first, by each body that issued them."""
    return _by((name, document) for document in _newest(archive) for name in dict.fromkeys(document.issuers))


def _newest(archive: Archive) -> Iterator[Document]:
    for card in reversed(archive.corpus.cards):
        yield archive.documents[card.id]


def _by(pairs: Iterable[tuple[str, Document]]) -> Mapping[str, Sequence[Document]]:
    found: dict[str, list[Document]] = {}
    for key, document in pairs:
        found.setdefault(key, []).append(document)
    return found


def _grouped(
    index: str,
    title: str,
    groups: Mapping[str, tuple[_Name, Sequence[Document]]],
    archive: Archive,
    addresses: Addresses,
    words: Words,
) -> Iterator[tuple[str, str]]:
    """A list of groups, the largest first, and a page for each of them."""
    lines = ['<ul class="list">']
    for page, (name, some) in sorted(groups.items(), key=lambda one: (-len(one[1][1]), one[0])):
        link = anchor(addresses.link(index, page), name.html)
        lines.append(f"<li>{link}<small>{words.say('documents', count=len(some))}</small></li>")
        steps = [(title, addresses.link(page, index)), (name.html, None)]
        yield f"{page}.md", _page(page, name, steps, _by_year(page, some, archive, addresses, words), addresses, words)
    lines.append("</ul>")
    yield f"{index}.md", _page(index, _Name.of(title), [(title, None)], lines, addresses, words)


def _by_year(
    here: str, some: Sequence[Document], archive: Archive, addresses: Addresses, words: Words
) -> Iterator[str]:
    for year, held in groupby(some, key=lambda document: archive.cards[document.id].position[0]):
        yield f'<h2 id="y{year}">{words.say("trail.year", year=year)}</h2>'
        yield from documents_list(list(held), addresses, words, here, archive)


def status_page(archive: Archive, addresses: Addresses, words: Words) -> str:
    """All changes of validity, the newest first."""
    here, title = "status/index", words.say("status")
    some = changes(archive)
    issue = archive.last
    as_of = as_of_issue(issue, words) if issue else ""
    lines = [f'<p class="sub">{words.say("status.about", as_of=as_of, count=len(some))}</p>']
    for year, held in groupby(some, key=lambda one: one.day.year if one.day else None):
        name = words.say("status.undated") if year is None else words.say("trail.year", year=year)
        place = "undated" if year is None else f"y{year}"
        lines.append(f'<h2 id="{place}">{name}</h2>')
        lines += changes_list(list(held), archive, addresses, words, here)
    return _page(here, _Name.of(title), [(title, None)], lines, addresses, words)


def numbers_page(archive: Archive, addresses: Addresses, words: Words) -> str:
    """All numbers by series and year; those of works that are not held too."""
    here, title = "number/index", words.say("home.numbers")
    series: dict[str, list[Work]] = {}
    for work in archive.corpus.works.values():
        if work.number and work.key in addresses.works and work.key not in addresses.entries:
            series.setdefault(work.key.partition("/")[0], []).append(work)
    lines = [f'<p class="sub">{words.say("numbers.about")}</p>']
    for slug, some in sorted(series.items(), key=lambda one: (-sum(map(is_held, one[1])), one[0])):
        lines.append(f'<h2 id="n-{slug}"{words.lang}>{words.inside(_series(some[0]))}</h2>')
        lines.append('<dl class="numbers">')
        ordered = sorted(some, key=lambda work: (-_year(work), _serial(work)))
        for year, held in groupby(ordered, key=_year):
            name = words.say("trail.year", year=year) if year else words.say("numbers.no_year")
            links = " ".join(_number(work, addresses, words, here) for work in held)
            lines.append(f"<dt>{name}</dt><dd>{links}</dd>")
        lines.append("</dl>")
    return _page(here, _Name.of(title), [(title, None)], lines, addresses, words)


def _number(work: Work, addresses: Addresses, words: Words, here: str) -> str:
    told = escape.attribute(words.plain(work.titles[0] if work.titles else work_name(work)))
    kind = "" if is_held(work) else ' class="away"'
    page = addresses.link(here, addresses.works[work.key])
    return anchor(page, words.say("numbers.one", number=_serial(work)), f' title="{told}"{kind}')


def _series(work: Work) -> str:
    number = DocumentNumber.parse(work.number or "")
    return number.series if number else work.key.partition("/")[0]


def _year(work: Work) -> int:
    parts = work.key.split("/")
    return int(parts[1]) if len(parts) > 2 and parts[1].isdecimal() else 0


def _serial(work: Work) -> int:
    last = work.key.rpartition("/")[2]
    return int(last) if last.isdecimal() else 0


def _page(
    here: str,
    title: _Name,
    steps: Sequence[tuple[str, str | None]],
    lines: Iterable[str],
    addresses: Addresses,
    words: Words,
) -> str:
    front = escape.front_matter({"title": title.plain, "page": "list"})
    home = (words.say("trail.home"), addresses.link(here, addresses.home or "index"))
    head = (trail([home, *steps]), f'<h1 id="title">{title.html}</h1>')
    return front + "\n" + "\n".join((*head, *lines)) + "\n"
