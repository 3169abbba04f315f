"""What holds for any text at all: every character is accounted for, and nothing but known errors comes out."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from converter.errors import SourceError
from converter.model.issue import Issue
from converter.pipeline import convert
from converter.profile import generic

FRONT = (
    "某城市人民政府公报\n\n2024\n\n第 1 期 (总第 9 期)\n\n2024 年 1 月 5 日\n\n目 录\n\n【文件】\n\n"
    "某城市人民政府关于试行的通知…………… 3\n\n某城市人民政府大事记\t9\n\n"
    "某城市人民政府关于试行的通知\n\n某政发〔2024〕1号\n\n各有关单位：\n\n"
)

LINES = st.one_of(
    st.sampled_from(
        [
            "", "", "一、总体要求", "（二）工作重点", "1. 抓好落实。各单位要", "2. 改造", "(1) 分类办理；", "3.1 接口",
            "——坚持原则。坚持", "专栏 1：重点工程", "专栏2 试点", "附件：1. 名单", "2. 目录表", "附件 1", "附件", "附件2：名单",
            "名单", "目录表", "- 组 长：王 芳 市政府秘书长", "- 李明远 市财政局局长", "赵一 市水务局局长", "甲\t乙\t丙", "\t1\t2",
            "甲\t乙\t丙", "王芳\t李明\t赵强\t钱多", "合计\t\t3", "单位：万元", "表1 指标", "某城市人民政府", "2024年1月5日", "（此件公开发布）",
            "某城市人民政府令", "第 3 号", "第一条 为了规范", "第一章 总则", "某政办发〔2024〕2号", "某城市人民政府大事记", "1月2日 召开会议。",
            "● 3日 调研", "2月30日 不存在的日子", "— 3 —", "\f文件", "文件", "（本期责任编辑：王芳）", "目录", "《办法》（某政发",
            "〔2023〕5号）同时废止。", "的", "and", "数据 and 平台", "“引", "产业", "业", "续表1", "合计\t1\t2\t3",
        ]
    ),
    st.text(st.sampled_from(list("一二三（）()、。，：；“”《》【】…—-.·●专栏附件条章号令〔〕2024 \t\f\x0b\u200b\u3000·ab&<|")), max_size=24),
    st.text(max_size=20).filter(lambda text: "\n" not in text),
)  # fmt: skip


def converted(text: str, folder: Path) -> Issue | None:
    """The issue that a text is; None where it is refused in good form."""
    source = folder / "source.txt"
    source.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        return convert(source, generic())
    except SourceError:
        return None


def check(issue: Issue) -> None:
    """All invariants of one issue."""
    ledger = issue.ledger
    parts = (ledger.blank, ledger.documents, ledger.furniture, ledger.corrected, ledger.unaccounted)
    assert ledger.unaccounted == 0
    assert sum(parts) == ledger.source == issue.source.characters
    for document in issue.documents:
        ids = [block.id for block in document.blocks()]
        assert all(ids)
        assert len(ids) == len(set(ids))
        assert all(one.isascii() for one in ids)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINES, max_size=40), ends=st.sampled_from(["\n", "\n\n"]))
def test_every_character_of_a_body_is_accounted_for(lines: list[str], ends: str, tmp_path: Path) -> None:
    issue = converted(FRONT + ends.join(lines), tmp_path)
    assert issue is not None or any(char in "\0" or "\ud800" <= char <= "\udfff" for char in "".join(lines))
    if issue is not None:
        check(issue)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=200), st.lists(LINES, max_size=30).map("\n".join)))
def test_any_text_is_converted_whole_or_refused(text: str, tmp_path: Path) -> None:
    issue = converted(text, tmp_path)
    if issue is not None:
        check(issue)
