"""A difference as a comment on a pull request: a short summary, the details folded.

Print is not markup here either: names stand escaped, texts in fenced blocks. A comment of GitHub holds 65,536
characters; what would not fit is left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter.diff.compare import Difference, DocumentChange
from converter.diff.words import called, details, issue_details, moved, summary, text_of, told_place, visible, words
from converter.write import escape

LIMIT = 60_000
"""Characters of one comment."""
_LONGEST = 4000
"""Characters of one side of a changed paragraph."""
_CALLS = re.compile("([@#])")
_LIST_MARK = re.compile(r"^(\s*\d*)([-.)])")


def render(found: Difference, language: str) -> str:
    """The whole comment, with a line end at its end."""
    say = words(language)
    told = [f"### gazette diff\n\n{_bullets([_plain(line) for line in summary(found, language)])}"]
    folded: list[str] = []
    for head, documents in (("head_added", found.documents_added), ("head_removed", found.documents_removed)):
        if documents:
            lines = [_plain(called(document)) for document in documents]
            folded += _folds(f"{say[head]} ({len(lines)})", lines)
    folded += (_document(change, language) for change in found.documents_changed if change.substantial)
    if rest := [_plain(called(change.new)) for change in found.documents_changed if not change.substantial]:
        folded += _folds(f"{say['head_rest']} ({len(rest)})", rest)
    issues = [*(f"{issue}{say['colon']}{say['issue_added']}" for issue in found.issues_added)]
    issues += [f"{issue}{say['colon']}{say['issue_removed']}" for issue in found.issues_removed]
    for one in found.issues_changed:
        issues += [f"{one.issue}{say['colon']}{line}" for line in issue_details(one, language)]
    if issues:
        folded += _folds(f"{say['head_issues']} ({len(issues)})", [_plain(line) for line in issues])
    size = len(told[0])
    for at, fold in enumerate(folded):
        size += len(fold) + 2
        if size > LIMIT:
            told.append(say["left_out"].format(count=len(folded) - at))
            break
        told.append(fold)
    return "\n\n".join(told) + "\n"


def _folds(head: str, lines: Sequence[str]) -> Iterator[str]:
    """A list, folded; in pieces, so that a long one is not left out as a whole."""
    for at in range(0, len(lines), 100):
        yield _fold(_plain(head), _bullets(lines[at : at + 100]))


def _document(change: DocumentChange, language: str) -> str:
    """A changed document, folded, its texts as a diff."""
    say = words(language)
    body = [_bullets([_plain(line) for line in details(change, language)])]
    rows: list[str] = []
    for one in change.text:
        if one.change == "moved":
            continue
        rows.append(f"@@ {visible(told_place(one, language))} @@")
        rows += (f"{sign}{visible(_cut(text_of(text)))}" for sign, text in (("-", one.old), ("+", one.new)) if text)
    if rows:
        body.append(_fenced(rows))
    if count := moved(change.text):
        body.append(_bullets([say["moved"].format(count=count)]))
    whole = "\n\n".join(filter(None, body))
    if len(whole) > LIMIT // 2:
        whole = _bullets([say["left_out"].format(count=len(change.text))])
    return _fold(f"{_plain(say['head_changed'])}{say['colon']}{_plain(called(change.new))}", whole)


def _fold(head: str, body: str) -> str:
    return f"<details><summary>{head}</summary>\n\n{body}\n\n</details>"


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _fenced(rows: Sequence[str]) -> str:
    """Rows in a fence that is longer than any run of backticks in them."""
    runs = [len(run) for row in rows for run in re.findall("`+", row)]
    fence = "`" * max(3, max(runs, default=0) + 1)
    return "\n".join((f"{fence}diff", *rows, fence))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _plain(printed: str) -> str:
    """Print for a line of Markdown; ``@`` and ``#`` would call people and issues."""
    pieces = _CALLS.split(visible(printed))
    line = "".join(f"&#{ord(piece)};" if piece in ("@", "#") else escape.text(piece) for piece in pieces)
    return _LIST_MARK.sub(lambda mark: f"{mark[1]}&#{ord(mark[2])};", line)
