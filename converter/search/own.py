"""Pages that no program writes → what can be found on them: Markdown, in the language of print and in translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from markdown import Markdown

from converter.search.entries import TEXT, Convert, Piece, Section
from converter.write.catalogue import SOURCE

_ENGLISH = "en"
_BLOCKS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th", "dt", "dd", "pre", "blockquote"))
_EXTENSIONS = ("tables", "fenced_code", "toc")
"""Those of MkDocs itself, by which the site reads these pages."""


class OwnPage(NamedTuple):
    """The address of a page without its ending, and its Markdown by language; that of print is among them."""

    address: str
    texts: Mapping[str, str]


class _Block(NamedTuple):
    heads: bool
    place: str
    text: str


def titles(page: OwnPage) -> tuple[str, str]:
    """The title of a page, and its translation, empty if there is none."""
    found = [
        next((one.text for one in _blocks(page.texts.get(tag, "")) if one.heads), "") for tag in (SOURCE, _ENGLISH)
    ]
    return found[0] or page.address, found[1]


def own_sections(page: OwnPage, convert: Convert) -> tuple[Section, ...]:
    """The sections of a page, one a heading; those of its translation stand behind, and have no print."""
    return (
        *_sections(page.texts[SOURCE], convert, said=False),
        *_sections(page.texts.get(_ENGLISH, ""), convert, said=True),
    )


def _sections(text: str, convert: Convert, *, said: bool) -> Iterator[Section]:
    pieces: list[Piece] = []
    for one in _blocks(text):
        made = Piece(one.place, "", "", one.text, one.heads) if said else _printed(one, convert)
        if one.heads and pieces:
            yield Section(TEXT, None, tuple(pieces))
            pieces = []
        pieces.append(made)
    if pieces:
        yield Section(TEXT, None, tuple(pieces))


def _printed(block: _Block, convert: Convert) -> Piece:
    return Piece(block.place, block.text, convert(block.text), "", block.heads)


def _blocks(text: str) -> Iterator[_Block]:
    """The blocks of Markdown with the last place that a link can lead to."""
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    reader = _Reader()
    reader.feed(Markdown(extensions=list(_EXTENSIONS)).convert(text))
    reader.close()
    yield from reader.done()


class _Reader(HTMLParser):
    """Cuts HTML into blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[_Block] = []
        self._place, self._heads, self._words = "", False, [""]

    def done(self) -> list[_Block]:
        """The blocks that have words."""
        self._cut()
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a block where the tag is one."""
        if tag in _BLOCKS:
            self._cut()
            self._heads = tag[0] == "h"
        self._place = dict(attrs).get("id") or self._place

    def handle_endtag(self, tag: str) -> None:
        """Ends a block where the tag is one."""
        if tag in _BLOCKS:
            self._cut()
            self._heads = False

    def handle_data(self, data: str) -> None:
        """Collects words."""
        self._words.append(data)

    def _cut(self) -> None:
        if text := " ".join("".join(self._words).split()):
            self._found.append(_Block(self._heads, self._place, text))
        self._words = []
