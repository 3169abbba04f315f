"""The units of an archive, in its order: which there are, from which slice each is made, and with which key.

A unit is a document, an issue, what the search has of an issue, a year, a work that is not held, or a number that
several claim. Its key is a hash of all that its files can show, so that a unit with the key of the last build is what
it was. Everything here may be asked for in another process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from converter.model.issue import Document, Issue
from converter.write.pages import contested, numbered_away, years_of
from converter.write.slices import (
    Slice,
    Whole,
    claim_slice,
    document_slice,
    issue_slice,
    search_slice,
    work_slice,
    year_slice,
)

_TOGETHER = 40
"""Works that are made in one job."""

_AT_ONCE = 256
"""Units whose keys are found out together."""


class Unit(NamedTuple):
    """A unit: a word for what it is, then what it is about (``document lanpu/2023/3/1``); and its key."""

    name: str
    key: bytes

    @property
    def kind(self) -> str:
        """The word."""
        return self.name.partition(" ")[0]

    @property
    def about(self) -> str:
        """The id of a document or an issue, a year, the key of a work, or a permalink."""
        return self.name.partition(" ")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Units that are made together: those of one issue, whose entry is `key` and whose source is `source`.

    Without an issue the units are of years, of works and of claimed numbers.
    """

    units: tuple[Unit, ...]
    key: str = ""
    source: Path = Path()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The units of `issues` (thin, in order, those that are shown) in the `whole`.

    `entries` are the key and the source of each issue that there is, `frame` is the hash of what all pages rest on.
    """

    whole: Whole
    issues: Sequence[Issue]
    entries: Mapping[str, tuple[str, Path]]
    frame: bytes

    @cached_property
    def names(self) -> Sequence[str]:
        """The names of all units."""
        return tuple(self._named())

    @cached_property
    def _rivals(self) -> Mapping[str, Sequence[tuple[Issue, Document]]]:
        return contested(self.issues)

    def _named(self) -> Iterator[str]:
        for issue in self.issues:
            yield f"issue {issue.id}"
            yield f"search {issue.id}"
            yield from (f"document {document.id}" for document in issue.documents)
        yield from (f"year {year}" for year in years_of(self.whole.archive))
        yield from (f"work {key}" for key in numbered_away(self.whole.archive, self.whole.addresses))
        yield from (f"claim {permalink}" for permalink in self._rivals)

    def ranges(self) -> Sequence[range]:
        """The places of the names, some at a time."""
        return [range(at, min(at + _AT_ONCE, len(self.names))) for at in range(0, len(self.names), _AT_ONCE)]

    def unit(self, name: str) -> Unit:
        """The unit of a name with its key."""
        cut = self.slice(name)
        issue = self._issue_of(name)
        key = self.entries[issue][0] if issue else ""
        return Unit(name, digest(self.frame, key, [self.entry_of(text) for text in cut.texts], cut.digest()))

    def slice(self, name: str) -> Slice:
        """What the files of a unit can know."""
        kind, _, about = name.partition(" ")
        match kind:
            case "issue":
                return issue_slice(about, self.whole)
            case "search":
                return search_slice(about, self.whole)
            case "document":
                return document_slice(about, self.whole)
            case "year":
                return year_slice(int(about), self.whole)
            case "work":
                return work_slice(about, self.whole)
            case _:
                return claim_slice(self._rivals[about], self.whole)

    def entry_of(self, document: str) -> str:
        """The key of the entry of the issue that has a document."""
        return self.entries[self.whole.archive.cards[document].issue][0]

    def jobs(self, units: Iterable[Unit]) -> Iterator[Job]:
        """The units that are to be made, those of an issue together."""
        of_issue: dict[str, list[Unit]] = {}
        for unit in units:
            of_issue.setdefault(self._issue_of(unit.name), []).append(unit)
        others = of_issue.pop("", [])
        for issue, some in of_issue.items():
            key, source = self.entries[issue]
            yield Job(units=tuple(some), key=key, source=source)
        for at in range(0, len(others), _TOGETHER):
            yield Job(units=tuple(others[at : at + _TOGETHER]))

    def _issue_of(self, name: str) -> str:
        """The issue from whose text a unit is made; empty if from none."""
        kind, _, about = name.partition(" ")
        if kind == "document":
            return self.whole.archive.cards[about].issue
        return about if kind in ("issue", "search") else ""


def digest(*values: object) -> bytes:
    """A hash of values that msgspec can write."""
    return hashlib.sha256(msgspec.msgpack.Encoder(order="deterministic").encode(values)).digest()
