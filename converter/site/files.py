"""A linked archive → every file of one tree: its pages, and what machines read; and the index of all trees."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from converter.data.downloads import downloads
from converter.data.feeds import feeds
from converter.data.sums import sums
from converter.model.corpus import Corpus
from converter.model.issue import Issue
from converter.search import search_files
from converter.site.trees import Tree
from converter.write.archive import Archive
from converter.write.open_data import SUMS
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
        shared = {path: data for path, data in files.items() if not path.endswith(".md") and path != GENERATED}
        files[SUMS] = sums(shared)
    return dict(sorted(files.items()))


def index_files(issues: Sequence[Issue], corpus: Corpus, speak: Mapping[str, Words]) -> dict[str, bytes]:
    """The files of the search in all languages, which stand in the first tree. `speak` are the words of each."""
    archive = Archive.of(issues, corpus)
    return search_files(archive, addresses_of(issues, archive), speak)
