"""Works that a sentence means without naming them by title or number: overruled regulations, corrected columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from converter.cite.relations import CONFLICT
from converter.cite.sentences import CITED, LABEL, Sentence

_EARLIER = re.compile(
    r"原|以往|以前|之前|此前|过去|先前|既往|现行|[其有]他|其它|有关|相关|凡|发布前|印发前|施行前|各[部县区市]"
)
_REGULATIONS = re.compile(r"规定|文件|政策|办法|通知|意见|决定|纪要|制度|措施")
_AGAINST_THIS = re.compile(
    r"[与同和跟]本[\u4e00-\u9fff]{1,10}?(?:的?(?:规定|内容))?$|[与同和跟]本[\u4e00-\u9fff]{1,12}$"
)
_LEAD = re.compile(rf"{LABEL}(?:凡是?|如果?|若|对)?")
_CORRECTED = re.compile(r"(?:刊[登载发]|发表)的(?P<name>[\u4e00-\u9fff]{2,20}?)(?:一[文栏])?(?:[中里]|第)")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Words ``mask[start:end]`` of a sentence that mean works; `title` where they are the name of a column."""

    start: int
    end: int
    relation: str
    title: str | None = None


def overruled(sentence: Sentence) -> Unnamed | None:
    """The earlier regulations over which the document prevails: 原有规定与本办法不一致的，以本办法为准."""
    match = CONFLICT.search(sentence.mask)
    if match is None:
        return None
    before = re.split("[，,：:]", sentence.mask[: match.start()])
    against = _AGAINST_THIS.search(before[-1])
    if against is None:
        return None
    offset = match.start() - len(before[-1])
    subject = before[-1][: against.start()]
    lead = _LEAD.match(subject)
    start = lead.end() if lead else 0
    words = subject[start:].rstrip()
    if CITED in words or not _EARLIER.search(subject) or not _REGULATIONS.search(words):
        return None
    return Unnamed(offset + start, offset + start + len(words), "overrules")


def corrected(sentence: Sentence) -> Unnamed | None:
    """The column of an earlier issue that a correction names without marks: 同期刊登的大事记中…应为."""
    match = _CORRECTED.search(sentence.mask)
    if match is None or "应为" not in sentence.mask[match.end() :]:
        return None
    return Unnamed(*match.span("name"), "corrects", match["name"])
