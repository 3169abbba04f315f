"""What a caller or the machine did wrong, said in one line: what, where, what to do."""

from __future__ import annotations


class GazetteError(Exception):
    """Something that the program cannot go on with.

    `place` names the file (and line) it is about; `advice` says what to do. Neither ends in a full stop.
    """

    def __init__(self, what: str, *, place: str = "", advice: str = "") -> None:
        self.what, self.place, self.advice = what, place, advice
        super().__init__(self.__str__())

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        advice = f"; {self.advice}" if self.advice else ""
        return f"{where}{self.what}{advice}"


class SourceError(GazetteError):
    """The input cannot be read or is no issue of a gazette (exit status 2)."""


class ProfileError(GazetteError):
    """A profile breaks its own rules (exit status 2)."""


class CorrectionError(GazetteError):
    """A recorded correction does not fit its source (exit status 2)."""


class OutputError(GazetteError):
    """The output cannot be written; what was there stays as it was (exit status 2)."""


class WorkerLostError(GazetteError):
    """A process was ended from outside before its work was done (exit status 2)."""


class ConversionError(GazetteError):
    """The converter broke its promise that nothing is lost; nothing is written (exit status 2)."""
