"""Series of documents: one key for all ways of writing, slugs that are written down, and what still collides."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from converter.model.number import DocumentNumber
from converter.model.series import clashes, series_key, written_slugs
from converter.profile import generic, pinyin

SAME = [
    ("国办发", "國辦發"),
    ("财政部令", "中华人民共和国财政部令"),
    ("国务院令", "中華人民共和國國務院令"),
    ("法律公告", "L.N."),
    ("政府公告", "憲報公告"),
    ("行政法规", "Regulamento Administrativo"),
    ("法令/M", "Decreto-Lei/M"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_series_has_one_key_and_one_slug(one: str, other: str) -> None:
    assert series_key(one) == series_key(other)
    assert generic().slug(one) == generic().slug(other) != ""


@pytest.mark.parametrize(("one", "other"), [("国发", "国法"), ("法律", "法律/M"), ("国发", "发"), ("L.N.", "G.N.")])
def test_two_series_have_two_keys_and_two_slugs(one: str, other: str) -> None:
    assert series_key(one) != series_key(other)
    assert generic().slug(one) != generic().slug(other)


def test_the_written_slugs() -> None:
    """They are addresses, differ from each other, and none is what pinyin gives to another series."""
    rows = (resources.files("converter.model") / "slugs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names = [row.split("\t")[0] for row in rows]
    assert len(written_slugs()) == len(names)
    assert [slug for slug in written_slugs().values() if not re.fullmatch("[a-z][a-z0-9]*", slug)] == []
    assert len(set(written_slugs().values())) == len(names)
    assert clashes(names, generic().slug) == ()


CLASHES: list[tuple[list[str], Callable[[str], str], list[str]]] = [
    (["岚府发", "岚府发", "嵐府發", "岚政发"], pinyin, []),
    (["岚府法", "岚府发", "岚政发"], pinyin, ["the slug 'lanfufa' stands for 岚府发 and 岚府法"]),
    (["法律公告", "L.N."], generic().slug, []),
    (["A"], lambda _: "", ["the slug '' stands for A"]),
]


@pytest.mark.parametrize(("series", "slug", "told"), CLASHES)
def test_clashes(series: list[str], slug: Callable[[str], str], told: list[str]) -> None:
    found = clashes(series, slug)
    assert [str(clash) for clash in found] == told
    assert found == clashes(reversed(series), slug)


def test_a_clash_names_the_key_of_the_profile() -> None:
    (clash,) = clashes(["岚府法", "岚府发"], pinyin)
    assert "[[series]]" in clash.advice
    assert 'name = "岚府法"' in clash.advice
    assert "'slug'" in clash.advice


@pytest.mark.real
def test_real_series_do_not_clash(shared: Path) -> None:
    """Pinyin alone gives one slug to seven pairs of the real list; the table tells all of them apart."""
    lines = (shared / "docnumbers/real-numbers.tsv").read_text(encoding="utf-8").splitlines()[1:]
    numbers = [DocumentNumber.parse(line.split("\t")[2]) for line in lines]
    series = {number.series for number in numbers if number}
    assert len(clashes(series, pinyin)) == 7
    assert clashes(series, generic().slug) == ()
