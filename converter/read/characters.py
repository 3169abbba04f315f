"""Characters that a reader replaces, takes out or reports; every other one stays as printed.

Radicals become the ideographs that they stand for, compatibility ideographs their canonical equivalents; what
has no ink and no meaning in print is taken out; private-use and replacement characters stay and are reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from converter.model.finding import Finding, note, warning
from converter.model.page import Normalised
from converter.model.place import Passage, Piece, Span
from converter.read.radicals import IDEOGRAPH_OF_RADICAL

_CONTROL = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""What XML 1.0 forbids (2.2 Char) or discourages; TAB, line feed, carriage return and form feed are print."""

_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
"""Soft hyphen, zero-width and direction marks, separators of lines, annotation and tag characters."""

INKLESS = re.compile(f"[{_CONTROL}{_INVISIBLE}]")
"""Characters that are taken out."""

_CONTROLS = re.compile(f"[{_CONTROL}]")

_COMPATIBLE = {
    char: canonical
    for char in map(chr, (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)))
    if (canonical := unicodedata.normalize("NFC", char)) != char
}

_REPLACED = re.compile(f"[{_CONTROL}{_INVISIBLE}{''.join(IDEOGRAPH_OF_RADICAL)}\uf900-\ufaff\U0002f800-\U0002fa1f]")

_REPORTED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


class Normal(NamedTuple):
    """A run of a line after normalisation, and what was done to it."""

    passage: Passage
    replaced: tuple[Normalised, ...]


def normalise(text: str, page: int | None, line: int, column: int = 0) -> Normal:
    """`text`, which stands at a place of the source, as a passage without odd characters."""
    if not _REPLACED.search(text):
        return Normal(Passage((Piece(text, text, page, line, column),)) if text else Passage(), ())
    pieces: list[Piece] = []
    replaced: list[Normalised] = []
    done = 0
    for match in _REPLACED.finditer(text):
        before = match.group()
        after = normal_form(before)
        if after == before:
            continue
        start = match.start()
        if done < start:
            pieces.append(Piece(text[done:start], text[done:start], page, line, column + done))
        pieces.append(Piece(after, before, page, line, column + start))
        replaced.append(Normalised(before, after, page, line, column + start))
        done = match.end()
    if done < len(text):
        pieces.append(Piece(text[done:], text[done:], page, line, column + done))
    return Normal(Passage(tuple(pieces)), tuple(replaced))


def normal_form(text: str) -> str:
    """`text` with every odd character replaced or taken out."""
    return _REPLACED.sub(lambda match: _normal(match.group()), text)


def _normal(char: str) -> str:
    if char in IDEOGRAPH_OF_RADICAL:
        return IDEOGRAPH_OF_RADICAL[char]
    return _COMPATIBLE.get(char, "" if INKLESS.match(char) else char)


def findings_of(replaced: Sequence[Normalised]) -> list[Finding]:
    """One finding for each kind of replacement, at its first place; every place stands in `Normalised`."""
    kinds: dict[tuple[str, str], list[Normalised]] = {}
    for entry in replaced:
        kinds.setdefault(_kind(entry), []).append(entry)
    found: list[Finding] = []
    for (code, char), entries in kinds.items():
        words = {"count": str(len(entries)), "lines": _few([entry.line for entry in entries])}
        if char:
            words["character"] = char
        span = Span(entries[0].page, entries[0].line, entries[0].line)
        match code:
            case "control-character":
                found.append(warning("control-character", span, **words))
            case "invisible-character":
                found.append(note("invisible-character", span, **words))
            case "radical-replaced":
                found.append(note("radical-replaced", span, **words))
            case _:
                found.append(note("compatibility-ideograph-replaced", span, **words))
    return found


def _kind(entry: Normalised) -> tuple[str, str]:
    """The code of a replacement, and the character that it is about where each has a finding of its own."""
    if not entry.after:
        code = "control-character" if _CONTROLS.match(entry.before) else "invisible-character"
        return code, named(entry.before)
    code = "radical-replaced" if entry.before in IDEOGRAPH_OF_RADICAL else "compatibility-ideograph-replaced"
    return code, ""


def reported(passage: Passage) -> list[Finding]:
    """A warning for each line and each private-use or replacement character that stays in it."""
    found: list[Finding] = []
    if not _REPORTED.search(passage.text):
        return found
    for char in dict.fromkeys(_REPORTED.findall(passage.text)):
        count = str(passage.text.count(char))
        if char == "\ufffd":
            found.append(warning("replacement-character", passage.span, count=count))
        else:
            found.append(warning("private-use-character", passage.span, character=named(char), count=count))
    return found


def named(char: str) -> str:
    """A character by its code point: ``U+200B``."""
    return f"U+{ord(char):04X}"


def _few(lines: Sequence[int]) -> str:
    distinct = list(dict.fromkeys(lines))
    return ", ".join(map(str, distinct[:10])) + (", …" if len(distinct) > 10 else "")
