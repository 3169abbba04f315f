"""The words in which a difference is told, in Chinese and English, and what text and Markdown share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from converter.diff.compare import (
    SEVERITIES,
    CitationName,
    Difference,
    DocumentChange,
    DocumentName,
    FieldChange,
    FindingName,
    IssueChange,
    StatusChange,
)
from converter.diff.paragraphs import Paragraph, TextChange
from converter.messages import phrases


def words(language: str) -> Mapping[str, str]:
    """The catalogue of a language."""
    return phrases("diff", language)


def summary(found: Difference, language: str) -> list[str]:
    """What changed, in a few lines; one line where nothing did."""
    if not found:
        return [words(language)["nothing"]]
    say = words(language)
    lines = []
    if found.issues_added or found.issues_removed:
        lines.append(say["issues"].format(added=len(found.issues_added), removed=len(found.issues_removed)))
    lines.append(
        say["documents"].format(
            added=len(found.documents_added),
            removed=len(found.documents_removed),
            changed=sum(document.substantial for document in found.documents_changed),
        )
    )
    if rest := sum(not document.substantial for document in found.documents_changed):
        lines.append(say["documents_rest"].format(count=rest))
    kinds = Counter(one.change for document in found.documents_changed for one in document.text)
    if kinds:
        counts = {kind: kinds[kind] for kind in ("added", "removed", "changed", "moved")}
        lines.append(say["paragraphs"].format(**counts))
    gained = sum(len(document.citations_gained) for document in found.documents_changed)
    lost = sum(len(document.citations_lost) for document in found.documents_changed)
    if gained or lost:
        lines.append(say["citations"].format(gained=gained, lost=lost))
    if status := sum(document.status is not None for document in found.documents_changed):
        lines.append(say["statuses"].format(count=status))
    for severity in SEVERITIES:
        gained, lost = found.findings(severity)
        if gained or lost:
            lines.append(say["findings"].format(severity=say[severity], gained=gained, lost=lost))
    if ledgers := sum(bool(issue.ledger) for issue in found.issues_changed):
        lines.append(say["ledgers"].format(count=ledgers))
    return lines


def called(document: DocumentName) -> str:
    """A document in one line: number, title, address."""
    return " ".join(filter(None, (document.number, document.title, f"[{document.permalink or document.id}]")))


def details(change: DocumentChange, language: str) -> Iterator[str]:
    """All that changed in a document but its text, a line each."""
    say = words(language)
    for field in change.fields:
        yield told_field(field, language)
    if change.status is not None:
        yield _status(change.status, language)
    for sign, citations in (("+", change.citations_gained), ("-", change.citations_lost)):
        for citation in citations:
            yield f"{sign} {_citation(citation, language)}"
    if change.rest:
        yield say["rest"].format(names=", ".join(named(name, language) for name in change.rest))


def issue_details(change: IssueChange, language: str) -> Iterator[str]:
    """What changed in an issue outside its documents, a line each; findings begin with ``+`` or ``-``."""
    say = words(language)
    for sign, findings in (("+", change.findings_gained), ("-", change.findings_lost)):
        for finding in findings:
            yield f"{sign} {told_finding(finding, language)}"
    for field in change.ledger:
        yield f"{say['ledger']}{say['colon']}{told_field(field, language)}"
    if change.rest:
        yield say["rest"].format(names=", ".join(named(name, language) for name in change.rest))


def told_field(field: FieldChange, language: str) -> str:
    """A value before and after."""
    none = words(language)["none"]
    old, new = (none if value is None else value for value in (field.old, field.new))
    return f"{named(field.name, language)}{words(language)['colon']}{old} → {new}"


def told_finding(finding: FindingName, language: str) -> str:
    """A finding with its place."""
    say = words(language)
    place = say["page" if finding.page is not None else "line"].format(page=finding.page, line=finding.line)
    return f"{say[finding.severity]} {finding.code} ({place}){say['colon']}{finding.message}"


def told_place(change: TextChange, language: str) -> str:
    """What became of a paragraph: its type, its id or ids, what happened."""
    say = words(language)
    old, new = change.old, change.new
    ids = [one.id for one in (old, new) if one]
    types = [one.type for one in (old, new) if one]
    place = " → ".join(dict.fromkeys(ids))
    return f"{place} ({' → '.join(dict.fromkeys(types))}) {say[f'text_{change.change}']}"


def moved(changes: Sequence[TextChange]) -> int:
    """How many paragraphs have another id and nothing else."""
    return sum(change.change == "moved" for change in changes)


def text_of(paragraph: Paragraph | None) -> str:
    """The text of a paragraph that may not be there."""
    return paragraph.text if paragraph else ""


def named(key: str, language: str) -> str:
    """The name of a key of the record."""
    return words(language).get(f"key_{key}", key)


def visible(text: str) -> str:
    """Line ends as ⏎, and what else a terminal would act on as a blank."""
    return "".join("⏎" if char == "\n" else char if char.isprintable() else " " for char in text)


def _status(status: StatusChange, language: str) -> str:
    evidence = "; ".join(status.new_evidence)
    told = f"{named('status', language)}{words(language)['colon']}{status.old} → {status.new}"
    return f"{told} ({evidence})" if evidence else told


def _citation(citation: CitationName, language: str) -> str:
    target = f" → {citation.target}" if citation.target else ""
    day = f", {citation.effective}" if citation.effective else ""
    return words(language)["citation"].format(text=citation.text, target=target, relation=citation.relation, day=day)
