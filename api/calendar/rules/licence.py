"""Time limits of the licence procedure. The Licence Law counts the organ's limits in working days (第八十二条)."""

from datetime import date

from api.calendar.rule import DeadlineRule, Direction, Owner
from api.law.laws import ALL
from api.law.parameter import BEGINNING, Standing
from api.vocabulary import DeadlineUnit

IN_FORCE = date(2004, 7, 1)
"""The Administrative Licence Law; its amendment of 2019 left these limits as they were."""

WORKING_DAYS = ALL.article(82, gist="实施行政许可的期限以工作日计算，不含法定节假日")

REQUEST_CORRECTION = DeadlineRule(
    code="REQUEST_CORRECTION",
    name="补正告知",
    n=5,
    unit=DeadlineUnit.WORKDAY,
    starts_from="收到申请材料",
    owner=Owner.ORGAN,
    basis=(
        ALL.article(32, paragraph=1, item=4, gist="当场或者在五日内一次告知需要补正的全部内容，逾期即为受理"),
        WORKING_DAYS,
    ),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="CORRECTION_NOTICE_OVERDUE",
)
DECIDE_LICENCE = DeadlineRule(
    code="DECIDE_LICENCE",
    name="许可决定（法定）",
    n=20,
    unit=DeadlineUnit.WORKDAY,
    starts_from="受理申请",
    owner=Owner.ORGAN,
    basis=(ALL.article(42, paragraph=1, gist="自受理申请之日起二十日内作出行政许可决定"), WORKING_DAYS),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="LICENCE_OVERDUE",
)
EXTEND_LICENCE = DeadlineRule(
    code="EXTEND_LICENCE",
    name="许可决定（延长）",
    n=10,
    unit=DeadlineUnit.WORKDAY,
    starts_from="许可决定期限届满之日",
    owner=Owner.ORGAN,
    basis=(ALL.article(42, paragraph=1, gist="经本行政机关负责人批准可以延长十日，并告知理由"), WORKING_DAYS),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="LICENCE_OVERDUE",
)
DECIDE_LICENCE_PROMISED = DeadlineRule(
    code="DECIDE_LICENCE_PROMISED",
    name="许可决定（承诺）",
    n=None,  # the service guide's promise
    unit=DeadlineUnit.WORKDAY,
    starts_from="受理申请",
    owner=Owner.ORGAN,
    basis=(),
    standing=Standing.CHOSEN,
    effective_from=BEGINNING,
    alarm="LICENCE_PROMISE_BROKEN",
)
ISSUE_LICENCE = DeadlineRule(
    code="ISSUE_LICENCE",
    name="颁证",
    n=10,
    unit=DeadlineUnit.WORKDAY,
    starts_from="作出准予许可决定",
    owner=Owner.ORGAN,
    basis=(ALL.article(44, gist="自作出决定之日起十日内颁发、送达行政许可证件"), WORKING_DAYS),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="LICENCE_ISSUE_OVERDUE",
)
ASK_LICENCE_HEARING = DeadlineRule(
    code="ASK_LICENCE_HEARING",
    name="许可听证申请",
    n=5,
    unit=DeadlineUnit.WORKDAY,
    starts_from="告知听证权利",
    owner=Owner.PARTY,
    basis=(
        ALL.article(47, paragraph=1, gist="申请人、利害关系人在被告知听证权利之日起五日内提出听证申请"),
        WORKING_DAYS,
    ),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
)
HOLD_LICENCE_HEARING = DeadlineRule(
    code="HOLD_LICENCE_HEARING",
    name="组织许可听证",
    n=20,
    unit=DeadlineUnit.WORKDAY,
    starts_from="收到听证申请",
    owner=Owner.ORGAN,
    basis=(ALL.article(47, paragraph=1, gist="行政机关应当在二十日内组织听证"), WORKING_DAYS),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="LICENCE_HEARING_OVERDUE",
)
NOTIFY_LICENCE_HEARING = DeadlineRule(
    code="NOTIFY_LICENCE_HEARING",
    name="许可听证通知",
    n=7,
    unit=DeadlineUnit.WORKDAY,
    starts_from="举行听证",
    owner=Owner.ORGAN,
    basis=(
        ALL.article(48, paragraph=1, item=1, gist="于举行听证的七日前将时间、地点通知申请人、利害关系人"),
        WORKING_DAYS,
    ),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    direction=Direction.BACKWARD,
    clear=True,
    alarm="HEARING_NOTICE_LATE",
)
