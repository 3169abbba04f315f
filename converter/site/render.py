"""Pages → site, as `mkdocs build` makes it, but only what has changed and on both cores.

MkDocs' own functions find the files, make the navigation and render; this module says which of them for which page.
A page is its own bytes and what all pages of its tree share (`recipe`, the navigation, the gazette's names): where
neither has changed, what stands in the site is right. Hand-written Markdown has links that MkDocs checks: it is
rendered every time, so that a target that went is told.

Files are laid in the site whole, by renaming, and what does not belong there is removed.
"""

from __future__ import annotations

import filecmp
import logging
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from mkdocs.commands.build import _build_extra_template, _build_page, _build_theme_template, _populate_page
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from converter.site.hook import is_generated
from converter.site.recipe import digest, recipe, surroundings
from converter.site.rendered import UNKNOWN, Kept, Made, Output, Stat, Whole, digest_of, kept, restores, walk
from converter.site.trees import Tree
from converter.site.workers import WorkerLostError, spread

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

_STAGE = ".gazette-stage-"
"""Begins the names of the folders in the site where files are made before they are laid in their places."""

_CHUNK = 32
_ALONE = 2 * _CHUNK
"""So many files are made without other processes."""

_LOG = logging.getLogger("mkdocs")

Said = tuple[int, str]
"""A level and a message of MkDocs' log."""


@dataclass(slots=True)
class _Prepared:
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


class _Result(NamedTuple):
    """What was made of a file, whether to keep that, what MkDocs said, and links to anchors: target → anchor → link."""

    made: Made
    keep: bool = False
    said: Sequence[Said] = ()
    links: Mapping[str, dict[str, str]] = {}


@dataclass(slots=True)
class _Work:
    """What is to be made, and what is known of it from before. Read by the processes that make it."""

    site: Path
    standing: Mapping[str, Stat]
    before: Mapping[str, Made]
    tasks: list[tuple[_Prepared, File]] = field(default_factory=list)

    def chunk(self, number: int) -> list[_Result]:
        """Makes some of the tasks. Raises BuildError."""
        stage = self.site / f"{_STAGE}{os.getpid()}"
        some = self.tasks[number * _CHUNK : (number + 1) * _CHUNK]
        return [_make(self, tree, file, stage) for tree, file in some]

    def stands(self, made: Made) -> bool:
        """Whether all that was made still stands in the site, as far as can be told unread."""
        return all(self.standing.get(output.path) == output.stat for output in made.outputs)


def render(configs: Mapping[Tree, MkDocsConfig], site: Path, folder: Path) -> None:
    """Makes the site what MkDocs makes of each configuration; `folder` holds what is kept between builds.

    Raises what MkDocs raises, with the site made as far as it goes.
    """
    site = site.resolve()
    site.mkdir(parents=True, exist_ok=True)
    for config in configs.values():
        if others := [name for name in config.plugins if name not in config.hooks]:
            raise BuildError(f"plugins see all pages, and pages are made one by one: leave out {', '.join(others)}")
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    _LOG.addHandler(counter)
    try:
        with kept(folder, site) as records:
            _render(configs, site, records, counter)
    except WorkerLostError as problem:
        raise BuildError(f"{problem}; build again") from problem
    finally:
        _LOG.removeHandler(counter)
        for left in site.glob(f"{_STAGE}*"):
            shutil.rmtree(left, ignore_errors=True)


def _render(configs: Mapping[Tree, MkDocsConfig], site: Path, records: Kept, counter: CountHandler) -> None:
    recipes = {tree: recipe(config) for tree, config in configs.items()}
    sources = {
        tree: {path: stat.settled() for path, stat in walk(Path(config.docs_dir), links=True)}
        for tree, config in configs.items()
    }
    now = Whole(
        digest(surroundings(), *(tree.language for tree in configs), *recipes.values()),
        digest(*map(digest_of, sources.values())),
        digest_of(standing := _standing(configs, site)),
    )
    settled = all(stat is not UNKNOWN for some in sources.values() for stat in some.values())
    if settled and now == records.whole:
        return
    links = {path for path, stat in standing.items() if stat is UNKNOWN}
    work = _Work(site, {path: stat for path, stat in standing.items() if path not in links}, records.made)
    trees = [_prepared(tree, config, recipes[tree]) for tree, config in configs.items()]
    made: dict[str, Made] = {}
    for prepared in trees:
        for file in prepared.shown:
            old = records.made.get(prepared.name(file))
            if old and _is_fresh(prepared, file, old, sources[prepared.tree]) and work.stands(old):
                made[old.name] = old
            else:
                work.tasks.append((prepared, file))
    planned = _planned(trees, made) - links
    _clear(site, standing.keys() - planned)
    results = _results(work, records)
    made.update((one.made.name, one.made) for one in results)
    laid = {output.path for one in made.values() for output in one.outputs}
    for prepared in trees:
        laid.update(_templates(prepared, made, work))
        _check_anchors(prepared, results)
        prepared.config.plugins.on_post_build(config=prepared.config)
    _clear(site, (standing.keys() & planned) - laid)
    complaints = counter.get_counts()
    languages = {tree.language for tree in configs}
    others = {name: one for name, one in records.made.items() if name.partition(":")[0] not in languages}
    passing = {one.made.name for one in results if not one.keep}
    whole = (
        msgspec.structs.replace(now, site=digest_of(_standing(configs, site))) if settled and not complaints else None
    )
    records.close(others | {name: one for name, one in made.items() if name not in passing}, whole)
    if complaints and all(config.strict for config in configs.values()):
        raise Abort("MkDocs complains, and does so in strict mode")


def _standing(configs: Mapping[Tree, MkDocsConfig], site: Path) -> dict[str, Stat]:
    """The files that stand where trees are built, by their path in the site; hidden ones at its top are not ours."""
    if any(tree.is_root for tree in configs):
        found = dict(walk(site, links=False))
        return {path: stat for path, stat in found.items() if not path.startswith(".") or path.startswith(_STAGE)}
    return {path: stat for tree in configs for path, stat in walk(tree.site(site), links=False, prefix=tree.prefix)}


def _prepared(tree: Tree, config: MkDocsConfig, made_with: str) -> _Prepared:
    """Follows MkDocs' own build up to the pages; those in the navigation are read, for their names stand on all."""
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    pages = files.documentation_pages()
    for file in pages:
        if file.page is None:
            Page(None, file, config)
    for page in nav.pages:
        with _heard(page.file):
            _populate_page(page, config, files)
    env = config.plugins.on_env(env, config=config, files=files)
    frame = digest(made_with, repr(config.extra.get("whole")), str(nav))
    shown = [file for file in files if file.inclusion.value > InclusionLevel.DRAFT.value]
    return _Prepared(tree, config, files, nav, env, frame, pages, shown)


def _is_fresh(prepared: _Prepared, file: File, old: Made, sources: Mapping[str, Stat]) -> bool:
    """Whether a source and what all pages share are what they were, as far as can be told unread."""
    if old.frame != (prepared.frame if file.is_documentation_page() else ""):
        return False
    return old.source == _source(prepared, file, sources) is not UNKNOWN


def _source(prepared: _Prepared, file: File, sources: Mapping[str, Stat] | None = None) -> Stat:
    if file.abs_src_path is None:
        return UNKNOWN
    if sources is not None and file.src_dir == prepared.config.docs_dir:
        return sources.get(file.src_uri, UNKNOWN)
    return Stat.of(Path(file.abs_src_path).stat()).settled()


def _planned(trees: Sequence[_Prepared], made: Mapping[str, Made]) -> set[str]:
    """Every path of the site at which something may be laid."""
    planned = {output.path for one in made.values() for output in one.outputs}
    for prepared in trees:
        prefix = prepared.tree.prefix
        names = (*prepared.config.theme.static_templates, *prepared.config.extra_templates, "sitemap.xml.gz")
        planned.update(prefix + name for name in names)
        for file in prepared.shown:
            planned.update((prefix + file.dest_uri, prefix + file.src_uri))
    return planned


def _clear(site: Path, strangers: Set[str]) -> None:
    """Removes files that do not belong in the site, and the folders that held nothing else."""
    for path in strangers:
        (site / path).unlink(missing_ok=True)
        folder = (site / path).parent
        while folder != site:
            try:
                folder.rmdir()
            except OSError:
                break
            folder = folder.parent


def _results(work: _Work, records: Kept) -> list[_Result]:
    """Does all tasks; says and keeps what comes of them, in their order."""
    chunks = range(0, len(work.tasks), _CHUNK)
    done: Iterator[tuple[int, list[_Result]]]
    if len(work.tasks) <= _ALONE:
        done = ((number, work.chunk(number)) for number in range(len(chunks)))
    else:
        done = spread(work.chunk, len(chunks))
    found: dict[int, list[_Result]] = {}
    for number, some in done:
        records.add(one.made for one in some if one.keep)
        found[number] = some
    results = [one for number in sorted(found) for one in found[number]]
    for (prepared, _), one in zip(work.tasks, results, strict=True):
        for level, message in one.said:
            _LOG.log(level, "%s: %s", Path(prepared.config.docs_dir).name, message)
    return results


def _make(work: _Work, prepared: _Prepared, file: File, stage: Path) -> _Result:
    """Makes what belongs to one source. MkDocs and its hooks write below `stage`."""
    own = stage / prepared.tree.folder
    prepared.config.site_dir = file.dest_dir = str(own)
    vars(file).pop("abs_dest_path", None)
    with _heard(file) as said:
        return (_page if file.is_documentation_page() else _copy)(work, prepared, file, stage, said)


def _page(work: _Work, prepared: _Prepared, file: File, stage: Path, said: list[Said]) -> _Result:
    name, source, key = prepared.name(file), _source(prepared, file), digest(file.src_uri, file.content_bytes)
    old = work.before.get(name)
    if old and (old.frame, old.key) == (prepared.frame, key) and (still := _still(work, old)):
        return _Result(msgspec.structs.replace(old, source=source, outputs=still), keep=True)
    page = file.page
    assert page is not None
    _populate_page(page, prepared.config, prepared.files)
    _build_page(page, prepared.config, prepared.pages, prepared.nav, prepared.env)
    made = Made(
        name, source, prepared.frame, key, _lay(work, stage, Path(file.abs_dest_path).parent),
        dict(page.meta), page.title, page.update_date,
    )  # fmt: skip
    links = {target.src_uri: anchors for target, anchors in (page.links_to_anchors or {}).items()}
    # The title is otherwise looked for in what goes.
    page.title, page.content, page.markdown, page.toc = made.title, None, None, ()  # type: ignore[assignment]
    return _Result(made, is_generated(page) and not said and restores(made.front), tuple(said), links)


def _copy(work: _Work, prepared: _Prepared, file: File, stage: Path, said: list[Said]) -> _Result:
    """A file that is shown as it is."""
    del said
    source, path = _source(prepared, file), prepared.tree.prefix + file.dest_uri
    target = work.site / path
    if path in work.standing and file.abs_src_path and filecmp.cmp(file.abs_src_path, target, shallow=False):
        outputs: tuple[Output, ...] = (Output(path, Stat.of(target.lstat()), ""),)
    else:
        file.copy_file()
        outputs = _lay(work, stage, Path(file.abs_dest_path).parent)
    return _Result(Made(prepared.name(file), source, "", "", outputs), keep=source is not UNKNOWN)


def _still(work: _Work, old: Made) -> tuple[Output, ...]:
    """What was made of a page as it stands in the site, read to be sure; nothing where that is not all."""
    found = []
    for output in old.outputs:
        if output.path not in work.standing or digest((work.site / output.path).read_bytes()) != output.digest:
            return ()
        found.append(msgspec.structs.replace(output, stat=Stat.of((work.site / output.path).lstat())))
    return tuple(found)


def _lay(work: _Work, stage: Path, folder: Path) -> tuple[Output, ...]:
    """Lays the files of a folder of the stage in their places; one that stands there with the same bytes is left."""
    laid = []
    for staged in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not staged.is_file():
            continue
        path = staged.relative_to(stage).as_posix()
        target, data = work.site / path, staged.read_bytes()
        stands = work.standing.get(path)
        if stands is None or stands.size != len(data) or target.read_bytes() != data:
            if stands is None and target.is_dir():
                shutil.rmtree(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(target)
        else:
            staged.unlink()
        laid.append(Output(path, Stat.of(target.lstat()), digest(data)))
    return tuple(laid)


def _templates(prepared: _Prepared, made: Mapping[str, Made], work: _Work) -> Iterator[str]:
    """Lays 404.html, the sitemap and others that know all pages; tells their paths."""
    for file in prepared.pages:
        page, one = file.page, made[prepared.name(file)]
        assert page is not None
        page.meta, page.title, page.update_date = one.front, one.title, one.date
    stage = work.site / f"{_STAGE}{os.getpid()}"
    own = stage / prepared.tree.folder
    prepared.config.site_dir = str(own)
    for template in sorted(prepared.config.theme.static_templates):
        _build_theme_template(template, prepared.env, prepared.files, prepared.config, prepared.nav)
    for template in prepared.config.extra_templates:
        _build_extra_template(str(template), prepared.files, prepared.config, prepared.nav)
    for folder, _, _ in os.walk(own):
        yield from (output.path for output in _lay(work, stage, Path(folder)))


def _check_anchors(prepared: _Prepared, results: Sequence[_Result]) -> None:
    """Has MkDocs complain of links to anchors that their target has not."""
    files = {prepared.name(file): file for file in prepared.pages}
    for one in results:
        file = files.get(one.made.name)
        if not one.links or file is None or file.page is None:
            continue
        targets = {prepared.files.src_uris[uri]: anchors for uri, anchors in one.links.items()}
        for target in targets:
            if target.page is not None and target.page.present_anchor_ids is None:
                with _heard(target):
                    _populate_page(target.page, prepared.config, prepared.files)
        file.page.links_to_anchors = targets
        file.page.validate_anchor_links(files=prepared.files, log_level=prepared.config.validation.links.anchors)


class _Listener(logging.Handler):
    """Keeps warnings."""

    def __init__(self, said: list[Said]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one."""
        self.said.append((record.levelno, record.getMessage()))


@contextmanager
def _heard(file: File) -> Iterator[list[Said]]:
    """Warnings of MkDocs' log about a file, kept from whoever listens to it. What fails is told as a BuildError."""
    said: list[Said] = []
    handlers, propagate = _LOG.handlers[:], _LOG.propagate
    _LOG.handlers, _LOG.propagate = [_Listener(said)], False
    try:
        yield said
    except Exception as problem:
        told = "; ".join(message for _, message in said) or f"{file.src_uri}: {problem!r}"
        raise BuildError(told) from problem
    finally:
        _LOG.handlers, _LOG.propagate = handlers, propagate
