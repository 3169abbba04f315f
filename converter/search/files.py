"""A linked archive → the files of the search, by their paths.

``top``: what the others are, and names of kinds and states; ``y<year>``: what a result shows of each document of a
year; ``own``: the same of pages that no program writes; ``works``: what is cited and not held; ``i<range>``: postings;
``t<document>-<n>``: texts, for snippets and for what is quoted; ``fold``, ``pinyin``, ``hant``, ``terms``: tables. What
their values are is told where they are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from converter.model.issue import Document, Issue
from converter.model.translation import TITLE, Translations
from converter.search.entries import Convert
from converter.search.fold import table, variants
from converter.search.hant import by_characters, characters, over
from converter.search.kept import Kept
from converter.search.letters import letters
from converter.search.own import OwnPage, titles
from converter.search.pinyin import readings
from converter.search.places import places
from converter.search.scripts import JSON, script
from converter.search.texts import ENGLISH, FOLDER, HANT, Found, Page, english_of, searched_pages
from converter.search.whole import Laid, index
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.words import Words

_OURS = 1
"""The place of the first section of our own pages."""


class _Held(NamedTuple):
    """An issue, its pages, its postings, and the place of its first section."""

    issue: Issue
    pages: Sequence[Page]
    postings: bytes
    place: int


def search_files(
    archive: Archive,
    addresses: Addresses,
    speak: Mapping[str, Words],
    found: Callable[[str], Found],
    kept: Kept | None = None,
    own: Sequence[OwnPage] = (),
) -> dict[str, bytes]:
    """The files of the search but for those of texts, which `searched` makes issue by issue.

    `speak` are the words of each language of the site; `addresses` those of any tree. `found` gives what `searched`
    found in an issue, by its id; of the archive's issues names and numbers are read, no text. `kept` has what the
    index is made from, from one run to the next: of that only what has changed is made anew. `own` are pages that no
    program writes; the files of their texts are among those that are returned.

    The same bytes for the same archive, with `kept` or without. An issue that is added changes ``top``, its year, and
    those shards that have its terms.
    """
    english = english_of(speak)
    convert = speak[HANT].plain if HANT in speak else by_characters
    files: dict[str, JSON] = {}
    shown: list[str] = []
    years: list[JSON] = []
    ours = searched_pages(own, speak)
    held = _held(archive, found, ours.found)
    for year, some in groupby(held, key=lambda one: one.issue.year):
        rows: list[JSON] = []
        issuers: dict[str, int] = {}
        for one in some:
            entries: list[JSON] = []
            for (page, what), told in zip(_pages(one.issue, addresses), one.pages, strict=True):
                row = _row(page, what, archive, english, convert, issuers, shown)
                entries.append([*row, told.kinds, list(told.cuts)])
            rows.append([one.issue.number, one.place, entries])
        names: list[JSON] = [[name, english.terms.get(name, ""), over(name, convert(name))] for name in issuers]
        shown += issuers
        files[f"y{year}"] = {"issuers": names, "issues": rows}
        years.append(year)
    laid = [Laid(0, _OURS, ours.found.postings), *(Laid(one.issue.year, one.place, one.postings) for one in held)]
    made = dict(index(laid, kept))
    ranges: list[JSON] = [name[1:] for name in made]
    files["own"] = {"issuers": [], "issues": [[0, _OURS, list(_own_rows(own, ours.found, convert, shown))]]}
    files["works"] = _works(archive, addresses, convert, shown)
    kinds = sorted({document.kind for document in archive.documents.values()})
    states = sorted({work.status.state for work in archive.corpus.works.values()} - {"in_force_unknown"})
    files["top"] = {
        "years": years,
        "shards": ranges,
        "kinds": {kind: [words.known(f"kind.{kind}", kind) for words in speak.values()] for kind in kinds},
        "states": {state: [words.known(f"tag.{state}", state) for words in speak.values()] for state in states},
        "languages": list(speak),
        "letters": letters(),
    }
    files["fold"] = list(table(variants()))
    files["pinyin"] = readings(shown)
    files["hant"] = list(table(characters())) if HANT in speak else []
    files["terms"] = [[name, said] for name, said in sorted(speak[ENGLISH].bodies.items())] if ENGLISH in speak else []
    made |= {name: script(name, value) for name, value in files.items()}
    return dict(sorted({**{f"{FOLDER}{name}.js": data for name, data in made.items()}, **ours.files}.items()))


def _held(archive: Archive, found: Callable[[str], Found], ours: Found) -> list[_Held]:
    """The issues in the order of their places, which are behind those of our own pages."""
    issues = sorted(archive.issues.values(), key=lambda issue: (issue.year, issue.number, issue.id))
    told = [found(issue.id) for issue in issues]
    laid = ((one.year, one.number, _count(own.pages)) for one, own in zip(issues, told, strict=True))
    first = places(laid, _OURS + _count(ours.pages))
    return [_Held(one, *own, place) for one, own, place in zip(issues, told, first, strict=True)]


def _count(pages: Sequence[Page]) -> int:
    return sum(len(page.kinds) for page in pages)


def _pages(issue: Issue, addresses: Addresses) -> Iterator[tuple[str, Document | Issue]]:
    for document in issue.documents:
        yield addresses.documents[document.id], document
    yield addresses.issues[issue.id], issue


def _row(
    page: str,
    what: Document | Issue,
    archive: Archive,
    english: Translations,
    convert: Convert,
    issuers: dict[str, int],
    shown: list[str],
) -> list[JSON]:
    """``[page, title, its Traditional, translation, number, permalink, kind, bodies, day, state]``, to be completed.

    `number` is ``[series, year or 0, number, all of it]`` or 0, `bodies` their places in the year's list. A whole
    issue has the kind ``issue`` and no title: the page makes it of year and number.
    """
    if isinstance(what, Issue):
        day = what.masthead.published
        return [page, "", "", "", 0, "", "issue", [], day.isoformat() if day else "", ""]
    title = what.title.text
    shown.append(title)
    bodies: list[JSON] = [issuers.setdefault(name, len(issuers)) for name in what.issuers]
    known = what.number
    number: JSON = [known.series, known.year or 0, known.number, str(known)] if known else 0
    state = archive.work(what.id).status.state
    return [
        page,
        title,
        over(title, convert(title)),
        english.get(what.id, TITLE, title) or "",
        number,
        what.permalink or "",
        what.kind,
        bodies,
        what.signed.isoformat() if what.signed else "",
        "" if state == "in_force_unknown" else state,
    ]


def _own_rows(own: Sequence[OwnPage], found: Found, convert: Convert, shown: list[str]) -> Iterator[list[JSON]]:
    """The same of our own pages, which are of the kind ``page``."""
    for page, told in zip(own, found.pages, strict=True):
        title, said = titles(page)
        shown.append(title)
        row: list[JSON] = [page.address, title, over(title, convert(title)), said, 0, "", "page", [], "", ""]
        yield [*row, told.kinds, list(told.cuts)]


def _works(archive: Archive, addresses: Addresses, convert: Convert, shown: list[str]) -> list[JSON]:
    """Works not held: ``[page, place on it, printed number, titles, their Traditional, key, times cited, state]``."""
    found: list[JSON] = []
    for key in sorted(archive.away):
        work = archive.corpus.works[key]
        shown += work.titles[:1]
        titles: list[JSON] = list(work.titles)
        differ: list[JSON] = [over(title, convert(title)) for title in work.titles]
        state = "" if work.status.state == "in_force_unknown" else work.status.state
        page, place = addresses.works[key], addresses.entries.get(key, "")
        found.append([page, place, work.number or "", titles, differ, "" if place else key, len(work.cited_by), state])
    return found
