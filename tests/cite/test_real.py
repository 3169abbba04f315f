"""Numbers in the real issue against a table that was written by reading it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from converter.cite.numbers import Known, find
from converter.profile import Profile, generic, shipped

GOLD = Path(__file__).resolve().parent.parent / "real" / "nantong-2022-02.citations.tsv"
NANTONG = next(profile for profile in shipped() if profile.gazette == "nantong")
# A number stands at the end of the first line and what follows it in the list on the second.
CUT = {327: 329}


@pytest.mark.real
@pytest.mark.parametrize("profile", [NANTONG, generic()], ids=["nantong", "generic"])
def test_numbers(profile: Profile, shared: Path) -> None:
    """Every number of the raw lines is found (the documents' own too), and nothing else."""
    lines = (shared / "gazettes/nantong-2022-02/source.txt").read_text(encoding="utf-8").split("\n")
    joined = {
        line: lines[line - 1] + lines[CUT[line] - 1] if line in CUT else lines[line - 1]
        for line in range(1, len(lines) + 1)
    }
    for line in CUT.values():
        del joined[line]
    found = [(line, str(one.number)) for line, text in joined.items() for one in find(text, Known.of(profile))]
    with GOLD.open(encoding="utf-8", newline="") as file:
        gold = [(int(row["line"]), row["number"]) for row in csv.DictReader(file, delimiter="\t")]
    first = {second: line for line, second in CUT.items()}
    assert sorted(found) == sorted((first.get(line, line), number) for line, number in gold)
