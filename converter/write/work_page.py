"""The page of a numbered work that the archive does not hold, at the address where it will stand once it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from converter.model.corpus import Work
from converter.model.number import ORDER_KINDS, DocumentNumber
from converter.write import escape
from converter.write.addresses import Addresses, steady_name
from converter.write.archive import Archive, in_marks, work_name
from converter.write.head import anchor, facts, trail
from converter.write.relations import cited_by
from converter.write.state import banner
from converter.write.timeline import timeline
from converter.write.words import Words

_BODY = re.compile(
    r"^(?P<body>(?:中共)?[\u4e00-\u9fff、]{1,30}?(?:政府|国务院|办公室|办公厅|委员会|委|部|局|厅|院|会|行|署))(?=关于|印发|转发)"
)
_ORDER = re.compile(rf"(?:{ORDER_KINDS})$")


def work_page(work: Work, bodies: Mapping[str, str], archive: Archive, addresses: Addresses, words: Words) -> str:
    """The Markdown of the page; `bodies` are the issuing bodies of series by their slugs."""
    here = addresses.works[work.key]
    name = work_name(work)
    title = words.plain(f"{name} {work.titles[0]}" if work.number and work.titles else name)
    front = escape.front_matter({"title": title, "page": "work"})
    lines = [
        trail(
            [
                (words.say("trail.home"), addresses.link(here, addresses.home or "index")),
                (words.say("away"), addresses.link(here, "cited/index")),
                (words.printed(name), None),
            ]
        ),
        '<header class="head ours">',
        f'<h1 id="title"{words.lang}>{words.inside(name)}</h1>',
        *(
            f'<p class="number"{words.lang}>{words.inside(in_marks(cited))}</p>'
            for cited in work.titles[:1]
            if work.number
        ),
        "</header>",
        f'<div class="state away" role="note"><p>{words.say("work.stub")}</p></div>',
        *banner(work, None, archive, addresses, words, here),
        *facts(list(_facts(work, bodies, archive, addresses, words, here))),
        "",
        *timeline(work, archive, addresses, words, here),
        "",
        *cited_by(work.cited_by, archive, addresses, words, here),
        "",
        *_help(addresses, words, here),
    ]
    return front + "\n" + "\n".join(lines) + "\n"


def _facts(
    work: Work, bodies: Mapping[str, str], archive: Archive, addresses: Addresses, words: Words, here: str
) -> Iterator[tuple[str, str]]:
    if len(work.titles) > 1:
        yield words.say("work.titles"), "<br>".join(words.printed(in_marks(title)) for title in work.titles)
    body = body_of(work, bodies)
    if body:
        page = addresses.link(here, f"issuer/{steady_name('i', body)}")
        said = anchor(page, words.body(body)) if body in archive.issuers else words.body(body)
        yield words.say("fact.issuers"), said + words.say("work.guessed")
    parts = work.key.split("/")
    if len(parts) > 2:
        yield words.say("work.year"), words.say("trail.year", year=escape.text(parts[-2]))
    yield words.say("work.kind"), words.say(f"work.kind.{work.kind}")
    cited = words.say("documents", count=len({reference.document for reference in work.cited_by}))
    places = words.say("places", count=len(work.cited_by))
    yield words.say("work.cited"), words.say("work.cited.count", documents=cited, places=places)


def body_of(work: Work, bodies: Mapping[str, str]) -> str:
    """Who issued the work: as held documents of its series tell, else its number, else its title."""
    if body := bodies.get(work.key.partition("/")[0]):
        return body
    number = DocumentNumber.parse(work.number or "")
    if number and _ORDER.search(number.series):
        return _ORDER.sub("", number.series)
    match = next(filter(None, (_BODY.match(title) for title in work.titles)), None)
    return match["body"] if match else ""


def bodies_of_series(archive: Archive) -> Mapping[str, str]:
    """For each slug of a series the body that issued all held documents of it."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for card in archive.corpus.cards:
        if card.permalink and card.issuers:
            found.setdefault(card.permalink.partition("/")[0], set()).add(card.issuers)
    return {slug: next(iter(bodies))[0] for slug, bodies in found.items() if len(bodies) == 1}


def _help(addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    """Where the work may be found, and how to bring it in."""
    yield '<section class="made">'
    yield f'<h2 id="find">{words.say("work.find")}</h2>'
    yield f"<p>{words.say('work.find.where')}</p>"
    link = anchor(addresses.link(here, "about", "contribute"), words.say("work.contribute.how"))
    yield f"<p>{words.say('work.contribute')}{link}</p>"
    yield "</section>"
