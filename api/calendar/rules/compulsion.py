"""Time limits of compulsory measures, compulsory execution and urgent inspections."""

from datetime import date

from api.calendar.rule import DeadlineRule, Direction, Owner
from api.law.laws import ACL, CPL
from api.law.parameter import BEGINNING, Standing
from api.law.parameters import CLUE_AFTER_MEASURE_DAYS, INSPECTION_URGENT_PAPERS_DAYS, MEASURE_WARN_DAYS
from api.vocabulary import DeadlineUnit

IN_FORCE = date(2012, 1, 1)
"""The Administrative Compulsion Law."""

UP_TO_TEN = ACL.article(69, gist="十日以内期限的规定是指工作日，不含法定节假日")

SEIZE = DeadlineRule(
    code="SEIZE",
    name="查封扣押期限",
    n=30,
    unit=DeadlineUnit.DAY,
    starts_from="实施查封、扣押",
    owner=Owner.ORGAN,
    basis=(ACL.article(25, paragraph=1, gist="查封、扣押的期限不得超过三十日"),),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    # The law does not say whether the day of the imposition counts. Counting it is shorter and safe in court.
    counts_first_day=True,
    alarm="MEASURE_EXPIRED",
)
EXTEND_SEIZURE = DeadlineRule(
    code="EXTEND_SEIZURE",
    name="查封扣押期限（延长）",
    n=30,
    unit=DeadlineUnit.DAY,
    starts_from="查封、扣押期限届满之日",
    owner=Owner.ORGAN,
    basis=(ACL.article(25, paragraph=1, gist="情况复杂的，经负责人批准可以延长，延长期限不得超过三十日"),),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="MEASURE_EXPIRED",
)
WARN_OF_EXPIRY = DeadlineRule(
    code="WARN_OF_EXPIRY",
    name="查封扣押到期提醒",
    n=5,
    unit=DeadlineUnit.DAY,
    starts_from="查封、扣押期限届满之日",
    owner=Owner.ORGAN,
    basis=(),
    standing=Standing.CHOSEN,
    effective_from=BEGINNING,
    direction=Direction.BACKWARD,
    parameter=MEASURE_WARN_DAYS,
)
APPROVE_EMERGENCY = DeadlineRule(
    code="APPROVE_EMERGENCY",
    name="紧急强制措施补办批准",
    n=24,
    unit=DeadlineUnit.HOUR,
    starts_from="当场实施强制措施",
    owner=Owner.ORGAN,
    basis=(ACL.article(19, gist="情况紧急需要当场实施的，应当在二十四小时内报告并补办批准手续"),),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="APPROVAL_OVERDUE",
)
CLUE_AFTER_MEASURE = DeadlineRule(
    code="CLUE_AFTER_MEASURE",
    name="检查中采取措施后登记线索",
    n=2,
    unit=DeadlineUnit.WORKDAY,
    starts_from="实施强制措施",
    owner=Owner.ORGAN,
    basis=(),
    standing=Standing.CHOSEN,
    effective_from=BEGINNING,
    alarm="CLUE_OVERDUE",
    parameter=CLUE_AFTER_MEASURE_DAYS,
)
URGENT_INSPECTION_PAPERS = DeadlineRule(
    code="URGENT_INSPECTION_PAPERS",
    name="紧急检查补办手续",
    n=1,
    unit=DeadlineUnit.WORKDAY,
    starts_from="实施检查",
    owner=Owner.ORGAN,
    basis=(),
    standing=Standing.CHOSEN,
    effective_from=BEGINNING,
    alarm="INSPECTION_PAPERS_OVERDUE",
    parameter=INSPECTION_URGENT_PAPERS_DAYS,
)
PERFORM_ON_DEMAND = DeadlineRule(
    code="PERFORM_ON_DEMAND",
    name="催告履行",
    n=10,
    unit=DeadlineUnit.WORKDAY,
    starts_from="催告书送达",
    owner=Owner.PARTY,
    basis=(ACL.article(54, gist="催告书送达十日后仍未履行的，方可申请人民法院强制执行"), UP_TO_TEN),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
)
DEMAND_BEFORE_SUBSTITUTE = DeadlineRule(
    code="DEMAND_BEFORE_SUBSTITUTE",
    name="代履行前催告",
    n=3,
    unit=DeadlineUnit.WORKDAY,
    starts_from="代履行",
    owner=Owner.ORGAN,
    basis=(ACL.article(51, paragraph=1, item=2, gist="代履行三日前，催告当事人履行"), UP_TO_TEN),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    direction=Direction.BACKWARD,
    alarm="DEMAND_LATE",
)
APPLY_TO_COURT = DeadlineRule(
    code="APPLY_TO_COURT",
    name="申请人民法院强制执行",
    n=3,
    unit=DeadlineUnit.MONTH,
    starts_from="复议、诉讼期限届满之日",
    owner=Owner.ORGAN,
    basis=(
        ACL.article(53, gist="自复议、诉讼期限届满之日起三个月内，可以申请人民法院强制执行"),
        CPL.article(85, gist="期间届满的最后一日是法定休假日的，以其后的第一日为期间届满之日"),
    ),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    rolls_off_rest_days=True,
    alarm="COURT_APPLICATION_TIME",
)
ASK_HIGHER_COURT = DeadlineRule(
    code="ASK_HIGHER_COURT",
    name="向上一级人民法院申请复议",
    n=15,
    unit=DeadlineUnit.DAY,
    starts_from="收到不予受理、不予执行的裁定之日",
    owner=Owner.ORGAN,
    basis=(
        ACL.article(56, paragraph=2, gist="对不予受理的裁定有异议的，可以在十五日内向上一级人民法院申请复议"),
        ACL.article(58, paragraph=3, gist="对不予执行的裁定有异议的，可以自收到裁定之日起十五日内申请复议"),
    ),
    standing=Standing.VERIFIED,
    effective_from=IN_FORCE,
    alarm="COURT_APPLICATION_TIME",
)
