"""Issues → corpus: targets of citations, works not held, back links, status, conflicts.

The order in which issues are given changes nothing: everything is sorted by the place of a document in the archive.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from converter.link.addresses import hold_addresses
from converter.link.cards import cards_of
from converter.link.conflicts import conflicts_in
from converter.link.status import status_of
from converter.link.titles import Titles, standard_key
from converter.model.corpus import Card, Conflict, Corpus, Reference, Work
from converter.model.issue import Citation, Issue


def link(issues: Iterable[Issue]) -> Corpus:
    """The corpus of all issues."""
    return link_cards([card for issue in issues for card in cards_of(issue)])


def link_cards(cards: Iterable[Card]) -> Corpus:
    """The corpus of all documents. Raises ProfileError where two 代字 have one slug."""
    ordered = tuple(sorted(cards, key=lambda card: card.position))
    hold_addresses(ordered)
    titles = Titles(ordered)
    conflicts: list[Conflict] = []
    citations = {card.id: tuple(_resolved(card, titles, conflicts)) for card in ordered}
    as_of = max((card.published for card in ordered if card.published), default=None)
    references: dict[str, list[Reference]] = defaultdict(list)
    for card in ordered:
        for citation in citations[card.id]:
            if citation.target and not citation.own:
                references[citation.target].append(Reference(card.id, citation))
    held: dict[str, list[Card]] = defaultdict(list)
    for card in ordered:
        held[card.permalink or card.id].append(card)
    by_id = {card.id: card for card in ordered}
    works = {
        key: _work(key, held.get(key, ()), references.get(key, ()), by_id, as_of)
        for key in sorted({*held, *references})
    }
    conflicts.extend(conflicts_in(works, by_id))
    return Corpus(cards=ordered, works=works, citations=citations, conflicts=tuple(conflicts), as_of=as_of)


def _resolved(card: Card, titles: Titles, conflicts: list[Conflict]) -> Iterable[Citation]:
    """The citations of a document, each with the key of its work; a title that fits several works keeps none."""
    doubtful: dict[str, tuple[str, ...]] = {}
    for citation in card.citations:
        if citation.form == "standard":
            yield replace(citation, target=standard_key(citation.text))
            continue
        if citation.own or citation.target or not citation.title:
            yield citation
            continue
        found = titles.candidates(citation, card)
        if len(found) > 1:
            doubtful[citation.title] = found
        yield replace(citation, target=found[0]) if len(found) == 1 else citation
    for title, found in doubtful.items():
        words = (("candidates", "、".join(found)), ("title", title))
        conflicts.append(Conflict(code="title-ambiguous", documents=(card.id,), words=words))


def _work(
    key: str, cards: Sequence[Card], references: Sequence[Reference], by_id: dict[str, Card], as_of: date | None
) -> Work:
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
