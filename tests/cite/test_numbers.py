"""Numbers in running text: which, and which words name them."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.cite.numbers import Known, find
from converter.profile import Body, Series, generic

PROFILE = msgspec.structs.replace(
    generic(),
    series=(
        Series("岚政发", "lanzhengfa"),
        Series("岚政办发", "lanzhengbanfa"),
        Series("财发", "caifa"),
        Series("岚浦市人民政府通告", "tonggao"),
    ),
    bodies=(Body("岚浦市人民政府"), Body("岚浦市人民政府办公室")),
)
KNOWN, UNKNOWN = Known.of(PROFILE), Known.of(generic())

# Text → numbers, with the words that name them between ‹ and ›. These hold with a profile and without one.
FOUND = [
    # one number, brackets and blanks
    ("按‹岚政发〔2021〕7号›办理", ["岚政发〔2021〕7号"]),
    ("(‹岚政发 [ 2021 ] 7 号›)", ["岚政发〔2021〕7号"]),
    ("（‹岚政 办发〔2021〕7号›）", ["岚政办发〔2021〕7号"]),  # in brackets a blank is no border of words
    ("汐东区 ‹岚政发〔2021〕7号›", ["岚政发〔2021〕7号"]),  # elsewhere it is
    ("依照‹岚 政 发〔2021〕7号›", ["岚政发〔2021〕7号"]),  # but not between single characters
    ("（‹岚政发〔２０２１〕第０７号›）", ["岚政发〔2021〕7号"]),
    # lists, ranges, implied 代字 and year
    ("‹岚政发〔2021〕7号、9号和12号›停用", ["岚政发〔2021〕7号", "岚政发〔2021〕9号", "岚政发〔2021〕12号"]),
    ("‹岚政发〔2021〕7、9、12号›", ["岚政发〔2021〕7号", "岚政发〔2021〕9号", "岚政发〔2021〕12号"]),
    ("‹岚政发〔2021〕7号、〔2020〕3号›", ["岚政发〔2021〕7号", "岚政发〔2020〕3号"]),
    ("‹岚政发〔2021〕7号，〔2020〕3号、4号›", ["岚政发〔2021〕7号", "岚政发〔2020〕3号", "岚政发〔2020〕4号"]),
    ("‹岚政发〔2021〕7号和同年9号›", ["岚政发〔2021〕7号", "岚政发〔2021〕9号"]),
    ("‹岚政发〔2021〕3—5号›", ["岚政发〔2021〕3号", "岚政发〔2021〕4号", "岚政发〔2021〕5号"]),
    ("‹岚政发〔2021〕3号至第5号›", ["岚政发〔2021〕3号", "岚政发〔2021〕4号", "岚政发〔2021〕5号"]),
    ("‹岚政发〔2021〕1、3-4号›", ["岚政发〔2021〕1号", "岚政发〔2021〕3号", "岚政发〔2021〕4号"]),
    ("‹岚政发〔2021〕7号›、‹岚财发〔2020〕3号›", ["岚政发〔2021〕7号", "岚财发〔2020〕3号"]),
    ("‹国办发〔2020〕4号›和‹苏政办发〔2021〕8号›", ["国办发〔2020〕4号", "苏政办发〔2021〕8号"]),
    ("‹岚政发〔二〇二一〕三号›", ["岚政发〔2021〕3号"]),
    # a list ends where 号 names something else
    ("‹岚政发〔2021〕3号›、5号楼", ["岚政发〔2021〕3号"]),
    ("‹岚政发〔2021〕3号›和6号线", ["岚政发〔2021〕3号"]),
    ("‹岚政发〔2021〕3号›、20号前完成", ["岚政发〔2021〕3号"]),
    ("‹岚政发〔2021〕3号›，5号文件", ["岚政发〔2021〕3号"]),
    # what belongs to the sentence and not to the 代字
    ("根据‹岚政发〔2021〕7号›", ["岚政发〔2021〕7号"]),
    ("原‹岚政发〔2021〕7号›停止执行", ["岚政发〔2021〕7号"]),
    ("转发的通知‹岚政发〔2021〕7号›", ["岚政发〔2021〕7号"]),
    ("省人民政府‹苏政发〔2021〕7号›", ["苏政发〔2021〕7号"]),
    ("见《某办法》‹岚政发〔2021〕7号›", ["岚政发〔2021〕7号"]),
    ("‹某依法行政办发〔2021〕7号›", ["某依法行政办发〔2021〕7号"]),  # 依 alone would be a border
    ("‹国中医药办法监发〔2021〕7号›", ["国中医药办法监发〔2021〕7号"]),  # and so would 办法
    ("‹岚财发〔2021〕7号›", ["岚财发〔2021〕7号"]),  # a known 代字 (财发) behind a short name of a place
    # orders and announcements
    ("‹国务院令第743号›", ["国务院令第743号"]),
    ("根据‹某市人民政府令第15号›", ["某市人民政府令第15号"]),
    ("经‹某市人民政府第15号令›公布", ["某市人民政府令第15号"]),
    ("‹住房和城乡建设部令第37号›", ["住房和城乡建设部令第37号"]),  # 和 inside a name
    ("‹国务院令第1号›和‹财政部令（第2号）›", ["国务院令第1号", "财政部令第2号"]),
    ("‹中华人民共和国主席令第四十九号›", ["中华人民共和国主席令第49号"]),
    ("‹国务院令第708号、第709号›", ["国务院令第708号", "国务院令第709号"]),
    ("2019年1月1日‹国务院令第711号›", ["国务院令第711号"]),
    ("财政部 ‹国家税务总局公告2019年第34号›", ["国家税务总局公告2019年第34号"]),
    ("‹国务院（第743号）令›、‹国务院第744号令›", ["国务院令第743号", "国务院令第744号"]),
    ("‹第743号国务院令›与‹第四十九号主席令›", ["国务院令第743号", "主席令第49号"]),
    ("《甲》（‹税务总局2020年第8号›）", ["税务总局2020年第8号"]),  # the kind left out, nothing else in the bracket
    ("（财政部 ‹税务总局2020年第9号›）", ["税务总局2020年第9号"]),
    ("（财政部 ‹税务总局公告2020年第9号›）", ["税务总局公告2020年第9号"]),
    # numbers that lean on the one before them in the sentence
    ("‹岚政发〔2021〕7号›文件停止执行，‹同年 12 号›一并废止", ["岚政发〔2021〕7号", "岚政发〔2021〕12号"]),
    (
        "‹岚政发〔2021〕7号›已修改，‹同年第9、10号›照旧",
        ["岚政发〔2021〕7号", "岚政发〔2021〕9号", "岚政发〔2021〕10号"],
    ),
    ("《甲》（‹岚政发〔2019〕3号›）和《乙》（‹〔2020〕7号›）", ["岚政发〔2019〕3号", "岚政发〔2020〕7号"]),
    (
        "‹岚政发〔2021〕7号文、9号›文和‹岚财发〔2020〕3号›",
        ["岚政发〔2021〕7号", "岚政发〔2021〕9号", "岚财发〔2020〕3号"],
    ),
    ("‹岚政发〔2021〕7号›。同年12号", ["岚政发〔2021〕7号"]),  # another sentence
    ("‹岚政发〔2021〕7号›，同年12号线开通", ["岚政发〔2021〕7号"]),
    ("‹岚政发〔2021〕7号›及小区（2020）3号", ["岚政发〔2021〕7号"]),
    # a line end inside
    ("根据‹岚\n政发〔2021〕7号›", ["岚政发〔2021〕7号"]),
    ("根据‹岚政\n发〔2021〕\n7号›", ["岚政发〔2021〕7号"]),
    ("市文化局\n‹岚政发〔2021〕7号›", ["岚政发〔2021〕7号"]),  # two lines
    # Hong Kong and Macao
    ("amended by ‹L.N. 139 of 2020› and ‹G.N. (E.) 3 of 2021›.", ["L.N. 139 of 2020", "G.N. (E.) 3 of 2021"]),
    ("‹L.N. 139, 140 and L.N. 141 of 2020›", ["L.N. 139 of 2020", "L.N. 140 of 2020", "L.N. 141 of 2020"]),
    ("《某規例》（‹2020年第139號法律公告›）", ["2020年第139號法律公告"]),
    ("‹2020年第139及140號法律公告›", ["2020年第139號法律公告", "2020年第140號法律公告"]),
    ("按‹2021年第12號號外公告›、‹2020年第5號條例›", ["2021年第12號號外公告", "2020年第5號條例"]),
    ("經‹第3/2022號法律›修改的‹第15/2021號行政法規›", ["第3/2022號法律", "第15/2021號行政法規"]),
    ("‹第15/2021號及第16/2021號行政法規›", ["第15/2021號行政法規", "第16/2021號行政法規"]),
    ("‹第5/2022號經濟財政司司長批示›和‹第40/99/M號法令›", ["第5/2022號經濟財政司司長批示", "第40/99/M號法令"]),
    ("nos termos da ‹Lei n.º 3/2022›", ["Lei n.º 3/2022"]),
    ("dos ‹Decretos-Leis n.os 40/99/M e 41/99/M›", ["Decreto-Lei n.º 40/99/M", "Decreto-Lei n.º 41/99/M"]),
    ("第3/2021号法律意见书，2021年第5號條例草案", []),
    ("第599章第3條，第12/2021號案件，Cap. 599, section 3 of 2020", []),
    # no number
    ("〔含12号泵站〕，沿3号路至5号桥", []),
    ("《某办法》（2018年修订）第36号议案", []),
    ("岚政发〔2021〕 号（待定）", []),
    ("第85次会议听取第21号文件的说明", []),
    ("地址：望海路6号，电话0513-85000000号", []),
    ("2022年第3号公报，市政府2022年第3号公报", []),
    ("税务总局2020年第8号所附表格", []),  # no bracket, no known 代字
    ("规划（2021）3号、小区（2021）3号楼", []),  # round brackets hold other years too
    ("责令第3号泵站停用，口令第5号", []),  # 令 without a body
    ("执行HJ 1235—2021和GB/T 9704-2012", []),
    ("〔2021〕3号", []),
    ("岚政发〔1899〕3号、岚政发〔21〕3号", []),
]


@pytest.mark.parametrize("known", [KNOWN, UNKNOWN], ids=["profile", "generic"])
@pytest.mark.parametrize(("marked", "numbers"), FOUND)
def test_found(marked: str, numbers: list[str], known: Known) -> None:
    found = find(marked.replace("‹", "").replace("›", ""), known)
    assert [str(one.number) for one in found] == numbers
    assert _marked(marked, {(one.start, one.end) for one in found}) == marked


def _marked(marked: str, words: set[tuple[int, int]]) -> str:
    text = marked.replace("‹", "").replace("›", "")
    for start, end in sorted(words, reverse=True):
        text = f"{text[:start]}‹{text[start:end]}›{text[end:]}"
    return text


# Only with a profile.
WITH_PROFILE = [
    ("对接岚政发〔2021〕7号", ["岚政发〔2021〕7号"]),  # no rule knows 对接
    ("岚政 办发〔2021〕7号", ["岚政办发〔2021〕7号"]),  # a blank inside
    ("按岚政发〔2021〕7。", ["岚政发〔2021〕7号"]),  # 号 is missing, the 代字 is known
    ("岚政发〔2021〕7个", []),
    ("市政府令第3号", ["岚浦市人民政府令第3号"]),  # one body ends so
    ("经市人民政府第3号令公布", ["岚浦市人民政府令第3号"]),
    ("省政府令第3号", ["省政府令第3号"]),  # none does
    (
        "按岚浦市人民政府2021年第3号，",
        ["岚浦市人民政府通告2021年第3号"],
    ),  # 通告 is left out: the profile has no other kind
]


@pytest.mark.parametrize(("text", "numbers"), WITH_PROFILE)
def test_found_with_profile(text: str, numbers: list[str]) -> None:
    assert [str(one.number) for one in find(text, KNOWN)] == numbers


@pytest.mark.parametrize(
    ("text", "doubtful", "numbers"),
    [
        ("岚政发〔2021〕3—5号", False, [3, 4, 5]),
        ("岚政发〔2021〕9—3号", True, [9, 3]),  # backwards
        ("岚政发〔2021〕1—900号", True, [1, 900]),  # too many to be meant
    ],
)
def test_doubtful_ranges(text: str, doubtful: bool, numbers: list[int]) -> None:
    found = find(text, KNOWN)
    assert [one.number.number for one in found] == numbers
    assert any(one.doubtful for one in found) is doubtful


def test_order_of_a_body_without_place_tells_no_document() -> None:
    assert [one.placeless for one in find("省政府令第3号、国务院令第4号", KNOWN)] == [True, False]


PIECES = [
    "岚政办发",
    "国务院令",
    "公告",
    "〔",
    "〕",
    "（",
    "）",
    "2021",
    "3",
    "第",
    "号",
    "、",
    "和",
    "—",
    "年",
    "\n",
    "至",
    "《",
    "》",
    "同年",
    "號法律公告",
    "号令",
    "/",
    "L.N. 1 of ",
    "据",
    "。",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_words_of_two_lists_are_apart(text: str) -> None:
    found = find(text, KNOWN)
    words = sorted({(one.start, one.end) for one in found})
    assert all(0 <= start < end <= len(text) for start, end in words)
    assert all(before[1] <= after[0] for before, after in pairwise(words))
