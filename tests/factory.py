"""Makes sources and issues for tests that need no printed gazette."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from converter.ledger import balance
from converter.model.block import (
    Block,
    Box,
    CellSpan,
    Event,
    Furniture,
    Gap,
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
from converter.model.finding import Finding, warning
from converter.model.issue import Citation, ContentsEntry, Correction, Document, Editor, Issue, Masthead, Part
from converter.model.number import DocumentNumber
from converter.model.page import Source
from converter.model.place import Passage, Span
from converter.read.text import read_text

GAZETTE = """澜屿市人民政府公报
2023年第3期
（总第203期）

澜屿市人民政府公报
2023年4月20日
编辑出版：《澜屿市人民政府公报》编辑部
目 录
【市政府文件】
澜屿市人民政府关于汛期值守的通知……（3）
澜屿市人民政府关于汛期值守的通知
澜政发〔2023〕65号
各县（市、区）人民政府，市各委办局：
为做好今年汛期值守工作，现将有关事项通知如下：
一、落实责任
各地要明确专人值守，每日十六时前报告水情。
二、加强检查
市水务局会同有关部门每周检查一次，发现问题立即整改。
澜屿市人民政府
2023年4月12日
"""
"""A whole small issue of an invented city."""


def read_from(folder: Path, text: str | bytes, name: str = "source.txt") -> Source:
    """What the reader makes of a text that is put into a file of `folder`."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_text(path)


def line(source: Source, number: int) -> Passage:
    """The passage of a line, from 1."""
    return next(line.passage for line in source.lines if line.number == number)


def document(*blocks: Block, **keys: object) -> Document:
    """A document of one part with `blocks`."""
    values: dict[str, object] = {
        "id": "lanyu/2023/3/1",
        "permalink": None,
        "number": None,
        "number_passage": Passage(),
        "kind": "notice",
        "title": Passage(),
        "issuers": (),
        "addressees": Passage(),
        "signed": None,
        "section": None,
        "contents_page": None,
        "parts": (Part(kind="main", blocks=blocks),),
    }
    return Document(**(values | keys))  # type: ignore[arg-type]


KINDS = """甲市公报
关于试验的通知
甲发〔2023〕 7 号
各局：
一、目标
云计算。发展云计算。
（一）任务。做好任务。
—— 第一项
表1 数量
单位：个
名称\t数量
甲\t1
- 组 长：王 五  局长
张三 李四
专栏 1：工程
框内文字
（此件公开发布）
甲市人民政府
2023年4月12日
附件 1
2日 开会。
"""
"""A line for each kind of block."""


def every_kind(folder: Path, findings: tuple[Finding, ...] = ()) -> Issue:
    """An issue that has a block of each kind, and something under each key of the record."""
    source = read_from(folder, KINDS)
    at = {number: line(source, number) for number in range(1, 22)}
    cell = [at[11].split("\t"), at[12].split("\t")]
    blocks = (
        Heading(id="s1", passage=at[5], level=1, label="一、"),
        Paragraph(id="s1-p1", passage=at[6], lead=4),
        Heading(id="s1.1", passage=at[7][:6], level=7, label="（一）", run_in=True),
        Paragraph(id="s1.1-p1", passage=at[7][6:]),
        Item(id="s1.1-p2", passage=at[8], label="——"),
        Table(
            id="s1.1-t1",
            caption=at[9],
            unit=at[10],
            rows=(cell[0], cell[1]),
            spans=(CellSpan(0, 0, 2, 1),),
        ),
        Roster(
            id="s1.1-r1",
            lines=(at[13],),
            people=(
                Person(role="组长", name=at[13][6:9].squeezed(), post=at[13][11:]),
                Person(role=None, name=at[13][6:7]),
            ),
        ),
        Names(id="s1.1-n1", people=(at[14][:2], at[14][3:])),
        Box(
            id="box1",
            heading=at[15],
            label="专栏 1",
            number=1,
            title="工程",
            blocks=(Paragraph(id="box1-p1", passage=at[16]),),
        ),
        Note(id="note1", passage=at[17]),
        Signature(id="sign", lines=(at[18], at[19])),
    )
    made = document(
        title=at[2],
        number=DocumentNumber("甲发", 2023, 7),
        number_passage=at[3],
        permalink="jiafa/2023/7",
        addressees=at[4],
        issuers=("甲市人民政府",),
        signed=date(2023, 4, 12),
        section="文件",
        contents_page=3,
        parts=(
            Part(kind="main", blocks=blocks),
            Part(
                kind="annex",
                label=at[20],
                number=1,
                blocks=(Event(id="annex1-d2", passage=at[21], date=date(2023, 4, 2)),),
            ),
            Part(kind="annex", number=2),
        ),
        citations=(Citation(block="s1-p1", start=0, end=3, text="云计算", form="title", title="云计算", target=None),),
    )
    furniture = (Furniture("cover", at[1]),)
    return Issue(
        gazette="lanyu",
        year=2023,
        number=3,
        source=source,
        masthead=Masthead(
            titles=(("zh-Hans", "甲市公报"), ("en", "Gazette")),
            year=2023,
            number=3,
            total_number=203,
            published=date(2023, 4, 20),
            editors=(Editor("主编", "王五"),),
        ),
        contents=(ContentsEntry("文件", "关于试验的通知", 3, Span(None, 1, 1), "lanyu/2023/3/1"),),
        documents=(made,),
        furniture=furniture,
        gaps=(Gap("lanyu/2023/3/1", "s1-p1", "page-lost", Span(None, 6, 6)),),
        corrections=(Correction(Span(None, 6, 6), "云", "雲", "misprint", "tester", date(2026, 11, 24)),),
        findings=findings or (warning("stray-latin-word", Span(None, 6, 6), word="and"),),
        ledger=balance(source, (made,), furniture, ()).ledger,
    )
