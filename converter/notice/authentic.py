"""Which texts of a notice are authentic: what it says of itself, else what its gazette's law says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from converter.model.block import Item, Paragraph, all_text_blocks
from converter.model.issue import Authentic, Part
from converter.profile import Profile

_BOTH = re.compile(
    r"(?:兩|两|[二雙双])\S{0,6}文本\S{0,6}(?:為|为)\S{0,4}(?:真確|真确|正式)本|[Bb]oth[^.]{0,60}texts?[^.]{0,40}authentic"
)
_CHINESE = re.compile(r"中文\S{0,4}(?:為|为)真[確确]本|Chinese (?:language )?text[^.]{0,90} is (?:an|the) authentic")
_ENGLISH = re.compile(r"英文\S{0,4}(?:為|为)真[確确]本|English (?:language )?text[^.]{0,90} is (?:an|the) authentic")


def authentic(parts: Iterable[Part], chinese: str, profile: Profile) -> Authentic | None:
    """The authentic texts by their tags; None where neither the notice nor its profile tells."""
    for part in parts:
        for block in all_text_blocks(part.blocks):
            if isinstance(block, Paragraph | Item) and (said := _said(block.passage.text)):
                tags = tuple(chinese if tag == "zh" else tag for tag in said)
                return Authentic(tags, block.id)
    return Authentic(profile.authentic) if profile.authentic else None


def _said(text: str) -> tuple[str, ...]:
    if _BOTH.search(text):
        return ("zh", "en")
    return tuple(tag for tag, pattern in (("zh", _CHINESE), ("en", _ENGLISH)) if pattern.search(text))
