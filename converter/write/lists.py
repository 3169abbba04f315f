"""Pages that lead to others: years, and a number that two documents claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from converter.model.issue import Document, Issue
from converter.write import escape
from converter.write.addresses import Addresses
from converter.write.archive import Archive
from converter.write.head import anchor, gazette_title, head, issue_name, shown, trail, way_to
from converter.write.issue_page import documents_list
from converter.write.named import printed_title
from converter.write.relations import cited_by
from converter.write.state import banner
from converter.write.words import Words


def issues_list(issues: Sequence[Issue], addresses: Addresses, words: Words, here: str) -> Iterator[str]:
    """Issues with their dates and how many documents they hold, in the order given."""
    yield '<ul class="list">'
    for issue in issues:
        title = anchor(addresses.link(here, addresses.issues[issue.id]), issue_name(issue, words))
        yield f"<li>{title}<small>{' · '.join(about_issue(issue, words))}</small></li>"
    yield "</ul>"


def about_issue(issue: Issue, words: Words) -> Iterator[str]:
    """When an issue was published and how much it holds."""
    if issue.masthead.published:
        yield words.say("issue.published", day=words.day(issue.masthead.published))
    yield words.say("documents", count=len(issue.documents))


def years_page(issues: Sequence[Issue], addresses: Addresses, words: Words) -> str:
    """The list of years, the latest first."""
    here = f"{addresses.years}/index"
    front = escape.front_matter({"title": words.say("home.years"), "page": "list", "remarks": remarks(issues, words)})
    lines = [trail([*_home(here, addresses, words), (words.say("home.years"), None)])]
    lines += (f'<h1 id="title">{words.say("home.years")}</h1>', '<ul class="list">')
    for year, some in groupby(reversed(issues), key=lambda issue: issue.year):
        held = list(some)
        link = anchor(addresses.link(here, f"{addresses.years}/{year}"), words.say("trail.year", year=year))
        documents = words.say("documents", count=sum(len(issue.documents) for issue in held))
        said = words.say("year.holds", issues=words.say("issues", count=len(held)), documents=documents)
        lines.append(f"<li>{link}<small>{said}</small></li>")
    lines.append("</ul>")
    return front + "\n" + "\n".join(lines) + "\n"


def year_page(year: int, issues: Sequence[Issue], archive: Archive, addresses: Addresses, words: Words) -> str:
    """The issues of one year in their order, with their documents."""
    here = f"{addresses.years}/{year}"
    title = words.say("trail.year", year=year)
    front = escape.front_matter({"title": title, "page": "list", "remarks": remarks(issues, words)})
    steps = [
        *_home(here, addresses, words),
        (words.say("home.years"), addresses.link(here, f"{addresses.years}/index")),
        (title, None),
    ]
    lines = [trail(steps), f'<h1 id="title">{title}</h1>']
    for issue in issues:
        link = anchor(addresses.link(here, addresses.issues[issue.id]), issue_name(issue, words))
        lines.append(f'<h2 id="n{addresses.name(issue.id)}">{link}</h2>')
        lines.append(f'<p class="sub">{" · ".join(about_issue(issue, words))}</p>')
        lines += documents_list(issue.documents, addresses, words, here, archive)
    return front + "\n" + "\n".join(lines) + "\n"


def claimed_page(
    here: str,
    claims: Sequence[tuple[Issue, Document]],
    archive: Archive,
    addresses: Addresses,
    words: Words,
) -> str:
    """The page of a number that several documents claim: it names them all, and who cites the number."""
    printed = str(claims[0][1].number)
    number = words.printed(printed)
    issue = claims[0][0]
    front = escape.front_matter(
        {"title": words.plain(printed), "page": "list", "remarks": remarks([issue for issue, _ in claims], words)}
    )
    lines = [trail([*way_to(here, issue, addresses, words), (number, None)])]
    lines += head(gazette_title(issue, words), number)
    lines += (f'<p class="state">{words.say("claimed", count=len(claims))}</p>', '<ul class="list">')
    for issue, document in claims:
        page = addresses.link(here, addresses.documents[document.id])
        lang, inside = printed_title(document, words)
        link = anchor(page, inside, lang)
        lines.append(f"<li>{link}<small>{issue_name(issue, words)}</small></li>")
    lines.append("</ul>")
    work = archive.work(claims[0][1].id)
    lines += banner(work, None, archive, addresses, words, here)
    lines += ("", *cited_by(work.cited_by, archive, addresses, words, here))
    return front + "\n" + "\n".join(lines) + "\n"


def _home(here: str, addresses: Addresses, words: Words) -> list[tuple[str, str | None]]:
    return [(words.say("trail.home"), addresses.link(here, addresses.home or "index"))]


def remarks(issues: Sequence[Issue], words: Words) -> tuple[str, ...]:
    """What the mastheads remark, each once."""
    return shown((remark for issue in issues for remark in issue.masthead.remarks), words)
