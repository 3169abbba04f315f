"""How far the translation of an issue is, document by document, and what in it a reviewer should look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converter.translate.figures import differing
from converter.translate.files import Entry, Term
from converter.translate.units import Unit


class Doubt(NamedTuple):
    """Something to look at: `kind` is term, figure-lacking or figure-added; `what` and `wanted` are its words."""

    kind: str
    context: str
    line: int
    what: str
    wanted: str = ""


class Review(NamedTuple):
    """One document: how many of its units are translated, in doubt and missing, and what to look at."""

    document: str
    done: int
    fuzzy: int
    missing: int
    doubts: tuple[Doubt, ...]


def review(wanted: Sequence[Unit], entries: Sequence[Entry], terms: Sequence[Term]) -> tuple[Review, ...]:
    """A review for each document, in printed order; `entries` are those that `update` made of `wanted`."""
    found: dict[str, list[tuple[Unit, Entry]]] = {}
    for unit, entry in zip(wanted, entries, strict=True):
        found.setdefault(unit.document, []).append((unit, entry))
    return tuple(_reviewed(document, pairs, terms) for document, pairs in found.items())


def _reviewed(document: str, pairs: Sequence[tuple[Unit, Entry]], terms: Sequence[Term]) -> Review:
    sure = [(unit, entry) for unit, entry in pairs if entry.translation and not entry.fuzzy]
    fuzzy = sum(1 for _, entry in pairs if entry.fuzzy)
    doubts = tuple(doubt for unit, entry in sure for doubt in _doubts(unit, entry, terms))
    return Review(document, len(sure), fuzzy, len(pairs) - len(sure) - fuzzy, doubts)


def _doubts(unit: Unit, entry: Entry, terms: Sequence[Term]) -> Iterator[Doubt]:
    for term in _terms_in(unit.text, terms):
        if not any(said.lower() in entry.translation.lower() for said in term.translations):
            yield Doubt("term", unit.context, unit.line, term.source, " | ".join(term.translations))
    lacking, added = differing(unit.text, entry.translation)
    if lacking:
        yield Doubt("figure-lacking", unit.context, unit.line, ", ".join(lacking))
    if added:
        yield Doubt("figure-added", unit.context, unit.line, ", ".join(added))


def _terms_in(text: str, terms: Sequence[Term]) -> Iterator[Term]:
    """The terms that stand in `text`, the longest first; what is part of a longer one does not count."""
    covered = [False] * len(text)
    for term in sorted(terms, key=lambda one: (-len(one.source), one.source)):
        at, here = text.find(term.source), False
        while at >= 0:
            end = at + len(term.source)
            if not any(covered[at:end]):
                covered[at:end] = [True] * len(term.source)
                here = True
            at = text.find(term.source, end)
        if here:
            yield term
