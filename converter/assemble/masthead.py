"""Reads the masthead from cover and imprint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from converter.forms.dates import date_of
from converter.forms.labels import CHINESE_DIGITS, ordinal
from converter.forms.text import squeeze
from converter.model.flow import Front
from converter.model.issue import Editor, Masthead

_COUNT = re.compile(r"(?<!总)(?<!总 )第\s*(?P<number>\d{1,3}|[一二三四五六七八九十]{1,4})\s*期")
_TOTAL = re.compile(r"总\s*第?\s*(?P<total>\d{1,5})\s*期")
_YEAR = re.compile(r"^((?:19|20)\d{2})\s*年?$|((?:19|20)\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年\s*第")
_FIELDS = (
    ("address", re.compile(r"^地\s*址\s*[:：]\s*(.+)")),
    ("web", re.compile(r"^(?:网\s*址|网\s*站)\s*[:：]\s*(.+)")),
    ("phone", re.compile(r"^(?:联系)?电\s*话\s*[:：]\s*(.+)")),
    ("post_code", re.compile(r"^(?:邮\s*编|邮政编码)\s*[:：]\s*(\d{6})")),
    ("printer", re.compile(r"^(.+?)\s*承\s*印$|^(?:承\s*印|印\s*刷)\s*(?:单\s*位)?\s*[:：]\s*(.+)")),
)
_PUBLISHER = re.compile(r"^编\s*辑\s*(?:出\s*版)?\s*[:：]\s*(.+)")
_BOARD = re.compile(r"编委会|编辑委员会")
_ROLE = re.compile(
    r"^((?:副?主\s*任|编\s*委|委\s*员|主\s*编|副\s*主\s*编|顾\s*问|总\s*编\s*辑?)(?:\s*委员)?)(?=[\s\u3000:：]|$)"
)
_ENGLISH = re.compile(r"[A-Z][A-Za-z'’&,.\- ]+")


def read_masthead(front: Front) -> Masthead:
    """All that cover and imprint say; what they do not say is None or empty."""
    lines = [passage.text.strip() for passage in (*front.cover, *front.imprint)]
    number, total = _first(_COUNT, lines), _first(_TOTAL, lines)
    published = next((day for line in lines if (day := date_of(line))), None)
    fields = {name: value for name, pattern in _FIELDS if (value := _first(pattern, lines))}
    web = fields.get("web")
    return Masthead(
        titles=tuple(_titles(lines)),
        year=_year(lines, published),
        number=ordinal(number) if number else None,
        total_number=int(total) if total else None,
        published=published,
        editors=tuple(_editors(lines)),
        publisher=_publisher(lines),
        address=fields.get("address"),
        web=web.strip("<>〈〉 ") if web else None,
        phone=fields.get("phone"),
        post_code=fields.get("post_code"),
        printer=fields.get("printer"),
        remarks=tuple(dict.fromkeys(line for line in lines if "虚构" in line)),
    )


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    for line in lines:
        if match := pattern.search(line):
            return next(group for group in match.groups() if group is not None).strip()
    return None


def _year(lines: Sequence[str], published: date | None) -> int | None:
    printed = _first(_YEAR, lines)
    if printed:
        return int("".join(CHINESE_DIGITS.get(char, char) for char in printed))
    return published.year if published else None


def _titles(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The Chinese title and the English one, whose lines stand together."""
    chinese = next((squeeze(line) for line in lines if "公报" in squeeze(line) and not _BOARD.search(line)), None)
    if chinese:
        yield "zh-Hans", chinese
    english: list[str] = []
    for line in lines:
        if _ENGLISH.fullmatch(line):
            english.append(line)
        elif english:
            break
    if english:
        yield "en", " ".join(english)


def _publisher(lines: Sequence[str]) -> str | None:
    for at, line in enumerate(lines):
        if match := _PUBLISHER.match(line):
            rest = lines[at + 1].strip() if at + 1 < len(lines) and lines[at + 1].strip() == "编辑部" else ""
            return match[1].strip() + rest
    return None


def _editors(lines: Sequence[str]) -> Iterator[Editor]:
    """The board between its heading and the next field; a line without a role goes on with the one before."""
    start = next((at for at, line in enumerate(lines) if _BOARD.search(line) and not _PUBLISHER.match(line)), None)
    if start is None:
        return
    role = ""
    for line in lines[start + 1 :]:
        if _PUBLISHER.match(line) or any(pattern.match(line) for _, pattern in _FIELDS):
            return
        match = _ROLE.match(line)
        if match:
            role = squeeze(match[1])
        if not role:
            return
        for name in spaced_names(line[match.end() if match else 0 :].lstrip(" :：\u3000")):
            yield Editor(role, name)


def spaced_names(text: str) -> Iterator[str]:
    """The names in a line, where two single characters are one name that print spaced out."""
    words = text.split()
    at = 0
    while at < len(words):
        if len(words[at]) == 1 and at + 1 < len(words) and len(words[at + 1]) == 1:
            yield words[at] + words[at + 1]
            at += 2
        else:
            yield words[at]
            at += 1
