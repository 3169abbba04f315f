"""The pages that no program writes, from the project's own folder of them."""

from __future__ import annotations

import re
from pathlib import Path

from converter.search import OwnPage
from converter.site.trees import TREES, Tree
from converter.write.catalogue import SOURCE
from converter.write.search_page import PAGE as SEARCH
from converter.write.words import Words

MADE = frozenset(("index.md", f"{SEARCH}.md"))
"""Pages that a build writes beside them, where it writes into the project's own folder."""

_KEPT = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>")


def hand_written(docs: Path, tree: Tree, words: Words) -> dict[str, bytes]:
    """The pages that no program writes, from the project's own folder of them, as a tree has them.

    ``about.md`` is Chinese, ``about.en.md`` the same page in English; what has none is shown in Chinese.
    """
    found: dict[str, bytes] = {}
    for page in own_pages(docs):
        translated = page.with_suffix(f".{tree.language}.md")
        if translated.is_file():
            found[page.name] = translated.read_bytes()
        elif words.foreign:
            found[page.name] = _marked(page.read_text(encoding="utf-8")).encode()
        else:
            lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
            found[page.name] = "".join(_in_script(line, words) for line in lines).encode()
    return found


def own_pages(docs: Path) -> list[Path]:
    """The files of the pages, without their translations."""
    return sorted(page for page in docs.glob("*.md") if page.name not in MADE and page.stem.count(".") == 0)


def searched_pages(docs: Path) -> list[OwnPage]:
    """The same pages as the search reads them: in every language in which they are written."""
    found: list[OwnPage] = []
    for page in own_pages(docs):
        texts = {SOURCE: page.read_text(encoding="utf-8")}
        for tree in TREES:
            translated = page.with_suffix(f".{tree.language}.md")
            if translated.is_file():
                texts[tree.language] = translated.read_text(encoding="utf-8")
        found.append(OwnPage(page.stem, texts))
    return found


def _in_script(line: str, words: Words) -> str:
    """A line of Markdown in the script of a tree; code, targets of links and tags stay."""
    shown = words.plain(line)
    for kept in _KEPT.finditer(line):
        shown = shown[: kept.start()] + kept[0] + shown[kept.end() :]
    return shown


def _marked(page: str) -> str:
    """A page with its language in its front matter."""
    _, fence, rest = page.partition("---\n") if page.startswith("---\n") else ("", "", page)
    return f"---\nlang: {SOURCE}\n{rest}" if fence else f"---\nlang: {SOURCE}\n---\n\n{page}"
