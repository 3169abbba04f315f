"""The catalogues of words and those who use them: what is missing, left over or at odds, in each language."""

from __future__ import annotations

import re
import string
from datetime import date

import pytest

from converter.languages.traditional import Traditional
from converter.messages import wordings
from converter.write.catalogue import LOCALES, SOURCE, catalogue
from converter.write.report import _MESSAGES
from converter.write.words import LANGUAGES, Words, words
from tests.site.making import ROOT

# Keys that are put together: masthead.{name}, ledger.{name}, findings.{severity}, gap.{reason}, and what tells
# relations, states and kinds in words.
PUT_TOGETHER = (
    *("masthead.", "ledger.", "findings.", "gap.", "conflict.", "state.", "tag.", "force.", "kind.", "work.kind."),
    *("relation.", "by.", "short.", "life.", "form.", "data.", "table.", "texts.", "report.line."),
)
FAMILIES = (("relation.", "by.", "short."), ("kind.", "form."))
"""Prefixes behind which the same names stand."""

# Ids, classes, file names and names of data that look like keys.
NO_KEYS = {"contents", "do", "downloads", "issue", "issue.json"}

OTHERS = [language for language in LANGUAGES if language != SOURCE]


def spoken(language: str) -> Words:
    """The words of a language as pages speak them."""
    return words(language, Traditional() if language == "zh-Hant" else None)


def used() -> set[str]:
    """The keys that code, templates and configurations ask for by name."""
    found: set[str] = set()
    sources = [*(ROOT / "converter/write").glob("*.py"), *(ROOT / "converter/site").glob("*.py")]
    sources += (ROOT / "converter/bundle").glob("*.py")
    for file in (*sources, *(ROOT / "overrides").rglob("*.html"), ROOT / "overrides/words.js", ROOT / "mkdocs.yml"):
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".yml":
            found.update(re.findall(r"name: (theme\.[a-z]+)", text))
            nav = text.partition("\nnav:\n")[2].partition("\n\n")[0]
            found.update(re.findall(r"- ([a-z.]+):", nav))
            continue
        found.update(re.findall(r"""\bsay\(\s*["']([a-z0-9_.]+)["']""", text))
        found.update(re.findall(r'["\']((?:do|downloads|fact|issue|contents)(?:\.[a-z0-9]+)*)["\']', text))
    return found


def places(said: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(said) if name is not None}


def test_every_word_that_is_said_is_in_the_source_and_none_is_left_over() -> None:
    known, asked = set(catalogue(SOURCE).ids), used()
    assert {key for key in known if key not in asked and not key.startswith(PUT_TOGETHER)} == set()
    assert {key for key in asked if key not in known} - NO_KEYS == set()


def test_the_names_behind_one_prefix_stand_behind_its_relatives() -> None:
    for family in FAMILIES:
        behind = [{key.removeprefix(one) for key in catalogue(SOURCE).ids if key.startswith(one)} for one in family]
        assert behind.count(behind[0]) == len(behind), family


def test_english_is_complete() -> None:
    source, english = catalogue(SOURCE), catalogue("en")
    assert set(english.ids) == set(source.ids)
    same = {key for key in english.ids if english.forms[key] == source.forms[key]}
    assert same <= {
        "named.by",
        "force.and",
        "list.and",
        "list.comma",
        "pinpoint",
        "cite.bibtex",
        "cite.csl",
        "cite.printed",
        "cite.title",
    }


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_is_of_the_source_as_it_is(language: str) -> None:
    source, own = catalogue(SOURCE).ids, catalogue(language).ids
    assert {key: said for key, said in own.items() if source.get(key) != said} == {}


def test_traditional_keeps_only_what_conversion_would_not_say() -> None:
    kept, convert = catalogue("zh-Hant"), Traditional().convert
    assert [key for key, said in kept.ids.items() if kept.forms[key] == (convert(said),)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_are_those_of_the_source(language: str) -> None:
    source = words().forms
    wrong = {
        key: forms
        for key, forms in spoken(language).forms.items()
        for said in forms
        if places(said) - {"form"} != places(source[key][0]) - {"form"}
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_html_that_may_stand_in_an_attribute(language: str) -> None:
    for key, forms in spoken(language).forms.items():
        for said in forms:
            assert said, key
            assert not re.search(r'["&*_`]', re.sub(r"\{[^}]*\}", "", said)), key
            assert not re.search(r"<(?!/?b>)", said), key


def test_counts_and_days() -> None:
    said = [spoken(language) for language in LANGUAGES]
    assert [one.day(date(2023, 4, 20)) for one in said] == ["2023年4月20日", "2023年4月20日", "20 April 2023"]
    assert [one.say("documents", count=1) for one in said] == ["1件", "1件", "1 document"]
    assert [one.say("documents", count=2) for one in said] == ["2件", "2件", "2 documents"]
    assert [one.say("issue", year=2023, number=3) for one in said] == ["2023年第3期", "2023年第3期", "No. 3 of 2023"]
    assert [one.say("form.notice") for one in said] == ["通知", "通知", "Notice"]
    assert [one.known("form.nothing", "<x>") for one in said] == ["&lt;x&gt;"] * 3


def test_print_is_marked_where_it_is_in_another_language() -> None:
    chinese, traditional, english = (spoken(language) for language in LANGUAGES)
    assert [one.printed("发展<") for one in (chinese, traditional)] == ["发展&lt;", "發展&lt;"]
    assert english.printed("发展<") == '<span lang="zh-Hans">发展&lt;</span>'
    assert english.printed("") == ""
    mixed = english.mixed("No. 岚政发〔2023〕5号 stands twice: “发展”, 3.")
    assert mixed == (
        'No. <span lang="zh-Hans">岚政发〔2023〕5号</span> stands twice: <span lang="zh-Hans">“发展”</span>, 3.'
    )


def test_every_language_words_findings() -> None:
    assert set(_MESSAGES) == set(LOCALES)
    assert all(wordings(language) for language in _MESSAGES.values())
