"""Folding: cases, laws, and the same result in Python and in the browser."""

from __future__ import annotations

import json
import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from converter.languages.traditional.engine import VARIANTS, each_character
from converter.search.fold import CLASSES, follower, table, terms, units, variants
from tests.site.making import ROOT

SAME = [
    ("通政办发〔2022〕21号", "通政辦發[2022] 21號"),
    ("２０２２年", "2022年"),
    ("“三无”船舶", "三無船舶"),
    ("公布余额", "公布餘額"),
    ("了解", "瞭解"),
    ("凭借", "憑藉"),
    ("炼油", "鍊油"),
    ("里面", "裡面"),
    ("里面", "裏面"),
    ("发展头发", "發展頭髮"),
    ("后台皇后", "後臺皇后"),
    ("台风", "颱風"),
    ("ＧＢ／Ｔ　9704", "gb/t 9704"),
    ("Côte", "cote"),
    ("㎡", "m2"),
    ("① ⅲ", "1 III"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_the_same(one: str, other: str) -> None:
    assert units(one) == units(other)


@pytest.mark.parametrize(("one", "other"), [("通政发", "通政办发"), ("21", "2 1"), ("土", "士"), ("己", "已")])
def test_what_is_not(one: str, other: str) -> None:
    assert units(one) != units(other)


def test_every_pair_that_opencc_knows_is_one() -> None:
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    for configuration in ("s2t", "t2s", *(f"s2{one}" for one in VARIANTS if one != "standard"), "tw2s", "hk2s"):
        apart = {a: b for a, b in each_character(characters, configuration).items() if units(a) != units(b)}
        assert apart == {}, configuration


def test_the_first_of_a_class_is_its_own() -> None:
    assert not set(variants().values()) & variants().keys()


def test_terms_of_a_text_hold_those_of_each_part() -> None:
    text = "岚浦市（2023—2025年）“十四五”规划：供水 920,000 m³"
    assert {"岚浦", "十四", "四五", "五规", "2023", "m3", "供水"} <= terms(text).keys()


# Any alphabet in which runs, words and marks meet.
WRITTEN = st.text("一二三四甲乙丙丁，。 “ab12", max_size=40)


@settings(deadline=None)
@given(WRITTEN)
def test_each_term_has_the_classes_of_all_that_follows_it(text: str) -> None:
    some = units(text)
    wanted: dict[str, set[int]] = {}
    for at, unit in enumerate(some):
        after = [follower(one[0]) for one in some[at + 1 : at + 3]] + [0, 0]
        is_ideograph = [one not in "ab12" for one in (unit[0], *(one[0] for one in some[at + 1 : at + 2]))]
        if not is_ideograph[0]:
            wanted.setdefault(unit, set()).add(after[0])
        elif is_ideograph[1:] == [True]:
            wanted.setdefault(unit + some[at + 1], set()).add(after[1])
        else:
            wanted.setdefault(unit, set()).add(after[0])
    assert {term: {one for one in range(CLASSES) if bits >> one & 1} for term, bits in terms(text).items()} == wanted


@pytest.mark.browser
def test_the_browser_folds_as_python_does(chromium: Browser) -> None:
    chance = random.Random(7)
    # What Unicode 14 has assigned: the two tables of properties are of different years.
    all_ = [chr(code) for code in range(0x20, 0x32000) if not unicodedata.category(chr(code)).startswith("C")]
    old = [char for char in all_ if unicodedata.category(char) not in ("Cn", "Co", "Cs")]
    usual = "岚浦市發髮后後〔〕[]（）“”0123456789０１２abcＡＢé①㎡ \u3000\u200b\u0301—-·々〇○"
    texts = [*old, *("".join(chance.choices(usual, k=12)) for _ in range(2000))]
    texts += ["".join(chance.choices(old, k=8)) for _ in range(2000)]
    page = chromium.new_page()
    page.add_script_tag(content=(ROOT / "overrides/assets/js/search-fold.js").read_text("utf-8"))
    told = page.evaluate(
        "([table, texts]) => { const fold = new GazetteFold(table); return texts.map((one) => fold.plain(one)); }",
        [list(table(variants())), texts],
    )
    page.close()
    apart = [
        (text, mine, theirs) for text, theirs in zip(texts, told, strict=True) if (mine := [*units(text)]) != theirs
    ]
    assert json.dumps(apart[:5], ensure_ascii=False) == "[]"
