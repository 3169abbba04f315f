"""Every finding code has words in both languages, and no words are left over."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from converter.messages import LANGUAGES, describe, wordings
from converter.model.finding import note
from converter.model.place import Span

PACKAGE = Path(__file__).resolve().parent.parent / "converter"
MAKERS = {"note", "warning", "error"}
CODE = re.compile(r"(?:[a-z]+/)?[a-z]+(?:-[a-z]+)+")


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls that make a finding."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            yield node


def used() -> dict[str, set[str]]:
    """Each code in the package → the words that calls give it. A code in a variable is one of its module's."""
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in calls(tree):
            words = {keyword.arg for keyword in call.keywords if keyword.arg}
            code = call.args[0] if call.args else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                found.setdefault(code.value, set()).update(words)
                if any(keyword.arg is None for keyword in call.keywords):
                    found[code.value].update(("character", "count", "lines"))
            elif code is not None and path.name != "finding.py":
                constants = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
                for one in constants & set(wordings("en")):
                    found.setdefault(str(one), set()).update(words)
    return found


def test_there_are_codes() -> None:
    assert len(used()) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language: str) -> None:
    assert sorted(set(used()) - set(wordings(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_left_over(language: str) -> None:
    assert sorted(set(wordings(language)) - set(used())) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_in_words_are_given_by_the_code(language: str) -> None:
    codes = used()
    wrong = []
    for code, wording in wordings(language).items():
        for text in (wording.message, wording.advice):
            assert text.strip() == text != "", code
            names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            wrong += [(code, name) for name in sorted(names - codes.get(code, set()))]
    assert wrong == []


def test_both_languages_use_the_same_words() -> None:
    for code, wording in wordings("en").items():
        other = wordings("zh")[code]
        names = [{name for _, name, _, _ in string.Formatter().parse(one.message) if name} for one in (wording, other)]
        assert names[0] == names[1], code


def test_codes_look_like_codes() -> None:
    assert [code for code in used() if not CODE.fullmatch(code)] == []


def test_describe() -> None:
    finding = note("private-use-character", Span(None, 3, 3), character="U+E000", count="2")
    message, advice = describe(finding, "en")
    assert "U+E000 stands here 2 times" in message
    assert advice
    # Braces of the print are no places for words, and a word that is missing does not fail a report.
    assert describe(note("doubled-word", Span(None, 1, 1), word="{x}"), "en")[0].startswith("“{x}”")
    assert describe(note("doubled-word", Span(None, 1, 1)), "en")[0].startswith("“—”")
    assert describe(note("no-such-code", Span(None, 1, 1)), "en") == ("no-such-code", "")
