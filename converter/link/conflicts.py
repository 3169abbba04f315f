"""What does not fit between documents; each conflict names all documents that it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from converter.model.corpus import Card, Conflict, Work, day_of

_ENDS = ("repeals", "replaces")
_RESTS_ON = ("based_on", "applies")


def conflicts_of(work: Work, by_id: Mapping[str, Card]) -> Iterator[Conflict]:
    """A number claimed twice, a work relied on after its end, an end before the beginning."""
    if len(work.documents) > 1:
        yield _conflict("number-claimed-twice", work.documents, number=work.number or "")
    yield from _relied_on_after_its_end(work, by_id)
    yield from _ended_before_it_began(work, by_id)


def _conflict(code: str, documents: tuple[str, ...], **words: str) -> Conflict:
    return Conflict(code=code, documents=tuple(dict.fromkeys(documents)), words=tuple(sorted(words.items())))


def _name(work: Work) -> str:
    return work.number or (work.titles[0] if work.titles else work.key)


def _relied_on_after_its_end(work: Work, by_id: Mapping[str, Card]) -> Iterator[Conflict]:
    ends = [
        (day, one)
        for one in work.cited_by
        if one.citation.relation in _ENDS and (day := day_of(one, by_id[one.document]))
    ]
    if not ends:
        return
    ended, end = min(ends, key=lambda pair: (pair[0], pair[1].document))
    for one in work.cited_by:
        signed = by_id[one.document].signed
        if one.citation.relation in _RESTS_ON and signed and signed > ended and one.document != end.document:
            documents = (one.document, end.document, *work.documents)
            yield _conflict("repealed-relied-on", documents, work=_name(work), since=ended.isoformat())


def _ended_before_it_began(work: Work, by_id: Mapping[str, Card]) -> Iterator[Conflict]:
    for one in work.cited_by:
        signed = by_id[one.document].signed
        for held in work.documents:
            began = by_id[held].signed
            if one.citation.relation in (*_ENDS, "partly_repeals", "amends") and signed and began and signed < began:
                yield _conflict("ended-before-it-began", (one.document, held), work=_name(work))


def amendment_cycles(works: Mapping[str, Work]) -> Iterator[Conflict]:
    """Documents that amend one another in a circle; one conflict for the first circle in the order of keys."""
    key_of = {document: work.key for work in works.values() for document in work.documents}
    amends: dict[str, set[str]] = {}
    for work in works.values():
        for one in work.cited_by:
            if one.citation.relation == "amends":
                amends.setdefault(key_of[one.document], set()).add(work.key)
    try:
        TopologicalSorter(amends).prepare()
    except CycleError as circle:
        keys = circle.args[1]
        documents = tuple(document for key in keys for document in works[key].documents)
        yield _conflict("amendment-cycle", documents, works=" → ".join(_name(works[key]) for key in keys))
