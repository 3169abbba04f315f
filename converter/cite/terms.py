"""From when until when a document says that it holds: 本办法自2023年6月1日起施行，有效期五年.

Only what is said of the document itself counts: without a subject, of 本办法, of its own title, or of what its title
names. A day that print leaves open (自发布之日起30日后) is a finding and no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from converter.cite import titles
from converter.cite.days import FROM, Start, day_of, last_day, start_of
from converter.cite.sentences import ASIDE, CITED, LABEL, Sentence, masked, sentences
from converter.model.block import Item, Paragraph
from converter.model.finding import Finding, note, warning
from converter.model.issue import Document, InForce
from converter.model.number import figure
from converter.model.place import Passage

_WORTH = re.compile(r"起[^。；]{0,24}?(?:施行|实施|执行|生效|试行|实行|有效)|有效期|试行期|执行期|施行期")
_VERB = re.compile(
    rf"(?:[^，。；\x01]{{0,2}})?(?:正式|开始|试|起|同时|全面)?(?:施行|实施|执行|生效|试行|实行|启用)(?=[，,。；;：:）)\s{ASIDE}]|$)"
)
_NOUN = (
    r"(?:通知|办法|规定|细则|意见|决定|方案|规划|计划|公告|通告|通报|条例|规则|规程|规范|措施|政策|标准|制度|文件|批复"
    r"|预案|令|章程|指引|指南|目录|清单|文|法)"
)
_SELF = re.compile(
    rf"本(?![省市县区州局院部厅委镇乡])[\u4e00-\u9fff]{{0,8}}?{_NOUN}(?:[\s{ASIDE}]*+)|现(?:予以?)?(?:印发|公布|发布|颁布|下发)(?:给你们)?|并|和|\s*+"
)
_YEAR = r"(?P<year>(?:19|20)\s*+\d\s*+\d|[一二][〇○零一二三四五六七八九]{3})"
_COUNT = r"(?P<count>[一二两三四五六七八九十\d]{1,3})"
_TERM_NAME = r"(?:有效|试行|执行|施行|实施|暂行)期限?"
_UNTIL = re.compile(
    rf"(?:{_TERM_NAME})?(?:截止|截至|延续|执行|施行|实施|有效|试行)?[至到]\s*+{_YEAR}\s*+年\s*+(?P<month>[一二三四五六七八九十\d]{{1,3}})\s*+月"
    r"\s*+(?P<day>[一二三四五六七八九十\d]{1,3})\s*+日(?:止|有效|终止|废止)?"
)
_FOR = re.compile(
    rf"(?:{_TERM_NAME}(?:初定|暂定|定|原则上|设定)?(?:为|是)?|试行|暂行|有效)\s*+{_COUNT}\s*+(?P<unit>年|个月|周年)(?!度)"
)
_CUT = re.compile("[，,：:]")
# 第十条自2024年起施行 is said of an article.
_LABEL = re.compile(rf"^(?!\s*+第[^条]{{1,6}}条[自从于]){LABEL}")
_SHORTEST_NAMED = 4


@dataclass(slots=True)
class _Read:
    """What has been read of one document."""

    starts: list[Start] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    terms: set[tuple[int, int]] = field(default_factory=set)
    passages: list[Passage] = field(default_factory=list)


def in_force(document: Document) -> tuple[InForce | None, tuple[Finding, ...]]:
    """The term of a document, None where it tells none, and what was doubtful in it."""
    read = _Read()
    keys = [
        titles.same_title_key(document.title.text),
        *(titles.same_title_key(one.title.text) for one in document.parts),
    ]
    own = [key for key in keys if key]
    for passage in _passages(document):
        if _WORTH.search(passage.text):
            _read(passage, document.signed, own, read)
    if not (read.starts or read.days):
        return None, ()
    return _concluded(read)


def _passages(document: Document) -> Iterator[Passage]:
    for part in document.parts:
        if part.kind != "annex":
            for block in part.blocks:
                if isinstance(block, Paragraph | Item):
                    yield block.passage


def _read(passage: Passage, signed: date | None, own: list[str], read: _Read) -> None:
    """Reads one passage into `read`."""
    text = passage.text
    named = titles.find(text)
    foreign = [(one.start, one.end) for one in named if titles.same_title_key(one.title) not in own]
    self_named = [(one.start, one.end) for one in named if (one.start, one.end) not in foreign]
    chars = list(masked(text, foreign))
    for start, end in self_named:
        chars[start:end] = "本" + "文" * (end - start - 1)
    following = False
    for sentence in sentences("".join(chars)):
        clauses = list(_clauses(sentence))
        begun = _starts(sentence, clauses, signed, own, read)
        if begun or following or any(_SELF.match(clause) and clause.startswith("本") for clause in clauses):
            ended = _ends(clauses, begun or following, read)
            if begun or ended:
                read.passages.append(passage[sentence.start : sentence.end])
        following = begun


def _clauses(sentence: Sentence) -> Iterator[str]:
    """The clauses of a sentence, the first without the label of its paragraph."""
    for index, clause in enumerate(_CUT.split(sentence.mask.rstrip("。；;！!？?\n "))):
        yield _LABEL.sub("", clause) if index == 0 else clause


def _starts(sentence: Sentence, clauses: list[str], signed: date | None, own: list[str], read: _Read) -> bool:
    """Whether a clause tells from when the document holds; reads it if so."""
    told = any(clause.startswith(("本", "现予", "现印发", "现公布", "现发布", "现将本")) for clause in clauses)
    begun = False
    for clause in clauses:
        match = FROM.search(clause)
        if match is None or not _VERB.fullmatch(clause, match.end()):
            continue
        subject = clause[: match.start()].strip()
        if subject and not (_SELF.fullmatch(subject) or _is_named(subject, own)):
            continue
        if not subject and CITED in sentence.mask and not told:
            continue
        start = start_of(match, signed)
        if not start.here:
            read.starts.append(start)
            begun = True
    return begun


def _is_named(subject: str, own: list[str]) -> bool:
    """Whether a subject is what the title of the document or of a part of it names."""
    key = titles.same_title_key(subject)
    return len(key) >= _SHORTEST_NAMED and CITED not in key and any(key in title for title in own)


def _ends(clauses: list[str], begun: bool, read: _Read) -> bool:
    """Whether clauses tell until when the document holds, by a day or a term; reads them if so."""
    ended = False
    for clause in clauses:
        plain = clause
        if subject := _SELF.match(clause):
            plain = clause[subject.end() :]
        if not begun and plain == clause:
            continue
        from_ = FROM.match(plain)
        rest = plain[from_.end() :] if from_ else plain
        if match := re.match(rf"(?:起?(?:施行|实施|执行|试行|有效))?\s*+(?:{_UNTIL.pattern})", rest):
            if day := day_of(match["year"], match["month"], match["day"]):
                read.days.add(day)
                ended = True
        elif match := _FOR.match(rest):
            count = figure(match["count"].replace("两", "二"))
            read.terms.add((0, count) if match["unit"] == "个月" else (count, 0))
            ended = True
    return ended


def _concluded(read: _Read) -> tuple[InForce | None, tuple[Finding, ...]]:
    """The one term that all that was read agrees on, and findings where it does not."""
    evidence = tuple(dict.fromkeys(span for passage in read.passages for span in passage.spans))
    where = read.passages[0].span
    words = read.passages[0].text.strip()
    findings: list[Finding] = []
    days = {start.day for start in read.starts if start.day}
    start = next(iter(days)) if len(days) == 1 else None
    if len(days) > 1:
        told = "、".join(day.isoformat() for day in sorted(days))
        findings.append(warning("cite/starts-differ", where, days=told))
    elif read.starts and start is None:
        findings.append(note("cite/start-open", where, text=words))
    counted = {last_day(start, *term) for term in read.terms} if start else set()
    ends = read.days or counted
    until = next(iter(ends)) if len(ends) == 1 else None
    if len(ends) > 1 or (read.days and counted and not counted <= read.days):
        told = "、".join(day.isoformat() for day in sorted(read.days | counted))
        findings.append(warning("cite/ends-differ", where, days=told))
    rules = [one.rule for one in read.starts if one.day == start][:1]
    if read.days:
        rules.append("until-date")
    elif read.terms:
        rules.append("years" if next(iter(read.terms))[0] else "months")
    return InForce(start, until, "+".join(rules), evidence), tuple(findings)
