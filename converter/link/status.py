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
            return Status(state=state, since=min(days, default=None), evidence=evidence)
    return _own_term(cards, references, as_of)


def _own_term(cards: Sequence[Card], references: Sequence[Reference], as_of: date | None) -> Status:
    kept = [one.citation.until for one in references if one.citation.relation in ("extends", "confirms")]
    terms = [card.in_force for card in cards if card.in_force]
    if len(terms) < 2 and as_of:
        start, until = (terms[0].start, terms[0].until) if terms else (None, None)
        until = _last(until, kept)
        if until and until < as_of:
            return Status(state="term_ended", since=until, evidence=())
        if start and start > as_of:
            return Status(state="starts_later", since=start, evidence=())
    return Status(state="in_force_unknown", since=None, evidence=())


def _last(until: date | None, kept: Sequence[date | None]) -> date | None:
    """The last day of a term after what others did to it; None where one of them gives no day."""
    days = [day for day in kept if day]
    return max([*days, *([until] if until else [])], default=None) if len(days) == len(kept) else None
