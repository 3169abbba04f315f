"""Lost pages: two jumps of labels behind one another, and single jumps, which are slips of print."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.profile import generic
from converter.segment.classify import classify
from converter.segment.drafts import Draft, draft
from converter.segment.lost import jumps, lost_pages
from tests.factory import read_from


def drafts(folder: Path, lines: list[str]) -> list[Draft]:
    found, _ = classify(draft(read_from(folder, "\n\n".join(lines)).lines), [], generic())
    return found


P = "落实值守责任。"
CUT = "各县区要明确专人，做好防汛值守工作"

JUMPS = [
    # lines → code, what was expected, what stands there, for each label that does not follow
    # as it should be: levels skipped, counts that begin again
    (["一、甲", P, "二、乙", "（一）丙", P, "（二）丁", P, "三、戊", "（一）己", P], []),
    (["一、甲", "1. 乙", P, "2. 丙", P, "二、丁", "1. 戊", P], []),
    (["（一）甲", "1. 乙", P, "（二）丙", "1. 丁", P], []),
    # numbered sentences begin again under anything
    (["（一）甲", "1. 乙乙。乙。", "2. 丙丙。丙。", P, "1. 丁丁。丁。"], []),
    # one too many, one too few
    (["一、甲", P, "三、乙", P], [("heading-number-missing", "2", "三、")]),
    (["一、甲", P, "一、乙", P], [("heading-number-repeated", "2", "一、")]),
    (["（一）甲", P, "（二）乙", P, "（二）丙", P], [("heading-number-repeated", "3", "（二）")]),
    (["二、甲", P], [("heading-number-missing", "1", "二、")]),
    # it goes on from what stands there: one jump, not two
    (["一、甲", P, "三、乙", P, "四、丙", P], [("heading-number-missing", "2", "三、")]),
    # boxes
    (["专栏 1：甲", P, "专栏 2：乙", P], []),
    (["专栏 1：甲", P, "专栏 3：乙", P], [("box-number-missing", "2", "3")]),
    (["专栏 2：甲", P, "专栏 2：乙", P], [("box-number-missing", "1", "2"), ("box-number-repeated", "3", "2")]),
    (
        ["一、甲", P, "专栏 1：乙", "1. 丙丙。丙。", "3. 丁丁。丁。", "二、戊", P],
        [("heading-number-missing", "2", "3.")],
    ),
    # a box counts on its own, and behind it the document goes on
    (["1. 甲甲。甲。", "2. 乙乙。乙。", "专栏 1：丙", "1. 丁丁。丁。", "2. 戊戊。戊。", "3. 己己。己。"], []),
    (["（一）甲", P, "（二）乙", P, "专栏 1：丙", "（一）丁", P, "（二）戊", P, "（三）己", P], []),
    # an annex begins anew
    (["一、甲", P, "二、乙", P, "附件1", "名单", "一、丙", P], []),
    (["专栏 1：甲", P, "附件1", "名单", "专栏 1：乙", P], []),
    # articles count through the chapters and break off what is counted in them
    (["第一章 甲", "第一条 乙。", "（一）丙；", "（二）丁。", "第二条 戊。", "（一）己；"], []),
]


@pytest.mark.parametrize(("lines", "expected"), JUMPS)
def test_jumps(lines: list[str], expected: list[tuple[str, str, str]], tmp_path: Path) -> None:
    found = jumps(drafts(tmp_path, lines))
    assert [(jump.code, jump.expected, jump.found) for jump in found] == expected


LOST = [
    # lines → the line before which a page is lost
    # two jumps, text that breaks off right before the first
    (["一、甲", "（一）乙", "1. 丙丙。丙。", CUT, "4. 丁丁。丁。", "（三）戊", P], "4. 丁丁。丁。"),
    # the page begins in the middle of a sentence: the seam lies before it
    (["一、甲", "（一）乙", "1. 丙丙。丙。", CUT, "巡查检查。", "4. 丁丁。丁。", "（三）戊", P], "巡查检查。"),
    # a single jump is a slip of print
    (["一、甲", "（一）乙", "1. 丙丙。丙。", CUT, "3. 丁丁。丁。", "（二）戊", P], None),
    # two jumps far from one another are two slips, sixteen lines are not far
    (["一、甲", CUT, "三、乙", *[P] * 15, "五、丙", P], "三、乙"),
    (["一、甲", CUT, "三、乙", *[P] * 16, "五、丙", P], None),
    # nothing breaks off: print is odd but whole
    (["一、甲", "（一）乙", "1. 丙丙。丙。", P, "4. 丁丁。丁。", "（三）戊", P], None),
    # no jump at all
    (["一、甲", "（一）乙", "1. 丙丙。丙。", CUT, "2. 丁丁。丁。", "（二）戊", P], None),
]


@pytest.mark.parametrize(("lines", "before"), LOST)
def test_lost_pages(lines: list[str], before: str | None, tmp_path: Path) -> None:
    found = drafts(tmp_path, lines)
    lost, findings = lost_pages(found)
    assert [found[at].text for at in sorted(lost)] == ([before] if before else [])
    # each jump is told, whether a page is lost or not
    assert len(findings) == len(jumps(found))


def test_a_finding_tells_what_was_expected(tmp_path: Path) -> None:
    _, (finding,) = lost_pages(drafts(tmp_path, ["一、甲", P, "三、乙", P]))
    assert (finding.code, dict(finding.words)) == ("heading-number-missing", {"expected": "2", "found": "三、"})
    assert finding.span[1:3] == (5, 5)
