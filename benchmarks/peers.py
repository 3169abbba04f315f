"""The search against what a user would take instead: pagefind (extended) and Material's own, on the same pages.

Each is asked 60 questions with known answers in Chromium, of a page that has loaded nothing yet: numbers typed in other
ways than print has them, words typed in the other script, words with quotes of print inside, names of people.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any, NamedTuple

from opencc import OpenCC
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.comparison import PYTHON
from benchmarks.contest import Contest, Row
from benchmarks.measure import MeasureError, run
from benchmarks.searching import archive, chromium
from benchmarks.sources import Material
from converter.link import link
from converter.model.block import Heading, Paragraph
from converter.model.issue import Document, Issue
from converter.model.place import Passage
from converter.pipeline import convert
from converter.search import FOLDER
from converter.site.files import index_files
from converter.site.trees import TREES, words_of
from tests.search.bare import put

ISSUES = 100
_EACH = 15
"""Questions of each kind."""
_ASKED = 4
"""Questions of which what they load is measured, each of a fresh page: Material's own takes seconds to start."""
_KINDS = ("numbers", "the other script", "quotes inside", "names")

_OURS = """async ([query]) => {
  const engine = window.engine = window.engine || new GazetteEngine("FOLDER", "zh-Hans");
  const found = await engine.search(query, null, "");
  await engine.settle(found);
  await Promise.all(found.hits.slice(0, 3).map((hit) => engine.show(hit)));
  return found.hits.slice(0, 1).map((hit) => hit.doc.page);
}""".replace("FOLDER", FOLDER)

_PAGEFIND = """async ([query]) => {
  window.found = window.found || await import("/pagefind/pagefind.js");
  const told = await window.found.search(query);
  const shown = await Promise.all(told.results.slice(0, 3).map((one) => one.data()));
  return shown.slice(0, 1).map((one) => one.url.replace(/^\\/|\\.html$/g, ""));
}"""

# The transformation of a question is Material's own for what stands in no quotes: none.
_MATERIAL = """async ([query, program]) => {
  const told = (type) => new Promise((done) => {
    const hear = (event) => {
      if (event.data.type !== type) return;
      window.asked.removeEventListener("message", hear);
      done(event.data.data);
    };
    window.asked.addEventListener("message", hear);
  });
  if (!window.asked) {
    const index = await (await fetch("/search/search_index.json")).json();
    window.asked = new Worker("/" + program);
    const ready = told(1);
    window.asked.postMessage({type: 0, data: {...index, options: {suggest: false}}});
    await ready;
  }
  const answer = told(3);
  window.asked.postMessage({type: 2, data: query});
  const {items} = await answer;
  return items.slice(0, 1).map((group) => group[0].location.replace(/#.*|\\.html.*/g, ""));
}"""


_BARE = "bare.html"
"""A page that loads nothing but what a question needs."""
_NOTHING = '<!doctype html><meta charset="utf-8">'


class Question(NamedTuple):
    """What is typed, and the documents of which one has to come first, by their addresses."""

    kind: str
    typed: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answers:
    """Of one tool: bytes on disk, bytes that a question loads (median, compressed), right first answers by kind."""

    disk: int
    loaded: float
    right: Mapping[str, int]


def measure(source: Material, issues: int = ISSUES) -> tuple[Contest, ...]:
    """Asks all three. Raises MeasureError where one of them is not installed or does not run."""
    issued = [_told(issue) for issue in archive(convert(source.path), issues)]
    corpus = link(issued)
    documents = {_address(document): document for issue in issued for document in issue.documents}
    questions = list(_questions(documents))
    texts = {address: _paragraphs(document) for address, document in documents.items()}
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = chromium(playwright)
        files = index_files(issued, corpus, {tree.language: words_of(tree, issued) for tree in TREES})
        ours = _asked(browser, _own(folder / "own", files), _OURS, questions, _size(folder / "own" / FOLDER))
        rivals = [
            _asked(browser, site, script, questions, size, *more)
            for site, script, size, *more in (
                _pagefind(folder / "pagefind", texts),
                _material(folder / "material", texts),
            )
        ]
        browser.close()
    return (_contest((ours, *rivals), issues, sum(len(one.encode()) for some in texts.values() for one in some)),)


def _contest(told: Sequence[Answers], issues: int, text: int) -> Contest:
    def row(name: str, values: Sequence[float], shown: Callable[[float], str]) -> Row:
        return Row(name, tuple(map(shown, values)), tuple(values))

    def right(name: str, counts: Sequence[int], of: int) -> Row:
        return Row(name, tuple(f"{one} of {of}" for one in counts), tuple(-float(one) for one in counts))

    return Contest(
        "Search",
        f"{issues} synthetic issues as {issues * 10} pages, {text / 1e6:.1f} MB of text; {_EACH} questions of each "
        "kind, right if the first answer is. Ours has three languages and files for snippets in its bytes; Material's "
        "own is as it comes, without a package that parts words.",
        ("ours", "pagefind (extended)", "Material's own"),
        (
            row("bytes on disk", [one.disk for one in told], lambda value: f"{value / 1e6:.1f} MB"),
            row("loaded for a first question", [one.loaded for one in told], lambda value: f"{value / 1e3:.0f} KB"),
            right("right first answers", [sum(one.right.values()) for one in told], _EACH * len(_KINDS)),
            *(right(f"… {kind}", [one.right[kind] for one in told], _EACH) for kind in _KINDS),
        ),
    )


def _told(issue: Issue) -> Issue:
    """An issue with a sentence in each document that has words in quotes and a name, which no other has."""
    documents = []
    for at, document in enumerate(issue.documents):
        chance = random.Random(f"{issue.year} {issue.number} {at}")
        quoted, behind, name = ("".join(chance.choices(_RARE, k=size)) for size in (2, 2, 3))
        said = Paragraph(id="told", passage=Passage.of(f"整治“{quoted}”{behind}，由{name}同志负责。", 1))
        (part,) = document.parts
        documents.append(replace(document, parts=(replace(part, blocks=(*part.blocks, said)),)))
    return replace(issue, documents=tuple(documents))


_RARE = "岚浦潮砚栖霞澜汀屿芷蘅芜棠棣桦榆槐柏松竹兰菊梅荷莲萍芦苇蒲荻雁鹭鹤鸥鹰隼鹏鲲鲸鲤鲈鲢鳜鳗"


def _address(document: Document) -> str:
    return f"doc/{document.permalink}"


def _paragraphs(document: Document) -> list[str]:
    return [document.title.text, str(document.number), *(block.passage.text for block in _blocks(document))]


def _blocks(document: Document) -> Iterator[Heading | Paragraph]:
    return (block for block in document.parts[0].blocks if isinstance(block, Heading | Paragraph))


def _questions(documents: Mapping[str, Document]) -> Iterator[Question]:
    chance = random.Random(60)
    typed: list[Callable[[int, int], str]] = [
        lambda year, number: f"岚政办发[{year}]{number}",
        lambda year, number: f"岚政办发({year}){number}号",
        lambda year, number: f"嵐政辦發〔{year}〕{number}號",
        lambda year, number: f"岚政办发 {year} {number}".translate(_WIDE),
        lambda year, number: f"{year} {number}号",
    ]
    for at, (address, document) in enumerate(chance.sample(sorted(documents.items()), _EACH)):
        assert document.number is not None
        yield Question(
            "numbers", typed[at % 5](document.number.year or 0, document.number.number), frozenset((address,))
        )
    traditional = OpenCC("s2t").convert
    texts = {address: "\n".join(_paragraphs(document)) for address, document in documents.items()}
    asked = 0
    while asked < _EACH:
        block = chance.choice(list(_blocks(documents[chance.choice(sorted(documents))]))).passage.text
        start = chance.randrange(max(1, len(block) - 4))
        words = block[start : start + 4]
        if len(words) == 4 and words.isalpha() and not words.isascii() and traditional(words) != words:
            asked += 1
            right = frozenset(address for address, text in texts.items() if words in text)
            yield Question("the other script", traditional(words), right)
    # Others may have the same by chance.
    bare = {address: text.translate(_QUOTES) for address, text in texts.items()}
    for kind, cut in (("quotes inside", _QUOTED), ("names", _NAMED)):
        for _, document in chance.sample(sorted(documents.items()), _EACH):
            words = cut(list(_blocks(document))[-1].passage.text)
            yield Question(kind, words, frozenset(one for one, text in bare.items() if words in text))


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_QUOTES = str.maketrans("", "", "“”")
_QUOTED: Callable[[str], str] = lambda said: said[3:8].translate(_QUOTES)  # noqa: E731
_NAMED: Callable[[str], str] = lambda said: said[10:13]  # noqa: E731


def _own(folder: Path, files: Mapping[str, bytes]) -> Path:
    put(folder, files).rename(folder / _BARE)
    return folder


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _pagefind(folder: Path, texts: Mapping[str, Sequence[str]]) -> tuple[Path, str, int]:
    if not PYTHON.is_file():
        raise MeasureError("pagefind is not installed; `make bench` does that")
    for address, (title, *some) in texts.items():
        path = folder / f"{address}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(f"<p>{escape(text)}</p>" for text in some)
        path.write_text(
            f'<!doctype html><html lang="zh"><title>{escape(title)}</title><h1>{escape(title)}</h1>{body}', "utf-8"
        )
    run([str(PYTHON), "-m", "pagefind", "--site", str(folder)])
    (folder / _BARE).write_text(_NOTHING, "utf-8")
    return folder, _PAGEFIND, _size(folder / "pagefind")


def _material(folder: Path, texts: Mapping[str, Sequence[str]]) -> tuple[Path, str, int, str]:
    docs, site = folder / "docs", folder / "site"
    for address, (title, *some) in texts.items():
        path = docs / f"{address}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {title}\n\n" + "\n\n".join(some) + "\n", "utf-8")
    (docs / "index.md").write_text("# .\n", "utf-8")
    config = {
        "site_name": ".",
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": ["search"],
        "use_directory_urls": False,
        "nav": [{".": "index.md"}],
        "not_in_nav": "*",
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config, ensure_ascii=False), "utf-8")
    run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"), "-d", str(site)])
    (site / _BARE).write_text(_NOTHING, "utf-8")
    (program,) = (site / "assets/javascripts/workers").glob("search.*.min.js")
    return site, _MATERIAL, (site / "search/search_index.json").stat().st_size, str(program.relative_to(site))


def _asked(browser: Browser, site: Path, script: str, questions: Sequence[Question], disk: int, *more: str) -> Answers:
    """Asks everything of one page, and some questions of fresh ones to see what they load."""
    with _Served(site) as served:
        page = browser.new_page()
        page.set_default_timeout(0)
        page.goto(f"{served.address}/{_BARE}")
        answers = [page.evaluate(script, [one.typed, *more]) for one in questions]
        page.close()
        loaded = [
            _loaded(browser, served, script, [one.typed, *more]) for one in questions[:: len(questions) // _ASKED]
        ]
    right = dict.fromkeys(_KINDS, 0)
    for one, answer in zip(questions, answers, strict=True):
        right[one.kind] += bool(answer) and answer[0] in one.right
    return Answers(disk, median(loaded), right)


def _loaded(browser: Browser, served: _Served, script: str, asked: Sequence[str]) -> int:
    page: Page = browser.new_page()
    page.goto(f"{served.address}/{_BARE}")
    before = len(served.sent)
    page.evaluate(script, asked)
    page.close()
    return sum(min(len(data), len(gzip.compress(data, mtime=0))) for data in map(Path.read_bytes, served.sent[before:]))


class _Served:
    """A folder that is served, and the files that were asked for."""

    def __init__(self, folder: Path) -> None:
        self.sent: list[Path] = []
        sent = self.sent

        class Handler(SimpleHTTPRequestHandler):
            def send_head(self) -> Any:
                path = Path(self.translate_path(self.path))
                if path.is_file():
                    sent.append(path)
                return super().send_head()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> _Served:
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
