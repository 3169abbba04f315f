"""Markdown → pieces, as CommonMark with tables reads it; but indented lines are text, and numbers of lists are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from benchmarks.compared.reading import Piece

_PARSER = MarkdownIt("commonmark").enable("table").disable(["code", "lheading", "html_block", "reference"])
_BREAK = re.compile(r"<br\s*/?>")


def pieces_of(markdown: str) -> list[Piece]:
    """The pieces of a text. A paragraph that is bold from end to end is a ``bold``: some tools mean headings by it."""
    pieces: list[Piece] = []
    tokens = _PARSER.parse(markdown)
    prefix = ""
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    for at, token in enumerate(tokens):
        if token.type == "list_item_open":
            prefix = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline":
            text = prefix + _text(token.children or ())
            opened = tokens[at - 1].type
            if opened in ("td_open", "th_open"):
                row.append(text)
            elif opened == "heading_open":
                pieces.append(Piece("heading", text))
            elif text.strip():
                pieces.append(Piece("bold" if _is_bold(token.children or ()) else "text", text))
            prefix = ""
        elif token.type == "tr_close":
            rows.append(tuple(row))
            row = []
        elif token.type == "table_close":
            pieces.append(Piece("table", rows=tuple(rows)))
            rows = []
        elif token.type in ("fence", "html_block"):
            pieces.append(Piece("text", token.content))
    return pieces


def _text(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "html_inline":
            parts.append("\n" if _BREAK.fullmatch(token.content) else "")
    return "".join(parts)


def _is_bold(tokens: Sequence[Token]) -> bool:
    depth = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            depth += token.nesting
        elif not depth and token.content.strip():
            return False
    return any(token.type == "strong_open" for token in tokens)
