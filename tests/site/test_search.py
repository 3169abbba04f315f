"""The search of the sample's site in Chromium, served and from file://: answers, box, page, marks, and what goes wrong."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.queries import FIRST, excerpts, table

pytestmark = pytest.mark.browser


def ask(page: Page, queries: list[list[Any]]) -> list[dict[str, Any]]:
    """What the engine answers to queries, each with its language and maybe a filter."""
    answers: list[dict[str, Any]] = page.evaluate(FIRST, queries)
    return answers


def test_each_query_of_the_table_has_its_right_first_answer(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    rows = table()
    assert len(rows) >= 120
    wrong = []
    for (language, query, wanted), told in zip(rows, ask(page, [row[:2] for row in rows]), strict=True):
        first, _, place = wanted.partition("#")
        if told["hits"][:1] != [first] or told["part"] or (place and told["place"] != place):
            wrong.append((language, query, wanted, told["hits"][:2], told["place"], told["part"]))
    assert wrong == []


@pytest.mark.parametrize("seed", range(4))
def test_whatever_stands_on_a_page_is_found(page: Page, base: str, sample_site: Path, seed: int) -> None:
    page.goto(f"{base}/index.html")
    some = list(excerpts(sample_site, seed, 100))
    answers = ask(page, [["zh-Hans", excerpt] for _, excerpt in some])
    lost = [(where, one) for (where, one), told in zip(some, answers, strict=True) if where not in told["hits"]]
    assert lost == []


@pytest.mark.parametrize(
    ("tree", "query", "address", "marked"),
    [
        ("", "未收錄的文件可能已經廢止", "about.html#validity", "未收录的文件可能已经废止"),
        ("zh-hant/", "字符账", "report.html#ledger", "字符賬"),
        ("en/", '"hover for the printed words"', "about.html#marks-used", "hover for the printed words"),
    ],
)
def test_pages_that_no_program_writes_are_found(
    page: Page, base: str, tree: str, query: str, address: str, marked: str
) -> None:
    page.goto(f"{base}/{tree}index.html")
    page.locator("button.search").click()
    page.keyboard.insert_text(query)
    found(page).first.click()
    page.wait_for_url(f"{base}/{tree}{address}")
    assert page.locator("mark.found").all_inner_texts() == [marked]


def test_a_quoted_phrase_is_exact_and_a_part_is_said(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    exact, loose, none, filtered = ask(
        page,
        [
            ["zh-Hans", "“建筑保护利用三年”"],
            ["zh-Hans", "“三年保护利用建筑”"],
            ["zh-Hans", "鲸鱼骑着骆驼"],
            ["zh-Hans", "历史建筑", {"year": "2024", "where": "t"}],
        ],
    )
    assert not exact["part"]
    assert exact["marked"] == "建筑保护利用三年"
    assert loose["part"]
    assert none["hits"] == []
    assert set(filtered["hits"]) == {"doc/lanzhengfa/2024/3"}


@pytest.mark.parametrize(
    ("query", "is_part"), [("历史建筑保护利用三年行动", False), ("历史建筑三年行动", True), ("供水", False)]
)
def test_words_that_stand_nowhere_as_they_are_are_said(page: Page, base: str, query: str, is_part: bool) -> None:
    page.goto(f"{base}/index.html")
    page.locator("button.search").click()
    page.keyboard.insert_text(query)
    expect(page.locator(".md-search .find-words").first).to_be_visible()
    expect(page.locator(".md-search [role=status]")).to_have_text(re.compile("^没有一份" if is_part else "^共"))


def test_filters_hold(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    queries: list[list[Any]] = [
        ["zh-Hans", "岚浦市", {"kind": "order"}],
        ["zh-Hans", "岚浦市", {"issuer": "岚浦市防汛抗旱指挥部"}],
        ["zh-Hans", "供水", {"where": "e"}],
        ["zh-Hans", "岚浦市", {"state": "amended"}],
    ]
    kinds, bodies, events, states = (told["hits"] for told in ask(page, queries))
    assert kinds == ["doc/lanpushirenminzhengfuling/48"]
    assert bodies == ["doc/lanzhengbanfa/2024/4"]
    assert set(events) <= {"issue/2023/3/9", "issue/2024/1/9"}
    assert events
    assert "doc/lanzhengbanfa/2023/11" in states


def found(page: Page, inside: str = ".md-search") -> Any:
    return page.locator(f"{inside} .md-search-result__item a")


LINKS = "() => [...document.querySelectorAll('.md-search-result__link')].map((one) => one.pathname)"


def test_the_box_by_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    page.keyboard.press("/")
    page.keyboard.insert_text("单栋补助不超过260万元")
    expect(found(page).first).to_contain_text("单栋补助")
    assert page.locator(".md-search [role=status]").inner_text() == "共1份"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}/doc/lanzhengfa/2024/1.html#p8")
    assert page.locator("#p8 mark.found").all_inner_texts() == ["单栋补助不超过260万元"]


@pytest.mark.parametrize(
    ("tree", "query", "marked"),
    [("zh-hant/", "历史建筑", "歷史建築"), ("en/", "historic buildings", "Historic Buildings"), ("", "歷史", "历史")],
)
def test_the_match_is_marked_in_the_script_of_the_page(
    page: Page, base: str, tree: str, query: str, marked: str
) -> None:
    page.goto(f"{base}/{tree}index.html")
    page.locator("button.search").click()
    page.keyboard.insert_text(query)
    first = found(page).first
    expect(first.locator("mark").first).to_have_text(marked)
    first.click()
    page.wait_for_url(re.compile(f"{re.escape(base)}/{tree}doc/[^?]*$"))
    expect(page.locator("mark.found").first).to_have_text(marked)


def test_the_page_keeps_question_and_filter_in_its_address(page: Page, base: str) -> None:
    page.goto(f"{base}/search.html")
    page.locator(".finder-field").fill("供水")
    page.locator("select[name=year]").select_option("2023")
    page.locator("select[name=sort]").select_option("date")
    expect(found(page, ".finder").first).to_be_visible()
    status = page.locator(".finder [role=status]").inner_text()
    days = [re.search(r"\d{4}-\d\d-\d\d", one) for one in page.locator(".finder .find-small").all_inner_texts()]
    some = [day[0] for day in days if day]
    assert some == sorted(some, reverse=True)
    page.reload()
    expect(page.locator(".finder [role=status]")).to_have_text(status)
    assert page.locator(".finder-field").input_value() == "供水"
    assert page.locator("select[name=year]").input_value() == "2023"
    assert page.locator("select[name=sort]").input_value() == "date"


def test_an_older_answer_is_never_shown(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    page.locator("button.search").click()
    # Shards of the first question arrive long after those of the second.
    page.evaluate("""() => {
      const get = GazetteEngine.prototype.search;
      GazetteEngine.prototype.search = function (text, ...more) {
        const wait = text === "供水" ? 600 : 0;
        return new Promise((done) => setTimeout(done, wait)).then(() => get.call(this, text, ...more));
      };
    }""")
    field = page.locator("form.find input")
    field.fill("供水")
    page.wait_for_timeout(150)
    field.fill("基准地价")
    expect(found(page).first).to_contain_text("基准地价")
    page.wait_for_timeout(800)
    assert "基准地价" in found(page).first.inner_text()


@pytest.mark.parametrize("is_in_list", [False, True])
def test_what_moves_up_is_shown_unless_the_reader_is_in_the_list(page: Page, base: str, is_in_list: bool) -> None:
    page.goto(f"{base}/index.html")
    page.locator("button.search").click()
    page.evaluate("""() => {
      GazetteEngine.prototype.settle = (found) => new Promise((done) => {
        window.settled = () => {
          found.hits = [...found.hits].reverse();
          done({moved: true, exact: true});
        };
      });
    }""")
    page.keyboard.insert_text("供水")
    expect(found(page).nth(1)).to_be_visible()
    before = page.evaluate(LINKS)
    if is_in_list:
        page.keyboard.press("ArrowDown")
    page.evaluate("settled()")
    page.wait_for_timeout(300)
    after = page.evaluate(LINKS)
    assert len(after) == len(before)
    assert (after == before) is is_in_list


def test_what_is_pasted_by_mouse_is_asked(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    page.locator("button.search").click()
    # No key is pressed: all that comes is this event.
    page.locator("form.find input").evaluate("""(field) => {
      field.value = "岚政办发〔2024〕4号";
      field.dispatchEvent(new InputEvent("input", {inputType: "insertFromPaste", bubbles: true}));
    }""")
    expect(found(page).first).to_have_attribute("href", re.compile("doc/lanzhengbanfa/2024/4.html"))


def test_an_input_method_is_waited_for(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    page.locator("button.search").click()
    asked = page.evaluate("""async () => {
      const asked = [];
      const search = GazetteEngine.prototype.search;
      GazetteEngine.prototype.search = function (text, ...more) { asked.push(text); return search.call(this, text, ...more); };
      const field = document.querySelector("form.find input");
      const wait = (time) => new Promise((done) => setTimeout(done, time));
      field.dispatchEvent(new CompositionEvent("compositionstart"));
      for (const text of ["g", "go", "gong", "gong'sh", "gong'shui"]) {
        field.value = text;
        field.dispatchEvent(new InputEvent("input", {isComposing: true}));
        await wait(120);
      }
      field.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true}));
      field.value = "供水";
      field.dispatchEvent(new CompositionEvent("compositionend"));
      await wait(200);
      return asked;
    }""")
    assert asked == ["供水"]
    assert page.url == f"{base}/index.html"


def test_hostile_titles_and_texts_stay_text(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    page.locator("button.search").click()
    page.evaluate("""() => {
      const open = GazetteEngine.prototype.open;
      const evil = "供水</h2><img src=x onerror=document.title='broken'>";
      GazetteEngine.prototype.open = function () {
        return open.call(this).then(() => this.docs.forEach((doc) => { doc.titles = [evil, "", evil]; }));
      };
      const print = GazetteTexts.prototype.print;
      GazetteTexts.prototype.print = function (text, over) { return print.call(this, text, over) + evil; };
    }""")
    page.keyboard.insert_text("供水")
    expect(found(page).first.locator("h2")).to_contain_text("<img src=x")
    expect(found(page).last).to_contain_text("供水")
    assert page.locator(".md-search img").count() == 0
    assert page.title() != "broken"


@pytest.fixture
def damaged(sample_site: Path, tmp_path: Path) -> Path:
    """A copy of the site to break."""
    copy = tmp_path / "公报 #1 100%"
    shutil.copytree(sample_site, copy)
    return copy


@pytest.mark.parametrize("how", ["missing", "torn"])
@pytest.mark.parametrize("file", ["top", "fold", "i", "t"])
def test_a_missing_or_torn_file_gives_a_sentence(chromium: Browser, damaged: Path, how: str, file: str) -> None:
    folder = damaged / "assets/search"
    for path in folder.glob(f"{file}*.js" if file in "it" else f"{file}.js"):
        if file == "t" and path.stem in ("terms", "top"):
            continue
        if how == "missing":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    page = chromium.new_page()
    page.goto(f"{damaged.as_uri()}/index.html")
    page.locator("button.search").click()
    page.keyboard.insert_text("历史建筑")
    expect(page.locator(".md-search [role=status]")).to_contain_text("缺失或不完整")
    page.close()


def test_it_runs_in_a_folder_of_any_name(chromium: Browser, damaged: Path) -> None:
    page = chromium.new_page()
    page.goto(f"{damaged.as_uri()}/zh-hant/doc/lanzhengfa/2024/1.html")
    page.locator("form.find input").fill("三年行动方案")
    expect(found(page).first).to_contain_text("三年行動方案")
    page.close()


def test_without_javascript_the_page_says_so(chromium: Browser, sample_site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_site.as_uri()}/search.html")
    assert "JavaScript" in page.locator("noscript").inner_text()
    assert not page.locator(".finder").is_visible()
    context.close()


def test_every_page_leads_to_the_search(page: Page, base: str) -> None:
    page.goto(f"{base}/en/issue/2023/3/index.html")
    assert page.locator("a.find-all").evaluate("e => e.href") == f"{base}/en/search.html"
