"""Time limits of publication, its correction and withdrawal, and of the records behind it."""

from datetime import date

from api.calendar.rule import DeadlineRule, Owner
from api.law.laws import OGI, THREE_SYSTEMS
from api.law.parameter import BEGINNING, Standing
from api.law.parameters import (
    ARCHIVE_DAYS,
    AV_UPLOAD_HOURS,
    CORRECTION_DAYS,
    DISCLOSURE_DAYS_AFTER_SERVICE,
    DISCLOSURE_DAYS_LICENCE,
    DISCLOSURE_DAYS_OTHER,
    DISCLOSURE_DAYS_PENALTY,
    INSPECTION_RESULT_DAYS,
    ROSTER_REFRESH_DAYS,
    WITHDRAW_DAYS,
)
from api.vocabulary import DeadlineUnit

WITHDRAWAL_IN_FORCE = date(2021, 7, 15)
THIRD_PARTY_IN_FORCE = date(2019, 5, 15)

DISCLOSE_PENALTY = DeadlineRule(
    code="DISCLOSE_PENALTY",
    name="处罚公示",
    n=7,
    unit=DeadlineUnit.WORKDAY,
    starts_from="作出处罚决定",
    owner=Owner.ORGAN,
    basis=DISCLOSURE_DAYS_PENALTY.basis,
    standing=DISCLOSURE_DAYS_PENALTY.standing,
    effective_from=BEGINNING,
    alarm="DISCLOSURE_OVERDUE",
    parameter=DISCLOSURE_DAYS_PENALTY,
)
DISCLOSE_LICENCE = DeadlineRule(
    code="DISCLOSE_LICENCE",
    name="许可公示",
    n=7,
    unit=DeadlineUnit.WORKDAY,
    starts_from="作出许可决定",
    owner=Owner.ORGAN,
    basis=DISCLOSURE_DAYS_LICENCE.basis,
    standing=DISCLOSURE_DAYS_LICENCE.standing,
    effective_from=BEGINNING,
    alarm="DISCLOSURE_OVERDUE",
    parameter=DISCLOSURE_DAYS_LICENCE,
)
DISCLOSE_OTHER = DeadlineRule(
    code="DISCLOSE_OTHER",
    name="执法决定公示",
    n=20,
    unit=DeadlineUnit.WORKDAY,
    starts_from="作出执法决定",
    owner=Owner.ORGAN,
    basis=DISCLOSURE_DAYS_OTHER.basis,
    standing=DISCLOSURE_DAYS_OTHER.standing,
    effective_from=BEGINNING,
    alarm="DISCLOSURE_OVERDUE",
    parameter=DISCLOSURE_DAYS_OTHER,
)
DISCLOSE_AFTER_SERVICE = DeadlineRule(
    code="DISCLOSE_AFTER_SERVICE",
    name="延期公示",
    n=7,
    unit=DeadlineUnit.WORKDAY,
    starts_from="送达完成",
    owner=Owner.ORGAN,
    basis=(),
    standing=Standing.CHOSEN,
    effective_from=BEGINNING,
    alarm="DISCLOSURE_OVERDUE",
    parameter=DISCLOSURE_DAYS_AFTER_SERVICE,
)
DISCLOSE_INSPECTION_RESULT = DeadlineRule(
    code="DISCLOSE_INSPECTION_RESULT",
    name="抽查结果公示",
    n=20,
    unit=DeadlineUnit.WORKDAY,
    starts_from="检查完成",
    owner=Owner.ORGAN,
    basis=INSPECTION_RESULT_DAYS.basis,
    standing=INSPECTION_RESULT_DAYS.standing,
    effective_from=BEGINNING,
    alarm="DISCLOSURE_OVERDUE",
    parameter=INSPECTION_RESULT_DAYS,
)
WITHDRAW_DISCLOSURE = DeadlineRule(
    code="WITHDRAW_DISCLOSURE",
    name="撤下公示",
    n=3,
    unit=DeadlineUnit.WORKDAY,
    starts_from="收到变更、撤销、确认违法或者无效的文书",
    owner=Owner.ORGAN,
    basis=WITHDRAW_DAYS.basis,
    standing=WITHDRAW_DAYS.standing,
    effective_from=WITHDRAWAL_IN_FORCE,
    alarm="WITHDRAWAL_OVERDUE",
    parameter=WITHDRAW_DAYS,
)
ANSWER_CORRECTION = DeadlineRule(
    code="ANSWER_CORRECTION",
    name="答复更正申请",
    n=5,
    unit=DeadlineUnit.WORKDAY,
    starts_from="收到更正申请",
    owner=Owner.ORGAN,
    basis=(),
    standing=Standing.CHOSEN,
    effective_from=BEGINNING,
    alarm="CORRECTION_OVERDUE",
    parameter=CORRECTION_DAYS,
)
ANSWER_AS_THIRD_PARTY = DeadlineRule(
    code="ANSWER_AS_THIRD_PARTY",
    name="第三方答复意见",
    n=15,
    unit=DeadlineUnit.WORKDAY,
    starts_from="收到征求意见书",
    owner=Owner.PARTY,
    basis=(OGI.article(32, gist="第三方应当自收到征求意见书之日起十五个工作日内提出意见"),),
    standing=Standing.VERIFIED,
    effective_from=THIRD_PARTY_IN_FORCE,
)
REFRESH_ROSTER = DeadlineRule(
    code="REFRESH_ROSTER",
    name="更新执法人员清单",
    n=5,
    unit=DeadlineUnit.WORKDAY,
    starts_from="人员或者证件变动",
    owner=Owner.ORGAN,
    basis=(),
    standing=Standing.CHOSEN,
    effective_from=BEGINNING,
    alarm="ROSTER_OVERDUE",
    parameter=ROSTER_REFRESH_DAYS,
)
REPORT_STATISTICS = DeadlineRule(
    code="REPORT_STATISTICS",
    name="行政执法统计年报",
    n=None,
    unit=DeadlineUnit.FIXED_DATE,
    starts_from="统计年度",
    owner=Owner.ORGAN,
    basis=(
        THREE_SYSTEMS.at(
            "第（六）项", gist="每年1月31日前公开上年度行政执法总体情况有关数据，并报本级人民政府和上级主管部门"
        ),
    ),
    standing=Standing.VERIFIED,
    effective_from=BEGINNING,
    alarm="ANNUAL_REPORT_OVERDUE",
    fixed=(1, 31),
)
UPLOAD_RECORDING = DeadlineRule(
    code="UPLOAD_RECORDING",
    name="音像资料上传",
    n=24,
    unit=DeadlineUnit.HOUR,
    starts_from="记录结束",
    owner=Owner.ORGAN,
    basis=(),
    standing=Standing.CHOSEN,
    effective_from=BEGINNING,
    alarm="UPLOAD_OVERDUE",
    parameter=AV_UPLOAD_HOURS,
)
ARCHIVE_CASE = DeadlineRule(
    code="ARCHIVE_CASE",
    name="案卷归档",
    n=30,
    unit=DeadlineUnit.DAY,
    starts_from="结案",
    owner=Owner.ORGAN,
    basis=(),
    standing=Standing.CHOSEN,
    effective_from=BEGINNING,
    alarm="ARCHIVE_OVERDUE",
    parameter=ARCHIVE_DAYS,
)
