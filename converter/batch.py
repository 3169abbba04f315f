"""Many sources at once: each by itself, on two cores, in the order given."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from converter.errors import GazetteError
from converter.model.issue import Issue
from converter.parallel import in_turn
from converter.pipeline import convert
from converter.profile import Profile

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Result(Generic[Made]):
    """What became of one source: `made`, or one line that says why not; `fault` is a trace if we are to blame."""

    path: Path
    made: Made | None
    trouble: str = ""
    fault: str = ""


def each(paths: Sequence[Path], profile: Profile | None, make: Callable[[Issue, Path], Made]) -> Iterator[Result[Made]]:
    """Converts each source and makes something of it (with `make`), in the order given. Raises WorkerLostError."""
    return in_turn(partial(_one, profile=profile, make=make), paths)


def _one(path: Path, profile: Profile | None, make: Callable[[Issue, Path], Made]) -> Result[Made]:
    try:
        return Result(path, make(convert(path, profile), path))
    except GazetteError as problem:
        # Stages know the name of the source, not where it lies.
        problem.place = str(path) if problem.place in ("", path.name) else problem.place
        return Result(path, None, str(problem))
    except Exception as fault:
        # One source that we fail at must not take the others with it.
        what = f"{path}: fault of the converter ({type(fault).__name__}: {fault}); please report it with this source"
        return Result(path, None, what, traceback.format_exc())
