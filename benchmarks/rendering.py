"""Measures how pages become a site: from nothing, and after a change, beside stock `mkdocs build` of the same Markdown.

The stock site is what most projects have: Material as it comes, a navigation of twelve entries, its search off.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, Section, mebibytes, seconds
from benchmarks.measure import ROOT, Run, ratio, run
from converter.site.trees import TREES

_STOCK = """\
site_name: Stock
docs_dir: {docs}
site_dir: {site}
theme: {{name: material}}
plugins: []
nav: [{nav}]
not_in_nav: "*"
"""

_NAV = ("index", "year/index", "number/index", "kind/index", "issuer/index", "tables/index", "chronicle/index")
_NAV = (*_NAV, "data", "status/index", "cited/index", "search", "about")

_BUILD = (
    "from pathlib import Path; from converter.site.build import build_site; build_site(Path({docs!r}), Path({site!r}))"
)

COLD = 0.7
"""The most that a site in three languages may take of the time of the stock one, before pages are made of sources."""


def measure(rounds: int, copies: int) -> tuple[Section, ...]:
    """The sample's pages in three trees, the documents and issues of the root's under `copies` other names each."""
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as name:
        docs = Path(name, "docs")
        run([str(Path(sys.executable).with_name("gazette")), "pages", "gazettes", "--docs", str(docs)])
        for tree in TREES:
            _multiply(tree.docs(docs), copies)
        return (compared(docs, rounds),)


def compared(docs: Path, rounds: int) -> Section:
    """Builds the trees of pages at `docs` with both, from nothing and after changes."""
    pages = [path for tree in TREES for path in tree.docs(docs).rglob("*.md")]
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as name:
        # A project of its own, so that a template can be changed.
        project, site = Path(name, "project"), Path(name, "site")
        for part in ("converter", "overrides"):
            shutil.copytree(ROOT / part, project / part, ignore=shutil.ignore_patterns("__pycache__"))
        for config in ROOT.glob("mkdocs*.yml"):
            shutil.copyfile(config, project / config.name)
        runs: dict[str, list[Run]] = {}
        for _ in range(rounds):
            shutil.rmtree(site, ignore_errors=True)
            runs.setdefault("stock", []).append(_stock(docs, Path(name, "stock")))
            runs.setdefault("cold", []).append(_ours(project, docs, site))
            # Files that were written a moment ago are read once more.
            runs.setdefault("again", []).append(_ours(project, docs, site))
            runs.setdefault("nothing changed", []).append(_ours(project, docs, site))
            _edit(docs / "doc")
            runs.setdefault("one page changed", []).append(_ours(project, docs, site))
            with (project / "overrides/partials/footer.html").open("a", encoding="utf-8") as footer:
                footer.write("<!-- -->")
            runs.setdefault("a template changed", []).append(_ours(project, docs, site))
    return Section(
        "From pages to a site",
        f"{len(pages):,} pages in three languages with {sum(page.stat().st_size for page in pages):,} bytes of "
        f"Markdown, by our build in two processes; medians of {rounds} rounds. Stock: `mkdocs build` of the same "
        "Markdown in one process, Material as it comes with twelve entries in its navigation and its search off.",
        tuple(_figures(runs)),
    )


def _figures(runs: dict[str, list[Run]]) -> Iterator[Figure]:
    stock, cold = runs["stock"], runs["cold"]
    for name, some in runs.items():
        if name in ("stock", "again"):
            continue
        base, baseline = (stock, "stock") if some is cold else (cold, "from nothing")
        for what, taken in (("by the clock", "wall"), ("CPU time", "cpu")):
            own, other = ([getattr(one, taken) for one in them] for them in (some, base))
            yield Figure(
                f"{'from nothing' if some is cold else name}, {what}",
                seconds(median(own)),
                f"{baseline} ({seconds(median(other))})",
                ratio(own, other),
                most=COLD if some is cold else None,
            )
    peak, other = ([max(one.peak, *one.children, 0) for one in them] for them in (cold, stock))
    yield Figure(
        "peak memory of the larger process", mebibytes(median(peak)), f"stock ({mebibytes(median(other))})",
        ratio(peak, other),
    )  # fmt: skip


def _ours(project: Path, docs: Path, site: Path) -> Run:
    program = f"import os; os.chdir({str(project)!r}); " + _BUILD.format(docs=str(docs), site=str(site))
    return run([sys.executable, "-c", program], {"PYTHONPATH": str(project)})


def _stock(docs: Path, folder: Path) -> Run:
    """All trees, one after the other; what they took together."""
    shutil.rmtree(folder, ignore_errors=True)
    taken = []
    for tree in TREES:
        own = folder / (tree.folder or "root")
        own.mkdir(parents=True)
        for page in tree.docs(docs).rglob("*.md"):
            copy = own / "docs" / page.relative_to(tree.docs(docs))
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, copy)
        nav = ", ".join(f"{entry}.md" for entry in _NAV if (own / f"docs/{entry}.md").is_file())
        config = own / "mkdocs.yml"
        config.write_text(_STOCK.format(docs=own / "docs", site=own / "site", nav=nav), encoding="utf-8")
        taken.append(run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]))
    return Run(
        sum(one.cpu for one in taken), sum(one.wall for one in taken), max(one.peak for one in taken), (), b""
    )  # fmt: skip


def _multiply(docs: Path, copies: int) -> None:
    """The pages of documents and issues once more under other years, so that links keep their depth."""
    for folder in (docs / "doc", docs / "issue"):
        for page in sorted(folder.rglob("*.md")):
            for number in range(copies):
                copy = page.parent.with_name(f"{page.parent.name}-{number}") / page.name
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(page, copy)


def _edit(docs: Path) -> None:
    page = min(docs.rglob("*.md"))
    with page.open("a", encoding="utf-8") as file:
        file.write('<p id="more">改</p>\n')
