"""Time limits of the penalty procedure, from the clue to payment."""

from datetime import date

from api.calendar.rule import DeadlineRule, Direction, Marks, Owner
from api.law.laws import AMR_PROCEDURE, APL, CPL
from api.law.parameter import BEGINNING, Standing
from api.law.parameters import MONITORING_TELL_DAYS, REVIEW_DAYS
from api.vocabulary import DeadlineUnit

IN_FORCE = date(2021, 7, 15)
"""The revised Administrative Penalty Law: since then its limits of up to seven days count working days."""

WORKING_DAYS = APL.article(85, gist="二日、三日、五日、七日的规定是指工作日，不含法定节假日")
ROLLING = CPL.article(85, gist="期间届满的最后一日是法定休假日的，以其后的第一日为期间届满之日")

VERIFY_CLUE = DeadlineRule(
    code="VERIFY_CLUE",
    name="立案核查",
    n=15,
    unit=DeadlineUnit.WORKDAY,
    starts_from="发现线索或者收到材料",
    owner=Owner.ORGAN,
    basis=(AMR_PROCEDURE.article(18, gist="自发现线索或者收到材料之日起十五个工作日内予以核查，决定是否立案"),),
    standing=Standing.RECALLED,
    effective_from=IN_FORCE,
    alarm="VERIFICATION_OVERDUE",
)
EXTEND_VERIFICATION = DeadlineRule(
    code="EXTEND_VERIFICATION",
    name="立案核查（延长）",
    n=15,
    unit=DeadlineUnit.WORKDAY,
    starts_from="核查期限届满之日",
    owner=Owner.ORGAN,
    basis=(AMR_PROCEDURE.article(18, gist="特殊情况经负责人批准，可以延长十五个工作日"),),
    standing=Standing.RECALLED,
    effective_from=IN_FORCE,
    alarm="VERIFICATION_OVERDUE",
)
DECIDE_CASE = DeadlineRule(
    code="DECIDE_CASE",
    name="办案期限",
    n=90,
    unit=DeadlineUnit.DAY,
    starts_from="立案",
    owner=Owner.ORGAN,
    basis=(APL.article(60, gist="自立案之日起九十日内作出行政处罚决定"),),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="CASE_OVERDUE",
)
EXTEND_CASE = DeadlineRule(
    code="EXTEND_CASE",
    name="办案期限（延长）",
    n=30,
    unit=DeadlineUnit.DAY,
    starts_from="办案期限届满之日",
    owner=Owner.ORGAN,
    basis=(AMR_PROCEDURE.article(64, gist="因案情复杂等原因，经负责人批准可以延长三十日"),),
    standing=Standing.RECALLED,
    effective_from=IN_FORCE,
    alarm="CASE_OVERDUE",
)
HANDLE_PRESERVATION = DeadlineRule(
    code="HANDLE_PRESERVATION",
    name="先行登记保存处理",
    n=7,
    unit=DeadlineUnit.WORKDAY,
    starts_from="先行登记保存",
    owner=Owner.ORGAN,
    basis=(APL.article(56, gist="对先行登记保存的证据应当在七日内作出处理决定"), WORKING_DAYS),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="PRESERVATION_OVERDUE",
)
TELL_OF_RECORD = DeadlineRule(
    code="TELL_OF_RECORD",
    name="告知监控记录",
    n=3,
    unit=DeadlineUnit.WORKDAY,
    starts_from="监控记录审核合格",
    owner=Owner.ORGAN,
    basis=MONITORING_TELL_DAYS.basis,
    standing=MONITORING_TELL_DAYS.standing,
    effective_from=IN_FORCE,
    alarm="TELLING_OVERDUE",
    parameter=MONITORING_TELL_DAYS,
)
REVIEW_CASE = DeadlineRule(
    code="REVIEW_CASE",
    name="法制审核",
    n=10,
    unit=DeadlineUnit.WORKDAY,
    starts_from="受理送审",
    owner=Owner.ORGAN,
    basis=REVIEW_DAYS.basis,
    standing=REVIEW_DAYS.standing,
    effective_from=BEGINNING,
    alarm="REVIEW_OVERDUE",
    parameter=REVIEW_DAYS,
)
STATE_DEFENCE = DeadlineRule(
    code="STATE_DEFENCE",
    name="陈述申辩",
    n=5,
    unit=DeadlineUnit.WORKDAY,
    starts_from="告知书送达",
    owner=Owner.PARTY,
    basis=(AMR_PROCEDURE.whole(gist="当事人自告知书送达之日起五个工作日内陈述、申辩"),),
    standing=Standing.RECALLED,
    effective_from=IN_FORCE,
)
ASK_HEARING = DeadlineRule(
    code="ASK_HEARING",
    name="听证申请",
    n=5,
    unit=DeadlineUnit.WORKDAY,
    starts_from="告知书送达",
    owner=Owner.PARTY,
    basis=(APL.article(64, item=1, gist="当事人要求听证的，应当在行政机关告知后五日内提出"), WORKING_DAYS),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
)
NOTIFY_HEARING = DeadlineRule(
    code="NOTIFY_HEARING",
    name="听证通知",
    n=7,
    unit=DeadlineUnit.WORKDAY,
    starts_from="举行听证",
    owner=Owner.ORGAN,
    basis=(APL.article(64, item=2, gist="应当在举行听证的七日前通知当事人及有关人员时间、地点"), WORKING_DAYS),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    direction=Direction.BACKWARD,
    clear=True,
    alarm="HEARING_NOTICE_LATE",
)
HOLD_HEARING = DeadlineRule(
    code="HOLD_HEARING",
    name="举行听证",
    n=7,
    unit=DeadlineUnit.WORKDAY,
    starts_from="听证通知送达",
    owner=Owner.ORGAN,
    basis=NOTIFY_HEARING.basis,
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    clear=True,
    marks=Marks.FIRST_DAY,
)
SERVE_DECISION = DeadlineRule(
    code="SERVE_DECISION",
    name="送达",
    n=7,
    unit=DeadlineUnit.WORKDAY,
    starts_from="作出决定",
    owner=Owner.ORGAN,
    basis=(APL.article(61, gist="当事人不在场的，应当在七日内将决定书送达当事人"), WORKING_DAYS),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="SERVICE_OVERDUE",
)
SERVE_BY_ANNOUNCEMENT = DeadlineRule(
    code="SERVE_BY_ANNOUNCEMENT",
    name="公告送达",
    n=30,
    unit=DeadlineUnit.DAY,
    starts_from="发出公告",
    owner=Owner.ORGAN,
    basis=(CPL.article(95, gist="自发出公告之日起经过三十日，即视为送达"),),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
)
FILE_ON_THE_SPOT = DeadlineRule(
    code="FILE_ON_THE_SPOT",
    name="报机关备案",
    n=7,
    unit=DeadlineUnit.WORKDAY,
    starts_from="当场作出决定",
    owner=Owner.ORGAN,
    basis=(
        APL.article(52, gist="当场作出的行政处罚决定，应当报所属行政机关备案"),
        AMR_PROCEDURE.whole(gist="自作出决定之日起七个工作日内报备"),
    ),
    standing=Standing.RECALLED,
    effective_from=IN_FORCE,
    alarm="FILING_OVERDUE",
)
PAY_FINE = DeadlineRule(
    code="PAY_FINE",
    name="缴款",
    n=15,
    unit=DeadlineUnit.DAY,
    starts_from="收到处罚决定书",
    owner=Owner.PARTY,
    basis=(APL.article(67, gist="当事人应当自收到决定书之日起十五日内缴纳罚款"), ROLLING),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    rolls_off_rest_days=True,
)
SURCHARGE_BEGINS = DeadlineRule(
    code="SURCHARGE_BEGINS",
    name="加处罚款起算",
    n=1,
    unit=DeadlineUnit.DAY,
    starts_from="缴款期限届满之日",
    owner=Owner.PARTY,
    basis=(APL.article(72, item=1, gist="到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款"),),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    marks=Marks.FIRST_DAY,
)
HAND_IN_CASH = DeadlineRule(
    code="HAND_IN_CASH",
    name="当场收缴罚款上交",
    n=2,
    unit=DeadlineUnit.WORKDAY,
    starts_from="收缴罚款",
    owner=Owner.ORGAN,
    basis=(APL.article(71, gist="当场收缴的罚款，应当自收缴之日起二日内交至行政机关"), WORKING_DAYS),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="CASH_OVERDUE",
)
