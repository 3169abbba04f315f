"""An issue → what the search needs of it: files of texts, for snippets and quotes, and the terms of each section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from converter.languages.traditional.engine import each_character
from converter.model.issue import Issue
from converter.model.translation import Translations
from converter.search.entries import Section, front, sections, text_of
from converter.search.fold import terms
from converter.search.scripts import JSON, script
from converter.write.addresses import Addresses
from converter.write.words import Words

FOLDER = "assets/search/"

HANT, ENGLISH = "zh-Hant", "en"

_TEXTS = 6000
"""Characters of a file of texts, but for a single section that is longer."""


class Found(NamedTuple):
    """A page for the index: the kind of each section, those with which a file of texts begins, the terms of each."""

    kinds: str
    cuts: tuple[int, ...]
    terms: tuple[frozenset[str], ...]


class Searched(NamedTuple):
    """What the search has of an issue: files by their paths; its documents in their order, then its own page."""

    files: Mapping[str, bytes]
    pages: tuple[Found, ...]


def searched(issue: Issue, addresses: Addresses, speak: Mapping[str, Words]) -> Searched:
    """The files of texts of an issue, and its terms. `speak` are the words of each language of the site."""
    english = english_of(speak)
    hant = Hant(speak[HANT]) if HANT in speak else None
    files: dict[str, bytes] = {}
    pages: list[Found] = []
    own = [(addresses.documents[document.id], sections(document, english)) for document in issue.documents]
    for page, some in (*own, (addresses.issues[issue.id], front(issue))):
        cuts = _cuts(some)
        for at, (start, end) in enumerate(pairwise((*cuts, len(some)))):
            name = f"t{text_name(page)}-{at}"
            files[f"{FOLDER}{name}.js"] = script(name, [_texts(section, hant) for section in some[start:end]])
        kinds = "".join(section.kind for section in some)
        pages.append(Found(kinds, tuple(cuts), tuple(frozenset(_terms(section)) for section in some)))
    return Searched(files, tuple(pages))


def text_name(page: str) -> str:
    """The part of a name of a file of texts that tells its page: its address without slashes.

    >>> text_name("doc/lanzhengfa/2023/11"), text_name("issue/2023/3/4")
    ('doc.lanzhengfa.2023.11', 'issue.2023.3.4')
    """
    return page.replace("/", ".")


def english_of(speak: Mapping[str, Words]) -> Translations:
    """What is translated into English: names of bodies come from profiles as well as from the term base."""
    return (
        Translations(speak[ENGLISH].translations.words, speak[ENGLISH].bodies) if ENGLISH in speak else Translations()
    )


def _terms(section: Section) -> set[str]:
    said = " ".join(piece.said for piece in section.pieces)
    return terms("".join(_joined(section))) | terms(said)


def _joined(section: Section) -> Iterator[str]:
    # Words of neighbouring pieces are two words; their ideographs are found across the border.
    for piece in section.pieces:
        yield piece.text
        yield " "


def _cuts(some: Sequence[Section]) -> list[int]:
    """The sections with which a file of texts begins."""
    cuts, length = [0], 0
    for at, section in enumerate(some):
        own = sum(map(len, text_of([section])))
        if length and length + own > _TEXTS:
            cuts.append(at)
            length = 0
        length += own
    return cuts


def _texts(section: Section, hant: Hant | None) -> JSON:
    """``[heading, its Traditional, translation, [[place, text, Traditional, translation, heads], …]]``."""
    pieces: list[JSON] = [
        [piece.place, piece.text, hant.over(piece.text) if hant else "", piece.said, int(piece.heads)]
        for piece in section.pieces
    ]
    return [section.heading, hant.over(section.heading) if hant else "", section.said, pieces]


class Hant:
    """Traditional text as what differs from Simplified, character for character."""

    def __init__(self, words: Words) -> None:
        self._convert = words.plain
        self._plain = _plain()
        self._translate = str.maketrans(self._plain)

    def table(self) -> str:
        """Pairs of characters: Simplified, and Traditional by itself."""
        return "".join(char + other for char, other in self._plain.items())

    def over(self, text: str) -> str:
        """Where the Traditional of `text` is not what the table makes of it: offset in base 36, and the character.

        Text with characters beyond 16 bits is counted in code points.
        """
        wanted, made = self._convert(text), text.translate(self._translate)
        if wanted == made:
            return ""
        return "".join(
            f"{_base36(at)}{new}" for at, (new, old) in enumerate(zip(wanted, made, strict=True)) if new != old
        )


@cache
def _plain() -> dict[str, str]:
    """The Traditional of each character by itself, where it is another one."""
    return each_character([chr(code) for code in range(0x3400, 0xA000) if chr(code).isalpha()], "s2t")


def _base36(value: int) -> str:
    digits = ""
    while True:
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[value % 36] + digits
        value //= 36
        if not value:
            return digits
