"""The page of the search: the same engine as in the box of every page, with filters and more room."""

from __future__ import annotations

from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.head import anchor, trail
from converter.write.words import Words

PAGE = "search"


def search_page(addresses: Addresses, words: Words) -> str:
    """The Markdown of the page; ``search-view.js`` fills it."""
    title = words.say("search.title")
    front = escape.front_matter({"title": title, "page": "list"})
    home = (words.say("trail.home"), addresses.link(PAGE, addresses.home or "index"))
    label = escape.attribute(words.say("theme.search"))
    lists = anchor(addresses.link(PAGE, "number/index"), words.say("home.numbers"))
    lines = [
        trail([home, (title, None)]),
        f'<h1 id="title">{title}</h1>',
        f'<p class="sub">{words.say("search.about")}</p>',
        f"<noscript><p>{words.say('search.noscript', lists=lists)}</p></noscript>",
        '<div class="finder" role="search" aria-labelledby="title" hidden>',
        f'<input type="text" class="finder-field" aria-label="{label}" autocomplete="off" spellcheck="false">',
        '<div class="find-filters"></div>',
        '<p role="status"></p>',
        '<div class="md-search-result"><ol></ol></div>',
        "</div>",
    ]
    return front + "\n" + "\n".join(lines) + "\n"
