"""From which day a relation holds: its own day in the sentence, or the day on which the document comes into force."""

from __future__ import annotations

import re
from datetime import date

from converter.cite.days import EXTENDED, FROM, day_of, start_of
from converter.cite.sentences import CITED
from converter.model.issue import Document, InForce

DATED = frozenset({"repeals", "partly_repeals", "replaces", "suspends", "amends", "issues", "forwards"})
"""The relations that begin to hold on a day."""

KEEPING = frozenset({"extends", "confirms"})
"""The relations that can give a work a new last day."""

_ISSUING = frozenset({"issues", "forwards"})
_TOGETHER = re.compile(r"同时|一并")
# 自2009年起施行的《某办法》 tells a day of that work.
_OF_ANOTHER = re.compile(r"[^，。]{0,8}的\s*\x01")
_ANOTHER = re.compile(f"[，,].*{CITED}")
_OWN_DAY = re.compile(r"自本[\u4e00-\u9fff]{1,6}?(?:印发|公布|发布|颁布)之日起")


def effective(
    relation: str, mask: str, verb: int, document: Document, force: InForce | None, *, own_day: bool = False
) -> date | None:
    """The day from which `relation` holds, told by a verb at `verb` in a masked sentence; None where print tells none.

    `own_day`: the document dates another of its measures from its own issue.
    """
    if relation not in DATED:
        return None
    start = force.start if force else None
    dated = [match for match in FROM.finditer(mask) if not _OF_ANOTHER.match(mask, match.end())]
    if dated:
        before = [match for match in dated if match.end() <= verb]
        told = start_of((before or dated)[-1 if before else 0], document.signed)
        return start if told.here else told.day
    if relation in _ISSUING:
        return None
    if _TOGETHER.search(mask):
        return start
    if relation == "amends":
        return start or (document.signed if own_day else None)
    return None


def until(relation: str, mask: str, verb: int) -> date | None:
    """The new last day that a verb at `verb` in a masked sentence gives a work; None where print tells no day.

    A day that stands in a clause with another work is that work's.
    """
    found = EXTENDED.search(mask, verb) if relation in KEEPING else None
    if found is None or _ANOTHER.search(mask, verb, found.start()):
        return None
    return day_of(found["year"], found["month"], found["day"])


def dates_from_its_issue(document: Document, texts: list[str]) -> bool:
    """Whether a decision says of one of its measures that it holds from the day of the decision."""
    return document.kind == "decision" and any(_OWN_DAY.search(text) for text in texts)
