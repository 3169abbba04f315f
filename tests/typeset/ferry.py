"""A notice in two languages of an invented harbour, for tests of print that has both."""

from __future__ import annotations

from tests.typeset.bilingual import Notice, Say


def _item(label: str, zh: str, en: str, depth: int = 0) -> Say:
    return Say("item", label, zh, en, depth)


FERRY = Notice(
    2031,
    7,
    "《嵐浦渡輪碼頭規則》",
    "Lampo Ferry Piers Rules",
    (
        Say("section", "1", "生效日期", "Commencement"),
        Say("plain", zh="本規則自2031年5月1日起實施。", en="These Rules come into operation on 1 May 2031."),
        Say("section", "2", "釋義", "Interpretation"),
        Say("plain", zh="在本規則中——", en="In these Rules—"),
        Say(
            "term",
            zh="值勤人員(duty officer)指碼頭主任以書面委任當值的人；",
            en="duty officer (值勤人員) means a person whom the pier master appoints in writing to be on duty;",
        ),
        Say(
            "term",
            zh="船隻(vessel)包括任何用於水上運載乘客或貨物的機動或非機動的船艇；",
            en="vessel (船隻) includes any craft, whether or not propelled by an engine, that is used for carrying passengers or goods on water;",
        ),
        Say(
            "term",
            zh="碼頭(pier)指附表2所列的任何一個渡輪碼頭，並包括其引道及候船處。",
            en="pier (碼頭) means any of the ferry piers listed in Schedule 2, and includes its approach and its waiting hall.",
        ),
        Say("section", "3", "碼頭的開放", "Opening of piers"),
        _item(
            "(1)",
            "除第(2)款另有規定外，碼頭須於每日上午六時至午夜十二時開放予乘客使用，而候船處須在首班船隻開出前最少半小時開放。",
            "Subject to subsection (2), a pier must be open to passengers from 6 a.m. to midnight every day, and the waiting hall must be opened at least half an hour before the first vessel departs.",
        ),
        _item("(2)", "如有以下情況，值勤人員可關閉碼頭——", "A duty officer may close a pier if—"),
        _item("(a)", "風力達到八級或以上；", "the wind reaches force 8 or above;", 1),
        _item(
            "(b)",
            "水位高於碼頭的標示綫，而該情況——",
            "the water stands above the mark of the pier, and that condition—",
            1,
        ),
        _item("(i)", "已持續一小時或以上；或", "has lasted for one hour or more; or", 2),
        _item("(ii)", "相當可能會持續；或", "is likely to last; or", 2),
        _item("(c)", "碼頭主任為公眾安全而如此指示，", "the pier master so directs for the safety of the public,", 1),
        Say("plain", en="and must post a notice of the closure at the entrance of the pier without delay.", depth=1),
        _item(
            "(3)",
            "凡碼頭根據第(2)款關閉，已購票的乘客可在七日內要求退還全數票價。",
            "Where a pier is closed under subsection (2), a passenger who holds a ticket may within 7 days ask for the whole fare to be refunded.",
        ),
        Say("section", "4", "兩文本同為真確本", "Both texts authentic"),
        Say(
            "plain",
            zh="本規則的中文及英文兩文本同為真確本。",
            en="Both the Chinese and the English texts of these Rules are authentic.",
        ),
        Say("schedule", "1", "乘客的行為守則", "Conduct of Passengers"),
        Say("part", "1", "登船", "Boarding"),
        Say("section", "1", "排隊", "Queuing"),
        _item(
            "(1)",
            "乘客須按到達先後排隊，並須讓有需要的人先行登船。",
            "Passengers must queue in the order of their arrival, and must let those in need board first.",
        ),
        _item("(2)", "任何人不得——", "A person must not—"),
        _item("(a)", "跨越圍欄；", "climb over a fence;", 1),
        _item("(b)", "在跳板上停留；或", "stop on a gangway; or", 1),
        _item("(c)", "攜帶易燃液體登船。", "carry inflammable liquid on board.", 1),
        Say("section", "2", "單車", "Bicycles"),
        Say(
            "plain",
            zh="單車只可放置於船尾，而其車主須在整個航程中看管該單車。",
            en="A bicycle may be placed at the stern only, and its owner must attend to it throughout the voyage.",
        ),
        Say("part", "2", "罰則", "Penalties"),
        Say("division", "1", "定額罰款", "Fixed Penalties"),
        Say("section", "3", "罰款", "Fines"),
        _item(
            "(1)",
            "任何人違反本附表第1(2)條，可被處罰款五百元。",
            "A person who contravenes section 1(2) of this Schedule is liable to a fine of five hundred dollars.",
        ),
        _item(
            "(2)",
            "罰款須於二十一日內繳付；逾期未繳付者，須另繳付相等於該罰款的附加費，而該附加費可作為民事債項追討。",
            "A fine must be paid within 21 days; a person who fails to pay it within that period must also pay a surcharge equal to the fine, and the surcharge may be recovered as a civil debt.",
        ),
        Say("schedule", "2", "碼頭一覽表", "List of Piers"),
        Say(
            "table",
            cells=(
                "編號 No.",
                "碼頭 Pier",
                "泊位 Berths",
                "1",
                "雙桅 Sheung Wai",
                "4",
                "2",
                "沙咀 Sha Tsui",
                "2",
                "3",
                "石角 Shek Kok",
                "6",
            ),
            once=True,
        ),
        Say("sign", zh="海事處處長\n沈海瀾\n2031年3月12日", en="SHEN Hoi-lan\nDirector of Marine\n12 March 2031"),
    ),
)
