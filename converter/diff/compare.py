"""Two outputs → `Difference`: documents, texts, citations, status, findings, ledgers.

The difference is empty exactly where the records are the same: what no other value tells stands in `rest`, by the
name of its key. Turned round, it is the same the other way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import msgspec

from converter.diff.paragraphs import TextChange, matched, text_changes
from converter.records import Records
from converter.write.record import CitationRecord, DocumentRecord, FindingRecord, IssueRecord

SEVERITIES = ("error", "warning", "note")

_FRAME = (
    *("id", "permalink", "number", "number_as_printed", "kind", "title", "issuers", "signed", "section"),
    *("contents_page", "addressees"),
)
_IN_PLACES = ("sources", "parts", "citations", "in_force", "status", "lang", "also", "authentic")
_OF_ISSUE = (
    *("total_number", "published", "source", "masthead", "contents", "furniture", "gaps", "corrections"),
    "normalised",
)


@dataclass(frozen=True, slots=True)
class DocumentName:
    """What a document is called: its id, its permalink and number where it has one, its title, its issue."""

    id: str
    permalink: str | None
    number: str | None
    title: str
    issue: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value of the frame of a document, or a count of a ledger, before and after; lists are joined by 、."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, order=True)
class CitationName:
    """A citation without its place."""

    relation: str
    form: str
    text: str
    target: str
    number: str
    title: str
    effective: str


@dataclass(frozen=True, slots=True, order=True)
class FindingName:
    """A finding; it is found again without its place, which moves with the lines above it."""

    severity: str
    code: str
    message: str
    line: int
    page: int | None


@dataclass(frozen=True, slots=True)
class StatusChange:
    """The status of a document with its evidence."""

    old: str
    new: str
    old_evidence: tuple[str, ...]
    new_evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentChange:
    """What changed in one document; `rest` names keys whose places or details alone changed."""

    old: DocumentName
    new: DocumentName
    fields: tuple[FieldChange, ...] = ()
    text: tuple[TextChange, ...] = ()
    citations_gained: tuple[CitationName, ...] = ()
    citations_lost: tuple[CitationName, ...] = ()
    status: StatusChange | None = None
    rest: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.substantial or bool(self.rest)

    @property
    def substantial(self) -> bool:
        """Whether more than places and details changed, as they do behind each line that is put in."""
        return any((self.fields, self.text, self.citations_gained, self.citations_lost, self.status))


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueChange:
    """What changed in one issue outside its documents."""

    issue: str
    findings_gained: tuple[FindingName, ...] = ()
    findings_lost: tuple[FindingName, ...] = ()
    ledger: tuple[FieldChange, ...] = ()
    rest: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.findings_gained, self.findings_lost, self.ledger, self.rest))


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that changed from an old to a new output. Documents of added and removed issues are told as such."""

    issues_added: tuple[str, ...] = ()
    issues_removed: tuple[str, ...] = ()
    documents_added: tuple[DocumentName, ...] = ()
    documents_removed: tuple[DocumentName, ...] = ()
    documents_changed: tuple[DocumentChange, ...] = ()
    issues_changed: tuple[IssueChange, ...] = ()

    def __bool__(self) -> bool:
        told = (self.issues_added, self.issues_removed, self.documents_added, self.documents_removed)
        return any((*told, self.documents_changed, self.issues_changed))

    def findings(self, severity: str) -> tuple[int, int]:
        """How many findings of a severity were gained and lost."""
        gained = sum(one.severity == severity for issue in self.issues_changed for one in issue.findings_gained)
        lost = sum(one.severity == severity for issue in self.issues_changed for one in issue.findings_lost)
        return gained, lost


@dataclass(frozen=True, slots=True)
class _Held:
    """A document in its issue."""

    issue: str
    place: int
    record: DocumentRecord

    @property
    def name(self) -> DocumentName:
        record = self.record
        return DocumentName(record.id, record.permalink, record.number, record.title, self.issue)


def compare(old: Records, new: Records) -> Difference:
    """What changed from `old` to `new`. Documents answer each other by permalink, else by title."""
    left, right = _documents(old), _documents(new)
    pairs = _pairs(left, right)
    changed = [change for at, mate in sorted(pairs, key=_both) if (change := _document(left[at], right[mate]))]
    gone, come = {at for at, _ in pairs}, {mate for _, mate in pairs}
    issues = [
        _issue(issue, old.get(issue), new.get(issue)) for issue in sorted({*old, *new}, key=lambda one: _order(one))
    ]
    return Difference(
        issues_added=tuple(issue for issue in new if issue not in old),
        issues_removed=tuple(issue for issue in old if issue not in new),
        documents_added=tuple(one.name for at, one in enumerate(right) if at not in come),
        documents_removed=tuple(one.name for at, one in enumerate(left) if at not in gone),
        documents_changed=tuple(changed),
        issues_changed=tuple(issue for issue in issues if issue),
    )


def _both(pair: tuple[int, int]) -> tuple[int, int]:
    """An order of pairs that is the same when old and new are turned round."""
    return min(pair), max(pair)


def _order(issue: str) -> tuple[str, int, int]:
    gazette, year, number = issue.rsplit("/", 2)
    return gazette, int(year), int(number)


def _documents(records: Records) -> list[_Held]:
    return [
        _Held(issue, place, document)
        for issue, record in records.items()
        for place, document in enumerate(record.documents)
    ]


def _pairs(left: Sequence[_Held], right: Sequence[_Held]) -> list[tuple[int, int]]:
    """Places of documents that answer each other: in one issue first, then anywhere."""
    pairs: list[tuple[int, int]] = []
    keys: tuple[Callable[[_Held], Hashable], ...] = (
        lambda one: (one.issue, one.record.permalink, one.record.title) if one.record.permalink else None,
        lambda one: (one.issue, one.record.permalink) if one.record.permalink else None,
        lambda one: one.record.permalink,
        lambda one: (one.issue, one.record.permalink or "", one.record.title),
        lambda one: (one.issue, one.record.title),
        # In another issue a title alone says little (大事记) where the document has an address.
        lambda one: one.record.title if not one.record.permalink else None,
    )
    for key in keys:
        gone, come = {at for at, _ in pairs}, {mate for _, mate in pairs}
        pairs += matched(
            [(found, at) for at, one in enumerate(left) if at not in gone and (found := key(one)) is not None],
            [(found, at) for at, one in enumerate(right) if at not in come and (found := key(one)) is not None],
        )
    return pairs


def _document(left: _Held, right: _Held) -> DocumentChange:
    old, new = left.record, right.record
    if old == new and left.issue == right.issue:
        return DocumentChange(old=left.name, new=right.name)
    fields = [
        FieldChange(name, _told(getattr(old, name)), _told(getattr(new, name)))
        for name in _FRAME
        if getattr(old, name) != getattr(new, name)
    ]
    if left.issue != right.issue:
        fields.insert(0, FieldChange("issue", left.issue, right.issue))
    if _days(old) != _days(new):
        fields.append(FieldChange("in_force", _days(old), _days(new)))
    text = text_changes(old, new)
    gained, lost = _gained_lost([*map(_citation, old.citations)], [*map(_citation, new.citations)])
    status = None
    if old.status != new.status:
        status = StatusChange(
            old.status.state, new.status.state, tuple(old.status.evidence), tuple(new.status.evidence)
        )
    told = {
        "parts": bool(text),
        "citations": bool(text or gained or lost),
        "in_force": _days(old) != _days(new),
        "status": status is not None,
    }
    rest = tuple(name for name in _IN_PLACES if getattr(old, name) != getattr(new, name) and not told.get(name))
    return DocumentChange(
        old=left.name,
        new=right.name,
        fields=tuple(fields),
        text=text,
        citations_gained=gained,
        citations_lost=lost,
        status=status,
        rest=rest,
    )


def _issue(issue: str, old: IssueRecord | None, new: IssueRecord | None) -> IssueChange:
    """What changed outside the documents; of an added or removed issue its findings only."""
    gained, lost = _findings(old.findings if old else [], new.findings if new else [])
    if old is None or new is None:
        return IssueChange(issue=issue, findings_gained=gained, findings_lost=lost)
    ledger = tuple(
        FieldChange(name, str(getattr(old.ledger, name)), str(getattr(new.ledger, name)))
        for name in old.ledger.__struct_fields__
        if getattr(old.ledger, name) != getattr(new.ledger, name)
    )
    rest = [name for name in _OF_ISSUE if getattr(old, name) != getattr(new, name)]
    if old.findings != new.findings and not (gained or lost):
        rest.append("findings")
    if old.documents != new.documents and _sorted(old.documents) == _sorted(new.documents):
        rest.append("documents")
    return IssueChange(issue=issue, findings_gained=gained, findings_lost=lost, ledger=ledger, rest=tuple(rest))


def _sorted(documents: Sequence[DocumentRecord]) -> list[bytes]:
    """The documents without their order."""
    return sorted(map(msgspec.json.encode, documents))


def _findings(
    old: Sequence[FindingRecord], new: Sequence[FindingRecord]
) -> tuple[tuple[FindingName, ...], tuple[FindingName, ...]]:
    """Findings gained and lost, the gravest first."""
    pairs = matched(
        [((one.severity, one.code, one.message), at) for at, one in enumerate(old)],
        [((one.severity, one.code, one.message), at) for at, one in enumerate(new)],
    )
    gone, come = {at for at, _ in pairs}, {mate for _, mate in pairs}
    gained = [_finding(one) for at, one in enumerate(new) if at not in come]
    lost = [_finding(one) for at, one in enumerate(old) if at not in gone]
    return tuple(sorted(gained, key=_gravest)), tuple(sorted(lost, key=_gravest))


def _finding(record: FindingRecord) -> FindingName:
    return FindingName(record.severity, record.code, record.message, record.source.lines[0], record.source.page)


def _gravest(one: FindingName) -> tuple[int, int, str, str]:
    return SEVERITIES.index(one.severity), one.line, one.code, one.message


def _citation(record: CitationRecord) -> CitationName:
    days = (record.effective, None if record.until is msgspec.UNSET else record.until)
    return CitationName(
        record.relation,
        record.form,
        record.text,
        record.target or "",
        record.number or "",
        record.title or "",
        " – ".join(day.isoformat() for day in days if day),
    )


def _gained_lost(
    old: Sequence[CitationName], new: Sequence[CitationName]
) -> tuple[tuple[CitationName, ...], tuple[CitationName, ...]]:
    before, after = Counter(old), Counter(new)
    return tuple(sorted((after - before).elements())), tuple(sorted((before - after).elements()))


def _days(record: DocumentRecord) -> str | None:
    """From when and until when a document holds: ``2022-01-01/2026-12-31``, two dots for an open end."""
    if record.in_force is None:
        return None
    return "/".join(day.isoformat() if day else ".." for day in (record.in_force.from_, record.in_force.until))


def _told(value: object) -> str | None:
    """A value of the record as words."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(msgspec.to_builtins(value))
