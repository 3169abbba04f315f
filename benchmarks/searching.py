"""Measures the search over a synthetic archive: the index on disk, and what a query loads and takes from file://.

The archive's text is a walk over the neighbours of characters in the measured issue, so that rare and common pairs
stand in it as they do in print. Every query is asked of a fresh page, so that nothing is loaded yet but what opening
the box loads.
"""

from __future__ import annotations

import gzip
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar
from urllib.parse import unquote

from playwright.sync_api import Browser, Playwright, sync_playwright

from benchmarks.figures import Figure, Section
from benchmarks.measure import MeasureError
from benchmarks.sources import Material
from converter.link import link
from converter.model.block import Block, Heading, Paragraph
from converter.model.issue import Document, Issue, Part
from converter.model.number import DocumentNumber
from converter.model.place import Passage
from converter.model.translation import Translations
from converter.pipeline import convert
from converter.search import FOLDER, Kept, Searched, search_files, searched
from converter.search.entries import sections, text_of
from converter.site.trees import TREES, words_of
from converter.write.archive import Archive
from converter.write.pages import addresses_of
from tests.search.bare import put

_ISSUES, _DOCUMENTS, _HEADINGS, _LENGTH = 364, 10, 20, 190
"""Issues of the archive, documents of an issue, headings of a document, characters of each of three paragraphs."""

_QUERIES = 20
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

_MOST_OF_TEXT = 0.45
_FIRST, _WHOLE, _STALL = 30, 120, 50
_BYTES, _FILES = 250_000, 6

_ASK = """async (query) => {
  const engine = window.engine;
  let stall = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - last);
    last = now;
  }, 0);
  const start = performance.now();
  const found = await engine.search(query, null, "");
  const first = performance.now() - start;
  await engine.settle(found);
  await Promise.all(found.hits.slice(0, 3).map((hit) => engine.show(hit)));
  const whole = performance.now() - start;
  clearInterval(watch);
  const loaded = [...engine.index.asked.keys()];
  return {first, whole, stall, hits: found.hits.length, loaded};
}"""


def measure(source: Material, issues: int = _ISSUES) -> tuple[Section, ...]:
    """Builds the index of `issues` synthetic issues, once more with one added, and asks it in Chromium."""
    issued = list(archive(convert(source.path), issues))
    text = sum(
        len(one.encode())
        for issue in issued
        for document in issue.documents
        for one in text_of(sections(document, _NONE))
    )
    made = _index(issued)
    texts = sum(len(data) for name, data in made.files.items() if _is_text(name))
    index = sum(map(len, made.files.values())) - texts
    queries = list(_queries(issued))
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as name:
        told = _asked(Path(name), made.files, queries)
    first, whole, stall, weight, count, opened = (median(each) for each in zip(*told, strict=True))
    # What is no text for snippets is index: postings, titles and numbers of all documents, tables of characters.
    subject = (
        f"{issues} synthetic issues, {text / 1e6:.1f} MB of text; "
        f"{sum(not _is_text(one) for one in made.files)} files of index; "
        f"{len(queries)} queries of 2 to 6 characters, each of a fresh page, from file://"
    )
    rows = (
        Figure(
            "index on disk",
            f"{index / 1e6:.1f} MB",
            f"the text searched, {text / 1e6:.1f} MB",
            index / text,
            most=_MOST_OF_TEXT,
        ),
        Figure(
            "index and texts for snippets",
            f"{(index + texts) / 1e6:.1f} MB",
            f"the text searched, {text / 1e6:.1f} MB",
            (index + texts) / text,
        ),
        Figure("loaded when the box opens, compressed", f"{opened / 1e3:.0f} KB", "250 KB", opened / _BYTES),
        Figure("CPU time of the index", f"{made.cold:.1f} s", "1 s per million characters", made.cold * 3e6 / text),
        Figure("the same, one issue added", f"{made.added:.1f} s", f"all, {made.cold:.1f} s", made.added / made.cold),
        Figure(
            "loaded for a query, compressed",
            f"{weight / 1e3:.0f} KB",
            "250 KB",
            weight / _BYTES,
            most=1,
        ),
        Figure("files for a query", f"{count:g}", "6", count / _FILES, most=1),
        Figure("titles of the results", f"{first:.0f} ms", "30 ms", first / _FIRST, most=1),
        Figure("the first three results, whole", f"{whole:.0f} ms", "120 ms", whole / _WHOLE, most=1),
        Figure("longest stall of the page", f"{stall:.0f} ms", "50 ms", stall / _STALL, most=1),
    )
    return (Section("Search", subject, rows),)


class _Told(NamedTuple):
    """Of one query: milliseconds to the first results, to whole ones, of the longest stall; bytes and files that it
    loaded; bytes that were loaded before, when the box was opened."""

    first: float
    whole: float
    stall: float
    weight: int
    files: int
    opened: int


class _Made(NamedTuple):
    """All files of the search, and CPU seconds: of all of it, and of one issue more with what was kept."""

    files: dict[str, bytes]
    cold: float
    added: float


def _index(issued: list[Issue]) -> _Made:
    speak = {tree.language: words_of(tree, issued) for tree in TREES}
    archives = [Archive.of(some, link(some)) for some in (issued[:-1], issued)]
    addresses = addresses_of(issued, archives[-1])
    each: list[tuple[float, Searched]] = [_clocked(partial(searched, issue, addresses, speak)) for issue in issued]
    found = {issue.id: one.found for issue, (_, one) in zip(issued, each, strict=True)}
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as name:
        kept = Kept(Path(name))
        seconds, files = zip(
            *(_clocked(partial(search_files, one, addresses, speak, found.__getitem__, kept)) for one in archives),
            strict=True,
        )
    texts = {name: data for _, one in each for name, data in one.files.items()}
    own = [spent for spent, _ in each]
    return _Made(files[1] | texts, sum(own[:-1]) + seconds[0], own[-1] + seconds[1])


_T = TypeVar("_T")


def _clocked(work: Callable[[], _T]) -> tuple[float, _T]:
    """CPU seconds of some work and of the processes that it started, and what it made."""
    start = sum(os.times()[:4])
    made = work()
    return sum(os.times()[:4]) - start, made


_NONE = Translations()


def _is_text(name: str) -> bool:
    return name.startswith((f"{FOLDER}tdoc.", f"{FOLDER}tissue."))


def archive(real: Issue, count: int) -> Iterator[Issue]:
    """Synthetic issues, twelve a year, made of the characters of a real one."""
    chance = random.Random(364)
    follows: dict[str, list[str]] = {}
    for document in real.documents:
        for passage in document.passages():
            for one, other in pairwise(passage.text):
                follows.setdefault(one, []).append(other)
    starts = sorted(follows)

    def text(length: int) -> str:
        char = chance.choice(starts)
        walked = [char]
        while len(walked) < length:
            char = chance.choice(follows.get(char) or starts)
            walked.append(char)
        return "".join(walked)

    for at in range(count):
        year, number = 1996 + at // 12, at % 12 + 1
        documents = tuple(_document(real, year, number, place, text) for place in range(1, _DOCUMENTS + 1))
        yield replace(
            real,
            year=year,
            number=number,
            documents=documents,
            contents=(),
            findings=(),
            masthead=replace(real.masthead, published=date(year, number, 1)),
        )


def _document(real: Issue, year: int, number: int, place: int, text: object) -> Document:
    assert callable(text)
    blocks: list[Block] = []
    for heading in range(_HEADINGS):
        blocks.append(Heading(id=f"s{heading}", passage=Passage.of(text(14), 1), level=1, label=None))
        blocks += [Paragraph(id=f"s{heading}-p{at}", passage=Passage.of(text(_LENGTH), 1)) for at in range(3)]
    serial = DocumentNumber("岚政办发", year, number * _DOCUMENTS + place)
    return replace(
        real.documents[0],
        id=f"{real.gazette}/{year}/{number}/{place}",
        number=serial,
        permalink=serial.permalink("lanzhengbanfa"),
        title=Passage.of(text(28), 1),
        parts=(Part(kind="main", blocks=tuple(blocks)),),
        signed=date(year, number, 2),
        citations=(),
        in_force=None,
    )


def _queries(issued: list[Issue]) -> Iterator[str]:
    """Excerpts of 2 to 6 ideographs of random paragraphs."""
    chance = random.Random(6)
    count = 0
    while count < _QUERIES:
        blocks = chance.choice(chance.choice(issued).documents).parts[0].blocks
        text = "".join(passage.text for passage in chance.choice(blocks).passages())
        start = chance.randrange(max(1, len(text) - 6))
        found = text[start : start + 2 + count % 5]
        if found.isalpha() and not found.isascii():
            count += 1
            yield found


def _asked(folder: Path, files: dict[str, bytes], queries: list[str]) -> list[_Told]:
    put(folder, files)
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        told = [_one(browser, folder, files, query) for query in queries]
        browser.close()
    return told


def chromium(playwright: Playwright) -> Browser:
    """The machine's Chromium. Raises MeasureError where there is none."""
    program = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if program is None:
        raise MeasureError("no Chromium found")
    return playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])


def _one(browser: Browser, folder: Path, files: dict[str, bytes], query: str) -> _Told:
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    opened = page.evaluate(
        f"async () => {{ window.engine = new GazetteEngine('{FOLDER}', 'zh-Hans'); await engine.open();"
        " return [...engine.index.asked.keys()]; }"
    )
    told = page.evaluate(_ASK, query)
    page.close()
    loaded = [unquote(name) for name in told["loaded"] if name not in opened]
    return _Told(
        told["first"], told["whole"], told["stall"], _weight(files, loaded), len(loaded), _weight(files, opened)
    )


def _weight(files: dict[str, bytes], names: Iterable[str]) -> int:
    """Bytes of some files, compressed as servers do it where that helps."""
    some = [files[f"{FOLDER}{name}.js"] for name in names]
    return sum(min(len(data), len(gzip.compress(data, mtime=0))) for data in some)
