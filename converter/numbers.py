"""The command ``gazette numbers``: a line of text → the number of the document that it names, as a line of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from converter.cite.numbers import Known, find
from converter.errors import SourceError
from converter.model.number import DocumentNumber
from converter.profile import Profile, generic


def clean(lines: Iterable[bytes], profiles: Sequence[Profile]) -> Iterator[bytes]:
    """For each line ``{"number": normal form, "permalink": …}`` or ``null``, one at a time, in UTF-8.

    A line may hold words around the number; with none in it, or several, the answer is ``null``. `profiles` tell
    known 代字 and their slugs; names of bodies are taken from them only if there is but one. Raises SourceError at
    the first line that is not UTF-8.
    """
    known = Known.of(generic())
    known = Known(
        frozenset(series.name for profile in profiles for series in profile.series),
        Known.of(profiles[0]).bodies if len(profiles) == 1 else (),
        known.endings,
    )
    for at, line in enumerate(lines, 1):
        number = the_number(_decoded(line, at), known)
        if number is None:
            yield b"null\n"
        else:
            record = {"number": str(number), "permalink": number.permalink(_slug(number.series, profiles))}
            yield json.dumps(record, ensure_ascii=False).encode() + b"\n"


def the_number(text: str, known: Known) -> DocumentNumber | None:
    """The one number that `text` names, trimmed to its 代字; None where it names none or several."""
    found = {one.number for one in find(text, known)}
    return found.pop() if len(found) == 1 else None if found else DocumentNumber.parse(text, known.series)


def _decoded(line: bytes, at: int) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise SourceError(
            f"line {at} is not UTF-8 (byte 0x{line[problem.start]:02x} at column {problem.start + 1})",
            place="standard input",
            advice="save the file as UTF-8, or put before it: iconv -f GB18030 -t UTF-8",
        ) from problem


def _slug(series: str, profiles: Sequence[Profile]) -> str:
    """The slug by the first profile that knows the series, else by the rule for all."""
    own = (profile for profile in profiles if any(entry.name == series for entry in profile.series))
    return next(own, generic()).slug(series)
