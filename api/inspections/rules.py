"""May this be done on a visit (现场检查关口)? Approval, notice, the check code, the credential – each before what follows it.

A moment that lies after the act does not count, so that an act played at its own legal time sees what was there then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from api.cases.recusal_rules import HasStandings, Standing, no_recusal_undecided, not_recused
from api.clocks import legal_day
from api.inspections.models import NoticeMode, WaiverReason
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL, ENTERPRISE_INSPECTION, THREE_SYSTEMS
from api.registry.rules import Acting, HasActing, officers_qualified, two_officers
from api.vocabulary import StaffRole

FORMS = ENTERPRISE_INSPECTION.whole(gist="行政检查应当经负责人批准，通知当事人，扫码入企，书面告知结果")
SHOW_CREDENTIAL = APL.article(
    55, paragraph=1, gist="执法人员在调查或者进行检查时，应当主动向当事人或者有关人员出示执法证件"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where something happened."""

    at: datetime
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """Officers at a place at an instant, and when credentials were shown on this case or visit (I2)."""

    at: datetime
    place: str
    credentials: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A visit as an act on it finds it.

    ``notice_mode`` is None until the visit is approved. ``papers_due`` is the last day for the papers of an urgent visit that
    was entered before approval. ``standings`` is who was asked to step back from the visit.
    ``must_wear`` names the officers who wear a uniform and have no ground not to.
    """

    acting: Acting
    presence: Presence
    urgent: bool = False
    notice_mode: NoticeMode | None = None
    papers_due: date | None = None
    notices: tuple[Moment, ...] = ()
    entries: tuple[Moment, ...] = ()
    inspections: tuple[Moment, ...] = ()
    check_code: str = ""
    scanned: str | None = None
    standings: tuple[Standing, ...] = ()
    must_wear: tuple[str, ...] = ()
    uniform_worn: bool = True
    insignia_worn: bool = True
    exemption_basis: str | None = None
    orders: tuple[Moment, ...] = ()
    reinspections: tuple[Moment, ...] = ()

    @property
    def today(self) -> date:
        """The Shanghai day of the act."""
        return legal_day(self.presence.at)

    @property
    def approved(self) -> bool:
        """Whether a leader approved the visit."""
        return self.notice_mode is not None

    @property
    def rectifying(self) -> bool:
        """Whether the party was ordered to put something right, and nobody has looked again since."""
        ordered = [order.at for order in self.orders if order.at <= self.presence.at]
        seen = [again.at for again in self.reinspections if again.at <= self.presence.at]
        return bool(ordered) and (not seen or max(seen) < max(ordered))

    @property
    def entered(self) -> bool:
        """Whether the check code was scanned before, on the same day."""
        return any(entry.at <= self.presence.at and legal_day(entry.at) == self.today for entry in self.entries)


@dataclass(frozen=True, slots=True)
class ApprovalFacts:
    """A visit about to be approved: by which way of notice, and who signed the approval form as its leader."""

    acting: Acting
    urgent: bool
    mode: NoticeMode
    waiver_reason: WaiverReason | None
    waiver_text: str | None
    signed_by_approver: bool
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """Evidence about to be taken. ``presence`` is None away from the party's premises."""

    acting: Acting
    presence: Presence | None
    standings: tuple[Standing, ...] = ()


def waiver_explained(approval: ApprovalFacts) -> Gap | None:
    """国办发〔2024〕54号 – advance notice is the rule; it is waived only in urgency or where it would defeat the inspection.

    (1) notice on entry gives its ground and the reason in words; (2) advance notice has no waiver; (3) an urgent inspection
    is noticed on entry.
    """
    if approval.mode is NoticeMode.ADVANCE:
        if approval.waiver_reason or _given(approval.waiver_text) or approval.urgent:
            return Gap(
                Code.VALIDATION, FORMS, "事先通知与免予提前通知不能并存；紧急检查应当当场通知。", ("noticeMode",)
            )
        return None
    lacking = tuple(
        name
        for name, given in (
            ("免予提前通知的情形", approval.waiver_reason is not None),
            ("免予提前通知的理由", _given(approval.waiver_text)),
        )
        if not given
    )
    if not lacking:
        return None
    return Gap(Code.REASON_REQUIRED, FORMS, "免予提前通知应当写明情形和理由。", lacking, (StaffRole.ORGAN_LEADER,))


def approver_signed(approval: ApprovalFacts) -> Gap | None:
    """国办发〔2024〕54号 – who approves is the leader who signed the approval form (行政检查审批表)."""
    if approval.signed_by_approver:
        return None
    return Gap(
        Code.INSPECTION_NOT_APPROVED,
        FORMS,
        "审批表不是由批准人签署的。",
        ("批准人在审批表上的签名",),
        (StaffRole.ORGAN_LEADER,),
    )


def inspection_approved(visit: VisitFacts) -> Gap | None:
    """国办发〔2024〕54号 – no inspection without a leader's approval.

    In urgency approval may follow, within the days for the papers: from the entry to ``papers_due``, that day included.
    """
    if visit.approved or (visit.urgent and (visit.papers_due is None or visit.today <= visit.papers_due)):
        return None
    late = "紧急检查补办审批手续的期限已过。" if visit.urgent else ""
    return Gap(Code.INSPECTION_NOT_APPROVED, FORMS, late, ("负责人批准的行政检查审批表",), (StaffRole.ORGAN_LEADER,))


def papers_complete(visit: VisitFacts) -> Gap | None:
    """国办发〔2024〕54号 – the result is told only of an approved inspection, an urgent one included."""
    if visit.approved:
        return None
    return Gap(
        Code.INSPECTION_NOT_APPROVED,
        FORMS,
        missing=("负责人批准的行政检查审批表",),
        can_supply=(StaffRole.ORGAN_LEADER,),
    )


def notice_served(visit: VisitFacts) -> Gap | None:
    """国办发〔2024〕54号 – the party has the inspection notice (行政检查通知书) before the inspection begins."""
    if _before(visit.notices, visit.presence.at):
        return None
    return _notice_gap("")


def notice_precedes_entry(visit: VisitFacts) -> Gap | None:
    """国办发〔2024〕54号 – where advance notice was not waived, nobody enters before it is served."""
    if visit.notice_mode is not NoticeMode.ADVANCE or _before(visit.notices, visit.presence.at):
        return None
    return _notice_gap("未免予提前通知，应当在入企之前送达。")


def notice_in_its_time(visit: VisitFacts) -> Gap | None:
    """国办发〔2024〕54号 – advance notice comes before entry, notice on entry after the code was scanned on the day."""
    if visit.notice_mode is NoticeMode.ADVANCE:
        if not _before(visit.entries, visit.presence.at):
            return None
        return Gap(Code.INVALID_TRANSITION, FORMS, "事先通知应当在入企之前送达。", ("入企之前的送达",))
    return code_scanned(visit)


def code_matches(visit: VisitFacts) -> Gap | None:
    """国办发〔2024〕54号 – the code scanned at the door is the code of this visit (扫码入企)."""
    if visit.scanned == visit.check_code:
        return None
    return Gap(
        Code.CHECK_CODE_REQUIRED, FORMS, "所扫检查码不是本次检查的检查码。", ("本次检查的检查码",), (StaffRole.OFFICER,)
    )


def code_scanned(visit: VisitFacts) -> Gap | None:
    """国办发〔2024〕54号 – the check code is scanned on entry, on every day of the visit (扫码入企)."""
    if visit.entered:
        return None
    return Gap(Code.CHECK_CODE_REQUIRED, FORMS, missing=("当日扫码入企",), can_supply=(StaffRole.OFFICER,))


def credential_shown(visit: VisitFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十五条第一款 – the credential was shown before, on the same day and at the same place (I2)."""
    return credential_shown_at(visit.presence)


def credential_shown_on_premises(evidence: EvidenceFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十五条第一款 – evidence taken on the party's premises likewise; elsewhere nobody is to be shown it."""
    return None if evidence.presence is None else credential_shown_at(evidence.presence)


def credential_shown_at(presence: Presence) -> Gap | None:
    """行政处罚法 (2021) 第五十五条第一款 – officers show their credentials unasked; else the party may refuse.

    Shown (1) before the act; (2) on the same Shanghai day; (3) at the same place.
    """
    today = legal_day(presence.at)
    for shown in presence.credentials:
        if shown.at <= presence.at and legal_day(shown.at) == today and shown.place == presence.place:
            return None
    return Gap(
        Code.CREDENTIAL_NOT_SHOWN, SHOW_CREDENTIAL, missing=(f"当日在{presence.place}出示执法证件",),
        can_supply=(StaffRole.OFFICER,),
    )  # fmt: skip


def uniform_worn(visit: VisitFacts) -> Gap | None:
    """三项制度指导意见 第二部分 – organs that wear a uniform wear it with their insignia, unless a law or ministry rule exempts."""
    complete = visit.uniform_worn and visit.insignia_worn
    if complete or not visit.must_wear or _given(visit.exemption_basis):
        return None
    return Gap(
        Code.REASON_REQUIRED, THREE_SYSTEMS.whole(gist="要规范着装和佩戴统一标识，法律、法规、部门规章另有规定的除外"),
        f"{'、'.join(visit.must_wear)}应当着装并佩戴统一标识。", ("未着装、未佩戴标识的依据",), (StaffRole.OFFICER,),
    )  # fmt: skip


def site_inspected(visit: VisitFacts) -> Gap | None:
    """国办发〔2024〕54号 – a result is told after the inspection, not before."""
    if _before(visit.inspections, visit.presence.at):
        return None
    return Gap(Code.INVALID_TRANSITION, FORMS, "尚未进行现场检查。", ("现场检查记录",), (StaffRole.OFFICER,))


TWO_QUALIFIED: Gates[HasActing] = (officers_qualified, two_officers)  # 行政处罚法 第四十二条
OFFICERS_MAY_ACT: Gates[HasStandings] = (*TWO_QUALIFIED, not_recused)  # 第四十三条
MAY_APPROVE: Gates[ApprovalFacts] = (*OFFICERS_MAY_ACT, waiver_explained, approver_signed)
MAY_ENTER: Gates[VisitFacts] = (*OFFICERS_MAY_ACT, inspection_approved, notice_precedes_entry, code_matches)
MAY_NOTIFY: Gates[VisitFacts] = (*OFFICERS_MAY_ACT, inspection_approved, notice_in_its_time)
MAY_SHOW_CREDENTIAL: Gates[VisitFacts] = (*OFFICERS_MAY_ACT, inspection_approved, code_scanned, uniform_worn)
MAY_EXPLAIN_RIGHTS: Gates[VisitFacts] = (*OFFICERS_MAY_ACT, inspection_approved, code_scanned, credential_shown)
MAY_INSPECT: Gates[VisitFacts] = (
    *OFFICERS_MAY_ACT,
    inspection_approved,
    notice_served,
    code_scanned,
    credential_shown,
)
MAY_COLLECT: Gates[EvidenceFacts] = (*OFFICERS_MAY_ACT, credential_shown_on_premises)
MAY_TELL_RESULT: Gates[VisitFacts] = (
    *OFFICERS_MAY_ACT,
    no_recusal_undecided,  # 第四十三条第三款
    papers_complete,
    site_inspected,
)
MAY_BECOME_A_CASE: Gates[HasStandings] = (not_recused,)  # its officers become the case's


def _notice_gap(detail: str) -> Gap:
    return Gap(Code.INSPECTION_NOTICE_REQUIRED, FORMS, detail, ("送达行政检查通知书",), (StaffRole.OFFICER,))


def _before(moments: Sequence[Moment], at: datetime) -> bool:
    return any(moment.at <= at for moment in moments)


def _given(text: str | None) -> bool:
    return bool(text and text.strip())
