"""The download of a source: whole, and no control character in a text file of the site."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from converter.pipeline import convert
from converter.write.source_file import source_bytes, source_name

SAMPLE = Path(__file__).parents[2] / "gazettes" / "lanpu"


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("2023-03", "source.txt"),
        # Form feeds end its pages.
        ("2024-01", "source.txt.gz"),
    ],
)
def test_source(folder: str, name: str) -> None:
    issue = convert(SAMPLE / folder / "source.txt")
    assert source_name(issue) == name
    written = source_bytes(issue)
    assert written == source_bytes(issue)
    whole = gzip.decompress(written) if name.endswith(".gz") else written
    assert whole == (SAMPLE / folder / "source.txt").read_bytes()
