"""The clause between a verb and its object: whether it leaves the object what it is, and whether the verb holds."""

from __future__ import annotations

import re

from converter.cite.pinpoints import PINPOINT
from converter.cite.sentences import ASIDE, LABEL

MARKS = "，,：:"
"""What parts clauses of one sentence."""

_MARK = re.compile(f"[{MARKS}]")
# Words that may stand between an object and its verb and leave the whole of the object.
_ADVERB = re.compile(
    rf"(?:[自从于][^，]{{0,26}}?(?:[之]?日)?起|[于在][^，]{{4,14}}日|同时|一并|即行|即日起|均|都|全部|一律|现|予以"
    r"|决定|宣布|相应|随之|到期|期满|自行|自动|自然|经[^，]{1,40}|仍然?|应当?|应予|也|亦|其|将|即|从其规定"
    r"|(?:根据|按照|依照)本(?:决定|通知|办法|规定|意见|公告)"
    r"|(?:上述|以上|前述|原)(?:文件|通知|规定|办法|规范性文件)|该(?:文件|通知|办法|规定|意见|方案|决定)"
    r"|等?[两二三四五六七八九十\d]*[件个份]?(?:政府)?(?:行政)?(?:规范性|政策性)?(?:文件|规章|通知|规定|办法)|等"
    rf"|及其[^，的]{{2,14}}|的规定|规定|不再保留|[\s{ASIDE}\"'])*+"
)
# What makes a part of the object the subject of the verb.
_PART = re.compile(
    rf"[\s{ASIDE}]*+(?:文件?)?(?:中的?|内的?)?(?:{PINPOINT}|(?:的|有关|关于|涉及|所附|所列|所定|附件|规定|明确|确定|名称|标题|题目|中|内)(?=[^，]))"
)
# 关于转发《甲》的通知: the object is a word of a title without marks.
_IN_A_TITLE = re.compile(r"的(?:通知|决定|意见|函|请示|公告|通告|批复|命令)")
_POINTED = re.compile(rf"[\s{ASIDE}]*+(?:文件?)?(?:中的?|内的?)?{PINPOINT}")
# Verb and clause in which the verb does not hold, or holds elsewhere.
_UNREAL = re.compile(
    r"(?:是否|能否|可否|应否|拟|尚未|未|不予|暂不|不会?|并非|如果?|若|建议|可以?|需要?|待|视情|提出|申请)(?:予以|被|决定)?$"
)
_ELSEWHERE = re.compile(r"已(?:经|于|被|由)?|早已|曾|被|业经|由(?!本)[^，]{1,40}|此前|另行")
_ASKED = re.compile(r"是否|能否|可否|另行研究|拟(?:予以)?$")


def is_own_act(before: str) -> bool:
    """Whether nothing before a verb makes somebody else its subject."""
    clause = re.sub(f"^{LABEL}", "", _MARK.split(before)[-1])
    return _ADVERB.fullmatch(clause) is not None or clause.endswith("决定")


def holds(tail: str, after: str) -> bool:
    """Whether a verb between `tail` and `after` is said to hold, here and now."""
    if tail.endswith("的") or _UNREAL.search(tail) or _ASKED.search(tail + after):
        return False
    return not _ELSEWHERE.search(_MARK.split(tail)[-1])


def subject(own: str, tail: str, is_last: bool) -> str | None:
    """Whether the `whole` of the object or a `part` of it is what the verb is said of; None where something else is.

    `own` is what follows the object up to the next one or to the verb; `tail` what follows the last up to the verb.
    """
    first, *more = _MARK.split(tail)
    # 《甲》…，自…起停止执行: the clause of the verb must bring no subject of its own.
    if more and not _ADVERB.fullmatch(more[-1]):
        return None
    pinpointed = _POINTED.match(first) is not None
    shared = not pinpointed and not _ADVERB.fullmatch(first) and _PART.match(first) is not None
    if not (more or pinpointed or shared or _ADVERB.fullmatch(first)):
        return None
    if _IN_A_TITLE.match(own):
        return None
    if is_last:
        return "part" if pinpointed or shared else "whole"
    return "part" if shared or _POINTED.match(own) or _PART.match(own) else "whole"


def is_part(after: str) -> bool:
    """Whether words behind an object name a part of it (第三条, 有关收费的规定)."""
    first = re.split(f"[{MARKS}。；;、]", after)[0]
    return _PART.match(after) is not None and not _ADVERB.fullmatch(first)
