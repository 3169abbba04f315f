"""``manifest.json``: what a bundle is, for programs."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from converter import __version__
from converter.bundle.front import START
from converter.bundle.inside import Inside

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"

FORMAT = "gazette-bundle-1"


def manifest(inside: Inside, titles: Mapping[str, str], url: str, packs: Mapping[str, tuple[str, ...]]) -> bytes:
    """The manifest as JSON, keys in this order:

    ``format`` FORMAT; ``generator`` name and version; ``title`` the gazette's name by language; ``start`` the file to
    open; ``sums`` the file with the SHA-256 of every other file, in the form of ``sha256sum``; ``url`` where the whole
    site stands, or null; ``as_of`` the day (ISO) of the latest issue of the whole, of which states and citations are
    told, or null; ``whole`` whether nothing was left out; ``of`` how many ``issues`` and ``documents`` the whole has;
    ``issues`` those inside, each with ``id``, ``year``, ``number``, ``published`` (ISO or null), ``page`` and
    ``documents`` (its pages); ``packs`` the packed files, each with its members' paths. All paths are as seen from the
    folder of this file.
    """
    told = {
        "format": FORMAT,
        "generator": f"gazette {__version__}",
        "title": dict(titles),
        "start": START,
        "sums": SUMS,
        "url": url or None,
        "as_of": inside.as_of,
        "whole": inside.is_all,
        "of": {"issues": inside.of, "documents": inside.documents},
        "issues": [
            {
                "id": issue.id,
                "year": issue.year,
                "number": issue.number,
                "published": issue.published,
                "page": f"site/{issue.folder}index.html",
                "documents": [f"site/{page}.html" for page in issue.documents],
            }
            for issue in inside.issues
        ],
        "packs": {f"site/{pack}": list(names) for pack, names in packs.items()},
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"
