"""Who issues a document, and when it was signed."""

from __future__ import annotations

import re
from datetime import date

from converter.forms.bodies import is_body
from converter.forms.dates import date_in, date_of
from converter.forms.text import squeeze
from converter.model.block import Signature
from converter.model.number import DocumentNumber
from converter.profile import Profile

_ISSUING = re.compile(r"^(?P<body>.+?)(?:关于|印发|转发|公布|发布|令)")


def issuers_of(
    signature: Signature | None, title: str, number: DocumentNumber | None, profile: Profile
) -> tuple[str, ...]:
    """The bodies that sign; where none does, the body of the 代字, else the one that the title begins with."""
    names: list[str] = []
    for line in signature.lines if signature else ():
        text = line.text.strip()
        if not date_of(text):
            body, _, day = text.rpartition(" ")
            text = body if date_of(day) else text
            if is_body(text, profile):
                parts = text.split()
                whole = all(len(part) > 3 for part in parts)
                names.extend(parts if whole else [squeeze(text)])
    if names:
        return tuple(dict.fromkeys(names))
    if number and (body_name := profile.body_of(number.series)):
        return (body_name,)
    if number and number.series.endswith("令") and is_body(number.series.removesuffix("令"), profile):
        return (number.series.removesuffix("令"),)
    match = _ISSUING.match(squeeze(title))
    return (match["body"],) if match and is_body(match["body"], profile) else ()


def signed_on(signature: Signature | None) -> date | None:
    for line in reversed(signature.lines if signature else ()):
        if day := date_of(line.text) or date_in(line.text):
            return day
    return None
