"""Measures `mkdocs build` of the sample's site, beside stock Material sites of as many pages."""

from __future__ import annotations

import html
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, Section, mebibytes, seconds
from benchmarks.measure import ROOT, Run, ratio, run

_STOCK = """\
site_name: Stock
docs_dir: docs
site_dir: site
theme:
  name: material
nav:
  - index.md
not_in_nav: "*"
"""

_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SHORTEST = 30
"""Characters that a paragraph of the sample has at least to serve as running text."""

_SPECIAL = re.compile(r"[<>&*_`\[\]|#~$\\]")


@dataclass(slots=True)
class _Site:
    """One site and what its builds took."""

    environment: Mapping[str, str]
    config: Path
    site: Path
    runs: list[Run] = field(default_factory=list)

    def build(self) -> None:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "--config-file", str(self.config)]
        self.runs.append(run(command, self.environment))

    def size(self, ending: str = "") -> int:
        return sum(path.stat().st_size for path in self.site.rglob(f"*{ending}") if path.is_file())


def measure(rounds: int) -> tuple[Section, ...]:
    """Builds our site and the stock ones in turn, all from pages that are there already."""
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as name:
        folder = Path(name)
        docs = folder / "docs"
        run([str(Path(sys.executable).with_name("gazette")), "pages", "gazettes", "--docs", str(docs)])
        pages = {path.relative_to(docs): path.read_bytes().decode() for path in sorted(docs.rglob("*.md"))}
        settings = {"GAZETTE_DOCS": str(docs), "GAZETTE_SITE": str(folder / "site")}
        ours = _Site(settings, ROOT / "mkdocs.yml", folder / "site")
        running = cycle(_paragraphs())
        sized = _stock(folder / "sized", {path: _sized(page, running) for path, page in pages.items()})
        worded = _stock(folder / "worded", {path: _worded(page) for path, page in pages.items()})
        for _ in range(rounds):
            for site in (ours, sized, worded):
                site.build()
        return (
            Section(
                "Building the sample's site",
                f"The sample gazette, {len(pages)} pages of Markdown with {sum(map(_bytes, pages.values())):,} bytes, "
                f"by `mkdocs build`; medians of {rounds} rounds. Stock: Material as it comes with the same number of "
                "pages, none but the first in the navigation.",
                (
                    *_against(ours, sized, "stock, same bytes of Markdown"),
                    *_against(ours, worded, "stock, same words"),
                ),
            ),
        )


def _against(ours: _Site, stock: _Site, baseline: str) -> Iterator[Figure]:
    cpu, stock_cpu = ([taken.cpu for taken in site.runs] for site in (ours, stock))
    peak, stock_peak = ([taken.peak for taken in site.runs] for site in (ours, stock))
    yield Figure("CPU time", seconds(median(cpu)), f"{baseline} ({seconds(median(stock_cpu))})", ratio(cpu, stock_cpu))
    yield Figure(
        "peak memory", mebibytes(median(peak)), f"{baseline} ({mebibytes(median(stock_peak))})", ratio(peak, stock_peak)
    )
    for name, ending in (("output, all files", ""), ("output, HTML alone", ".html")):
        size, stock_size = ours.size(ending), stock.size(ending)
        yield Figure(name, mebibytes(size), f"{baseline} ({mebibytes(stock_size)})", size / stock_size)


def _stock(folder: Path, pages: Mapping[Path, str]) -> _Site:
    """A stock Material site of `pages`, not yet built."""
    for path, page in pages.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page.encode())
    config = folder / "mkdocs.yml"
    config.write_text(_STOCK, encoding="utf-8")
    return _Site({}, config, folder / "site")


def _paragraphs() -> list[str]:
    """Paragraphs of the sample's text that mean nothing to Markdown."""
    found: list[str] = []
    for source in sorted((ROOT / "gazettes").rglob("source.txt")):
        for lines in source.read_bytes().decode().split("\n\n"):
            paragraph = "".join(lines.split())
            if len(paragraph) >= _SHORTEST and not _SPECIAL.search(paragraph):
                found.append(paragraph)
    return found


def _sized(page: str, running: Iterator[str]) -> str:
    """A page of plain paragraphs with as many bytes as `page`."""
    text = f"# {next(running)[:20]}\n"
    while _bytes(text) < _bytes(page):
        text += f"\n{next(running)}\n"
    return text.encode()[: _bytes(page)].decode("utf-8", "ignore")


def _worded(page: str) -> str:
    """A page with the words that `page` shows, each of its lines a plain paragraph."""
    lines = (html.unescape(_TAG.sub(" ", line)) for line in _HEAD.sub("", page).splitlines())
    first, *others = [_SPECIAL.sub(r"\\\g<0>", " ".join(line.split())) for line in lines if line.strip()] or [""]
    return "\n\n".join((f"# {first}", *(line for line in others if line))) + "\n"


def _bytes(text: str) -> int:
    return len(text.encode())
