"""What is asked of the search: the table of queries with their answers, and random excerpts of pages."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from converter.search.fold import units
from tests.site.making import ROOT

FIRST = """async (queries) => {
  const folder = document.querySelector("form.find").dataset.index;
  const engines = {};
  const answers = [];
  for (const [language, query, filter] of queries) {
    const engine = engines[language] = engines[language] || new GazetteEngine(folder, language);
    const found = await engine.search(query, filter || null, "");
    const settled = await engine.settle(found);
    const hits = [];
    for (const hit of found.hits) hits.push(hit.doc.page);
    const first = found.hits.length ? await engine.show(found.hits[0]) : null;
    const text = first ? first.parts.map((part) => part.text).join("") : "";
    const marked = first ? first.parts.filter((part) => part.mark).map((part) => part.text).join("") : "";
    answers.push({hits, part: !settled.exact, place: first ? first.place : "", text, marked});
  }
  return answers;
}"""


def table() -> list[list[str]]:
    lines = (ROOT / "tests/site/queries.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _print(page: Path) -> str:
    """What was printed of a page's document; nothing on the page of a work that is not held."""
    _, begins, rest = page.read_text("utf-8").partition('<div class="text')
    return rest.partition("<section")[0] if begins else ""


def excerpts(site: Path, seed: int, count: int) -> Iterator[tuple[str, str]]:
    """Random excerpts of random blocks of print, each with its page."""
    chance = random.Random(seed)
    pages = sorted((*site.glob("doc/**/*.html"), *site.glob("issue/*/*/[0-9]*.html")))
    while count:
        path = chance.choice(pages)
        blocks = re.findall(r'<(?:p|h[2-6]) (?:class="item" )?id="[^"]+">(.*?)</(?:p|h[2-6])>', _print(path))
        if not blocks:
            continue
        text = re.sub(r"<a class=\"no\".*?</a>|<[^>]+>", "", chance.choice(blocks))
        # Whole words: who copies from a page seldom cuts a figure in two.
        words = re.findall(r"[A-Za-z0-9]+|.", text)
        size = chance.randint(2, 40)
        start = chance.randrange(max(1, len(words) - size))
        excerpt = "".join(words[start : start + size]).strip()
        if len(units(excerpt)) >= 2 and "&" not in excerpt:
            count -= 1
            yield str(path.relative_to(site).with_suffix("")), excerpt
