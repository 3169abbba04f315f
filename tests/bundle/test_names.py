"""Names that every system unpacks as they are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.bundle.inside import Held, Inside, folder_name
from converter.bundle.names import LONGEST, safe_name, troubles
from converter.site.choice import Choice


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("lanpu-gazette/START.html", ""),
        ("top/公报/第1期.html", ""),
        ("top/console.html", ""),
        ("top/" + "a" * (LONGEST - 5), ""),
        ("top/" + "a" * (LONGEST - 4), f"has {LONGEST} characters"),
        ("top/a:b.html", "a character that Windows forbids"),
        ("top/a?.html", "a character that Windows forbids"),
        ("top\\a.html", "a character that Windows forbids"),
        ("top/a\tb", "a character that Windows forbids"),
        ("top/con.html", "keeps for itself"),
        ("top/AUX", "keeps for itself"),
        ("top/com1.tar.xz", "keeps for itself"),
        ("nul/a.html", "keeps for itself"),
        ("top/a.", "takes away"),
        ("top/a /b", "takes away"),
        ("top/ a", "takes away"),
        ("top/e\u0301.html", "composed form"),
        ("top/../a", "leaves its folder"),
        ("/top", "leaves its folder"),
        ("top//a", "leaves its folder"),
    ],
)
def test_troubles(path: str, wrong: str) -> None:
    found = list(troubles([path]))
    if wrong:
        assert [name for name, _ in found] == [path]
        assert wrong in found[0][1]
    else:
        assert found == []


def test_capitals_alone_make_no_other_file() -> None:
    assert list(troubles(["a/B.html", "a/c.html", "A/b.html"])) == [
        ("A/b.html", "is the same file as 'a/B.html' where capitals do not count")
    ]


@given(st.text())
def test_a_safe_name_is_safe_and_stays(text: str) -> None:
    made = safe_name(text)
    assert safe_name(made) == made
    assert not made or list(troubles([f"gazette-{made[:100]}".rstrip("-")])) == []


def held(year: int, number: int, gazette: str = "lanpu", published: date | None = None) -> Held:
    name = f"{gazette}/{year}/{number}"
    return Held(name, gazette, year, number, published, f"issue/{year}/{number}/", (f"issue/{year}/{number}/1",))


THREE = (held(2023, 3, published=date(2023, 3, 25)), held(2023, 4, published=date(2023, 4, 25)), held(2024, 1))


@pytest.mark.parametrize(
    ("issues", "choice", "name"),
    [
        (THREE, Choice(), "lanpu-gazette-2023-04-25"),
        (THREE[:1], Choice(issues=("2023-3",)), "lanpu-gazette-2023-03-25-issue-2023-3"),
        (THREE[:2], Choice(years=(2023,)), "lanpu-gazette-2023-04-25-year-2023"),
        (THREE, Choice(issues=("2024-1",), years=(2023,)), "lanpu-gazette-2023-04-25-year-2023-issue-2024-1"),
        (THREE[2:], Choice(issues=("2024-1",)), "lanpu-gazette-issue-2024-1"),
        ([held(2023, at) for at in range(1, 6)], Choice(issues=("x",)), "lanpu-gazette-issue-5"),
        ([held(2023, 1, "Lan Pu"), held(2023, 1, "con")], Choice(), "con-lan-pu-gazette"),
    ],
)
def test_the_name_of_the_top_folder(issues: tuple[Held, ...], choice: Choice, name: str) -> None:
    made = folder_name(Inside(tuple(issues), 3, 19, None), choice)
    assert made == name
    assert list(troubles([f"{made}/START.html"])) == []
