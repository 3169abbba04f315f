"""What a person reads in the terminal: the summary of an issue, and its findings with their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from converter.messages import describe, phrases
from converter.model.block import Box, Event, Names, Roster, Table
from converter.model.finding import Finding, Severity
from converter.model.issue import Issue

_EXCERPT = 40
"""Characters of the source line that a finding shows."""


def summary(issue: Issue, language: str, place: str) -> str:
    """One short block of lines: how much of each kind was found. `place` names the source."""
    words = phrases("report", language)
    counts = counts_of(issue)
    severities = Counter(finding.severity.value for finding in issue.findings)
    title = words["issue"].format(gazette=issue.gazette, year=issue.year, number=issue.number)
    if issue.masthead.notice:
        title = f"{issue.id} {issue.masthead.notice[0][1]}"
    told = ", " if language == "en" else "，"
    rows = [
        told.join(f"{words[name]} {count}" for name, count in counts.items()),
        words["severities"].format(**{one.value: severities[one.value] for one in Severity}),
        words["sum"].format(**asdict(issue.ledger)),
    ]
    return "\n".join((f"{title}  ({place})", *(f"  {row}" for row in rows)))


def corpus_summary(counts: Mapping[str, int], issues: int, language: str) -> str:
    """One line on a linked corpus."""
    return phrases("report", language)["corpus"].format(issues=issues, **counts)


def counts_of(issue: Issue) -> dict[str, int]:
    """How many there are of what a reader looks for."""
    counts: Counter[str] = Counter()
    for document in issue.documents:
        counts["documents"] += 1
        counts["parts"] += len(document.parts)
        counts["citations"] += len(document.citations)
        for block in document.blocks():
            match block:
                case Table():
                    counts["tables"] += 1
                case Box():
                    counts["boxes"] += 1
                case Roster() | Names():
                    counts["people"] += len(block.people)
                case Event():
                    counts["events"] += 1
                case _:
                    pass
    counts["gaps"] = len(issue.gaps)
    counts["corrections"] = len(issue.corrections)
    return {name: counts[name] for name in _COUNTED}


_COUNTED = ("documents", "parts", "tables", "boxes", "people", "events", "citations", "gaps", "corrections")


def findings(issue: Issue, language: str, place: str) -> str:
    """Every finding: severity, code, file and place, message, the printed line, what to do."""
    lines = {line.number: line.text.strip() for line in reversed(issue.source.lines)}
    told = [
        "\n".join(_finding(finding, language, place, lines.get(finding.span.first, ""))) for finding in issue.findings
    ]
    return "\n".join(told) if told else f"{place}: {phrases('report', language)['clean']}"


def _finding(finding: Finding, language: str, place: str, line: str) -> Iterator[str]:
    words = phrases("report", language)
    message, advice = describe(finding, language)
    where = words["page" if finding.span.page is not None else "line"].format(
        page=finding.span.page, line=finding.span.first
    )
    colon = ": " if language == "en" else "："
    yield f"{place}:{finding.span.first}{colon}{words[finding.severity.value]} {finding.code}{colon}{message}"
    yield f"    {where} | {_visible(_excerpt(line, [word for _, word in finding.words]))}"
    if advice:
        yield f"    → {advice}"


def _excerpt(line: str, words: Sequence[str]) -> str:
    """At most 40 characters of a line, round the first of the finding's words that stands far inside it."""
    if len(line) <= _EXCERPT:
        return line
    at = next((line.find(word) for word in words if len(word) > 1 and word in line), 0)
    start = max(0, min(at - _EXCERPT // 4, len(line) - _EXCERPT + 1)) if at > _EXCERPT * 3 // 4 else 0
    if start == 0:
        return f"{line[: _EXCERPT - 1]}…"
    inner = line[start + 1 : start + _EXCERPT - 1]
    return f"…{inner}…" if start + _EXCERPT - 1 < len(line) else f"…{inner}"


def _visible(text: str) -> str:
    """TABs and what else a terminal would act on as blanks."""
    return "".join(char if char.isprintable() else " " for char in text)
