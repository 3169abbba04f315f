"""A linked archive → every file of one tree: its pages, and what machines read; and the index of all trees."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
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
    issues: Sequence[Issue], corpus: Corpus, speak: Mapping[str, Words], own: Sequence[OwnPage] = ()
) -> dict[str, bytes]:
    """The files of the search in all languages, which stand in the first tree. `speak` are the words of each."""
    archive = Archive.of(issues, corpus)
    addresses = addresses_of(issues, archive)
    made = {issue.id: searched(issue, addresses, speak) for issue in issues}
    files = search_files(archive, addresses, speak, lambda name: made[name].found, own=own)
    return files | {path: data for one in made.values() for path, data in one.files.items()}
