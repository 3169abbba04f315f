"""Measures the site of a whole synthetic archive: cold, and after each kind of change, beside stock MkDocs.

A project of its own is made, so that its caches are its own: our configuration, templates and pages, and the sources.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import synthetic
from benchmarks.figures import Figure, Section, mebibytes, seconds
from benchmarks.measure import MIB, ROOT, Run, run

_STOCK = """\
site_name: Stock
docs_dir: docs
site_dir: site
theme:
  name: material
plugins: []
not_in_nav: "*"
nav:
"""
_NAV = 12

_MOST_COLD, _MOST_ADDED, _MOST_GROWTH, _MOST_MEMORY = 0.7, 0.05, 2.1, 1500 * MIB


def measure(issues: int) -> tuple[Section, ...]:
    """Builds `issues` issues and twice as many; limits hold for the whole archive alone."""
    whole = issues >= synthetic.ISSUES
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as name:
        project = Path(name)
        _begin(project)
        synthetic.write(project / "gazettes", issues)
        cold = _built(project, issues)
        stock = _stock(project / "stock", project)
        unchanged = _built(project, issues)
        _edited(project / "gazettes" / "0005" / "source.txt", "因地制宜", "因地施策")
        corrected = _built(project, issues)
        title = synthetic.planned(3)[1].title
        _edited(project / "gazettes" / "0004" / "source.txt", title, title.replace("关于", "关于认真"))
        retitled = _built(project, issues)
        _edited(project / "overrides" / "main.html", "{% extends", "{# another #}{% extends")
        template = _built(project, issues)
        synthetic.write(project / "gazettes", issues + 1)
        added = _built(project, issues + 1)
        shutil.rmtree(project / ".cache")
        for tree in (*project.glob("docs*/"), project / "site"):
            shutil.rmtree(tree)
        shutil.copytree(ROOT / "docs", project / "docs", ignore=_generated)
        synthetic.write(project / "gazettes", 2 * issues)
        double = _built(project, 2 * issues)
    figures = [
        Figure(
            "cold, by the clock",
            seconds(cold.wall),
            f"stock MkDocs on the same pages, one process ({seconds(stock.wall)})",
            cold.wall / stock.wall,
            most=_MOST_COLD if whole else None,
        ),
        *(
            _against(kind, taken, cold, _MOST_ADDED if whole and kind == "one issue added" else None)
            for kind, taken in (
                ("nothing changed", unchanged),
                ("one issue corrected", corrected),
                ("a title changed that others show", retitled),
                ("a template changed", template),
                ("one issue added", added),
            )
        ),
        Figure(
            f"{2 * issues} issues, cold",
            seconds(double.wall),
            f"{issues} issues ({seconds(cold.wall)})",
            double.wall / cold.wall,
            most=_MOST_GROWTH if whole else None,
        ),
        Figure(
            f"peak memory of the largest process, {2 * issues} issues",
            mebibytes(_peak(double)),
            f"{mebibytes(_MOST_MEMORY)}; {issues} issues take {mebibytes(_peak(cold))}",
            _peak(double) / _MOST_MEMORY,
            most=1,
        ),
    ]
    subject = (
        f"A synthetic archive of {issues} issues (seed {synthetic.SEED}) by `gazette build`, three languages, "
        f"two processes: conversion, linking, pages, index, site. CPU time cold: {seconds(cold.cpu)}."
    )
    return (Section("A whole archive", subject, tuple(figures)),)


def _against(kind: str, taken: Run, cold: Run, most: float | None) -> Figure:
    return Figure(
        f"{kind}, by the clock", seconds(taken.wall), f"cold ({seconds(cold.wall)})", taken.wall / cold.wall, most=most
    )


def _peak(taken: Run) -> int:
    return max(taken.peak, *taken.children, 0)


def _begin(project: Path) -> None:
    """Our configuration, templates and pages; the code where it is."""
    for config in ROOT.glob("mkdocs*.yml"):
        shutil.copyfile(config, project / config.name)
    shutil.copytree(ROOT / "overrides", project / "overrides")
    shutil.copytree(ROOT / "docs", project / "docs", ignore=_generated)
    (project / "converter").symlink_to(ROOT / "converter")


def _generated(_: str, names: Sequence[str]) -> list[str]:
    """What a build has written into the folder of our pages, or may have."""
    return [name for name in names if not name.endswith(".md") or name in ("index.md", "search.md")]


def _built(project: Path, issues: int) -> Run:
    sources = [str(path) for path in sorted((project / "gazettes").glob("*/source.txt"))[:issues]]
    command = [sys.executable, "-c", "from converter.cli import main; main()", "build", *sources]
    return run(command, {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1767225600"}, project)


def _edited(path: Path, before: str, after: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def _stock(folder: Path, project: Path) -> Run:
    """Stock Material on the Markdown of all three trees, with a navigation of some entries, its search off."""
    for tree in sorted(project.glob("docs*/")):
        for page in tree.rglob("*.md"):
            target = folder / "docs" / tree.name / page.relative_to(tree)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, target)
    shutil.copyfile(folder / "docs" / "docs" / "index.md", folder / "docs" / "index.md")
    pages = sorted(page.relative_to(folder / "docs").as_posix() for page in (folder / "docs").rglob("year/*.md"))
    nav = "".join(f"  - {page}\n" for page in ["index.md", *pages][:_NAV])
    (folder / "mkdocs.yml").write_text(_STOCK + re.sub(r"(?m)^  - (.*)$", r'  - "\1"', nav), encoding="utf-8")
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], None, folder)
