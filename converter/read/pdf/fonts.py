"""Finds fonts whose codes do not mean what they show: by codes without meaning, and by what the text looks like."""

from __future__ import annotations

from collections import Counter

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


class Census:
    """What the text in each font looks like, page by page."""

    def __init__(self) -> None:
        self.han: Counter[str] = Counter()
        self.common: Counter[str] = Counter()
        self.letters: Counter[str] = Counter()
        self.square: Counter[str] = Counter()

    def count(self, sheet: Sheet) -> None:
        """Counts the visible characters of a page."""
        for glyph in sheet.glyphs:
            if glyph.bad or glyph.hidden:
                continue
            name = sheet.fonts[glyph.font]
            if "\u3400" <= glyph.char <= "\u9fff":
                self.han[name] += 1
                self.common[name] += glyph.char in COMMON
            elif glyph.char.isascii() and glyph.char.isalpha():
                self.letters[name] += 1
                self.square[name] += _is_square(glyph)

    def lying(self) -> frozenset[str]:
        """Fonts whose Han text has the letters of no Chinese, and fonts whose Latin letters are as wide as Han."""
        return frozenset(
            (
                *(
                    name
                    for name, count in self.han.items()
                    if count >= _ENOUGH and self.common[name] < _LEAST_COMMON * count
                ),
                *(
                    name
                    for name, count in self.letters.items()
                    if count >= _ENOUGH_LETTERS and self.square[name] >= 0.9 * count and self.han[name] < 0.1 * count
                ),
            )
        )


def doubtful_fonts(sheet: Sheet, lying: frozenset[str]) -> list[Doubt]:
    """Marks as `bad` the glyphs of a page in fonts that lie; tells each font with unreadable or doubtful characters."""
    unreadable: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    for glyph in sheet.glyphs:
        name = sheet.fonts[glyph.font]
        if glyph.hidden:
            continue
        if glyph.bad:
            unreadable[name] += 1
        elif name in lying and glyph.char.strip():
            glyph.bad = True
            doubtful[name] += 1
    return [
        *(Doubt("font-unreadable", sheet.number, _words(sheet, name, count)) for name, count in unreadable.items()),
        *(Doubt("font-doubtful", sheet.number, _words(sheet, name, count)) for name, count in doubtful.items()),
    ]


def _words(sheet: Sheet, name: str, count: int) -> tuple[tuple[str, str], ...]:
    return (("count", str(count)), ("font", name.partition("+")[2] or name), ("page", str(sheet.number)))


def _is_square(glyph: Glyph) -> bool:
    return glyph.size > 0 and _SQUARE <= glyph.box.width / glyph.size <= 1.07 and glyph.char not in "MWmw"
