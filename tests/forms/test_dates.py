"""Dates on a line of their own and in running text."""

from __future__ import annotations

from datetime import date

import pytest

from converter.forms.dates import date_in, date_of

WHOLE = [
    # Arabic figures, as GB/T 9704-2012 wants them
    ("2023年4月12日", date(2023, 4, 12)),
    ("2023年12月31日", date(2023, 12, 31)),
    # set apart by blanks, half and full width, as print does for alignment
    ("2023 年 4 月 12 日", date(2023, 4, 12)),
    ("　　2023年4月12日　", date(2023, 4, 12)),
    # Chinese numerals, with each of the three zeros
    ("二〇二三年四月十二日", date(2023, 4, 12)),
    ("二○二三年十月三十日", date(2023, 10, 30)),
    ("二零二三年十二月二十一日", date(2023, 12, 21)),
    ("一九九九年十一月一日", date(1999, 11, 1)),
    # the leap day of a leap year
    ("2024年2月29日", date(2024, 2, 29)),
    # days that no calendar has
    ("2023年2月29日", None),
    ("2023年4月31日", None),
    ("2023年13月1日", None),
    ("2023年0月1日", None),
    # more or less than a day
    ("2023年4月", None),
    ("4月12日", None),
    ("2023年4月12日印发", None),
    ("自2023年4月12日", None),
    ("23年4月12日", None),
    ("2023-04-12", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), WHOLE)
def test_date_of(text: str, day: date | None) -> None:
    assert date_of(text) == day


INSIDE = [
    # the first of several, with or without blanks
    ("自2023年4月12日起至2024年4月11日止", date(2023, 4, 12)),
    ("澄江市人民政府 2023 年 4 月 12 日", date(2023, 4, 12)),
    ("（二〇二三年四月十二日市政府常务会议通过）", date(2023, 4, 12)),
    # no day at all
    ("自2023年4月起施行", None),
    ("到2025年，力争完成", None),
    ("澄政发〔2023〕12号", None),
    # a day that no calendar has is none
    ("至2023年2月30日", None),
]


@pytest.mark.parametrize(("text", "day"), INSIDE)
def test_date_in(text: str, day: date | None) -> None:
    assert date_in(text) == day
