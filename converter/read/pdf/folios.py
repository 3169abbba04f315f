"""Reads page numbers: the forms in which print sets them, and the labels of pages that follow from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_DECORATED = re.compile(
    r"[—\-–－―─·•～~]+(\d{1,4}|[ivxlcIVXLC]{1,7})[—\-–－―─·•～~]+|第(\d{1,4})页(?:[,，/]?共\d{1,4}页)?"
)
_BETWEEN = re.compile(r"[\s·•|｜—\-–－]+")
_PLAIN = re.compile(r"([A-Z]?)(\d{1,5})")
_ROMAN = re.compile(r"m{0,3}(?:c[dm]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

Labels = tuple[tuple[str, ...], ...]
"""What print calls each page of a source: none, one, or two on one sheet."""


def decorated(text: str) -> str | None:
    """The number in a line that can be nothing but a folio.

    >>> decorated("— 12 —"), decorated("第 3 页 共 9 页"), decorated("12")
    ('12', '3', None)
    """
    match = _DECORATED.fullmatch("".join(text.split()))
    return next((group for group in match.groups() if group), None) if match else None


def value(label: str) -> tuple[str, int] | None:
    """How a label counts: the series that it belongs to and its place in it; None for what does not count.

    >>> value("iv"), value("B3001"), value("17"), value("封面")
    (('i', 4), ('B', 3001), ('', 17), None)
    """
    if match := _PLAIN.fullmatch(label):
        return match[1], int(match[2])
    low = label.lower()
    if not low or label not in (low, label.upper()) or not _ROMAN.fullmatch(low):
        return None
    count = 0
    for at, letter in enumerate(low):
        own = _VALUES[letter]
        count += -own if at + 1 < len(low) and _VALUES[low[at + 1]] > own else own
    return "i" if label == low else "I", count


def numbers_in(text: str) -> tuple[str, ...]:
    """The plain numbers that a line is: one, or two that follow each other (a sheet of two pages); else none.

    >>> numbers_in("12"), numbers_in("12\\t13"), numbers_in("1 2 月"), numbers_in("12 19")
    (('12',), ('12', '13'), (), ())
    """
    words = text.split()
    counts = [value(word) for word in words]
    if len(words) == 1 and counts[0]:
        return (words[0],)
    if len(words) == 2 and counts[0] and counts[1] and counts[1] == (counts[0][0], counts[0][1] + 1):
        return words[0], words[1]
    return ()


def labels_of(
    pages: int, declared: Sequence[str], folios: Iterable[tuple[int, str]], heads: Iterable[tuple[int, str]] = ()
) -> Labels:
    """The labels of all pages: `folios` are lines with page numbers by their pages, `declared` what the file says.

    A page without folio has the number in its running head (`heads`) that counts with the pages.

    Print goes first. What the file says is taken where print is silent, if both agree wherever both speak and the file
    tells more than that pages can be counted. Empty where nothing is known of any page.
    """
    printed: dict[int, list[str]] = {}
    for page, text in folios:
        own = decorated(text)
        found = printed.setdefault(page, [])
        found.extend(label for label in ((own,) if own else numbers_in(text)) if label not in found)
    for page, label in _in_heads(heads).items():
        printed.setdefault(page, [label])
    told = [_in_order(printed.get(page, [])) for page in range(1, pages + 1)]
    counted = all(label == str(page) for page, label in enumerate(declared, 1) if label)
    agreed = all(not own or not label or label in own for own, label in zip(told, declared, strict=False))
    if declared and not counted and agreed:
        told = [own or ((label,) if label else ()) for own, label in zip(told, declared, strict=True)]
    return tuple(told) if any(told) else ()


def _in_heads(heads: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The numbers in running heads that count with the pages, if there is one such count."""
    counts: dict[tuple[str, int], dict[int, str]] = {}
    for page, text in heads:
        for word in _BETWEEN.split(text):
            if match := _PLAIN.fullmatch(word):
                counts.setdefault((match[1], int(match[2]) - page), {})[page] = word
    most = sorted((found for found in counts.values() if len(found) >= 2), key=len, reverse=True)
    return most[0] if most and (len(most) == 1 or len(most[1]) < len(most[0])) else {}


def _in_order(labels: list[str]) -> tuple[str, ...]:
    """One label, or two that follow each other; anything else tells nothing."""
    ordered = sorted(labels, key=lambda label: value(label) or ("", 0))
    return tuple(ordered) if len(ordered) == 1 or numbers_in(" ".join(ordered)) else ()
