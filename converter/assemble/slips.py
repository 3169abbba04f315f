"""Finds what is probably a slip of print or of text recognition. Nothing is mended here: findings only.

Each rule rests on the issue itself: a run of characters that it prints once, beside one that it prints often.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from converter.model.block import Block, Box, Names, Roster, Table
from converter.model.finding import Finding, note, warning
from converter.model.issue import Document
from converter.model.place import Passage, Span

_HAN = "\u4e00-\u9fff"
_STRAY = re.compile(
    rf"(?<=[{_HAN}，、。；：”）])[ \t]*(?P<word>and|or|the|of|to|in|&)[ \t]+(?=[{_HAN}“（])", re.IGNORECASE
)
_DOUBLED = re.compile(rf"(?P<word>[{_HAN}]{{2,4}})(?P=word)")
_QUOTED = re.compile(rf"(?P<open>[“《])(?P<name>[{_HAN}]{{3,20}})(?P<close>[”》])(?P<behind>[{_HAN}]{{4}})")
_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_RANGE = re.compile(rf"{_DAY}(?:起)?(?:至|到|—|-){_DAY}")
_OFTEN = 5


def find_slips(documents: Sequence[Document]) -> Iterator[Finding]:
    """Findings for stray Latin words, look-alike characters, doubled words and names that vary in one character."""
    passages = [passage for document in documents for passage in _running(document)]
    counts = _counts(passages)
    printed = "\n".join(passage.text for passage in passages)
    for passage in passages:
        yield from _stray(passage)
        yield from _doubled(passage, printed)
        yield from _lookalikes(passage, counts)
        yield from _reversed(passage)
    yield from _varying(passages)


def _running(document: Document) -> Iterator[Passage]:
    """Titles and running text; cells and names of people have no context to rest on."""
    yield document.title
    for part in document.parts:
        yield part.title
    for block in document.blocks():
        if isinstance(block, Box):
            yield block.heading
        elif not isinstance(block, Table | Roster | Names):
            yield from _text(block)


def _text(block: Block) -> Iterator[Passage]:
    yield from block.passages()


def _counts(passages: Sequence[Passage]) -> Counter[str]:
    """Runs of two and three characters that begin with a character which has look-alikes; no others are asked for."""
    counts: Counter[str] = Counter()
    for passage in passages:
        text = passage.text
        for match in _known().finditer(text):
            at = match.start()
            counts[text[at : at + 2]] += 1
            counts[text[at : at + 3]] += 1
    return counts


@cache
def _known() -> re.Pattern[str]:
    return re.compile("[" + "".join(map(re.escape, lookalikes())) + "]")


def _stray(passage: Passage) -> Iterator[Finding]:
    for match in _STRAY.finditer(passage.text):
        yield warning("stray-latin-word", _span(passage, match.start("word"), match.end("word")), word=match["word"])


def _doubled(passage: Passage, printed: str) -> Iterator[Finding]:
    """A word twice in a row that the issue prints so nowhere else."""
    for match in _DOUBLED.finditer(passage.text):
        word = match["word"]
        if len(set(word)) > 1 and printed.count(word + word) == 1:
            yield note("doubled-word", _span(passage, match.start(), match.end()), word=word)


@cache
def lookalikes() -> Mapping[str, str]:
    """For each character the others that it is taken for."""
    text = (resources.files("converter.assemble") / "lookalikes.txt").read_text("utf-8")
    others: dict[str, str] = defaultdict(str)
    for line in text.splitlines():
        group = [] if line.startswith("#") else line.split()
        for char in group:
            others[char] += "".join(other for other in group if other != char)
    return dict(others)


def _lookalikes(passage: Passage, counts: Mapping[str, int]) -> Iterator[Finding]:
    """A character whose look-alike the issue prints often before the same two characters, and itself only here."""
    text = passage.text
    for match in _known().finditer(text, 0, max(len(text) - 2, 0)):
        at, char = match.start(), match.group()
        behind = text[at + 1 : at + 3]
        for other in lookalikes()[char]:
            if counts[other + behind] >= _OFTEN and counts[char + behind] == 1 and counts[char + behind[0]] <= 2:
                yield warning("confusable-character", _span(passage, at, at + 1), printed=char, other=other + behind)


def _reversed(passage: Passage) -> Iterator[Finding]:
    """A range of dates that ends before it begins."""
    for match in _RANGE.finditer(passage.text):
        numbers = [int(number) for number in match.groups()]
        if numbers[3:] < numbers[:3]:
            yield warning("date-range-reversed", _span(passage, match.start(), match.end()), range=match.group())


def _varying(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Names in quotes that are equal but for one character, with the same words behind them."""
    seen: dict[str, list[tuple[str, Passage, int]]] = defaultdict(list)
    for passage in passages:
        for match in _QUOTED.finditer(passage.text):
            seen[match["open"] + match["behind"]].append((match["name"], passage, match.start("name")))
    for uses in seen.values():
        names = Counter(name for name, _, _ in uses)
        for name, passage, at in uses:
            near = next((other for other in names if _one_apart(name, other)), None)
            if near and names[name] <= names[near]:
                yield warning("name-varies", _span(passage, at, at + len(name)), name=name, other=near)


def _one_apart(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    pairs = [(left, right) for left, right in zip(one, other, strict=True) if left != right]
    return len(pairs) == 1 and not any(char in "一二三四五六七八九十零〇" for char in pairs[0])


def _span(passage: Passage, start: int, stop: int) -> Span:
    return passage[start:stop].span
