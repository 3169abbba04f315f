"""What a text looks like: closed or broken off, how wide, the same as another."""

from __future__ import annotations

import pytest

from converter.forms.text import (
    FOLIO,
    PARENTHESIS,
    alike,
    fold_title,
    opened,
    sentence_end,
    squeeze,
    tidy,
    unfinished,
    width,
)
from converter.model.place import Passage

BROKEN_OFF = [
    # a sentence, a member of a list, an announcement of one: all have their end
    ("巡查每日两次。", False),
    ("每日巡查两次；", False),
    ("任务如下：", False),
    ("现将任务通知如下:", False),
    ("何时完成？", False),
    ("等等……", False),
    # closing quotes and brackets behind the end are looked through
    ("他们说：“每日两次。”", False),
    ("（每日两次。）", False),
    # and so are they where no end stands before them: the text breaks off
    ("推行“一码通办”", True),
    ("印发《澄江市值守办法》", True),
    ("澄江市水务局（牵头）", True),
    # a comma, a list mark, a bare character
    ("每日巡查两次，", True),
    ("水务、", True),
    ("每日巡", True),
    # an end inside a mark that is still open is none
    ("会议指出：“要守住堤防。", True),
    ("（一周两次。", True),
    # blanks behind the end
    ("巡查每日两次。　", False),
    # nothing at all has no end
    ("", True),
    ("”", True),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN_OFF)
def test_unfinished(text: str, expected: bool) -> None:
    assert unfinished(text) is expected


OPEN = [
    ("依据《澄江市", True),
    ("依据《澄江市值守办法》", False),
    ("建设“一港", True),
    ("建设“一港两区”", False),
    ("（含村", True),
    ("（含村级）", False),
    # print mixes the widths of one pair
    ("（含村级)", False),
    ("(含村级）", False),
    # one inside another
    ("《关于印发〈办法〉的通知", True),
    ("“按《办法》办”", False),
    ("“按《办法》办", True),
    # a lone closing mark opens nothing: the paragraph before it was cut
    ("办法》办理", False),
    ("1）办理", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), OPEN)
def test_opened(text: str, expected: bool) -> None:
    assert opened(text) is expected


SENTENCES = [
    # text, where to begin, what the first sentence is
    ("云计算。发展云计算。", 0, "云计算。"),
    ("他说“可以。”然后走了。", 0, "他说“可以。”"),
    ("（可以。）然后走了。", 0, "（可以。）"),
    ("一、落实责任。各地要", 2, "一、落实责任。"),
    # other marks end no sentence of this kind
    ("落实责任；各地要", 0, ""),
    ("落实责任", 0, ""),
]


@pytest.mark.parametrize(("text", "start", "sentence"), SENTENCES)
def test_sentence_end(text: str, start: int, sentence: str) -> None:
    assert text[: sentence_end(text, start)] == sentence


WIDTHS = [
    ("四个汉字", 4.0),
    ("，。“”", 4.0),
    ("2023", 2.0),
    ("GB/T", 2.0),
    ("第3期", 2.5),
    ("　", 1.0),
    ("", 0.0),
]


@pytest.mark.parametrize(("text", "em"), WIDTHS)
def test_width(text: str, em: float) -> None:
    assert width(text) == em


def test_squeeze_takes_every_blank() -> None:
    assert squeeze(" 高　山\t\u00a0A 1\n") == "高山A1"


LIKENESS = [
    # a title and the same with a word twice, a character lost, a line end in it
    ("澄江市河道管护责任清单", "澄江市河道河道管护责任清单", True),
    ("澄江市河道管护责任清单", "澄江市河道管护责任单", True),
    ("澄江市河道 管护责任清单", "澄江市河道管护责任清单", True),
    # another object, another year's form of a short title
    ("澄江市河道管护责任清单", "澄江市港区安全检查方案", False),
    ("任务分工表", "任务进度表", False),
    ("名单", "清单", False),
]


@pytest.mark.parametrize(("one", "other", "same"), LIKENESS)
def test_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same


FOLDED = [
    # marks that contents and title print differently
    ("关于“一 网通办”的通知", '关于"一网通办"的通知', True),
    ("澄江市预案(试行)", "澄江市预案（试行）", True),
    ("[2023]年", "〔2023〕年", True),
    # words are compared as they are
    ("澄江市预案（试行）", "澄江市预案", False),
    ("关于值守的通知", "关于值守的通告", False),
]


@pytest.mark.parametrize(("one", "other", "same"), FOLDED)
def test_fold_title(one: str, other: str, same: bool) -> None:
    assert (fold_title(one) == fold_title(other)) is same


TIDY = [
    # print broke the line there
    ("澄江市人民政府 关于值守的通知", "澄江市人民政府关于值守的通知"),
    ("综合　实力", "综合实力"),
    ("关于 “十四五” 规划", "关于“十四五”规划"),
    # a blank beside Latin letters and figures is meant
    ("建设 5G 基站", "建设 5G 基站"),
    ("Gazette of Chengjiang", "Gazette of Chengjiang"),
    # an exponent belongs to its unit
    ("面积 km ²", "面积 km²"),
    # both ends
    ("　名单 ", "名单"),
    ("", ""),
]


@pytest.mark.parametrize(("printed", "expected"), TIDY)
def test_tidy(printed: str, expected: str) -> None:
    assert tidy(Passage.of(printed, 1)).text == expected


def test_tidy_keeps_places() -> None:
    assert list(tidy(Passage.of("综合　实力", 7)).printed_at()) == [(7, 0, 2), (7, 3, 5)]


FOLIOS = [
    ("— 3 —", "3"),
    ("-128-", "128"),
    ("·12·", "12"),
    ("－ 7 －", "7"),
    # what is no folio
    ("3", None),
    ("—三—", None),
    ("2022-2023", None),
    ("—12345—", None),
]


@pytest.mark.parametrize(("text", "page"), FOLIOS)
def test_folio(text: str, page: str | None) -> None:
    match = FOLIO.fullmatch(text)
    assert (match[1] if match else None) == page


PARENTHESES = [
    ("（此件公开发布）", True),
    ("(2023年2月)", True),
    ("（一）巡查", False),
    ("（此件（含附件）公开）", False),
    ("此件公开发布", False),
    ("（）", False),
]


@pytest.mark.parametrize(("text", "whole"), PARENTHESES)
def test_parenthesis(text: str, whole: bool) -> None:
    assert bool(PARENTHESIS.fullmatch(text)) is whole
