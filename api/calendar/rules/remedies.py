"""Time limits of reconsideration and litigation: the party's to ask, the organ's to reply."""

from datetime import date

from api.calendar.rule import DeadlineRule, Owner
from api.law.laws import ALIL, ARL, CPL
from api.law.parameter import Standing
from api.vocabulary import DeadlineUnit

RECONSIDERATION_IN_FORCE = date(2024, 1, 1)
LITIGATION_IN_FORCE = date(2015, 5, 1)
"""The amendment that made the time to sue six months."""

ROLLING = CPL.article(85, gist="期间届满的最后一日是法定休假日的，以其后的第一日为期间届满之日")
WORKING_DAYS = ARL.article(88, paragraph=2, gist="三日、五日、七日、十日的规定是指工作日，不含法定休假日")

ASK_RECONSIDERATION = DeadlineRule(
    code="ASK_RECONSIDERATION",
    name="申请行政复议",
    n=60,
    unit=DeadlineUnit.DAY,
    starts_from="知道行政行为",
    owner=Owner.PARTY,
    basis=(
        ARL.article(20, paragraph=1, gist="自知道或者应当知道该行政行为之日起六十日内提出复议申请"),
        ARL.article(88, paragraph=1, gist="期间的计算依照民事诉讼法关于期间的规定"),
        ROLLING,
    ),
    standing=Standing.VERIFIED,
    effective_from=RECONSIDERATION_IN_FORCE,
    rolls_off_rest_days=True,
)
SUE = DeadlineRule(
    code="SUE",
    name="提起行政诉讼",
    n=6,
    unit=DeadlineUnit.MONTH,
    starts_from="知道行政行为",
    owner=Owner.PARTY,
    basis=(ALIL.article(46, paragraph=1, gist="自知道或者应当知道作出行政行为之日起六个月内提出"), ROLLING),
    standing=Standing.VERIFIED,
    effective_from=LITIGATION_IN_FORCE,
    rolls_off_rest_days=True,
)
SUE_AFTER_RECONSIDERATION = DeadlineRule(
    code="SUE_AFTER_RECONSIDERATION",
    name="对复议决定提起行政诉讼",
    n=15,
    unit=DeadlineUnit.DAY,
    starts_from="收到复议决定书",
    owner=Owner.PARTY,
    basis=(ALIL.article(45, gist="自收到复议决定书之日起十五日内向人民法院提起诉讼"), ROLLING),
    standing=Standing.VERIFIED,
    effective_from=LITIGATION_IN_FORCE,
    rolls_off_rest_days=True,
)
REPLY_RECONSIDERATION = DeadlineRule(
    code="REPLY_RECONSIDERATION",
    name="行政复议答复",
    n=10,
    unit=DeadlineUnit.WORKDAY,
    starts_from="收到复议申请书副本",
    owner=Owner.ORGAN,
    basis=(ARL.article(48, gist="自收到申请书副本之日起十日内提出书面答复，并提交证据、依据"), WORKING_DAYS),
    standing=Standing.RECALLED,
    effective_from=RECONSIDERATION_IN_FORCE,
    alarm="REPLY_OVERDUE",
)
REPLY_RECONSIDERATION_SIMPLE = DeadlineRule(
    code="REPLY_RECONSIDERATION_SIMPLE",
    name="行政复议答复（简易程序）",
    n=5,
    unit=DeadlineUnit.WORKDAY,
    starts_from="收到复议申请书副本",
    owner=Owner.ORGAN,
    basis=(ARL.article(54, gist="适用简易程序的，自收到申请书副本之日起五日内提出书面答复"), WORKING_DAYS),
    standing=Standing.RECALLED,
    effective_from=RECONSIDERATION_IN_FORCE,
    alarm="REPLY_OVERDUE",
)
FORWARD_RECONSIDERATION = DeadlineRule(
    code="FORWARD_RECONSIDERATION",
    name="转送行政复议申请",
    n=5,
    unit=DeadlineUnit.WORKDAY,
    starts_from="收到通过本机关提交的复议申请",
    owner=Owner.ORGAN,
    basis=(ARL.article(32, gist="决定维持的，自收到复议申请之日起五日内转送行政复议机关"), WORKING_DAYS),
    standing=Standing.RECALLED,
    effective_from=RECONSIDERATION_IN_FORCE,
    alarm="FORWARDING_OVERDUE",
)
REPLY_LITIGATION = DeadlineRule(
    code="REPLY_LITIGATION",
    name="行政诉讼答辩",
    n=15,
    unit=DeadlineUnit.DAY,
    starts_from="收到起诉状副本",
    owner=Owner.ORGAN,
    basis=(ALIL.article(67, paragraph=1, gist="自收到起诉状副本之日起十五日内提交证据、依据和答辩状"),),
    standing=Standing.RECALLED,
    effective_from=LITIGATION_IN_FORCE,
    alarm="REPLY_OVERDUE",
)
