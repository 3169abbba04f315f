"""What became of a work, as other documents say it. Never "in force" without a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from converter.model.corpus import Card, Reference, Status, day_of

_STATES = (
    ("repeals", "repealed"),
    ("replaces", "replaced"),
    ("partly_repeals", "partly_repealed"),
    ("suspends", "suspended"),
    ("amends", "amended"),
)
"""Relation and the state that it gives, the gravest first."""


def status_of(
    cards: Sequence[Card], references: Sequence[Reference], by_id: Mapping[str, Card], as_of: date | None
) -> Status:
    """The gravest thing that is said of a work, with all citations that say it; else what its own term tells."""
    for relation, state in _STATES:
        evidence = tuple(one for one in references if one.citation.relation == relation)
        if evidence:
            days = [day for one in evidence if (day := day_of(one, by_id[one.document]))]
            return Status(state=state, since=min(days, default=None), evidence=evidence, as_of=as_of)
    return _own_term(cards, references, as_of)


def _own_term(cards: Sequence[Card], references: Sequence[Reference], as_of: date | None) -> Status:
    extended = any(one.citation.relation in ("extends", "confirms") for one in references)
    terms = [card.in_force for card in cards if card.in_force]
    if len(terms) == 1 and as_of:
        until, start = terms[0].until, terms[0].start
        if until and until < as_of and not extended:
            return Status(state="term_ended", since=until, evidence=(), as_of=as_of)
        if start and start > as_of:
            return Status(state="starts_later", since=start, evidence=(), as_of=as_of)
    return Status(state="in_force_unknown", since=None, evidence=(), as_of=as_of)
