"""The amounts and periods that bound a penalty: hearing thresholds, the simple procedure, cash, surcharge, limitation.

Amounts are in fen; 以下 and 以上 include the amount itself (行政处罚法 uses both in that sense).
"""

from datetime import date
from decimal import Decimal

from api.law.laws import AMR_HEARING, APL, APL_1996
from api.law.parameter import Standing, Unit, default, statutory

LARGE_FINE = APL.article(63, paragraph=1, item=1, gist="拟作出较大数额罚款的，应当告知当事人有要求听证的权利")
LARGE_FINE_AMR = AMR_HEARING.whole(gist="对自然人一万元以上、对法人或者其他组织十万元以上罚款的，适用听证")

HEARING_FINE_NATURAL = default(
    "hearing.fine.natural",
    Unit.FEN,
    1_000_000,
    "对自然人拟罚款达到此数额的，告知听证权利",
    LARGE_FINE,
    LARGE_FINE_AMR,
    standing=Standing.RECALLED,
)
HEARING_FINE_LEGAL = default(
    "hearing.fine.legal",
    Unit.FEN,
    10_000_000,
    "对法人或者其他组织拟罚款达到此数额的，告知听证权利",
    LARGE_FINE,
    LARGE_FINE_AMR,
    standing=Standing.RECALLED,
)
SIMPLE_FINE_CITIZEN = statutory(
    "simple.fine.citizen",
    Unit.FEN,
    "简易程序对公民罚款的上限（含本数）",
    (
        APL.article(51, gist="对公民处以二百元以下罚款或者警告的，可以当场作出决定"),
        APL_1996.article(33, gist="对公民处以五十元以下罚款或者警告的，可以当场作出决定"),
    ),
    (date(2021, 7, 15), 20_000),
    (date(1996, 10, 1), 5_000),
)
SIMPLE_FINE_ORGANISATION = statutory(
    "simple.fine.organisation",
    Unit.FEN,
    "简易程序对法人或者其他组织罚款的上限（含本数）",
    (
        APL.article(51, gist="对法人或者其他组织处以三千元以下罚款或者警告的，可以当场作出决定"),
        APL_1996.article(33, gist="对法人或者其他组织处以一千元以下罚款或者警告的，可以当场作出决定"),
    ),
    (date(2021, 7, 15), 300_000),
    (date(1996, 10, 1), 100_000),
)
SOLE_TRADER_IS_CITIZEN = default(
    "simple.soleTrader.isCitizen", Unit.SWITCH, True, "个体工商户在简易程序中按公民的罚款上限执行"
)
CASH_FINE_LIMIT = statutory(
    "cash.fine.limit",
    Unit.FEN,
    "当场收缴罚款的上限（含本数）",
    (
        APL.article(68, item=1, gist="依法给予一百元以下罚款的，可以当场收缴"),
        APL_1996.article(47, item=1, gist="依法给予二十元以下罚款的，可以当场收缴"),
    ),
    (date(2021, 7, 15), 10_000),
    (date(1996, 10, 1), 2_000),
)
SURCHARGE_RATE = statutory(
    "surcharge.rate",
    Unit.RATIO,
    "逾期缴纳罚款每日加处罚款的比例",
    (
        APL.article(72, paragraph=1, item=1, gist="每日按罚款数额的百分之三加处罚款，加处罚款不得超出罚款数额"),
        APL_1996.article(51, item=1, gist="每日按罚款数额的百分之三加处罚款"),
    ),
    (date(1996, 10, 1), Decimal("0.03")),
)
LIMITATION_YEARS = statutory(
    "limitation.years",
    Unit.YEARS,
    "违法行为未被发现则不再处罚的年限",
    (
        APL.article(36, paragraph=1, gist="违法行为在二年内未被发现的，不再给予行政处罚"),
        APL_1996.article(29, paragraph=1, gist="违法行为在二年内未被发现的，不再给予行政处罚"),
    ),
    (date(1996, 10, 1), 2),
)
LIMITATION_YEARS_GRAVE = statutory(
    "limitation.years.grave",
    Unit.YEARS,
    "涉及公民生命健康安全、金融安全且有危害后果的，不再处罚的年限",
    (APL.article(36, paragraph=1, gist="涉及公民生命健康安全、金融安全且有危害后果的，期限延长至五年"),),
    (date(2021, 7, 15), 5),
)
OFFICERS_MINIMUM = statutory(
    "officers.minimum",
    Unit.PEOPLE,
    "执法人员的最少人数，法律另有规定的除外",
    (
        APL.article(42, gist="执法人员不得少于两人，法律另有规定的除外"),
        APL_1996.article(37, paragraph=1, gist="调查或者进行检查时，执法人员不得少于两人"),
    ),
    (date(1996, 10, 1), 2),
)
