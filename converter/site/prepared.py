"""A tree of pages → all that MkDocs knows before it renders one: files, navigation, templates, and what pages share."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache
from mkdocs.commands.build import _populate_page
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from converter.site.recipe import digest
from converter.site.rendered import UNKNOWN, Stat
from converter.site.trees import Tree

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

LOG = logging.getLogger("mkdocs")

Said = tuple[int, str]
"""A level and a message of MkDocs' log."""


@dataclass(slots=True)
class Prepared:
    """A tree that can be rendered; `frame` hashes what all its pages share, `shown` is what stands in the site."""

    tree: Tree
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    frame: str
    pages: Sequence[File]
    shown: Sequence[File]

    def name(self, file: File) -> str:
        """What the records know a source by."""
        return f"{self.tree.language}:{file.src_uri}"


def prepare(tree: Tree, config: MkDocsConfig, made_with: str, templates: Path) -> Prepared:
    """Follows MkDocs' own build up to the pages; those in the navigation are read, for their names stand on all.

    The folder `templates` keeps compiled ones, which the trees share.
    """
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    templates.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(templates))
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    pages = files.documentation_pages()
    for file in pages:
        if file.page is None:
            Page(None, file, config)
    for page in nav.pages:
        with heard(page.file):
            _populate_page(page, config, files)
    env = config.plugins.on_env(env, config=config, files=files)
    frame = digest(made_with, repr(config.extra.get("whole")), str(nav))
    shown = [file for file in files if file.inclusion.value > InclusionLevel.DRAFT.value]
    return Prepared(tree, config, files, nav, env, frame, pages, shown)


def source_of(prepared: Prepared, file: File, sources: Mapping[str, Stat] | None = None) -> Stat:
    """What is known unread of what `file` is made from; `sources` are those of its tree where they are known."""
    if file.abs_src_path is None:
        return UNKNOWN
    if sources is not None and file.src_dir == prepared.config.docs_dir:
        return sources.get(file.src_uri, UNKNOWN)
    return Stat.of(Path(file.abs_src_path).stat()).settled()


class _Listener(logging.Handler):
    """Keeps warnings."""

    def __init__(self, said: list[Said]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one."""
        self.said.append((record.levelno, record.getMessage()))


@contextmanager
def heard(file: File) -> Iterator[list[Said]]:
    """Warnings of MkDocs' log about a file, kept from whoever listens to it. What fails is told as a BuildError."""
    said: list[Said] = []
    handlers, propagate = LOG.handlers[:], LOG.propagate
    LOG.handlers, LOG.propagate = [_Listener(said)], False
    try:
        yield said
    except Exception as problem:
        told = "; ".join(message for _, message in said) or f"{file.src_uri}: {problem!r}"
        raise BuildError(told) from problem
    finally:
        LOG.handlers, LOG.propagate = handlers, propagate
