"""The pages of the contents against those on which documents begin: told only where print numbers them for sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from converter.assemble.folios import check_pages
from converter.model.place import Passage
from tests.site.making import document, said

ONE = (("3",), ("4",), ("5",))

CASES = [
    # labels, physical page of the title, page of the contents → number told
    ("as printed", ONE, 1, 3, None),
    ("another", ONE, 2, 3, "4"),
    ("source without labels", (), 2, 3, None),
    ("between numbered pages", (("3",), (), ("5",)), 2, 4, None),
    ("between numbered pages, another", (("3",), (), ("5",)), 2, 9, "4"),
    ("numbers jump over it", (("3",), (), ("7",)), 2, 9, None),
    ("behind the last number", (("3",), ()), 2, 9, None),
    ("two on a sheet", (("2", "3"), ("4", "5")), 2, 5, None),
    ("two on a sheet, another", (("2", "3"), ("4", "5")), 2, 3, "4–5"),
    ("with a letter", (("B3001",), ("B3002",)), 2, 3002, None),
    ("roman", (("i",), ("ii",)), 2, 9, None),
]


@pytest.mark.parametrize(
    ("labels", "page", "told", "printed"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_pages_of_the_contents(labels: Sequence[Sequence[str]], page: int, told: int, printed: str | None) -> None:
    made = replace(document(), title=said("关于试验的通知", 5, page), contents_page=told)
    found = list(check_pages([made], labels))
    assert [dict(one.words)["printed"] for one in found] == ([printed] if printed else [])


def test_an_order_begins_with_its_number() -> None:
    order = replace(document(), title=said("试验办法", 9, 3), number_passage=said("第21号", 5, 2), contents_page=4)
    assert list(check_pages([order], ONE)) == []
    assert list(check_pages([replace(order, contents_page=None, title=Passage())], ONE)) == []
