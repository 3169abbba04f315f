"""Keeps an archive linked while its documents come, change and go: only what a difference touches is made anew.

What one document says of itself (its titles, the works that it cites by number) changes what titles in others can
mean; what it cites changes the works that it cites. So a difference is followed in two steps: from titles to the
documents that ask for them, and from changed citations to the works that they name. Everything else stays the same
object. That a changed archive is what a new one would be is held by a property test.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from converter.link.addresses import Series, hold_addresses, series_in
from converter.link.conflicts import amendment_cycles, conflicts_of
from converter.link.titles import Titles, core_of, standard_key
from converter.link.works import work_of
from converter.model.corpus import Card, Conflict, Corpus, Reference, Work
from converter.model.issue import Citation


@dataclass(frozen=True, slots=True)
class Touched:
    """What one update made anew: ids of the documents whose citations were resolved, and keys of works."""

    documents: frozenset[str]
    works: frozenset[str]


NOTHING = Touched(frozenset(), frozenset())


class Linker:
    """The links of an archive. `touched` is what the last update made anew."""

    def __init__(self) -> None:
        self.touched = NOTHING
        self._cards: dict[str, Card] = {}
        self._series: dict[str, Series] = {}
        self._titles = Titles()
        self._asking: dict[str, set[str]] = defaultdict(set)
        self._citations: dict[str, tuple[Citation, ...]] = {}
        self._ambiguous: dict[str, tuple[Conflict, ...]] = {}
        self._held: dict[str, set[str]] = defaultdict(set)
        self._citing: dict[str, set[str]] = defaultdict(set)
        self._works: dict[str, Work] = {}
        self._conflicts: dict[str, tuple[Conflict, ...]] = {}
        self._as_of: date | None = None

    def update(self, cards: Iterable[Card]) -> Corpus:
        """The corpus of `cards`, all documents that the archive has now.

        Raises ProfileError where two 代字 have one slug; the links stay as they were.
        """
        new = {card.id: card for card in cards}
        gone = [card for name, card in self._cards.items() if new.get(name) != card]
        come = [card for name, card in new.items() if self._cards.get(name) != card]
        order = sorted(new, key=lambda name: (new[name].position, name))
        self._take_series(gone, come, order)
        asked = {core for card in (*gone, *come) for core in self._titles.cores(card)}
        works = {key for card in (*gone, *come) for key in (_key(card), *self._named_by(card.id))}
        for card in gone:
            self._drop(card)
        for card in come:
            self._take(card)
        asking = {name for core in asked for name in self._asking.get(core, ())}
        documents = {card.id for card in come} | asking
        for name in documents:
            works |= self._resolve(self._cards[name])
        as_of = max((card.published for card in new.values() if card.published), default=None)
        works |= {key for key in self._works if self._passed(self._works[key], as_of)}
        self._as_of = as_of
        for key in works:
            self._make(key)
        self.touched = Touched(frozenset(documents), frozenset(works))
        return self._corpus(order)

    def _take_series(self, gone: Iterable[Card], come: Iterable[Card], order: Iterable[str]) -> None:
        """Holds that addresses stay apart before anything else is changed."""
        left = {card.id for card in gone}
        series = {name: one for name, one in self._series.items() if name not in left}
        series |= {card.id: series_in(card) for card in come}
        hold_addresses(series[name] for name in order)
        self._series = series

    def _named_by(self, document: str) -> Iterator[str]:
        """The keys of the works that a document cites, as it was resolved last."""
        return (one.target for one in self._citations.get(document, ()) if one.target and not one.own)

    def _drop(self, card: Card) -> None:
        self._titles.remove(card)
        for core in _asked_by(card):
            self._asking[core].discard(card.id)
        for key in self._named_by(card.id):
            self._citing[key].discard(card.id)
        self._held[_key(card)].discard(card.id)
        del self._cards[card.id], self._citations[card.id], self._ambiguous[card.id]

    def _take(self, card: Card) -> None:
        self._cards[card.id] = card
        self._titles.add(card)
        self._held[_key(card)].add(card.id)
        for core in _asked_by(card):
            self._asking[core].add(card.id)

    def _resolve(self, card: Card) -> set[str]:
        """Resolves a document's citations; returns the works whose back links that changes."""
        before, known = self._citations.get(card.id, ()), set(self._named_by(card.id))
        conflicts: list[Conflict] = []
        self._citations[card.id] = tuple(_resolved(card, self._titles, conflicts))
        self._ambiguous[card.id] = tuple(conflicts)
        named = set(self._named_by(card.id))
        for key in known - named:
            self._citing[key].discard(card.id)
        for key in named - known:
            self._citing[key].add(card.id)
        return known | named if self._citations[card.id] != before else set()

    def _passed(self, work: Work, as_of: date | None) -> bool:
        """Whether a day on which the work's term begins or ends lies between the last day known and the new one."""
        forces = (self._cards[name].in_force for name in work.documents if name in self._cards)
        days = [day for force in forces if force for day in (force.start, force.until)]
        days += [one.citation.until for one in work.cited_by]
        return any(_side(day, self._as_of) != _side(day, as_of) for day in days if day)

    def _make(self, key: str) -> None:
        """Makes a work anew, or takes it away where nothing holds it and nothing cites it."""
        held = sorted((self._cards[name] for name in self._held.get(key, ())), key=_place)
        citing = sorted((self._cards[name] for name in self._citing.get(key, ())), key=_place)
        references = [
            Reference(card.id, citation)
            for card in citing
            for citation in self._citations[card.id]
            if citation.target == key and not citation.own
        ]
        if held or references:
            work = work_of(key, held, references, self._cards, self._as_of)
            self._works[key] = work
            self._conflicts[key] = tuple(conflicts_of(work, self._cards))
        else:
            self._works.pop(key, None)
            self._conflicts.pop(key, None)

    def _corpus(self, order: list[str]) -> Corpus:
        works = {key: self._works[key] for key in sorted(self._works)}
        conflicts = [conflict for name in order for conflict in self._ambiguous[name]]
        conflicts += [conflict for key in works for conflict in self._conflicts[key]]
        return Corpus(
            cards=tuple(self._cards[name] for name in order),
            works=works,
            citations={name: self._citations[name] for name in order},
            conflicts=(*conflicts, *amendment_cycles(works)),
            as_of=self._as_of,
        )


def _key(card: Card) -> str:
    return card.permalink or card.id


def _place(card: Card) -> tuple[tuple[int, int, int], str]:
    return card.position, card.id


def _side(day: date, as_of: date | None) -> int | None:
    return (day > as_of) - (day < as_of) if as_of else None


def _asked_by(card: Card) -> set[str]:
    return {core_of(one.title) for one in card.citations if one.title and _by_title(one)}


def _by_title(citation: Citation) -> bool:
    """Whether nothing but its title can tell which work a citation names."""
    return bool(citation.form != "standard" and not citation.own and not citation.target and citation.title)


def _resolved(card: Card, titles: Titles, conflicts: list[Conflict]) -> Iterator[Citation]:
    """The citations of a document, each with the key of its work; a title that fits several works keeps none."""
    doubtful: dict[str, tuple[str, ...]] = {}
    for citation in card.citations:
        if citation.form == "standard":
            yield replace(citation, target=standard_key(citation.text))
            continue
        if not _by_title(citation):
            yield citation
            continue
        found = titles.candidates(citation, card)
        if len(found) > 1 and citation.title:
            doubtful[citation.title] = found
        yield replace(citation, target=found[0]) if len(found) == 1 else citation
    for title, found in doubtful.items():
        words = (("candidates", "、".join(found)), ("title", title))
        conflicts.append(Conflict(code="title-ambiguous", documents=(card.id,), words=words))
