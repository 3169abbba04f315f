"""Sources → pages → site: converts, writes the tree of pages, and has MkDocs build or serve it."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from converter.errors import GazetteError
from converter.link import link
from converter.model.issue import Issue
from converter.pipeline import convert
from converter.profile import Profile
from converter.read.find import find_sources
from converter.store import Written, write_tree
from converter.write.pages import site_files

CONFIG = Path("mkdocs.yml")
"""MkDocs' configuration, in the folder that the program runs in."""

ADDRESS = ("127.0.0.1", 8000)
"""Where `serve` shows the site."""


class SiteError(GazetteError):
    """MkDocs does not build the site (exit status 2)."""


def pages(sources: Sequence[Path], docs: Path, profile: Profile | None = None, config: Path = CONFIG) -> Written:
    """Converts `sources` (files, or folders of them) and makes their pages stand under `docs`, with the hand-written.

    Raises what `convert` raises, and OutputError.
    """
    issues = [convert(source, profile) for source in find_sources(sources)]
    return write_pages(issues, docs, profile, config)


def write_pages(issues: Sequence[Issue], docs: Path, profile: Profile | None = None, config: Path = CONFIG) -> Written:
    """Makes the pages of converted issues stand under `docs`, with the hand-written ones."""
    files = dict(site_files(issues, link(issues), profile.titles if profile else None))
    written = config.parent / "docs"
    if docs.resolve() != written.resolve():
        files.update({page.name: page.read_bytes() for page in hand_written(written)})
    return write_tree(docs, files)


def hand_written(docs: Path) -> list[Path]:
    """The pages that stand in the project's own folder of pages and that no program writes."""
    return sorted(page for page in docs.glob("*.md") if page.name != "index.md")


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


def build_site(docs: Path, site: Path, config: Path = CONFIG) -> None:
    """Builds the site from the pages under `docs`, as ``mkdocs build --strict`` does."""
    with _mkdocs(docs, site, config):
        from mkdocs.commands.build import build as mkdocs_build
        from mkdocs.config import load_config

        mkdocs_build(load_config(str(config), strict=True))


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
        site = Path(folder)
        pages(sources, docs, profile, config)
        with _mkdocs(docs, site, config):
            from mkdocs.commands.build import build as mkdocs_build
            from mkdocs.config import load_config
            from mkdocs.livereload import LiveReloadServer

            host, port = address
            shown = f"http://{host}:{port}/"

            def make() -> None:
                try:
                    pages(sources, docs, profile, config)
                except GazetteError as problem:
                    tell(str(problem))
                mkdocs_build(load_config(str(config), site_url=shown), serve_url=shown)

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
    return [*sorted(folders), config, config.parent / "overrides", *hand_written(config.parent / "docs")]


@contextmanager
def _mkdocs(docs: Path, site: Path, config: Path) -> Iterator[None]:
    """Gives MkDocs its folders by the names that `mkdocs.yml` reads; what it complains of becomes a SiteError."""
    if not config.is_file():
        raise SiteError("there is no mkdocs.yml", place=str(config), advice="run this in the project's folder")
    settings = {
        "GAZETTE_DOCS": str(docs.resolve()),
        "GAZETTE_SITE": str(site.resolve()),
        # Read when Material is first imported: its notices are not for our users.
        "NO_MKDOCS_2_WARNING": "1",
    }
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
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
    finally:
        log.removeHandler(complaints)
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class _Complaints(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one warning."""
        self.said.append(record.getMessage())
