"""What stays ambiguous: a probable name with a character that Traditional writes in several ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converter.languages.traditional.engine import Variant
from converter.languages.traditional.person import person, surname_of, unsure

_PROBABLE = re.compile(r"(?P<name>[\u3400-\u9fff]{2,3})(?=同志|先生|女士)")
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
    converted: str,
    known: Sequence[tuple[int, int]],
    settled: Sequence[tuple[int, int]],
    variant: Variant,
) -> tuple[Doubt, ...]:
    """The doubtful names of a text in its order; `converted` is the text in Traditional.

    `known` are the places of known people, `settled` those of names whose form is written down.
    """
    return tuple(sorted({*_of_known(text, known), *_probable(text, converted, (*known, *settled), variant)}))


def _of_known(text: str, known: Sequence[tuple[int, int]]) -> Iterator[Doubt]:
    for start, end in known:
        if characters := unsure(text[start:end]):
            yield Doubt(start, end, text[start:end], characters)


def _probable(text: str, converted: str, known: Sequence[tuple[int, int]], variant: Variant) -> Iterator[Doubt]:
    """X同志, X先生, X女士 where X is not known and would be written otherwise if it were a name."""
    for match in _PROBABLE.finditer(text):
        end = match.end()
        if any(start < end <= stop for start, stop in known) or _NOT_NAMES.search(match["name"]):
            continue
        for name in (match["name"], match["name"][1:]):
            if len(name) > 1 and surname_of(name):
                start = end - len(name)
                both = zip(name, person(name, variant), converted[start:end], strict=True)
                if characters := "".join(char for char, one, other in both if one != other):
                    yield Doubt(start, end, name, characters)
                    break
