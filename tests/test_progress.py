"""The bars of a build: shown in a terminal with the time that is left, and nowhere else."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from converter.messages import LANGUAGES, phrases
from converter.progress import shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_terminal_shows_each_stage(language: str) -> None:
    out = io.StringIO()
    with shown(language, Console(file=out, force_terminal=True, width=100)) as tell:
        for done in range(1, 4):
            tell("convert", done, 3)
        tell("write", 1, 2)
    for stage in ("convert", "write"):
        assert phrases("progress", language)[stage] in out.getvalue()
    assert "3/3" in out.getvalue()
    assert "-:--:--" in out.getvalue()


def test_no_terminal_shows_nothing() -> None:
    out = io.StringIO()
    with shown("en", Console(file=out)) as tell:
        tell("convert", 1, 3)
    assert out.getvalue() == ""
