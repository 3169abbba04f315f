"""Finds the sources that a caller means by files and folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from converter.errors import SourceError
from converter.read import READERS

NAME = "source"
"""The name of a source, without its ending, in a folder of its own."""


def find_sources(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Files as they are given; for a folder every ``source.txt`` below it, else the ``*.txt`` directly in it.

    A ``source.pdf`` (or ``*.pdf``) is taken where no text of the same name lies beside it. Each file comes once,
    folders in the order of their paths. Raises SourceError for a folder without sources; a
    file that is missing is left to its reader.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        try:
            for source in _in_folder(path) if path.is_dir() else (path,):
                found.setdefault(source.resolve(), source)
        except (OSError, RuntimeError) as problem:
            raise SourceError(
                f"cannot be read ({getattr(problem, 'strerror', None) or problem})",
                place=str(path),
                advice="check the path and its rights",
            ) from problem
    return tuple(found.values())


def overlooked(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The PDFs below folders that `find_sources` passes by, since others there are named as sources."""
    return tuple(
        path
        for folder in paths
        if folder.is_dir() and _named(folder)
        for path in sorted(folder.rglob("*.pdf"))
        if path.stem != NAME
    )


def _in_folder(folder: Path) -> tuple[Path, ...]:
    endings = tuple(READERS)
    below = _named(folder)
    inside = [path for path in folder.iterdir() if _is_source(path, endings)]
    if not (below or inside):
        raise SourceError(
            "is a folder without sources", place=str(folder), advice=f"put {NAME}.txt or other *.txt files in it"
        )
    return tuple(sorted(_preferred(below or inside, endings)))


def _named(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(f"{NAME}.*") if path.stem == NAME and _is_source(path, tuple(READERS))]


def _preferred(paths: Iterable[Path], endings: tuple[str, ...]) -> list[Path]:
    """Of files that differ in their endings only, the one whose reader comes first."""
    best: dict[Path, Path] = {}
    for path in sorted(paths, key=lambda path: endings.index(path.suffix.lower())):
        best.setdefault(path.with_suffix(""), path)
    return list(best.values())


def _is_source(path: Path, endings: tuple[str, ...]) -> bool:
    return path.suffix.lower() in endings and path.is_file()
