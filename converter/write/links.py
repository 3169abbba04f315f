"""Bare addresses in printed text: http, https, `www.` and e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# RFC 3986: all that may stand in a URI. Chinese marks, blanks and `<>"{}|\^` are not among it and end the address.
_URI = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]"
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(
    rf"(?P<web>https?://{_HOST}(?::\d+)?(?:[/?#]{_URI}*)?)"
    rf"|(?<![A-Za-z0-9.@/_\-])(?P<www>www\.{_HOST}(?::\d+)?(?:[/?#]{_URI}*)?)"
    r"|(?<![A-Za-z0-9.+_%/\-])(?P<mail>[A-Za-z0-9][A-Za-z0-9.+_%\-]*@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)"
)
_PAIRS = {")": "(", "]": "["}


class Address(NamedTuple):
    """Characters `start` to `end` are an address that leads to `target`."""

    start: int
    end: int
    target: str


def addresses(text: str) -> Iterator[Address]:
    """The addresses in `text`, in order. Marks that close the sentence are no part of them.

    >>> [found.target for found in addresses("见http://a.example/b（试运行），x@a.example。")]
    ['http://a.example/b', 'mailto:x@a.example']
    """
    if "://" not in text and "www." not in text and "@" not in text:
        return
    for match in _ADDRESS.finditer(text):
        found = match[0]
        while (last := found[-1]) in ".,;:!?'" or (last in _PAIRS and found.count(last) > found.count(_PAIRS[last])):
            found = found[:-1]
        scheme = {"web": "", "www": "http://", "mail": "mailto:"}[match.lastgroup or "web"]
        yield Address(match.start(), match.start() + len(found), scheme + found)
