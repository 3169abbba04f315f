"""What a maintainer reads about the translation of an issue in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from converter.messages import phrases
from converter.model.issue import Issue
from converter.translate.files import Entry
from converter.translate.review import Review

_LONGEST = 40


def lines(
    issue: Issue, path: Path, reviews: Sequence[Review], lost: Sequence[Entry], stale: bool, language: str
) -> Iterator[str]:
    """The whole, then each document with what to look at; `lost` are translations whose source is gone."""
    say = phrases("translate", language)
    counts = {name: sum(getattr(one, name) for one in reviews) for name in ("done", "fuzzy", "missing")}
    yield say["file"].format(file=path, issue=issue.id, **counts)
    titles = {document.id: document.title.text for document in issue.documents}
    for one in reviews:
        place = one.document.rpartition("/")[2]
        title = _short(titles[one.document])
        yield say["document"].format(place=place, title=title, done=one.done, fuzzy=one.fuzzy, missing=one.missing)
        for doubt in one.doubts:
            yield say[doubt.kind].format(line=doubt.line, context=doubt.context, what=doubt.what, wanted=doubt.wanted)
    for entry in lost:
        yield say["lost"].format(what=f"{entry.context} {_short(entry.text)}")
    if stale:
        yield say["stale"]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
