"""Sources → pages → site: converts, writes the tree of pages, and has MkDocs build or serve it."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from converter.data.sums import sums
from converter.errors import GazetteError
from converter.link import link
from converter.link.linker import Linker
from converter.model.issue import Issue
from converter.pipeline import convert
from converter.profile import Profile
from converter.read.find import find_sources
from converter.search import OwnPage
from converter.site.choice import Choice
from converter.site.files import INSIDE, digests, index_files, inside_record, tree_files
from converter.site.prints import pictures_of
from converter.site.trees import TREES, Tree, tree_of, words_of
from converter.store import Written, write_tree
from converter.translate import translations
from converter.write.archive import Archive
from converter.write.catalogue import SOURCE
from converter.write.open_data import SUMS
from converter.write.pages import addresses_of, issue_folder
from converter.write.pictures import FOLDER
from converter.write.search_page import PAGE as SEARCH_PAGE
from converter.write.source_file import source_name
from converter.write.words import Words

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CONFIG = Path("mkdocs.yml")
"""MkDocs' configuration, in the folder that the program runs in."""

_BUILT = frozenset(["index.md", f"{SEARCH_PAGE}.md"])
"""Pages that the build writes where the hand-written ones stand."""

_CACHE = Path(".cache/site")
"""What builds keep for the next, in the folder of the configuration."""

_KEPT = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>")

ADDRESS = ("127.0.0.1", 8000)
"""Where `serve` shows the site."""


class SiteError(GazetteError):
    """MkDocs does not build the site (exit status 2)."""


def pages(
    sources: Sequence[Path],
    docs: Path,
    profile: Profile | None = None,
    config: Path = CONFIG,
    linker: Linker | None = None,
    choice: Choice | None = None,
) -> Written:
    """Converts `sources` (files, or folders of them) and makes their pages stand under `docs`, with the hand-written.

    With the `linker` of an earlier call only what has changed since is linked anew. Raises what `convert` raises, and
    OutputError.
    """
    issues = [(convert(source, profile), source) for source in find_sources(sources)]
    return write_pages(issues, docs, profile, config, linker, choice)


def write_pages(
    sources: Sequence[tuple[Issue, Path]],
    docs: Path,
    profile: Profile | None = None,
    config: Path = CONFIG,
    linker: Linker | None = None,
    choice: Choice | None = None,
) -> Written:
    """Makes the pages of converted issues, each with its file, stand under `docs` and in the other trees beside it.

    The hand-written pages stand there too. Of a `choice` only pages of the issues that it means are made, of what all
    issues together tell; INSIDE tells which. Raises ChoiceError where it means none.
    """
    issues = [issue for issue, _ in sources]
    corpus = link(issues, linker)
    chosen = choice.of(issues) if choice is not None else None
    inside = chosen if choice else None
    shown = {issue.id for issue in (issues if inside is None else inside)}
    pdfs = [(issue, file) for issue, file in sources if issue.source.kind == "pdf" and issue.id in shown]
    prints = {issue.id: pictures_of(issue, file, docs / issue_folder(issue) / FOLDER) for issue, file in pdfs}
    # mkdocs.yml takes the address at which the site will stand from the same place.
    url = os.environ.get("GAZETTE_URL", "")
    speak = {tree: words_of(tree, issues, profile, translations(sources, tree.language)) for tree in TREES}
    documents = frozenset(addresses_of(issues, Archive.of(issues, corpus)).documents.values())
    hashes: dict[str, str] = {}
    written: list[tuple[Tree, Written]] = []
    english = speak[tree_of("en")]
    # The root comes last: it tells the hashes of all.
    for tree, spoken in reversed(speak.items()):
        words = spoken if spoken is english else replace(spoken, english=english)
        files: dict[str, bytes | Path] = {}
        own = config.parent / "docs"
        if not tree.is_root or docs.resolve() != own.resolve():
            files.update(hand_written(own, tree, words))
        files.update(tree_files(tree, issues, corpus, words, profile.titles if profile else None, prints, url, inside))
        if tree.is_root:
            spoken_in = {tree.language: words for tree, words in speak.items()}
            files.update(index_files(issues, corpus, spoken_in, own_pages(own), inside))
            if chosen is not None:
                files[INSIDE] = inside_record(issues, chosen, corpus)
            files.update({issue_folder(issue) + source_name(issue): file for issue, file in pdfs})
        hashes.update({tree.prefix + path: told for path, told in digests(files, documents).items()})
        if tree.is_root:
            files[SUMS] = sums(hashes)
        written.append((tree, write_tree(tree.docs(docs), files)))
    changed, unchanged, removed = (
        tuple(tree.prefix + name for tree, done in reversed(written) for name in done[part]) for part in range(3)
    )
    return Written(changed, unchanged, removed)


def hand_written(docs: Path, tree: Tree, words: Words) -> dict[str, bytes]:
    """The pages that no program writes, from the project's own folder of them, as a tree has them.

    ``about.md`` is Chinese, ``about.en.md`` the same page in English; what has none is shown in Chinese.
    """
    found: dict[str, bytes] = {}
    for page in _pages_in(docs):
        translated = page.with_suffix(f".{tree.language}.md")
        if translated.is_file():
            found[page.name] = translated.read_bytes()
        elif words.foreign:
            found[page.name] = _marked(page.read_text(encoding="utf-8")).encode()
        else:
            lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
            found[page.name] = "".join(_in_script(line, words) for line in lines).encode()
    return found


def own_pages(docs: Path) -> list[OwnPage]:
    """The same pages as the search reads them: in every language in which they are written."""
    found: list[OwnPage] = []
    for page in _pages_in(docs):
        texts = {SOURCE: page.read_text(encoding="utf-8")}
        for tree in TREES:
            translated = page.with_suffix(f".{tree.language}.md")
            if translated.is_file():
                texts[tree.language] = translated.read_text(encoding="utf-8")
        found.append(OwnPage(page.stem, texts))
    return found


def _pages_in(docs: Path) -> list[Path]:
    """The hand-written pages; the build may have written its own beside them."""
    return sorted(page for page in docs.glob("*.md") if page.name not in _BUILT and page.stem.count(".") == 0)


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


def build(
    sources: Sequence[Path],
    docs: Path,
    site: Path,
    profile: Profile | None = None,
    config: Path = CONFIG,
) -> Written:
    """Writes the pages and builds the site from them. Raises SiteError where MkDocs complains of anything."""
    written = pages(sources, docs, profile, config)
    build_site(docs, site, config)
    return written


def build_site(docs: Path, site: Path, config: Path = CONFIG, trees: Sequence[Tree] = TREES) -> None:
    """Builds the site from the pages of `trees`, as ``mkdocs build --strict`` does with each configuration.

    Only what has changed since the last build is made. What else stands in the folder of the site is removed, but for
    hidden files at its top.
    """
    with _mkdocs(config):
        _render(docs, site, config, trees, strict=True)


def _render(docs: Path, site: Path, config: Path, trees: Sequence[Tree], **more: Any) -> None:
    from converter.site.render import render

    configs = {tree: _load(tree, docs, site, config, **more) for tree in trees}
    render(configs, site, config.resolve().parent / _CACHE)


def _load(tree: Tree, docs: Path, site: Path, config: Path, **more: Any) -> MkDocsConfig:
    from mkdocs.config import load_config

    folders = {"docs_dir": str(tree.docs(docs).resolve()), "site_dir": str(tree.site(site).resolve())}
    return load_config(str(tree.config(config)), **folders, **more)


def serve(
    sources: Sequence[Path],
    docs: Path,
    profile: Profile | None = None,
    config: Path = CONFIG,
    address: tuple[str, int] = ADDRESS,
    tell: Callable[[str], None] = print,
) -> None:
    """Shows the site until it is interrupted; whenever a source, a page or a template changes, it is made anew.

    A source that cannot be converted while it is edited is told, and the last good pages stay.
    """
    with tempfile.TemporaryDirectory(prefix="gazette-serve-") as folder:
        site, linker = Path(folder), Linker()
        pages(sources, docs, profile, config, linker)
        with _mkdocs(config):
            from mkdocs.livereload import LiveReloadServer

            host, port = address
            shown = f"http://{host}:{port}/"

            def make() -> None:
                try:
                    pages(sources, docs, profile, config, linker)
                except GazetteError as problem:
                    tell(str(problem))
                _render(docs, site, config, TREES, site_url=shown)

            server = LiveReloadServer(builder=make, host=host, port=port, root=str(site))
            for path in _watched(sources, config):
                server.watch(str(path))
            make()
            tell(shown)
            try:
                server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it open
            except KeyboardInterrupt:
                pass
            finally:
                server.shutdown()


def _watched(sources: Sequence[Path], config: Path) -> list[Path]:
    """What the site is made from: the folders of the sources (their corrections stand beside them) and our own."""
    folders = {source if source.is_dir() else source.parent for source in sources}
    own = sorted(page for page in (config.parent / "docs").glob("*.md") if page.name not in _BUILT)
    return [*sorted(folders), *sorted({tree.config(config) for tree in TREES}), config.parent / "overrides", *own]


@contextmanager
def _mkdocs(config: Path) -> Iterator[None]:
    """What MkDocs complains of becomes a SiteError."""
    if not config.is_file():
        raise SiteError(f"there is no {config.name}", place=str(config), advice="run this in the project's folder")
    # Read when Material is first imported: its notices are not for our users.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    log = logging.getLogger("mkdocs")
    complaints = _Complaints()
    log.addHandler(complaints)
    try:
        from mkdocs.exceptions import MkDocsException

        try:
            yield
        except MkDocsException as problem:
            said = "; ".join(complaints.said) or str(problem)
            raise SiteError(f"MkDocs does not build the site: {said}", place=str(config)) from problem
        except OSError as problem:
            what, where = problem.strerror or repr(problem), str(problem.filename or config)
            advice = "check the folder, its rights and the space on its disk, and build again"
            raise SiteError(f"the site cannot be written ({what})", place=where, advice=advice) from problem
    finally:
        log.removeHandler(complaints)


class _Complaints(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one warning."""
        self.said.append(record.getMessage())
