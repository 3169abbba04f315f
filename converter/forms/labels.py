"""Labels by which print orders its text (GB/T 9704-2012, 7.3.3): headings, articles, dashes, events, annexes, boxes."""

from __future__ import annotations

import re
from typing import NamedTuple

from converter.forms.text import sentence_end, squeeze, unfinished
from converter.profile import Profile

_NUMERALS = "一二三四五六七八九十百"
_HEADINGS = (
    (1, re.compile(rf"第([{_NUMERALS}]{{1,4}})[章编篇](?=[\s\u3000]|[^程节])")),
    (1, re.compile(rf"([{_NUMERALS}]{{1,4}})、")),
    (2, re.compile(rf"第([{_NUMERALS}]{{1,4}})节")),
    (2, re.compile(rf"[（(]\s*([{_NUMERALS}]{{1,4}})\s*[)）]")),
    (4, re.compile(r"\d{1,2}\.\d{1,2}\.(\d{1,2})(?=[ \u3000]+[\u4e00-\u9fffA-Za-z“《])")),
    (
        3,
        re.compile(
            r"\d{1,2}\.(\d{1,2})(?=[ \u3000]+[\u4e00-\u9fffA-Za-z“《])(?![ \u3000]+[万亿千百元个倍米吨公平立吋兆%％])"
        ),
    ),
    (3, re.compile(r"(\d{1,2})\s*[.．、](?![\d.])(?!\s\d[\d.]*\s*[万亿千百%％米个吨])")),
    (4, re.compile(r"[（(]\s*(\d{1,2})\s*[)）]")),
)
ARTICLE = re.compile(rf"第([{_NUMERALS}]{{1,5}})条(?=[\s\u3000])")
DASHES = re.compile(r"(?:——|──|－－|—|--(?!\d))(?=\s*[\u4e00-\u9fff“])")
EVENT = re.compile(
    r"(?:[●•·◆■]\s*)?(?:(?P<month>\d{1,2})\s*月\s*)?(?P<day>\d{1,2})(?:\s*[—\-～~至]\s*\d{1,2})?\s*日"
    r"(?:\s*[至—\-～~、和]\s*(?:\d{1,2}\s*月\s*)?\d{1,2}\s*日)*(?=[\s\u3000]|$)"
)
ANNEX_HEAD = re.compile(r"附\s*件\s*[:：]\s*")
ANNEX_LIST = re.compile(rf"{ANNEX_HEAD.pattern}(?=\S)")
_LONGEST_HEADING = 48
_LONGEST_CLAUSES = 34
_WORK = re.compile(r"《[^》]+》(?:[（(][^（()）]*[)）])?")

HANGING = re.compile(
    r"(?:的|(?<![参赋给])与|(?<![普涉惠波])及|(?<![温缓调总])和|或|(?<![存现所内潜外])在|(?<![针面相校应反])对|将|把|被|并|且|"
    r"按照|根据|依据|通过|以及|对于|关于|围绕|依托|结合|利用|进一步|[，、《“（(〔])$"
)
"""An end that no heading has: particles and prepositions want something behind them (参与 and 普及 are words)."""

CHINESE_DIGITS = dict(zip("〇○零一二三四五六七八九", "00" + "0123456789", strict=True))


class Label(NamedTuple):
    """A printed label at the start of a text: what it reads, its level from 1, its ordinal, where the text goes on."""

    text: str
    level: int
    ordinal: int
    end: int


def label_of(text: str) -> Label | None:
    """The heading label with which `text` begins."""
    for level, pattern in _HEADINGS:
        if match := pattern.match(text):
            return Label(match.group(), level, ordinal(match.group(1)), match.end())
    return None


def ordinal(numeral: str) -> int:
    """The number that Arabic digits or Chinese numerals up to 999 mean."""
    if numeral.isdigit():
        return int(numeral)
    total = 0
    digit = 0
    for char in numeral:
        if char == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif char == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = int(CHINESE_DIGITS[char])
    return total + digit


def annex_label(text: str, profile: Profile) -> re.Match[str] | None:
    """The match of a line that is the label of an annex, groups `number` and `title` (maybe None)."""
    words = "|".join(r"\s*".join(word) for word in profile.words.annex)
    return re.fullmatch(
        rf"(?P<label>(?:{words})\s*(?P<number>\d{{0,2}}|[{_NUMERALS}]{{1,3}}))(?:\s*[:：]\s*|\s+|$)(?P<title>\S.*)?",
        text.strip(),
    )


def listed_title(text: str) -> str:
    """The title of an annex in a list line, without `附件：` and number."""
    plain = ANNEX_HEAD.sub("", text.strip(), count=1)
    label = label_of(plain)
    return squeeze(plain[label.end if label else 0 :])


def box_heading(text: str, profile: Profile) -> re.Match[str] | None:
    """The match of a box heading: groups `label`, `number` (may be empty) and `title`."""
    words = "|".join(r"\s*".join(word.replace(" ", "")) for word in profile.words.box)
    return re.fullmatch(rf"(?P<label>(?:{words})\s*(?P<number>\d{{0,2}}))\s*[:：]?\s*(?P<title>\S.*)?", text.strip())


def is_heading(text: str, start: int) -> bool:
    """Whether a labelled line is a heading and nothing else: short, no sentence ends in it, hardly a comma."""
    body = text[start:]
    size = len(squeeze(body))
    commas = body.count("，")
    return (
        not sentence_end(body)
        and unfinished(body)
        and size <= (_LONGEST_HEADING if commas == 0 else _LONGEST_CLAUSES)
        and commas < 3
        and "；" not in body
        and not is_work(body)
    )


def is_work(text: str) -> bool:
    """Whether a text is nothing but the title of a work, with its number maybe: a member of a list, whole as it is."""
    return bool(_WORK.fullmatch(text.strip()))


def is_chronicle(title: str, profile: Profile) -> bool:
    """Whether a title is that of a chronicle."""
    return any(word in title for word in profile.words.chronicle)
