"""Compares with what a user would take instead, on the same PDFs; the work is done in an environment of its own."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.contest import Contest, Row
from benchmarks.measure import MeasureError, run

PYTHON = Path(sys.prefix) / "comparison" / "bin" / "python"
"""Where `make bench` puts the other tools."""


def measure() -> tuple[Contest, ...]:
    """A table for each group of PDFs. Raises MeasureError where the other tools are not installed."""
    if not PYTHON.is_file():
        raise MeasureError("the tools to compare with are not installed; `make bench` does that")
    told = json.loads(run([str(PYTHON), "-m", "benchmarks.compared"]).output)
    made = [
        Contest(
            one["title"],
            one["subject"],
            tuple(one["tools"]),
            tuple(Row(row["name"], tuple(row["shown"]), tuple(row["merits"])) for row in one["figures"]),
        )
        for one in told["contests"]
    ]
    made[0] = replace(made[0], subject=f"{made[0].subject} {told['tools']}")
    return tuple(made)
