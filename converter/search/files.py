"""A linked archive → the files of the search, by their paths.

``top``: what the others are, and names of kinds and states; ``y<year>``: what a result shows of each document of a
year; ``i<range>``: postings; ``t<document>-<n>``: texts, for snippets and for what is quoted; ``works``: what is cited
and not held; ``fold``, ``pinyin``, ``hant``, ``terms``: tables. What their values are is told where they are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from converter.model.issue import Document, Issue
from converter.model.translation import TITLE, Translations
from converter.search.fold import variants
from converter.search.pinyin import readings
from converter.search.postings import Postings, issue_keys, power_above
from converter.search.scripts import JSON, script
from converter.search.texts import ENGLISH, FOLDER, HANT, Found, Hant, english_of
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.words import Words


def search_files(
    archive: Archive, addresses: Addresses, speak: Mapping[str, Words], found: Callable[[str], Sequence[Found]]
) -> dict[str, bytes]:
    """The files of the search. `speak` are the words of each language of the site; `addresses` those of any tree.

    `found` gives the pages of `searched` for an issue by its id, whose own files are made with it; it is asked twice
    for each, so that one issue at a time is enough. The archive's issues need no text.

    The same bytes for the same archive; an issue that is added changes ``top``, its year, its own texts, and those
    shards that have its terms.
    """
    english = english_of(speak)
    hant = Hant(speak[HANT]) if HANT in speak else None
    issues = sorted(archive.issues.values(), key=lambda issue: (issue.year, issue.number))
    keys = issue_keys({issue.id: (issue.year, issue.number) for issue in issues})
    files: dict[str, JSON] = {}
    room = power_above(32, (sum(len(page.kinds) for page in found(issue.id)) for issue in issues))
    postings = Postings()
    shown: list[str] = []
    years: list[JSON] = []
    for year, some in groupby(issues, key=lambda issue: issue.year):
        rows: list[JSON] = []
        issuers: dict[str, int] = {}
        for issue in some:
            place = (keys[issue.id] - 1) * room + 1
            entries: list[JSON] = []
            for (page, what), own in zip(_pages(issue, addresses), found(issue.id), strict=True):
                row = _row(page, what, archive, english, hant, issuers, shown)
                row += [place, own.kinds, list(own.cuts)]
                for terms in own.terms:
                    postings.add(place, terms)
                    place += 1
                entries.append(row)
            rows.append([issue.number, entries])
        names: list[JSON] = [[name, english.terms.get(name, ""), hant.over(name) if hant else ""] for name in issuers]
        shown += issuers
        files[f"y{year}"] = {"issuers": names, "issues": rows}
        years.append(year)
    shards = list(postings.shards())
    files.update({f"i{shard.name}": [shard.terms, shard.postings] for shard in shards})
    works = _works(archive, addresses, hant, shown)
    files["works"] = works
    kinds = sorted({document.kind for document in archive.documents.values()})
    states = sorted({work.status.state for work in archive.corpus.works.values()} - {"in_force_unknown"})
    files["top"] = {
        "years": years,
        "shards": [shard.name for shard in shards],
        "kinds": {kind: [words.known(f"kind.{kind}", kind) for words in speak.values()] for kind in kinds},
        "states": {state: [words.known(f"tag.{state}", state) for words in speak.values()] for state in states},
        "languages": list(speak),
    }
    files["fold"] = "".join(char + first for char, first in variants().items())
    files["pinyin"] = readings(shown)
    files["hant"] = hant.table() if hant else ""
    files["terms"] = [[name, said] for name, said in sorted(speak[ENGLISH].bodies.items())] if ENGLISH in speak else []
    return {f"{FOLDER}{name}.js": script(name, value) for name, value in sorted(files.items())}


def _pages(issue: Issue, addresses: Addresses) -> Iterator[tuple[str, Document | Issue]]:
    for document in issue.documents:
        yield addresses.documents[document.id], document
    yield addresses.issues[issue.id], issue


def _row(
    page: str,
    what: Document | Issue,
    archive: Archive,
    english: Translations,
    hant: Hant | None,
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
        hant.over(title) if hant else "",
        english.get(what.id, TITLE, title) or "",
        number,
        what.permalink or "",
        what.kind,
        bodies,
        what.signed.isoformat() if what.signed else "",
        "" if state == "in_force_unknown" else state,
    ]


def _works(archive: Archive, addresses: Addresses, hant: Hant | None, shown: list[str]) -> list[JSON]:
    """Works not held: ``[page, place on it, printed number, titles, their Traditional, key, times cited, state]``."""
    found: list[JSON] = []
    for key in sorted(archive.away):
        work = archive.corpus.works[key]
        shown += work.titles[:1]
        titles: list[JSON] = list(work.titles)
        over: list[JSON] = [hant.over(title) if hant else "" for title in work.titles]
        state = "" if work.status.state == "in_force_unknown" else work.status.state
        page, place = addresses.works[key], addresses.entries.get(key, "")
        found.append([page, place, work.number or "", titles, over, "" if place else key, len(work.cited_by), state])
    return found
