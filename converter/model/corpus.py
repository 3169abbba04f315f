"""All issues together: which works are named, where they are held, who cites them, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from converter.model.issue import Citation, InForce


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What linking needs to know of one document.

    `issue` is the id of its issue, `also` are the titles of what it issues, `published` is the day of its issue and
    `position` its place in the whole archive (year, number of the issue, place in it).
    """

    id: str
    issue: str
    position: tuple[int, int, int]
    permalink: str | None
    number: str | None
    title: str
    also: tuple[str, ...]
    kind: str
    issuers: tuple[str, ...]
    signed: date | None
    published: date | None
    page: int | None
    in_force: InForce | None
    citations: tuple[Citation, ...]


class Reference(NamedTuple):
    """A citation with the id of the document in which it stands."""

    document: str
    citation: Citation


def day_of(reference: Reference, card: Card) -> date | None:
    """From which day a citation has effect; `card` is that of the citing document.

    The printed day, else the day from which the document itself holds, else the day on which it was signed.
    """
    start = card.in_force.start if card.in_force else None
    return reference.citation.effective or start or card.signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the collection knows of a work's validity; never that it is in force.

    `state` is repealed, replaced, partly_repealed, suspended, amended, term_ended, starts_later or in_force_unknown;
    `since` the day from which it holds, `evidence` the citations that say so.
    """

    state: str
    since: date | None
    evidence: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work that is held or cited.

    `key` is its permalink, for a document without number its id, for a work known by its title only ``title:`` and the
    folded title. `documents` are the ids under which it is held: none, one, or several that claim one number.
    """

    key: str
    kind: str
    number: str | None
    titles: tuple[str, ...]
    documents: tuple[str, ...]
    cited_by: tuple[Reference, ...]
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something between documents that does not fit: a code, the documents it concerns, and words for its message."""

    code: str
    documents: tuple[str, ...]
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The linked archive. `cards` stand in the order of issues; `citations` has each document's, targets resolved.

    A resolved target is the key of a work.
    """

    cards: tuple[Card, ...]
    works: Mapping[str, Work]
    citations: Mapping[str, tuple[Citation, ...]]
    conflicts: tuple[Conflict, ...]
    as_of: date | None

    def work_of(self, card: Card) -> Work:
        """The work that a held document is."""
        return self.works[card.permalink or card.id]
