"""A document as JSON-LD (schema.org): `Legislation` for what lays down rules, `CreativeWork` for the rest.

Days, numbers and relations are those of the archive. `legislationLegalForce` is told only where print ends it: nothing
is ever said to be in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from converter.model.issue import Document
from converter.write.archive import Archive, is_ended

JSON: TypeAlias = "str | int | list[JSON] | dict[str, JSON]"

_RULES = frozenset(
    (
        *("order", "decision", "regulation", "opinion", "notice", "circular", "announcement", "proclamation"),
        *("resolution", "legal_notice"),
    )
)
"""Forms of document that can lay down or end rules."""
_CHANGES = {
    "amends": "legislationChanges",
    "repeals": "legislationRepeals",
    "replaces": "legislationRepeals",
    "based_on": "isBasedOn",
}


def linked(document: Document, archive: Archive, title: str, addresses: Mapping[str, str]) -> dict[str, JSON]:
    """The description of a document. `addresses` gives the page of each work as seen from the document's own page."""
    issue = archive.issue_of(document.id)
    rules = document.kind in _RULES
    made: dict[str, JSON] = {
        "@context": "https://schema.org",
        "@type": "Legislation" if rules else "CreativeWork",
        "name": document.title.text,
        "inLanguage": "zh-Hans",
    }
    if not issue.masthead.notice:
        made["isPartOf"] = {
            "@type": "PublicationIssue",
            "issueNumber": str(issue.number),
            "isPartOf": {"@type": "Periodical", "name": title},
        }
    if issue.masthead.published:
        made["datePublished"] = issue.masthead.published.isoformat()
    if document.issuers:
        body: list[JSON] = [{"@type": "GovernmentOrganization", "name": name} for name in document.issuers]
        made["legislationPassedBy" if rules else "publisher"] = body
    if document.number:
        made["legislationIdentifier" if rules else "identifier"] = str(document.number)
    if document.signed:
        made["legislationDate" if rules else "dateCreated"] = document.signed.isoformat()
    if rules and document.in_force and document.in_force.start:
        made["legislationDateVersion"] = document.in_force.start.isoformat()
    if rules and is_ended(archive.work(document.id).status, archive):
        made["legislationLegalForce"] = "https://schema.org/NotInForce"
    for citation in archive.citations(document.id):
        page = addresses.get(citation.target or "")
        if page is None:
            continue
        name = _CHANGES.get(citation.relation, "citation") if rules else "citation"
        some = made.setdefault(name, [])
        if isinstance(some, list) and page not in some:
            some.append(page)
    return made
