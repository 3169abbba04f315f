"""Makes ``converter/read/pdf/pairs.txt``: ``python -m tests.read.pdf.pairs_table jieba-0.42.1.tar.gz``.

The words and how often they occur are those of jieba's dictionary (``jieba/dict.txt`` in the source archive of jieba
0.42.1 on PyPI; MIT license, Sun Junyi). A pair counts as often as the words that hold it, in their Simplified forms
and in the three Traditional ones that OpenCC makes of them (standard, Hong Kong, Taiwan).
"""

from __future__ import annotations

import sys
import tarfile
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import opencc

from converter.read.pdf import pairs

MOST = 40_000
"""Pairs of each form: the most frequent ones, which are 93 % of all that occur within words."""

FORMS = ("s2t", "s2hk", "s2tw")


def table(entries: Iterable[tuple[str, int]]) -> str:
    """The file: a line for each first character, behind it the second ones, all sorted."""
    words, counts = zip(*entries, strict=True)
    kept: set[str] = set()
    for form in ("", *FORMS):
        found: Counter[str] = Counter()
        forms = opencc.OpenCC(form).convert("\n".join(words)).split("\n") if form else words
        for word, count in zip(forms, counts, strict=True):
            for one, other in pairwise(word):
                if pairs.is_han(one) and pairs.is_han(other):
                    found[one + other] += count
        kept.update(sorted(found, key=lambda pair: (-found[pair], pair))[:MOST])
    followers: dict[str, list[str]] = {}
    for pair in sorted(kept):
        followers.setdefault(pair[0], []).append(pair[1])
    return "".join(f"{first}{''.join(seconds)}\n" for first, seconds in followers.items())


def entries_of(archive: Path) -> list[tuple[str, int]]:
    """The words of the dictionary in jieba's source archive, and how often each occurs."""
    with tarfile.open(archive) as files:
        file = files.extractfile("jieba-0.42.1/jieba/dict.txt")
        assert file is not None
        rows = [line.rsplit(" ", 2) for line in file.read().decode().splitlines()]
    return [(word, int(count)) for word, count, _ in rows]


if __name__ == "__main__":
    Path(pairs.__file__).with_name(pairs.FILE).write_text(table(entries_of(Path(sys.argv[1]))), encoding="utf-8")
