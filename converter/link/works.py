"""A work: where it is held, what it is called, who cites it, what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from converter.link.status import status_of
from converter.model.corpus import Card, Reference, Work


def work_of(
    key: str, cards: Sequence[Card], references: Sequence[Reference], by_id: Mapping[str, Card], as_of: date | None
) -> Work:
    """The work of `key`, held as `cards` and cited by `references`, both in the order of the archive, one not empty.

    Titles of a work that is not held are those under which it is cited, the most frequent first.
    """
    named = Counter(reference.citation.title for reference in references if reference.citation.title)
    titles = [card.title for card in cards] or [
        title for title, _ in sorted(named.items(), key=lambda one: (-one[1], one[0]))
    ]
    titles = titles or [reference.citation.text for reference in references[:1]]
    numbers = [card.number for card in cards] or [reference.citation.number for reference in references]
    kinds = Counter(reference.citation.work for reference in references)
    return Work(
        key=key,
        kind="document" if cards else min(kinds, key=lambda kind: (-kinds[kind], kind)),
        number=next((number for number in numbers if number), None),
        titles=tuple(dict.fromkeys(titles)),
        documents=tuple(card.id for card in cards),
        cited_by=tuple(references),
        status=status_of(cards, references, by_id, as_of),
    )
