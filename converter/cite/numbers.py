"""Document numbers in running text: single ones, lists, ranges and orders, trimmed to what belongs to them.

`find` reads a text and gives every number with the printed words that name it. What stands before the bracket is cut
back to the 代字: to one that the profile knows, else by words that no 代字 holds (根据通政发… → 通政发).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from converter.cite import hong_kong_macao
from converter.model.number import CLOSE, COUNT, OPEN, ORDER_KINDS, YEAR, DocumentNumber, Form, figure, fold
from converter.profile import Profile

# What follows 号 where it names a place, a machine or a day and no document (5号楼, 3号线, 20号前).
_NO_DOCUMENT = (
    r"(?!\s*(?:楼|路|线(?!索)|桥|泵|门|院|井|地块|热线|码头|机组|船|轮|车|库|台风|公路|高速|标段|专栏"
    r"|幢|栋|弄|巷|街|房|馆|闸|坝|炉|仓|矿|之?前|以前|起|晚|上午|下午))"
)
_END = rf"[号號]{_NO_DOCUMENT}"
_DASH = r"(?:[—–－\-~～‐―─]{1,2}|至|到)"
_AND = r"(?:、|和|及|与|與|以及|或)"
_ONE = rf"(?:第\s*)?(?:{COUNT})"
# Blanks are taken whole (`*+`): two such runs side by side would else be tried in every division.
_SOME = rf"{_ONE}(?:\s*+[号號]?\s*+{_DASH}\s*{_ONE})?"
_LIST = rf"(?P<list>{_SOME}(?:\s*+(?:[号號](?:文件?)?+)?\s*+{_AND}\s*{_SOME})*)\s*{_END}"

# 同年 stands for the 代字 and the year of the number before it in the sentence.
_DATED = re.compile(rf"[{OPEN}]\s*(?P<year>{YEAR})\s*[{CLOSE}]|同年(?=\s*(?:第\s*)?\d)")
_NUMBERS = re.compile(rf"\s*{_LIST}")
_BARE = re.compile(rf"\s*(?P<list>{COUNT})(?=\s*(?:[）)〕\]】》，。；、：,;]|$))")
_MORE = re.compile(rf"\s*(?:{_AND}|[，,；])\s*(?:[{OPEN}]\s*(?P<year>{YEAR})\s*[{CLOSE}]|同年)\s*{_LIST}")
_ORDER = re.compile(
    rf"(?P<kind>{ORDER_KINDS})\s*+(?P<open>[（(])?\s*+(?:(?P<year>{YEAR})\s*年\s*)?(?=第){_LIST}"
    r"(?(open)(?:\s*[）)])?)"
)
_ORDER_BEHIND = re.compile(rf"第\s*(?P<list>{COUNT})\s*[号號]\s*(?:[）)]\s*)?(?P<kind>{ORDER_KINDS})")
# Looked for backwards: a pattern that begins with 第 is found ten times as fast as one that may begin with a year.
_YEAR_BEFORE = re.compile(rf"(?:[（(]\s*)?(?:(?P<year>{YEAR})\s*年\s*)?\Z")
_YEAR_WITHIN = 24
_KINDS = ORDER_KINDS.split("|")
# Bodies of the whole state, whose orders are also named by the number first: 第743号国务院令.
_NUMBER_FIRST = re.compile(
    rf"(?=第){_LIST}\s*(?P<series>(?:中华人民共和国)?(?:国务院|主席)令|(?:中華人民共和國)?(?:國務院|主席)令)"
)
_KIND_LEFT_OUT = re.compile(rf"第\s*(?P<list>{COUNT})\s*[号號](?!\s*[\u4e00-\u9fff])")
_ONLY_BODIES = re.compile(rf"[{OPEN}][\u4e00-\u9fff、\s]*\Z")
_PIECES = re.compile(rf"(?P<dash>{_DASH})?\s*(?:第\s*)?(?P<figure>{COUNT})")

_ROUND = "（(〈<"
_SENTENCE_END = re.compile("[。！？!?]")
_LINK = "、，,；;（(及和与與或"
"""What may stand before a number without its 代字, which is then that of the number before it in the sentence."""
_LONGEST_RUN = 26
_LONGEST_SERIES = 12
_LONGEST_RANGE = 100

# Brackets that also hold years of other things (规划（2021）) need an ending that 代字 usually have.
_USUAL_END = re.compile(r"[发函办府政任规电字复令管人税委会文告党通传报综法建财教组干监]$")
# Words that stand before a 代字 and in none of the 594 of `real-numbers.tsv`.
_STOP = re.compile(
    r"根据|依据|按照|依照|遵照|比照|参照|参见|参阅|执行|废止|停止|撤销|失效|印发|转发|下发|发布|公布|颁布|批转|修订|修改"
    r"|通知|意见|方案|规定|决定|文件|批复|精神|要求|政府|国务院|办公[厅室]|委员会|同意|贯彻|落实|适用|包括|替代|代替"
    r"|取代|制定|出台|施行|实施|宣布|延长|其中|以及|上述|下列|依(?!法)|[的和与及以按照据在至或等了是从将把被向于并且已号第见日月]"
    r"|根據|依據|廢止|執行|轉發|發布|公佈|意見|規定|決定|國務院|辦公[廳室]|委員會|與|據|號|見"
)
# Words that lead up to a 代字 but may also stand inside one.
_FRONT = re.compile(r"^[对由如该现原查附为经请因接]+(?=..)")
# Short names of provinces that no 代字 has but in front.
_PROVINCE = re.compile(r"(?<=..)[沪渝苏浙皖闽赣鲁豫鄂湘粤桂琼黔滇陕冀晋辽](?=.)")

# Words that stand before a body's name and in none.
_ORDER_STOP = re.compile(
    r"根据|依据|按照|依照|遵照|比照|参照|参见|执行|废止|停止|撤销|公布|颁布|修订|修改|通知|意见|规定|决定|实施|施行|[的年月日]"
    r"|根據|依據|廢止|執行|公佈|規定|決定"
)
_ORDER_FRONT = re.compile(r"^[和及与或以由经原见按据依即如将对在因與見據經]+(?=..)")
_BODY_END = re.compile(r"(?:政府|主席|国务院|國務院|军委|人大|大会)$")
_PLACELESS = re.compile(r"^[省市县區区州本]|^自治|^政府|^人民政府")


@dataclass(frozen=True, slots=True)
class Known:
    """What a profile knows of numbers: its 代字 (names of orders among them), its bodies, how bodies' names end."""

    series: frozenset[str]
    bodies: tuple[str, ...]
    endings: tuple[str, ...]

    @staticmethod
    def of(profile: Profile) -> Known:
        """The part of a profile that `find` needs."""
        return Known(
            frozenset(entry.name for entry in profile.series),
            tuple(body.name for body in profile.bodies),
            profile.words.body_endings,
        )


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number and the words ``text[start:end]`` that name it; the numbers of one list share them.

    `doubtful`: a range that runs backwards or is too long to be one; only its ends are given.
    """

    start: int
    end: int
    number: DocumentNumber
    order: bool = False
    doubtful: bool = False

    @property
    def placeless(self) -> bool:
        """Whether an order names its body only as 市人民政府, so that the number alone tells no document."""
        return self.order and bool(_PLACELESS.search(self.number.series))


def find(text: str, known: Known) -> tuple[FoundNumber, ...]:
    """All numbers in `text` in order of their places. Words of different lists never overlap."""
    signed = "号" in text or "號" in text
    if not (signed or known.series or "/" in text or "of" in text):
        return ()
    folded = fold(text)
    found = [FoundNumber(*one) for one in hong_kong_macao.find(folded)]
    if signed:
        found += (*_of_series(folded, known), *_of_orders(folded, known))
    elif known.series:
        found += _of_series(folded, known)
    kept: list[FoundNumber] = []
    for one in sorted(found, key=_place):
        if not kept or one.start >= kept[-1].end or _place(one) == _place(kept[-1]):
            kept.append(one)
    return tuple(kept)


def _place(one: FoundNumber) -> tuple[int, int]:
    return one.start, one.end


def _of_series(text: str, known: Known) -> Iterator[FoundNumber]:
    """Numbers of the form 代字〔年〕序号."""
    done = 0
    last: DocumentNumber | None = None
    for match in _DATED.finditer(text):
        if match.start() < done:
            continue
        at, series, year = match.start(), "", figure(match["year"]) if match["year"] else 0
        if year:
            at, series = _series_before(text, match.start(), done, known)
        numbers = _NUMBERS.match(text, match.end())
        if numbers is None and series in known.series:
            numbers = _BARE.match(text, match.end())
        if not series and last and _leans_on(text, done, match.start(), year):
            at, series, year = match.start(), last.series, year or last.year or 0
        if not (series and numbers):
            continue
        lists = [(year, numbers["list"])]
        done = numbers.end()
        while more := _MORE.match(text, done):
            year = figure(more["year"]) if more["year"] else year
            lists.append((year, more["list"]))
            done = more.end()
        last = DocumentNumber(series, year, 0)
        for year, printed in lists:
            for count, doubtful in _counts(printed):
                yield FoundNumber(at, done, DocumentNumber(series, year, count), doubtful=doubtful)


def _leans_on(text: str, end: int, start: int, year: int) -> bool:
    """Whether a number at `start` takes its 代字 from the one that ended at `end`: 同年12号, or 〔2020〕3号 in a row.

    A bracket behind words is no row: they may be another name, and round brackets hold years of other things.
    """
    if _SENTENCE_END.search(text, end, start):
        return False
    return not year or (text[start] not in _ROUND and text[:start].rstrip()[-1:] in _LINK)


def _of_orders(text: str, known: Known) -> Iterator[FoundNumber]:
    """Orders and announcements: 某市人民政府令第15号, 某市人民政府第15号令, 某局公告2019年第34号 or without 公告."""
    if any(kind in text for kind in _KINDS):
        done = 0
        for match in _ORDER.finditer(text):
            at, body = _body_before(text, match.start(), done, known)
            if body:
                done = match.end()
                yield from _orders(body + match["kind"], at, match, match["year"])
        done = 0
        for match in _ORDER_BEHIND.finditer(text):
            begin, year = _year_before(text, match.start())
            at, body = _body_before(text, begin, done, known)
            if body:
                done = match.end()
                yield from _orders(body + match["kind"], at, match, year)
        if "院令" in text or "主席令" in text:
            for match in _NUMBER_FIRST.finditer(text):
                yield from _orders(match["series"], match.start(), match, None)
    for match in _KIND_LEFT_OUT.finditer(text):
        begin, year = _year_before(text, match.start())
        if not year:
            continue
        at, body = _body_before(text, begin, 0, known)
        kinds = [body + kind for kind in _KINDS if body + kind in known.series]
        if body and (len(kinds) == 1 or _ONLY_BODIES.search(text, max(0, at - _LONGEST_RUN), at)):
            yield from _orders(kinds[0] if len(kinds) == 1 else body, at, match, year)


def _year_before(text: str, end: int) -> tuple[int, str | None]:
    """Where a year (2019年) and a bracket before `end` begin, and the year; `end` and None where none stands there."""
    match = _YEAR_BEFORE.search(text, max(0, end - _YEAR_WITHIN), end)
    return (match.start(), match["year"]) if match else (end, None)


def _orders(series: str, start: int, match: re.Match[str], printed_year: str | None) -> Iterator[FoundNumber]:
    """The numbers of one list."""
    year = figure(printed_year) if printed_year else None
    for count, doubtful in _counts(match["list"]):
        number = DocumentNumber(series, year, count, Form.ANNOUNCED if year else Form.USUAL)
        yield FoundNumber(start, match.end(), number, order=True, doubtful=doubtful)


def _counts(printed: str) -> Iterator[tuple[int, bool]]:
    """The serial numbers that a list stands for, ranges filled, and whether one is in doubt."""
    if printed.isdecimal():
        yield int(printed), False
        return
    last = 0
    for piece in _PIECES.finditer(printed):
        count = figure(piece["figure"])
        if piece["dash"] and 0 < count - last <= _LONGEST_RANGE:
            yield from ((between, False) for between in range(last + 1, count + 1))
        else:
            yield count, bool(piece["dash"])
        last = count


def _run_before(text: str, end: int, floor: int) -> tuple[list[int], int]:
    """Places of the ideographs that stand before `end`, blanks passed over, and from which of them on they count.

    Blanks inside brackets and between single characters are for alignment; elsewhere they part words.
    """
    places: list[int] = []
    at = end - 1
    floor = max(floor, end - 2 * _LONGEST_RUN)
    while at >= floor and len(places) < _LONGEST_RUN:
        char = text[at]
        if "\u4e00" <= char <= "\u9fff":
            places.append(at)
        elif not char.isspace():
            break
        at -= 1
    places.reverse()
    if at >= floor and text[at] in OPEN:
        return places, 0
    begin = 0
    for index in range(len(places) - 1, 0, -1):
        if places[index] - places[index - 1] == 1 or _line_end_inside(text, places, index):
            continue
        if index + 1 < len(places) and places[index + 1] - places[index] == 1:
            begin = index
            break
    return places, begin


def _line_end_inside(text: str, places: list[int], index: int) -> bool:
    """Whether a line end before `index` cuts a 代字: next to nothing of it stands alone on the line before.

    根据岚⏎政发〔2021〕7号 is cut, 市文化局⏎岚政发〔2021〕7号 are two lines.
    """
    if text[places[index - 1] + 1 : places[index]] != "\n":
        return False
    before = "".join(text[place] for place in places[max(0, index - 8) : index])
    stops = [stop.end() for stop in _STOP.finditer(before)]
    return bool(stops) and 0 < len(before) - stops[-1] <= 2


def _series_before(text: str, end: int, floor: int, known: Known) -> tuple[int, str]:
    """Where the 代字 before the bracket at `end` begins, and the 代字; empty where none stands there."""
    places, begin = _run_before(text, end, floor)
    if not places:
        return end, ""
    run = "".join(text[place] for place in places)
    named = next((cut for cut in range(len(run)) if run[cut:] in known.series), None)
    for stop in _STOP.finditer(run, begin):
        begin = stop.end()
    # One more character, with a sure border before it, makes another 代字 of a known one: 财发, 沪财发.
    if named is not None and (named != begin + 1 or _FRONT.match(run[begin:])):
        return places[named], run[named:]
    if front := _FRONT.match(run[begin:]):
        begin += front.end()
    if provinces := list(_PROVINCE.finditer(run[begin:])):
        begin += provinces[-1].start()
    series = run[begin:]
    if not 2 <= len(series) <= _LONGEST_SERIES or (text[end] in _ROUND and not _USUAL_END.search(series)):
        return end, ""
    return places[begin], series


def _body_before(text: str, end: int, floor: int, known: Known) -> tuple[int, str]:
    """Where the name of the body before the order at `end` begins, and the name; empty where none stands there."""
    places, begin = _run_before(text, end, floor)
    run = "".join(text[place] for place in places)
    named = max((body for body in known.bodies if run.endswith(body)), key=len, default="")
    if named:
        return places[len(run) - len(named)], named
    for stop in _ORDER_STOP.finditer(run, begin):
        begin = stop.end()
    for index in range(begin + 1, len(run)):
        # In brackets too a blank behind a whole name parts two bodies.
        if places[index] - places[index - 1] > 1 and run[begin:index].endswith(known.endings):
            begin = index
    if front := _ORDER_FRONT.match(run[begin:]):
        begin += front.end()
    body = run[begin:]
    if len(body) < 2 or not (body.endswith(known.endings) or _BODY_END.search(body)):
        return end, ""
    return places[begin], _full_name(body, known)


def _full_name(body: str, known: Known) -> str:
    """市政府 → the one body of the profile whose name ends so; any other name as it is."""
    if not _PLACELESS.search(body):
        return body
    whole = re.sub("(?<!人民)政府$", "人民政府", body)
    candidates = [name for name in known.bodies if name.endswith(whole)]
    return candidates[0] if len(candidates) == 1 else body
