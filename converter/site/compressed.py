"""Compressed copies beside the files of a site, for servers that hand these on as they lie and compress nothing."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from converter.store import write_file

_TEXT = frozenset((".html", ".css", ".js", ".json", ".jsonl", ".xml", ".svg", ".txt", ".md", ".csv", ".ics"))
_LEAST = 1024
"""Bytes under which a compressed copy saves no packet."""


def precompress(site: Path) -> int:
    """Writes ``name.gz`` beside each file of text under `site`; how many there are.

    The same bytes from the same file with the same zlib. The build
    before has removed what lay there.
    """
    wanted = {path.with_name(f"{path.name}.gz"): path for path in _texts(site)}
    for copy, path in sorted(wanted.items()):
        data = gzip.compress(path.read_bytes(), 9, mtime=0)
        if not copy.is_file() or copy.read_bytes() != data:
            write_file(copy, data)
    return len(wanted)


def _texts(site: Path) -> Iterator[Path]:
    for path in site.rglob("*"):
        if path.suffix in _TEXT and path.is_file() and path.stat().st_size >= _LEAST:
            yield path
