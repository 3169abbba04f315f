"""From when until when a document holds, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from converter.model.block import Paragraph
from converter.model.issue import Document, Part
from converter.model.place import Passage
from tests.cite.making import document, paragraphs, read

TITLE = "岚浦市人民政府关于印发岚浦市渡口管理办法的通知"


def regulation(*texts: str, title: str = TITLE) -> Document:
    return document(Part(kind="main", blocks=paragraphs(*texts)), title=title, kind="notice")


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


# Signed on 15 March 2023. Text → first day, last day, rule.
TERMS = [
    ("本办法自2023年6月1日起施行，有效期至2028年5月31日。", "2023-06-01", "2028-05-31", "date+until-date"),
    ("第九条 本办法自2023年6月1日起施行，有效期五年。", "2023-06-01", "2028-05-31", "date+years"),
    ("本通知自印发之日起施行，试行期两年。", "2023-03-15", "2025-03-14", "issue-day+years"),
    ("本实施细则自公布之日起执行，有效期为3年。", "2023-03-15", "2026-03-14", "issue-day+years"),
    ("自发布之日起生效。", "2023-03-15", "", "issue-day"),
    ("本意见自即日起实施。", "2023-03-15", "", "issue-day"),
    ("《岚浦市渡口管理办法》已经审议通过，现予公布，自2023年5月1日起施行。", "2023-05-01", "", "date"),
    ("本办法自二〇二三年六月一日起施行。有效期二年。", "2023-06-01", "2025-05-31", "date+years"),
    ("本办法自2023年6月1日起试行，试行期6个月。", "2023-06-01", "2023-11-30", "date+months"),
    ("本办法自2023年6月1日起施行，试行期二年，至2025年5月31日止。", "2023-06-01", "2025-05-31", "date+until-date"),
    ("本办法自2024年2月29日起施行，有效期1年。", "2024-02-29", "2025-02-28", "date+years"),
    ("本办法自2023年6月1日起施行，《甲办法》（岚政发〔2019〕7号）同时废止。", "2023-06-01", "", "date"),
    ("渡口管理办法从2022年1月1日起执行，执行期初定为5年。", "2022-01-01", "2026-12-31", "date+years"),
    ("本办法有效期至2028年12月31日。", "", "2028-12-31", "until-date"),
    ("本办法（试行）自2023年6月1日零时起施行。", "2023-06-01", "", "date"),
    # print leaves the day open
    ("本办法自发布之日起30日后施行，有效期5年。", "", "", "days-after-issue+years"),
    ("本办法自2023年6月起施行。", "", "", "month"),
]


@pytest.mark.parametrize(("text", "start", "until", "rule"), TERMS)
def test_terms(text: str, start: str, until: str, rule: str) -> None:
    made, findings = read(regulation("渡口由区管理。", text))
    force = made.in_force
    assert force is not None
    assert (force.start, force.until, force.rule) == (day(start), day(until), rule)
    assert [span.first for span in force.evidence] == [4]
    assert [one.code for one in findings] == ([] if start or "until" in rule else ["cite/start-open"])


NO_TERMS = [
    "新渡口自2023年6月1日起运行。",
    "《甲办法》自2023年6月1日起施行。",
    "市政府印发《甲办法》，自2023年6月1日起施行。",
    "本市自2023年6月1日起执行新标准。",
    "本市补贴标准自2023年6月1日起执行。",
    "第十条自2024年1月1日起施行。",
    "渡船许可证有效期五年。",
    "渡船开放期限自2023年4月1日至2024年3月31日。",
    "下列文件有效期延长至2028年12月31日：",
    "收费自本办法印发之日起停止。",
    "协议有效期至2028年12月31日。",
    "本办法试行期间由市港务局解释。",
    "“本办法自2023年6月1日起施行”一句删去。",
]


@pytest.mark.parametrize("text", NO_TERMS)
def test_no_terms(text: str) -> None:
    made, findings = read(regulation(text))
    assert (made.in_force, findings) == (None, ())


def test_term_of_the_document_and_not_of_the_permit() -> None:
    made, _ = read(regulation("本办法自2023年6月1日起施行，渡船许可证有效期五年。"))
    assert made.in_force is not None
    assert made.in_force.until is None


DOUBTS = [
    (("本通知自2023年6月1日起施行。", "本办法自2023年7月1日起施行。"), ["cite/starts-differ"]),
    (("本办法自2023年6月1日起施行，有效期二年，至2026年5月31日止。",), ["cite/ends-differ"]),
    (("本通知自2023年6月1日起施行。", "本办法自2023年6月1日起施行。"), []),
    (("本办法自2023年2月30日起施行。",), ["cite/start-open"]),
]


@pytest.mark.parametrize(("texts", "codes"), DOUBTS)
def test_doubts(texts: tuple[str, ...], codes: list[str]) -> None:
    _, findings = read(regulation(*texts))
    assert [one.code for one in findings] == codes


def test_without_a_day_of_signing_nothing_is_computed() -> None:
    part = Part(kind="main", blocks=(Paragraph(id="p", passage=Passage.of("本办法自印发之日起施行，有效期五年。", 9)),))
    made = document(part, kind="notice")
    unsigned = Document(**{name: getattr(made, name) for name in made.__slots__} | {"signed": None})
    one, findings = read(unsigned)
    assert one.in_force is not None
    assert (one.in_force.start, one.in_force.until) == (None, None)
    assert [found.code for found in findings] == ["cite/start-open"]


def test_annexes_do_not_tell_the_term() -> None:
    annex = Part(kind="annex", blocks=paragraphs("本办法自2020年6月1日起施行。"))
    made, _ = read(document(Part(kind="main"), annex))
    assert made.in_force is None


# Text, with what else the document says → the day from which each relation holds.
EFFECTIVE = [
    (("《甲办法》自2024年2月1日起停止执行。",), ["2024-02-01"]),
    (("《甲办法》自2024年2月1日起废止，《乙办法》自2024年7月1日起停止执行。",), ["2024-02-01", "2024-07-01"]),
    (("自本决定印发之日起废止《甲办法》。",), ["2023-03-15"]),
    (("《甲办法》自即日起暂停执行。",), ["2023-03-15"]),
    (("自本决定施行之日起，《甲办法》废止。", "本决定自2023年6月1日起施行。"), ["2023-06-01"]),
    (("《甲办法》同时废止。", "本决定自2023年6月1日起施行。"), ["2023-06-01"]),
    (("2009年6月8日起施行的《甲办法》同时废止。", "本决定自2023年6月1日起施行。"), ["2023-06-01"]),
    (("以下文件自公布之日起废止：", "1. 《甲办法》", "2. 《乙办法》"), ["2023-03-15", "2023-03-15"]),
    (("《甲办法》停止执行。", "本决定自2023年6月1日起施行。"), [""]),
    (("《甲办法》同时废止。",), [""]),
    (("自2024年1月起停止执行《甲办法》。",), [""]),
    (("将《甲办法》第三条中的“甲”修改为“乙”。",), [""]),
    (("将《甲办法》第三条中的“甲”修改为“乙”。", "《乙办法》自本决定印发之日起废止。"), ["2023-03-15"] * 2),
    (("根据《甲法》，自2023年6月1日起调整收费。",), [""]),
]


@pytest.mark.parametrize(("texts", "days"), EFFECTIVE)
def test_effective(texts: tuple[str, ...], days: list[str]) -> None:
    made, _ = read(document(Part(kind="main", blocks=paragraphs(*texts))))
    assert [one.effective.isoformat() if one.effective else "" for one in made.citations] == days
