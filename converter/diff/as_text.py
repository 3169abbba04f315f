"""A difference for the terminal."""

from __future__ import annotations

from rich.text import Text

from converter.diff.compare import Difference, DocumentChange
from converter.diff.inline import Mark, segments, shortened
from converter.diff.paragraphs import TextChange
from converter.diff.words import (
    called,
    details,
    issue_details,
    moved,
    summary,
    text_of,
    told_place,
    visible,
    words,
)

_AROUND = 16
"""Characters that are shown beside a change."""
_OLD, _NEW, _HEAD = "red", "green", "bold"
_STYLES: dict[Mark, tuple[str, str, str]] = {
    "same": ("", "", ""),
    "old": ("[-", "-]", _OLD),
    "new": ("{+", "+}", _NEW),
}


def render(found: Difference, language: str) -> Text:
    """Summary first, then each document and each issue. Changed words stand as ``[-old-]{+new+}``, coloured too."""
    say = words(language)
    out = Text()
    for line in summary(found, language):
        out.append(f"{line}\n", _HEAD)
    for head, sign, style, documents in (
        ("head_added", "+", _NEW, found.documents_added),
        ("head_removed", "-", _OLD, found.documents_removed),
    ):
        if documents:
            out.append(f"\n{say[head]}\n", _HEAD)
        for document in documents:
            out.append(f"  {sign} {visible(called(document))}\n", style)
    for head, substantial in (("head_changed", True), ("head_rest", False)):
        changes = [change for change in found.documents_changed if change.substantial is substantial]
        if changes:
            out.append(f"\n{say[head]}\n", _HEAD)
        for change in changes:
            _document(out, change, language)
    if found.issues_added or found.issues_removed or found.issues_changed:
        out.append(f"\n{say['head_issues']}\n", _HEAD)
    for issue in found.issues_added:
        out.append(f"  + {issue} {say['issue_added']}\n", _NEW)
    for issue in found.issues_removed:
        out.append(f"  - {issue} {say['issue_removed']}\n", _OLD)
    for one in found.issues_changed:
        out.append(f"  {one.issue}\n", _HEAD)
        for line in issue_details(one, language):
            out.append(f"    {visible(line)}\n", _NEW if line[0] == "+" else _OLD if line[0] == "-" else "")
    return out


def _document(out: Text, change: DocumentChange, language: str) -> None:
    out.append(f"  ~ {visible(called(change.new))}\n", _HEAD)
    for line in details(change, language):
        out.append(f"      {visible(line)}\n", _NEW if line[0] == "+" else _OLD if line[0] == "-" else "")
    for one in change.text:
        if one.change != "moved":
            _text(out, one, language)
    if count := moved(change.text):
        out.append(f"      {words(language)['moved'].format(count=count)}\n")


def _text(out: Text, change: TextChange, language: str) -> None:
    out.append(f"      {visible(told_place(change, language))}\n")
    out.append("        ")
    for mark, text in shortened(segments(text_of(change.old), text_of(change.new)), _AROUND):
        before, after, style = _STYLES[mark]
        out.append(f"{before}{visible(text)}{after}", style)
    out.append("\n")
