"""How far a build has come, shown in a terminal with the time that is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from converter.messages import phrases


@contextmanager
def shown(language: str, console: Console | None = None) -> Iterator[Callable[[str, int, int], None]]:
    """Gives a function that hears of steps (stage, done, total) and shows a bar for each stage.

    Nothing is shown where the error output is no terminal, and nothing stays.
    """
    console = console or Console(stderr=True)
    words = phrases("progress", language)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    stages: dict[str, TaskID] = {}
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bars:

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in stages:
                stages[stage] = bars.add_task(words[stage], total=total)
            bars.update(stages[stage], completed=done)

        yield tell
