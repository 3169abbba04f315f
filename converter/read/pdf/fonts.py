"""Finds fonts whose codes do not mean what they show: by codes without meaning, and by what the text looks like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converter.read.pdf.pairs import Neighbours, is_han
from converter.read.pdf.printed import Doubt
from converter.read.pdf.sheet import Glyph, Sheet

COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战"
    "先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白"
    "教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且"
    "究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值"
    "号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞"
    "國會為這個來時們對發經過說產種業從學體當點開還實現應關與進動務機構區長電農報員題規資權證據處辦傳統條約議總專員單項聯"
    "府政镇街村企项目附令函批案责监督促落财税计划环境安全社区居乡通知意见实施办法规定条例决定印发执行有关单位人民政府办公室"
)
"""Characters that are frequent in any Chinese text, of both scripts."""

_ENOUGH = 80
"""Han characters of one font from which on their frequency tells something."""

_LEAST_COMMON = 0.18
"""In running Chinese text at least half of the characters are common ones; at random about one in ten is."""

_SQUARE = 0.93
_ENOUGH_LETTERS = 8

_BESIDE = 1.6
"""In em: so far from one another neighbours begin at most."""

_PRIVATE_KINDS, _PRIVATE = 8, 0.5
"""So many private-use characters, and so much of the text: the font shows text with them; fewer are bullets."""


class Lying(NamedTuple):
    """Fonts whose characters are not those that they show: by their names, or by their names on single pages.

    `private` are fonts whose text is of private-use characters, which say nothing.
    """

    fonts: frozenset[str] = frozenset()
    pages: frozenset[tuple[int, str]] = frozenset()
    private: frozenset[str] = frozenset()

    def lies(self, page: int, font: str) -> bool:
        """Whether what a font says on a page is no text."""
        return font in self.fonts or (page, font) in self.pages


class Census:
    """What the text in each font looks like, page by page."""

    def __init__(self) -> None:
        self.han: Counter[str] = Counter()
        self.common: Counter[str] = Counter()
        self.letters: Counter[str] = Counter()
        self.square: Counter[str] = Counter()
        self.inked: Counter[str] = Counter()
        self.private: Counter[str] = Counter()
        self._kinds: dict[str, set[str]] = {}
        self._neighbours: dict[str, Neighbours] = {}
        self._pages: set[tuple[int, str]] = set()

    def count(self, sheet: Sheet) -> None:
        """Counts the visible characters of a page."""
        for glyph in sheet.glyphs:
            if glyph.bad or glyph.hidden or glyph.char == " ":
                continue
            name = sheet.fonts[glyph.font]
            self.inked[name] += 1
            if is_han(glyph.char):
                self.han[name] += 1
                self.common[name] += glyph.char in COMMON
            elif glyph.char.isascii() and glyph.char.isalpha():
                self.letters[name] += 1
                self.square[name] += _is_square(glyph)
            elif is_private(glyph.char):
                self.private[name] += 1
                self._kinds.setdefault(name, set()).add(glyph.char)
        own: dict[str, Neighbours] = {}
        for font, run in _runs(sheet.glyphs):
            own.setdefault(sheet.fonts[font], Neighbours()).add(run)
        for name, found in own.items():
            # Two fonts of one name may say different things.
            if found.shuffled:
                self._pages.add((sheet.number, name))
            self._neighbours.setdefault(name, Neighbours()).take(found)

    def lying(self) -> Lying:
        """Fonts whose Han text has the letters or the words of no Chinese, and whose Latin letters are as wide as Han.

        Fonts with too little text are none of them.
        """
        rare = (name for name, han in self.han.items() if han >= _ENOUGH and self.common[name] < _LEAST_COMMON * han)
        square = (
            name
            for name, count in self.letters.items()
            if count >= _ENOUGH_LETTERS and self.square[name] >= 0.9 * count and self.han[name] < 0.1 * count
        )
        shuffled = (name for name, found in self._neighbours.items() if found.shuffled)
        private = (
            name
            for name, kinds in self._kinds.items()
            if len(kinds) >= _PRIVATE_KINDS and self.private[name] >= _PRIVATE * self.inked[name]
        )
        return Lying(frozenset((*rare, *square, *shuffled)), frozenset(self._pages), frozenset(private))


def doubtful_fonts(sheet: Sheet, lying: Lying) -> list[Doubt]:
    """Marks as `bad` the glyphs of a page in fonts that lie; tells each font with unreadable or doubtful characters."""
    unreadable: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    private: Counter[str] = Counter()
    for glyph in sheet.glyphs:
        name = sheet.fonts[glyph.font]
        if glyph.hidden:
            continue
        if glyph.bad:
            unreadable[name] += 1
        elif is_private(glyph.char):
            glyph.bad = name in lying.private
            private[name] += 1
        elif glyph.char.strip() and lying.lies(sheet.number, name):
            glyph.bad = True
            doubtful[name] += 1
    return [
        *(Doubt("font-unreadable", sheet.number, _words(sheet, name, count)) for name, count in unreadable.items()),
        *(Doubt("font-doubtful", sheet.number, _words(sheet, name, count)) for name, count in doubtful.items()),
        *(Doubt("private-use-font", sheet.number, _words(sheet, name, count)) for name, count in private.items()),
    ]


def is_private(char: str) -> bool:
    """Whether a character is one that Unicode leaves to private use (D49): it means what a font shows."""
    return "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000"


def _runs(glyphs: Sequence[Glyph]) -> Iterator[tuple[int, str]]:
    """The Han characters that stand side by side, also one below the other, in one font; and the font."""
    run: list[str] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.bad or glyph.hidden or not is_han(glyph.char):
            if last is not None:
                yield last.font, "".join(run)
            run, last = [], None
            continue
        if last is not None and not (glyph.font == last.font and _is_beside(last, glyph)):
            yield last.font, "".join(run)
            run = []
        run.append(glyph.char)
        last = glyph
    if last is not None:
        yield last.font, "".join(run)


def _is_beside(one: Glyph, other: Glyph) -> bool:
    far, near = _BESIDE * one.size, 0.5 * one.size
    across, down = abs(other.box.x0 - one.box.x0), abs(other.box.top - one.box.top)
    return across < far and down < far and (across < near or down < near)


def _words(sheet: Sheet, name: str, count: int) -> tuple[tuple[str, str], ...]:
    return (("count", str(count)), ("font", name.partition("+")[2] or name), ("page", str(sheet.number)))


def _is_square(glyph: Glyph) -> bool:
    return glyph.size > 0 and _SQUARE <= glyph.box.width / glyph.size <= 1.07 and glyph.char not in "MWmw"
