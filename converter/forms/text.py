"""What a text looks like: closed or broken off, how wide, the same as another."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from converter.model.place import Passage

FOLIO = re.compile(r"[—－\-–·]\s*(\d{1,4})\s*[—－\-–·]")
PARENTHESIS = re.compile(r"[（(][^（()）]{1,40}[)）]")

CLOSERS = "”’』」）)》〉】〕］]\"'"
TERMINALS = "。！？；：!?;:…"
_OPENERS = {"《": "》", "“": "”", "（": "）", "(": ")", "〔": "〕", "【": "】", "「": "」"}
_MARKS = re.compile("[" + re.escape("".join((*_OPENERS, *_OPENERS.values()))) + "]")
_REMARK = re.compile(r"[。！？；][（(][^（()）]{1,60}[)）]$")
_NARROW = re.compile("[\0-\u04ff]+")

_LIKENESS = 0.85


def unfinished(text: str) -> bool:
    """Whether a text breaks off: no closing punctuation (closing quotes and brackets are looked through).

    A remark in brackets behind a full stop (``……。（牵头单位：市水务局）``) belongs to the sentence before it.
    """
    whole = text.rstrip()
    remark = _REMARK.search(whole)
    kernel = (whole[: remark.start() + 1] if remark else whole).rstrip(CLOSERS)
    return not kernel or kernel[-1] not in TERMINALS or opened(text)


def opened(text: str) -> bool:
    """Whether a quotation mark, book title mark or bracket is still open at the end of `text`."""
    waiting: list[str] = []
    for char in _MARKS.findall(text):
        if char in _OPENERS:
            waiting.append(char)
        elif (waiting and char in ("）", ")") and waiting[-1] in ("（", "(")) or (
            waiting and char == _OPENERS[waiting[-1]]
        ):
            waiting.pop()
    return bool(waiting)


def sentence_end(text: str, start: int = 0) -> int:
    """Where the first sentence of `text` from `start` on ends, behind 。 and closing marks; 0 where none ends."""
    at = text.find("。", start)
    if at < 0:
        return 0
    at += 1
    while at < len(text) and text[at] in CLOSERS:
        at += 1
    return at


def width(text: str) -> float:
    """The width in em: Chinese characters and punctuation 1, Latin letters and digits about a half."""
    return len(text) - 0.5 * sum(map(len, _NARROW.findall(text)))


def squeeze(text: str) -> str:
    """Without any blank."""
    return "".join(text.split())


def alike(one: str, other: str) -> bool:
    """Whether two titles are the same up to a slip of print (a doubled word, a lost character)."""
    return likeness(one, other) >= _LIKENESS


def likeness(one: str, other: str) -> float:
    """How like two titles are, blanks aside: 1 for the same one."""
    one, other = squeeze(one), squeeze(other)
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


_ONE_STYLE = str.maketrans("()［］[]“”‘’\"'", "（）〔〕〔〕＂＂＂＂＂＂")


@lru_cache(1 << 13)
def fold_title(text: str) -> str:
    """A title as it is compared: no blanks, one style of brackets and quotes."""
    return squeeze(text).translate(_ONE_STYLE)


_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f‘’“”—…·"
_BROKEN = re.compile(rf"(?<=[{_WIDE}])[ \t\u3000]+(?=[{_WIDE}])|[ \t]+(?=[²³])")


def tidy(passage: Passage) -> Passage:
    """Without blanks between two wide characters, and at both ends; a blank beside Latin letters or digits stays."""
    parts: list[Passage] = []
    at = 0
    for match in _BROKEN.finditer(passage.text):
        parts.append(passage[at : match.start()])
        at = match.end()
    return Passage.joined([*parts, passage[at:]]).strip() if parts else passage.strip()
