"""Examining (审查): examiners are assigned, two verify on the spot, experts test while the time stands still."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from api.access.actor import Actor
from api.calendar.counting import Period
from api.cases import deadlines
from api.cases.models import CaseOfficer, Evidence
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.facts import OnSite, acting_on
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse, require
from api.ledger.event import record
from api.ledger.models import Event
from api.licences.delivery import Delivery, deliver
from api.licences.examination_rules import (
    IN_EXAMINATION,
    MAY_SHOW_CREDENTIAL,
    MAY_TEST,
    MAY_VERIFY,
    TWO_QUALIFIED,
)
from api.licences.gathering import LicenceCase, facts_of, lock_licence, open_tests_of
from api.licences.models import ExpertKind, ExpertResult, ExpertReview, SiteVerification
from api.papers.models import Document
from api.papers.paper import document_in_force, require_in_force
from api.registry.rules import Acting
from api.registry.standing import acting_officers
from api.vocabulary import EnforcementCategory, EvidenceKind, StaffRole, TimelineEventKind

DECISION_LIMITS = ("DECIDE_LICENCE", "DECIDE_LICENCE_PROMISED", "EXTEND_LICENCE")
CONFORM = frozenset({"符合", "不适用"})


class _Who:
    """Officers about to act, as the rules on qualification ask about them."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting


async def assign_examiners(
    tx: WriteSession, case_id: UUID, officer_ids: Sequence[UUID], *, by: Actor, at: LegalTime
) -> list[CaseOfficer]:
    """Assign two or more qualified examiners 指派审查人员 (行政许可法 第三十四条第三款), by the head of the unit.

    It writes no event. Raises Refused with every gap on their qualification and of IN_EXAMINATION; FORBIDDEN for the head of
    another unit; CONFLICT where examiners are assigned; NOT_FOUND.
    """
    found = await lock_licence(tx, case_id, by=by)
    if StaffRole.UNIT_HEAD not in by.roles or by.unit_id != found.case.unit_id:
        raise refuse(Code.FORBIDDEN, "由承办机构负责人指派。")
    if found.examiner_ids:
        raise refuse(Code.CONFLICT, "审查人员已经指派。")
    acting = await acting_officers(
        tx, officer_ids, organ_id=found.case.organ_id, category=EnforcementCategory.LICENCE, on=legal_day(at)
    )
    gaps = (*gaps_of(IN_EXAMINATION, await facts_of(tx, found, by=by, at=at)), *gaps_of(TWO_QUALIFIED, _Who(acting)))
    if gaps:
        raise Refused(gaps)
    rows = [
        CaseOfficer(
            case_id=case_id, officer_id=officer_id, organ_id=found.case.organ_id, position=position, joined_at=at
        )
        for position, officer_id in enumerate(dict.fromkeys(officer_ids))
    ]
    tx.add_all(rows)
    await tx.flush()
    return rows


async def show_credential(tx: WriteSession, case_id: UUID, on_site: OnSite, *, by: Actor, at: LegalTime) -> Event:
    """Show the enforcement certificates before the verification 出示执法证件 (I2).

    Raises Refused with every gap on the officers and of MAY_SHOW_CREDENTIAL; NOT_FOUND, FORBIDDEN.
    """
    found = await lock_licence(tx, case_id, by=by)
    actors, acting = await _acting(tx, found, on_site, by, at)
    facts = await facts_of(tx, found, by=by, at=at, acting=acting)
    if gaps := (*gaps_of(TWO_QUALIFIED, _Who(acting)), *gaps_of(MAY_SHOW_CREDENTIAL, facts)):
        raise Refused(gaps)
    return await record(
        tx, TimelineEventKind.CREDENTIAL_SHOWN, owner_id=case_id, organ_id=found.case.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings, text="出示执法证件",
        particulars={"certificates": [{"officer": actor.name, "number": actor.certificate_number} for actor in actors]},
    )  # fmt: skip


async def record_site_verification(
    tx: WriteSession, case_id: UUID, on_site: OnSite, *, document_id: UUID, by: Actor, at: LegalTime
) -> SiteVerification:
    """Record the on-site verification 现场核查 (行政许可法 第三十四条第三款). Its result is what the signed record says.

    Raises Refused with every gap on the officers and of MAY_VERIFY; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` raises.
    """
    found = await lock_licence(tx, case_id, by=by)
    actors, acting = await _acting(tx, found, on_site, by, at)
    facts = await facts_of(tx, found, by=by, at=at, acting=acting, place=on_site.place)
    if gaps := (*gaps_of(TWO_QUALIFIED, _Who(acting)), *gaps_of(MAY_VERIFY, facts)):
        raise Refused(gaps)
    form = await document_in_force(tx, document_id, template="SITE_VERIFICATION_RECORD", owner_ids=(case_id,))
    conforms = all(str(item.get("result")) in CONFORM for item in form.data.get("items") or [])
    conclusion = str(form.data.get("conclusion") or "").strip()
    evidence = Evidence(
        owner_id=case_id, organ_id=found.case.organ_id, kind=EvidenceKind.SITE_RECORD, name="现场核查表", collected_at=at,
        collector_ids=[actor.id for actor in actors], source="现场制作",
        proves="符合许可条件" if conforms else "不符合许可条件", place=on_site.place, document_id=form.id,
        recording_ref=on_site.recordings[0] if on_site.recordings else None,
    )  # fmt: skip
    tx.add(evidence)
    await tx.flush()
    row = SiteVerification(
        case_id=case_id, organ_id=found.case.organ_id, document_id=form.id, evidence_id=evidence.id, conforms=conforms,
        conclusion=conclusion, place=on_site.place, officer_ids=[actor.id for actor in actors], at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await record(
        tx, TimelineEventKind.SITE_VERIFIED, owner_id=case_id, organ_id=found.case.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings, text=conclusion, documents=[form.id],
        evidence=[evidence.id], particulars={"conforms": conforms},
    )  # fmt: skip
    return row


async def begin_expert_review(
    tx: WriteSession, case_id: UUID, delivery: Delivery, *, kind: ExpertKind, days: int, document_id: UUID, by: Actor,
    at: LegalTime,
) -> ExpertReview:  # fmt: skip
    """Have something tested or reviewed and tell the applicant how long it takes 告知所需时间 (行政许可法 第四十五条).

    The paper is any complete one of the case. Raises Refused with every gap of MAY_TEST; VALIDATION for no day; FORBIDDEN,
    NOT_FOUND, and what ``serve`` raises.
    """
    found = await lock_licence(tx, case_id, by=by)
    _require_examiner(found, by)
    if days < 1:
        raise refuse(Code.VALIDATION, "应当告知所需时间（days）。", missing=("所需时间",))
    require(MAY_TEST, await facts_of(tx, found, by=by, at=at))
    document = await tx.get(Document, document_id)
    if document is None or document.owner_id != case_id:
        raise refuse(Code.NOT_FOUND)
    await require_in_force(tx, document)
    service = await deliver(tx, document, found.applicant_id, delivery, by=by, at=at)
    row = ExpertReview(
        case_id=case_id, organ_id=found.case.organ_id, kind=kind, days=days, begun_on=legal_day(at), document_id=document.id,
        service_id=service.id, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await record(
        tx, TimelineEventKind.EXPERT_REVIEW_STARTED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"开始检验检测鉴定评审，所需{days}日不计入期限", documents=[document.id],
        particulars={"kind": kind, "days": days},
    )  # fmt: skip
    return row


async def end_expert_review(
    tx: WriteSession, review_id: UUID, *, conforms: bool, conclusion: str, by: Actor, at: LegalTime
) -> ExpertResult:
    """Record the experts' result 结果; the days from their beginning to this day do not count (行政许可法 第四十五条).

    Raises Refused: NOT_FOUND, FORBIDDEN; CONFLICT for a review that has ended; VALIDATION without a conclusion.
    """
    review = await tx.get(ExpertReview, review_id)
    if review is None or review.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    found = await lock_licence(tx, review.case_id, by=by)
    _require_examiner(found, by)
    if not conclusion.strip():
        raise refuse(Code.VALIDATION, "结论（conclusion）不能为空。", missing=("结论",))
    if review_id not in {each.id for each in await open_tests_of(tx, review.case_id)}:
        raise refuse(Code.CONFLICT, "该项检验检测鉴定评审已经结束。")
    require(MAY_TEST, await facts_of(tx, found, by=by, at=at))
    ended_on: date = legal_day(at)
    row = ExpertResult(
        expert_review_id=review_id, case_id=review.case_id, organ_id=review.organ_id, ended_on=ended_on, conforms=conforms,
        conclusion=conclusion.strip(), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    event = await record(
        tx, TimelineEventKind.EXPERT_REVIEW_ENDED, owner_id=review.case_id, organ_id=review.organ_id, by=[by], at=at,
        text=f"检验检测鉴定评审结束：{row.conclusion}", particulars={"conforms": conforms},
    )  # fmt: skip
    period = Period(review.begun_on, ended_on, "检验、检测、检疫、鉴定、专家评审")
    await deadlines.prolong(tx, review.case_id, DECISION_LIMITS, event, period)
    return row


async def _acting(
    tx: WriteSession, found: LicenceCase, on_site: OnSite, by: Actor, at: LegalTime
) -> tuple[list[Actor], Acting]:
    """The examiners who act together, the caller among them. Raises Refused FORBIDDEN."""
    actors = await acting_on(tx, found.examiner_ids, on_site.officer_ids, by=by, at=at)
    acting = await acting_officers(
        tx, [actor.id for actor in actors], organ_id=found.case.organ_id, category=EnforcementCategory.LICENCE,
        on=legal_day(at), place=on_site.place,
    )  # fmt: skip
    return actors, acting


def _require_examiner(found: LicenceCase, by: Actor) -> None:
    if by.id not in found.examiner_ids:
        raise refuse(Code.FORBIDDEN, "只有本案审查人员可以办理。")
