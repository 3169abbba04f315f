"""Where each page of a tree stands, and how one leads to another."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Paths from the root of the tree, without `ending`.

    `issues` and `documents` go by id; `works` gives for the key of a work the page that stands for it, `entries` the
    place on that page where it does not stand for the work alone. `home` and `years` (the folder of the lists by year)
    are None in a tree that has none. `downloads`: the issue's folder holds a copy of its source and of
    issue.json, in the tree to which `above` leads from the root of this one. `root` is where this tree stands: its
    whole address where that is known, else its path from the root of the site.
    """

    ending: str
    issues: Mapping[str, str]
    documents: Mapping[str, str]
    works: Mapping[str, str]
    entries: Mapping[str, str] = field(default_factory=dict)
    home: str | None = None
    years: str | None = None
    downloads: bool = False
    above: str = ""
    root: str = ""

    def link(self, here: str, there: str, fragment: str = "") -> str:
        """The relative address of page `there`, or of a place on it, as seen from page `here`."""
        if here == there and fragment:
            return f"#{fragment}"
        path = self.file(here, there + self.ending)
        return f"{path}#{fragment}" if fragment else path

    def work(self, here: str, key: str | None) -> str | None:
        """The relative address of a work; None where the tree has no page for it, or `here` is its page."""
        page = self.works.get(key or "")
        if page is None or (page == here and key not in self.entries):
            return None
        return self.link(here, page, self.entries.get(key or "", ""))

    def file(self, here: str, file: str) -> str:
        """The relative address of any file of the tree as seen from page `here`."""
        above, way = here.split("/")[:-1], file.split("/")
        shared = 0
        for one, other in zip(above, way[:-1], strict=False):
            if one != other:
                break
            shared += 1
        return "../" * (len(above) - shared) + "/".join(way[shared:])

    def placed(self, here: str) -> str:
        """Where page `here` stands, from the root of the site or as a whole address."""
        return f"{self.root}{here}{self.ending}"

    def whole(self, here: str) -> str:
        """The whole address of page `here`; empty where nobody knows it."""
        return self.placed(here) if "://" in self.root else ""

    def data(self, here: str, file: str) -> str:
        """The relative address of a file that all trees share."""
        return self.above + "../" * here.count("/") + file if self.above else self.file(here, file)

    def table(self, document: str, block: str) -> str:
        """The page of a table, beside which its files stand."""
        return f"tables/{self.documents[document]}/{block}"

    def name(self, issue: str) -> str:
        """The name of an issue's folder, which no other of its year has."""
        return posixpath.basename(posixpath.dirname(self.issues[issue]))

    def folder(self, issue: str) -> str:
        """The folder of an issue, with a slash at its end unless it is the root."""
        folder = posixpath.dirname(self.issues[issue])
        return f"{folder}/" if folder else ""


def steady_name(letter: str, text: str) -> str:
    """An ASCII name for `text` that depends on nothing else, so that it stays whatever else is added.

    >>> steady_name("w", "中华人民共和国水法")
    'w-fa62ec5228'
    """
    return f"{letter}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"
