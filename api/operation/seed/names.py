"""Words of which the seeded world is made (虚构名称): regions that do not exist, people and companies put together by chance."""

from dataclasses import dataclass

PROVINCE = ("290000", "云洲省", "云洲")
"""29 is no code of GB/T 2260, so nothing seeded can be taken for a real place."""

CITIES = {
    "霁川市": ("望溪县", "石棠县", "云集区", "南霁区"),
    "泽岭市": ("白岚县", "青芦县", "松隐县", "槐安县"),
    "棠溪市": ("梅屿区", "雁南区", "桑陌县", "竹坞县"),
}

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
GIVEN = (
    "明国文华建志海春秀英兰桂芳丽敏静强磊军洋勇艳杰娟涛超霞平刚辉玲雪飞红宇浩凯欣怡梓涵子轩一诺"
    "思睿雨桐嘉懿俊晨若溪景行知远云舒砚秋青禾望舒亦安书瑶"
)
ROADS = (
    "集贸街",
    "港前路",
    "云杉路",
    "槐荫里",
    "人民路",
    "解放街",
    "建设路",
    "滨河路",
    "学府街",
    "长宁巷",
    "新华路",
    "东风街",
)
BRANDS = ("晨溪", "云杉", "槐荫里", "恒盛", "鑫源", "福满", "顺达", "百味", "金穗", "绿野", "康泰", "惠民", "永和", "嘉禾",
    "宏图", "远航", "东来", "悦享", "万家", "安澜", "聚贤", "清泉", "星河", "同心")  # fmt: skip
TRADES = ("餐饮服务", "食品", "超市", "冷链物流", "建材", "农资", "医药", "机械", "印务", "文化传媒", "园林绿化", "汽车修理", "包装", "酒店管理")  # fmt: skip
SHOPS = ("便利店", "小吃店", "水果店", "五金店", "农资经营部", "理发店", "修车行", "早餐铺", "茶庄", "书报亭")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A violation: how the case is called, what is violated, what is applied, and the usual range of the fine in yuan."""

    name: str
    violated: tuple[str, str]
    applied: tuple[str, str]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of organ: name, 机关代字, the violations it meets, the licence it grants."""

    name: str
    short: str
    code: str
    wrongs: tuple[Wrong, ...]
    licence: str
    licence_basis: tuple[str, str]


TRADES_OF_ORGANS = (
    Trade("市场监督管理局", "市监", "AMR", (
        Wrong("不标明价格", ("中华人民共和国价格法", "第十三条第一款"), ("中华人民共和国价格法", "第四十二条"), 200, 5000),
        Wrong("经营超过保质期的食品", ("中华人民共和国食品安全法", "第三十四条第十项"), ("中华人民共和国食品安全法", "第一百二十四条第一款"), 5000, 100000),
        Wrong("使用未经检验的特种设备", ("中华人民共和国特种设备安全法", "第四十条第三款"),
              ("中华人民共和国特种设备安全法", "第八十四条第一项"), 30000, 300000),
        Wrong("销售不符合标准的产品", ("中华人民共和国产品质量法", "第十三条"), ("中华人民共和国产品质量法", "第四十九条"), 2000, 80000),
    ), "食品经营许可（新办）", ("中华人民共和国食品安全法", "第三十五条")),
    Trade("农业农村局", "农", "AGR", (
        Wrong("经营标签不合规定的农药", ("农药管理条例", "第二十八条"), ("农药管理条例", "第五十七条"), 500, 20000),
        Wrong("无证捕捞", ("中华人民共和国渔业法", "第二十三条"), ("中华人民共和国渔业法", "第四十一条"), 500, 50000),
    ), "兽药经营许可", ("兽药管理条例", "第二十二条")),
    Trade("城市管理综合行政执法局", "城管", "URB", (
        Wrong("擅自占道经营", ("城市市容和环境卫生管理条例", "第十四条"), ("城市市容和环境卫生管理条例", "第三十六条"), 50, 3000),
        Wrong("随意倾倒建筑垃圾", ("城市建筑垃圾管理规定", "第十五条"), ("城市建筑垃圾管理规定", "第二十六条"), 200, 50000),
    ), "城市建筑垃圾处置核准", ("城市建筑垃圾管理规定", "第七条")),
    Trade("生态环境局", "环", "ENV", (
        Wrong("未采取防治扬尘措施", ("中华人民共和国大气污染防治法", "第六十九条"), ("中华人民共和国大气污染防治法", "第一百一十五条"), 10000, 100000),
        Wrong("超过排放标准排放水污染物", ("中华人民共和国水污染防治法", "第十条"), ("中华人民共和国水污染防治法", "第八十三条"), 100000, 500000),
    ), "排污许可", ("排污许可管理条例", "第六条")),
)  # fmt: skip
"""Laws and articles as published; the violations are common ones of each kind of organ."""
