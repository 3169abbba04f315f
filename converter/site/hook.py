"""MkDocs' hook: what its own options cannot do with our pages. `mkdocs.yml` names this file.

Generated pages are HTML in Markdown files, an element a line, so that line by line is enough to read them.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TypedDict

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from converter.write import escape
from converter.write.pages import GENERATED
from converter.write.words import words

_HEADING = re.compile(r'^<h([1-6])[^>]* id="([^"]+)">(.*)</h\1>$', re.MULTILINE)
_LINKED = re.compile(r'^(<(p|h[2-6])(?: class="[^"]*")? id="([^"]+)">.*)(</\2>)$', re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")
_DEEPEST = 4
"""The level of the smallest heading in the side contents."""

_UNSEARCHED = frozenset(("home", "list"))
"""Kinds of page that only lead to others; their titles would stand before what they lead to."""


class Whole(TypedDict):
    """What GENERATED tells."""

    title: str
    title_en: str
    language: str
    remarks: list[str]
    latest: str


_NOTHING_YET = Whole(title="", title_en="", language="zh-Hans", remarks=[], latest="1970-01-01")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Names the site after the gazette. Material's templates print names as HTML."""
    whole = _whole(config)
    if whole["title"]:
        config.site_name = escape.attribute(whole["title"])
    config.extra["whole"] = whole
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the templates the catalogue of words."""
    del files
    env.globals["say"] = words(config.extra["whole"]["language"]).say
    return env


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out what Material ships and no page loads: maps of its scripts, and languages that search does not use."""
    del config
    for file in list(files):
        if file.src_uri.endswith(".map") or file.src_uri.startswith("assets/javascripts/lunr/"):
            files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Makes the title safe for templates that print it as HTML, and puts print's date in place of the clock's."""
    del files
    if isinstance(title := page.meta.get("title"), str):
        page.meta["title"] = escape.attribute(title)
    page.update_date = page.meta.get("published") or config.extra["whole"]["latest"]
    if page.meta.get("page") in _UNSEARCHED:
        page.meta["search"] = {"exclude": True}
    return markdown


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fills the side contents, and puts a quiet link behind each heading and paragraph that has an id."""
    del files
    if "page" not in page.meta:
        return content
    page.toc = contents(content)
    said = escape.attribute(words(config.extra["whole"]["language"]).say("theme.paragraph"))
    return _LINKED.sub(rf'\1<a class="no" href="#\3" aria-label="{said}"></a>\4', content)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Lays a document's Markdown beside its page, for download."""
    if page.meta.get("page") == "document" and page.file.abs_src_path:
        target = Path(config.site_dir, page.file.src_uri)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page.file.abs_src_path, target)
    return output


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the search index as a script too: from file:// nothing else can be read. Runs behind the search."""
    index = Path(config.site_dir, "search", "search_index.json")
    if index.is_file():
        index.with_suffix(".js").write_text(f"var __index = {index.read_text(encoding='utf-8')}", encoding="utf-8")


def contents(content: str) -> TableOfContents:
    """The headings with an id, each below the last that is above it; those of boxes stand apart."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for level, name, inside in _HEADING.findall(content):
        if int(level) > _DEEPEST or name.endswith("-head"):
            continue
        link = AnchorLink(_TAG.sub("", inside), name, int(level))
        while above and above[-1].level >= link.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    return TableOfContents(top)


def _whole(config: MkDocsConfig) -> Whole:
    file = Path(config.docs_dir, GENERATED)
    if not file.is_file():
        return _NOTHING_YET
    whole: Whole = json.loads(file.read_text(encoding="utf-8"))
    return whole
