"""What kind of work is cited: a document of an office, a law, a standard, a plan, or a document of the Party."""

from __future__ import annotations

import re

# Kinds of law that the Legislation Law knows by their titles. 办法, 规定 and 决定 are issued by every office.
_LAW = re.compile(r"(?:^中华人民共和国.+法|(?<![办方做章想看说手书语])法|法典|宪法|条例)(?:实施细则|实施条例)?$")
_PLAN = re.compile(r"(?:规划|纲要|规划纲要|总体规划|计划)$")
_PARTY = re.compile(r"^(?:中共|中国共产党)")
_PARTY_BEFORE = re.compile(
    r"(?:党中央|中共中央|中共中央办公厅|中央办公厅|[省市县区]委|中央纪委)(?:、[^，。《》]{2,12})?$"
)
_STATE_ORDER = re.compile(r"^(?:国务院|中华人民共和国主席|主席|中华人民共和国国务院)令")
_EDITION = re.compile(r"\s*+[（(](?!草案)[^（()）]*[）)]$")
_LONGEST_BEFORE = 24


def kind_of(form: str, title: str | None, number: str | None, before: str) -> str:
    """The kind of the work that a citation of `form` names; `before` is the text that stands before the title.

    A work that has the number of an office is the document of that office, whatever it promulgates.

    >>> kind_of("title", "中华人民共和国水法", None, ""), kind_of("title", "某市停车管理办法", None, "")
    ('law', 'document')
    >>> kind_of("number+title", "某条例", "国务院令第524号", ""), kind_of("title", "某意见", None, "按照党中央、国务院")
    ('law', 'party')
    """
    if form == "standard":
        return "standard"
    if number:
        return "law" if _STATE_ORDER.search(number) else "document"
    if not title:
        return "document"
    plain = _EDITION.sub("", title)
    if _PARTY.search(plain) or _PARTY_BEFORE.search(before[-_LONGEST_BEFORE:]):
        return "party"
    if _LAW.search(plain):
        return "law"
    return "plan" if _PLAN.search(plain) else "document"
