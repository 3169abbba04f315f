"""Sources → pages → site: converts, writes the tree of pages, and has MkDocs build or serve it."""

from __future__ import annotations

import gc
import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from converter.errors import GazetteError
from converter.link.linker import Linker
from converter.profile import Profile
from converter.read.find import find_sources
from converter.site.choice import Choice
from converter.site.making import Tell, make, unheard
from converter.site.own_pages import MADE
from converter.site.trees import TREES, Tree
from converter.store import Written

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CONFIG = Path("mkdocs.yml")
"""MkDocs' configuration, in the folder that the program runs in."""

_CACHE = Path(".cache/site")
"""What builds keep for the next, in the folder of the configuration."""

_COLLECT = 100_000
"""New objects after which Python looks for cycles: what a build makes mostly lives to its end."""

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
    tell: Tell = unheard,
    choice: Choice | None = None,
) -> Written:
    """Converts `sources` (files, or folders of them) and makes their pages stand under `docs`, with the hand-written.

    What has not changed since the last call is not made again; `.cache/` beside `config` keeps what that needs. With
    the `linker` of an earlier call only what has changed since is linked anew. Raises what `convert` raises, and
    OutputError.
    """
    # mkdocs.yml takes the address at which the site will stand from the same place.
    url = os.environ.get("GAZETTE_URL", "")
    project = config.parent
    return make(find_sources(sources), docs, project, profile=profile, url=url, linker=linker, choice=choice, tell=tell)


def build(
    sources: Sequence[Path],
    docs: Path,
    site: Path,
    profile: Profile | None = None,
    config: Path = CONFIG,
    tell: Tell = unheard,
) -> Written:
    """Writes the pages and builds the site from them. Raises SiteError where MkDocs complains of anything."""
    usual = gc.get_threshold()
    gc.set_threshold(_COLLECT)
    try:
        written = pages(sources, docs, profile, config, tell=tell)
        build_site(docs, site, config)
    finally:
        gc.set_threshold(*usual)
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
    own = sorted(page for page in (config.parent / "docs").glob("*.md") if page.name not in MADE)
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
