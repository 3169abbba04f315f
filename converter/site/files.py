"""A linked archive → every file of one tree: its pages, and what machines read; and the index of all trees."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from converter.data.downloads import downloads
from converter.data.feeds import feeds
from converter.data.sums import digest
from converter.model.corpus import Corpus
from converter.model.issue import Issue
from converter.search import OwnPage, search_files, searched
from converter.site.trees import Tree
from converter.write.archive import Archive
from converter.write.pages import GENERATED, addresses_of, site_files
from converter.write.pictures import Place
from converter.write.words import Words

INSIDE = "assets/generated/inside.json"
"""Which issues a part of the site holds; only where a part was asked for."""


def tree_files(
    tree: Tree,
    issues: Sequence[Issue],
    corpus: Corpus,
    words: Words,
    titles: Mapping[str, str] | None = None,
    prints: Mapping[str, Mapping[Place, bytes]] | None = None,
    url: str = "",
    inside: Sequence[Issue] | None = None,
) -> dict[str, bytes]:
    """Every file of a tree by its path. `url` is where the site will stand, empty where nobody knows it.

    `titles` are names of the gazette by language that hold before the printed ones, `prints` pictures of print by
    issue, `inside` the issues whose files are made, if not those of all. What all trees share stands in the first.
    Raises GazetteError where two issues would stand in one folder.
    """
    root = f"{url.rstrip('/')}/" if url else ""
    files = dict(site_files(issues, corpus, titles, words, prints, root + tree.prefix, inside))
    archive = Archive.of(issues, corpus)
    addresses = addresses_of(issues, archive, listed=inside is not None)
    if inside is not None:
        issues, archive = inside, archive.only(inside)
    title = json.loads(files[GENERATED])["title"]
    files.update(feeds(archive, addresses, words, title, f"{root}{tree.prefix}" if root else ""))
    if tree.is_root:
        files.update(downloads(issues, archive, addresses, words, title, root))
    return dict(sorted(files.items()))


def digests(files: Mapping[str, bytes | Path], documents: Collection[str]) -> dict[str, str]:
    """The hash of each file of a tree that is for download: all but pages and assets, and the Markdown of `documents`.

    Those are the paths of their pages without an ending.
    """
    return {
        path: digest(data)
        for path, data in files.items()
        if not path.startswith("assets/") and (not path.endswith(".md") or path.removesuffix(".md") in documents)
    }


def index_files(
    issues: Sequence[Issue],
    corpus: Corpus,
    speak: Mapping[str, Words],
    own: Sequence[OwnPage] = (),
    inside: Sequence[Issue] | None = None,
) -> dict[str, bytes]:
    """The files of the search in all languages, which stand in the first tree. `speak` are the words of each.

    `inside` are the issues that can be found, if not all; `own` the pages that no program writes.
    """
    archive = Archive.of(issues, corpus)
    addresses = addresses_of(issues, archive, listed=inside is not None)
    found = issues if inside is None else inside
    if inside is not None:
        documents = {document.id: document for issue in inside for document in issue.documents}
        archive = replace(archive.only(inside), issues={issue.id: issue for issue in inside}, documents=documents)
    made = {issue.id: searched(issue, addresses, speak) for issue in found}
    files = search_files(archive, addresses, speak, lambda name: made[name].found, own=own)
    return files | {path: data for one in made.values() for path, data in one.files.items()}


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
