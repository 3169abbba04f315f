"""What a reader is told first: which issues are inside, of which day, and where the whole is."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from converter.bundle.inside import Inside
from converter.site.trees import TREES, Tree
from converter.write.words import Words

START = "START.html"
"""The file to open, in the top folder."""

_ARTICLE = re.compile(r"<article\b[^>]*>")
_NAMED = 6
"""Issues that are named one by one."""


def noted(markup: str, inside: Inside, words: Words, url: str) -> str:
    """The first page of a tree with a note at its head."""
    note = f'\n<aside class="inside" aria-label="{words.say("bundle")}"><p>{told(inside, words, url)}</p></aside>'
    return _ARTICLE.sub(lambda found: found[0] + note, markup, count=1)


def told(inside: Inside, words: Words, url: str) -> str:
    """What is inside as HTML."""
    documents = words.say("documents", count=sum(len(issue.documents) for issue in inside.issues))
    day = words.day(inside.as_of) if inside.as_of else words.say("bundle.undated")
    every = words.say("issues", count=inside.of)
    if url:
        address = html.escape(url)
        where = words.say("bundle.where", link=f'<a href="{address}">{address}</a>')
    else:
        where = words.say("bundle.nowhere")
    if inside.is_all:
        held = words.say("bundle.all", issues=every, documents=documents, day=day)
    else:
        names = [words.say("issue", year=issue.year, number=issue.number) for issue in inside.issues]
        some = words.list(names) if len(names) <= _NAMED else words.say("issues", count=len(names))
        held = words.say("bundle.part", issues=some, documents=documents, every=every, day=day)
    return f"{held}{where}"


def start_page(inside: Inside, titles: Mapping[str, str], speak: Mapping[Tree, Words], url: str) -> str:
    """The file that a reader opens: it leads on to the first page at once, or by its links where nothing is automatic.

    `titles` name the gazette in the language of each tree.
    """
    lines = [
        "<!doctype html>",
        '<html lang="zh-Hans">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta http-equiv="refresh" content="0; url=site/index.html">',
        f"<title>{html.escape(titles[TREES[0].language])}</title>",
        "</head>",
        "<body>",
        "<main>",
    ]
    for tree, words in speak.items():
        title = html.escape(titles[tree.language])
        lines.append(f'<section lang="{tree.language}">')
        lines.append(f'<h1><a href="site/{tree.prefix}index.html">{title}</a></h1>')
        lines.append(f"<p>{told(inside, words, url)}</p>")
        lines.append("</section>")
    return "\n".join([*lines, "</main>", "</body>", "</html>", ""])
