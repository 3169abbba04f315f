"""The link by which a reader reports an error: a template of the project, filled with what a page knows of itself.

The template is ``extra.report`` in ``mkdocs.yml``: an address of the web or ``mailto:``, with places in braces.
``{title}`` and ``{body}`` are a subject and a text put together; the others are their parts. Nothing is sent by itself.

What varies from one commit to the next stands in VERSION alone, so that it changes no page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote

from converter import __version__
from converter.write.words import Words

VERSION = "assets/js/version.js"
"""The script that tells citing.js which version of the site its reader has before him."""

PLACES = ("title", "body", "address", "paragraph", "excerpt", "document", "version")
"""What may stand in braces."""

READERS = ("address", "paragraph", "excerpt", "version")
"""The places that citing.js fills where it runs: what only the reader's browser knows, and VERSION."""

_SCHEMES = ("https://", "http://", "mailto:")
_PLACE = re.compile(r"\{([^{}]*)\}")
_LONGEST_TITLE = 40
"""Characters of a document's title in a link: nine encoded ones each, of the 2,000 that mail programs take."""


class Link(NamedTuple):
    """`href` without JavaScript; `page` and `paragraph` keep places for the reader's browser, the first without two."""

    href: str
    page: str
    paragraph: str


def trouble(template: str) -> str:
    """What is wrong with a template, for whoever wrote it; empty where nothing is."""
    if not template.startswith(_SCHEMES):
        return f"extra.report is {template!r}; give an address that begins with {', '.join(_SCHEMES)}"
    if unknown := [name for name in _PLACE.findall(template) if name not in PLACES]:
        known = ", ".join(f"{{{name}}}" for name in PLACES)
        return f"extra.report has {{{unknown[0]}}}; in braces may stand {known}"
    if re.search(r"[\s{}]", _PLACE.sub("", template)):
        return "extra.report has a blank or a brace by itself; encode it as %20, %7B or %7D"
    return ""


def version_script(commit: str) -> str:
    """What VERSION holds: the program's version, and the project's own where it is known."""
    version = json.dumps(" ".join(filter(None, (__version__, commit))))
    return f"document.documentElement.dataset.version = {version};\n"


def link(template: str, document: str, title: str, address: str, words: Words) -> Link:
    """The links of one page. `document` is its number or id, `address` its place; all values are text.

    Without JavaScript they name the program's version alone.

    Values are percent-encoded (RFC 3986; lines of mail end as RFC 6068 asks), so that none can end another or be taken
    for a place.
    """
    short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
    name = " ".join(filter(None, (document, short)))
    known = {
        "title": _encoded(words.say("report.error.title", document="{}"), _quoted(name)),
        "document": _quoted(name),
    }
    line_end = "%0D%0A" if template.startswith("mailto:") else "%0A"
    live = {place: f"{{{place}}}" for place in READERS}
    still = {"address": _quoted(address), "paragraph": "", "excerpt": "", "version": _quoted(__version__)}

    def made(values: Mapping[str, str], parts: tuple[str, ...]) -> str:
        own = {**known, **values}
        own["body"] = line_end.join(
            _encoded(words.say(f"report.line.{part}", **{part: "{}"}), own[part]) for part in parts
        )
        return _filled(template, lambda place: own[place])

    page = ("address", "document", "version")
    known_to_readers = {**still, "address": live["address"], "version": live["version"]}
    whole = ("address", "paragraph", "excerpt", "document", "version")
    return Link(made(still, page), made(known_to_readers, page), made(live, whole))


def _filled(template: str, value: Callable[[str], str]) -> str:
    return _PLACE.sub(lambda match: value(match[1]), template)


def _encoded(said: str, value: str) -> str:
    """Words of ours with ``{}`` in them, encoded, and a value that is encoded already in its place."""
    before, _, behind = said.partition("{}")
    return f"{_quoted(before)}{value}{_quoted(behind)}"


def _quoted(text: str) -> str:
    return quote(text, safe="")
