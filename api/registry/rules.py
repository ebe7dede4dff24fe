"""Who may enforce (执法资格): the qualification of officers on a day, for an act, and how many of them it takes.

The rules take any facts that say who acts, so that every slice puts them into its own tuple of gates:

    MAY_INSPECT: Gates[VisitFacts] = (officers_qualified, two_officers, …)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from api.calendar.explanation import chinese_day
from api.law.citations import Citation
from api.law.codes import Code
from api.law.gates import Gap
from api.law.laws import ACL, ALL, APL
from api.vocabulary import CertificateStatus, EnforcementCategory, StaffRole

MAY_REASSIGN = (StaffRole.UNIT_HEAD, StaffRole.ORGAN_ADMIN)


@dataclass(frozen=True, slots=True)
class CertificateDays:
    """The days of one certificate (执法证件). Every day is a Shanghai day and inclusive; ``ended_on`` is the first day without.

    ``ended_by`` is the act that ended it, REVOKED or CANCELLED. A suspension without an end lasts until it is lifted.
    ``earlier`` are the suspensions before the last one.
    """

    number: str
    valid_from: date
    valid_to: date
    suspended_from: date | None = None
    suspended_to: date | None = None
    ended_on: date | None = None
    ended_by: str | None = None
    earlier: tuple["Suspension", ...] = ()

    def suspension_on(self, on: date) -> "Suspension | None":
        """The suspension that a day lies in."""
        last = () if self.suspended_from is None else (Suspension(self.suspended_from, self.suspended_to),)
        return next((each for each in (*last, *self.earlier) if each.covers(on)), None)


@dataclass(frozen=True, slots=True)
class Suspension:
    """From the first to the last day, inclusive (暂扣期间); without a last day until it is lifted."""

    first: date
    last: date | None

    def covers(self, on: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= on <= (self.last or date.max)


@dataclass(frozen=True, slots=True)
class OfficerStanding:
    """An officer as the registry knows them."""

    officer_id: UUID
    name: str
    organ_id: UUID
    categories: frozenset[EnforcementCategory]
    area: str
    exam_passed_on: date | None
    certificates: tuple[CertificateDays, ...] = ()
    left_on: date | None = None

    def certificate_on(self, on: date) -> CertificateDays | None:
        """The certificate that counts on a day: a valid one if there is any, else the one that began last."""
        newest_first = sorted(self.certificates, key=lambda c: c.valid_from, reverse=True)
        valid = (c for c in newest_first if days_status(c, on) is CertificateStatus.VALID)
        return next(valid, newest_first[0] if newest_first else None)

    def status_on(self, on: date) -> CertificateStatus:
        """The status of the officer's certificate on a day (证件状态)."""
        return certificate_status(self.certificate_on(on), self.exam_passed_on, on)


@dataclass(frozen=True, slots=True)
class Acting:
    """Officers about to act: for which organ, in which category, on which day and where.

    ``place`` is None for an act that happens nowhere in particular. ``region`` is the name of the organ's region.
    ``required`` is how many the law wants; see ``officers_required``.
    """

    officers: tuple[OfficerStanding, ...]
    organ_id: UUID
    category: EnforcementCategory
    on: date
    region: str
    place: str | None = None
    required: int = 2


class HasActing(Protocol):
    """Facts of an act that say who is acting."""

    @property
    def acting(self) -> Acting:
        """The officers and the act."""


def officers_qualified(facts: HasActing) -> Gap | None:
    """行政处罚法 (2021) 第四十二条第一款 – penalties are imposed by officers qualified to enforce.

    Likewise 行政强制法 第十七条第三款 for measures. Who has not passed the examination does not enforce (未经执法资格考试合格，
    不得从事执法活动).
    Every officer, on the day: (1) passed the examination and holds a valid certificate; (2) belongs to the acting organ;
    (3) holds the category of the act; (4) has the place in their area. The gap names each officer with each reason.
    """
    acting = facts.acting
    reasons = tuple(
        f"{officer.name}：{reason}"
        for officer in _distinct(acting.officers)
        for reason in shortcomings(officer, acting)
    )
    if not reasons:
        return None
    return Gap(
        Code.OFFICER_NOT_QUALIFIED, _qualification(acting.category), "；".join(reasons) + "。", reasons, MAY_REASSIGN
    )


def two_officers(facts: HasActing) -> Gap | None:
    """行政处罚法 (2021) 第四十二条第一款 – no fewer than two officers, unless a law provides otherwise.

    Likewise 行政强制法 第十八条第二项 for measures, 行政许可法 第三十四条第三款 for the on-site verification of a licence.
    The same person named twice is one.
    """
    acting = facts.acting
    present = len(_distinct(acting.officers))
    if present >= acting.required:
        return None
    short = acting.required - present
    return Gap(
        Code.TWO_OFFICERS_REQUIRED, _number(acting.category), f"现有{present}名，还缺{short}名。",
        (f"另外{short}名具备资格的执法人员",), MAY_REASSIGN,
    )  # fmt: skip


def officers_required(category: EnforcementCategory, *, on_site: bool) -> int:
    """行政许可法 第三十四条第三款 – how many officers an act takes.

    A licence is received, corrected and accepted by one; its on-site verification, and everything else, takes two.
    """
    return 1 if category is EnforcementCategory.LICENCE and not on_site else 2


def clerk_at_window(roles: Iterable[StaffRole], clerk_organ: UUID, organ_id: UUID) -> Gap | None:
    """行政许可法 第三十四条 – a window clerk receives, has corrected and accepts: the role is needed, no certificate is.

    (1) the clerk holds the role on the day; (2) in the organ that decides on the licence.
    """
    if StaffRole.WINDOW_CLERK in roles and clerk_organ == organ_id:
        return None
    return Gap(
        Code.OFFICER_NOT_QUALIFIED, ALL.article(34, gist="受理由行政机关的工作人员办理"), "窗口人员应当为本机关窗口人员。",
        ("本机关窗口人员角色",), (StaffRole.ORGAN_ADMIN,),
    )  # fmt: skip


def shortcomings(officer: OfficerStanding, acting: Acting) -> tuple[str, ...]:
    """Why an officer may not take part in an act, in Chinese; empty if they may."""
    found = []
    if officer.left_on is not None and officer.left_on <= acting.on:
        found.append(f"{chinese_day(officer.left_on)}起已经离任")
    if (bar := _certificate_bar(officer, acting.on)) is not None:
        found.append(bar)
    if officer.organ_id != acting.organ_id:
        found.append("不属于实施机关")
    if acting.category not in officer.categories:
        found.append(f"执法类别不含“{acting.category.label}”")
    if acting.place is not None and not area_covers(officer.area, acting.place, acting.region):
        found.append(f"执法区域“{officer.area}”不含“{acting.place}”")
    return tuple(found)


def certificate_status(certificate: CertificateDays | None, exam_passed_on: date | None, on: date) -> CertificateStatus:
    """The status of an officer's certificate on a day: a function of the days, typed in by nobody.

    TRAINING without a passed examination, without a certificate, and before the certificate's first day.
    """
    if certificate is None or exam_passed_on is None or exam_passed_on > on:
        return CertificateStatus.TRAINING
    return days_status(certificate, on)


def days_status(certificate: CertificateDays, on: date) -> CertificateStatus:
    """The status by the certificate's own days. What ended it comes before its expiry, expiry before a suspension."""
    if certificate.ended_on is not None and certificate.ended_on <= on:
        revoked = certificate.ended_by == CertificateStatus.REVOKED
        return CertificateStatus.REVOKED if revoked else CertificateStatus.CANCELLED
    if on > certificate.valid_to:
        return CertificateStatus.EXPIRED
    if on < certificate.valid_from:
        return CertificateStatus.TRAINING
    return CertificateStatus.SUSPENDED if certificate.suspension_on(on) else CertificateStatus.VALID


def area_covers(area: str, place: str, region: str) -> bool:
    """Whether an officer's area covers a place.

    An area is the beginning of an address (望岭县青河镇). It covers the places whose address begins with it. An area that is
    the organ's own region, or begins that region's full name, is the whole territory of the organ and covers what the
    organ may do at all, also where a place is not written as an address (本局听证室).
    """
    return place.startswith(area) or region.startswith(area)


def _certificate_bar(officer: OfficerStanding, on: date) -> str | None:
    """What is wrong with the certificate on the day, with its number and dates."""
    certificate = officer.certificate_on(on)
    if certificate is None:
        return "未取得行政执法证件" if officer.exam_passed_on else "未经执法资格考试合格，未取得行政执法证件"
    named = f"行政执法证件（{certificate.number}）"
    match officer.status_on(on):
        case CertificateStatus.VALID:
            return None
        case CertificateStatus.SUSPENDED:
            suspension = certificate.suspension_on(on)
            assert suspension is not None, "what is suspended is so from a day on"
            until = f"至{chinese_day(suspension.last)}" if suspension.last else "起"
            return f"{named}暂扣，自{chinese_day(suspension.first)}{until}"
        case CertificateStatus.EXPIRED:
            return f"{named}已于{chinese_day(certificate.valid_to)}到期"
        case CertificateStatus.REVOKED | CertificateStatus.CANCELLED as ended:
            return f"{named}已于{_day(certificate.ended_on)}{ended.label}"
    if officer.exam_passed_on is None or officer.exam_passed_on > on:
        return "未经执法资格考试合格"
    return f"{named}自{chinese_day(certificate.valid_from)}起方有效"


def _day(day: date | None) -> str:
    return chinese_day(day) if day else ""


def _distinct(officers: Iterable[OfficerStanding]) -> list[OfficerStanding]:
    """Each person once, in order."""
    return list({officer.officer_id: officer for officer in officers}.values())


def _qualification(category: EnforcementCategory) -> Citation:
    """Where the law demands a qualified officer."""
    if category is EnforcementCategory.COMPULSION:
        return ACL.article(17, paragraph=3, gist="行政强制措施应当由行政机关具备资格的行政执法人员实施")
    return APL.article(42, paragraph=1, gist="行政处罚应当由具有行政执法资格的执法人员实施")


def _number(category: EnforcementCategory) -> Citation:
    """Where the law demands two."""
    match category:
        case EnforcementCategory.COMPULSION:
            return ACL.article(18, item=2, gist="由两名以上行政执法人员实施")
        case EnforcementCategory.LICENCE:
            return ALL.article(34, paragraph=3, gist="需要核实申请材料的，应当指派两名以上工作人员进行核查")
    return APL.article(42, paragraph=1, gist="执法人员不得少于两人，法律另有规定的除外")
