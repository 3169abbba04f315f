"""The ways to cite a document as its page shows them, in each language of the site."""

from __future__ import annotations

from dataclasses import replace

import pytest

from converter.languages.traditional import Traditional
from converter.model.issue import Document, Issue, Masthead, Text
from converter.model.translation import Translations
from converter.write.addresses import Addresses
from converter.write.references import cited, forms, plain, references
from converter.write.words import Words, words
from tests.site.making import document, issue, said

HERE = "issue/2023/1/1"
ENGLISH = words(
    "en",
    bodies={"某市人民政府": "Government of a City", "某市人民政府公报": "Gazette of a City"},
    translations=Translations({("test/2023/1/1", "title", "关于《甲法》的通知"): "Notice on the “First Law”"}),
)
SIMPLIFIED = replace(words(), english=ENGLISH)
TRADITIONAL = replace(words("zh-Hant", Traditional()), english=ENGLISH)


def addresses(root: str = "") -> Addresses:
    return Addresses(ending=".html", issues={}, documents={}, works={}, root=root)


def made(title: str = "关于《甲法》的通知", number: str | None = "某政发〔2023〕5号") -> tuple[Document, Issue]:
    whole = issue(document(title=title, number=number))
    return whole.documents[0], whole


def texts(of: tuple[Document, Issue], spoken: Words, root: str = "") -> dict[str, str]:
    return {form.key: form.text for form in forms(*of, addresses(root), spoken, HERE)}


def test_each_form() -> None:
    found = texts(made(), SIMPLIFIED)
    assert list(found) == ["gbt7714", "chinese", "english", "bibtex", "csl"]
    assert found["gbt7714"] == "某市人民政府. 关于《甲法》的通知: 某政发〔2023〕5号[J]. 某市人民政府公报, 2023(1): 3."
    assert found["chinese"] == "《关于〈甲法〉的通知》（某政发〔2023〕5号），《某市人民政府公报》2023年第1期，第3页"
    assert found["english"] == (
        "Government of a City, “Notice on the “First Law”” (《关于〈甲法〉的通知》, 某政发〔2023〕5号), "
        "Gazette of a City, No. 1 of 2023, p. 3"
    )


def test_every_tree_has_the_same_but_for_the_script_of_plain_chinese() -> None:
    simplified, traditional, english = (texts(made(), one) for one in (SIMPLIFIED, TRADITIONAL, ENGLISH))
    assert english == simplified
    assert (
        traditional.pop("chinese")
        == "《關於〈甲法〉的通知》（某政發〔2023〕5號），《某市人民政府公報》2023年第1期，第3頁"
    )
    simplified.pop("chinese")
    assert traditional == simplified


def test_without_a_translation_the_printed_title_stands() -> None:
    found = texts(made("关于乙事的通知"), SIMPLIFIED)
    assert found["english"] == (
        "Government of a City, 《关于乙事的通知》 (某政发〔2023〕5号), Gazette of a City, No. 1 of 2023, p. 3"
    )


def test_what_print_does_not_tell_is_left_out() -> None:
    one, whole = made(number=None)
    one = replace(one, contents_page=None, issuers=())
    whole = replace(whole, masthead=replace(whole.masthead, titles=()))
    found = texts((one, whole), SIMPLIFIED)
    assert found["gbt7714"] == "关于《甲法》的通知[J]. 2023(1)."
    assert found["chinese"] == "《关于〈甲法〉的通知》，2023年第1期"
    assert found["english"] == "“Notice on the “First Law”” (《关于〈甲法〉的通知》), No. 1 of 2023"


def test_line_ends_of_print_are_blanks() -> None:
    assert texts(made("关于\n甲 的\u2028通知"), SIMPLIFIED)["chinese"].startswith("《关于 甲 的 通知》")


def test_the_address_only_where_it_is_known() -> None:
    """And never in the reference of GB/T 7714, which would need the day of access."""
    known = texts(made(), SIMPLIFIED, "https://gazette.example/")
    address = f"https://gazette.example/{HERE}.html"
    assert {key for key, text in known.items() if address in text} == {"chinese", "english", "bibtex", "csl"}
    assert known["chinese"].endswith(f"，第3页，{address}")
    assert known["english"].endswith(f", p. 3, {address}")
    assert not [text for text in texts(made(), SIMPLIFIED, "en/").values() if "html" in text]


def test_a_notice_in_two_languages() -> None:
    one, whole = made("《某規例》", None)
    one = replace(one, lang="zh-Hant", issuers=(), also=Text("en", said("L.N. 5 of 2023"), said("Some Regulation")))
    notice = Masthead(year=2023, number=5, notice=(("zh-Hant", "2023年第5號法律公告"), ("en", "L.N. 5 of 2023")))
    whole = replace(whole, masthead=notice)
    found = texts((one, whole), SIMPLIFIED)
    assert found["gbt7714"] == "《某規例》[A]. 2023: 3."
    assert found["english"] == "“Some Regulation” (《〈某規例〉》, L.N. 5 of 2023), p. 3"
    assert cited(one, whole, "k").language == "zh-Hant"


@pytest.mark.parametrize(("number", "here", "key"), [
    ("某政发〔2023〕5号", "doc/testfa/2023/5", "testfa-2023-5"),
    # two documents claim the number, or there is none: the place in the issue is one document's alone
    ("某政发〔2023〕5号", HERE, "test-2023-1-1"),
    (None, HERE, "test-2023-1-1"),
])  # fmt: skip
def test_no_two_documents_have_one_key(number: str | None, here: str, key: str) -> None:
    found = {form.key: form.text for form in forms(*made(number=number), addresses(), SIMPLIFIED, here)}
    assert found["bibtex"].startswith(f"@article{{{key},")


def test_the_box_is_an_element_a_line_whatever_is_printed() -> None:
    hostile = '"><script>alert(1)</script>\n*x* {page} `y` {#z}'
    lines = list(references(*made(hostile), addresses(), SIMPLIFIED, HERE))
    assert all("\n" not in line and "<script" not in line for line in lines)
    assert lines[0].count('"') == 2 * lines[0].count('="')
    assert (lines[-1], len(lines)) == ("</details>", 10)


def test_the_page_of_the_source_line_is_open() -> None:
    one, whole = made()
    assert plain(one, whole, SIMPLIFIED, "{page}").endswith("，第{page}页")
    assert plain(one, whole, SIMPLIFIED, "").endswith("2023年第1期")
