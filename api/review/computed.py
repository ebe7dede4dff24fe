"""What is computed now (即时计算): hours of training, the ratio of reviewers, the trace of responsibility."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa
import strawberry
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from strawberry.types.field import StrawberryField

from api.access.guards import sees
from api.access.matrix import OWN_STAFF, Subject
from api.access.viewer import Viewer
from api.acting import legal_basis_of
from api.cases.models import Case
from api.clocks import legal_day
from api.context import RequestContext
from api.graph.alarms import Alarm
from api.graph.identity import decode
from api.law.gates import Gap
from api.law.parameters import REVIEWER_RATIO
from api.registry.models import Counsel, CounselOrgan, Officer, Organ, Reviewer
from api.review import people_types as types
from api.review.models import Training
from api.review.people_models import PurchasedService
from api.review.staffing import Staffing, enough_reviewers, is_purchased_service
from api.review.trace import Paper, Trace, Traced, trace_of
from api.vocabulary import StaffRole, TrainingMethod

Info = strawberry.Info[RequestContext, None]


async def _training_hours(info: Info, reviewer_id: strawberry.ID, year: int) -> types.TrainingHours | None:
    """Of a reviewer whom the viewer may see."""
    key = decode(reviewer_id, "reviewer") if info.context.viewer.actor else None
    async with info.context.services.database.read() as session:
        reviewer = await session.get(Reviewer, key) if key else None
        if reviewer is None or not await _sees(session, reviewer.organ_id, info.context.viewer):
            return None
        query = (
            select(Training.method, sa.func.sum(Training.hours), sa.func.count())
            .where(
                reviewer.id == sa.any_(col(Training.reviewer_ids)), sa.extract("year", col(Training.held_on)) == year
            )
            .group_by(col(Training.method))
        )
        found = {TrainingMethod(method): (hours, count) for method, hours, count in await session.execute(query)}
    by_method = [
        types.HoursByMethod(method=method, hours=float(found[method][0]), trainings=found[method][1])
        for method in TrainingMethod
        if method in found
    ]
    total = sum((hours for hours, _ in found.values()), Decimal(0))
    return types.TrainingHours(year=year, hours=float(total), by_method=by_method)


async def _reviewer_ratio(info: Info, organ_id: strawberry.ID) -> types.ReviewerRatio | None:
    """Of an organ that the viewer may see."""
    key = decode(organ_id, "organ") if info.context.viewer.actor else None
    services = info.context.services
    async with services.database.read() as session:
        organ = await session.get(Organ, key) if key else None
        if organ is None or not await _sees(session, organ.id, info.context.viewer):
            return None
        on = legal_day(await services.clock.now(session))
        counsels = select(Counsel.contract).join(CounselOrgan, col(CounselOrgan.counsel_id) == col(Counsel.id))
        contracts = await session.execute(counsels.where(col(CounselOrgan.organ_id) == organ.id))
        staffing = Staffing(
            officers=await _count(session, Officer, col(Officer.organ_id) == organ.id),
            reviewers=await _count(session, Reviewer, col(Reviewer.organ_id) == organ.id, col(Reviewer.active)),
            ratio=REVIEWER_RATIO.resolve(on, organ.settings),
            purchased_service=any(is_purchased_service(contract, on) for contract in contracts.scalars())
            or await _count(session, PurchasedService, *_bought_by(organ.id, on)) > 0,
        )
    return types.ReviewerRatio(
        officers=staffing.officers, reviewers=staffing.reviewers, percent=staffing.percent, required=staffing.required,
        compliant=staffing.compliant, purchased_service=staffing.purchased_service,
        alarm=_alarm(enough_reviewers(staffing)),
    )  # fmt: skip


async def _responsibility_trace(info: Info, case_id: strawberry.ID) -> types.ResponsibilityTrace | None:
    """Of a case that the viewer may see."""
    key, viewer = decode(case_id, "case"), info.context.viewer
    if key is None or viewer.actor is None:
        return None
    async with info.context.services.database.read() as session:
        if not await sees(session, Subject.FILE, Case, key, viewer.actor, viewer.region_prefix):
            return None
        case = await session.get_one(Case, key)
        trace = await trace_of(session, case)
    return types.ResponsibilityTrace(
        responsible=list(trace.responsible), steps=[_step(trace, step) for step in trace.steps]
    )


def _step(trace: Trace, step: Traced) -> types.TracedStep:
    return types.TracedStep(
        at=step.at, what=step.what, text=step.text,
        people=[
            types.TracedPerson(name=actor["name"], position=actor.get("position") or "", role=trace.side_of(actor))
            for actor in step.actors
        ],
        documents=[_paper(trace.papers[id_]) for id_ in step.document_ids if id_ in trace.papers],
    )  # fmt: skip


def _paper(paper: Paper) -> types.TracedDocument:
    return types.TracedDocument(
        id=strawberry.ID(f"document_{paper.document.id}"), title=paper.document.title, number=paper.document.number,
        state=paper.state,
        signatures=[
            types.TracedSignature(name=m.signer_name, role=m.role, at=m.at, refused=m.refused_note is not None)
            for m in paper.marks
        ],
    )  # fmt: skip


def _alarm(gap: Gap | None) -> Alarm | None:
    if gap is None:
        return None
    return Alarm(
        code=gap.code.value, message=gap.sentence, missing=list(gap.missing), can_supply=[r.value for r in gap.can_supply],
        legal_basis=legal_basis_of(gap.basis),
    )  # fmt: skip


def _bought_by(organ_id: UUID, on: date) -> tuple[Any, ...]:
    """Contracts of an organ that run on a day."""
    service = PurchasedService
    return (col(service.organ_id) == organ_id, col(service.valid_from) <= on, col(service.valid_to) >= on)


async def _count(session: AsyncSession, table: Any, *where: Any) -> int:
    return (await session.execute(sa.select(sa.func.count()).select_from(table).where(*where))).scalar_one()


async def _sees(session: AsyncSession, organ_id: UUID, viewer: Viewer) -> bool:
    """As in the guards of the review: the organ's own staff, and whoever supervises its region."""
    if viewer.actor is None:
        return False
    if viewer.actor.organ_id == organ_id and viewer.actor.roles & set(OWN_STAFF):
        return True
    organ = await session.get_one(Organ, organ_id)
    within = bool(viewer.region_prefix) and organ.region_code.startswith(viewer.region_prefix)
    return StaffRole.SUPERVISOR in viewer.actor.roles and within


def _field(resolver: Any, name: str, description: str) -> StrawberryField:
    field: StrawberryField = strawberry.field(resolver=resolver, name=name, description=description)
    return field


FIELDS = (
    _field(_training_hours, "trainingHours", "法制审核人员一个年度的培训学时，分培训方式；无权查看的为空"),
    _field(_reviewer_ratio, "reviewerRatio", "法制审核人员与执法人员的比例（不少于百分之五）；无权查看的为空"),
    _field(
        _responsibility_trace,
        "responsibilityTrace",
        "责任追溯：案件各环节的办理人、时间、文书及签署状态；无权查看的为空",
    ),
)
"""The root fields."""
