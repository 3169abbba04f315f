"""Which issues a choice means, and what is said where it means none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from converter.site.choice import Choice, ChoiceError
from tests.site.making import document, issue

MADE = [issue(document(), number=number) for number in (2, 1)]
ISSUES = [*MADE, replace(MADE[0], gazette="other")]


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        (Choice(), ["test/2023/1", "other/2023/2", "test/2023/2"]),
        (Choice(issues=("test/2023/1",)), ["test/2023/1"]),
        (Choice(issues=("2023-01",)), ["test/2023/1"]),
        (Choice(issues=("2023/1", "test/2023/1")), ["test/2023/1"]),
        (Choice(issues=("2023/1", "test/2023/2")), ["test/2023/1", "test/2023/2"]),
        (Choice(years=(2023,)), ["test/2023/1", "other/2023/2", "test/2023/2"]),
        (Choice(issues=("2023-1",), years=(2023,)), ["test/2023/1", "other/2023/2", "test/2023/2"]),
    ],
)
def test_what_a_choice_means(choice: Choice, ids: list[str]) -> None:
    assert [one.id for one in choice.of(ISSUES)] == ids


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice(issues=("2023-9",)), "--issue: there is no issue '2023-9'; there are: test/2023/1, other/2023/2, "),
        (Choice(issues=("nonsense",)), "--issue: there is no issue 'nonsense'; there are: test/2023/1"),
        (Choice(issues=("2023-2",)), "'2023-2' is more than one issue; say which: test/2023/2, other/2023/2"),
        (Choice(years=(1999,)), "--year: no issue is of 1999; there are issues of: 2023"),
    ],
)
def test_what_is_said_where_it_means_none(choice: Choice, said: str) -> None:
    with pytest.raises(ChoiceError) as told:
        choice.of(ISSUES)
    assert said in str(told.value)


def test_only_some_of_many_are_named() -> None:
    many = [issue(document(), number=number) for number in range(1, 30)]
    with pytest.raises(ChoiceError, match=r"test/2023/29 and 17 earlier$"):
        Choice(issues=("2024-1",)).of(many)
