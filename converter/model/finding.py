"""What is odd about a gazette: codes, severities and `Finding`.

An exception means that the caller or the machine is wrong; a finding means that the print is odd or that the program
is unsure. The wording of each code lives in ``converter/messages``, in Chinese and English.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from converter.model.place import Span


class Severity(Enum):
    """`note`: seen; `warning`: a reader could be misled; `error`: content is missing."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation: a code, how grave it is, where it stands, and the words that its message takes."""

    code: str
    severity: Severity
    span: Span
    words: tuple[tuple[str, str], ...] = ()


def note(code: str, span: Span, **words: str) -> Finding:
    """A finding of severity `note`."""
    return Finding(code, Severity.NOTE, span, tuple(sorted(words.items())))


def warning(code: str, span: Span, **words: str) -> Finding:
    """A finding of severity `warning`."""
    return Finding(code, Severity.WARNING, span, tuple(sorted(words.items())))


def error(code: str, span: Span, **words: str) -> Finding:
    """A finding of severity `error`."""
    return Finding(code, Severity.ERROR, span, tuple(sorted(words.items())))
