"""An issue → what the search has of it: files of texts, for snippets and quotes, and its postings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from converter.model.issue import Issue
from converter.model.translation import Translations
from converter.search.entries import Piece, Section, front, sections, text_of
from converter.search.fold import terms
from converter.search.hant import by_characters, over
from converter.search.letters import lettered
from converter.search.own import OwnPage, own_sections
from converter.search.scripts import JSON, packed
from converter.search.segments import segment
from converter.write.addresses import Addresses
from converter.write.words import Words

FOLDER = "assets/search/"

HANT, ENGLISH = "zh-Hant", "en"

_TEXTS = 6000
"""Characters of a file of texts, but for a single section that is longer."""


class Page(NamedTuple):
    """A page for the index: the kind of each section, and those with which a file of texts begins."""

    kinds: str
    cuts: tuple[int, ...]


class Found(NamedTuple):
    """What the index is made from: an issue's documents in their order, then its own page; and the segment of all.

    Of our own pages those.
    """

    pages: tuple[Page, ...]
    postings: bytes


class Searched(NamedTuple):
    """The files of an issue's texts by their paths, and what the index is made from."""

    files: Mapping[str, bytes]
    found: Found


def searched(issue: Issue, addresses: Addresses, speak: Mapping[str, Words]) -> Searched:
    """What the search has of an issue, whatever else is in the archive. `speak` are the words of each language."""
    english = english_of(speak)
    convert = speak[HANT].plain if HANT in speak else by_characters
    own = [(addresses.documents[one.id], sections(one, english, convert)) for one in issue.documents]
    return _searched((*own, (addresses.issues[issue.id], front(issue, convert))))


def searched_pages(pages: Sequence[OwnPage], speak: Mapping[str, Words]) -> Searched:
    """The same of pages that no program writes."""
    convert = speak[HANT].plain if HANT in speak else by_characters
    return _searched([(page.address, own_sections(page, convert)) for page in pages])


def _searched(some: Sequence[tuple[str, Sequence[Section]]]) -> Searched:
    files: dict[str, bytes] = {}
    pages: list[Page] = []
    for address, own in some:
        cuts = _cuts(own)
        for at, (start, end) in enumerate(pairwise((*cuts, len(own)))):
            name = f"t{text_name(address)}-{at}"
            files[f"{FOLDER}{name}.js"] = _packed(name, own[start:end])
        pages.append(Page("".join(section.kind for section in own), tuple(cuts)))
    every = (section for _, own in some for section in own)
    return Searched(files, Found(tuple(pages), segment(map(_terms, every)).encode()))


def text_name(page: str) -> str:
    """The part of a name of a file of texts that tells its page: its address without slashes.

    >>> text_name("doc/lanzhengfa/2023/11"), text_name("issue/2023/3/4")
    ('doc.lanzhengfa.2023.11', 'issue.2023.3.4')
    """
    return page.replace("/", ".")


def english_of(speak: Mapping[str, Words]) -> Translations:
    """What is translated into English: names of bodies come from profiles as well as from the term base."""
    words = speak.get(ENGLISH)
    return Translations(words.translations.words, words.bodies) if words else Translations()


def _terms(section: Section) -> dict[str, int]:
    found = terms("".join(_joined(section)))
    if said := " ".join(piece.said for piece in section.pieces if piece.said):
        for term, classes in terms(said).items():
            found[term] = found.get(term, 0) | classes
    return found


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


def _packed(name: str, some: Sequence[Section]) -> bytes:
    text = json.dumps(list(map(_texts, some)), ensure_ascii=False, separators=(",", ":"))
    return packed(name, lettered(text), repeats=True)


def _texts(section: Section) -> JSON:
    """``[heading, its Traditional, translation, [[place, text, Traditional, translation, heads], …]]``."""
    head = section.heading or Piece("", "", "")
    pieces: list[JSON] = [
        [piece.place, piece.text, over(piece.text, piece.hant), piece.said, int(piece.heads)]
        for piece in section.pieces
    ]
    return [head.text, over(head.text, head.hant), head.said, pieces]
