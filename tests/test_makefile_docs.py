"""Every command that the documentation names exists; a newcomer's two stand in the README's first screen."""

from __future__ import annotations

import importlib
import importlib.util
import re
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).resolve().parent.parent
FIRST_SCREEN = 40  # lines

# Pages that a build writes are not documentation.
GENERATED = {"doc", "issue", "year", "index.md"}

FENCE = re.compile(r"^ *(`{3,}|~{3,})[^\n]*\n(.*?)^ *\1", re.M | re.S)
INLINE = re.compile(r"(`+)(.+?)\1", re.S)
MAKE = re.compile(r"(?:^|[\s;&|(])make((?: +[A-Z_]+=\S+)*) +([a-z][a-z-]*)")
GAZETTE = re.compile(r"(?:^|[\s;&|(/])gazette +([a-z][a-z-]*)")


def documentation() -> list[Path]:
    pages = [path for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md") if path.exists()]
    docs = ROOT / "docs"
    pages += [p for p in sorted(docs.rglob("*.md")) if p.relative_to(docs).parts[0] not in GENERATED]
    return pages


def code_in(markdown: str) -> str:
    """What stands as code in a page, in fences or in a line; prose (“make sure”) is left out."""
    fenced = [match[2] for match in FENCE.finditer(markdown)]
    inline = [match[2] for match in INLINE.finditer(FENCE.sub("", markdown))]
    return "\n".join(fenced + inline)


def named(pattern: re.Pattern[str], group: int) -> list[tuple[str, str]]:
    """(page, command) for each command that the documentation names."""
    return sorted(
        {
            (str(page.relative_to(ROOT)), match[group])
            for page in documentation()
            for match in pattern.finditer(code_in(page.read_text(encoding="utf-8")))
        }
    )


def make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {name for line in re.findall(r"^([a-z][a-z -]*):(?!=)", makefile, re.M) for name in line.split()}


def gazette_commands() -> set[str]:
    if importlib.util.find_spec("converter") is None or importlib.util.find_spec("converter.cli") is None:
        pytest.skip("converter.cli is not there yet")
    cli = importlib.import_module("converter.cli")
    groups = [value for value in vars(cli).values() if isinstance(value, click.Group)]
    assert groups, "converter.cli holds no click group"
    return {name for group in groups for name in group.commands}


def test_readme_names_the_two_commands_in_its_first_screen() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    code = code_in("\n".join(lines[:FIRST_SCREEN]))
    assert "make site" in code
    assert "make test" in code


def test_make_commands_exist() -> None:
    commands = named(MAKE, 2)
    assert commands
    assert [(page, name) for page, name in commands if name not in make_targets()] == []


def test_gazette_commands_exist() -> None:
    existing = gazette_commands()
    assert [(page, name) for page, name in named(GAZETTE, 1) if name not in existing] == []


def test_every_make_target_is_phony_and_documented() -> None:
    """`make help` and .PHONY name each target that a person may call."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.M)[0].split())
    explained = set(re.findall(r"^([a-z-]+):[^=\n]*## \S", makefile, re.M))
    assert explained == phony
    assert make_targets() == phony
