"""Relations by verbs and their objects: what each sentence says, and what tempting ones do not say."""

from __future__ import annotations

import pytest

from converter.cite.relations import judge
from converter.cite.sentences import CITED, Sentence
from converter.cite.verbs import BACK, FRONT, Verb
from tests.cite.making import citations, relations

SAID = [
    # -- what a document rests on
    ("根据《甲法》第九条，制定本办法。", ["甲法:based_on"]),
    ("依据《甲法》《乙条例》和《丙办法》（岚政发〔2020〕3号）等，现就有关事项通知如下：", ["甲法:based_on", "乙条例:based_on", "丙办法:based_on"]),
    ("为贯彻落实省政府《甲意见》，加快补齐短板，制定本方案。", ["甲意见:based_on"]),
    ("按照《甲意见》部署，结合《乙规划》，特制定本计划。", ["甲意见:based_on", "乙规划:based_on"]),
    ("根据《甲法》的规定，市政府决定对五家单位予以表扬。", ["甲法:based_on"]),
    ("根据市政府关于码头管理的部署（岚政发〔2020〕3号、5号，岚政发〔2021〕2号），编制本规划。", ["岚政发〔2020〕3号、5号:based_on"] * 2 + ["岚政发〔2021〕2号:based_on"]),
    ("现就贯彻落实《甲意见》提出如下措施。", ["甲意见:based_on"]),
    ("根据《甲法》（2018年修订），以及省《乙条例》，制定本办法。", ["甲法:based_on", "乙条例:based_on"]),
    ("根据《甲法》，名单见《乙表》。", ["甲法:based_on", "乙表:cites"]),
    # -- what it applies
    ("停车收费按《甲办法》（岚政发〔2020〕3号）执行。", ["甲办法:applies"]),
    ("违规行为依据《甲条例》第七条处理。", ["甲条例:applies"]),
    ("参照市港务局制定的《甲指南》开展巡查。", ["甲指南:applies"]),
    ("各单位要严格执行《甲规定》和《乙规定》。", ["甲规定:applies", "乙规定:applies"]),
    ("深入实施《甲纲要》，贯彻落实《乙意见》关于人才的要求。", ["甲纲要:applies", "乙意见:applies"]),
    ("列入《甲名录》的树木不得移植，灯具应当符合《乙标准》。", ["甲名录:applies", "乙标准:applies"]),
    ("从2022年起执行《甲办法》。", ["甲办法:applies"]),
    ("坚决贯彻党中央、国务院《甲意见》中关于“先试后推”的要求。", ["甲意见:applies"]),
    # -- told or planned, not applied
    ("近年来认真落实《甲规划》《乙纲要》，成效明显。", ["甲规划:cites", "乙纲要:cites"]),
    ("研究制定与实施《甲制度》。", ["甲制度:cites"]),
    ("《甲条例》执行规范有序。", ["甲条例:cites"]),
    ("按要求填写《甲登记表》并报送《乙汇总表》。", ["甲登记表:cites", "乙汇总表:cites"]),
    ("根据督办要求，制作《甲清单》。", ["甲清单:cites"]),
    ("违反《甲条例》规定的，依法处罚。", ["甲条例:cites"]),
    ("市政府印发《甲方案》，省政府转发《乙通知》。", ["甲方案:cites", "乙通知:cites"]),
    ("修订《甲预案》，出台并实施《乙办法》。", ["甲预案:cites", "乙办法:cites"]),
    ("不按《甲办法》执行。", ["甲办法:cites"]),
    ("停止收费后改按《甲办法》执行。", ["甲办法:cites"]),
    ("执行《甲办法》过程中的问题由市局答复，请学习《乙意见》，抓好落实。", ["甲办法:cites", "乙意见:cites"]),
    # -- what it issues and forwards
    ("现将《甲名单》（岚政发〔2023〕8号）印发给你们。", ["甲名单:issues"]),
    ("《甲方案》已经市政府同意，现印发给你们，请遵照执行。", ["甲方案:issues"]),
    ("现将《省政府办公厅关于秋收的通知》（苏政办发〔2022〕3号）转发给你们，请结合实际贯彻落实。", ["省政府办公厅关于秋收的通知:forwards"]),
    ("为落实《甲意见》，市水务局编制了《乙规范》，经市政府同意，现予印发。", ["甲意见:based_on", "乙规范:issues"]),
    # -- what it answers
    ("你区《关于新建渡口的请示》（双政请〔2023〕2号）收悉。经研究，批复如下：", ["关于新建渡口的请示:replies_to"]),
    ("市港务局：你局报来的《甲请示》已收悉。", ["甲请示:replies_to"]),
    # -- what it ends
    ("《甲办法》同时废止。", ["甲办法:repeals"]),
    ("《甲办法》（岚政发〔2015〕2号）、《乙办法》（岚政发〔2016〕3号）停止执行。", ["甲办法:repeals", "乙办法:repeals"]),
    ("原《甲办法》（岚政发〔2015〕2号）及其补充通知（岚政发〔2016〕3号）同时停止执行。", ["甲办法:repeals", "岚政发〔2016〕3号:repeals"]),
    ("2009年6月8日公布的《甲办法》同时废止。", ["甲办法:repeals"]),
    ("自本办法施行之日起，《甲办法》等2件规范性文件一并废止。", ["甲办法:repeals"]),
    ("决定废止《甲办法》和《乙办法》。", ["甲办法:repeals", "乙办法:repeals"]),
    ("对《甲办法》予以废止，《乙办法》宣布失效。", ["甲办法:repeals", "乙办法:repeals"]),
    ("《甲办法》有效期已满，自动失效。", ["甲办法:repeals"]),
    ("《甲办法》已不适应管理需要，予以废止。", ["甲办法:repeals"]),
    ("根据《甲法》，《乙办法》同时废止。", ["甲法:based_on", "乙办法:repeals"]),
    ("《甲办法》停止执行，改按《乙办法》执行，该办法其他内容继续有效。", ["甲办法:repeals", "乙办法:cites"]),
    ("《甲办法》废止，《乙办法》继续有效，《丙办法》第二条修改为：“全年开放。”", ["甲办法:repeals", "乙办法:confirms", "丙办法:amends"]),
    ("《甲办法》（岚政发〔2015〕2号）同时作废，以前发布的文件与本办法不一致的，以本办法为准。", ["甲办法:repeals", "以前发布的文件:overrules"]),
    ("决定对《甲办法》等12件规范性文件予以废止，对《乙办法》予以修改，对《丙办法》宣布失效。", ["甲办法:repeals", "乙办法:amends", "丙办法:repeals"]),
    ("2018年5月公布的《甲办法》、2019年6月公布的《乙规定》同时废止。", ["甲办法:repeals", "乙规定:repeals"]),
    ("原岚政发〔2015〕9号文件同时废止。", ["岚政发〔2015〕9号:repeals"]),
    # -- in part
    ("《甲办法》第三条、第五条第二款同时废止。", ["甲办法:partly_repeals"]),
    ("《甲办法》规定的集中比例不再执行。", ["甲办法:partly_repeals"]),
    ("《甲办法》有关收费的规定停止执行。", ["甲办法:partly_repeals"]),
    ("《甲办法》第二部分第（二）项中“每人每年10元”的规定，自2024年2月1日起停止执行。", ["甲办法:partly_repeals"]),
    ("《甲办法》第三条和《乙办法》同时废止。", ["甲办法:partly_repeals", "乙办法:repeals"]),
    ("《甲办法》和《乙办法》第三条同时废止。", ["甲办法:repeals", "乙办法:partly_repeals"]),
    ("《甲办法》、《乙办法》中关于押金的条款停止执行。", ["甲办法:partly_repeals", "乙办法:partly_repeals"]),
    ("岚政发〔2019〕5号文件第二条停止执行。", ["岚政发〔2019〕5号:partly_repeals"]),
    ("废止《甲办法》第八条。", ["甲办法:partly_repeals"]),
    # -- no end, whatever the words
    ("对《甲办法》是否废止，另行研究。", ["甲办法:cites"]),
    ("《甲办法》是否继续执行，由市司法局研究提出意见。", ["甲办法:cites"]),
    ("《甲办法》已于2019年12月1日废止，不再列入清理范围。", ["甲办法:cites"]),
    ("《甲办法》已被《乙条例》废止。", ["甲办法:cites", "乙条例:cites"]),
    ("《甲办法》由省政府予以废止。", ["甲办法:cites"]),
    ("《甲办法》拟予以废止。", ["甲办法:cites"]),
    ("《甲办法》尚未废止。", ["甲办法:cites"]),
    ("《甲办法》废止前已经受理的，继续办理。", ["甲办法:cites"]),
    ("《甲办法》的废止不影响既有合同。", ["甲办法:cites"]),
    ("已废止的《甲办法》不再列入。", ["甲办法:cites"]),
    ("《关于废止〈甲办法〉的决定》由市司法局解释。", ["关于废止〈甲办法〉的决定:cites"]),
    ("根据《甲办法》，各区要停止执行土政策。", ["甲办法:based_on"]),
    ("《甲办法》印发后，各区自定的收费一律停止执行。", ["甲办法:cites"]),
    ("《甲办法》由市司法局负责解释，《乙办法》同时废止。", ["甲办法:cites", "乙办法:repeals"]),
    ("各区对照《甲办法》清理，发现“同时废止”字样的上报。", ["甲办法:applies"]),
    ("凡与《甲条例》相抵触的文件一律停止执行。", ["甲条例:cites"]),
    ("各区不得擅自停止执行《甲办法》。", ["甲办法:cites"]),
    ("经《甲法》授权，市政府制定《乙规定》。", ["甲法:cites", "乙规定:cites"]),
    ("关于转发市水务局《甲方案》的通知（岚政发〔2020〕3号）停止执行。", ["甲方案:cites", "岚政发〔2020〕3号:repeals"]),
    # -- amended, replaced, suspended, extended, confirmed
    ("将《甲办法》第四条中的“建设局”修改为“城管局”。", ["甲办法:amends"]),
    ("《甲办法》第七条修改为：“码头由港务局管理，参照《乙规定》执行。”", ["甲办法:amends", "乙规定:cites"]),
    ("删去《甲办法》第八条，《乙办法》增加一条，作为第六条。", ["甲办法:amends", "乙办法:amends"]),
    ("对《甲办法》作如下修改：", ["甲办法:amends"]),
    ("《甲办法》由市水务局修改完善后另行公布。", ["甲办法:cites"]),
    ("《甲办法》根据本决定作相应修改，重新公布。", ["甲办法:amends"]),
    ("《甲办法》由本办法代替。", ["甲办法:replaces"]),
    ("以《乙标准》代替《甲标准》。", ["乙标准:cites", "甲标准:cites"]),
    ("《甲办法》第六条自即日起暂停执行。", ["甲办法:suspends"]),
    ("暂缓实施《甲办法》。", ["甲办法:suspends"]),
    ("《甲办法》有效期延长至2028年12月31日。", ["甲办法:extends"]),
    ("决定延长《甲办法》的有效期。", ["甲办法:extends"]),
    ("《甲办法》延长有效期至2026年底，《乙办法》的有效期延续5年。", ["甲办法:extends", "乙办法:extends"]),
    ("《甲办法》明确的任务继续执行。", ["甲办法:cites"]),
    ("《甲办法》自2023年1月1日起施行，有效期5年。", ["甲办法:cites"]),
    ("《甲办法》确定的工期延长至年底。", ["甲办法:cites"]),
    ("《甲办法》继续有效，《乙办法》继续执行。", ["甲办法:confirms", "乙办法:confirms"]),
    # -- overruled
    ("《甲办法》与本办法不一致的，以本办法为准。", ["甲办法:overrules"]),
    ("此前印发的文件与本决定不一致的，以本决定为准。", ["此前印发的文件:overrules"]),
    ("凡以往规定与本通知相抵触的，按本通知执行。", ["以往规定:overrules"]),
    ("附表与正文不一致的，以正文为准。", []),
    ("本办法与《甲法》不一致的，以《甲法》为准。", ["甲法:cites", "甲法:cites"]),
    ("图上距离与本表不一致的，以本表为准。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_said(text: str, expected: list[str]) -> None:
    assert relations(text) == expected


LISTED = [
    # lines of a document → what is said of the works in them
    (
        ["八、以下文件自公布之日起废止：", "1. 《甲办法》（岚政发〔2010〕1号）", "2. 《乙办法》（岚政发〔2011〕6号）", "九、《丙办法》另行清理。"],
        ["甲办法:repeals", "乙办法:repeals", "丙办法:cites"],
    ),
    (["下列文件宣布失效：《甲办法》、《乙办法》（岚政发〔2011〕6号）。"], ["甲办法:repeals", "乙办法:repeals"]),
    (["决定废止下列规范性文件：", "1. 《甲办法》", "2. 《乙办法》第三条"], ["甲办法:repeals", "乙办法:partly_repeals"]),
    (["下列文件经评估继续有效，有效期延长至2028年12月31日：《甲办法》。"], ["甲办法:confirms"]),
    (["对下列文件作如下修改：", "1. 《甲办法》", "2. 《乙办法》第二条修改为“全年”。"], ["甲办法:amends", "乙办法:amends"]),
    # titles without marks
    (["以下文件同时废止：", "1. 关于渡口管理的通知（岚政发〔2010〕1号）"], ["关于渡口管理的通知:repeals"]),
    # the list has ended, or announces something else
    (["下列文件是否废止，请研究：", "1. 《甲办法》"], ["甲办法:cites"]),
    (["以下文件已于2019年废止：", "1. 《甲办法》"], ["甲办法:cites"]),
    (["清理下列文件：", "1. 《甲办法》"], ["甲办法:cites"]),
    (["以下文件同时废止：", "1. 《甲办法》", "各单位要认真学习《乙办法》。"], ["甲办法:repeals", "乙办法:cites"]),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), LISTED)
def test_listed(texts: list[str], expected: list[str]) -> None:
    assert relations(*texts) == expected


def test_new_text_replaces_the_earlier_one_of_its_title() -> None:
    title = "岚浦市人民政府关于印发岚浦市渡口管理办法的通知"
    earlier = "本办法自印发之日起施行，原《岚浦市渡口管理办法（试行）》（岚政发〔2019〕5号）同时废止。"
    assert relations(earlier, title=title) == ["岚浦市渡口管理办法（试行）:replaces"]
    assert relations(earlier) == ["岚浦市渡口管理办法（试行）:repeals"]


def test_a_document_issues_its_own_plan_and_nothing_more() -> None:
    title = "岚浦市人民政府关于印发岚浦市渡口管理办法的通知"
    own = "《岚浦市渡口管理办法》已经市政府同意，现印发给你们。各区要认真学习《岚浦市渡口管理办法》。"
    (one,) = citations(own, title=title)
    assert (one.relation, one.own, one.target) == ("issues", True, None)


def test_corrections() -> None:
    text = "本刊2023年第2期刊登的《甲通告》（岚政发〔2023〕8号）中“二十日”应为“三十日”；同期刊登的大事记中，“2月30日”应为“2月24日”。"
    assert relations(text, kind="correction") == ["甲通告:corrects", "大事记:corrects"]
    assert relations("《甲标准》中容量应为十升。") == ["甲标准:cites"]


def test_evidence_is_the_sentence() -> None:
    first, second = citations("为便民。《甲办法》同时废止；按《乙办法》（岚政发〔2011〕6号）执行。见附件。")
    assert (first.evidence, second.evidence) == ("《甲办法》同时废止；", "按《乙办法》（岚政发〔2011〕6号）执行。")
    (listed,) = citations("以下文件同时废止：", "1. 《甲办法》")
    assert listed.evidence == "以下文件同时废止： 1. 《甲办法》"


@pytest.mark.parametrize("verb", [*FRONT, *BACK], ids=lambda verb: verb.example)
def test_examples_of_verbs(verb: Verb) -> None:
    """Each verb of the tables says in its example what it says in the table."""
    mask = verb.example.replace("《…》", CITED * 3).replace("“甲”", "\x02\x02\x02").replace("“乙”", "\x02\x02\x02")
    (verdict,) = judge(Sentence(0, len(mask), mask), [(mask.index(CITED), mask.rindex(CITED) + 1)])
    assert verdict.relation == verb.relation


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("《甲办法》有效期延长至2028年12月31日。", ["2028-12-31"]),
        ("决定延长《甲办法》《乙办法》的有效期至2028年12月31日。", ["2028-12-31", "2028-12-31"]),
        ("《甲办法》继续有效，有效期延长至2028年12月31日。", ["2028-12-31"]),
        # Each day is that of the work in its clause.
        ("《甲办法》继续有效，《乙办法》有效期延长至2028年12月31日。", [None, "2028-12-31"]),
        (
            "《甲办法》有效期延长至2026年6月30日，《乙办法》有效期延长至2028年12月31日。",
            ["2026-06-30", "2028-12-31"],
        ),
        # Print tells no day.
        ("《甲办法》的有效期延续5年。", [None]),
        ("《甲办法》自2022年1月1日起废止。", [None]),
    ],
)
def test_a_new_last_day(text: str, days: list[str | None]) -> None:
    found = [one.until.isoformat() if one.until else None for one in citations(text)]
    assert found == days
