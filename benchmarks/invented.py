"""Words of an invented city: sentences, titles and tables for issues of real size that nobody ever printed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

CITY = "岚浦市"
GAZETTE = f"{CITY}人民政府公报"

DISTRICTS = ("潮砚区", "榕埠区", "双桅区", "望樯县", "藤渡县", "蓼湾县")
BODIES = (
    *("市水务局", "市财政局", "市发展改革委", "市民政局", "市交通运输局", "市应急管理局", "市市场监管局"),
    *("市生态环境局", "市农业农村局", "市教育局", "市卫生健康委", "市商务局", "市统计局", "市司法局", "市气象局"),
    *("市自然资源和规划局", "市住房和城乡建设局", "市文化广电和旅游局", "市人力资源社会保障局", "市城市管理局"),
    *("各县（区）人民政府", "岚浦港经开区管委会", "属地街道", "行业主管部门", "项目建设单位", "各级河长"),
)
SUBJECTS = (
    *("城市供水", "防汛备汛", "海岛供电", "渡口渡船", "港口岸线", "历史建筑", "食品抽检", "养老服务", "长者食堂"),
    *("政务数据", "公共停车", "再生水利用", "渔港经济", "盐场转型", "造林绿化", "校园周边", "户外广告", "基准地价"),
    *("临时用水", "农村公路", "冷链仓储", "海上搜救", "台风避险", "职业技能", "老旧小区", "慢行步道", "集体林权"),
    *("粮食储备", "乡村医疗", "湿地修复", "潮汐能源", "船舶修造", "石刻碑帖", "街巷照明", "水产种苗", "公共租赁住房"),
    *("学前教育", "公共卫生", "数字档案", "信用评价", "消防通道", "气象服务", "民间收藏", "外来人员", "工匠培育"),
)
AIMS = (
    *("管理", "整治提升", "安全监管", "高质量发展", "补贴发放", "分级评估", "考核奖励", "专项清理", "设施建设"),
    *("信息公开", "标准化", "风险防控", "惠民工程", "资金使用", "联合执法", "应急处置", "保护利用", "普查登记"),
    *("试点推广", "示范创建", "服务优化", "数字化改造", "用地保障", "三年行动", "巡查值守", "绩效评价", "人才引进"),
)
_MANNERS = (
    "按月",
    "逐项",
    "分片",
    "会同有关单位",
    "依照各自职责",
    "每季度",
    "因地制宜",
    "统筹",
    "优先",
    "持续",
    "如实",
    "从严",
)
_VERBS = (
    *("落实", "推进", "完善", "核查", "公布", "评估", "修订", "汇总", "改造", "验收", "巡查", "登记", "保障", "规范"),
    *("压实", "通报", "细化", "优化", "配套", "建立", "清退", "抽查", "补齐", "整合", "更新", "审核"),
)
_THINGS = (
    *("责任清单", "年度计划", "监测台账", "值守制度", "补助标准", "隐患点位", "管网接口", "泊位设施", "抽样记录"),
    *("公示名单", "专项资金", "评估结果", "服务网点", "护理床位", "测绘资料", "通航条件", "储备物资", "培训课程"),
    *("用水定额", "岸线范围", "检验报告", "信息平台", "应急预案", "整改措施", "绿化地块", "道路标线", "闸站机组"),
    *("数据目录", "修缮方案", "巡航航次", "种苗基地", "校舍场地", "站点布局", "审批流程", "收费项目", "合同文本"),
)
_ENDS = (
    *("确保按期完成", "做到底数清、情况明", "不得擅自变更", "并接受社会监督", "形成长效机制", "经批准后实施"),
    *("所需经费列入年度预算", "结果报市政府备案", "切实方便群众办事", "严禁搭车收费", "逐步缩小城乡差距"),
)
_SURNAMES = "于范余沈郁干高后陆钱孙冯褚蒋韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹柏窦章苏潘葛奚彭郎鲁韦马"
_GIVEN = "海立敏洋舟文斌勇晓远根芬建民卫云飞玉梅生岚志江向东恩帆祥阳峰俊水军维新弟丹平松荣成涛波琪亮军华辉"
_LAWS = (
    *("中华人民共和国水法", "中华人民共和国防洪法", "中华人民共和国港口法", "中华人民共和国海上交通安全法"),
    *("中华人民共和国食品安全法", "中华人民共和国土地管理法", "中华人民共和国预算法", "中华人民共和国行政许可法"),
    *("中华人民共和国档案法", "中华人民共和国森林法", "中华人民共和国渔业法", "中华人民共和国老年人权益保障法"),
    *(
        "城市供水条例",
        "历史文化名城名镇名村保护条例",
        "政府信息公开条例",
        "重大行政决策程序暂行条例",
        "气象灾害防御条例",
    ),
)
_HIGHER = ("国发", "国办发", "岭政发", "岭政办发")


def person(random: Random) -> str:
    """A name of two or three characters."""
    return random.choice(_SURNAMES) + "".join(random.choices(_GIVEN, k=random.choice((1, 2, 2))))


def clause(random: Random) -> str:
    """A clause without a mark at its end."""
    said = f"{random.choice(BODIES)}{random.choice(_MANNERS)}{random.choice(_VERBS)}"
    return f"{said}{random.choice(SUBJECTS)}{random.choice(_THINGS)}"


def sentence(random: Random) -> str:
    """A sentence of some clauses, in which a figure stands now and then."""
    clauses = [clause(random)]
    clauses += (f"{random.choice(_VERBS)}{random.choice(_THINGS)}" for _ in range(random.randrange(3)))
    if random.random() < 0.3:
        clauses.append(f"年内新增{random.choice(_THINGS)}{random.randrange(3, 900)}处")
    return "，".join((*clauses, random.choice(_ENDS))) + "。"


def paragraph(random: Random, said: Sequence[str] = ()) -> str:
    """Some sentences, `said` among them."""
    some = [sentence(random) for _ in range(random.randrange(3, 9))]
    some[1:1] = said
    return "".join(some)


def topic(random: Random) -> str:
    """What a document is about."""
    where = random.choice(DISTRICTS[:3])[:2] if random.random() < 0.3 else ""
    return f"{where}{random.choice(SUBJECTS)}{random.choice(AIMS)}"


def heading(random: Random) -> str:
    """A heading without its label."""
    return f"{random.choice(_VERBS)}{random.choice(SUBJECTS)}{random.choice(_THINGS)}"


def elsewhere(random: Random, year: int) -> str:
    """A work that the gazette does not hold, as print cites it."""
    if random.random() < 0.5:
        return f"《{random.choice(_LAWS)}》"
    number = f"{random.choice(_HIGHER)}〔{year - random.randrange(1, 8)}〕{random.randrange(1, 40)}号"
    return f"《关于加强{random.choice(SUBJECTS)}工作的意见》（{number}）"


def table(random: Random) -> list[list[str]]:
    """The rows of a table of works, the header first."""
    rows = [["序号", "项目名称", "牵头单位", "实施地点", "数量", "备注"]]
    for number in range(1, random.choice((6, 12, 25, 40))):
        name = f"{random.choice(SUBJECTS)}{random.choice(_THINGS)}"
        place, note = random.choice(DISTRICTS), random.choice(("", "", "", "续建", "含预备费"))
        rows.append([str(number), name, random.choice(BODIES[:20]), place, str(random.randrange(1, 9000)), note])
    return rows
