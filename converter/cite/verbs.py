"""The verbs by which a document says what it does with another, as tables with an example each.

A front verb stands before its object (根据《…》), a back verb behind it (《…》同时废止). Patterns are read on masked
sentences, so that no verb inside a title or a quote is seen. In examples 《…》 is the object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from converter.cite.sentences import ASIDE


@dataclass(frozen=True, slots=True)
class Verb:
    """A pattern, the relation it tells, and a sentence that the tests read.

    `sense` of a front verb: `basis`, `manner`, `beside` and `fulfil` need the rest of the sentence to tell their
    relation; `end` holds only where nobody else is the subject; `part` needs an article behind the object.
    """

    pattern: str
    relation: str
    example: str
    sense: str = ""


# Making or naming a work is no relation of one's own, but it parts an object from verbs further ahead.
_MAKE = (
    "出台|制定|制订|编制|印发|发布|公布|颁布|下发|修订|起草|拟定|拟订|编写|汇编|制作|签订|签署|订立|通过|审议|填写|填报"
    "|报送|提交|上报|出具|核发|颁发|发放|取得|形成|听取|讨论|研究|批准|申请|领取|持有|解读|宣传|违反|建立|完善|公示|备案"
)
_FULFIL = r"(?:贯彻|落实|执行|遵守|遵循|实行)+(?:实施|落实|好|了)?|(?:深入|全面|认真|严格|组织|推进|推动|抓好)实施"
_LEFT_OPEN = r"(?!的|后|前|时|期|率|力|情况|过程|中|部门|机关|机构|单位|人员)"

FRONT = (
    Verb(r"改(?:为)?(?:按照?|执行|适用)", "cites", "改按《…》执行。"),
    Verb(r"(?<![无有])(?:根据|依据|根據|依據)", "based_on", "根据《…》，结合实际，制定本办法。", "basis"),
    Verb(r"参照|比照|参考|对照", "applies", "参照《…》执行。", "manner"),
    Verb(
        r"按照|依照|遵照|依(?=[\x01《])|按(?![期时月季年日比揭需量劳章钮摩户件])",
        "applies",
        "按照《…》执行。",
        "manner",
    ),
    Verb(r"结合", "based_on", "结合《…》，制定本方案。", "beside"),
    Verb(_FULFIL + _LEFT_OPEN, "applies", "严格执行《…》。", "fulfil"),
    Verb(r"符合|达到|满足|列入|适用(?!于)", "applies", "水质应当符合《…》的要求。"),
    Verb(r"(?:停止执行|不再执行|废止|废除|撤销)(?!的|了|后|前|时)", "repeals", "决定废止《…》。", "end"),
    Verb(r"(?:暂停|暂缓|中止)(?:执行|施行|实施)(?!的|了|后|前|时)", "suspends", "决定暂停执行《…》。", "end"),
    Verb(r"延长(?!了|至|到)", "extends", "决定延长《…》的有效期。", "end"),
    Verb(r"修改(?!的|了|后|前|时)|删[去除]", "amends", "删去《…》第三条。", "part"),
    Verb(r"(?:代替|取代|替代)(?!的|了)", "replaces", "本办法代替《…》。", "end"),
    Verb(r"现(?:予以?)?(?:印发|公布|发布|颁布|下发)", "issues", "现公布《…》。"),
    Verb(r"现(?:予以?)?(?:转发|批转)", "forwards", "现转发《…》。"),
    Verb(rf"(?:{_MAKE})(?!的)", "cites", "市人民政府出台《…》。"),
)
"""Front verbs; where two fit at one place, the first."""

# Nothing follows a back verb in its clause: 停止执行土政策 has an object of its own.
_ENDS = rf"(?=[，,。；;：:、）)！？\s{ASIDE}]|$)"

BACK = (
    Verb(
        rf"(?:即行|予以)?(?:废止|废除|失效|作废|停止(?:执行|施行|实施|使用|适用)|不再(?:执行|适用|有效|施行|实施)){_ENDS}",
        "repeals",
        "《…》同时废止。",
    ),
    Verb(
        rf"(?:由本[\u4e00-\u9fff]{{1,8}}|以本[\u4e00-\u9fff]{{1,8}})(?:代替|取代|替代){_ENDS}",
        "replaces",
        "《…》由本办法代替。",
    ),
    Verb(rf"(?:暂停|暂缓|中止)(?:执行|施行|实施){_ENDS}", "suspends", "《…》暂停执行。"),
    Verb(rf"(?:继续|仍然?|依然|持续)(?:有效|执行|施行){_ENDS}", "confirms", "《…》继续有效。"),
    Verb(
        r"的?(?:有效|执行|试行|实施|施行)期限?(?:再|予以)?(?:延长|延续|顺延|延期|延)(?:[至到为]|[一二两三四五六七八九十\d]+个?[年月])"
        rf"|的?(?:有效|执行|试行|实施|施行)期限?(?:予以)?(?:延长|延续|顺延){_ENDS}"
        rf"|延长(?:有效|执行|试行|实施|施行)期限?[至到]|(?:延期|延长|延续)(?:执行|施行|实施)(?=[至到]|[，,。；;：:]|$)",
        "extends",
        "《…》有效期延长至2028年12月31日。",
    ),
    Verb(
        rf"修[改订]为|更改为|(?<={ASIDE})(?:改为|调整为)|删[去除掉]{_ENDS}"
        rf"|(?:作出?|予以)(?:如下|以下|下列|相应)?(?:修改|修正|调整){_ENDS}"
        rf"|增加(?=[一二三四五六七八九十两]{{1,2}}(?:条|款|项|目|章|节)|第|{ASIDE})",
        "amends",
        "将《…》第三条中的“甲”修改为“乙”。",
    ),
    Verb(
        r"现(?:予以?|将其)?(?:印发|公布|发布|颁布|下发)|(?:印发|下发)给你们|予以(?:印发|公布|发布)",
        "issues",
        "现将《…》印发给你们。",
    ),
    Verb(r"现(?:予以?|将其)?(?:转发|批转)|(?:转发|批转)给你们", "forwards", "《…》已经同意，现转发给你们。"),
    Verb(rf"(?:[已均]?收|均已|均)悉{_ENDS}", "replies_to", "你局《…》收悉。"),
    Verb(r"应为|应改为|更正为", "corrects", "本刊第2期刊登的《…》中“甲”应为“乙”。"),
)
"""Back verbs."""

CATALOGUE = re.compile(
    r"(?<![已拟被否])(?P<verb>废止|失效|停止执行|停止使用|修改|修订|继续有效|保留|暂停执行)(?:和[^的，。]{2,6})?的?"
    r"(?:[^，。；的]{0,12})?(?:文件|规章|规定|政策|办法)(?:目录|清单|名录|名单|一览表)?"
)
"""What a heading, a caption or the title of an annex calls the documents that it lists (宣布失效的文件目录)."""

CATALOGUED = {
    "废止": "repeals",
    "失效": "repeals",
    "停止执行": "repeals",
    "停止使用": "repeals",
    "修改": "amends",
    "修订": "amends",
    "继续有效": "confirms",
    "保留": "confirms",
    "暂停执行": "suspends",
}
"""Word of a catalogue, or of the column that tells what becomes of each document, → relation."""
