"""Which works a title can mean: held documents, what they issue, works whose number print gives too.

Titles are compared folded: blanks, brackets and quotes do not count, the place before a body does not (岚浦市人民政府
and 市政府 are one body), and a body left out fits any.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from converter.model.corpus import Card
from converter.model.issue import Citation

_MARKS = str.maketrans("()［］[]〈〉", "（）〔〕〔〕《》", " \t\u3000“”‘’\"'＂")
_BODY = re.compile(r"^(?P<body>(?:中共)?[^关《]{2,40}?)(?P<core>(?:关于|印发|转发|批转).+)$")
_PLACE = re.compile(r"^(?:中共)?[\u4e00-\u9fff]{1,8}?(?=[省市县区州盟旗](?:人民)?(?:政府|委))")


class Folded(NamedTuple):
    """A title parted into the body that issues (empty if print leaves it out) and the rest."""

    body: str
    core: str


def fold(title: str) -> Folded:
    """The folded form of a title.

    >>> fold("岚浦市人民政府办公室关于加强 防汛的通知")
    Folded(body='市政府办公室', core='关于加强防汛的通知')
    """
    plain = title.translate(_MARKS).strip("《》")
    match = _BODY.match(plain)
    if not match:
        return Folded("", plain)
    body = _PLACE.sub("", match["body"]).replace("人民政府", "政府").replace("办公厅", "办公室")
    return Folded(body, match["core"])


_CODE = re.compile(r"[A-Z]{2,}[A-Z/]*(?:/T)?\s*\d[\d.]*\s*[—–-]\s*\d{4}")


def standard_key(text: str) -> str | None:
    """The key of the standard whose code stands in `text`, with or without its title.

    >>> standard_key("《城镇土地估价规程》（GB/T 18508—2014）")
    'title:GB/T18508-2014'
    """
    match = _CODE.search(text)
    return "title:" + re.sub(r"[—–]", "-", re.sub(r"\s", "", match.group())) if match else None


def core_of(title: str) -> str:
    """The part of a title by which works are found."""
    return fold(title).core


class _Named(NamedTuple):
    key: str
    body: str
    card: Card | None


class Titles:
    """The works of an archive by their titles; each entry stands under the document that gives it."""

    def __init__(self) -> None:
        self._named: dict[str, dict[str, list[_Named]]] = defaultdict(dict)

    def add(self, card: Card) -> None:
        """Takes what a document is called, what it issues, and the titles that it gives to works with a number."""
        for title, key, held in _names(card):
            body, core = fold(title)
            self._named[core].setdefault(card.id, []).append(_Named(key, body, held))

    def remove(self, card: Card) -> None:
        """Takes away what `add` took of the same document."""
        for core in self.cores(card):
            del self._named[core][card.id]

    def cores(self, card: Card) -> set[str]:
        """The cores of the titles that a document gives."""
        return {core_of(title) for title, _, _ in _names(card)}

    def candidates(self, citation: Citation, citing: Card) -> tuple[str, ...]:
        """The keys of the works that a title in `citing` can mean, sorted.

        A document that was signed later cannot be meant. A title that nothing else carries is a work of its own.
        """
        assert citation.title
        body, core = fold(citation.title)
        found = {
            named.key
            for given in self._named.get(core, {}).values()
            for named in given
            if (not body or not named.body or body == named.body) and not _later(named.card, citing)
        }
        own = citing.permalink or citing.id
        others = found - {own}
        return tuple(sorted(others)) or (f"title:{body}{core}",)


def _names(card: Card) -> Iterator[tuple[str, str, Card | None]]:
    """Titles, the key of the work that each names, and the document itself where it is that work."""
    for title in (card.title, *card.also):
        yield title, card.permalink or card.id, card
    for citation in card.citations:
        if citation.target and citation.title and not citation.own:
            yield citation.title, citation.target, None


def _later(card: Card | None, citing: Card) -> bool:
    return bool(card and card.signed and citing.signed and card.signed > citing.signed)
