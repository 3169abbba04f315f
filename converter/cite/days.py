"""Days from which something holds: 自2023年6月1日起, 自印发之日起, 自发布之日起30日后, 自2022年1月起."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from converter.model.number import figure

_FIGURES = r"[〇○零一二两三四五六七八九十\d]"
_YEAR = r"(?P<year>(?:19|20)\s*+\d\s*+\d|[一二][〇○零一二三四五六七八九]{3})"
_DATE = (
    rf"{_YEAR}\s*+年\s*+(?P<month>{_FIGURES}{{1,3}})\s*+月\s*+"
    rf"(?:(?P<day>{_FIGURES}{{1,3}})\s*+[日号](?:[零0]时|起零时)?)?"
)
_ISSUED = r"(?:本[\u4e00-\u9fff]{1,10})?(?:印发|公布|发布|颁布|下发|发文|签发|颁发|公告)"

_HOLDS = r"(?:正式|开始)?(?:施行|实施|执行|生效|试行|废止|停止|失效|不再|暂停)"

FROM = re.compile(
    rf"(?:自|从|于|(?=本[\u4e00-\u9fff]{{1,10}}之日起)|(?={_ISSUED}之日起))\s*+"
    rf"(?:{_DATE}\s*+(?:起|(?={_HOLDS}))|(?P<issued>{_ISSUED})之?日(?:起|(?=[后满]))\s*+(?:满?\s*+(?P<count>{_FIGURES}{{1,3}})"
    rf"\s*+(?P<unit>个?工作日|日|天|个月)\s*+(?:之后|以后|后|起)?)?"
    rf"|(?P<here>本[\u4e00-\u9fff]{{1,10}}?)(?:生效|施行|实施|执行)之日起|(?P<now>即日)起)"
)
"""Words that tell from when something holds, on a masked sentence."""

EXTENDED = re.compile(rf"(?:延长|延续|顺延|延期|延|期限?)(?:[^，,。；;\x01]{{0,4}}?)[至到]\s*+{_DATE}")
"""Words that tell the new last day of a term (有效期延长至2028年12月31日), on a masked sentence."""


@dataclass(frozen=True, slots=True)
class Start:
    """From when: `day` where it is certain; `rule` what told it. `here`: from when the document itself holds."""

    day: date | None
    rule: str
    here: bool = False


def start_of(match: re.Match[str], signed: date | None) -> Start:
    """What a match of FROM means in a document that was signed on the day `signed`.

    The day of issue is the day that stands under the document. A count of days after it is left open: the law counts
    from the next day, offices often from the day itself.
    """
    if match["year"]:
        return Start(day_of(match["year"], match["month"], match["day"]), "date" if match["day"] else "month")
    if match["here"]:
        return Start(None, "date", here=True)
    if match["count"]:
        return Start(None, "days-after-issue")
    return Start(signed, "issue-day")


def day_of(year: str, month: str, day: str | None) -> date | None:
    """The day in Arabic or Chinese figures; None where there is no such day or only its month is told.

    >>> day_of("2023", "6", "1"), day_of("二〇二三", "十二", "三十一"), day_of("2023", "2", "30")
    (datetime.date(2023, 6, 1), datetime.date(2023, 12, 31), None)
    """
    if day is None:
        return None
    try:
        return date(figure(year), figure(month), figure(day))
    except (ValueError, KeyError):
        return None


def last_day(start: date, years: int = 0, months: int = 0) -> date:
    """The last day of a term that begins on `start`: the one before the day that corresponds to it.

    Where there is no such day, the last of the month (Civil Code, art. 202).

    >>> last_day(date(2023, 3, 15), years=2), last_day(date(2024, 2, 29), years=1)
    (datetime.date(2025, 3, 14), datetime.date(2025, 2, 28))
    """
    year, month = divmod(start.year * 12 + start.month - 1 + 12 * years + months, 12)
    try:
        return date(year, month + 1, start.day) - timedelta(days=1)
    except ValueError:
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)
