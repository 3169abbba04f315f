"""A linked archive → the files of the search, by their paths.

``top``: what the others are, and names of kinds and states; ``y<year>``: what a result shows of each document of a
year; ``i<range>``: postings; ``t<document>-<n>``: texts, for snippets and for what is quoted; ``works``: what is cited
and not held; ``fold``, ``pinyin``, ``hant``, ``terms``: tables. What their values are is told where they are made.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from converter.languages.traditional.engine import each_character
from converter.model.issue import Document, Issue
from converter.model.translation import TITLE, Translations
from converter.search.entries import Section, front, sections, text_of
from converter.search.fold import terms, variants
from converter.search.pinyin import readings
from converter.search.postings import Postings, issue_keys, power_above
from converter.search.scripts import JSON, script
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.words import Words

FOLDER = "assets/search/"

HANT, ENGLISH = "zh-Hant", "en"

_TEXTS = 6000
"""Characters of a file of texts, but for a single section that is longer."""


def search_files(archive: Archive, addresses: Addresses, speak: Mapping[str, Words]) -> dict[str, bytes]:
    """The files of the search. `speak` are the words of each language of the site; `addresses` those of any tree.

    The same bytes for the same archive; an issue that is added changes ``top``, its year, its own texts, and those
    shards that have its terms.
    """
    english = Translations()
    if ENGLISH in speak:
        # Names of bodies come from profiles as well as from the term base.
        english = Translations(speak[ENGLISH].translations.words, speak[ENGLISH].bodies)
    hant = _Hant(speak[HANT]) if HANT in speak else None
    issues = sorted(archive.issues.values(), key=lambda issue: (issue.year, issue.number))
    keys = issue_keys({issue.id: (issue.year, issue.number) for issue in issues})
    files: dict[str, JSON] = {}
    held = {issue.id: list(_pages(issue, addresses, english)) for issue in issues}
    room = power_above(32, (sum(len(some) for _, _, some in pages) for pages in held.values()))
    postings = Postings()
    shown: list[str] = []
    years: list[JSON] = []
    for year, some in groupby(issues, key=lambda issue: issue.year):
        rows: list[JSON] = []
        issuers: dict[str, int] = {}
        for issue in some:
            place = (keys[issue.id] - 1) * room + 1
            entries: list[JSON] = []
            for page, document, parts in held[issue.id]:
                row = _row(page, document, archive, english, hant, issuers, shown)
                cuts = _cuts(parts)
                for at, (start, end) in enumerate(pairwise((*cuts, len(parts)))):
                    files[f"t{text_name(page)}-{at}"] = [_texts(section, hant) for section in parts[start:end]]
                row += [place, "".join(section.kind for section in parts), list(cuts)]
                for section in parts:
                    postings.add(place, _terms(section))
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


def text_name(page: str) -> str:
    """The part of a name of a file of texts that tells its page: its address without slashes.

    >>> text_name("doc/lanzhengfa/2023/11"), text_name("issue/2023/3/4")
    ('doc.lanzhengfa.2023.11', 'issue.2023.3.4')
    """
    return page.replace("/", ".")


def _pages(
    issue: Issue, addresses: Addresses, english: Translations
) -> Iterator[tuple[str, Document | Issue, Sequence[Section]]]:
    for document in issue.documents:
        yield addresses.documents[document.id], document, sections(document, english)
    yield posixpath.join(addresses.folder(issue.id), "index"), issue, front(issue)


def _terms(section: Section) -> set[str]:
    said = " ".join(piece.said for piece in section.pieces)
    return terms("".join(_joined(section))) | terms(said)


def _joined(section: Section) -> Iterator[str]:
    # Words of neighbouring pieces are two words; their ideographs are found across the border.
    for piece in section.pieces:
        yield piece.text
        yield " "


def _cuts(some: Sequence[Section]) -> list[int]:
    """The sections with which a file of texts begins."""
    cuts, length = [0], 0
    for at, section in enumerate(some):
        own = sum(map(len, text_of([section])))
        if length and length + own > _TEXTS:
            cuts.append(at)
            length = 0
        length += own
    return cuts


def _texts(section: Section, hant: _Hant | None) -> JSON:
    """``[heading, its Traditional, translation, [[place, text, Traditional, translation, heads], …]]``."""
    pieces: list[JSON] = [
        [piece.place, piece.text, hant.over(piece.text) if hant else "", piece.said, int(piece.heads)]
        for piece in section.pieces
    ]
    return [section.heading, hant.over(section.heading) if hant else "", section.said, pieces]


def _row(
    page: str,
    what: Document | Issue,
    archive: Archive,
    english: Translations,
    hant: _Hant | None,
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


def _works(archive: Archive, addresses: Addresses, hant: _Hant | None, shown: list[str]) -> list[JSON]:
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


class _Hant:
    """Traditional text as what differs from Simplified, character for character."""

    def __init__(self, words: Words) -> None:
        self._convert = words.plain
        characters = [chr(code) for code in range(0x3400, 0xA000) if chr(code).isalpha()]
        self._plain = each_character(characters, "s2t")
        self._translate = str.maketrans(self._plain)

    def table(self) -> str:
        """Pairs of characters: Simplified, and Traditional by itself."""
        return "".join(char + other for char, other in self._plain.items())

    def over(self, text: str) -> str:
        """Where the Traditional of `text` is not what the table makes of it: offset in base 36, and the character.

        Text with characters beyond 16 bits is counted in code points.
        """
        wanted, made = self._convert(text), text.translate(self._translate)
        if wanted == made:
            return ""
        return "".join(
            f"{_base36(at)}{new}" for at, (new, old) in enumerate(zip(wanted, made, strict=True)) if new != old
        )


def _base36(value: int) -> str:
    digits = ""
    while True:
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[value % 36] + digits
        value //= 36
        if not value:
            return digits
