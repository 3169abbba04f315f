"""What a page may load and run: the Content-Security-Policy that stands in its head.

No page has a script or a style of its own: all are files of the site, so that one policy holds for all pages, and
nothing runs that print brought in.
"""

from __future__ import annotations

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        # Neither elements nor attributes with styles: scripts set them by way of the object model, which is allowed.
        "style-src 'self'",
        # Material's style sheets hold their icons.
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""The policy of each page; it needs no escaping in an attribute."""
