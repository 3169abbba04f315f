"""Values of ours come back as they were."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from converter.pipeline import convert
from converter.site.values import dumps

SAMPLE = Path(__file__).resolve().parents[2] / "gazettes" / "lanpu"


@dataclass(frozen=True, slots=True)
class Nothing:
    """Has no field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """Has one field, which may hold its like."""

    one: object


@dataclass(frozen=True)
class Open:
    """Has no slots."""

    one: int


@pytest.mark.parametrize("value", [Nothing(), One(one=None), One(one=(One(one="甲"), {"乙": Nothing()})), Open(1), One])
def test_a_value_comes_back(value: object) -> None:
    assert pickle.loads(dumps(value)) == value


def test_an_issue_comes_back_and_stays_frozen() -> None:
    issue = convert(SAMPLE / "2023-03" / "source.txt")
    again = pickle.loads(dumps(issue))
    assert again == issue
    assert again is not issue
    assert [getattr(again, field.name) for field in fields(again)] == [
        getattr(issue, field.name) for field in fields(issue)
    ]
    with pytest.raises(AttributeError):
        again.year = 1


def test_what_is_shared_stays_shared() -> None:
    inner = One(one="甲")
    first, second = pickle.loads(dumps((inner, inner)))
    assert first is second
