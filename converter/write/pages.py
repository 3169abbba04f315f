"""All issues → the tree of pages that MkDocs builds the site from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby

from converter.errors import GazetteError
from converter.model.corpus import Corpus
from converter.model.issue import Document, Issue
from converter.write.addresses import Addresses, steady_name
from converter.write.archive import Archive, is_title
from converter.write.catalogue import SOURCE
from converter.write.chronicle import chronicle_pages
from converter.write.cited_page import cited_page
from converter.write.document import document_page
from converter.write.home import home_page
from converter.write.indexes import index_pages
from converter.write.issue_json import TITLE, encode, issue_record
from converter.write.issue_page import issue_page
from converter.write.lists import claimed_page, remarks, year_page, years_page
from converter.write.markdown import place
from converter.write.open_data import PAGE, open_data_page
from converter.write.pictures import FOLDER, Place, laid, picture_name
from converter.write.search_page import PAGE as SEARCH
from converter.write.search_page import search_page
from converter.write.source_file import source_bytes, source_name
from converter.write.table_pages import table_pages
from converter.write.words import Words
from converter.write.words import words as words_of
from converter.write.work_page import bodies_of_series, work_page

GENERATED = "assets/generated/gazette.json"
"""What templates need to know of the whole: the gazette's names and what its issues say of themselves."""


def site_files(
    issues: Sequence[Issue],
    corpus: Corpus,
    titles: Mapping[str, str] | None = None,
    words: Words | None = None,
    prints: Mapping[str, Mapping[Place, bytes]] | None = None,
    root: str = "",
    inside: Sequence[Issue] | None = None,
) -> Mapping[str, bytes]:
    """Every file of the tree in the language of `words` by its path: pages and GENERATED.

    `corpus` is what `link` makes of all `issues`; `titles` are names of the gazette by language that hold before the
    printed ones; `prints` has the pictures that `pictures.wanted` asks for, by issue; `root` is that of `Addresses`.
    `inside` are the issues whose pages are made, if not those of all: lists hold no more, and a work that is not held
    has no page but an entry in its list.
    The tree in the language of print stands at the root and holds the issues' records, sources of text and pictures
    too; the other trees lead to them. A source that is a PDF is for the caller to lay beside them. Raises GazetteError
    where two issues would stand in one folder.
    """
    issues = sorted(issues, key=lambda issue: issue.order)
    folders: dict[str, Issue] = {}
    for other in issues:
        one = folders.setdefault(issue_folder(other), other)
        if one is not other:
            raise GazetteError(
                f"two issues are no. {one.number} of {one.year}",
                place=f"{one.source.file}, {other.source.file}",
                advice="leave one out",
            )
    archive = Archive.of(issues, corpus)
    say = words or words_of()
    is_root = say.language == SOURCE
    addresses = addresses_of(issues, archive, "" if is_root else "../", root, listed=inside is not None)
    if inside is not None:
        issues, archive = inside, archive.only(inside)
    claims = _claims(issues)
    names = dict(issues[-1].masthead.titles if issues else ()) | dict(titles or {})
    printed = names.get(SOURCE, "")
    if printed in say.bodies:
        names[say.language] = say.bodies[printed]
    elif printed and not say.foreign:
        names.setdefault(say.language, say.plain(printed))
    title = names.get(say.language) or say.say("gazette")
    sources: dict[str, bytes] = {}
    files: dict[str, str] = {"index.md": home_page(issues, names, archive, addresses, say)}
    files["year/index.md"] = years_page(issues, addresses, say)
    for year, some in groupby(issues, key=lambda issue: issue.year):
        files[f"year/{year}.md"] = year_page(year, list(some), archive, addresses, say)
    files.update(index_pages(archive, addresses, say))
    files.update(table_pages(archive, addresses, say))
    files.update(chronicle_pages(archive, addresses, say))
    files[f"{PAGE}.md"] = open_data_page(archive, addresses, say)
    files[f"{SEARCH}.md"] = search_page(addresses, say)
    files["cited/index.md"] = cited_page(archive, addresses, say)
    bodies = bodies_of_series(archive)
    for key in sorted(archive.away - addresses.entries.keys()):
        files[f"{addresses.works[key]}.md"] = work_page(corpus.works[key], bodies, archive, addresses, say)
    for permalink, rivals in claims.items():
        if len(rivals) > 1:
            files[f"doc/{permalink}.md"] = claimed_page(f"doc/{permalink}", rivals, archive, addresses, say)
    for issue in issues:
        folder = addresses.folder(issue.id)
        places = (prints or {}).get(issue.id, {})
        pictures = laid(issue, places)
        files[f"{folder}index.md"] = issue_page(issue, addresses, say, archive, pictures)
        if is_root:
            sources[f"{folder}issue.json"] = encode(issue_record(issue, corpus=corpus))
            if issue.source.kind != "pdf":
                sources[folder + source_name(issue)] = source_bytes(issue)
            sources |= {folder + FOLDER + picture_name(issue, one): png for one, png in places.items()}
        for document in issue.documents:
            files[f"{addresses.documents[document.id]}.md"] = document_page(
                document, issue, addresses, say, archive, pictures
            )
    dates = (issue.masthead.published for issue in issues)
    latest = max((day.isoformat() for day in dates if day), default="1970-01-01")
    whole = {
        "title": title,
        "language": say.language,
        "remarks": remarks(issues, say),
        "latest": latest,
        "variant": say.variant,
    }
    files[GENERATED] = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return dict(sorted((sources | {path: text.encode() for path, text in files.items()}).items()))


def issue_folder(issue: Issue) -> str:
    """The folder of an issue in a tree, with a slash at its end.

    That of a document printed by itself names the series that its number counts in: ``issue/2020/ln-139/``.
    """
    numbered = issue.masthead.notice and issue.documents[0].permalink
    series = numbered.partition("/")[0] + "-" if numbered else ""
    return f"issue/{issue.year}/{series}{issue.number}/"


def _claims(issues: Sequence[Issue]) -> dict[str, list[tuple[Issue, Document]]]:
    """Who claims each permalink."""
    found: dict[str, list[tuple[Issue, Document]]] = {}
    for issue in issues:
        for document in issue.documents:
            if document.permalink is not None:
                found.setdefault(document.permalink, []).append((issue, document))
    return found


def addresses_of(
    issues: Sequence[Issue], archive: Archive, above: str = "", root: str = "", *, listed: bool = False
) -> Addresses:
    """Where every page of a tree stands; `above` leads from its root to that of the first tree, `root` is that
    of `Addresses`.

    A document alone with its number stands under it, any other in the folder of its issue.

    A work with a number that is not held stands where it will once it is; one known by its title only has an entry
    in the list of what is cited; `listed`: so has every work that is not held.
    """
    claims = _claims(issues)
    documents: dict[str, str] = {}
    works: dict[str, str] = {}
    entries: dict[str, str] = {}
    for issue in issues:
        for document in issue.documents:
            alone = document.permalink is not None and len(claims[document.permalink]) == 1
            own = issue_folder(issue) + place(document)
            documents[document.id] = f"doc/{document.permalink}" if alone else own
            works[document.permalink or document.id] = f"doc/{document.permalink}" if document.permalink else own
    for key in archive.away:
        if is_title(key) or listed:
            works[key], entries[key] = "cited/index", steady_name("w", key.removeprefix(TITLE))
        else:
            works[key] = f"doc/{key}"
    return Addresses(
        ending=".html",
        issues={issue.id: f"{issue_folder(issue)}index" for issue in issues},
        documents=documents,
        works=works,
        entries=entries,
        home="index",
        years="year",
        downloads=True,
        above=above,
        root=root,
    )
