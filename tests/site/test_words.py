"""The catalogue of words and those who use it."""

from __future__ import annotations

import re

from converter.write.words import words
from tests.site.making import ROOT

# Keys that are put together: masthead.{name}, ledger.{name}, findings.{severity}, gap.{reason}, and what tells
# relations, states and kinds in words.
PUT_TOGETHER = (
    *("masthead.", "ledger.", "findings.", "gap.", "conflict.", "state.", "tag.", "force.", "kind.", "work.kind."),
    *("relation.", "by.", "short.", "life."),
)

# Ids, classes and file names that look like keys.
NO_KEYS = {"contents", "do", "downloads", "issue", "issue.json"}


def test_every_word_that_is_said_is_in_the_catalogue_and_none_is_left_over() -> None:
    used: set[str] = set()
    for folder, pattern in (
        ("converter/write", "*.py"),
        ("converter/site", "*.py"),
        ("overrides", "*.html"),
        (".", "mkdocs.yml"),
    ):
        for file in sorted((ROOT / folder).rglob(pattern) if folder != "." else [ROOT / pattern]):
            text = file.read_text(encoding="utf-8")
            used.update(re.findall(r"""say\(\s*["']([a-z0-9_.]+)["']""", text))
            used.update(re.findall(r"name: (theme\.[a-z]+)", text))
            used.update(re.findall(r'["\']((?:do|downloads|fact|issue|contents)(?:\.[a-z0-9]+)?)["\']', text))
    known = set(words().table)
    assert {key for key in known if key not in used and not key.startswith(PUT_TOGETHER)} == set()
    assert {key for key in used if key not in known} - NO_KEYS == set()
