"""The links of a page in a bundle: what is inside is reached there, what needs the network says so."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from converter.site.trees import TREES, words_of
from converter.write.words import Words

_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_HREF = re.compile(r'\shref="([^"]*)"')
# What servers and search engines ask for; a bundle is read by people.
_FOR_MACHINES = re.compile(
    r'<link rel="alternate"[^>]*>\n?|<meta name="generator"[^>]*>\n?'
    r'|<script type="application/ld\+json">.*?</script>\n?',
    re.DOTALL,
)
_OUTWARD = ("http", "https", "mailto")


@dataclass(frozen=True, slots=True)
class Links:
    """What the links of all pages are judged by.

    `files` are the paths in the site that are inside, `packs` give the pack of a file that is in one, `other` what
    stands in the bundle beside the site, as seen from its root; `url` is where the whole site stands, with a slash at
    its end, or empty.
    """

    files: Collection[str]
    packs: Mapping[str, str]
    other: Mapping[str, str]
    url: str

    def page(self, path: str, markup: str) -> str:
        """The `markup` of the page at `path` with its links as the bundle has them."""
        words = words_of(next((tree for tree in TREES if tree.folder and path.startswith(tree.prefix)), TREES[0]))
        return _ANCHOR.sub(lambda found: self._link(path, found, words), _FOR_MACHINES.sub("", markup))

    def _link(self, page: str, found: re.Match[str], words: Words) -> str:
        attributes, inside = found[1], found[2]
        given = _HREF.search(attributes)
        if given is None:
            return found[0]
        address = urlsplit(html.unescape(given[1]))
        if address.scheme in _OUTWARD:
            return _marked(attributes, inside, words)
        if not address.path:
            return found[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address.path)))
        if target in self.files:
            return found[0]
        behind = f"#{address.fragment}" if address.fragment else ""
        if there := self.packs.get(target):
            packed = _over(attributes, given, _way(page, there))
            name = f'<span class="aside">{posixpath.basename(there).partition(".")[2]}</span>'
            return f"<a{packed}>{inside} {name}</a>"
        if there := self.other.get(target):
            return f"<a{_over(attributes, given, _way(page, there))}>{inside}</a>"
        if self.url:
            return _marked(_over(attributes, given, self.url + quote(target) + behind), inside, words)
        said = words.say("bundle.outside")
        return f'<span class="outside">{inside}<span class="aside"{words.ours}>{said}</span></span>'


def _marked(attributes: str, inside: str, words: Words) -> str:
    """A link with a mark for the eye and words for the ear: it needs the network."""
    ear = f'<span class="unseen"{words.ours}>{words.say("bundle.online")}</span>'
    return f'<a{attributes}>{inside}<span class="online" aria-hidden="true">↗</span>{ear}</a>'


def _over(attributes: str, given: re.Match[str], address: str) -> str:
    """Attributes with another address."""
    href = f' href="{html.escape(address)}"'
    return attributes[: given.start()] + href + attributes[given.end() :]


def _way(page: str, target: str) -> str:
    return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))
