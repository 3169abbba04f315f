"""A linked archive → every file of one tree: its pages, and what machines read; and the index of all trees."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from converter.data.calendar import calendar, event
from converter.data.corpus_lines import corpus_lines
from converter.data.downloads import document_downloads, table_index, work_uris
from converter.data.feeds import feeds
from converter.model.corpus import Corpus
from converter.model.issue import Issue
from converter.search import search_files, searched
from converter.site.trees import Tree
from converter.write.archive import Archive
from converter.write.chronicle import CALENDAR, events
from converter.write.issue_json import issue_record
from converter.write.open_data import CORPUS, SCHEMA, TABLES
from converter.write.pages import GENERATED, addresses_of, site_files
from converter.write.pictures import Place
from converter.write.record import schema
from converter.write.words import Words


def tree_files(
    tree: Tree,
    issues: Sequence[Issue],
    corpus: Corpus,
    words: Words,
    titles: Mapping[str, str] | None = None,
    prints: Mapping[str, Mapping[Place, bytes]] | None = None,
    url: str = "",
) -> dict[str, bytes]:
    """Every file of a tree by its path. `url` is where the site will stand, empty where nobody knows it.

    The sums and the search are made apart.

    `titles` are names of the gazette by language that hold before the printed ones, `prints` pictures of print by
    issue. What all trees share stands in the first. Raises GazetteError where two issues would stand in one folder.
    """
    root = f"{url.rstrip('/')}/" if url else ""
    files = dict(site_files(issues, corpus, titles, words, prints, root + tree.prefix))
    archive = Archive.of(issues, corpus)
    addresses = addresses_of(issues, archive)
    title = json.loads(files[GENERATED])["title"]
    files.update(feeds(archive, addresses, words, title, f"{root}{tree.prefix}" if root else ""))
    if tree.is_root:
        works = work_uris(archive)
        for issue in issues:
            for document in issue.documents:
                files.update(document_downloads(document, issue, archive, addresses, title, works))
        files[TABLES] = table_index(archive, addresses)
        files[SCHEMA] = schema()
        records = (issue_record(issue, corpus=corpus) for issue in sorted(issues, key=lambda issue: issue.order))
        files[CORPUS] = b"".join(map(corpus_lines, records))
        dated = (
            (one.day, event(one, archive.issue_of(one.document.id), addresses, words, root)) for one in events(archive)
        )
        files[CALENDAR] = calendar(dated, title)
    return dict(sorted(files.items()))


def index_files(issues: Sequence[Issue], corpus: Corpus, speak: Mapping[str, Words]) -> dict[str, bytes]:
    """The files of the search in all languages, which stand in the first tree. `speak` are the words of each."""
    archive = Archive.of(issues, corpus)
    addresses = addresses_of(issues, archive)
    made = {issue.id: searched(issue, addresses, speak) for issue in issues}
    files = search_files(archive, addresses, speak, lambda name: made[name].found)
    return files | {path: data for one in made.values() for path, data in one.files.items()}
