"""All issues → the tree of pages that MkDocs builds the site from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from converter.errors import GazetteError
from converter.model.issue import Document, Issue
from converter.write.addresses import Addresses
from converter.write.document import document_page
from converter.write.issue_json import encode, issue_record
from converter.write.issue_page import issue_page
from converter.write.lists import claimed_page, home_page, remarks, year_page, years_page
from converter.write.markdown import place
from converter.write.source_file import source_bytes, source_name
from converter.write.words import words

GENERATED = "assets/generated/gazette.json"
"""What templates need to know of the whole: the gazette's names and what its issues say of themselves."""


def site_files(
    issues: Sequence[Issue], titles: Mapping[str, str] | None = None, language: str = "zh-Hans"
) -> Mapping[str, bytes]:
    """Every file of the tree by its path: pages, the issues' records and sources, and GENERATED.

    `titles` are names of the gazette by language that hold before the printed ones. Raises GazetteError where two
    issues have one year and number.
    """
    issues = sorted(issues, key=lambda issue: (issue.year, issue.number))
    for one, other in pairwise(issues):
        if (one.year, one.number) == (other.year, other.number):
            raise GazetteError(
                f"two issues are no. {one.number} of {one.year}",
                place=f"{one.source.file}, {other.source.file}",
                advice="leave one out",
            )
    claims = _claims(issues)
    addresses = _addresses(issues, claims)
    say = words(language)
    names = dict(issues[-1].masthead.titles if issues else ()) | dict(titles or {})
    title, title_en = names.get(language) or say.say("gazette"), names.get("en", "")
    sources: dict[str, bytes] = {}
    files: dict[str, str] = {"index.md": home_page(issues, title, title_en, addresses, say)}
    files["year/index.md"] = years_page(issues, addresses, say)
    for year, some in groupby(issues, key=lambda issue: issue.year):
        files[f"year/{year}.md"] = year_page(year, list(some), addresses, say)
    for permalink, rivals in claims.items():
        if len(rivals) > 1:
            files[f"doc/{permalink}.md"] = claimed_page(f"doc/{permalink}", rivals, addresses, say)
    for issue in issues:
        folder = addresses.folder(issue.id)
        files[f"{folder}index.md"] = issue_page(issue, addresses, say)
        files[f"{folder}issue.json"] = encode(issue_record(issue)).decode()
        sources[folder + source_name(issue)] = source_bytes(issue)
        for document in issue.documents:
            files[f"{addresses.documents[document.id]}.md"] = document_page(document, issue, addresses, say)
    dates = (issue.masthead.published for issue in issues)
    latest = max((day.isoformat() for day in dates if day), default="1970-01-01")
    whole = {
        "title": title,
        "title_en": title_en,
        "language": language,
        "remarks": remarks(issues),
        "latest": latest,
    }
    files[GENERATED] = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return dict(sorted((sources | {path: text.encode() for path, text in files.items()}).items()))


def _claims(issues: Sequence[Issue]) -> dict[str, list[tuple[Issue, Document]]]:
    """Who claims each permalink."""
    found: dict[str, list[tuple[Issue, Document]]] = {}
    for issue in issues:
        for document in issue.documents:
            if document.permalink is not None:
                found.setdefault(document.permalink, []).append((issue, document))
    return found


def _addresses(issues: Sequence[Issue], claims: Mapping[str, Sequence[tuple[Issue, Document]]]) -> Addresses:
    """A document alone with its number stands under it; any other in the folder of its issue."""
    documents: dict[str, str] = {}
    for issue in issues:
        for document in issue.documents:
            alone = document.permalink is not None and len(claims[document.permalink]) == 1
            own = f"issue/{issue.year}/{issue.number}/{place(document)}"
            documents[document.id] = f"doc/{document.permalink}" if alone else own
    return Addresses(
        ending=".html",
        issues={issue.id: f"issue/{issue.year}/{issue.number}/index" for issue in issues},
        documents=documents,
        works={permalink: f"doc/{permalink}" for permalink in claims},
        home="index",
        years="year",
        downloads=True,
    )
