"""Pages that lead to others: home, years, and a number that two documents claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from converter.model.issue import Document, Issue
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.head import anchor, gazette_title, head, issue_name, trail, way_to
from converter.write.issue_page import documents_list
from converter.write.words import Words

_OLDER = 12


def home_page(issues: Sequence[Issue], title: str, title_en: str, addresses: Addresses, words: Words) -> str:
    """The first page; `issues` stand in order, the latest last."""
    here = addresses.home or "index"
    front = escape.front_matter({"title": title, "page": "home", "remarks": remarks(issues)})
    lines = ['<section class="find">', f'<h1 id="title">{escape.text(title)}</h1>']
    if title_en:
        lines.append(f'<p lang="en">{escape.text(title_en)}</p>')
    lines += (f'<button type="button" class="search">{words.say("home.search")}</button>', "</section>", "")
    lines += _latest(issues, addresses, words, here)
    lines += _ways(issues, addresses, words, here)
    return front + "\n" + "\n".join(lines) + "\n"


def _latest(issues: Sequence[Issue], addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    if not issues:
        yield f"<p>{words.say('home.empty')}</p>"
        return
    latest = issues[-1]
    page = addresses.link(here, addresses.issues[latest.id])
    yield '<div class="cols">'
    yield "<section>"
    yield f'<h2 id="latest">{anchor(page, escape.text(issue_name(latest, words)))}</h2>'
    yield f'<p class="sub">{" · ".join(_about(latest, words))} · {anchor(page, words.say("home.contents"))}</p>'
    yield from documents_list(latest.documents, addresses, words, here)
    yield "</section>"
    older = list(reversed(issues[:-1]))[:_OLDER]
    if older:
        yield "<section>"
        yield f'<h2 id="older">{words.say("home.older")}</h2>'
        if addresses.years is not None:
            years = anchor(addresses.link(here, f"{addresses.years}/index"), words.say("home.years"))
            yield f'<p class="sub">{words.say("home.count", count=len(issues))} · {years}</p>'
        yield from issues_list(older, addresses, words, here)
        yield "</section>"
    yield "</div>"


def _ways(issues: Sequence[Issue], addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    yield f'<nav class="ways" aria-label="{words.say("home.ways")}">'
    if addresses.years is not None and issues:
        first, last = issues[0].year, issues[-1].year
        span = str(first) if first == last else f"{first}—{last}"
        said = words.say("home.way.years", span=span, count=len(issues))
        yield _way(addresses.link(here, f"{addresses.years}/index"), words.say("home.years"), said)
    if issues:
        latest = addresses.issues[issues[-1].id]
        yield _way(addresses.link(here, latest, "report"), words.say("report"), words.say("home.way.report"))
        yield _way(addresses.link(here, latest, "downloads"), words.say("downloads"), words.say("home.way.downloads"))
    yield _way(addresses.link(here, "about"), words.say("about"), words.say("home.way.about"))
    yield "</nav>"


def _way(address: str, name: str, said: str) -> str:
    return anchor(address, f"<b>{escape.text(name)}</b><span>{escape.text(said)}</span>")


def issues_list(issues: Sequence[Issue], addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    """Issues with their dates and how many documents they hold, in the order given."""
    yield '<ul class="list">'
    for issue in issues:
        title = anchor(addresses.link(here, addresses.issues[issue.id]), escape.text(issue_name(issue, words)))
        yield f"<li>{title}<small>{' · '.join(_about(issue, words))}</small></li>"
    yield "</ul>"


def _about(issue: Issue, words: Words) -> Iterator[str]:
    if issue.masthead.published:
        yield words.say("issue.published", day=words.day(issue.masthead.published))
    yield words.say("documents", count=len(issue.documents))


def years_page(issues: Sequence[Issue], addresses: Addresses, words: Words) -> str:
    """The list of years, the latest first."""
    here = f"{addresses.years}/index"
    front = escape.front_matter({"title": words.say("home.years"), "page": "list", "remarks": remarks(issues)})
    lines = [trail([*_home(here, addresses, words), (words.say("home.years"), None)])]
    lines += (f'<h1 id="title">{words.say("home.years")}</h1>', '<ul class="list">')
    for year, some in groupby(reversed(issues), key=lambda issue: issue.year):
        held = list(some)
        link = anchor(addresses.link(here, f"{addresses.years}/{year}"), words.say("trail.year", year=year))
        said = words.say("year.holds", issues=len(held), documents=sum(len(issue.documents) for issue in held))
        lines.append(f"<li>{link}<small>{said}</small></li>")
    lines.append("</ul>")
    return front + "\n" + "\n".join(lines) + "\n"


def year_page(year: int, issues: Sequence[Issue], addresses: Addresses, words: Words) -> str:
    """The issues of one year in their order, with their documents."""
    here = f"{addresses.years}/{year}"
    title = words.say("trail.year", year=year)
    front = escape.front_matter({"title": title, "page": "list", "remarks": remarks(issues)})
    steps = [
        *_home(here, addresses, words),
        (words.say("home.years"), addresses.link(here, f"{addresses.years}/index")),
        (title, None),
    ]
    lines = [trail(steps), f'<h1 id="title">{title}</h1>']
    for issue in issues:
        link = anchor(addresses.link(here, addresses.issues[issue.id]), escape.text(issue_name(issue, words)))
        lines.append(f'<h2 id="n{issue.number}">{link}</h2>')
        lines.append(f'<p class="sub">{" · ".join(_about(issue, words))}</p>')
        lines += documents_list(issue.documents, addresses, words, here)
    return front + "\n" + "\n".join(lines) + "\n"


def claimed_page(here: str, claims: Sequence[tuple[Issue, Document]], addresses: Addresses, words: Words) -> str:
    """The page of a number that several documents claim: it names them all."""
    number = str(claims[0][1].number)
    issue = claims[0][0]
    front = escape.front_matter({"title": number, "page": "list", "remarks": remarks([issue for issue, _ in claims])})
    lines = [trail([*way_to(here, issue, addresses, words), (number, None)])]
    lines += head(gazette_title(issue, words), escape.text(number))
    lines += (f'<p class="state">{words.say("claimed", count=len(claims))}</p>', '<ul class="list">')
    for issue, document in claims:
        link = anchor(addresses.link(here, addresses.documents[document.id]), escape.text(document.title.text))
        lines.append(f"<li>{link}<small>{escape.text(issue_name(issue, words))}</small></li>")
    lines.append("</ul>")
    return front + "\n" + "\n".join(lines) + "\n"


def _home(here: str, addresses: Addresses, words: Words) -> list[tuple[str, str | None]]:
    return [(words.say("trail.home"), addresses.link(here, addresses.home or "index"))]


def remarks(issues: Sequence[Issue]) -> tuple[str, ...]:
    """What the mastheads remark, each once."""
    return tuple(dict.fromkeys(remark for issue in issues for remark in issue.masthead.remarks))
