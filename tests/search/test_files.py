"""The files of the index: the same each time, small changes for a small change, hostile text stays data."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from converter.link import link
from converter.model.block import Paragraph
from converter.model.issue import Issue
from converter.search.fold import terms
from converter.search.postings import LIMIT, Postings, issue_keys
from converter.search.scripts import script
from converter.site.files import index_files
from converter.site.trees import TREES, words_of
from tests.site.making import document, issue, said


def files(*issues: Issue) -> dict[str, bytes]:
    """The index of issues, linked."""
    return index_files(issues, link(issues), {tree.language: words_of(tree, issues) for tree in TREES})


def plain(number: int, text: str) -> Issue:
    return issue(document(Paragraph(id="p1", passage=said(text)), title=f"关于第{number}事的通知"), number=number)


def test_the_same_issues_give_the_same_bytes_in_any_order() -> None:
    one, other = plain(1, "供水用水。"), plain(2, "防汛备汛。")
    assert files(one, other) == files(other, one)


def test_an_issue_that_is_added_rewrites_only_what_it_touches() -> None:
    old, new = [plain(at, f"甲乙丙{chr(0x5000 + at)}丁。") for at in range(1, 9)], plain(9, "甲骨。")
    before, after = files(*old), files(*old, new)
    assert {name for name in before if before[name] != after.get(name)} <= {
        *(f"assets/search/{name}.js" for name in ("top", "y2023", "pinyin", "works")),
        *(name for name in before if name.startswith("assets/search/i0")),
        *(name for name in before if name.startswith("assets/search/i1")),
    }
    assert all(before[name] == after[name] for name in before if name.startswith("assets/search/t"))


def test_shards_whose_terms_an_issue_has_not_stay_byte_for_byte() -> None:
    def shards(*added: str) -> dict[str, tuple[str, str]]:
        postings = Postings()
        for key, text in enumerate(
            (*(f"{chr(0x4E00 + 7 * at)}{chr(0x9000 - at)}" * 3 for at in range(3000)), *added), 1
        ):
            postings.add(key, terms(text))
        return {shard.name: (shard.terms, shard.postings) for shard in postings.shards()}

    before, after = shards(), shards("一丁七万")
    changed = {name for name in before if before[name] != after.get(name)}
    assert len(before) > 4
    assert len(changed) == 1


@given(st.lists(st.text("一二三四甲乙丙丁abc1 ", max_size=30), max_size=20))
def test_a_term_stands_in_the_shard_of_its_range_and_once(texts: list[str]) -> None:
    postings = Postings()
    every: set[str] = set()
    for place, text in enumerate(texts, 1):
        every |= terms(text)
        postings.add(place, terms(text))
    shown: list[str] = []
    for shard in postings.shards():
        for line in shard.terms.split("\n"):
            some = line[1:].split(" ") if line.startswith("=") else [(line[0] + one).strip() for one in line[1:]]
            shown += some
    assert sorted(shown) == sorted(every)


def test_a_shard_is_cut_where_it_grows_too_large() -> None:
    postings = Postings()
    postings.add(1, {chr(0x4E00 + at) + chr(0x9000) for at in range(9000)})
    assert all(len(shard.terms.encode()) + len(shard.postings) <= LIMIT * 1.5 for shard in postings.shards())


def test_keys_grow_with_year_and_number_and_stay() -> None:
    keys = issue_keys({"a": (2023, 3), "b": (2024, 1)})
    assert keys == {"a": 1, "b": 15}
    assert issue_keys({"a": (2023, 3), "b": (2024, 1), "c": (2024, 2)}) == {**keys, "c": 16}
    assert issue_keys({"a": (2023, 300), "b": (2024, 1)}) == {"a": 1, "b": 214}


def test_hostile_text_stays_data() -> None:
    hostile = "</script><script>alert(1)</script>\u2028<img src=x onerror=alert(1)>\"'\\"
    made = files(plain(1, hostile))
    for name, data in made.items():
        text = data.decode()
        assert "<" not in text, name
        call = text.removesuffix(")\n").partition("(")[2]
        assert json.loads(f"[{call}]")[0] == name.rpartition("/")[2].removesuffix(".js")
    assert json.loads(script("x", hostile).decode()[len('gazetteSearch("x",') : -2]) == hostile
