"""What a page may load and run: the Content-Security-Policy that stands in its head.

A policy that hashed every script of the finished page would let run what print brought in. So only the inline scripts
of Material's own templates are hashed, rendered once more for the page: some hold its depth.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_RULES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    # Neither elements nor attributes with styles: scripts set them by way of the object model, which is allowed.
    "style-src 'self'",
    # Material's style sheets hold their icons.
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    # From file:// the search runs in a frame of the page's own.
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)


@cache
def policy(own: str) -> str:
    """The policy of a page whose own inline scripts stand in the markup `own`; it needs no escaping in an attribute.

    >>> policy("<script>one()</script> <p>two</p>").split("; ")[1]
    "script-src 'self' 'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='"
    """
    hashes = "".join(f" 'sha256-{_hash(script)}'" for script in _SCRIPT.findall(own))
    return "; ".join(_RULES).format(hashes=hashes)


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
