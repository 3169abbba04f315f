"""The sample as PDF gives the same `issue.json` as its text: places aside, and blanks, which print has not everywhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from converter.model.issue import Issue
from converter.write.issue_json import encode, issue_record
from tests.typeset.layout import LAYOUTS
from tests.typeset.test_round_trip import ISSUES, from_print, sample

Json = Any

PLACES = {
    "file", "source", "sources", "evidence", "pages", "page", "printed_pages", "contents_page", "span", "lines", "bbox",
    "start", "end", "ledger", "findings", "furniture", "checks", "corrections", "gaps",
}  # fmt: skip
"""Keys that say where something stands in the source (start and end count blanks, too), or what was found odd there."""


def words(issue: Issue) -> Json:
    """All that the record of an issue says but places, without blanks."""
    return _words(json.loads(encode(issue_record(issue))))


def _words(value: Json) -> Json:
    if isinstance(value, dict):
        # The text of a roster has dashes, which print that aligns it leaves out; its people say the same.
        out = PLACES | ({"text"} if "people" in value else set())
        return {key: _words(inner) for key, inner in value.items() if key not in out}
    if isinstance(value, list):
        return [_words(inner) for inner in value]
    return "".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ISSUES)
def test_print_and_text_give_the_same_record(name: str, layout: str, tmp_path: Path) -> None:
    assert words(from_print(sample(name), LAYOUTS[layout], tmp_path)) == words(sample(name))


def test_another_word_is_another_record() -> None:
    assert words(sample("2023-03")) != words(sample("2023-04"))
