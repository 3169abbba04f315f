"""One source of a tree → the files of the site that are made of it, laid whole in their places."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.structure.files import File

from converter.site.hook import is_generated
from converter.site.prepared import Prepared, Said, heard, source_of
from converter.site.recipe import digest
from converter.site.rendered import UNKNOWN, Made, Output, Stat, restores

STAGE = ".gazette-stage-"
"""Begins the names of the folders in the site where files are made before they are laid in their places."""

CHUNK = 32
"""So many tasks are done at a time."""


class Result(NamedTuple):
    """What was made of a file, whether to keep that, what MkDocs said, and links to anchors: target → anchor → link."""

    made: Made
    keep: bool = False
    said: Sequence[Said] = ()
    links: Mapping[str, dict[str, str]] = {}


@dataclass(slots=True)
class Work:
    """What is to be made, and what is known of it from before. Read by the processes that make it."""

    site: Path
    standing: Mapping[str, Stat]
    before: Mapping[str, Made]
    tasks: list[tuple[Prepared, File]] = field(default_factory=list)

    def chunk(self, number: int) -> list[Result]:
        """Makes some of the tasks. Raises BuildError."""
        some = self.tasks[number * CHUNK : (number + 1) * CHUNK]
        return [_make(self, tree, file, self.stage) for tree, file in some]

    @property
    def stage(self) -> Path:
        """Where this process makes files, in the site, so that they are laid by renaming."""
        return self.site / f"{STAGE}{os.getpid()}"

    def stands(self, made: Made) -> bool:
        """Whether all that was made still stands in the site, as far as can be told unread."""
        return all(self.standing.get(output.path) == output.stat for output in made.outputs)


def _make(work: Work, prepared: Prepared, file: File, stage: Path) -> Result:
    """Makes what belongs to one source. MkDocs and its hooks write below `stage`."""
    own = stage / prepared.tree.folder
    prepared.config.site_dir = file.dest_dir = str(own)
    vars(file).pop("abs_dest_path", None)
    with heard(file) as said:
        return (_page if file.is_documentation_page() else _copy)(work, prepared, file, stage, said)


def _page(work: Work, prepared: Prepared, file: File, stage: Path, said: list[Said]) -> Result:
    name, source, key = prepared.name(file), source_of(prepared, file), digest(file.src_uri, file.content_bytes)
    old = work.before.get(name)
    if old and (old.frame, old.key) == (prepared.frame, key) and (still := _still(work, old)):
        return Result(msgspec.structs.replace(old, source=source, outputs=still), keep=True)
    page = file.page
    assert page is not None
    _populate_page(page, prepared.config, prepared.files)
    _build_page(page, prepared.config, prepared.pages, prepared.nav, prepared.env)
    made = Made(
        name, source, prepared.frame, key, lay(work, stage, Path(file.abs_dest_path).parent),
        dict(page.meta), page.title, page.update_date,
    )  # fmt: skip
    links = {target.src_uri: anchors for target, anchors in (page.links_to_anchors or {}).items()}
    # The title is otherwise looked for in what goes.
    page.title, page.content, page.markdown, page.toc = made.title, None, None, ()  # type: ignore[assignment]
    return Result(made, is_generated(page) and not said and restores(made.front), tuple(said), links)


def _copy(work: Work, prepared: Prepared, file: File, stage: Path, said: list[Said]) -> Result:
    """A file that is shown as it is."""
    del said
    source, path = source_of(prepared, file), prepared.tree.prefix + file.dest_uri
    target = work.site / path
    if path in work.standing and file.abs_src_path and filecmp.cmp(file.abs_src_path, target, shallow=False):
        outputs: tuple[Output, ...] = (Output(path, Stat.of(target.lstat()), ""),)
    elif file.abs_src_path:
        file.copy_file()
        _place(work, Path(file.abs_dest_path), path)
        # Some are large: none is read for its hash.
        outputs = (Output(path, Stat.of(target.lstat()), ""),)
    else:
        file.copy_file()
        outputs = lay(work, stage, Path(file.abs_dest_path).parent)
    return Result(Made(prepared.name(file), source, "", "", outputs), keep=source is not UNKNOWN)


def _still(work: Work, old: Made) -> tuple[Output, ...]:
    """What was made of a page as it stands in the site, read to be sure; nothing where that is not all."""
    found = []
    for output in old.outputs:
        if output.path not in work.standing or digest((work.site / output.path).read_bytes()) != output.digest:
            return ()
        found.append(msgspec.structs.replace(output, stat=Stat.of((work.site / output.path).lstat())))
    return tuple(found)


def lay(work: Work, stage: Path, folder: Path) -> tuple[Output, ...]:
    """Lays the files of a folder of the stage in their places; one that stands there with the same bytes is left."""
    laid = []
    for staged in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not staged.is_file():
            continue
        path = staged.relative_to(stage).as_posix()
        target, data = work.site / path, staged.read_bytes()
        stands = work.standing.get(path)
        if stands is None or stands.size != len(data) or target.read_bytes() != data:
            _place(work, staged, path)
        else:
            staged.unlink()
        laid.append(Output(path, Stat.of(target.lstat()), digest(data)))
    return tuple(laid)


def _place(work: Work, staged: Path, path: str) -> None:
    target = work.site / path
    if path not in work.standing and target.is_dir():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(target)
