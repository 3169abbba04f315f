"""``SHA256SUMS``: the hash of each download, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path


def digest(data: bytes | Path) -> str:
    """The hash of a file's bytes, or of a file that is copied."""
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    with data.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sums(digests: Mapping[str, str]) -> bytes:
    """A line for each hash, by path."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()
