"""The link by which readers report errors: what templates may say, and what their places are filled with."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from converter import __version__
from converter.site.hook import on_config
from converter.site.reporting import PLACES, READERS, link, trouble, version_script
from converter.write.words import words
from tests.site.making import CONFIG

TRACKER = "https://tracker.example/new?title={title}&body={body}"
MAIL = "mailto:gazette@example.org?subject={title}&body={body}"
PARTS = "https://tracker.example/new#" + "&".join(f"{place}={{{place}}}" for place in PLACES)

ANY = st.text(st.characters(codec="utf-8"))
HOSTILE = [
    "&body=x",
    "#a?b",
    "{address}{excerpt}",
    "%41 + %",
    '"><script>alert(1)</script>',
    "a\r\nBcc: x@y",
    "第1条\n𠀀",
]


@pytest.mark.parametrize("template", [TRACKER, MAIL, PARTS, "https://tracker.example/", "mailto:a@example.org"])
def test_templates_that_hold(template: str) -> None:
    assert trouble(template) == ""


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("javascript:alert('{excerpt}')", ["https://", "mailto:"]),
        ("tracker.example/new", ["https://", "mailto:"]),
        (TRACKER + "&page={page}", ["{page}", "{address}", "{version}"]),
        (TRACKER + "{}", ["{}", "{title}"]),
        (TRACKER + "}", ["brace", "%7D"]),
        ("mailto:a b@example.org", ["blank", "%20"]),
    ],
)
def test_templates_that_do_not(template: str, said: list[str]) -> None:
    assert [word for word in said if word not in trouble(template)] == []


def test_a_template_that_does_not_hold_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTE_REPORT", TRACKER + "&page={page}")
    with pytest.raises(ConfigurationError, match=r"extra\.report has \{page\}"):
        on_config(load_config(str(CONFIG)))


def query(address: str) -> dict[str, str]:
    """What a tracker or a mail program reads."""
    parts = urlsplit(address)
    found = parse_qs(parts.query or parts.fragment, keep_blank_values=True, strict_parsing=True)
    assert {len(values) for values in found.values()} == {1}
    return {name: values[0] for name, values in found.items()}


def filled(template: str, paragraph: str, excerpt: str) -> str:
    """What citing.js does: each place encoded by itself."""
    values = ("https://g.example/d.html#s1", paragraph, excerpt, "0.1.0 8575b1c")
    for place, value in zip(READERS, values, strict=True):
        template = template.replace(f"{{{place}}}", quote(value, safe="!'()*~"))
    return template


@pytest.mark.parametrize(("template", "subject", "end"), [(TRACKER, "title", "\n"), (MAIL, "subject", "\r\n")])
def test_what_it_carries(template: str, subject: str, end: str) -> None:
    made = link(template, "岚政发〔2023〕8号", "关于基准地价的通知", "doc/a/8.html", words())
    name = "岚政发〔2023〕8号 关于基准地价的通知"
    still = [f"文件：{name}", f"网站版本：{__version__}"]
    behind = [f"文件：{name}", "网站版本：0.1.0 8575b1c"]
    assert query(made.href) == {subject: f"勘误：{name}", "body": end.join(["网页：doc/a/8.html", *still])}
    assert query(filled(made.page, "", "")) == {
        subject: f"勘误：{name}",
        "body": end.join(["网页：https://g.example/d.html#s1", *behind]),
    }
    assert query(filled(made.paragraph, "s1", "一、甲乙")) == {
        subject: f"勘误：{name}",
        "body": end.join(["网页：https://g.example/d.html#s1", "段落：s1", "页面上的文字：一、甲乙", *behind]),
    }


def test_in_the_language_of_the_page() -> None:
    made = link(TRACKER, "岚政发〔2023〕8号", "Notice", "en/doc/a/8.html", words("en"))
    assert query(made.href)["title"] == "Error in 岚政发〔2023〕8号 Notice"
    assert query(made.href)["body"].splitlines()[0] == "Page: en/doc/a/8.html"


@pytest.mark.parametrize("template", [TRACKER, MAIL, PARTS])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_print_stays_in_its_place(template: str, hostile: str) -> None:
    made = link(template, hostile, hostile, hostile, words())
    whole = query(filled(made.paragraph, hostile, hostile))
    plain = query(filled(link(template, "n", "t", "a", words()).paragraph, "p", "e"))
    assert whole.keys() == plain.keys()
    assert hostile in whole["body"]
    assert made.paragraph.split("{")[0].startswith(template.split("{")[0])
    assert not set(made.href[len("mailto:") :]) & set(' "<>\n\r{}')


@given(ANY, ANY, ANY)
def test_only_the_places_of_readers_stay_open(document: str, title: str, address: str) -> None:
    made = link(PARTS, document, title, address, words())
    assert "{" not in made.href
    live = ("address}", "version}")
    assert [rest for rest in made.page.split("{")[1:] if not rest.startswith(live)] == []
    assert query(made.href)["version"] == __version__
    assert query(made.href)["address"] == address


def test_what_varies_by_commit_stands_in_a_script_of_its_own() -> None:
    assert version_script("8575b1c") == f'document.documentElement.dataset.version = "{__version__} 8575b1c";\n'
    assert version_script("") == f'document.documentElement.dataset.version = "{__version__}";\n'


def test_it_stays_short_enough_for_mail() -> None:
    """Programs take about 2,000 characters; a Chinese one is nine, and citing.js sends sixty of a paragraph."""
    made = link(
        MAIL,
        "岚政办发〔2023〕111号",
        "长" * 200,
        "https://gazette.example/doc/lanzhengbanfa/2023/111.html",
        words(),
    )
    assert len(filled(made.paragraph, "annex1-s2.1-p3", "长" * 60)) < 2000
