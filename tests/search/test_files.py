"""The files of the index: the same each time, small changes for a small change, hostile text stays data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.link import link
from converter.model.block import Paragraph
from converter.model.issue import Issue
from converter.search import Kept, OwnPage, search_files, searched, whole
from converter.search.own import own_sections, titles
from converter.search.scripts import script
from converter.site.files import index_files
from converter.site.trees import TREES, words_of
from converter.write.archive import Archive
from converter.write.pages import addresses_of
from tests.search.reading import bytes_of, called, text_of
from tests.site.making import document, issue, said


def files(*issues: Issue) -> dict[str, bytes]:
    """The index of issues, linked."""
    return index_files(issues, link(issues), {tree.language: words_of(tree, issues) for tree in TREES})


def plain(number: int, text: str, year: int = 2023) -> Issue:
    made = issue(document(Paragraph(id="p1", passage=said(text)), title=f"关于第{number}事的通知"), number=number)
    only = replace(made.documents[0], id=f"test/{year}/{number}/1")
    return replace(made, year=year, documents=(only,), masthead=replace(made.masthead, year=year))


def index(issues: Sequence[Issue], folder: Path) -> dict[str, bytes]:
    """The index of issues, with what is kept in a folder."""
    corpus = link(issues)
    archive = Archive.of(issues, corpus)
    addresses = addresses_of(issues, archive)
    speak = {tree.language: words_of(tree, issues) for tree in TREES}
    kept = Kept(folder)
    made = search_files(
        archive, addresses, speak, lambda name: searched(archive.issues[name], addresses, speak).found, kept
    )
    kept.swept()
    return made


def unpacked(data: bytes) -> Any:
    """The value of a file of texts."""
    return json.loads(text_of(bytes_of(data)))


def test_the_same_issues_give_the_same_bytes_in_any_order() -> None:
    one, other = plain(1, "供水用水。"), plain(2, "防汛备汛。")
    assert files(one, other) == files(other, one)


@pytest.mark.parametrize("new", [plain(9, "甲骨。"), plain(5, "甲骨。"), plain(3, "甲骨。", 1996)])
def test_an_issue_that_is_added_rewrites_only_what_it_touches(new: Issue) -> None:
    old = [plain(at, f"甲乙丙{chr(0x5000 + at)}丁。") for at in (1, 2, 3, 4, 6, 7, 8)]
    before, after = files(*old), files(*old, new)
    assert {name for name in before if before[name] != after.get(name)} <= {
        *(f"assets/search/{name}.js" for name in ("top", f"y{new.year}", "pinyin", "works")),
        *(name for name in before if name.startswith(("assets/search/i0", "assets/search/i1"))),
    }
    texts = ("assets/search/tdoc.", "assets/search/tissue.")
    assert all(before[name] == after[name] for name in before if name.startswith(texts))


CHANGES = st.lists(
    st.tuples(
        st.sampled_from([(year, number) for year in (1999, 2009, 2023) for number in (1, 2, 3)]),
        st.none() | st.text("供水用水防汛备汛甲乙ab1 ", max_size=12),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(CHANGES, st.integers(0, 100))
def test_after_any_changes_the_index_is_that_of_a_clean_build(
    changes: list[tuple[tuple[int, int], str | None]], torn: int
) -> None:
    with TemporaryDirectory() as name:
        folder, held = Path(name), dict[tuple[int, int], Issue]()
        for (year, number), text in changes:
            if text is None:
                held.pop((year, number), None)
            else:
                held[year, number] = plain(number, text or "无。", year)
            issues = list(held.values())
            made = index(issues, folder)
            clean = {one: data for one, data in files(*issues).items() if one in made}
            assert made == clean
            # A run that was ended leaves some of what it keeps, or half of a file on a disk that fails.
            kept = sorted(folder.iterdir()) if folder.is_dir() else []
            for at, path in enumerate(kept):
                if (torn + at) % 3 == 0:
                    path.write_bytes(path.read_bytes()[:torn])
                elif (torn + at) % 3 == 1:
                    path.unlink()


@pytest.mark.parametrize(
    ("year", "number", "years"), [(2002, 3, 0), (2003, 1, 1), (2002, 1, 1), (1999, 9, 1), (1999, 1, 1)]
)
def test_only_the_year_of_an_issue_is_joined_anew_and_none_for_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: int, number: int, years: int
) -> None:
    old = [plain(number, "供水。", year) for year in (1999, 2001, 2002) for number in (1, 2)]
    index(old, tmp_path)
    made: list[int] = []
    join = whole._year

    def joined(some: list[whole.Laid]) -> bytes:
        made.append(some[0].year)
        return join(some)

    monkeypatch.setattr(whole, "_year", joined)
    new = plain(number, "用水。", year)
    issues = [*(one for one in old if one.id != new.id), new]
    assert index(issues, tmp_path).items() <= files(*issues).items()
    assert made == [year] * years


def test_pages_that_no_program_writes_are_cut_by_headings() -> None:
    page = OwnPage(
        "about",
        {
            "zh-Hans": '---\ntitle: 说明\n---\n\n<h1 id="title">说明</h1>\n\n一句，\n**两句**。\n\n## 标记 {#x}\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n',
            "en": '<h1 id="title">About</h1>\n\n- one\n- two\n',
        },
    )
    printed, table, said = own_sections(page, str.upper)
    assert [(one.place, one.text, one.heads) for one in printed.pieces] == [
        ("title", "说明", True),
        ("title", "一句， 两句。", False),
    ]
    assert [one.text for one in table.pieces] == ["标记 {#x}", "甲", "乙", "丙", "丁"]
    assert [(one.text, one.said) for one in said.pieces] == [("", "About"), ("", "one"), ("", "two")]
    assert titles(page) == ("说明", "About")


def test_hostile_text_stays_data() -> None:
    hostile = "</script><script>alert(1)</script>\u2028<img src=x onerror=alert(1)>\"'\\"
    made = files(plain(1, hostile))
    for name, data in made.items():
        assert hostile[:9].encode() not in data, name
        assert hostile[:9].encode("utf-16-le") not in data, name
        assert called(data)[0] == name.rpartition("/")[2].removesuffix(".js")
    pieces = [
        piece for name, data in made.items() if "/tissue." in name for section in unpacked(data) for piece in section[3]
    ]
    assert any(hostile.split("\u2028")[0] in piece[1] for piece in pieces)
    assert json.loads(script("x", hostile).decode()[len('gazetteSearch("x",') : -2]) == hostile
