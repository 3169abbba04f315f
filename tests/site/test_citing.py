"""Copying citations and paragraphs, and reporting errors, in Chromium: served and from file://, mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from converter.site.build import build
from converter.site.reporting import link
from converter.write.words import words
from tests.site.conftest import serving
from tests.site.making import CONFIG, ROOT
from tests.site.test_browser import DOCUMENT

pytestmark = pytest.mark.browser

TRACKER = "https://tracker.example/new?title={title}&body={body}"
MAIL = "mailto:gazette@example.org?subject={title}&body={body}"
SOURCE = (
    "《岚浦市人民政府办公室关于印发岚浦市历史建筑保护利用三年行动方案（2023—2025年）的通知》（岚政办发〔2023〕11号），"
    "《岚浦市人民政府公报》2023年第3期，第9页"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site with a place to report errors."""
    folder = tmp_path_factory.mktemp("reported")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GAZETTE_REPORT", TRACKER)
        patch.setenv("GAZETTE_VERSION", "8575b1c")
        build([ROOT / "gazettes"], folder / "docs", folder / "site", config=CONFIG)
    return folder / "site"


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address under which it is served."""
    with serving(site) as address:
        yield address


@pytest.fixture(params=["served", "file"])
def base(request: pytest.FixtureRequest, served: str, site: Path) -> str:
    """The site's root, each way."""
    return served if request.param == "served" else site.as_uri()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails its test for any fault of a script."""
    trouble: list[str] = []
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text))
    yield page
    page.close()
    assert trouble == []


def address(base: str, fragment: str = "", tree: str = "") -> str:
    """What a copy tells as the place: a path within the site where the page lies on a disk."""
    own = f"{tree}{DOCUMENT}" if base.startswith("file:") else f"{base}/{tree}{DOCUMENT}"
    return own + fragment


def pasted(page: Page) -> str:
    """What the clipboard holds, taken as a reader takes it."""
    page.evaluate("""() => {
        const field = document.createElement("textarea");
        field.id = "pasted";
        document.body.append(field);
        field.focus();
    }""")
    page.keyboard.press("ControlOrMeta+V")
    text = page.locator("#pasted").input_value()
    page.evaluate("() => document.getElementById('pasted').remove()")
    return text


def told(page: Page) -> str:
    """What the page says of it, to everybody."""
    status = page.locator("p.copied[role=status]")
    page.wait_for_function("() => document.querySelector('p.copied').textContent !== ''")
    return status.inner_text()


# Without it, and where it refuses: browsers differ on file:// and on http:// that is not this machine.
WAYS = {
    "clipboard": "",
    "none": "Object.defineProperty(navigator, 'clipboard', {value: undefined})",
    "refused": "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(Error())}})",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_paragraph_with_its_source(page: Page, base: str, way: str) -> None:
    page.add_init_script(WAYS[way])
    page.goto(f"{base}/{DOCUMENT}")
    paragraph = page.locator("#plan-s1-p1")
    words = paragraph.inner_text()
    paragraph.hover()
    paragraph.locator(".tools .copy").click()
    assert told(page) == "已复制"
    text, _, source = pasted(page).partition("\n")
    assert text == words.removesuffix("¶").strip()
    assert source == f"{SOURCE}，{address(base, '#plan-s1-p1')}"


def test_where_nothing_can_copy_it_says_so(page: Page, served: str) -> None:
    page.add_init_script(WAYS["none"] + "; document.execCommand = () => false")
    page.goto(f"{served}/en/{DOCUMENT}")
    page.locator("#plan-s1-p1").hover()
    page.locator("#plan-s1-p1 .tools .copy").click()
    assert told(page) == "Not copied; select the text and copy it by hand"


def test_by_keyboard_alone(page: Page, base: str) -> None:
    """From the quiet link on to its controls and to the next paragraph; the focus stays where it was."""
    page.goto(f"{base}/{DOCUMENT}")
    page.locator("#plan-s1-p1 > a.no").focus()
    page.keyboard.press("Tab")
    focused = (
        "() => document.activeElement.getAttribute('aria-label') + '|' + document.activeElement.closest('[id]').id"
    )
    assert page.evaluate(focused) == "复制本段及出处|plan-s1-p1"
    page.mouse.move(640, 500)  # a pointer that rests elsewhere takes nothing away
    page.keyboard.press("Enter")
    assert told(page) == "已复制"
    assert page.evaluate(focused) == "复制本段及出处|plan-s1-p1"
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "报告本段的错误|plan-s1-p1"
    page.keyboard.press("Tab")
    assert "plan-s1-p1" not in page.evaluate(focused)
    assert pasted(page).endswith(address(base, "#plan-s1-p1"))


def test_on_a_narrow_screen(page: Page, base: str) -> None:
    """A tap shows them; so does the keyboard, as for readers who enlarge the page."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{base}/{DOCUMENT}")
    page.locator("#plan-s1-p1").click(position={"x": 40, "y": 10})
    page.locator("#plan-s1-p1 .tools .copy").click()
    assert told(page) == "已复制"
    while not page.evaluate("() => document.activeElement.matches('#plan-s2 > a.no')"):
        page.keyboard.press("Tab")
    assert page.locator("#plan-s2 .tools .copy").is_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_the_language_of_the_page_is_copied(page: Page, base: str) -> None:
    page.goto(f"{base}/en/{DOCUMENT}")
    page.locator("#plan-s1-p1").hover()
    page.locator("#plan-s1-p1 .tools .copy").click()
    assert told(page) == "Copied"
    text, _, source = pasted(page).partition("\n")
    assert text.startswith("Conserve all that should be conserved")
    assert "坚持" not in text
    assert source.startswith("General Office of Lanpu Municipal People's Government, “Notice")
    assert source.endswith(f"No. 3 of 2023, p. 9, {address(base, '#plan-s1-p1', 'en/')}")


@pytest.mark.parametrize("form", ["gbt7714", "chinese", "english", "bibtex", "csl"])
def test_each_form_is_copied_as_it_stands(page: Page, base: str, form: str) -> None:
    page.goto(f"{base}/{DOCUMENT}?q=1#plan-s1")
    page.locator("details.citing > summary").click()
    shown = page.locator(f"dd[data-form={form}]")
    shown.locator("xpath=preceding-sibling::dt[1]").get_by_role("button").click()
    assert told(page) == "已复制"
    joint = {"chinese": "，", "english": ", "}.get(form)
    behind = joint + address(base) if joint and base.startswith("http") else ""
    assert pasted(page) == (shown.text_content() or "") + behind


def test_it_reads_without_javascript(chromium: Browser, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/{DOCUMENT}")
    page.locator("details.citing > summary").click()
    assert page.locator("dd[data-form]:visible").count() == 5
    assert page.locator(".citing button, .tools").count() == 0
    body = query(page.locator("a.report").get_attribute("href") or "")["body"].splitlines()
    assert body[0] == f"网页：{DOCUMENT}"
    assert body[-1] == "网站版本：0.1.0"
    assert not [line for line in body if line.startswith("段落")]
    context.close()


def query(link: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query, strict_parsing=True).items()}


def flagged(page: Page, paragraph: str) -> str:
    """The address behind a paragraph's flag."""
    page.locator("#plan-s1").hover()
    page.locator(f"[id='{paragraph}']").hover()
    return page.locator(f"[id='{paragraph}'] .tools .flag").get_attribute("href") or ""


def test_a_report_names_the_paragraph(page: Page, base: str) -> None:
    page.goto(f"{base}/{DOCUMENT}")
    body = query(flagged(page, "plan-s1-p1"))["body"].splitlines()
    assert body[0] == f"网页：{address(base, '#plan-s1-p1')}"
    assert body[1] == "段落：plan-s1-p1"
    assert body[2].startswith("页面上的文字：坚持应保尽保")
    assert len(body[2]) == len("页面上的文字：") + 60 + 1
    assert body[3].startswith("文件：岚政办发〔2023〕11号 ")
    assert body[4] == "网站版本：0.1.0 8575b1c"
    assert "file:" not in "".join(body)


def test_the_link_of_the_page_follows_the_place(page: Page, base: str) -> None:
    page.goto(f"{base}/{DOCUMENT}")
    report = page.locator("a.report")
    assert query(report.get_attribute("href") or "")["body"].splitlines()[0] == f"网页：{address(base)}"
    page.locator("#plan-s1-p1").hover()
    page.locator("#plan-s1-p1 > a.no").click()
    assert "段落：plan-s1-p1" in query(report.get_attribute("href") or "")["body"]


HOSTILE = [
    "&body=x#frag?a=b+%41",
    "{address}{excerpt}{title}",
    "</a><script>window.hit = 1</script>\"'",
    "$& $1 $$",
    "𠀀" * 80,
    "甲\r\nBcc: x@example.org",
]


@pytest.mark.parametrize("template", [TRACKER, MAIL])
def test_hostile_print_in_a_report(page: Page, served: str, template: str) -> None:
    page.goto(f"{served}/{DOCUMENT}")
    made = link(template, "岚政办发〔2023〕11号", "关于{excerpt}的通知&x=1", "x", words())
    page.locator("a.report").evaluate("(own, link) => { own.dataset.paragraph = link }", made.paragraph)
    for hostile in HOSTILE:
        page.locator("#plan-s1-p1").evaluate("(own, text) => { own.firstChild.data = text }", hostile)
        found = flagged(page, "plan-s1-p1")
        assert found.startswith(template.partition("{")[0])
        assert set(query(found)) == set(query(made.href))
        excerpt = " ".join(hostile.split())
        assert f"页面上的文字：{excerpt[:60]}" in query(found)["body"]
        assert len(query(found)["body"].splitlines()) == 5
        assert len(found) < 2400
    assert page.evaluate("() => window.hit") is None


@pytest.mark.parametrize("tree", ["", "zh-hant/", "en/"])
def test_axe_finds_nothing_in_what_opens(chromium: Browser, served: str, tree: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{served}/{tree}{DOCUMENT}")
    page.locator("details.citing > summary").click()
    page.locator("#plan-s1-p1").hover()
    page.locator("#plan-s1-p1 .tools .copy").click()
    page.wait_for_timeout(400)
    results = Axe().run(page)
    page.close()
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in results.response["violations"]] == []


def test_no_report_where_the_project_names_no_place(sample_site: Path) -> None:
    assert "report-error" not in (sample_site / DOCUMENT).read_text(encoding="utf-8")
