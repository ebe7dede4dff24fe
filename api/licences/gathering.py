"""Gathering the facts of a licence case (许可案情归集) from its rows: under its lock for an act, without one for reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.calendar.deadlines import compute
from api.calendar.rules import REQUEST_CORRECTION
from api.calendar.store import load_calendar
from api.cases.dossier import lock_dossier
from api.cases.models import Case, CaseParty, Deadline, DeadlineMet
from api.cases.officers import officers_now
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.models import Decision
from api.decisions.records import standing_of_matter
from api.inspections.facts import moments
from api.inspections.rules import Presence
from api.law.codes import Code
from api.law.gates import Gap, refuse
from api.licences import models as m
from api.licences.facts import Clerk, HearingStanding, LicenceFacts
from api.registry.models import Matter
from api.registry.rules import Acting
from api.review.circumstances import Circumstances, LicenceAction
from api.review.proposal import ReviewedProposal
from api.review.rules import review_passed
from api.review.standing import review_standing
from api.vocabulary import CaseProcedure, PartyRole, TimelineEventKind

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class LicenceCase:
    """A licence case, locked for an act: its row, its applicant, its examiners in order."""

    case: Case
    applicant_id: UUID
    examiner_ids: tuple[UUID, ...]


async def lock_licence(tx: WriteSession, case_id: UUID, *, by: Actor) -> LicenceCase:
    """Lock a licence case of the actor's organ. Raises Refused NOT_FOUND, VALIDATION (another procedure)."""
    await lock_dossier(tx, case_id, by=by)
    case = await tx.get(Case, case_id, populate_existing=True)
    if case is None:
        raise refuse(Code.NOT_FOUND)
    if case.procedure is not CaseProcedure.LICENCE:
        raise refuse(Code.VALIDATION, f"本案适用{case.procedure.label}。")
    return await load(tx, case)


async def load(session: AsyncSession, case: Case) -> LicenceCase:
    """A licence case with its applicant and its examiners."""
    case_id = case.id
    applicant = select(CaseParty.party_id).where(
        col(CaseParty.case_id) == case_id, col(CaseParty.role) == PartyRole.APPLICANT
    )
    return LicenceCase(case, (await session.execute(applicant)).scalar_one(), await officers_now(session, case_id))


async def facts_of(
    session: AsyncSession, found: LicenceCase, *, by: Actor, at: LegalTime, acting: Acting | None = None,
    place: str | None = None, review: Gap | None = None,
) -> LicenceFacts:  # fmt: skip
    """The facts of an act on a licence case, by whoever stands at the window or by examiners at a place."""
    case, on = found.case, legal_day(at)
    application = await only(session, m.LicenceApplication, case.id)
    correction = await only(session, m.CorrectionRequest, case.id)
    supplemented_on = await _supplemented_on(session, case.id)
    intake = await only(session, m.LicenceIntake, case.id)
    decision = await decision_of(session, case.id)
    receipt = supplemented_on or (application.received_on if application else None)
    conforms, tests_conform, open_tests = await _findings(session, case.id)
    return LicenceFacts(
        on=on, organ_id=case.organ_id, matter=standing_of_matter(await session.get_one(Matter, case.matter_id)),
        clerk=Clerk(by.roles, by.organ_id) if by.kind is PersonKind.STAFF else None, acting=acting,
        presence=Presence(at, place, await moments(session, (case.id,), TimelineEventKind.CREDENTIAL_SHOWN)) if place is not None else None,
        examiner_ids=frozenset(each.officer_id for each in acting.officers) if acting else frozenset(found.examiner_ids),
        standings=await standings_of(session, case.id), received_on=application.received_on if application else None,
        corrected_on=legal_day(correction.at) if correction else None, supplemented_on=supplemented_on,
        answer_by=compute(REQUEST_CORRECTION, receipt, await load_calendar(session)).due_day if receipt else None,
        intake=intake.outcome if intake else None, accepted_on=intake.accepted_on if intake else None,
        decide_by=await _decide_by(session, case.id),
        extended=await only(session, m.LicenceExtension, case.id) is not None, conforms=conforms,
        tests_conform=tests_conform, open_tests=open_tests, hearing=await _hearing(session, case.id),
        decided=decision is not None, granted=bool(decision and decision.granted),
        issued=await only(session, m.LicenceIssue, case.id) is not None,
        withdrawn=await only(session, m.LicenceWithdrawal, case.id) is not None, review=review,
    )  # fmt: skip


async def review_gap(session: AsyncSession, case: Case, *, grant: bool, on: date) -> Gap | None:
    """The legal review's gap: a major licence decision is reviewed as 准予许可 or 不予许可."""
    action = LicenceAction.GRANT if grant else LicenceAction.REFUSE
    standing = await review_standing(
        session, case, ReviewedProposal(action=action.label), on=on,
        circumstances=Circumstances(licence_action=action),
    )  # fmt: skip
    return review_passed(standing)


async def decision_of(session: AsyncSession, case_id: UUID) -> Decision | None:
    """The case's decision."""
    return (await session.execute(select(Decision).where(col(Decision.case_id) == case_id))).scalar_one_or_none()


async def only(session: AsyncSession, table: type[R], case_id: UUID) -> R | None:
    """The case's one row of a table, if it has it."""
    column = table.__table__.c.case_id  # type: ignore[attr-defined]
    return (await session.execute(select(table).where(column == case_id))).scalar_one_or_none()


async def open_tests_of(session: AsyncSession, case_id: UUID) -> Sequence[m.ExpertReview]:
    """The reviews by experts that have not ended, the earliest first."""
    ended = select(m.ExpertResult.id).where(col(m.ExpertResult.expert_review_id) == col(m.ExpertReview.id))
    query = select(m.ExpertReview).where(col(m.ExpertReview.case_id) == case_id, ~ended.exists())
    return (await session.execute(query.order_by(col(m.ExpertReview.begun_on)))).scalars().all()


async def _supplemented_on(session: AsyncSession, case_id: UUID) -> date | None:
    """The day on which everything asked for had come in."""
    supplement = m.ApplicationSupplement
    query = sa.select(sa.func.min(col(supplement.received_on))).where(
        col(supplement.case_id) == case_id, col(supplement.complete).is_(True)
    )
    return (await session.execute(query)).scalar_one()


async def _findings(session: AsyncSession, case_id: UUID) -> tuple[bool | None, bool, int]:
    """What the latest verification found, whether every test found conformity, how many tests are open."""
    verification = (
        select(m.SiteVerification.conforms)
        .where(col(m.SiteVerification.case_id) == case_id)
        .order_by(col(m.SiteVerification.at).desc())
        .limit(1)
    )
    tests = select(m.ExpertResult.conforms).where(col(m.ExpertResult.case_id) == case_id)
    found = (await session.execute(verification)).scalar_one_or_none()
    return found, all((await session.execute(tests)).scalars()), len(await open_tests_of(session, case_id))


async def _hearing(session: AsyncSession, case_id: UUID) -> HearingStanding | None:
    offer = await only(session, m.LicenceHearingOffer, case_id)
    if offer is None:
        return None
    request = await only(session, m.LicenceHearingRequest, case_id)
    hearing = await only(session, m.LicenceHearing, case_id)
    record = await only(session, m.LicenceHearingRecord, case_id)
    return HearingStanding(
        offer.ask_until, frozenset(offer.recipient_ids), request.requested_on if request else None,
        hearing.scheduled_at if hearing else None, record.held_on if record else None,
        hearing.host_id if hearing else None,
    )  # fmt: skip


async def _decide_by(session: AsyncSession, case_id: UUID) -> date | None:
    """The open limit of the decision: the statutory one, or its extension."""
    query = (
        select(col(Deadline.due_on))
        .outerjoin(DeadlineMet, col(DeadlineMet.deadline_id) == col(Deadline.id))
        .where(
            col(Deadline.owner_id) == case_id, col(Deadline.rule).in_(("DECIDE_LICENCE", "EXTEND_LICENCE")),
            col(DeadlineMet.deadline_id).is_(None),
        )
        .order_by(col(Deadline.due_on).desc())
    )  # fmt: skip
    return (await session.execute(query.limit(1))).scalar_one_or_none()
