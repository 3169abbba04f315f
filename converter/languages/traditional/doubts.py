"""What stays ambiguous: a probable name with a character that Traditional writes in several ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from converter.languages.traditional.person import person, surname_of, unsure
from converter.languages.traditional.tables import many
from converter.profile import Variant

_BEHIND = ("同志", "先生", "女士")
_PROBABLE = re.compile(rf"(?P<name>[\u3400-\u9fff]{{2,3}})(?={'|'.join(_BEHIND)})")
_NOT_NAMES = re.compile(
    r"[全各老女男等的位名]|有关|负责|领导|部门|其他|其它|相关|主要|党员|干部|成员|青年|机关|基层|代表|书记|常委|专家|老师"
)


class Doubt(NamedTuple):
    """A probable name at `start` to `end` of a text and its doubtful characters, for a note `traditional-ambiguous`."""

    start: int
    end: int
    name: str
    characters: str


def doubts(
    text: str,
    convert: Callable[[str], str],
    known: Sequence[tuple[int, int]],
    settled: Sequence[tuple[int, int]],
    variant: Variant,
) -> tuple[Doubt, ...]:
    """The doubtful names of a text in its order; `convert` makes a text Traditional.

    `known` are the places of known people, `settled` those of names whose form is written down.
    """
    return tuple(sorted({*_of_known(text, known), *_probable(text, convert, (*known, *settled), variant)}))


def _of_known(text: str, known: Sequence[tuple[int, int]]) -> Iterator[Doubt]:
    for start, end in known:
        if characters := unsure(text[start:end]):
            yield Doubt(start, end, text[start:end], characters)


def _probable(
    text: str, convert: Callable[[str], str], known: Sequence[tuple[int, int]], variant: Variant
) -> Iterator[Doubt]:
    """X同志, X先生, X女士 where X is not known and would be written otherwise if it were a name."""
    ends: set[int] = set()
    for start, end in probable(text):
        if end in ends or any(low < end <= high for low, high in known):
            continue
        name = text[start:end]
        both = zip(name, person(name, variant), convert(text)[start:end], strict=True)
        if characters := "".join(char for char, one, other in both if one != other):
            ends.add(end)
            yield Doubt(start, end, name, characters)


def probable(text: str) -> Iterator[tuple[int, int]]:
    """Where X同志, X先生, X女士 may hold a name with a character of several forms; for one end the longer name first.

    Reads no dictionary of OpenCC, whose loading would take longer than converting an issue.

    >>> list(probable("请党怀明同志发言，王立同志主持"))
    [(1, 4)]
    """
    if not any(behind in text for behind in _BEHIND):
        return
    for match in _PROBABLE.finditer(text):
        if _NOT_NAMES.search(match["name"]):
            continue
        for start in (match.start(), match.start() + 1):
            name = text[start : match.end()]
            if len(name) > 1 and surname_of(name) and not many().keys().isdisjoint(name):
                yield start, match.end()
