"""What tells of the whole archive: lists and feeds of each tree, and the files that all issues make together."""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from converter.data.calendar import calendar
from converter.data.downloads import table_index
from converter.data.feeds import feeds
from converter.data.sums import sums
from converter.model.issue import Issue
from converter.search import Found, Kept, search_files
from converter.site.choice import INSIDE
from converter.site.own_pages import hand_written, searched_pages
from converter.site.speaking import Frame, Speaker
from converter.site.standing import Made, is_download, staged
from converter.site.trees import TREES, Tree
from converter.write.chronicle import CALENDAR
from converter.write.open_data import CORPUS as CORPUS_FILE
from converter.write.open_data import SCHEMA, SUMS, TABLES
from converter.write.pages import list_files, names_of
from converter.write.record import schema
from converter.write.slices import Whole
from converter.write.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wholes:
    """Makes what tells of all `issues` (thin, in order); `key` is a hash of all that there is, `own` the
    folder of our own pages, `given` names of the gazette by language that hold before printed ones, `inside` what
    INSIDE tells."""

    frame: Frame
    whole: Whole
    issues: Sequence[Issue]
    given: Mapping[str, str]
    key: bytes
    docs: Path
    own: Path
    inside: bytes | None

    def lists(self, tree: Tree) -> Made:
        """The lists and feeds of a tree, and the pages that no program writes; in the first tree the other lists."""
        words, archive = self._words(tree), self.whole.archive
        root = self.frame.root(tree)
        addresses = replace(self.whole.addresses, above="" if tree.is_root else "../", root=root)
        title, names = self.frame.titles[tree.language], names_of(self.issues, self.given, words)
        files = dict(list_files(self.issues, archive, addresses, words, names))
        files.update(feeds(archive, addresses, words, title, root if self.frame.url else ""))
        if tree.is_root:
            files |= {TABLES: table_index(archive, addresses), SCHEMA: schema()}
            files |= {INSIDE: self.inside} if self.inside is not None else {}
        if not tree.is_root or self.docs.resolve() != self.own.resolve():
            files |= hand_written(self.own, tree, words)
        return self._made(f"lists {tree.language}", {tree.prefix + name: data for name, data in files.items()})

    def search(self, searched: Mapping[str, bytes], kept: Kept) -> Made:
        """The index of the search, from the pieces of the issues. `kept` has what it is made from between builds."""
        speak = {tree.language: self._words(tree) for tree in TREES}

        def found(issue: str) -> Found:
            own: Found = pickle.loads(searched[issue])
            return own

        shown = {issue.id for issue in self.issues}
        archive = self.whole.archive
        held = {name: one for name, one in archive.documents.items() if archive.cards[name].issue in shown}
        archive = replace(archive, documents=held, issues={issue.id: issue for issue in self.issues})
        ours = searched_pages(self.own)
        files = search_files(archive, self.whole.addresses, speak, found, kept, ours)
        kept.swept()
        return self._made("search", files)

    def joined(self, corpus: Sequence[bytes], events: Sequence[bytes], hashes: Mapping[str, str]) -> Made:
        """The corpus, the calendar and the sums, from pieces in the order of the archive and hashes of downloads."""
        dated = (one for piece in events for one in json.loads(piece))
        entries = ((date.fromisoformat(day), text.encode()) for day, text in dated)
        files = {
            CALENDAR: calendar(entries, self.frame.titles[TREES[0].language]),
            CORPUS_FILE: b"".join(corpus),
        }
        made = self._made("joined", files)
        hashes = {**hashes} | {one.file.name: one.file.sha256 for one in made.files}
        return made._replace(files=(*made.files, staged(self.docs, SUMS, sums(hashes), hashed=False)))

    def _words(self, tree: Tree) -> Words:
        shown = self.whole.shown
        people = frozenset().union(*(one.people for one in shown.values()))
        said = {(name, *key): text for name, one in shown.items() for key, text in one.said.items()}
        return Speaker(self.frame).words(people, frozenset(), self.whole.terms, said)[tree]

    def _made(self, unit: str, files: Mapping[str, bytes]) -> Made:
        return Made(
            unit, self.key, tuple(staged(self.docs, name, data, is_download(name)) for name, data in files.items()), {}
        )
