"""Which works a title can mean: held documents, what they issue, works whose number print gives too.

Titles are compared folded: blanks, brackets and quotes do not count, the place before a body does not (岚浦市人民政府
and 市政府 are one body), and a body left out fits any.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
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


class _Named(NamedTuple):
    key: str
    body: str
    card: Card | None


class Titles:
    """The works of an archive by their titles."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._named: dict[str, list[_Named]] = defaultdict(list)
        for card in cards:
            key = card.permalink or card.id
            for title in (card.title, *card.also):
                self._add(title, key, card)
            for citation in card.citations:
                if citation.target and citation.title and not citation.own:
                    self._add(citation.title, citation.target, None)

    def _add(self, title: str, key: str, card: Card | None) -> None:
        body, core = fold(title)
        self._named[core].append(_Named(key, body, card))

    def candidates(self, citation: Citation, citing: Card) -> tuple[str, ...]:
        """The keys of the works that a title in `citing` can mean, sorted.

        A document that was signed later cannot be meant. A title that nothing else carries is a work of its own.
        """
        assert citation.title
        body, core = fold(citation.title)
        found = {
            named.key
            for named in self._named.get(core, ())
            if (not body or not named.body or body == named.body) and not _later(named.card, citing)
        }
        own = citing.permalink or citing.id
        others = found - {own}
        return tuple(sorted(others)) or (f"title:{body}{core}",)


def _later(card: Card | None, citing: Card) -> bool:
    return bool(card and card.signed and citing.signed and card.signed > citing.signed)
