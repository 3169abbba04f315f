"""A synthetic archive of real size, from a seed: ``python -m benchmarks.synthetic FOLDER --issues 364``.

An issue has about ten documents and 116,000 characters: an order with its articles, plans with boxes and tables,
decisions that repeal, rosters, a chronicle. It cites earlier issues by number and by title, a third of its citations
name works that nobody holds. An eighth of the issues have a translation. The bytes of an issue depend on the seed and
its place alone, so that a longer archive begins with the shorter one.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import NamedTuple

import click

from benchmarks import invented
from benchmarks.invented import CITY, GAZETTE
from converter.pipeline import convert
from converter.translate import ENGLISH
from converter.translate.files import Entry, encode, po_path
from converter.translate.units import units

ISSUES = 364
SEED = 20220325

_FIRST_YEAR, _A_YEAR = 1994, 12
_REACH = 120
"""Issues that a citation looks back."""

_CITED = ("根据{}的规定，结合本市实际执行。", "继续落实{}明确的各项任务。", "此前印发的{}所提要求，各单位一并办理。")
"""Sentences that name works."""

_EVERY = 8
"""One issue in so many is translated."""

_NUMERALS = "一二三四五六七八九十"
_OFFICE = f"{CITY}人民政府办公室"
_GOVERNMENT = f"{CITY}人民政府"
_TO = "各县（区）人民政府，高新区、岚浦港经开区管委会，市各有关部门和单位："
_SECTIONS = {"order": "市政府令", "government": "市政府文件", "office": "市政府办公室文件"}


class Planned(NamedTuple):
    """A document before it is written: who issues it, its title, what it issues, its number as printed."""

    section: str
    kind: str
    title: str
    inner: str
    number: str


@cache
def planned(place: int) -> tuple[Planned, ...]:
    """The numbered documents of the issue at `place`, from 0."""
    random = Random(f"{SEED}/{place}/plan")
    year, month = _FIRST_YEAR + place // _A_YEAR, place % _A_YEAR
    rules = f"{CITY}{invented.topic(random)}办法"
    documents = [Planned("order", "order", rules, rules, f"第{place + 1}号")]
    for section, body, series in (("government", _GOVERNMENT, "岚政发"), ("office", _OFFICE, "岚政办发")):
        for at in range(1, 5):
            number = f"{series}〔{year}〕{month * 4 + at}号"
            about = f"{year}年度{invented.topic(random)}"
            kind = ("plan", "opinion", "notice", "decision" if section == "government" else "plan")[at - 1]
            inner = f"{CITY}{about}{'工作方案' if at == 1 else '实施细则'}" if kind == "plan" else ""
            title = {
                "plan": f"{body}关于印发{inner}的通知",
                "opinion": f"{body}关于加强{about}的实施意见",
                "notice": f"{body}关于做好{about}工作的通知",
                "decision": f"{body}关于表扬{about}先进个人的决定",
            }[kind]
            documents.append(Planned(section, kind, title, inner, number))
    return tuple(documents)


def source(place: int) -> str:
    """The text of the issue at `place`."""
    random = Random(f"{SEED}/{place}")
    year, number = _FIRST_YEAR + place // _A_YEAR, place % _A_YEAR + 1
    day = date(year, number, 25)
    lines = [*_front(place, year, number, day, random), *_contents(place)]
    for at, document in enumerate(planned(place)):
        signed = day - timedelta(days=24 - 2 * at)
        lines += _order(document, place, signed, random) if at == 0 else _document(document, place, signed, random)
    lines += _chronicle(day, random)
    return "\n\n".join(lines) + "\n"


def _front(place: int, year: int, number: int, day: date, random: Random) -> Iterator[str]:
    issue = f"第 {number} 期 (总第 {place + 1} 期)"
    for _ in range(2):
        yield GAZETTE
        yield "GAZETTE OF LANPU MUNICIPAL\nPEOPLE'S GOVERNMENT"
        yield str(year)
        yield issue
    yield GAZETTE
    yield issue
    yield f"{day.year} 年 {day.month} 月 {day.day} 日"
    yield f"《{GAZETTE}》编委会"
    yield f"主任 {invented.person(random)}\n副主任 {invented.person(random)}"
    yield f"编辑出版：《{GAZETTE}》编辑部"
    yield f"地址：{CITY}潮砚区观海路 18 号"
    yield "本刊为软件样例，岚浦市及所载机构、人员、文件均属虚构"


def _contents(place: int) -> Iterator[str]:
    yield "目 录"
    section = ""
    for page, document in enumerate(planned(place), 1):
        if document.section != section:
            section = document.section
            yield f"【{_SECTIONS[section]}】"
        yield f"{document.title}……………{4 * page}"
    yield "【大事记】"
    yield f"{_GOVERNMENT}大事记……………48"


def _order(document: Planned, place: int, signed: date, random: Random) -> Iterator[str]:
    start = f"{signed.year + (signed.month > 6)}年{(signed.month + 5) % 12 + 1}月1日"
    yield f"{_GOVERNMENT}令"
    yield document.number
    yield f"《{document.title}》已经市人民政府常务会议讨论通过，现予公布，自{start}起施行。"
    yield f"市长 {invented.person(random)}\n{_day(signed)}"
    yield document.title
    article = 0
    for chapter in range(6):
        yield f"第{_NUMERALS[chapter]}章 {invented.heading(random)}"
        for _ in range(9):
            article += 1
            said = [_cited(place, random)] if article % 9 == 1 else []
            yield f"第{_counted(article)}条 {invented.paragraph(random, said)}"
        for at in range(4):
            yield f"（{_NUMERALS[at]}）{invented.clause(random)}；"
    yield f"第{_counted(article + 1)}条 本办法自{start}起施行。{_repealed(place, random)}"


def _document(document: Planned, place: int, signed: date, random: Random) -> Iterator[str]:
    body = _GOVERNMENT if document.section == "government" else _OFFICE
    yield document.title
    yield document.number
    yield _TO
    if document.kind == "decision":
        yield from _decision(document, place, signed, random)
        return
    if document.inner:
        yield f"经市政府同意，现将《{document.inner}》印发给你们，请结合实际抓好落实。"
        yield f"{body}\n{_day(signed)}"
        yield document.inner
    yield f"{invented.sentence(random)}{_cited(place, random)}现就有关事项通知如下。"
    yield from _chapters(place, random)
    if not document.inner:
        yield f"本通知自{_day(signed)}起施行，有效期{random.choice('二三五')}年。{_repealed(place, random)}"
        yield f"附件：{CITY}{random.choice(invented.SUBJECTS)}任务表"
        yield f"{body}\n{_day(signed)}"
        yield "附件"
        yield f"{CITY}{random.choice(invented.SUBJECTS)}任务表"
        yield _table(random)


def _chapters(place: int, random: Random) -> Iterator[str]:
    for chapter in range(5):
        yield f"{_NUMERALS[chapter]}、{invented.heading(random)}"
        yield invented.paragraph(random, [_cited(place, random)] if chapter % 2 else ())
        for section in range(3):
            yield f"（{_NUMERALS[section]}）{invented.heading(random)}"
            for point in range(1, 3):
                yield f"{point}. {invented.heading(random)}。{invented.paragraph(random)}"
            yield invented.paragraph(random)
        if chapter == 2:
            yield f"专栏{chapter - 1} {random.choice(invented.SUBJECTS)}重点工程"
            for at in range(1, 4):
                yield f"{at}. {random.choice(invented.SUBJECTS)}工程。{invented.clause(random)}。"
    if random.random() < 0.5:
        yield f"表1 {random.choice(invented.SUBJECTS)}任务分解表"
        yield _table(random)


def _decision(document: Planned, place: int, signed: date, random: Random) -> Iterator[str]:
    yield f"{invented.paragraph(random)}{_cited(place, random)}市政府决定予以表扬。"
    yield from (invented.paragraph(random) for _ in range(8))
    yield f"附件：{document.title.removeprefix(f'{_GOVERNMENT}关于表扬').removesuffix('的决定')}名单"
    yield f"{_GOVERNMENT}\n{_day(signed)}"
    yield f"{document.title.removeprefix(f'{_GOVERNMENT}关于表扬').removesuffix('的决定')}名单"
    for at, district in enumerate(invented.DISTRICTS[:3]):
        yield f"（{_NUMERALS[at]}）{district}（24名）"
        yield "\n".join("\t".join(invented.person(random) for _ in range(8)) for _ in range(3))


def _chronicle(day: date, random: Random) -> Iterator[str]:
    yield f"{_GOVERNMENT}大事记"
    yield f"({day.year}.{day.month}.1—{day.year}.{day.month}.24)"
    for at in range(1, 24):
        said = f"市长{invented.person(random)}主持会议，副市长{invented.person(random)}参加。"
        what = f"{random.choice(invented.SUBJECTS)}工作会议。{invented.sentence(random)}"
        yield f"{day.month}月{at}日 市政府召开{what}{said}"


def _table(random: Random) -> str:
    return "\n".join("\t".join(row) for row in invented.table(random))


def _cited(place: int, random: Random) -> str:
    """A sentence that names three works: two of earlier issues, one that nobody holds."""
    year = _FIRST_YEAR + place // _A_YEAR
    held = [_earlier(place, random) for _ in range(2)] if place else []
    named = [
        f"《{one.inner or one.title}》"
        + (f"（{one.number}）" if one.section != "order" and random.random() < 0.6 else "")
        for one in held
    ]
    works = "、".join((*named, invented.elsewhere(random, year)))
    return random.choice(_CITED).format(works)


def _repealed(place: int, random: Random) -> str:
    """Now and then a sentence that ends an earlier document."""
    if not place or random.random() < 0.85:
        return ""
    one = _earlier(place, random)
    number = f"（{one.number}）" if one.section != "order" else ""
    return f"《{one.title}》{number}同时废止。"


def _earlier(place: int, random: Random) -> Planned:
    return random.choice(planned(random.randrange(max(0, place - _REACH), place)))


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _counted(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return head + (_NUMERALS[ones - 1] if ones else "")


def write(folder: Path, issues: int) -> list[Path]:
    """Writes the sources of the first `issues` issues, and translations of some; those that stand there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(partial(_write, folder), range(issues)))


def _write(folder: Path, place: int) -> Path:
    path = folder / f"{place + 1:04}" / "source.txt"
    if path.is_file():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text(source(place), encoding="utf-8")
    if place % _EVERY == 0:
        # The translation first: a source that stands is a source that is whole.
        po_path(path, ENGLISH).write_bytes(_translated(half, place))
    half.replace(path)
    return path


def _translated(path: Path, place: int) -> bytes:
    """Titles, headings and every other paragraph of the first documents, in words that tell what they stand for."""
    issue = convert(path)
    some: list[tuple[Entry, str]] = []
    for at, unit in enumerate(units(issue)):
        entry = Entry(unit.context, unit.text, _english(unit.text, place) if at % 2 or len(unit.text) < 60 else "")
        some.append((entry, f"source.txt:{unit.line}"))
    return encode(some, ENGLISH, f"{issue.gazette} {issue.year}/{issue.number}")


def _english(text: str, place: int) -> str:
    random = Random(f"{SEED}/{place}/{text}")
    words = ("measures", "shall", "water", "harbour", "service", "district", "annual", "review", "of", "and", "the")
    return " ".join(random.choices(words, k=max(3, len(text) // 2))).capitalize() + f" {len(text)}."


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--issues", default=ISSUES, show_default=True, help="How many issues.")
def main(folder: Path, issues: int) -> None:
    """Write the sources of a synthetic archive into FOLDER; what stands there stays."""
    click.echo(f"{folder}: {len(write(folder, issues))} issues")


if __name__ == "__main__":
    main()
