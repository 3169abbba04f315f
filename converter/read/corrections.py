"""Reads ``corrections.toml``: the recorded corrections of one source, each with its reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from converter.errors import CorrectionError

FILE = "corrections.toml"
"""The name of the file; it stands beside the source."""


class CorrectionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One ``[[correction]]``: in line `line` of the source `before` becomes `after`.

    `nth` tells which one is meant, from 1, where `before` stands more than once in the line.
    """

    line: int
    before: str
    after: str
    reason: str
    by: str
    date: date
    nth: int | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    correction: tuple[CorrectionEntry, ...] = ()


def read_corrections(path: Path) -> tuple[CorrectionEntry, ...]:
    """The corrections in `path`, in the order of the file; none where there is no such file.

    Raises CorrectionError, naming file and entry, where the form is broken or an entry cannot mean anything.
    """
    try:
        entries = msgspec.toml.decode(path.read_bytes(), type=_File).correction
    except FileNotFoundError:
        return ()
    except OSError as problem:
        raise CorrectionError(
            f"the corrections cannot be read ({problem.strerror})", place=str(path), advice="check the path"
        ) from problem
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise CorrectionError(
            str(problem), place=str(path), advice="mend the key that the message names (the first entry is 0)"
        ) from problem
    for number, entry in enumerate(entries, start=1):
        if wrong := _wrong(entry):
            place = place_of(str(path), number)
            raise CorrectionError(wrong, place=place, advice="mend this entry or take it out")
    return entries


def place_of(file: str, number: int) -> str:
    """How messages name an entry: file and place in it, from 1."""
    return f"{file}, correction {number}"


def _wrong(entry: CorrectionEntry) -> str:
    """What is wrong with an entry by itself; empty where nothing is."""
    if entry.line < 1:
        return f"'line' is {entry.line}; lines count from 1"
    if entry.nth is not None and entry.nth < 1:
        return f"'nth' is {entry.nth}; it counts from 1"
    for key in ("before", "reason", "by"):
        if not getattr(entry, key).strip():
            return f"'{key}' is empty"
    if "\n" in entry.before or "\n" in entry.after or "\f" in entry.after:
        return "'before' and 'after' stand in one line and hold no line end"
    if entry.before == entry.after:
        return "'before' and 'after' are the same"
    return ""
