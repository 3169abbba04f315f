"""Measures many issues at once: the command ``gazette convert`` with its two processes."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, Section, mebibytes, seconds
from benchmarks.measure import MeasureError, Run, ratio, run
from benchmarks.sources import Material, copies

_FEW, _MANY = 50, 100
_GAZETTE = Path(sys.executable).with_name("gazette")

_MOST_GROWTH = 1.1
"""How far from linear growth may lie: noise, but no square."""

_LEAST_WORK = 0.25
"""Share of a command's CPU time that is no start; with less, start's own noise would be all that a limit judges."""


def measure(source: Material, rounds: int) -> tuple[Section, ...]:
    """Converts one issue, many copies and twice as many, in turn."""
    python = [run([sys.executable, "-c", ""]) for _ in range(rounds)]
    start: list[Run] = []
    one: list[Run] = []
    few: list[Run] = []
    many: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as name:
        folder = Path(name)
        for count in (1, _FEW, _MANY):
            copies(source, count, folder / str(count))
        for turn in range(rounds):
            start.append(run([str(_GAZETTE), "convert", "--help"]))
            for count, runs in ((1, one), (_FEW, few), (_MANY, many)):
                runs.append(_converted(folder / str(count), folder / f"out-{count}-{turn}", count))

    def growth(more: Sequence[Run], count: int, less: Sequence[Run], times: int, baseline: str) -> Iterator[Figure]:
        work, less_work = (
            [taken.cpu - idle.cpu for taken, idle in zip(runs, start, strict=True)] for runs in (more, less)
        )
        yield Figure(
            f"{count} issues, CPU time without starting",
            seconds(median(work)),
            f"{times} × {baseline} ({seconds(median(less_work))})",
            ratio(work, [taken * times for taken in less_work]),
            most=_MOST_GROWTH if median(less_work) >= _LEAST_WORK * median(taken.cpu for taken in less) else None,
        )
        for kind, spent in (
            ("CPU time", [taken.cpu for taken in more]),
            ("time by the clock", [taken.wall for taken in more]),
        ):
            lesser = [taken.cpu if kind == "CPU time" else taken.wall for taken in less]
            yield Figure(
                f"{count} issues, {kind}",
                seconds(median(spent)),
                f"{times} × {baseline} ({seconds(median(lesser))})",
                ratio(spent, [taken * times for taken in lesser]),
            )

    def memory(name: str, peaks: Sequence[int], baseline: str, less: Sequence[int]) -> Figure:
        return Figure(name, mebibytes(median(peaks)), baseline, ratio(peaks, less))

    return (
        Section(
            f"{_FEW} and {_MANY} issues at once",
            f"Copies of {source.name}, each with another issue number, by `gazette convert FOLDER`; medians of "
            f"{rounds} rounds. Memory is resident memory; what the processes share counts in each of them.",
            (
                Figure(
                    "starting the program, CPU time",
                    seconds(median(taken.cpu for taken in start)),
                    "starting Python alone",
                    ratio([taken.cpu for taken in start], [taken.cpu for taken in python]),
                ),
                *growth(few, _FEW, one, _FEW, "one issue"),
                *growth(many, _MANY, few, _MANY // _FEW, f"{_FEW} issues"),
                memory(
                    f"peak memory of the first process, {_FEW} issues",
                    [taken.peak for taken in few],
                    f"the process for one issue ({mebibytes(median(taken.peak for taken in one))})",
                    [taken.peak for taken in one],
                ),
                memory(
                    f"peak memory of the first process, {_MANY} issues",
                    [taken.peak for taken in many],
                    f"the same for {_FEW} issues",
                    [taken.peak for taken in few],
                ),
                memory(
                    f"peak memory of the larger child, {_FEW} issues",
                    [max(taken.children) for taken in few],
                    "the process for one issue",
                    [taken.peak for taken in one],
                ),
                memory(
                    f"peak memory of the larger child, {_MANY} issues",
                    [max(taken.children) for taken in many],
                    f"the same for {_FEW} issues",
                    [max(taken.children) for taken in few],
                ),
            ),
        ),
    )


def _converted(sources: Path, out: Path, count: int) -> Run:
    """Converts a folder of copies; raises MeasureError unless each of them was written."""
    taken = run([str(_GAZETTE), "convert", str(sources), "--out", str(out)])
    written = sum(1 for _ in out.rglob("issue.json"))
    if written != count:
        raise MeasureError(f"of {count} copies {written} were written")
    if count > 1 and len(taken.children) < 2:
        raise MeasureError(f"{count} copies were converted by {len(taken.children)} child processes, not by two")
    return taken
