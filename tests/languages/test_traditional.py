"""Traditional text: the gold list, names, and what holds of every text."""

from __future__ import annotations

import csv
import pickle
import re
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.languages.traditional import VARIANTS, Doubt, Traditional, Variant, names_of
from converter.languages.traditional.engine import from_standard, same_length
from converter.languages.traditional.left import is_traditional
from converter.languages.traditional.people import named
from converter.languages.traditional.squeeze import squeeze
from converter.languages.traditional.tables import forms, many, rows
from converter.pipeline import convert

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "gazettes" / "lanpu" / "2023-03" / "source.txt"
TABLES = ("characters", "words", "places", "surnames", "given", "variants")


def gold() -> list[tuple[str, str, str, str]]:
    """Simplified, Traditional, variant (`all`: the standard form or what follows from it), reason."""
    lines = (HERE / "gold.tsv").read_text("utf-8").splitlines()
    return [(a, b, c, d) for a, b, c, d in csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)]


def names_in(reason: str) -> frozenset[str]:
    """``人名：于文海；…`` names the person that is known."""
    return frozenset(re.findall(r"^人名：([^；]+)", reason))


@cache
def sample_names() -> frozenset[str]:
    return names_of(convert(SAMPLE))


def test_the_gold_list_is_long_and_tells_why() -> None:
    lines = gold()
    assert len({simplified for simplified, *_ in lines}) >= 300
    assert all(reason and variant in ("all", *VARIANTS) for *_, variant, reason in lines)
    assert len(lines) == len({line[:3] for line in lines})


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_gold_list_holds(variant: Variant) -> None:
    wrong = []
    for simplified, wanted, which, reason in gold():
        if which not in ("all", variant):
            continue
        got = Traditional(variant, names_in(reason)).convert(simplified)
        if got != wanted and not (which == "all" and got == from_standard(wanted, variant)):
            wrong.append((simplified, wanted, got, reason))
    assert wrong == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_gold_list_holds_within_a_sentence(variant: Variant) -> None:
    """Neighbours that are no part of any word change nothing."""
    for simplified, _, which, reason in gold():
        if which in ("all", variant) and not is_traditional(simplified) and "/" not in simplified:
            made = Traditional(variant, names_in(reason))
            assert made.convert(f"（{simplified}，2022年）") == f"（{made.convert(simplified)}，2022年）"


def test_gold_is_left_alone_when_it_is_traditional_already() -> None:
    for _, wanted, which, _ in gold():
        if is_traditional(wanted):
            for variant in VARIANTS:
                assert Traditional(variant).convert(wanted) == wanted, which


@pytest.mark.parametrize("table", TABLES)
def test_tables_tell_their_reasons(table: str) -> None:
    for row in rows(table):
        assert row.reason, row
        for form in (row.standard, row.tw, row.hk):
            assert not form or len(form) == len(row.simplified), row
    assert len(forms(table, "standard")) == len(rows(table)), "a word twice"


def test_rows_take_effect() -> None:
    """Each word of a table is converted as it says where it stands alone."""
    for variant in VARIANTS:
        made = Traditional(variant)
        for table in ("words", "places"):
            for simplified, wanted in forms(table, variant).items():
                assert made.convert(simplified) == wanted or is_traditional(simplified)


def test_no_form_that_official_texts_drop_comes_in() -> None:
    dropped = {row.simplified for row in rows("variants")}
    for variant in VARIANTS:
        text = Traditional(variant).convert(
            "，".join(row.simplified for row in rows("words")) + "，" + "，".join(many())
        )
        assert dropped.isdisjoint(text)
    assert Traditional().convert("公佈与发布") == "公佈與發布", "what was printed so stays"


TEXT = st.text(
    st.sampled_from(
        sorted(many()) + list("市政府关于印发位由对的同志等、，。：《》“”〔〕（） \u3000\n0123aZ/.-國發佈")
    ),
    max_size=40,
)


@given(TEXT, st.sampled_from(VARIANTS))
def test_properties(text: str, variant: Variant) -> None:
    """Length, what is no Chinese character, and the same output again."""
    made = Traditional(variant, frozenset({"于文海", "于海", "余家和"}))
    out = made.convert(text)
    assert len(out) == len(text)
    for before, after in zip(text, out, strict=True):
        assert before == after or ("\u3400" <= before <= "\u9fff" and "\u3400" <= after <= "\u9fff")
    assert made.convert(text) == out
    if is_traditional(out):
        assert made.convert(out) == out
    for doubt in made.doubts(text):
        assert text[doubt.start : doubt.end] == doubt.name


@given(st.text(max_size=30))
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(Traditional("hk").convert(text)) == len(text)
    assert squeeze(text).open(squeeze(text).text) == text


def test_length_is_kept_piece_by_piece() -> None:
    longer = {"乙": "一二"}
    assert same_length("甲乙，丙", lambda text: "".join(longer.get(char, "天") for char in text)) == "天乙天天"


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("余　额", "餘　額"),
        ("经常性联\n系", "經常性聯\n繫"),
        ("若\n干骨干企业", "若\n干骨幹企業"),
        ("组长：于　文　海　市长", "組長：于　文　海　市長"),
        ("于 静 市教育局局长", "于 靜 市教育局局長"),
        ("皇 后街道", "皇 后街道"),
    ],
)
def test_blanks_inside_words(text: str, out: str) -> None:
    assert Traditional(names=frozenset({"于文海", "于静"})).convert(text) == out


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由于文海同志担任组长", {"于文海"}),
        ("对于文海同志予以表彰", {"于文海"}),
        ("副市长余家和主持会议", {"余家和"}),
        ("任命：范明珠为市教育局局长", {"范明珠"}),
        ("免去沈国安的市水利局局长职务", {"沈国安"}),
        ("欧阳雪松同志、万俟长青同志", {"欧阳雪松", "万俟长青"}),
        # no names, or not for certain
        ("全体党员干部同志", set()),
        ("党代表同志", set()),
        ("由于工作需要，有关同志", set()),
        ("主席台就座的有", set()),
        ("市长强调，要抓实干", set()),
        ("后勤由后志强同志负责", set()),
    ],
)
def test_names_by_form(text: str, names: set[str]) -> None:
    assert set(named(text)) == names


def test_names_of_an_issue() -> None:
    names = sample_names()
    assert {"于国厚", "于静", "后建华", "干勇", "范一苇", "沈郁", "欧阳雪松"} <= names
    assert all(re.fullmatch(r"[\u3400-\u9fff·]{2,}", name) for name in names)
    assert not any("负责" in name or name.endswith("等") for name in names)


def test_places_of_a_profile() -> None:
    """A place is converted by itself, whatever stands beside it."""
    made = Traditional(places=frozenset({"云台路"}))
    assert made.convert("祥云台路口") == "祥雲臺路口"


def test_written_names_win() -> None:
    """What the profile writes down needs no guess, and is no doubt any more."""
    made = Traditional(names=frozenset({"李云"}), written=frozenset({("李云", "李云"), ("里沙镇", "里沙鎮")}))
    assert made.convert("李云同志在村里沙镇") == "李云同志在村里沙鎮"
    assert made.doubts("李云同志") == ()
    assert Traditional(names=frozenset({"李云"})).convert("李云同志") == "李雲同志"
    with pytest.raises(ValueError, match="not equally long"):
        Traditional(written=frozenset({("李云", "李")}))


@pytest.mark.parametrize(
    ("text", "names", "doubts"),
    [
        ("请党怀明同志发言", frozenset(), (Doubt(1, 4, "党怀明", "党"),)),
        ("请党怀明同志发言", frozenset({"党怀明"}), ()),
        ("蒋云飞同志", frozenset({"蒋云飞"}), (Doubt(0, 3, "蒋云飞", "云"),)),
        ("全体党员同志", frozenset(), ()),
        ("沈國安先生與于文海先生", frozenset(), ()),
    ],
)
def test_doubts(text: str, names: frozenset[str], doubts: tuple[Doubt, ...]) -> None:
    assert Traditional(names=names).doubts(text) == doubts


def test_it_is_a_value() -> None:
    made = Traditional("tw", frozenset({"于文海"}))
    assert pickle.loads(pickle.dumps(made)) == made
    assert len({made, Traditional("tw", frozenset({"于文海"}))}) == 1
    with pytest.raises(ValueError, match="no variant 'cn'"):
        Traditional("cn")  # type: ignore[arg-type]


def test_speed() -> None:
    """116,000 characters, about the real issue; far above what was measured (0.12 s), for busy machines."""
    text = SAMPLE.read_text("utf-8")
    paragraphs = (text * (116_000 // len(text) + 1))[:116_000].split("\n")
    made = Traditional("tw", sample_names())
    made.convert("发布")
    start = time.process_time()
    for paragraph in paragraphs:
        made.convert(paragraph)
    assert time.process_time() - start < 3
