"""The sample gazette's issue.json, byte for byte.

The goldens are written by `make golden` and by nothing else. Read what changed before it is committed: `git diff`.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from click.testing import CliRunner

from converter.cli import main

GAZETTES = Path(__file__).resolve().parent.parent / "gazettes"
GOLDEN = Path(__file__).resolve().parent / "golden"
ISSUES = sorted(path.parent.relative_to(GAZETTES).as_posix() for path in GAZETTES.glob("*/*/source.txt"))

SHOWN = 40
"""Lines of a difference that a failure shows."""


def place_of(name: str) -> Path:
    """`lanpu/2023-03` → `lanpu/2023/3/issue.json`, below the goldens as below what is made."""
    gazette, _, issue = name.partition("/")
    year, number = issue.split("-")
    return Path(gazette, year, str(int(number)), "issue.json")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder to which all issues are converted at once, as `make golden` does it."""
    out = tmp_path_factory.mktemp("made")
    result = CliRunner().invoke(main, ["convert", str(GAZETTES), "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out


def difference(golden: bytes, made: bytes) -> str:
    """The first lines in which two records differ, and how many more there are."""
    lines = list(
        difflib.unified_diff(
            golden.decode(errors="replace").splitlines(),
            made.decode(errors="replace").splitlines(),
            "golden",
            "made",
            lineterm="",
            n=1,
        )
    )
    more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    return "\n".join([line[:200] for line in lines[:SHOWN]] + more)


def complaint(golden: Path, made: bytes) -> str:
    """Why a record is not what its golden says; empty where it is."""
    if not golden.is_file():
        return (
            f"there is no golden {golden}\n"
            "make it by `make golden`, read it line by line against the source, and commit it"
        )
    kept = golden.read_bytes()
    if kept == made:
        return ""
    return (
        f"differs from {golden}\n{difference(kept, made)}\n"
        "if that is what should be printed, write it by `make golden` and read `git diff` before committing"
    )


def test_the_sample_is_there() -> None:
    assert sum(name.startswith("lanpu/") for name in ISSUES) >= 3


@pytest.mark.parametrize("name", ISSUES)
def test_golden(name: str, made: Path) -> None:
    found = complaint(GOLDEN / place_of(name), (made / place_of(name)).read_bytes())
    if found:
        pytest.fail(found, pytrace=False)


def test_every_issue_has_its_source(made: Path) -> None:
    """No record is made, and no golden kept, that no test above reads."""
    known = {place_of(name) for name in ISSUES}
    assert {path.relative_to(made) for path in made.rglob("issue.json")} == known
    assert {path.relative_to(GOLDEN) for path in GOLDEN.rglob("issue.json")} <= known


COMPLAINTS = [
    # what is kept, what is there now → words of the complaint
    (None, b"{}\n", ["no golden", "`make golden`"]),
    (b"{}\n", b"{}\n", []),
    (b'{"a": 1}\n', b'{"a": 2}\n', ['-{"a": 1}', '+{"a": 2}', "`make golden`"]),
    # bytes, not lines: an end of line and a mark that an editor sets
    (b"{}", b"{}\n", ["differs"]),
    (b"{}\r\n", b"{}\n", ["differs"]),
    (b"\xef\xbb\xbf{}\n", b"{}\n", ["differs"]),
]


@pytest.mark.parametrize(("kept", "now", "words"), COMPLAINTS)
def test_the_comparison_sees(kept: bytes | None, now: bytes, words: list[str], tmp_path: Path) -> None:
    golden = tmp_path / "issue.json"
    if kept is not None:
        golden.write_bytes(kept)
    found = complaint(golden, now)
    assert bool(found) == bool(words)
    assert [word for word in words if word not in found] == []
    assert (golden.read_bytes() if golden.is_file() else None) == kept, "a test run writes no golden"
