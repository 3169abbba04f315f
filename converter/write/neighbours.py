"""The neighbours of a document as a small picture: what it cites at the left, what cites it at the right.

Drawn in SVG with links; the lists below it say the same in words and say all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converter.model.corpus import Work
from converter.model.issue import Citation
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.archive import Archive, card_name, is_held, work_name
from converter.write.relations import grave, relations_of
from converter.write.words import Words

_MOST = 6
"""Neighbours at each side."""
_WIDTH, _NODE, _CENTRE, _HEIGHT, _STEP = 720, 200, 140, 40, 50
_LONGEST = 14.0
"""Characters in a line of a node; a Latin one counts for half."""


class _Neighbour(NamedTuple):
    name: str
    title: str
    said: str
    address: str
    held: bool


def neighbours(document: str, archive: Archive, addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    """A figure; nothing where a document has no neighbour that has a page."""
    left = _cited(document, archive, addresses, words, here)
    right = _citing(archive.work(document), document, archive, addresses, words, here)
    if not left and not right:
        return
    rows = max(min(len(left), _MOST) + (len(left) > _MOST), min(len(right), _MOST) + (len(right) > _MOST))
    height = rows * _STEP
    yield '<figure class="net">'
    yield f"<figcaption>{words.say('net')}</figcaption>"
    inner = (_WIDTH + _CENTRE) // 2
    low, wide = (0 if left else _WIDTH - inner, _WIDTH if left and right else inner)
    size = f'viewBox="{low} 0 {wide} {height}" width="{wide}" height="{height}"'
    yield f'<svg {size} role="group" aria-label="{words.say("net.name")}">'
    middle = height // 2
    yield from _side(left, 0, middle, height, words)
    yield from _side(right, _WIDTH - _NODE, middle, height, words)
    x = (_WIDTH - _CENTRE) // 2
    yield f'<g class="own"><rect x="{x}" y="{middle - 20}" width="{_CENTRE}" height="{_HEIGHT}"/>'
    card = archive.cards[document]
    lang, own = (words.lang, words.plain(card.number)) if card.number else ("", words.say("net.own"))
    own = _cut(own, 10.5)
    yield f'<text x="{_WIDTH // 2}" y="{middle + 5}"{lang}>{escape.text(own)}</text></g>'
    yield "</svg>"
    yield "</figure>"


def _side(nodes: Sequence[_Neighbour], x: int, middle: int, height: int, words: Words) -> Iterator[str]:
    shown = nodes[:_MOST]
    rows = len(shown) + (len(nodes) > _MOST)
    top = (height - rows * _STEP) // 2
    at_left = x == 0
    edge = x + _NODE if at_left else x
    inner = (_WIDTH - _CENTRE) // 2 if at_left else (_WIDTH + _CENTRE) // 2
    for row, node in enumerate(shown):
        y = top + row * _STEP + _STEP // 2
        bend = edge + 52 if at_left else edge - 52
        yield f'<path d="M{edge} {y}H{bend}C{inner} {y} {bend} {middle} {inner} {middle}"/>'
        tip = (f"{edge},{y} {edge + 7},{y - 3.5} {edge + 7},{y + 3.5}") if at_left else ""
        if tip:
            yield f'<polygon points="{tip}"/>'
        said = edge + 30 if at_left else edge - 30
        yield f'<text class="said" x="{said}" y="{y - 5}">{_cut(node.said, 5.5)}</text>'
        kind = "" if node.held else ' class="away"'
        label = escape.text(f"{node.name} {node.title}".strip())
        yield f'<a href="{escape.attribute(node.address)}"{kind}><title{words.lang}>{label}</title>'
        yield f'<rect x="{x}" y="{y - 20}" width="{_NODE}" height="{_HEIGHT}"/>'
        if node.title:
            yield f'<text x="{x + _NODE // 2}" y="{y - 3}"{words.lang}>{escape.text(_cut(node.name))}</text>'
            title = escape.text(_cut(node.title, 16))
            yield f'<text class="small" x="{x + _NODE // 2}" y="{y + 13}"{words.lang}>{title}</text></a>'
        else:
            yield f'<text x="{x + _NODE // 2}" y="{y + 5}"{words.lang}>{escape.text(_cut(node.name))}</text></a>'
    if not at_left and shown:
        yield f'<polygon points="{inner},{middle} {inner + 7},{middle - 3.5} {inner + 7},{middle + 3.5}"/>'
    if len(nodes) > _MOST:
        y = top + (rows - 1) * _STEP + _STEP // 2 + 5
        more = words.say("net.more", count=len(nodes) - _MOST)
        yield f'<text class="small" x="{x + _NODE // 2}" y="{y}">{more}</text>'


def _cited(document: str, archive: Archive, addresses: Addresses, words: Words, here: str) -> list[_Neighbour]:
    groups: dict[str, list[Citation]] = {}
    for citation in archive.citations(document):
        if citation.target:
            groups.setdefault(citation.target, []).append(citation)
    found: list[_Neighbour] = []
    for key, some in sorted(groups.items(), key=lambda one: min(grave(each.relation) for each in one[1])):
        work, address = archive.corpus.works.get(key), addresses.work(here, key)
        if work is not None and address is not None:
            title = work.titles[0] if work.number and work.titles else ""
            found.append(
                _Neighbour(
                    words.plain(work_name(work)),
                    words.plain(title),
                    relations_of(some, words, "short")[0],
                    address,
                    is_held(work),
                )
            )
    return found


def _citing(
    work: Work, document: str, archive: Archive, addresses: Addresses, words: Words, here: str
) -> list[_Neighbour]:
    groups: dict[str, list[Citation]] = {}
    for reference in reversed(work.cited_by):
        if reference.document != document:
            groups.setdefault(reference.document, []).append(reference.citation)
    found: list[_Neighbour] = []
    for name, some in sorted(groups.items(), key=lambda one: min(grave(each.relation) for each in one[1])):
        card = archive.cards[name]
        title = card.title if card.number else ""
        address = addresses.link(here, addresses.documents[name])
        found.append(
            _Neighbour(
                words.plain(card_name(card)), words.plain(title), relations_of(some, words, "short")[0], address, True
            )
        )
    return found


def _cut(text: str, longest: float = _LONGEST) -> str:
    """As much of a text as fits a line."""
    room = longest
    for at, char in enumerate(text):
        room -= 0.55 if char.isascii() else 1
        if room < 0:
            return text[: max(1, at - 1)] + "…"
    return text
