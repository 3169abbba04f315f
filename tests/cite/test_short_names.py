"""Short names, pinpoints and kinds of works."""

from __future__ import annotations

import pytest

from converter.cite import pinpoints, works
from tests.cite.making import citations

NAMED = [
    # lines → words, title and number of each citation
    (
        ["按照《岚浦市渡口管理办法》（岚政发〔2020〕3号，以下简称《办法》）执行。", "《办法》第三条已有规定。"],
        [
            ("《岚浦市渡口管理办法》（岚政发〔2020〕3号", "岚浦市渡口管理办法", "岚政发〔2020〕3号"),
            ("《办法》", "岚浦市渡口管理办法", "岚政发〔2020〕3号"),
        ],
    ),
    (
        ["《岚浦市渡口管理办法》（以下简称“办法”）同时废止，“办法”的附件一并废止。"],
        [("《岚浦市渡口管理办法》", "岚浦市渡口管理办法", None), ("“办法”", "岚浦市渡口管理办法", None)],
    ),
    # bare, where four characters and the form leave no doubt
    (
        ["《岚浦市渡口管理办法》（以下简称渡口办法）施行以来，渡口办法收效明显，新渡口办法正在起草。"],
        [("《岚浦市渡口管理办法》", "岚浦市渡口管理办法", None), ("渡口办法", "岚浦市渡口管理办法", None)],
    ),
    # too short, pointing, or before it was introduced
    (
        ["“办法”一词见后。《岚浦市渡口管理办法》（以下简称“办法”）由区执行，办法另有规定的除外，该办法、本办法和上述办法不在此列。"],
        [("《岚浦市渡口管理办法》", "岚浦市渡口管理办法", None)],
    ),
    # a short name of something that is no work
    (["市港务局（以下简称市局）负责。市局另定。"], []),
    # the work itself
    (["按照《甲意见》执行。该意见、前款和上述文件不变。"], [("《甲意见》", "甲意见", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), NAMED)
def test_short_names(texts: list[str], expected: list[tuple[str, str, str | None]]) -> None:
    assert [(one.text, one.title, one.number) for one in citations(*texts)] == expected


def test_a_short_name_of_the_document_itself_is_no_citation() -> None:
    title = "岚浦市人民政府关于印发岚浦市渡口管理办法的通知"
    texts = ("现将《岚浦市渡口管理办法》（以下简称《办法》）印发给你们。", "各区按《办法》执行。")
    assert [one.relation for one in citations(*texts, title=title)] == ["issues"]


POINTED = [
    ("《甲法》第十六条第二款", "第十六条第二款"),
    ("《甲法》 第三条、第五条第二款和附件2的规定", "第三条、第五条第二款和附件2"),
    ("《甲法》（2018年修订）第三条", "第三条"),
    ("《甲法》第二部分第（二）项中“乙”的规定", "第二部分第（二）项"),
    ("《甲法》中第四章", "第四章"),
    ("《甲法》附表1", "附表1"),
    ("《甲法》的第三条", "第三条"),
    ("《甲法》，第三条另有规定", None),
    ("《甲法》第三方评估", None),
    ("《甲法》规定的第三条措施", None),
]


@pytest.mark.parametrize(("text", "pinpoint"), POINTED)
def test_pinpoints(text: str, pinpoint: str | None) -> None:
    assert pinpoints.behind(text, 4) == pinpoint
    assert citations(text)[0].pinpoint == pinpoint


KINDS = [
    # form, title, number, text before → kind
    ("title", "中华人民共和国水法", None, "", "law"),
    ("title", "岚浦省渡口条例（2021年修订）", None, "", "law"),
    ("title", "预算法", None, "", "law"),
    ("title", "岚浦市渡口管理办法", None, "", "document"),
    ("title", "算法推荐管理方法", None, "", "document"),
    ("number+title", "渡口条例", "国务院令第524号", "", "law"),
    ("standard", "渡船规程", None, "", "standard"),
    ("title", "岚浦市“十四五”渡口发展规划", None, "", "plan"),
    ("number+title", "岚浦市渡口发展规划", "岚政发〔2021〕1号", "", "document"),
    ("title", "中共中央 国务院关于渡口的意见", None, "", "party"),
    ("title", "关于渡口的意见", None, "认真落实党中央、国务院", "party"),
    ("title", "关于渡口的意见", None, "认真落实市港务局", "document"),
    ("number", None, "岚政发〔2021〕1号", "", "document"),
]


@pytest.mark.parametrize(("form", "title", "number", "before", "kind"), KINDS)
def test_kinds_of_works(form: str, title: str | None, number: str | None, before: str, kind: str) -> None:
    assert works.kind_of(form, title, number, before) == kind
