"""Relations: what a sentence says that its document does with the works it names.

A keyword alone tells nothing. A front verb (根据) governs what follows it in its clause; a back verb (废止) governs
what stands before it and has no verb of its own; between verb and object stand only words that leave the object what
it is. What was done elsewhere (已于…废止), is asked (是否废止) or merely told (近年来落实…) is `cites`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from converter.cite.clauses import MARKS, holds, is_own_act, is_part, subject
from converter.cite.pinpoints import PINPOINT
from converter.cite.sentences import ASIDE, CITED, LABEL, Sentence
from converter.cite.verbs import BACK, FRONT, Verb

Place = tuple[int, int]

LISTED = re.compile(
    r"(?:下列|以下|下述|如下)[^，。：；的]{0,20}?(?:文件|规定|规章|办法|通知|决定|意见|政策|目录)(?!规定)"
)
"""The words by which a sentence points to the list that follows it (下列文件)."""

CONFLICT = re.compile(
    r"(?:不(?:相)?一致|不(?:相)?符合?|相?抵触|相?冲突)的?(?:地方|部分|之处|内容|规定|条款)?的?[，,]?[^，。]{0,6}?"
    r"[以按]照?本[\u4e00-\u9fff]{1,10}(?:为准|执行)"
)
"""What makes this document prevail over another, or over regulations without a name."""

_LONGEST_GAP = 48

_DRAFTING = re.compile(
    r"(?:制定|编制|制订|拟定|起草|提出|出台|修订)(?:本|了?如下|了?以下|[^，。]{0,14}如下)|特?制[定订]本|决定|特制[定订]"
    r"|(?:通知|公告|通告|批复|意见|措施|方案|规定|办法|通报|答复)如下|现就|现将|现予|现印发|现公布|现对|编制了|制定了"
)
_APPLIED = re.compile(r"[^，]{0,24}?(?:执行|办理|实施|处理|处罚|核定|计发)(?=[，。；、）\s]|$)")
_PURPOSE = re.compile(rf"(?:^(?:{LABEL})|[，：])(?:为(?![期准主])|现就)")
# 执行《甲》过程中的问题 applies nothing.
_NO_OBJECT = re.compile(r"\s*+(?:过程|的?(?:实施|执行)?(?:情况|问题|进展)|中(?:的问题|出现|遇到))")
# Sentences that tell what was done.
_TOLD = re.compile(r"近年来|[年月]以来|期间|“?十[一二三]五|先后|曾|去年|上年|当年|以往|过去")
_MADE_BEFORE = re.compile(r"(?:制定|出台|编制|修订|起草|印发|发布)[与和并及]$")
_NOT = re.compile(r"(?:不|未|没有|停止|暂停|不再|是否|拟|无须|不得|免于|被|已|已经|曾|建议|可以?)$")
_JOINED_BY_COMMA = re.compile(rf"(?<=[{CITED}{ASIDE}])[，,](?:以及|和|及|与|或|并)[^，]{{0,8}}?(?={CITED})")
_BARE_JOIN = re.compile(rf"[\s{ASIDE}]*+(?:{PINPOINT})?[\s{ASIDE}]*+[，,](?:以及|和|及|与|或|并)?原?\s*+")
_BY = re.compile(r"[被由]$")
_CORRECTING = re.compile(r"本(?:刊|公报|报)|刊[登发载]|勘误|更正")


@dataclass(frozen=True, slots=True)
class _Event:
    start: int
    end: int
    verb: Verb


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation, and where in the mask of its sentence the verb begins that tells it."""

    relation: str
    verb: int


@dataclass(frozen=True)
class _Read:
    """A sentence with its works and verbs."""

    mask: str
    places: Sequence[Place]
    fronts: list[_Event]
    backs: list[_Event]
    correction: bool

    @cached_property
    def _gaps(self) -> list[str]:
        return [self.mask[one[1] : other[0]] for one, other in pairwise(self.places)]

    @cached_property
    def _joined(self) -> list[bool]:
        """For each work but the last whether it has its verb together with the next."""
        return [_BARE_JOIN.fullmatch(gap) is not None or not any(mark in gap for mark in MARKS) for gap in self._gaps]

    @cached_property
    def _barred(self) -> list[bool]:
        """For each work but the last whether a verb, or the one that acts, stands before the next."""
        starts = [event.start for event in self.fronts]
        return [
            _BY.search(gap) is not None or bisect_left(starts, one[1]) < bisect_left(starts, other[0])
            for gap, (one, other) in zip(self._gaps, pairwise(self.places), strict=True)
        ]

    def behind_group(self, index: int) -> str:
        """What stands behind a work and all that is joined to it."""
        while index < len(self._joined) and self._joined[index]:
            index += 1
        return self.mask[self.places[index][1] :]

    def last_before(self, index: int, end: int) -> int | None:
        """The last work before `end` if all from `index` to it have their verb together, else None."""
        while index + 1 < len(self.places) and self.places[index + 1][0] < end:
            if not self._joined[index] or self._barred[index]:
                return None
            index += 1
        return index


def judge(sentence: Sentence, places: Sequence[Place], *, correction: bool = False) -> tuple[Verdict, ...]:
    """What is said of each of `places`, which are ordered places in the mask of the sentence where works are named.

    `correction`: the document corrects what the gazette printed, so that 应为 means that.
    """
    if not places:
        return ()
    read = _Read(sentence.mask, places, _events(sentence.mask, FRONT), _events(sentence.mask, BACK), correction)
    return tuple(
        _front(read, index) or _overruled(read.mask, place) or _back(read, index) or Verdict("cites", 0)
        for index, place in enumerate(places)
    )


def has_back_verb(sentence: Sentence) -> bool:
    """Whether a sentence has a verb that would say something of a work before it."""
    return bool(_events(sentence.mask, BACK))


def announced(sentence: Sentence, pointer: re.Pattern[str] = LISTED) -> Verdict | None:
    """What a sentence says, up to its colon, of the documents in a list that the words of `pointer` point to."""
    colon = re.search(r"[：:]", sentence.mask)
    lead = sentence.mask[: colon.start()] if colon else sentence.mask
    for match in pointer.finditer(lead):
        start, end = match.span()
        mask = lead[:start] + CITED * (end - start) + lead[end:]
        (verdict,) = judge(Sentence(sentence.start, sentence.start + len(mask), mask), [(start, end)])
        if verdict.relation not in ("cites", "based_on", "applies"):
            return verdict
    return None


@cache
def _compiled(verbs: tuple[Verb, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<v{index}>{verb.pattern})" for index, verb in enumerate(verbs)))


def _events(mask: str, verbs: tuple[Verb, ...]) -> list[_Event]:
    return [
        _Event(match.start(), match.end(), verbs[int((match.lastgroup or "v0")[1:])])
        for match in _compiled(verbs).finditer(mask)
    ]


def _front(read: _Read, index: int) -> Verdict | None:
    """What a verb before the object tells; None where none governs it or it says no more than cites."""
    mask, start = read.mask, read.places[index][0]
    verb = next((event for event in reversed(read.fronts) if event.end <= start), None)
    if verb is None:
        return None
    gap = _JOINED_BY_COMMA.sub("、", mask[verb.end : start + 1])[:-1]
    bare = gap.rpartition(CITED)[2]
    if any(mark in gap for mark in MARKS) or len(bare) > _LONGEST_GAP:
        return None
    if any(verb.end <= event.start < start for event in read.backs):
        return None
    before = mask[: verb.start]
    if _NOT.search(before) or _MADE_BEFORE.search(before):
        return None
    relation = _meant(read, index, verb)
    return Verdict(relation, verb.start) if relation else None


def _meant(read: _Read, index: int, verb: _Event) -> str | None:
    """The relation that a front verb means, by the rest of its sentence."""
    before, after = read.mask[: verb.start], read.mask[read.places[index][1] :]
    match verb.verb.sense:
        case "basis":
            clause = read.behind_group(index)
            if not _DRAFTING.search(after) and _APPLIED.match(clause):
                return "applies"
            return "based_on"
        case "manner":
            return "based_on" if _DRAFTING.search(after) and not _APPLIED.match(read.behind_group(index)) else "applies"
        case "beside":
            return "based_on" if _DRAFTING.search(after) else None
        case "fulfil":
            if _NO_OBJECT.match(after):
                return None
            if _PURPOSE.search(before):
                return "based_on" if _DRAFTING.search(after) else "applies"
            return None if _TOLD.search(before) else "applies"
        case "end":
            return _ended(before, after, verb)
        case "part":
            return "amends" if is_part(after) and is_own_act(before) else None
    return verb.verb.relation if verb.verb.relation != "cites" else None


# 《甲》、《乙》的有效期: other objects may stand between.
_ITS_TERM = re.compile(rf"[{CITED}{ASIDE}、和及与]*的?(?:有效|执行|试行|实施|施行)期")


def _ended(before: str, after: str, event: _Event) -> str | None:
    """What a verb of ending before the object tells."""
    if event.verb.relation == "replaces":
        return "replaces" if re.search(r"(?:本[\u4e00-\u9fff]{1,8}|现)$", before) else None
    if not is_own_act(before):
        return None
    if event.verb.relation == "extends":
        return "extends" if _ITS_TERM.match(after) else None
    if event.verb.relation == "repeals" and is_part(after):
        return "partly_repeals"
    return event.verb.relation


def _overruled(mask: str, place: Place) -> Verdict | None:
    """`overrules` where the object is what conflicts with this document."""
    match = CONFLICT.search(mask, place[1])
    if match is None:
        return None
    between = mask[place[1] : match.start()]
    if any(mark in between for mark in MARKS):
        return None
    apart = re.search(r"[与同和跟]本", between) or re.search(
        r"本[\u4e00-\u9fff]{1,8}[与同和跟][^，]{0,40}$", mask[: place[0]]
    )
    return Verdict("overrules", match.start()) if apart else None


def _back(read: _Read, index: int) -> Verdict | None:
    """What a verb behind the object tells; None where none governs it."""
    mask, places = read.mask, read.places
    end = places[index][1]
    event = next((event for event in read.backs if event.start >= end), None)
    if event is None or _BY.search(mask, 0, places[index][0]):
        return None
    # Else another work with a verb of its own stands between, or the one that acted.
    last = read.last_before(index, event.start)
    if last is None:
        return None
    tail = mask[places[last][1] : event.start]
    own = mask[end : places[index + 1][0]] if index < last else tail
    relation = event.verb.relation
    if relation in ("issues", "forwards"):
        held = len(tail) <= 3 * _LONGEST_GAP
    elif relation == "corrects":
        held = read.correction or _CORRECTING.search(mask) is not None
    elif relation == "replies_to":
        held = True
    elif not holds(tail, mask[event.end :]):
        held = False
    else:
        what = subject(own, tail, index == last)
        held = what is not None
        if what == "part":
            # 《甲》明确的任务继续执行 says nothing of the work.
            held = relation != "replaces" and (relation != "confirms" or "有效" in mask[event.start : event.end])
        if (relation, what) == ("repeals", "part"):
            relation = "partly_repeals"
    return Verdict(relation, event.start) if held else None
