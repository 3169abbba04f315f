"""Pages and records of a document that print has in two languages."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from converter.languages.traditional import Traditional
from converter.model.issue import Authentic, Issue
from converter.pipeline import convert
from converter.write.issue_json import encode, issue_record
from converter.write.markdown import issue_files
from tests.typeset.bilingual import MANNERS, typeset_notice
from tests.typeset.ferry import FERRY


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    path = tmp_path_factory.mktemp("ferry") / "notice.pdf"
    path.write_bytes(typeset_notice(FERRY, MANNERS["columns"]))
    return convert(path)


def page(issue: Issue, language: str = "zh-Hans") -> str:
    return issue_files(issue, language)["1.md"].decode()


LANGUAGES = ("zh-Hans", "zh-Hant", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_stand_side_by_side_each_in_its_language(issue: Issue, language: str) -> None:
    text = page(issue, language)
    assert '<div class="pair">\n<div lang="zh-Hant">\n<p class="item" id="s3-1">' in text
    assert '</div>\n<div lang="en">\n<p class="item" id="s3-1-en">' in text
    assert re.search(
        r'<h\d class="pair" id="s3"><span class="one" lang="zh-Hant">3\. 碼頭的開放</span> '
        r'<span class="other" lang="en">3\. Opening of piers</span></h\d>',
        text,
    )
    assert 'lang="zh-Hans"' not in text.partition('<div class="text">')[2].partition("\n</div>\n\n")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_tree_converts_or_translates(issue: Issue, language: str) -> None:
    """綫 is a form that conversion would change, and no tree calls a text a translation."""
    text = page(issue, language)
    assert "標示綫" in text
    assert Traditional().convert("标示线") == "標示線"
    assert not re.search("翻译|翻譯|译文|譯文|ranslat", text)


def test_what_one_text_says_alone_stands_alone(issue: Issue) -> None:
    alone = page(issue).partition('<div class="pair alone">')[2]
    assert alone.startswith('\n<div lang="en">\n<p id="s3-2-p1">')


def test_what_is_printed_once_stands_in_no_pair(issue: Issue) -> None:
    text = page(issue)
    assert text.count("<table") == 1
    before = text.partition('<div class="text">')[2].partition("<figure")[0]
    assert before.count("<div") == before.count("</div>")


@pytest.mark.parametrize(
    ("said", "language", "words"),
    [
        (Authentic(("zh-Hant", "en"), "s4-p1"), "en", "both texts are authentic"),
        (Authentic(("zh-Hant", "en"), "s4-p1"), "zh-Hans", "两个文本同为正式文本"),
        (Authentic(("zh-Hant",), "s4-p1"), "en", "the Chinese text is the authentic one"),
        (Authentic(("zh-Hant",), "s4-p1"), "zh-Hans", "中文文本为正式文本"),
        (Authentic(("en",)), "en", "the English text is the authentic one"),
        (None, "en", "both texts stand as printed"),
    ],
)
def test_the_page_tells_which_text_is_authentic(
    issue: Issue, said: Authentic | None, language: str, words: str
) -> None:
    (document,) = issue.documents
    text = page(replace(issue, documents=(replace(document, authentic=said),)), language)
    (told,) = re.findall(r'<p class="texts" role="note">(.*)</p>', text)
    assert words in told
    assert ('href="#s4-p1"' in told) == bool(said and said.block)


def test_the_issue_is_called_by_its_number_and_lists_its_contents(issue: Issue) -> None:
    for language, name in (("zh-Hans", FERRY.zh_number), ("en", FERRY.en_number)):
        text = issue_files(issue, language)["index.md"].decode()
        assert f'<h1 id="title">{name}</h1>' in text
        assert 'href="1.md#s3">3.　碼頭的開放</a><span class="folio">202</span>' in text
        assert 'href="1.md#annex2">Schedule 2　List of Piers</a>' in text


def test_the_record_has_both_texts(issue: Issue) -> None:
    record = json.loads(encode(issue_record(issue)))
    (document,) = record["documents"]
    assert (document["lang"], document["also"]["lang"]) == ("zh-Hant", "en")
    assert document["also"]["title"] == FERRY.en
    assert document["authentic"] == {"languages": ["zh-Hant", "en"], "block": "s4-p1"}
    blocks = {block["id"]: block for part in document["parts"] for block in part["blocks"]}
    assert blocks["s3-1"]["lang"] == "zh-Hant"
    assert blocks["s3-1"]["also"]["lang"] == "en"
    assert blocks["s3-1"]["also"]["id"] == "s3-1-en"
    assert blocks["s3-2-p1"]["lang"] == "en"
    assert "also" not in blocks["s3-2-p1"]
    assert {span["page"] for span in blocks["s3-1"]["also"]["source"]} == {2}
    assert record["masthead"]["notice"] == {"zh-Hant": FERRY.zh_number, "en": FERRY.en_number}


def test_only_the_first_text_marks_pages(issue: Issue) -> None:
    marks = re.findall(r'id="page-(\d+)"', page(issue))
    assert marks == ["1", "2", "3"]
    for other in re.findall(r'<div lang="en">\n(.*?)\n</div>', page(issue), re.DOTALL):
        assert 'id="page-' not in other


def test_ids_are_unique(issue: Issue) -> None:
    names = re.findall(r' id="([^"]+)"', page(issue))
    assert len(names) == len(set(names))
