"""The conversion report → HTML: what was corrected, what is missing, what the converter was unsure of, the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.messages import describe
from converter.model.block import Gap
from converter.model.finding import Finding, Severity
from converter.model.issue import Correction, Issue
from converter.model.place import Span
from converter.write.head import anchor
from converter.write.pictures import Shower
from converter.write.printed import PrintedPages
from converter.write.words import Words

_LONGEST_EXCERPT = 60
_MESSAGES = {"zh-Hans": "zh", "zh-Hant": "zh", "en": "en"}
"""The language in which findings are worded, for each of pages; the script is that of the page."""


def corrected(corrections: Sequence[Correction], words: Words, printed: PrintedPages) -> Iterator[str]:
    """Each recorded correction, with who made it and why; nothing where there is none."""
    if not corrections:
        return
    yield f"<h3>{words.say('corrected', count=len(corrections))}</h3>"
    yield '<ul class="report">'
    for made in corrections:
        change = words.say("corrected.change", before=words.printed(made.before), after=words.printed(made.after))
        reason, by = words.mixed(made.reason), words.mixed(made.by)
        why = words.say("corrected.why", reason=reason, by=by, day=words.day(made.date))
        yield f"<li>{change}<small>{_place(made.span, words, printed)} · {why}</small></li>"
    yield "</ul>"


def missing(gaps: Sequence[Gap], words: Words, printed: PrintedPages) -> Iterator[str]:
    """Each gap; nothing where there is none."""
    if not gaps:
        return
    yield f"<h3>{words.say('missing', count=len(gaps))}</h3>"
    yield '<ul class="report">'
    for gap in gaps:
        reason = words.known(f"gap.{gap.reason}", gap.reason)
        yield f"<li>{reason}<small>{_place(gap.span, words, printed)}</small></li>"
    yield "</ul>"


def unsure(findings: Sequence[Finding], issue: Issue, words: Words, show: Shower) -> Iterator[str]:
    """The findings, the gravest first, with place, excerpt and picture; nothing where there is none."""
    first = {found.span.first for found in findings}
    texts = {line.number: line.text.strip() for line in issue.source.lines if line.number in first} if first else {}
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        some = [found for found in findings if found.severity is severity]
        if not some:
            continue
        yield f"<h3>{words.say(f'findings.{severity.value}', count=len(some))}</h3>"
        yield f'<ul class="report {severity.value}">'
        for found in some:
            message, advice = describe(found, _MESSAGES[words.language])
            excerpt = texts.get(found.span.first, "")
            if len(excerpt) > _LONGEST_EXCERPT:
                excerpt = excerpt[:_LONGEST_EXCERPT] + "…"
            quoted = f"<q{words.lang}>{words.inside(excerpt)}</q>" if excerpt else ""
            small = " · ".join(filter(None, (_place(found.span, words, show.printed), words.mixed(advice))))
            yield f"<li>{words.mixed(message)}{quoted}{show.picture(found)}<small>{small}</small></li>"
        yield "</ul>"
    yield from show.left_out(findings)


def ledger(issue: Issue, words: Words) -> Iterator[str]:
    """The account of all characters of the source."""
    account = issue.ledger
    yield f"<p>{words.say('ledger.said', count=account.source)}</p>"
    yield '<div class="scroll" tabindex="0" role="region" aria-label="' + words.say("ledger") + '">'
    yield '<table class="grid">'
    heads = (words.say("ledger.where"), words.say("ledger.count"))
    yield f'<thead><tr><th scope="col">{heads[0]}</th><th scope="col" class="n">{heads[1]}</th></tr></thead>'
    yield "<tbody>"
    for name in ("documents", "furniture", "corrected", "blank", "unaccounted", "source"):
        count = getattr(account, name)
        yield f'<tr><th scope="row">{words.say(f"ledger.{name}")}</th><td class="n">{count:,}</td></tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</div>"
    if issue.source.normalised:
        yield f"<p>{words.say('ledger.normalised', count=len(issue.source.normalised))}</p>"


def report(issue: Issue, words: Words, show: Shower, conflicts: Sequence[str] = ()) -> Iterator[str]:
    """The whole report of an issue; `conflicts` are the lines on what does not fit other documents."""
    yield '<section class="made">'
    yield f'<h2 id="report">{words.say("report")}</h2>'
    yield from ledger(issue, words)
    yield from corrected(issue.corrections, words, show.printed)
    yield from missing(issue.gaps, words, show.printed)
    yield from conflicts
    yield from unsure(issue.findings, issue, words, show)
    if not (conflicts or issue.corrections or issue.gaps or issue.findings):
        yield f"<p>{words.say('report.clean')}</p>"
    yield "</section>"


def _place(span: Span, words: Words, printed: PrintedPages) -> str:
    line = words.say("place.line", line=span.first)
    if span.last != span.first:
        line = words.say("place.lines", first=span.first, last=span.last)
    if span.page is None:
        return line
    page, address = printed.said(span.page, words), printed.address(span.page)
    return words.say("place.page", page=anchor(address, page) if address else page, line=line)
