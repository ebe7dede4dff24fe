"""Every parameter of the system as data: ``resolve("review.days", on=day, organ_settings=organ.settings)``.

An inspection's yearly cap has no default and is therefore no parameter: an organ publishes it, by risk level.
"""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from api.law import penalty_limits
from api.law.laws import ACL, AMR_PROCEDURE, APL, ENTERPRISE_INSPECTION, OGI, THREE_SYSTEMS
from api.law.parameter import Parameter, ParameterUnknown, Settings, Standing, Unit, Value, default
from api.vocabulary import EnforcementCategory, RetentionPeriod, ReviewTiming

# Disclosure 公示

PENALTY_AND_LICENCE_SOON = THREE_SYSTEMS.at(
    "第（六）项", gist="行政许可、行政处罚的执法决定信息自决定作出之日起七个工作日内公开"
)
OTHERS_LATER = THREE_SYSTEMS.at("第（六）项", gist="其他执法决定信息自决定作出之日起二十个工作日内公开")

DISCLOSURE_DAYS_PENALTY = default(
    "disclosure.days.penalty",
    Unit.WORKDAYS,
    7,
    "行政处罚决定的公示期限",
    PENALTY_AND_LICENCE_SOON,
    standing=Standing.VERIFIED,
)
DISCLOSURE_DAYS_LICENCE = default(
    "disclosure.days.licence",
    Unit.WORKDAYS,
    7,
    "行政许可决定的公示期限",
    PENALTY_AND_LICENCE_SOON,
    standing=Standing.VERIFIED,
)
DISCLOSURE_DAYS_OTHER = default(
    "disclosure.days.other",
    Unit.WORKDAYS,
    20,
    "其他执法决定的公示期限",
    OTHERS_LATER,
    OGI.article(26, gist="政府信息自形成或者变更之日起二十个工作日内公开"),
    standing=Standing.VERIFIED,
)
DISCLOSURE_DAYS_AFTER_SERVICE = default(
    "disclosure.days.afterService", Unit.WORKDAYS, 7, "因送达延期的公示，自送达完成之日起的期限"
)
WITHDRAW_DAYS = default(
    "withdraw.days",
    Unit.WORKDAYS,
    3,
    "决定被变更、撤销、确认违法或者无效后撤下公示信息的期限",
    APL.article(48, paragraph=2, gist="三日内撤回处罚决定信息并公开说明理由"),
    standing=Standing.VERIFIED,
)
CORRECTION_DAYS = default("correction.days", Unit.WORKDAYS, 5, "答复公示信息更正申请的期限")
ROSTER_REFRESH_DAYS = default("roster.refresh.days", Unit.WORKDAYS, 5, "执法人员变动后更新人员清单的期限")
INSPECTION_RESULT_DAYS = default("inspectionResult.days", Unit.WORKDAYS, 20, "抽查结果的公示期限", OTHERS_LATER)
EARLY_STOP_MONTHS = default("earlyStop.months", Unit.MONTHS, 6, "申请提前停止公示前的最短公示期")
EARLY_STOP_MONTHS_SAFETY = default(
    "earlyStop.months.safety", Unit.MONTHS, 12, "食品、药品、特种设备领域申请提前停止公示前的最短公示期"
)
PUSH_SECONDS = default("push.seconds", Unit.SECONDS, 60, "公示后推送至各渠道的时间")
CHECKER_MAY_CHECK_SECRECY = default(
    "checkerMayCheckSecrecy", Unit.SWITCH, False, "公示审核员可否兼任保密审查员（分别留痕）"
)

# Legal review 法制审核

REVIEW_DAYS = default(
    "review.days",
    Unit.WORKDAYS,
    10,
    "法制审核的期限，自受理之日起",
    AMR_PROCEDURE.whole(gist="审核机构应当在规定的工作日内完成审核"),
    standing=Standing.RECALLED,
)
REVIEW_TIMING = default(
    "review.timing",
    Unit.CODE,
    (ReviewTiming.PRE_NOTICE.value, ReviewTiming.POST_HEARING.value),
    "在哪些时点进行法制审核",
    APL.article(58, gist="作出决定之前进行法制审核；经过听证的在听证后审核"),
)
REVIEWER_RATIO = default("reviewer.ratio", Unit.RATIO, Decimal("0.05"), "法制审核人员与执法人员的最低比例")

# Inspection and measures 检查与强制措施

CLUE_AFTER_MEASURE_DAYS = default("clue.afterMeasure.days", Unit.WORKDAYS, 2, "检查中采取强制措施后登记线索的期限")
INSPECTION_CHECK_CODE = default(
    "inspection.checkCode",
    Unit.SWITCH,
    True,
    "入企检查须先扫码",
    ENTERPRISE_INSPECTION.whole(gist="推行扫码入企，检查行为可查询、可追溯"),
    standing=Standing.RECALLED,
)
INSPECTION_URGENT_PAPERS_DAYS = default(
    "inspection.urgentPapers.days", Unit.WORKDAYS, 1, "紧急情况下先行检查后补办审批手续的期限"
)
MEASURE_WARN_DAYS = default("measure.warnDays", Unit.DAYS, 5, "查封扣押期限届满前提醒的日数")
NIGHT_FROM = default(
    "night.from",
    Unit.CLOCK_HOUR,
    22,
    "夜间开始，夜间不得实施强制执行",
    ACL.article(43, gist="不得在夜间或者法定节假日实施强制执行"),
)
NIGHT_TO = default(
    "night.to", Unit.CLOCK_HOUR, 6, "夜间结束", ACL.article(43, gist="不得在夜间或者法定节假日实施强制执行")
)
MONITORING_TELL_DAYS = default(
    "monitoring.tell.days",
    Unit.WORKDAYS,
    3,
    "监控记录审核合格后告知当事人的期限",
    APL.article(41, paragraph=3, gist="应当及时告知当事人违法事实，为当事人查询、陈述和申辩提供便利"),
)

# Records, files and certificates 记录、案卷与证件

AV_UPLOAD_HOURS = default("av.upload.hours", Unit.HOURS, 24, "音像资料上传的期限，自记录结束")
AV_LOCK_PROVISIONAL_DAYS = default("av.lock.provisionalDays", Unit.DAYS, 7, "音像资料上传后的短期锁定")
AV_GAP_SECONDS = default("av.gap.seconds", Unit.SECONDS, 5, "连续记录中断超过此数的，标记并说明")
AV_DRIFT_SECONDS = default("av.drift.seconds", Unit.SECONDS, 60, "记录设备时钟偏差超过此数的，标记并说明")
RETENTION_PENALTY_GENERAL = default(
    "retention.penalty.general", Unit.CODE, RetentionPeriod.Y30.value, "普通程序处罚案卷的保管期限"
)
RETENTION_PENALTY_SIMPLE = default(
    "retention.penalty.simple", Unit.CODE, RetentionPeriod.Y10.value, "简易程序处罚案卷的保管期限"
)
RETENTION_LICENCE = default("retention.licence", Unit.CODE, RetentionPeriod.Y10.value, "许可案卷的保管期限")
RETENTION_HEARING_AV = default(
    "retention.hearingAv", Unit.CODE, RetentionPeriod.PERMANENT.value, "听证音像资料的保管期限"
)
RETENTION_MEASURE_AV = default(
    "retention.measureAv", Unit.CODE, RetentionPeriod.PERMANENT.value, "强制措施音像资料的保管期限"
)
ARCHIVE_DAYS = default("archive.days", Unit.DAYS, 30, "结案后归档的期限")
CERTIFICATE_WARN_DAYS = default("certificate.warnDays", Unit.DAYS, (60, 30, 7), "执法证件到期前提醒的日数")

AnyParameter = (
    Parameter[int]
    | Parameter[str]
    | Parameter[bool]
    | Parameter[Decimal]
    | Parameter[tuple[int, ...]]
    | Parameter[tuple[str, ...]]
)

PARAMETERS: MappingProxyType[str, AnyParameter] = MappingProxyType(
    {
        value.name: value
        for value in [*vars(penalty_limits).values(), *list(globals().values())]
        if isinstance(value, Parameter)
    }
)
"""Every parameter by its name."""


def resolve(
    name: str, on: date, organ_settings: Settings | None = None, category: EnforcementCategory | None = None
) -> Value:
    """The value of a named parameter that binds an organ on a day; ``Parameter.resolve`` gives the same, typed.

    Raises ParameterUnknown, ParameterNotInForce, ParameterInvalid.
    """
    if name not in PARAMETERS:
        raise ParameterUnknown(name)
    return PARAMETERS[name].resolve(on, organ_settings, category)
