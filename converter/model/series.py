"""Names of series of documents (代字, names of orders) as keys, and the slugs that are written down for them.

One series is written in several ways: 國發 and 国发, 中华人民共和国财政部令 and 财政部令, L.N. and 法律公告.
`series_key` is the same for all of them. Pinyin without tones, on the other hand, is the same for different series;
``slugs.tsv`` tells them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

# Characters of the 614 names of series in `real-numbers.tsv` and of bodies' names, by OpenCC 1.4 (t2s).
_TRADITIONAL = str.maketrans(
    "備債價優冊別創劃動務勞勵區協參員啟單嚴國圍團執堅報場壓壯獎婦學實寧審專對導層幹庫廢廣廳強復複應採揮據擴於昇晉會查楊"
    "業極構標機檔檢欄權殘氣測滬漁環產産發監稅種稱積穩競節範糧粵約終組統經綜綠網編總績繞繼聯職藥處號衛裝製見規計託記設註証"
    "說説調證護財責費貿資質賽軍軟輯輸轉辦農迴進運遼鄉醫銷錄鑒長門開關隊雲電項預頓領類飲飼養體黃黨齡長憲條訓決議級與嵐緝華",
    "备债价优册别创划动务劳励区协参员启单严国围团执坚报场压壮奖妇学实宁审专对导层干库废广厅强复复应采挥据扩于升晋会查杨"
    "业极构标机档检栏权残气测沪渔环产产发监税种称积稳竞节范粮粤约终组统经综绿网编总绩绕继联职药处号卫装制见规计托记设注证"
    "说说调证护财责费贸资质赛军软辑输转办农回进运辽乡医销录鉴长门开关队云电项预顿领类饮饲养体黄党龄长宪条训决议级与岚缉华",
)
_REPUBLIC = "中华人民共和国"

WESTERN: Mapping[str, str] = {
    "L.N.": "法律公告",
    "G.N.": "政府公告",
    "G.N. (E.)": "号外公告",
    "Ord. No.": "条例",
    "Lei": "法律",
    "Lei/M": "法律/M",
    "Decreto-Lei/M": "法令/M",
    "Portaria/M": "训令/M",
    "Regulamento Administrativo": "行政法规",
    "Ordem Executiva": "行政命令",
    "Despacho do Chefe do Executivo": "行政长官批示",
}
"""English and Portuguese names of series in Hong Kong and Macao, with the Chinese name of the same series."""

_SAME = {**WESTERN, "宪报公告": "政府公告"}


@cache
def series_key(name: str) -> str:
    """One key for all ways of writing the name of a series; Simplified Chinese, without 中华人民共和国 in front.

    >>> series_key("國辦發"), series_key("中华人民共和国国务院令"), series_key("L.N.")
    ('国办发', '国务院令', '法律公告')
    """
    plain = name.translate(_TRADITIONAL)
    short = plain.removeprefix(_REPUBLIC)
    return _SAME.get(plain, short if len(short) > 1 else plain)


@cache
def written_slugs() -> Mapping[str, str]:
    """The slugs that ``slugs.tsv`` writes down, by `series_key`: of series that pinyin does not tell apart.

    The pairs are those among the names in `real-numbers.tsv`, and the one that the design names. The commoner keeps
    plain pinyin; in the other the syllable that differs carries its tone (国发 guofa, 国法 guofa3). What Hong Kong
    prints in two languages goes by its English letters.
    """
    file = resources.files("converter.model") / "slugs.tsv"
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:])
    return {series_key(row[0]): row[1] for row in rows}


@dataclass(frozen=True, slots=True)
class Clash:
    """Different series of one corpus whose documents would stand under one address."""

    slug: str
    series: tuple[str, ...]

    def __str__(self) -> str:
        return f"the slug '{self.slug}' stands for {' and '.join(self.series)}"

    @property
    def advice(self) -> str:
        """What to write into the profile."""
        return f"give one of them another slug: [[series]] with name = \"{self.series[-1]}\" and its own 'slug'"


def clashes(series: Iterable[str], slug: Callable[[str], str]) -> tuple[Clash, ...]:
    """The slugs that `slug` gives to more than one of `series`, sorted; ways of writing one series are no clash.

    An empty slug is told too: an address needs one.
    """
    by_slug: dict[str, dict[str, str]] = {}
    for name in sorted(set(series)):
        by_slug.setdefault(slug(name), {}).setdefault(series_key(name), name)
    return tuple(
        Clash(one, tuple(names.values())) for one, names in sorted(by_slug.items()) if len(names) > 1 or not one
    )
