"""The linked archive as pages ask for it: everything by id, looked up once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from converter.model.corpus import Card, Conflict, Corpus, Reference, Status, Work, day_of
from converter.model.issue import Citation, Document, Issue
from converter.write.issue_json import TITLE
from converter.write.words import Words

CHANGES = ("repeals", "replaces", "partly_repeals", "suspends", "amends", "extends", "confirms")
"""The relations that tell of a work's validity, the gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A corpus and its issues; `last` is the latest of them.

    `away` are the keys of the works that are cited and not held, `issuers` the names of all issuing bodies.
    """

    corpus: Corpus
    cards: Mapping[str, Card]
    issues: Mapping[str, Issue]
    documents: Mapping[str, Document]
    conflicts: Mapping[str, Sequence[Conflict]]
    away: frozenset[str]
    issuers: frozenset[str]
    last: Issue | None

    @staticmethod
    def of(issues: Sequence[Issue], corpus: Corpus) -> Archive:
        """The view of a corpus that was made from `issues`."""
        conflicts: dict[str, list[Conflict]] = {}
        for conflict in corpus.conflicts:
            for document in conflict.documents:
                conflicts.setdefault(document, []).append(conflict)
        return Archive(
            corpus=corpus,
            cards={card.id: card for card in corpus.cards},
            issues={issue.id: issue for issue in issues},
            documents={document.id: document for issue in issues for document in issue.documents},
            conflicts=conflicts,
            issuers=frozenset(name for card in corpus.cards for name in card.issuers),
            away=frozenset(work.key for work in corpus.works.values() if not work.documents),
            last=max(issues, key=lambda issue: issue.order, default=None),
        )

    def only(self, issues: Collection[Issue]) -> Archive:
        """The archive as pages of some `issues` alone show it: they list no more than these hold and cite.

        What is told of a work, and who says it, is still the whole archive's, and so is `last`.
        """
        own = {issue.id for issue in issues}
        cards = tuple(card for card in self.corpus.cards if card.issue in own)
        keys = {card.permalink or card.id for card in cards}
        cited = {one.target for card in cards for one in self.corpus.citations[card.id] if one.target}
        works = {key: work for key, work in self.corpus.works.items() if key in keys or key in cited}
        return replace(
            self,
            corpus=replace(self.corpus, cards=cards, works=works),
            issues={issue.id: issue for issue in issues},
            away=self.away & works.keys(),
            issuers=frozenset(name for card in cards for name in card.issuers),
        )

    def work(self, document: str) -> Work:
        """The work that a held document is."""
        return self.corpus.work_of(self.cards[document])

    def citations(self, document: str) -> tuple[Citation, ...]:
        """What a document cites of other works, in printed order."""
        return tuple(one for one in self.corpus.citations[document] if not one.own)

    def issue_of(self, document: str) -> Issue:
        """The issue that holds a document."""
        return self.issues[self.cards[document].issue]

    def day_of(self, reference: Reference) -> date | None:
        """From which day what a citation says has effect."""
        return day_of(reference, self.cards[reference.document])

    def is_to_come(self, day: date | None) -> bool:
        """Whether a day lies behind the last issue of the archive."""
        return bool(day and self.corpus.as_of and day > self.corpus.as_of)


def is_held(work: Work) -> bool:
    """Whether the archive has the work itself."""
    return bool(work.documents)


def is_title(key: str) -> bool:
    """Whether the key of a work is made of a title, since print gives no number of it."""
    return key.startswith(TITLE)


def is_ended(status: Status, archive: Archive) -> bool:
    """Whether a work has ended by what the archive says."""
    return status.state in ("repealed", "replaced", "term_ended") and not archive.is_to_come(status.since)


def work_name(work: Work) -> str:
    """The number of a work, else its title in marks."""
    return work.number or (in_marks(work.titles[0]) if work.titles else work.key)


def card_name(card: Card) -> str:
    """The number of a document, else its title in marks."""
    return card.number or in_marks(card.title)


def title_said(title: str, words: Words) -> str:
    """A title as HTML: in the language of the page where somebody translated it, else as printed, in title marks."""
    return words.body(title) if title in words.bodies else words.printed(in_marks(title))


def in_marks(title: str) -> str:
    """A title in title marks."""
    return title if title.startswith("《") else f"《{title}》"
