"""The form of a document (文种), by its title and number."""

from __future__ import annotations

import re

from converter.forms.labels import is_chronicle
from converter.forms.text import squeeze
from converter.model.number import DocumentNumber
from converter.profile import Profile

_KINDS = (
    ("notice", "通知"), ("circular", "通报"), ("opinion", "意见"), ("reply", "批复"), ("reply", "复函"),
    ("decision", "决定"), ("announcement", "公告"), ("proclamation", "通告"), ("order", "令"), ("letter", "函"),
    ("minutes", "纪要"), ("report", "报告"), ("motion", "议案"), ("request", "请示"), ("resolution", "决议"),
    ("communique", "公报"), ("correction", "更正"), ("regulation", "办法"), ("regulation", "规定"),
    ("regulation", "条例"), ("regulation", "细则"), ("plan", "规划"), ("plan", "方案"), ("list", "名单"),
)  # fmt: skip
"""Forms of official document (党政机关公文处理工作条例, art. 8) and what else is printed, by the end of the title."""


def kind_of(title: str, number: DocumentNumber | None, profile: Profile) -> str:
    """The form of document (文种) by the end of its title; an order by its number."""
    if is_chronicle(title, profile):
        return "chronicle"
    if number and number.series.endswith("令"):
        return "order"
    plain = re.sub(r"[（(][^（()）]*[)）]$", "", squeeze(title))
    return next((kind for kind, word in _KINDS if plain.endswith(word)), "other")
