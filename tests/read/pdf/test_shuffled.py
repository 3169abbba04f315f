"""Fonts whose map gives each character another meaning, every one a plausible one: found by neighbours, or not told."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import opencc
import pytest

from converter.assemble.documents import split_documents
from converter.model.flow import Flow, Kind, Lost, Strip
from converter.model.place import Passage
from converter.read.pdf.pairs import Neighbours, followers, is_han
from converter.read.pdf.private_use import ranges
from converter.segment.drafts import draft
from converter.segment.join import join
from converter.segment.printed import take_printed
from converter.segment.unread import among
from tests.read.pdf.making import HEAVY, Press, codes, shown, source_of
from tests.read.pdf.mapped import mapped

SAMPLES = [
    (Path(__file__).parents[3] / "gazettes" / "lanpu" / issue / "source.txt").read_text(encoding="utf-8")
    for issue in ("2023-03", "2023-04", "2024-01")
]

CLASSIC = (
    "学而时习之不亦说乎。有朋自远方来不亦乐乎。人不知而不愠不亦君子乎。其为人也孝弟而好犯上者鲜矣。"
    "不好犯上而好作乱者未之有也。君子务本本立而道生。孝弟也者其为仁之本与。为人谋而不忠乎。与朋友交而不信乎。"
    "道千乘之国敬事而信。节用而爱人使民以时。弟子入则孝出则弟。谨而信泛爱众而亲仁。行有余力则以学文。"
    "贤贤易色事父母能竭其力。事君能致其身。与朋友交言而有信。虽曰未学吾必谓之学矣。天地玄黄宇宙洪荒。"
    "日月盈昃辰宿列张。寒来暑往秋收冬藏。闰余成岁律吕调阳。永和九年岁在癸丑。暮春之初会于会稽山阴之兰亭。"
)
PLACES = (
    "筲箕灣鰂魚涌柴灣赤柱石澳淺水灣。薄扶林堅尼地城西營盤上環金鐘灣仔。銅鑼灣跑馬地大坑天后炮台山。"
    "深水埗長沙灣荔枝角美孚葵涌荃灣。屯門元朗天水圍粉嶺上水大埔沙田。鯉魚門鑽石山慈雲山黃大仙樂富九龍塘。"
)
SPECIES = (
    "中华鲟白鲟长江江豚胭脂鱼刀鲚暗纹东方鲀松江鲈鱼。花鳗鲡扬子鳄东方白鹳黑嘴鸥小青脚鹬。"
    "赤腹鹰红隼银杏水杉红豆杉香樟榉树朴树黄檀。聚氯乙烯聚丙烯酰胺二氧化硫氮氧化物。邻苯二甲酸二丁酯三氯甲烷四氯化碳。"
)
SURNAMES, GIVEN = "张王李赵陈刘杨黄周吴徐孙朱马胡郭", "建国丽华志强晓东秀英燕文博雪梅新玉兰德明桂芳俊杰红霞"


def names() -> str:
    chance = random.Random(3)
    people = (chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2)))) for _ in range(400))
    return "、".join(people)


def neighbours(text: str) -> Neighbours:
    found = Neighbours()
    for run in "".join(char if is_han(char) else " " for char in text).split():
        found.add(run)
    return found


def shuffled(text: str, seed: int, share: float = 1.0) -> str:
    """`text` in a font that gives so many of its characters another's meaning."""
    chance = random.Random(seed)
    chars = [char for char in sorted(set(filter(is_han, text))) if chance.random() < share]
    others = chars[:]
    chance.shuffle(others)
    return text.translate({ord(one): other for one, other in zip(chars, others, strict=True)})


def by_rank(text: str, _: int) -> str:
    """`text` in which each character changes places with the one that is next in frequency: the hardest to tell."""
    chars = sorted(set(filter(is_han, text)), key=lambda char: (-text.count(char), char))
    pairs = list(zip(chars[::2], chars[1::2], strict=False))
    return text.translate({ord(one): other for a, b in pairs for one, other in ((a, b), (b, a))})


def traditional(text: str, form: str) -> str:
    return opencc.OpenCC(form).convert(text)


TRUE = {
    **{f"sample {at}": sample for at, sample in enumerate(SAMPLES)},
    **{f"{form} {at}": traditional(text, form) for at, text in enumerate(SAMPLES) for form in ("s2t", "s2hk", "s2tw")},
    "classical": CLASSIC,
    "classical, long": CLASSIC * 5,
    "classical, traditional": traditional(CLASSIC, "s2t"),
    "places of Hong Kong": PLACES * 2,
    "species and chemicals": SPECIES * 2,
    "names": names(),
    "numbers": "、".join(f"第{at}号共{at * 7}项计{at * 3}亩" for at in range(400)),
    "short": SAMPLES[0][2000:2030],
}


@pytest.mark.parametrize("kind", TRUE)
def test_print_of_any_kind_raises_no_alarm(kind: str) -> None:
    assert not neighbours(TRUE[kind]).shuffled


@pytest.mark.parametrize("start", range(0, 20_000, 400))
def test_no_part_of_a_sample_raises_an_alarm(start: int) -> None:
    assert not neighbours(SAMPLES[0][start : start + 400]).shuffled


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    ("liar", "text", "expected"),
    [
        (shuffled, SAMPLES[0], True),
        (shuffled, SAMPLES[1], True),
        (shuffled, traditional(SAMPLES[2], "s2hk"), True),
        (shuffled, CLASSIC, True),
        (by_rank, SAMPLES[0], True),
        (lambda text, seed: shuffled(text, seed, 0.5), SAMPLES[0], True),
        (lambda text, seed: shuffled(text, seed, 0.5), traditional(SAMPLES[1], "s2t"), True),
        (shuffled, SAMPLES[0][3000:3500], True),
        # A tenth of the characters, or a few lines: not enough to tell.
        (lambda text, seed: shuffled(text, seed, 0.1), SAMPLES[0], False),
        (shuffled, SAMPLES[0][3000:3040], False),
    ],
)
def test_shuffled_fonts_are_found(liar: Callable[[str, int], str], text: str, expected: bool, seed: int) -> None:
    assert neighbours(liar(text, seed)).shuffled is expected


def test_the_table_is_sorted_and_of_han_characters() -> None:
    table = followers()
    assert list(table) == sorted(table)
    assert all(is_han(char) for first, seconds in table.items() for char in first + seconds)
    assert all(list(seconds) == sorted(set(seconds)) for seconds in table.values())
    assert 60_000 < sum(map(len, table.values())) < 70_000
    assert "府" in table["政"]
    assert "務" in table["服"]


BODY = [
    "为加强水库大坝的安全管理，现就有关事项通知如下。",
    "各区人民政府应当在汛期之前完成全部水库的检查工作。",
    "市水务局负责组织专业技术人员进行现场指导和监督。",
    "检查发现的问题应当登记造册并限期整改到位。",
]
HEADS = [
    "关于加强水库大坝安全管理工作的通知",
    "关于做好今年防汛抗旱工作的若干意见",
    "关于促进海洋渔业高质量发展的实施方案",
    "关于公布市级重点文物保护单位名录的决定",
    "关于进一步规范机动车停放秩序的通告",
    "关于表彰全市劳动模范和先进集体的决定",
]


def test_only_the_font_of_the_headings_lies(tmp_path: Path) -> None:
    heads = shuffled("\n".join(HEADS), 7).split("\n")
    press = Press()
    for head in heads:
        press.text(40, 60, head, size=16, font=HEAVY).lines(40, 100, BODY).page()
    source = press.text(40, 60, "附则。").read(tmp_path)
    assert codes(source) == [("font-doubtful", "warning")] * 6
    assert [finding.span.page for finding in source.findings] == [1, 2, 3, 4, 5, 6]
    assert shown(source, "unreadable") == heads
    assert not {*heads} & {*shown(source)}
    first = source.findings[0].span
    assert [source.lines[at - 1].text for at in (first.first, first.last)] == [heads[0]] * 2


def test_two_fonts_of_one_name_are_told_apart_by_their_pages(tmp_path: Path) -> None:
    lies = shuffled("\n".join(BODY), 2).split("\n")
    source = (
        Press().lines(40, 60, BODY * 3).page().lines(40, 60, lies * 3).page().lines(40, 60, BODY * 3).read(tmp_path)
    )
    assert codes(source) == [("font-doubtful", "warning")]
    assert source.findings[0].span.page == 2
    assert shown(source, "unreadable") == lies * 3


def test_what_lies_between_others_is_marked_as_unknown(tmp_path: Path) -> None:
    lies = shuffled("\n".join(HEADS), 7).split("\n")
    press = Press(width=700)
    for at, line in enumerate(BODY):
        press.text(40, 60 + 20 * at, line[:16]).text(40 + 16 * 12, 60 + 20 * at, lies[at][0], font=HEAVY)
    for at, line in enumerate(lies):
        press.text(40, 200 + 20 * at, line, font=HEAVY)
    press.rule(40, 400, 640, 400).rule(40, 430, 640, 430).rule(40, 460, 640, 460)
    for x in (40, 340, 640):
        press.rule(x, 400, x, 460)
    for x, top in ((50, 420), (350, 420), (50, 450)):
        press.text(x, top, "水库")
    source = press.text(350, 450, lies[0][:4], font=HEAVY).read(tmp_path)
    assert shown(source) == [*(f"{line[:16]}〓" for line in BODY), "水库\t水库", "水库\t〓〓〓〓"]
    assert shown(source, "unreadable") == lies


def test_a_font_of_private_characters_is_told_once(tmp_path: Path) -> None:
    text = [[chr(0xE000 + 7 * at % 60) for at in range(line, line + 20)] for line in range(12)]
    source = source_of(mapped(text, size=12), tmp_path)
    assert codes(source) == [("private-use-font", "warning")]
    words = dict(source.findings[0].words)
    assert (words["count"], words["pages"], words["lines"]) == ("240", "1", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …")
    assert shown(source) == []
    assert shown(source, "unreadable") == ["".join(line) for line in text]


def test_a_few_private_signs_stay_as_they_are(tmp_path: Path) -> None:
    source = source_of(mapped([["\uf06c", *BODY[0]], ["\uf06c", *BODY[1]]]), tmp_path)
    assert codes(source) == [("private-use-font", "warning")]
    assert shown(source) == ["\uf06c" + BODY[0], "\uf06c" + BODY[1]]


@pytest.mark.parametrize(
    ("pages", "said"), [((3,), "3"), ((3, 4), "3–4"), ((3, 4, 5, 7, 9, 10), "3–5, 7, 9–10"), ((1, 3), "1, 3")]
)
def test_pages_are_named_in_ranges(pages: tuple[int, ...], said: str) -> None:
    assert ranges(pages) == said


def test_lines_that_nobody_can_read_leave_a_gap(tmp_path: Path) -> None:
    lies = shuffled("\n".join(HEADS), 7).split("\n")
    press = Press().lines(40, 60, BODY[:2])
    for at, line in enumerate(lies):
        press.text(40, 120 + 20 * at, line, font=HEAVY)
    source = press.lines(40, 300, BODY[2:]).read(tmp_path)
    taken = take_printed(source.lines)
    assert [(one.reason, one.passage.text) for one in taken.unread] == [("unreadable", "".join(lies))]
    drafts = draft(taken.lines)
    at = next(at for at, one in enumerate(drafts) if one.text.startswith(BODY[2][:5]))
    assert [*among(drafts, taken.unread)] == [at]
    lost = [one for one in join(drafts, set(), among(drafts, taken.unread)).flow if isinstance(one, Lost)]
    assert [(one.reason, one.before.span[1:3]) for one in lost] == [("unreadable", taken.unread[0].passage.span[1:3])]


def test_an_unreadable_title_is_missing_in_its_own_document() -> None:
    lost = Lost("unreadable", Passage.of("某某", 5))
    flow: list[Flow] = [
        Strip(Kind.TITLE, Passage.of("岚浦市人民政府关于防汛的通知", 1)),
        Strip(Kind.TEXT, Passage.of("正文。", 3)),
        lost,
        Strip(Kind.NUMBER, Passage.of("岚政发〔2023〕5号", 7)),
        Strip(Kind.TEXT, Passage.of("又一正文。", 8)),
    ]
    _, documents = split_documents(flow)
    assert [len(one) for one in documents] == [2, 3]
    assert documents[1][0] is lost
