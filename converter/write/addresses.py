"""Where each page of a tree stands, and how one leads to another."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Paths from the root of the tree, without `ending`.

    `issues` and `documents` go by id; `works` gives for a permalink the page that stands for it. `home` and `years`
    (the folder of the lists by year) are None in a tree that has none. `downloads`: the issue's folder holds a copy
    of its source and of issue.json.
    """

    ending: str
    issues: Mapping[str, str]
    documents: Mapping[str, str]
    works: Mapping[str, str]
    home: str | None = None
    years: str | None = None
    downloads: bool = False

    def link(self, here: str, there: str, fragment: str = "") -> str:
        """The relative address of page `there`, or of a place on it, as seen from page `here`."""
        if here == there and fragment:
            return f"#{fragment}"
        path = self.file(here, there + self.ending)
        return f"{path}#{fragment}" if fragment else path

    def file(self, here: str, file: str) -> str:
        """The relative address of any file of the tree as seen from page `here`."""
        return posixpath.relpath(file, posixpath.dirname(here) or ".")

    def folder(self, issue: str) -> str:
        """The folder of an issue, with a slash at its end unless it is the root."""
        folder = posixpath.dirname(self.issues[issue])
        return f"{folder}/" if folder else ""
