"""Grids of personal names, and cells that are none."""

from __future__ import annotations

import pytest

from converter.assemble.names import as_names, is_name
from converter.model.flow import CellRows
from converter.model.place import Passage

NAMES = [
    ("王芳", True),
    ("王明远", True),
    ("高　山", True),
    ("欧阳明远", True),
    # words, too long, too short, no surname
    ("堤防泵站", False),
    ("王", False),
    ("王明远同志们", False),
    ("堤防", False),
    ("12", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_is_name(text: str, expected: bool) -> None:
    assert is_name(text) is expected


def rows(*lines: list[str]) -> CellRows:
    return CellRows(
        tuple(
            tuple(Passage.of(cell, number, 10 * at) for at, cell in enumerate(line))
            for number, line in enumerate(lines, 1)
        )
    )


GRIDS = [
    # rows → names in reading order, None for a table
    ([["王芳", "李建", "赵强"], ["钱进", "孙丽", "吴越"]], ["王芳", "李建", "赵强", "钱进", "孙丽", "吴越"]),
    # the last row is short, cells are blank at its end
    ([["王芳", "李建", "赵强"], ["钱进", "", ""]], ["王芳", "李建", "赵强", "钱进"]),
    # spaced out for alignment
    ([["高 山", "李　建"], ["赵明远", "欧阳锋"]], ["高山", "李建", "赵明远", "欧阳锋"]),
    # four are enough; five of six are no share to be sure of
    ([["王芳", "李建"], ["赵强", "钱进"]], ["王芳", "李建", "赵强", "钱进"]),
    ([["王芳", "李建", "赵强"], ["钱进", "孙丽", "堤防"]], None),
    # too few to be sure
    ([["王芳", "李建", "赵强"]], None),
    # words of two to four characters that begin with a surname now and then
    ([["水闸", "泵站", "堤防"], ["涵洞", "港区", "河道"]], None),
    ([["王芳", "李建", "职务"], ["赵强", "钱进", "单位"]], None),
    # one cell that can be no name
    ([["王芳", "李建", "赵强"], ["钱进", "12", "吴越"]], None),
    ([["王芳", "市水务局局长"], ["李建", "市财政局局长"]], None),
]


@pytest.mark.parametrize(("lines", "expected"), GRIDS)
def test_as_names(lines: list[list[str]], expected: list[str] | None) -> None:
    names = as_names([rows(*lines)])
    assert (names and [one.text for one in names.people]) == expected


def test_a_grid_goes_on_behind_a_page_end() -> None:
    """A short last piece alone would be too few."""
    names = as_names([rows(["王芳", "李建", "赵强"]), rows(["钱进", "孙丽", ""])])
    assert names
    assert [one.text for one in names.people] == ["王芳", "李建", "赵强", "钱进", "孙丽"]
