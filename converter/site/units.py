"""A unit of the plan → its files: from its slice of the archive and, for documents and issues, the issue itself."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from converter.data.calendar import event
from converter.data.corpus_lines import corpus_lines
from converter.data.downloads import document_downloads
from converter.model.issue import Document
from converter.search import searched
from converter.site.conversions import Conversions, Converted
from converter.site.planning import Job, Plan, Unit
from converter.site.prints import pictures_of
from converter.site.speaking import Frame, Speaker
from converter.site.standing import Made, is_download, staged
from converter.site.trees import TREES, Tree
from converter.write.addresses import Addresses
from converter.write.chronicle import events_of
from converter.write.issue_json import issue_record
from converter.write.pages import (
    claimed_files,
    document_files,
    issue_files,
    issue_folder,
    record_files,
    work_files,
    year_files,
)
from converter.write.pictures import FOLDER, Place, laid
from converter.write.slices import Slice
from converter.write.source_file import source_name

CORPUS, EVENTS, SEARCHED = "corpus", "events", "searched"
"""Pieces of joined files: lines of ``corpus.jsonl``, events of the calendar by day (JSON), `Found` (pickled)."""


class Maker:
    """Makes units of a plan. `docs` is the first tree, `kept` has the issues."""

    def __init__(self, plan: Plan, frame: Frame, docs: Path, kept: Conversions) -> None:
        self._plan, self._frame, self._docs, self._kept = plan, frame, docs, kept

    @cached_property
    def _speaker(self) -> Speaker:
        # Not before it is used: it is not where other processes make the units.
        return Speaker(self._frame)

    def make(self, job: Job) -> list[Made]:
        """The units of a job, their files staged. Raises SourceError where a PDF has gone, and OutputError."""
        if not job.key:
            return [self._alone(unit) for unit in job.units]
        whole = self._kept.whole(job.key)
        prints: Mapping[Place, bytes] = {}
        if whole.issue.source.kind == "pdf":
            prints = pictures_of(whole.issue, job.source, self._docs / issue_folder(whole.issue) / FOLDER)
        return [self._of_issue(unit, job, whole, prints) for unit in job.units]

    def _of_issue(self, unit: Unit, job: Job, whole: Converted, prints: Mapping[Place, bytes]) -> Made:
        issue, cut = whole.issue, self._plan.slice(unit.name)
        documents = {document.id: document for document in issue.documents}
        held = documents | {name: self._text(name) for name in cut.texts}
        archive = replace(cut.archive, documents=held, issues={**cut.archive.issues, issue.id: issue})
        own = {
            key: said
            for key, said in whole.translations.words.items()
            if key[0] == unit.about or unit.about == issue.id
        }
        speak = self._speaker.words(
            whole.people, cut.people, {**whole.translations.terms, **cut.terms}, {**cut.said, **own}
        )
        files: list[tuple[str, bytes | Path]] = []
        pieces: dict[str, bytes] = {}
        if unit.kind == "search":
            search = searched(issue, cut.addresses, {tree.language: words for tree, words in speak.items()})
            pieces[SEARCHED] = pickle.dumps(search.found, pickle.HIGHEST_PROTOCOL)
            return self._staged(unit, search.files.items(), pieces)
        if unit.kind == "issue":
            for tree, words in speak.items():
                files += _in(tree, issue_files(issue, archive, self._addresses(tree, cut), words, prints))
            record = issue_record(issue, corpus=archive.corpus)
            files += record_files(issue, record, cut.addresses, prints)
            if issue.source.kind == "pdf":
                files.append((issue_folder(issue) + source_name(issue), job.source))
            pieces[CORPUS] = corpus_lines(record)
            return self._staged(unit, files, pieces)
        document, pictures = documents[unit.about], laid(issue, prints)
        for tree, words in speak.items():
            made = document_files(document, issue, archive, self._addresses(tree, cut), words, pictures)
            files += _in(tree, made)
        files += document_downloads(
            document, issue, archive, cut.addresses, self._frame.titles[TREES[0].language], cut.uris
        )
        base = self._frame.root(TREES[0]) if self._frame.url else ""
        dated = [
            [entry.day.isoformat(), event(entry, issue, cut.addresses, speak[TREES[0]], base).decode()]
            for entry in events_of(document)
        ]
        if dated:
            pieces[EVENTS] = json.dumps(dated, ensure_ascii=False).encode()
        return self._staged(unit, files, pieces, cut.addresses.documents[document.id])

    def _alone(self, unit: Unit) -> Made:
        cut = self._plan.slice(unit.name)
        speak = self._speaker.words(frozenset(), cut.people, cut.terms, cut.said)
        files: list[tuple[str, bytes | Path]] = []
        for tree, words in speak.items():
            addresses = self._addresses(tree, cut)
            if unit.kind == "year":
                files += _in(tree, year_files(int(unit.about), cut.archive, addresses, words))
            elif unit.kind == "claim":
                rivals = [(cut.archive.issue_of(name), one) for name, one in cut.archive.documents.items()]
                files += _in(tree, claimed_files(unit.about, rivals, cut.archive, addresses, words))
            else:
                work = cut.archive.corpus.works[unit.about]
                files += _in(tree, work_files(work, cut.bodies, cut.archive, addresses, words))
        return self._staged(unit, files, {})

    def _text(self, name: str) -> Document:
        return next(one for one in self._kept.whole(self._plan.entry_of(name)).issue.documents if one.id == name)

    def _addresses(self, tree: Tree, cut: Slice) -> Addresses:
        return replace(cut.addresses, above="" if tree.is_root else "../", root=self._frame.root(tree))

    def _staged(
        self, unit: Unit, files: Iterable[tuple[str, bytes | Path]], pieces: Mapping[str, bytes], page: str = ""
    ) -> Made:
        """The files of a unit staged; `page` is a page whose Markdown is for download too."""
        hashed = {f"{tree.prefix}{page}.md" for tree in TREES}
        some = [staged(self._docs, name, data, is_download(name) or name in hashed) for name, data in files]
        return Made(unit.name, unit.key, tuple(some), pieces)


def _in(tree: Tree, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    return ((tree.prefix + name, data) for name, data in files)
