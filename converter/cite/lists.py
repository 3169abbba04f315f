"""Lists of works under a line that says what becomes of them: 下列文件自公布之日起废止：, or 规范性引用文件."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from converter.cite.relations import Place, announced
from converter.cite.sentences import LABEL, Sentence, masked, sentences
from converter.cite.verbs import CATALOGUE, CATALOGUED
from converter.model.block import Block, Heading, Item, Note, Paragraph, Table
from converter.model.number import figure

_LABEL = re.compile(LABEL)
_DEPTHS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*+第[一二三四五六七八九十百零]+[章条]",
        r"\s*+[一二三四五六七八九十]+、",
        r"\s*+[（(][一二三四五六七八九十]+[）)]",
        r"\s*+\d{1,3}[.．、]",
        r"\s*+[（(]\d{1,3}[）)]",
    )
)
_FIRST_WITHIN = 6
_LONGEST_CATALOGUE = 40
_REFERENCES = re.compile(r"规范性引用(?:文件|标准)|引用标准")
_ANNEX = re.compile(r"附件\s*+(?P<number>\d{1,2}|[一二三四五六七八九十])?")
_MENTION = re.compile(r"(?P<verb>废止|失效|停止执行|停止使用|修改|修订|继续有效|保留|暂停执行)的")
_IN_ANNEX = re.compile(
    r"附件\s*+[\d一二三四五六七八九十]{0,2}\s*+(?:中?所列|列明|列出|中)的?[^，。：；]{0,12}?(?:文件|规定|规章|通知)"
)
_BARE_TITLE = re.compile(
    r"[^。，；：]{4,90}(?:通知|意见|办法|规定|决定|方案|细则|规划|计划|公告|通告|措施|批复|条例|预案)[（(\s]*"
)
_UNDECIDED = re.compile(r"是否|拟|尚未")


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is said of each work of a list, and the words that say it; `mask` and `verb` where they are a sentence."""

    relation: str
    words: str
    mask: str = ""
    verb: int = 0


def catalogue(text: str) -> Announcement | None:
    """What a heading, a caption or a title says of the works below it, None where it announces no list of works.

    >>> catalogue("宣布失效的文件目录（2023年12月31日前到期）").relation
    'repeals'
    >>> catalogue("关于废止部分文件的决定"), catalogue("拟修改的文件目录")
    (None, None)
    """
    if len(text) > 2 * _LONGEST_CATALOGUE:
        return None
    plain = " ".join(text.split())
    if not plain or len(plain) > _LONGEST_CATALOGUE or _UNDECIDED.search(plain):
        return None
    if _REFERENCES.search(plain):
        return Announcement("applies", plain)
    match = CATALOGUE.search(plain)
    if match is None or plain[match.end() :].startswith("的"):
        return None
    return Announcement(CATALOGUED[match["verb"]], plain)


def announcements(
    blocks: Iterable[Block], places: Mapping[str, Sequence[Place]], whole: Announcement | None = None
) -> dict[str, Announcement]:
    """What is announced of the blocks, tables among them, that stand in a list; by the ids of the blocks.

    `places` are the places of the works that each block names. A list goes on while its blocks begin with one.
    `whole` is said of all the blocks where nothing nearer is.
    """
    found: dict[str, Announcement] = {}
    current, listed, lead = whole, False, len(_DEPTHS)
    for block in blocks:
        if isinstance(block, Table):
            if announcement := catalogue(block.caption.text) or current:
                found[block.id] = announcement
            current, listed = whole, False
        elif isinstance(block, Heading | Paragraph | Item | Note):
            text, named = block.passage.text, places.get(block.id, ())
            # 八、下列文件…： ends at 九、.
            if current is not whole and (depth := _depth(text)) is not None and depth <= lead:
                current, listed = whole, False
            if current and is_entry(text, named):
                found[block.id], listed = current, True
                continue
            if listed or named or isinstance(block, Heading):
                current, listed = whole, False
            if nearer := _announced_in(text, named):
                depth = _depth(text)
                current, listed, lead = nearer, False, -1 if depth is None else depth
    return found


def _depth(text: str) -> int | None:
    """How deep in the usual order of labels the label of a text is; None without one."""
    return next((depth for depth, pattern in enumerate(_DEPTHS) if pattern.match(text)), None)


def is_entry(text: str, named: Sequence[Place]) -> bool:
    """Whether a block is an entry of a list of works: it begins with one, or is a bare title with its number."""
    if not named:
        return False
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    return named[0][0] - begin <= _FIRST_WITHIN or bare_title(text, named) is not None


def bare_title(text: str, named: Sequence[Place]) -> Place | None:
    """The place of a title without marks in an entry of a list: 1. 关于某事的通知（某政发〔2016〕58号）."""
    if len(named) != 1 or "《" in text:
        return None
    label = _LABEL.match(text)
    start = label.end() if label else 0
    before, behind = text[start : named[0][0]], text[named[0][1] :]
    if not _BARE_TITLE.fullmatch(before) or behind.strip(" ）)；;。，,、"):
        return None
    return start, start + len(before.rstrip(" （(\t"))


def _announced_in(text: str, named: Sequence[Place]) -> Announcement | None:
    """What the end of a block says of the list that follows it."""
    if text.rstrip().endswith(("：", ":")):
        last = [one for one in sentences(masked(text, named)) if one.mask.strip()][-1]
        return of_sentence(text, last)
    return None if named else catalogue(text)


def of_sentence(text: str, sentence: Sentence) -> Announcement | None:
    """What a sentence of `text` says of the list that it points to."""
    verdict = announced(sentence)
    if verdict is None:
        return None
    words = text[sentence.start : sentence.end].strip()
    return Announcement(verdict.relation, words, sentence.mask, verdict.verb)


def of_annexes(texts: Iterable[str]) -> dict[int, Announcement]:
    """What the body of a document says of the works in its annexes: 宣布失效的文件见附件1. Without a figure it is 1."""
    found: dict[int, Announcement] = {}
    for text in texts:
        if "附件" not in text:
            continue
        for sentence in sentences(masked(text, ())):
            words = text[sentence.start : sentence.end]
            if words.lstrip().startswith("附件：") or _UNDECIDED.search(words):
                continue
            annexes = [_count(match["number"]) for match in _ANNEX.finditer(words)]
            if verdict := announced(sentence, _IN_ANNEX):
                told = Announcement(verdict.relation, words.strip(), sentence.mask, verdict.verb)
                found |= dict.fromkeys(annexes, told)
            else:
                verbs = [match["verb"] for match in _MENTION.finditer(words)]
                if len(annexes) == len(verbs):
                    pairs = zip(annexes, verbs, strict=True)
                    found |= {count: Announcement(CATALOGUED[verb], words.strip()) for count, verb in pairs}
    return found


def _count(number: str | None) -> int:
    return figure(number) if number else 1
