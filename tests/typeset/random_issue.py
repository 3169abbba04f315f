"""Small whole issues of an invented city, drawn by Hypothesis, with known truth.

What is drawn is what print could mean only one way: all headings of one level below one heading are run-in or none is,
a box is followed by the next heading or by the end, blank cells are merged ones. The truth of an issue is the `Issue`
itself; its passages have no places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from converter.assemble.kinds import kind_of
from converter.model.block import (
    Block,
    Box,
    CellSpan,
    Event,
    Furniture,
    Heading,
    Item,
    Names,
    Note,
    Paragraph,
    Person,
    Roster,
    Signature,
    Table,
)
from converter.model.issue import ContentsEntry, Document, Editor, Issue, Ledger, Masthead, Part
from converter.model.number import DocumentNumber
from converter.model.page import Source
from converter.model.place import EMPTY, Passage, Span
from converter.profile import generic
from tests.typeset.layout import (
    Boxes,
    Folios,
    Heads,
    Layout,
    Leader,
    Paper,
    Rosters,
    Tables,
    Titles,
)
from tests.typeset.markup import spaced

CITY = "澜屿市"
TITLE = f"{CITY}人民政府公报"
YEAR, NUMBER = 2023, 5
BODIES = ((f"{CITY}人民政府", "澜政发", "市政府文件"), (f"{CITY}人民政府办公室", "澜政办发", "市政府办公室文件"))
SECTIONS = (*(section for _, _, section in BODIES), "大事记")

_NUMERALS = "一二三四五六七八九十"
_TOPICS = (
    "做好汛期值守工作", "加强渔港安全管理", "促进海岛旅游发展", "推进老旧管网改造", "规范户外广告设置", "支持远洋渔业转型",
    "完善村级卫生服务", "开展用水效率对标", "保护修缮传统民居", "健全应急物资储备", "提升公共交通服务", "整治非法码头",
)  # fmt: skip
_PLANS = ("蓝湾整治行动方案", "数字渔港建设规划", "供水管网更新实施细则", "海岛应急救援工作方案")
_OPENINGS = (
    "各级各部门要把这项工作摆上重要位置", "市水务局会同市财政局按季度通报进展", "到2025年底全面建成覆盖城乡的服务网络",
    "有关县（市、区）应当在每年3月底前完成自查", "对照《海域使用管理办法》（澜政发〔2019〕12号）逐项核对",
    "沿海乡镇和有居民海岛优先安排项目资金", "近三年累计投入资金12.6亿元", "市级部门按照职责分工抓好落实",
)  # fmt: skip
_IN_BOXES = (
    "建设标准化泊位9处", "铺设输水管道36千米", "布设监测浮标24个", "改造取水口和加压泵站", "购置应急抢险设备", "升级调度指挥系统",
)  # fmt: skip
"""How sentences in boxes begin: as none outside does, so that page text tells them apart."""
_CLAUSES = (
    "建立台账并逐月更新", "完成投资3.45亿元", "服务人口超过28万人", "确保汛期不发生重大险情", "同步开展人员培训和演练",
    "做到底数清、情况明、措施实", "推广“一次办结”和“容缺受理”", "接入全市统一的数据平台", "每处不少于2名专职人员",
    "按照《渔港管理规定》第十六条执行", "渔船、渡船、客船分类登记", "管网漏损率降到8.5%以下", "执行GB 5749-2022规定的限值",
    "（不含在建项目）合计47处", "由第三方机构独立评估", "及时向社会公布结果", "对发现的问题限期整改", "整改不到位的予以通报",
    "统筹使用各类专项资金", "避免重复建设和资源浪费", "优先采用再生水和淡化海水", "形成可复制可推广的做法",
)  # fmt: skip
_HEADINGS = (
    "总体要求", "基本原则", "主要目标", "重点任务", "保障措施", "组织实施", "夯实工作基础", "压实各方责任", "改造供水设施",
    "完善监测体系", "拓宽融资渠道", "强化督查考核", "优化空间布局", "培育专业队伍", "加快海岛建设", "严格执法监管",
)  # fmt: skip
_MEMBERS = (
    "编制年度计划并报市政府批准", "组织业务骨干到现场指导", "汇总各地进展情况", "检查设施设备运行情况", "落实专项经费保障",
)  # fmt: skip
_HEADS = ("项目", "内容", "地点", "数量", "投资", "面积", "完成时限", "责任单位", "备注")
_CELLS = (
    "水闸加固", "泵站更新", "海塘修复12千米", "渡口标准化改造", "北港区", "樟屿岛东侧岸线及配套道路", "35", "1,280", "6.5", "98.0%",
    "2024年6月底", "市水务局", "市交通运输局", "新建", "续建", "/", "—", "含3座水闸",
    "利用现有岸线资源布置临时停靠点并完善夜间助航标志", "DN600管道", "GB/T 39477",
)  # fmt: skip
_NUMBERS = ("12", "35", "480", "1280", "6.5", "98.0", "0.75", "3200")
_GROUPS = ("供水", "防洪", "渔港建设", "节水与智慧水务")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = ("芳", "海生", "志远", "敏", "建民", "文斌", "静", "永康", "立新", "晓波", "洋", "国庆", "小芬", "强")
_POSTS = (
    "市政府副市长",
    "市水务局局长",
    "市财政局副局长",
    "市应急管理局局长",
    "潮口区人民政府副区长",
    "市气象局总工程师",
)
_ROLES = ("组 长", "副 组 长", "成 员")
_EVENTS = (
    "全市防汛工作会议召开",
    "市长调研渔港建设",
    "市政府召开第18次常务会议",
    "海岛供水工程开工",
    "全市安全生产督查启动",
)

_sampled = st.sampled_from


def printed(text: str) -> Passage:
    """A passage that stands nowhere."""
    return Passage.of(text, 1) if text else EMPTY


@st.composite
def sentences(draw: st.DrawFn, most: int = 6, openings: tuple[str, ...] = _OPENINGS) -> str:
    """Running text of up to `most` sentences, each of two to six clauses; up to some 500 characters."""
    made: list[str] = []
    for place in range(draw(st.integers(1, most))):
        # A short first sentence would be a lead.
        clauses = draw(st.lists(_sampled(_CLAUSES), min_size=1 if place else 3, max_size=5))
        made.append("，".join([draw(_sampled(openings)), *clauses]) + "。")
    return "".join(made)


def paragraphs(most: int = 6, openings: tuple[str, ...] = _OPENINGS) -> st.SearchStrategy[Paragraph]:
    """One paragraph."""
    return sentences(most, openings).map(lambda text: Paragraph(passage=printed(text)))


@st.composite
def names(draw: st.DrawFn) -> str:
    """The name of a person, of two or three characters."""
    return draw(_sampled(_SURNAMES)) + draw(_sampled(_GIVEN))


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    """People of two or three roles; the first line of a role names it."""
    lines: list[Passage] = []
    people: list[Person] = []
    for role in _ROLES[: draw(st.integers(2, 3))]:
        for place in range(draw(st.integers(1, 1 if role == "组 长" else 6))):
            name, post = draw(names()), draw(_sampled(_POSTS))
            lines.append(printed(f"{'- ' + role + '：' if place == 0 else ''}{spaced(name)} {post}"))
            people.append(Person(role="".join(role.split()), name=printed(name), post=printed(post)))
    return Roster(lines=tuple(lines), people=tuple(people))


def grids() -> st.SearchStrategy[Names]:
    """A grid of 12 to 60 names."""
    return st.lists(names(), min_size=12, max_size=60).map(lambda held: Names(people=tuple(map(printed, held))))


@st.composite
def tables(draw: st.DrawFn, longest: int = 45) -> Table:
    """A plain table, one with row groups and maybe a total, or one with a head of two rows."""
    kind = draw(_sampled(["plain", "grouped", "two-heads"]))
    size = draw(st.integers(2, longest))
    spans: list[CellSpan] = []
    rows: list[list[str]] = []
    if kind == "two-heads":
        rows = [["类别", "可供水量", "", "需水量", "", "余量"], ["", "2020年", "2025年", "2020年", "2025年", ""]]
        spans = [CellSpan(0, 0, 2, 1), CellSpan(0, 1, 1, 2), CellSpan(0, 3, 1, 2), CellSpan(0, 5, 2, 1)]
        rows += [[f"{at + 1}号片区", *(draw(_sampled(_NUMBERS)) for _ in range(5))] for at in range(size)]
        heads = 2
    else:
        others = draw(st.lists(_sampled(_HEADS), min_size=2, max_size=6, unique=True))
        heads = 1
        if kind == "grouped":
            rows = [["类别", "序号", *others]]
            while len(rows) <= size:
                group = draw(st.integers(2, 6))
                spans.append(CellSpan(len(rows), 0, group, 1))
                for place in range(group):
                    label = _GROUPS[len(spans) % len(_GROUPS)] if place == 0 else ""
                    rows.append([label, str(len(rows)), *(draw(_sampled(_CELLS)) for _ in others)])
            if draw(st.booleans()):
                spans.append(CellSpan(len(rows), 0, 1, 2))
                rows.append(["合计", "", *(draw(_sampled(_NUMBERS)) for _ in others)])
        else:
            rows = [["序号", *others]]
            rows += [[str(at + 1), *(draw(_sampled(_CELLS)) for _ in others)] for at in range(size)]
    return Table(
        caption=printed(draw(_sampled(["表1 重点项目安排表", "年度任务分解表"]))),
        unit=printed(draw(_sampled(["", "单位：万元"]))),
        rows=tuple(tuple(map(printed, row)) for row in rows),
        header_rows=heads,
        spans=tuple(sorted(spans)),
    )


@st.composite
def boxes(draw: st.DrawFn, number: int, numbered: bool) -> Box:
    """A box of plain paragraphs, with a small table in it, or (`numbered`) of numbered items."""
    title = draw(_sampled(["数字渔港建设工程", "管网更新行动", "海岛供水保障项目"]))
    colon = draw(_sampled(["：", " "]))
    inside: list[Block]
    kind = draw(_sampled(["paragraphs", "table", "items"][: 3 if numbered else 2]))
    if kind == "items":
        inside = [
            Item(passage=printed(f"{at}. {draw(sentences(1, _IN_BOXES))}"), label=f"{at}.")
            for at in range(1, draw(st.integers(2, 4)) + 1)
        ]
    else:
        inside = list(draw(st.lists(paragraphs(2, _IN_BOXES), min_size=1, max_size=3)))
        if kind == "table":
            inside.append(draw(tables(6)))
    heading = printed(f"专栏 {number}{colon}{title}")
    return Box(heading=heading, label=f"专栏 {number}", number=number, title=title, blocks=tuple(inside))


@st.composite
def bodies(draw: st.DrawFn, with_boxes: bool, numbered: bool) -> tuple[Block, ...]:
    """The sections of a text, with headings down to the third level, and lists."""
    blocks: list[Block] = [draw(paragraphs())]
    box = 0
    titles = cycle(draw(st.permutations(_HEADINGS)))
    for first in range(draw(st.integers(1, 3))):
        blocks.append(
            Heading(passage=printed(f"{_NUMERALS[first]}、{next(titles)}"), level=1, label=f"{_NUMERALS[first]}、")
        )
        manner = draw(_sampled(["text", "sections", "items", "table"]))
        if manner == "sections":
            run_in = draw(st.booleans())
            for second in range(draw(st.integers(1, 2))):
                label = f"（{_NUMERALS[second]}）"
                blocks.append(Heading(passage=printed(label + next(titles)), level=2, label=label))
                for third in range(1, draw(st.integers(1, 2)) + 1):
                    words = f"{third}. {next(titles)}{'。' if run_in else ''}"
                    blocks.append(Heading(passage=printed(words), level=3, label=f"{third}.", run_in=run_in))
                    blocks.append(draw(paragraphs()))
                    if not run_in:
                        blocks += draw(members())
                    if with_boxes and draw(st.booleans()):
                        box += 1
                        blocks.append(draw(boxes(box, numbered)))
        else:
            blocks.append(draw(paragraphs()))
            if manner == "items":
                blocks += draw(members())
            elif manner == "table":
                blocks.append(draw(tables()))
    return tuple(blocks)


@st.composite
def members(draw: st.DrawFn) -> list[Block]:
    """None, or a list of (1) (2) … each ending in ； and the last in 。"""
    held = draw(st.lists(_sampled(_MEMBERS), max_size=4, unique=True))
    if len(held) < 2:
        return []
    ends = ["；"] * (len(held) - 1) + ["。"]
    return [
        Item(passage=printed(f"（{at}）{words}{end}"), label=f"（{at}）")
        for at, (words, end) in enumerate(zip(held, ends, strict=True), 1)
    ]


@st.composite
def annexes(draw: st.DrawFn, number: int | None, title: str, kind: str) -> Part:
    """An annex that is a table, a roster or a grid of names."""
    block: st.SearchStrategy[Block] = tables() if kind == "table" else rosters() if kind == "roster" else grids()
    label = "附件" if number is None else draw(_sampled([f"附件{number}", f"附件 {number}"]))
    held: Block = draw(block)
    if isinstance(held, Table):
        held = Table(unit=held.unit, rows=held.rows, header_rows=held.header_rows, spans=held.spans)
    return Part(kind="annex", label=printed(label), number=number, title=printed(title), blocks=(held,))


_ANNEX_TITLES = {"table": "重点项目安排明细表", "roster": "工作领导小组组成人员名单", "names": "先进个人名单"}


@st.composite
def documents(draw: st.DrawFn, place: int, topic: str, series: int, numbered: bool) -> Document:
    """A document with number, addressees, text and signature, and maybe annexes or a plan that it issues."""
    body, word, section = BODIES[series]
    issues = draw(st.booleans())
    form = "通知" if issues else draw(_sampled(["通知", "意见", "决定"]))
    plan = f"{CITY}{draw(_sampled(_PLANS))}" if issues else ""
    title = f"{body}关于印发{plan}的通知" if issues else f"{body}关于{topic}的{form}"
    number = DocumentNumber(word, YEAR, 10 + place)
    day = date(YEAR, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    kinds = draw(st.lists(_sampled(sorted(_ANNEX_TITLES)), max_size=2, unique=True))
    announced: list[Block] = []
    parts: list[Part] = []
    for at, kind in enumerate(kinds, 1):
        several = len(kinds) > 1
        words = f"{at}. {_ANNEX_TITLES[kind]}" if several else _ANNEX_TITLES[kind]
        announced.append(Item(passage=printed(f"附件：{words}" if at == 1 else words), label=""))
        parts.append(draw(annexes(at if several else None, _ANNEX_TITLES[kind], kind)))
    signature = Signature(lines=(printed(body), printed(f"{day.year}年{day.month}月{day.day}日")))
    if issues:
        opening = Paragraph(passage=printed(f"现将《{plan}》印发给你们，请结合实际认真组织实施。"))
        main = Part(kind="main", blocks=(opening, signature))
        text = (*draw(bodies(with_boxes=True, numbered=numbered)), *announced)
        parts = [main, Part(kind="issued", title=printed(plan), blocks=text), *parts]
    else:
        text = (*draw(bodies(with_boxes=False, numbered=numbered)), *announced, signature)
        parts = [Part(kind="main", blocks=text), *parts]
    return Document(
        id=f"lanyu/{YEAR}/{NUMBER}/{place}",
        permalink=None,
        number=number,
        number_passage=printed(str(number)),
        kind=kind_of(title, number, generic()),
        title=printed(title),
        issuers=(body,),
        addressees=printed(draw(_sampled(["", "各县（市、区）人民政府，市各有关部门和单位："]))),
        signed=day,
        section=section,
        contents_page=None,
        parts=tuple(parts),
    )


@st.composite
def chronicles(draw: st.DrawFn, place: int) -> Document:
    """The chronicle of a month."""
    days = sorted(draw(st.lists(st.integers(1, 28), min_size=2, max_size=6, unique=True)))
    events = tuple(
        Event(passage=printed(f"4月{day}日 {draw(_sampled(_EVENTS))}。{draw(sentences(3))}"), date=date(YEAR, 4, day))
        for day in days
    )
    span = Note(passage=printed(f"({YEAR}.4.1—{YEAR}.4.30)"))
    title = f"{CITY}人民政府大事记"
    return Document(
        id=f"lanyu/{YEAR}/{NUMBER}/{place}",
        permalink=None,
        number=None,
        number_passage=EMPTY,
        kind="chronicle",
        title=printed(title),
        issuers=(),
        addressees=EMPTY,
        signed=None,
        section="大事记",
        contents_page=None,
        parts=(Part(kind="main", blocks=(span, *events)),),
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn issue. It is told by its outline, since all of it would fill screens."""

    issue: Issue

    def __repr__(self) -> str:
        """Each document with its blocks by kind: `澜政发〔2023〕11号(paragraph heading table; roster)`."""
        parts = (
            f"{_told(one)}("
            + "; ".join(" ".join(type(block).__name__.lower() for block in part.blocks) for part in one.parts)
            + ")"
            for one in self.issue.documents
        )
        return "Drawn: " + ", ".join(parts)

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:
        """What Hypothesis tells of a failing example."""
        printer.text(repr(self))


def _told(document: Document) -> str:
    return str(document.number or document.title.text)


@st.composite
def issues(draw: st.DrawFn, numbered: bool = True) -> Drawn:
    """A whole issue: one to four documents, maybe a chronicle.

    `numbered`: boxes may hold items 1. 2. …, whose end only the frame of the box tells: page text does not.
    """
    topics = draw(st.permutations(_TOPICS))
    sizes = (draw(st.integers(1, 2)), draw(st.integers(0, 2)))
    held: list[Document] = []
    for series, size in enumerate(sizes):
        for _ in range(size):
            place = len(held) + 1
            held.append(draw(documents(place, topics[place], series, numbered)))
    if draw(st.booleans()):
        held.append(draw(chronicles(len(held) + 1)))
    where = Span(None, 1, 1)
    made = Issue(
        gazette="lanyu",
        year=YEAR,
        number=NUMBER,
        source=Source("drawn", "", "", "utf-8", "", None, (), (), ()),
        masthead=Masthead(
            titles=(("zh-Hans", TITLE),),
            year=YEAR,
            number=NUMBER,
            total_number=205,
            published=date(YEAR, 5, 25),
            editors=(
                Editor("主任", "王志远"),
                Editor("副主任", "李敏"),
                Editor("委员", "张洋"),
                Editor("委员", "陈海生"),
            ),
            publisher=f"《{TITLE}》编辑部",
            address=f"{CITY}观澜路18号",
            web="http://www.lanyu.example",
            phone="0000-8600218",
            post_code="000218",
            printer="澜屿海星印务有限公司",
        ),
        contents=tuple(ContentsEntry(one.section, one.title.text, None, where, one.id) for one in held),
        documents=tuple(held),
        furniture=(Furniture("editor", printed("（本期责任编辑：王志远）")),),
        gaps=(),
        corrections=(),
        findings=(),
        ledger=Ledger(0, 0, 0, 0, 0, 0),
    )
    return Drawn(made)


def layouts(columns: Sequence[int] = (1, 2)) -> st.SearchStrategy[Layout]:
    """Any layout with so many columns."""
    return st.builds(
        Layout,
        paper=_sampled(Paper),
        columns=_sampled(columns),
        size=_sampled([10.5, 12.0]),
        tables=_sampled(Tables),
        boxes=_sampled(Boxes),
        heads=_sampled(Heads),
        folios=_sampled(Folios),
        titles=_sampled(Titles),
        rosters=_sampled(Rosters),
        leader=_sampled(Leader),
        new_parts=st.booleans(),
        repeat_heads=st.booleans(),
        cut_rows=st.booleans(),
        latin_spacing=st.booleans(),
        spread_titles=st.booleans(),
        first_folio=st.integers(1, 60),
    )


def drawn(number: int, columns: int) -> tuple[Drawn, Layout]:
    """The issue and the layout that Hypothesis draws from a seed: its second ones, since the first are the plainest."""
    found: list[tuple[Drawn, Layout]] = []

    @seed(number)
    @settings(
        max_examples=2,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(issues(), layouts((columns,)))
    def keep(one: Drawn, layout: Layout) -> None:
        found.append((one, layout))

    keep()
    return found[-1]
