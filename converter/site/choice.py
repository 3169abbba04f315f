"""Which issues of an archive a bundle holds, and the record of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converter.errors import GazetteError
from converter.model.corpus import Corpus
from converter.model.issue import Issue
from converter.write.archive import Archive
from converter.write.pages import addresses_of

INSIDE = "assets/generated/inside.json"
"""Which issues a part of the site holds; only where a part was asked for."""

_SHORT = re.compile(r"(?P<year>\d{4})[-/](?P<number>\d+)")
_NAMED = 12
"""Issues that a complaint names."""


class ChoiceError(GazetteError):
    """Nothing of the archive is what was asked for (exit status 2)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Issues by their ids (``lanpu/2023/3``, or ``2023/3``, or ``2023-03``) and all issues of years."""

    issues: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is chosen; else everything is meant."""
        return bool(self.issues or self.years)

    def of(self, issues: Sequence[Issue]) -> tuple[Issue, ...]:
        """The issues that are meant, in order. Raises ChoiceError where a part of the choice means none, or several."""
        if not self:
            return tuple(sorted(issues, key=lambda issue: issue.order))
        meant = {issue.id for name in self.issues for issue in _meant(name, issues)}
        for year in self.years:
            some = [issue.id for issue in issues if issue.year == year]
            if not some:
                years = ", ".join(map(str, sorted({issue.year for issue in issues}))) or "none"
                raise ChoiceError(f"no issue is of {year}", place="--year", advice=f"there are issues of: {years}")
            meant.update(some)
        return tuple(issue for issue in sorted(issues, key=lambda issue: issue.order) if issue.id in meant)


def _meant(name: str, issues: Sequence[Issue]) -> Iterator[Issue]:
    found = [issue for issue in issues if issue.id == name]
    short = _SHORT.fullmatch(name)
    if not found and short:
        pair = (int(short["year"]), int(short["number"]))
        found = [issue for issue in issues if (issue.year, issue.number) == pair]
    if len(found) == 1:
        yield found[0]
        return
    some = found or sorted(issues, key=lambda issue: issue.order)[-_NAMED:]
    there = ", ".join(issue.id for issue in some) or "none"
    if found:
        raise ChoiceError(f"{name!r} is more than one issue", place="--issue", advice=f"say which: {there}")
    more = f" and {len(issues) - len(some)} earlier" if len(issues) > len(some) else ""
    raise ChoiceError(f"there is no issue {name!r}", place="--issue", advice=f"there are: {there}{more}")


def inside_record(issues: Sequence[Issue], inside: Sequence[Issue], corpus: Corpus) -> bytes:
    """What a part of the site holds: INSIDE, for who packs it.

    ``{"issues": [{"id", "gazette", "year", "number", "published", "folder", "documents": [address]}], "of": how many
    issues there are in all, "documents": how many documents, "as_of": the day of the latest}``; days are ISO or null.
    """
    addresses = addresses_of(issues, Archive.of(issues, corpus))
    told = [
        {
            "id": issue.id,
            "gazette": issue.gazette,
            "year": issue.year,
            "number": issue.number,
            "published": issue.masthead.published.isoformat() if issue.masthead.published else None,
            "folder": addresses.folder(issue.id),
            "documents": [addresses.documents[document.id] for document in issue.documents],
        }
        for issue in inside
    ]
    every = sum(len(issue.documents) for issue in issues)
    as_of = corpus.as_of.isoformat() if corpus.as_of else None
    return json.dumps({"issues": told, "of": len(issues), "documents": every, "as_of": as_of}).encode()
