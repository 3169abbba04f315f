"""The source of an issue as a file to download."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache

from converter.model.issue import Issue

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def source_name(issue: Issue) -> str:
    """`source.pdf`, or `source.txt`, which is compressed where it has control characters (a form feed ends a page).

    A text file of the site holds none of these: XML and some readers refuse them. The source stays whole.
    """
    if issue.source.kind == "pdf":
        return "source.pdf"
    return "source.txt.gz" if _has_control(issue.source.text) else "source.txt"


@lru_cache(1)
def _has_control(text: str) -> bool:
    # Asked for by every document of an issue.
    return _FORBIDDEN.search(text) is not None


def source_bytes(issue: Issue) -> bytes:
    """A source of text in UTF-8, in the form that its name says, the same bytes at every build."""
    text = issue.source.text.encode()
    return gzip.compress(text, mtime=0) if source_name(issue).endswith(".gz") else text
