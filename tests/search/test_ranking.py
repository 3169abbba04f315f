"""What comes first, asked of small indexes in Chromium: words as they were typed, before the same characters apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from converter.model.issue import Issue
from converter.search import FOLDER
from converter.search.fold import follower
from tests.search.bare import put
from tests.search.test_files import files, plain

pytestmark = pytest.mark.browser

_ASK = """async ([folder, query, sort]) => {
  const engine = new GazetteEngine(folder, "zh-Hans");
  const found = await engine.search(query, null, sort);
  const before = found.hits.map((hit) => hit.doc.page);
  const told = await engine.settle(found);
  return {before, after: found.hits.map((hit) => hit.doc.page), part: found.part, ...told};
}"""

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(chromium: Browser, tmp_path: Path) -> Iterator[Ask]:
    """Asks the index of issues, from file://."""
    page = chromium.new_page()

    def answer(issues: list[Issue], query: str, sort: str = "") -> dict[str, Any]:
        page.goto(put(tmp_path, files(*issues)).as_uri())
        told: dict[str, Any] = page.evaluate(_ASK, [FOLDER, query, sort])
        return told

    yield answer
    page.close()


def like(char: str, step: int) -> str:
    """Another ideograph of the same class, or with a step of 1 to 3 of another one."""
    return next(
        chr(ord(char) + at) for at in range(8, 60) if follower(chr(ord(char) + at)) == (follower(char) + step) % 4
    )


def apart(text: str, step: int = 0) -> str:
    """Sentences that have each two neighbours of `text`, with something else behind them."""
    pairs = [text[at : at + 2] for at in range(len(text) - 1)]
    others = [like(char, step) for char in text[2:]] + ["。"]
    return "，".join(pair + other + "〇〇" for pair, other in zip(pairs, others, strict=True))


WORDS = "供水用电"


def test_where_something_else_follows_nothing_is_found(ask: Ask) -> None:
    issues = [plain(1, f"本市{WORDS}。"), *(plain(number, apart(WORDS, number)) for number in (2, 3))]
    told = ask(issues, WORDS)
    assert len(told["after"]) == 1
    assert (told["moved"], told["exact"]) == (False, True)


@pytest.mark.parametrize("scattered", [1, 2, 5, 11])
def test_whole_words_come_before_the_same_characters_apart(ask: Ask, scattered: int) -> None:
    # Nothing else tells them apart but their addresses: the one with the words is the last.
    issues = [plain(99, f"本市{WORDS}。"), *(plain(number, apart(WORDS)) for number in range(2, 2 + scattered))]
    alone = ask(issues[:1], WORDS)["after"]
    told = ask(issues, WORDS)
    assert len(told["before"]) == 1 + scattered
    assert told["before"][0] != told["after"][0]
    assert told["after"][:1] == alone
    assert sorted(told["before"]) == sorted(told["after"])
    assert (told["moved"], told["exact"]) == (True, True)


@pytest.mark.parametrize("marked", ["供水，用电", "供“水用”电", "供水、用电", "供水。用电"])
def test_words_with_a_mark_of_print_between_come_next(ask: Ask, marked: str) -> None:
    issues = [plain(number, text + "。") for number, text in ((1, apart(WORDS)), (2, marked), (9, f"本市{WORDS}"))]
    apart_, next_, first = (ask([one], "供")["after"][0] for one in issues)
    assert ask(issues, WORDS)["after"] == [first, next_, apart_]
    # What was typed with its marks, or in print has none, is not the worse for it.
    assert ask(issues[:2], WORDS)["after"] == [next_, apart_]
    assert ask(issues[:2], marked)["after"][0] == next_


def test_the_order_by_date_stays(ask: Ask) -> None:
    issues = [plain(1, f"本市{WORDS}。"), plain(2, apart(WORDS))]
    told = ask(issues, WORDS, "date")
    assert told["before"] == told["after"]
    assert (told["moved"], told["exact"]) == (False, True)


def test_words_that_stand_nowhere_are_told(ask: Ask) -> None:
    told = ask([plain(number, apart(WORDS)) for number in (1, 2)], WORDS)
    assert (len(told["after"]), told["moved"], told["exact"]) == (2, False, False)


def test_of_more_than_are_looked_into_nothing_is_said(ask: Ask) -> None:
    told = ask([plain(number, apart(WORDS)) for number in range(1, 15)], WORDS)
    assert (len(told["after"]), told["moved"], told["exact"]) == (14, False, True)


def test_what_has_the_words_in_its_title_stays_first(ask: Ask) -> None:
    issues = [plain(1, apart("关于第1事")), plain(2, "关于第1事。"), plain(3, "关于第1事。")]
    told = ask(issues, "关于第1事")
    assert told["after"] == told["before"]
    assert told["after"][0] == ask(issues[:1], "关于第1事")["after"][0]
