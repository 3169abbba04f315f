"""Pages → site, as `mkdocs build` makes it, but only what has changed and on both cores.

MkDocs' own functions find the files, make the navigation and render; this module says which of them for which page.
A page is its own bytes and what all pages of its tree share (`recipe`, the navigation, the gazette's names): where
neither has changed, what stands in the site is right. Hand-written Markdown has links that MkDocs checks: it is
rendered every time, so that a target that went is told.

Files are laid in the site whole, by renaming, and what does not belong there is removed.
"""

from __future__ import annotations

import logging
import math
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from mkdocs.commands.build import _build_extra_template, _build_theme_template, _populate_page
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File
from mkdocs.utils import CountHandler

from converter.parallel import spread
from converter.site.laying import CHUNK, STAGE, Result, Work, lay
from converter.site.prepared import LOG, Prepared, heard, prepare, source_of
from converter.site.recipe import digest, recipe, surroundings
from converter.site.rendered import UNKNOWN, Kept, Made, Stat, Whole, digest_of, kept, walk
from converter.site.trees import Tree

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def render(configs: Mapping[Tree, MkDocsConfig], site: Path, folder: Path) -> None:
    """Makes the site what MkDocs makes of each configuration; `folder` holds what is kept between builds.

    Raises what MkDocs raises and WorkerLostError, with the site made as far as it goes.
    """
    site = site.resolve()
    site.mkdir(parents=True, exist_ok=True)
    for config in configs.values():
        if others := [name for name in config.plugins if name not in config.hooks]:
            raise BuildError(f"plugins see all pages, and pages are made one by one: leave out {', '.join(others)}")
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    LOG.addHandler(counter)
    try:
        with kept(folder, site) as records:
            _render(configs, site, records, counter, folder / "templates")
    finally:
        LOG.removeHandler(counter)
        for left in site.glob(f"{STAGE}*"):
            shutil.rmtree(left, ignore_errors=True)


def _render(
    configs: Mapping[Tree, MkDocsConfig], site: Path, records: Kept, counter: CountHandler, templates: Path
) -> None:
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
    work = Work(site, {path: stat for path, stat in standing.items() if path not in links}, records.made)
    trees = [prepare(tree, config, recipes[tree], templates) for tree, config in configs.items()]
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
        return {path: stat for path, stat in found.items() if not path.startswith(".") or path.startswith(STAGE)}
    return {path: stat for tree in configs for path, stat in walk(tree.site(site), links=False, prefix=tree.prefix)}


def _is_fresh(prepared: Prepared, file: File, old: Made, sources: Mapping[str, Stat]) -> bool:
    """Whether a source and what all pages share are what they were, as far as can be told unread."""
    if old.frame != (prepared.frame if file.is_documentation_page() else ""):
        return False
    return old.source == source_of(prepared, file, sources) is not UNKNOWN


def _planned(trees: Sequence[Prepared], made: Mapping[str, Made]) -> set[str]:
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


def _results(work: Work, records: Kept) -> list[Result]:
    """Does all tasks; says and keeps what comes of them, in their order."""
    found: dict[int, list[Result]] = {}
    for number, some in spread(work.chunk, range(math.ceil(len(work.tasks) / CHUNK))):
        records.add(one.made for one in some if one.keep)
        found[number] = some
    results = [one for number in sorted(found) for one in found[number]]
    for (prepared, _), one in zip(work.tasks, results, strict=True):
        for level, message in one.said:
            LOG.log(level, "%s: %s", Path(prepared.config.docs_dir).name, message)
    return results


def _templates(prepared: Prepared, made: Mapping[str, Made], work: Work) -> Iterator[str]:
    """Lays 404.html, the sitemap and others that know all pages; tells their paths."""
    for file in prepared.pages:
        page, one = file.page, made[prepared.name(file)]
        assert page is not None
        page.meta, page.title, page.update_date = one.front, one.title, one.date
    own = work.stage / prepared.tree.folder
    prepared.config.site_dir = str(own)
    for template in sorted(prepared.config.theme.static_templates):
        _build_theme_template(template, prepared.env, prepared.files, prepared.config, prepared.nav)
    for template in prepared.config.extra_templates:
        _build_extra_template(str(template), prepared.files, prepared.config, prepared.nav)
    for folder, _, _ in os.walk(own):
        yield from (output.path for output in lay(work, work.stage, Path(folder)))


def _check_anchors(prepared: Prepared, results: Sequence[Result]) -> None:
    """Has MkDocs complain of links to anchors that their target has not."""
    files = {prepared.name(file): file for file in prepared.pages}
    for one in results:
        file = files.get(one.made.name)
        if not one.links or file is None or file.page is None:
            continue
        targets = {prepared.files.src_uris[uri]: anchors for uri, anchors in one.links.items()}
        for target in targets:
            if target.page is not None and target.page.present_anchor_ids is None:
                with heard(target):
                    _populate_page(target.page, prepared.config, prepared.files)
        file.page.links_to_anchors = targets
        file.page.validate_anchor_links(files=prepared.files, log_level=prepared.config.validation.links.anchors)
