"""Known names in a text: people and places, which no dictionary may cut or change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from converter.languages.traditional.person import person
from converter.languages.traditional.spans import Lexicon, Piece
from converter.profile import Variant

_HAN = re.compile(r"[\u3400-\u9fff]")

BEHIND = re.compile(
    r"同志|先生|女士|等[^，。；、]{0,4}(?:名|位|人|同志|代表)|[担兼出]?任|分管|负责|牵头|主持|出席|参加|陪同|带队|率队|调研|讲话|致辞|宣读"
    r"|介绍|指出|强调|表示|一行|当选|列席|主任|书记|委员|副?[市区县省镇乡州局厅处科部院校所行站队会]长|副主|副书|代表|教授|博士|律师"
)
"""What stands behind a name and behind little else."""
_LOOSELY_BEHIND = re.compile(r"[的为在到赴和与及说作被获向对率曾已将等]")
_BEFORE = re.compile(r"[长记任员席志士生人命聘免去由请]$")
"""The end of a title or of a verb that takes a person."""

# Characters that make a word with the first character of a name: 位于|海门, 由于|建设, 最后|志强.
_BINDS = {
    "于": "位由对关属处基鉴低高大限用在至终便易善勇敢乐急长短早晚多少"
    "小优强弱归坐立源利有助趋倾忠安专致适出等落服从介濒严敏",
    "后": "之以今最然前先事此随背售落往日善幕课战台",
    "余": "其剩结多业节盈富空",
    "范": "示规模防典师风就",
    "干": "若骨实主树才苦",
    "种": "各一这那多品物树两几某何播",
    "游": "旅导上下中郊出云",
    "党": "政入全我建",
    "谷": "稻五山硅河",
    "姜": "生老",
    "云": "风白乌上多祥",
    "征": "特象长出应",
}
# Given names that are common words, so that 由于建设 may be 由于 + 建设; two characters each.
_WORDS = frozenset(
    re.findall(
        "..",
        "建设建国建军建成建新立新创新发展发明海洋海防海关和平国庆国际国防国家长江文化文明卫生卫星光明振兴复兴"
        "民主自立自然学习学会学校团结平安平原大海东方东海东升洪水江海海门海安海州海边海滨开发技术春节红军新建"
        "新城志愿永久长期天津江苏广西广州明年今年金山金融南通北京安全安徽安排经济经常高新高速同意成立成本",
    )
)


@dataclass(frozen=True, slots=True)
class Names:
    """Names that are known, with their Traditional forms."""

    people: Lexicon
    written: Lexicon

    @staticmethod
    def of(variant: Variant, people: Iterable[str], written: Mapping[str, str]) -> Names:
        """People in the forms of a variant, and names whose form is `written` down (Simplified → Traditional)."""
        return Names(
            Lexicon.of(
                {name: person(name, variant) for name in sorted(people) if len(name) > 1 and name not in written}
            ),
            Lexicon.of(written),
        )

    def find(self, text: str) -> Iterator[Piece]:
        """Where the names stand in `text`: people, then what is written down, which wins where both overlap."""
        yield from self.persons(text)
        yield from self.written.find(text)

    def persons(self, text: str) -> Iterator[Piece]:
        """Where people stand in `text`."""
        return (piece for piece in self.people.find(text) if is_name_here(text, piece.start, piece.end))


def is_name_here(text: str, start: int, end: int) -> bool:
    """Whether the known name at `start` to `end` is one here, and not the end of one word and the start of another.

    >>> is_name_here("由于文海同志担任", 1, 4), is_name_here("对于文海的处分", 1, 4), is_name_here("位于海门区", 1, 3)
    (True, True, False)
    """
    closed = end == len(text) or not _HAN.match(text, end)
    if BEHIND.match(text, end):
        return True
    bound = start > 0 and text[start - 1] in _BINDS.get(text[start], "")
    if end - start > 2:
        return not bound or text[start + 1 : end] not in _WORDS
    free = start == 0 or not _HAN.match(text, start - 1) or _BEFORE.search(text, 0, start) is not None
    return free and not bound and (closed or _LOOSELY_BEHIND.match(text, end) is not None)
