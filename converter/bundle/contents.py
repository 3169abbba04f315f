"""Which files of a built site go into a bundle: as they are, packed together, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from converter.bundle.inside import Held, Inside
from converter.site.trees import TREES

PACK = "records.tar.xz"
"""The file, in an issue's folder, in which its records for machines are packed: a text in four forms is near the size
of one."""

# What only a server, a reader of feeds or a search engine asks for; and what the packs and the bundle's own sums tell.
_LEFT = re.compile(r"(?:404\.html|sitemap\.xml(?:\.gz)?|SHA256SUMS|data/corpus\.jsonl|feed/.*)")
_TRANSLATED = re.compile(r"^translated: ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Contents:
    """Paths in the site: files that stand as they are, the members of each pack, and what was left out."""

    plain: frozenset[str]
    packs: Mapping[str, tuple[str, ...]]
    left: frozenset[str]

    def pack_of(self) -> dict[str, str]:
        """The pack of each file that is in one."""
        return {name: pack for pack, names in self.packs.items() for name in names}


def contents(site: Path, inside: Inside) -> Contents:
    """What goes into the bundle of the site that stands under `site`."""
    every = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    packs: dict[str, tuple[str, ...]] = {}
    spare: set[str] = set()
    for issue in inside.issues:
        members = [name for name in _records(issue) if name in every]
        for tree in TREES:
            own = {f"{tree.prefix}{page}.md" for page in issue.documents} & every
            # Markdown of a tree that nobody translated into says what that of the first says.
            told = {name for name in own if tree.is_root or _is_translated(site / name)}
            members += told
            spare |= own - told
        if members:
            packs[issue.folder + PACK] = tuple(sorted(members))
    left = {name for name in every if _LEFT.fullmatch(_in_tree(name))} | spare
    packed = {name for names in packs.values() for name in names}
    return Contents(plain=every - packed - left, packs=packs, left=frozenset(left))


def _records(issue: Held) -> Iterator[str]:
    yield issue.folder + "issue.json"
    # A PDF stands as it is: it can be looked at, and is compressed.
    yield from (issue.folder + name for name in ("source.txt", "source.txt.gz"))
    yield from (f"{page}.akn.xml" for page in issue.documents)


def _is_translated(markdown: Path) -> bool:
    front, _, _ = markdown.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    return bool(_TRANSLATED.search(front))


def _in_tree(name: str) -> str:
    """A path as seen from the root of its tree."""
    return next((name.removeprefix(prefix) for prefix in _prefixes() if name.startswith(prefix)), name)


def _prefixes() -> Iterable[str]:
    return (tree.prefix for tree in TREES if not tree.is_root)
