"""What a page can know of the archive, cut out of it: nothing else is there while the page is made.

A page whose slice is what it was at the last build is what it was, so that no page can be stale. A slice holds the
works, cards and addresses that its pages name, no more: it changes when they do, and not with every issue.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import msgspec

from converter.model.corpus import Card, Conflict, Corpus, Status, Work, day_of
from converter.model.issue import Citation, Document, Issue
from converter.write.addresses import Addresses
from converter.write.archive import CHANGES, Archive
from converter.write.chronicle import events
from converter.write.thin import head
from converter.write.work_page import body_of

_UNTOLD = Status(state="in_force_unknown", since=None, evidence=())
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What goes along with the words of a document wherever they are shown: its people, its translated names.

    `people` stand in its title, its tables' captions, its events and the sentences in which it cites; `terms` are its
    title and what it issues, with their translations; `said` are translations by place and print.
    """

    people: frozenset[str] = frozenset()
    terms: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The archive of thin issues, where everything stands in the first tree, and what goes along with documents.

    `uris` are those of `work_uris`, `bodies` those of `bodies_of_series`, `terms` all translated names. `heads`,
    `cards` and `works` are what names issues, documents and works where others show them; `chronicles` are the
    documents that print events of a year.
    """

    archive: Archive
    addresses: Addresses
    shown: Mapping[str, Shown]
    terms: Mapping[str, str]
    uris: Mapping[str, str]
    bodies: Mapping[str, str]
    heads: Mapping[str, Issue]
    cards: Mapping[str, Card]
    works: Mapping[str, Work]
    chronicles: Mapping[int, Collection[str]]

    @staticmethod
    def of(
        archive: Archive,
        addresses: Addresses,
        shown: Mapping[str, Shown],
        terms: Mapping[str, str],
        uris: Mapping[str, str],
        bodies: Mapping[str, str],
    ) -> Whole:
        """The whole of an archive of thin issues."""
        chronicles: dict[int, dict[str, None]] = {}
        for entry in events(archive):
            chronicles.setdefault(entry.day.year, {})[entry.document.id] = None
        return Whole(
            archive=archive,
            addresses=addresses,
            shown=shown,
            terms=terms,
            uris=uris,
            bodies=bodies,
            heads={name: head(issue) for name, issue in archive.issues.items()},
            cards={name: _bare(card) for name, card in archive.cards.items()},
            works={key: _named(work) for key, work in archive.corpus.works.items()},
            chronicles=chronicles,
        )

    def only(self, issues: Collection[Issue]) -> Whole:
        """The same as pages of some `issues` alone show it; names of all others stay known."""
        held = {document.id for issue in issues for document in issue.documents}
        some = ((year, [name for name in names if name in held]) for year, names in self.chronicles.items())
        return replace(
            self, archive=self.archive.only(issues), chronicles={year: names for year, names in some if names}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A part of a `Whole`. `texts` are documents that have to be there with their text beside the page's own."""

    archive: Archive
    addresses: Addresses
    people: frozenset[str]
    terms: Mapping[str, str]
    said: Mapping[tuple[str, str, str], str]
    uris: Mapping[str, str]
    bodies: Mapping[str, str]
    texts: tuple[str, ...] = ()

    def digest(self) -> bytes:
        """A hash of all that it holds."""
        own, corpus = self.archive, self.archive.corpus
        archive = (corpus.cards, corpus.works, corpus.citations, corpus.conflicts, corpus.as_of)
        seen = (own.issues, own.documents, own.conflicts, own.away, own.issuers)
        said = sorted((*key, translation) for key, translation in self.said.items())
        value = (archive, seen, self.addresses, self.people, self.terms, said, self.uris, self.bodies, self.texts)
        return hashlib.sha256(_ENCODER.encode(value)).digest()


def document_slice(name: str, whole: Whole) -> Slice:
    """What the pages of the document `name` and of its tables, and its files, can know."""
    archive = whole.archive
    own, citations = archive.work(name), archive.corpus.citations[name]
    conflicts = archive.conflicts.get(name, ())
    cited = {one.target for one in citations if one.target} | set(_candidates(conflicts))
    works = {key: whole.works[key] for key in sorted(cited) if key in whole.works}
    texts: list[str] = []
    for key in sorted({one.target for one in citations if one.target and one.relation == "corrects"}):
        work = archive.corpus.works.get(key)
        if work is not None and len(work.documents) == 1:
            corrections = tuple(one for one in work.cited_by if one.citation.relation == "corrects")
            works[key] = replace(works[key], cited_by=corrections)
            texts.append(work.documents[0])
    works[own.key] = own
    shown = [name, *texts, *_citing(works.values()), *(one for some in conflicts for one in some.documents)]
    shown += (work.documents[0] for work in works.values() if len(work.documents) == 1)
    return _cut(whole, shown, works, {name: citations}, {name: conflicts}, _days(own, archive), texts=texts)


def issue_slice(name: str, whole: Whole) -> Slice:
    """What the page of the issue `name` and its record can know."""
    archive = whole.archive
    own = [document.id for document in archive.issues[name].documents]
    conflicts = {one: archive.conflicts[one] for one in own if one in archive.conflicts}
    every = [one for some in conflicts.values() for one in some]
    keys = {archive.work(one).key for one in own}
    named = {key for key in _candidates(every) if key in archive.corpus.works}
    works = {key: whole.works[key] for key in sorted(named - keys)}
    works |= {key: replace(archive.corpus.works[key], cited_by=()) for key in sorted(keys)}
    citations = {one: archive.corpus.citations[one] for one in own}
    shown = [*own, *(one for some in every for one in some.documents)]
    days = (works[key].status.since for key in sorted(keys))
    return _cut(whole, shown, works, citations, conflicts, filter(None, days))


def search_slice(name: str, whole: Whole) -> Slice:
    """What the search can know of the issue `name` beside its text: whatever else is in the archive does not matter."""
    return _cut(whole, [document.id for document in whole.archive.issues[name].documents], {}, {}, {}, ())


def work_slice(key: str, whole: Whole) -> Slice:
    """What the page of a work that is not held can know."""
    work = whole.archive.corpus.works[key]
    cut = _cut(whole, list(_citing([work])), {key: work}, {}, {}, _days(work, whole.archive))
    series = key.partition("/")[0]
    bodies = {series: whole.bodies[series]} if series in whole.bodies else {}
    issuers = whole.archive.issuers & {body_of(work, bodies)}
    return replace(cut, archive=replace(cut.archive, issuers=issuers), bodies=bodies)


def claim_slice(rivals: Sequence[tuple[Issue, Document]], whole: Whole) -> Slice:
    """What the page of a number that several documents claim can know."""
    own = [document.id for _, document in rivals]
    work = whole.archive.work(own[0])
    cut = _cut(whole, [*own, *_citing([work])], {work.key: work}, {}, {}, _days(work, whole.archive))
    issues = {issue.id: replace(whole.heads[issue.id], masthead=issue.masthead) for issue, _ in rivals}
    documents = {document.id: document for _, document in rivals}
    return replace(cut, archive=replace(cut.archive, issues={**cut.archive.issues, **issues}, documents=documents))


def year_slice(year: int, whole: Whole) -> Slice:
    """What the pages of one year can know: its issues, and the documents that print events of it."""
    archive = whole.archive
    issues = {name: issue for name, issue in archive.issues.items() if issue.year == year}
    own = [document.id for issue in issues.values() for document in issue.documents]
    documents = {name: archive.documents[name] for name in whole.chronicles.get(year, ())}
    keys = sorted({archive.work(name).key for name in own})
    works = {key: replace(archive.corpus.works[key], cited_by=()) for key in keys}
    days = filter(None, (work.status.since for work in works.values()))
    cut = _cut(whole, [*own, *documents], works, {}, {}, days)
    # An issue of another year has its head alone, which tells no documents.
    return replace(cut, archive=replace(cut.archive, issues={**cut.archive.issues, **issues}, documents=documents))


def _cut(
    whole: Whole,
    shown: Iterable[str],
    works: Mapping[str, Work],
    citations: Mapping[str, tuple[Citation, ...]],
    conflicts: Mapping[str, Sequence[Conflict]],
    days: Iterable[date],
    texts: Sequence[str] = (),
) -> Slice:
    """The documents `shown` with their issues, and `works`; `days` are those that may be to come."""
    archive, names = whole.archive, sorted(set(shown))
    cards = {name: whole.cards[name] for name in names}
    issues = {issue: whole.heads[issue] for issue in sorted({card.issue for card in cards.values()})}
    said = {(name, *key): text for name in names for key, text in whole.shown[name].said.items()}
    titles = {card.title for card in cards.values()} | {title for work in works.values() for title in work.titles}
    titles |= {one.title for some in citations.values() for one in some if one.title}
    corpus = Corpus(
        cards=tuple(sorted(cards.values(), key=lambda card: (card.position, card.id))),
        works=works,
        citations=citations,
        conflicts=(),
        as_of=_clipped(archive.corpus.as_of, days),
    )
    return Slice(
        archive=Archive(
            corpus=corpus,
            cards=cards,
            issues=issues,
            documents={},
            conflicts=conflicts,
            away=frozenset(key for key in works if key in archive.away),
            issuers=frozenset(),
            last=None,
        ),
        addresses=_narrowed(whole.addresses, names, issues, works),
        people=frozenset().union(*(whole.shown[name].people for name in names)),
        terms={title: whole.terms[title] for title in sorted(titles) if title in whole.terms},
        said=said,
        uris={key: whole.uris[key] for key in works if key in whole.uris},
        bodies={},
        texts=tuple(texts),
    )


def _narrowed(addresses: Addresses, documents: Iterable[str], issues: Iterable[str], works: Iterable[str]) -> Addresses:
    return replace(
        addresses,
        documents={name: addresses.documents[name] for name in documents},
        issues={name: addresses.issues[name] for name in issues},
        works={key: addresses.works[key] for key in works if key in addresses.works},
        entries={key: addresses.entries[key] for key in works if key in addresses.entries},
    )


def _citing(works: Iterable[Work]) -> Iterator[str]:
    for work in works:
        yield from (one.document for one in work.cited_by)
        yield from (one.document for one in work.status.evidence)


def _candidates(conflicts: Iterable[Conflict]) -> Iterator[str]:
    """The keys of works among the words of conflicts."""
    for conflict in conflicts:
        yield from dict(conflict.words).get("candidates", "").split("、")


def _named(work: Work) -> Work:
    """A work as its name is shown: who else cites it, and what became of it, is told on its own page."""
    return replace(work, cited_by=(), status=_UNTOLD)


def _bare(card: Card) -> Card:
    return replace(card, citations=(), also=(), issuers=(), page=None)


def _days(work: Work, archive: Archive) -> Iterator[date]:
    """Every day in the life of a work: of each a page may ask whether it is to come."""
    for card in (archive.cards[name] for name in work.documents):
        force = card.in_force
        yield from filter(None, (card.signed, card.published, force and force.start, force and force.until))
    yield from filter(None, (work.status.since,))
    for one in work.cited_by:
        if one.citation.relation in (*CHANGES, "corrects"):
            card = archive.cards[one.document]
            yield from filter(None, (one.citation.until, card.published, day_of(one, card)))


def _clipped(as_of: date | None, days: Iterable[date]) -> date | None:
    """The last of `days` that is not to come: whatever is to come for it is to come for `as_of`, and the reverse."""
    return max((day for day in days if day <= as_of), default=date.min) if as_of else None
