"""All issues → the tree of pages that MkDocs builds the site from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from converter.errors import GazetteError
from converter.model.corpus import Corpus, Work
from converter.model.issue import Document, Issue
from converter.write.addresses import Addresses, steady_name
from converter.write.archive import Archive, is_title
from converter.write.catalogue import SOURCE
from converter.write.chronicle import chronicle_page, chronicle_year_page, events
from converter.write.cited_page import cited_page
from converter.write.document import document_page
from converter.write.head import issue_name_plain
from converter.write.home import home_page
from converter.write.indexes import index_pages
from converter.write.issue_json import TITLE, encode, issue_record
from converter.write.issue_page import issue_page
from converter.write.lists import claimed_page, remarks, year_page, years_page
from converter.write.markdown import place
from converter.write.open_data import PAGE, open_data_page
from converter.write.pictures import FOLDER, Pictures, Place, laid, picture_name
from converter.write.record import IssueRecord
from converter.write.search_page import PAGE as SEARCH
from converter.write.search_page import search_page
from converter.write.source_file import source_bytes, source_name
from converter.write.table_pages import table_page, tables_of, tables_page
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
) -> Mapping[str, bytes]:
    """Every file of the tree in the language of `words` by its path: pages and GENERATED.

    `corpus` is what `link` makes of all `issues`; `titles` are names of the gazette by language that hold before the
    printed ones; `prints` has the pictures that `pictures.wanted` asks for, by issue; `root` is that of `Addresses`.
    The tree in the language of print stands at the root and holds the issues' records, sources of text and pictures
    too; the other trees lead to them. A source that is a PDF is for the caller to lay beside them. Raises GazetteError
    where two issues would stand in one folder.
    """
    issues = in_order(issues)
    archive = Archive.of(issues, corpus)
    say = words or words_of()
    is_root = say.language == SOURCE
    addresses = addresses_of(issues, archive, "" if is_root else "../", root)
    names = names_of(issues, titles or {}, say)
    files: dict[str, bytes] = dict(list_files(issues, archive, addresses, say, names))
    for year in years_of(archive):
        files.update(year_files(year, archive, addresses, say))
    bodies = bodies_of_series(archive)
    for key in numbered_away(archive, addresses):
        files.update(work_files(corpus.works[key], bodies, archive, addresses, say))
    for permalink, rivals in contested(issues).items():
        files.update(claimed_files(permalink, rivals, archive, addresses, say))
    for issue in issues:
        pictures = (prints or {}).get(issue.id, {})
        files.update(issue_files(issue, archive, addresses, say, pictures))
        if is_root:
            files.update(record_files(issue, issue_record(issue, corpus=corpus), addresses, pictures))
        for document in issue.documents:
            files.update(document_files(document, issue, archive, addresses, say, laid(issue, pictures)))
    return dict(sorted(files.items()))


def in_order(issues: Sequence[Issue]) -> Sequence[Issue]:
    """`issues`, the latest last. Raises GazetteError where two of them would stand in one folder."""
    folders: dict[str, Issue] = {}
    issues = sorted(issues, key=lambda issue: issue.order)
    for other in issues:
        one = folders.setdefault(issue_folder(other), other)
        if one is not other:
            raise GazetteError(
                f"two issues are no. {one.number} of {one.year}",
                place=f"{one.source.file}, {other.source.file}",
                advice="leave one out",
            )
    return issues


def names_of(issues: Sequence[Issue], titles: Mapping[str, str], words: Words) -> Mapping[str, str]:
    """What the gazette is called by language: as `titles` say, else as the latest of `issues` (in order) prints."""
    names = dict(issues[-1].masthead.titles if issues else ()) | dict(titles)
    printed = names.get(SOURCE, "")
    if printed in words.bodies:
        names[words.language] = words.bodies[printed]
    elif printed and not words.foreign:
        names.setdefault(words.language, words.plain(printed))
    return names


def title_of(names: Mapping[str, str], words: Words) -> str:
    """The name of the gazette in the language of a tree."""
    return names.get(words.language) or words.say("gazette")


def list_files(
    issues: Sequence[Issue], archive: Archive, addresses: Addresses, words: Words, names: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of what tells of all `issues` (in order, thin ones will do): lists, and GENERATED."""
    yield "index.md", home_page(issues, names, archive, addresses, words).encode()
    yield "year/index.md", years_page(issues, addresses, words).encode()
    for path, page in index_pages(archive, addresses, words):
        yield path, page.encode()
    yield "chronicle/index.md", chronicle_page(archive, addresses, words).encode()
    yield "tables/index.md", tables_page(archive, addresses, words).encode()
    yield f"{PAGE}.md", open_data_page(archive, addresses, words).encode()
    yield f"{SEARCH}.md", search_page(addresses, words).encode()
    yield "cited/index.md", cited_page(archive, addresses, words).encode()
    dates = (issue.masthead.published for issue in issues)
    whole = {
        "title": title_of(names, words),
        "language": words.language,
        "remarks": remarks(issues, words),
        "latest": max((day.isoformat() for day in dates if day), default="1970-01-01"),
        "as_of": issue_name_plain(archive.last, words) if archive.last else "",
        "variant": words.variant,
    }
    yield GENERATED, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def years_of(archive: Archive) -> Sequence[int]:
    """The years of issues and of events."""
    return sorted({issue.year for issue in archive.issues.values()} | {one.day.year for one in events(archive)})


def year_files(year: int, archive: Archive, addresses: Addresses, words: Words) -> Iterator[tuple[str, bytes]]:
    """The pages of one year: its issues in `archive`, and the events of its chronicle."""
    issues = sorted((one for one in archive.issues.values() if one.year == year), key=lambda issue: issue.order)
    if issues:
        yield f"year/{year}.md", year_page(year, issues, archive, addresses, words).encode()
    if any(one.day.year == year for one in events(archive)):
        yield f"chronicle/{year}.md", chronicle_year_page(year, archive, addresses, words).encode()


def numbered_away(archive: Archive, addresses: Addresses) -> Sequence[str]:
    """The keys of works that are not held and have a page of their own."""
    return sorted(archive.away - addresses.entries.keys())


def work_files(
    work: Work, bodies: Mapping[str, str], archive: Archive, addresses: Addresses, words: Words
) -> Iterator[tuple[str, bytes]]:
    """The page of a work that is not held; `bodies` are those of `bodies_of_series`."""
    yield f"{addresses.works[work.key]}.md", work_page(work, bodies, archive, addresses, words).encode()


def claimed_files(
    permalink: str, rivals: Sequence[tuple[Issue, Document]], archive: Archive, addresses: Addresses, words: Words
) -> Iterator[tuple[str, bytes]]:
    """The page of a number that several documents claim."""
    here = f"doc/{permalink}"
    yield f"{here}.md", claimed_page(here, rivals, archive, addresses, words).encode()


def issue_files(
    issue: Issue, archive: Archive, addresses: Addresses, words: Words, prints: Mapping[Place, bytes]
) -> Iterator[tuple[str, bytes]]:
    """The page of an issue; `prints` are its pictures."""
    page = issue_page(issue, addresses, words, archive, laid(issue, prints))
    yield f"{addresses.folder(issue.id)}index.md", page.encode()


def record_files(
    issue: Issue, record: IssueRecord, addresses: Addresses, prints: Mapping[Place, bytes]
) -> Iterator[tuple[str, bytes]]:
    """What stands beside the page of an issue in the first tree: its record, its source if it is text, pictures."""
    folder = addresses.folder(issue.id)
    yield f"{folder}issue.json", encode(record)
    if issue.source.kind != "pdf":
        yield folder + source_name(issue), source_bytes(issue)
    for shown, png in prints.items():
        yield folder + FOLDER + picture_name(issue, shown), png


def document_files(
    document: Document, issue: Issue, archive: Archive, addresses: Addresses, words: Words, pictures: Pictures
) -> Iterator[tuple[str, bytes]]:
    """The page of a document, and one for each of its tables."""
    page = document_page(document, issue, addresses, words, archive, pictures)
    yield f"{addresses.documents[document.id]}.md", page.encode()
    for held in tables_of(document, issue, addresses):
        yield f"{held.page}.md", table_page(held, archive, addresses, words).encode()


def issue_folder(issue: Issue) -> str:
    """The folder of an issue in a tree, with a slash at its end.

    That of a document printed by itself names the series that its number counts in: ``issue/2020/ln-139/``.
    """
    numbered = issue.masthead.notice and issue.documents[0].permalink
    series = numbered.partition("/")[0] + "-" if numbered else ""
    return f"issue/{issue.year}/{series}{issue.number}/"


def contested(issues: Sequence[Issue]) -> Mapping[str, Sequence[tuple[Issue, Document]]]:
    """The permalinks that several documents claim, with these."""
    return {permalink: rivals for permalink, rivals in _claims(issues).items() if len(rivals) > 1}


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
