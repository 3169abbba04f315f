"""What a review tells: figures that differ, terms not followed, how much is done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.translate.figures import differing
from converter.translate.files import Entry, Term
from converter.translate.review import Doubt, Review, review
from converter.translate.units import Unit


@pytest.mark.parametrize(
    ("source", "said", "lacking", "added"),
    [
        ("自2023年3月1日起施行", "in force from 1 March 2023", (), ()),
        ("自2023年3月1日起施行", "in force from 1 April 2023", ("3",), ()),
        ("投资3.5万元", "CNY 35,000", (), ()),
        ("投资3.5亿元", "CNY 350 million", (), ()),
        ("投资3400万元", "CNY 34 million", (), ()),
        ("投资3400万元", "CNY 3.4 million", ("3400万",), ("3.4 million",)),
        ("第十六条第二款", "paragraph 2 of Article 16", (), ()),
        ("按第十六条执行", "as Article 17 says", ("第十六",), ("17",)),
        ("3座泵站", "three pumping stations", (), ()),
        ("岚政发〔2021〕3号、5号", "岚政发〔2021〕3号 and 5号", (), ()),
        ("12,500亩", "12,500 mu", (), ()),
        ("比上年增长8.0%", "8% more than in the year before", (), ()),
        # Words are no figures: one may be a pronoun, May a verb.
        ("请遵照执行", "No one may act otherwise", (), ()),
        ("5号、5号", "No. 5", ("5",), ()),
        # A kilometre is no thousand metres here; labels and figures in characters are the translator's.
        ("38千米", "38 kilometres", (), ()),
        ("（一）建设2座泵站", "(1) build two stations", (), ()),
        ("(2) 市财政局", "(ii) Municipal Finance Bureau", (), ()),
        ("二、目标", "II. Targets", (), ()),
        ("“十四五”规划", "the 14th Five-Year Plan", (), ()),
        ("百年一遇", "1-in-100-year", (), ()),
        ("七成以上", "over 70%", (), ()),
        ("单位：万元", "in CNY 10,000", (), ()),
        ("七成以上", "over 80%", (), ("80",)),
        ("一刻钟生活圈", "15-minute living circles", (), ()),
        ("一刻钟生活圈", "20-minute living circles", (), ("20",)),
        ("第十四章 附则", "Chapter XIV Supplementary Provisions", (), ()),
        ("第四章 附则", "Chapter VI Supplementary Provisions", ("第四",), ()),
        ("三千立方米", "3,000 cubic metres", (), ()),
    ],
)
def test_figures(source: str, said: str, lacking: tuple[str, ...], added: tuple[str, ...]) -> None:
    assert differing(source, said) == (lacking, added)


@given(
    st.text(st.sampled_from("一二三十百千万亿0123成第条月年日.,五四〇零两")),
    st.text(st.sampled_from("0123456789.,() ixvIVXone May million")),
)
def test_any_text_can_be_compared(source: str, said: str) -> None:
    lacking, added = differing(source, said)
    assert all(one in source for one in lacking)
    assert all(one in said for one in added)


def test_a_document_is_counted_and_its_terms_are_held() -> None:
    wanted = [
        Unit("g/2023/1/2", f"p{at}", text, at) for at, text in enumerate(["市水务局", "水务局办公室", "甲", "乙", "丙"])
    ]
    entries = [
        Entry("2#p0", "市水务局", "Municipal Water Authority"),
        Entry("2#p1", "水务局办公室", "bureau of the Water Office"),
        Entry("2#p2", "甲", "A", fuzzy=True, before="己"),
        Entry("2#p3", "乙", ""),
        Entry("2#p4", "丙", "the third"),
    ]
    terms = [Term("市水务局", ("Municipal Water Authority",)), Term("水务局", ("Water Bureau", "Water Authority"))]
    (one,) = review(wanted, entries, terms)
    doubt = Doubt("term", "2#p1", 1, "水务局", "Water Bureau | Water Authority")
    # The longer term covers the shorter one in it.
    assert one == Review("g/2023/1/2", done=3, fuzzy=1, missing=1, doubts=(doubt,))
