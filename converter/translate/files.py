"""PO files and term bases: where they stand and what is in them.

A translation stands beside its source, as ``en.po`` where the source has a folder of its own, else as
``<source>.en.po``. The term base ``terms.<language>.csv`` stands beside it or in a folder above, the nearest one holds.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from converter.errors import SourceError
from converter.read.find import NAME

_COLUMNS = ("source", "translation", "note")
_ABOVE = 3
"""So many folders above a source are searched for a term base."""


class Entry(NamedTuple):
    """A message: its key, the printed words, their translation (empty if missing), whether it is in doubt.

    `before` are the words that a fuzzy translation was made for.
    """

    context: str
    text: str
    translation: str
    fuzzy: bool = False
    before: str = ""
    note: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A name or set phrase and its translations, the one to use first."""

    source: str
    translations: tuple[str, ...]


def po_path(source: Path, language: str) -> Path:
    """Where the translation of a source stands."""
    return source.with_name(f"{language}.po" if source.stem == NAME else f"{source.stem}.{language}.po")


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The messages of a PO file in its order; none where there is no file. Raises SourceError if it is not PO."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as problem:
        raise SourceError(
            f"cannot be read ({problem.strerror})", place=str(path), advice="check its rights"
        ) from problem
    try:
        catalogue = read_po(io.BytesIO(data), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as problem:
        raise SourceError(
            f"is no PO file: {problem}", place=str(path), advice="mend the line, or take the file out and make it anew"
        ) from problem
    return tuple(_entry(message) for message in catalogue if message.id and message.context is not None)


def _entry(message: Message) -> Entry:
    one = message.id if isinstance(message.id, str) else message.id[0]
    said = message.string if isinstance(message.string, str) else ""
    before = next((text for text in message.previous_id if text), "")
    return Entry(message.context or "", one, said, message.fuzzy, before, tuple(message.user_comments))


_HEAD = """\
# {title}
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {language}\\n"

"""
# Babel's own header names the day and its version, and would change without a change.


def encode(entries: Iterable[tuple[Entry, str]], language: str, title: str) -> bytes:
    """A PO file of messages, each with the place of its source; the same bytes for the same messages."""
    catalogue = Catalog(locale=language, fuzzy=False)
    for entry, place in entries:
        catalogue.add(
            entry.text,
            entry.translation,
            flags=("fuzzy",) if entry.fuzzy else (),
            auto_comments=(place,),
            user_comments=entry.note,
            previous_id=entry.before,
            context=entry.context,
        )
    file = io.BytesIO()
    write_po(file, catalogue, width=0, omit_header=True, include_previous=True, ignore_obsolete=True)
    return _HEAD.format(title=title, language=language).encode() + file.getvalue()


def terms_path(source: Path, language: str) -> Path | None:
    """The nearest term base of a source."""
    folders = list(source.resolve().parents)[:_ABOVE]
    return next((path for folder in folders if (path := folder / f"terms.{language}.csv").is_file()), None)


def read_terms(path: Path | None) -> tuple[Term, ...]:
    """The term base in a CSV file with the columns source, translation (several parted by ``|``) and note."""
    if path is None:
        return ()
    try:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise SourceError(
            f"the term base cannot be read: {problem}", place=str(path), advice="save it as CSV in UTF-8"
        ) from problem
    if not rows or tuple(rows[0]) != _COLUMNS:
        raise SourceError(
            f"the columns are {', '.join(rows[0]) if rows else 'missing'}",
            place=f"{path}, line 1",
            advice=f"the first line has to be {','.join(_COLUMNS)}",
        )
    terms: dict[str, Term] = {}
    for line, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        said = tuple(filter(None, (one.strip() for one in row[1].split("|")))) if len(row) > 1 else ()
        if not row[0].strip() or not said:
            raise SourceError(
                "a term lacks its source or its translation", place=f"{path}, line {line}", advice="fill both columns"
            )
        if row[0].strip() in terms:
            raise SourceError(
                f"{row[0].strip()} stands twice", place=f"{path}, line {line}", advice="keep one line for each term"
            )
        terms[row[0].strip()] = Term(row[0].strip(), said)
    return tuple(terms.values())
