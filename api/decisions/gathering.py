"""Gathering the facts of a simple case (案情归集) from the rows of the case and of the visit it grew out of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.cases.dossier import lock_dossier
from api.cases.models import Case, CaseParty, Deadline, Party
from api.cases.officers import officers_now
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions import records
from api.decisions.court_models import CourtStep, CourtStepKind
from api.decisions.enforcement_models import CourtApplication
from api.decisions.facts import Band, Decided, DecidedCase, FineRange, MatterStanding, Proposal, SpotCaseFacts
from api.decisions.fines import Instalment, Paid
from api.decisions.hearing_models import DecisionRevocation, InstalmentApproval
from api.decisions.models import (
    CaseClosing,
    Decision,
    OrganFiling,
    Payment,
    PaymentPurpose,
    Statement,
    StatementOutcome,
)
from api.inspections.models import InspectionVisit
from api.law.codes import Code
from api.law.gates import refuse
from api.law.penalty_limits import SURCHARGE_RATE
from api.measures.gathering import measures_in_force
from api.papers.models import Service
from api.preservation.gathering import not_dealt_with
from api.proceedings.enforced import enforced_of
from api.registry.models import Matter
from api.registry.standing import acting_officers
from api.remedies.standing import remedy_standing
from api.tables import Json
from api.vocabulary import CaseProcedure, EnforcementCategory, PartyKind, PartyRole, PenaltyKind


@dataclass(frozen=True, slots=True)
class SpotCase:
    """A locked case of the simple procedure: its row, its officers in order, the place, its respondent."""

    case: Case
    officers: tuple[Actor, ...]
    place: str
    party: Party


async def open_case(tx: WriteSession, case_id: UUID, *, by: Actor, at: LegalTime) -> SpotCase:
    """Lock a case of the simple procedure for an act of one of its officers.

    Raises Refused: NOT_FOUND (unknown, or another organ's), VALIDATION (another procedure), FORBIDDEN (not its officer).
    """
    found = await locked_case(tx, case_id, by=by, at=at)
    if by.id not in {officer.id for officer in found.officers}:
        raise refuse(Code.FORBIDDEN, "只有本案执法人员可以办理。")
    return found


async def locked_case(tx: WriteSession, case_id: UUID, *, by: Actor | None, at: LegalTime) -> SpotCase:
    """Lock a case of the simple procedure, for somebody of its organ. Raises Refused NOT_FOUND and VALIDATION."""
    await lock_dossier(tx, case_id, by=by)
    case = await tx.get(Case, case_id, populate_existing=True)
    if case is None:
        raise refuse(Code.NOT_FOUND)
    if case.procedure is not CaseProcedure.SIMPLE or case.origin_visit_id is None:
        raise refuse(Code.VALIDATION, f"本案适用{case.procedure.label}。")
    visit = await tx.get_one(InspectionVisit, case.origin_visit_id)
    officers = await actors_of(tx, await officers_now(tx, case_id), on=legal_day(at))
    return SpotCase(case, officers, visit.place, await _respondent(tx, case_id))


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A locked case of any procedure: its row and its officers in order."""

    case: Case
    officers: tuple[Actor, ...]


async def procedure_of(tx: WriteSession, case_id: UUID, *, by: Actor) -> CaseProcedure:
    """Lock a case and say by which procedure it goes. Raises Refused NOT_FOUND."""
    await lock_dossier(tx, case_id, by=by)
    case = await tx.get(Case, case_id)
    if case is None:
        raise refuse(Code.NOT_FOUND)
    return case.procedure


async def open_any_case(tx: WriteSession, case_id: UUID, *, by: Actor, at: LegalTime) -> OpenCase:
    """Lock a case of any procedure for an act of one of its officers. Raises Refused NOT_FOUND, FORBIDDEN."""
    found = await locked_any_case(tx, case_id, by=by, at=at)
    if by.id not in {officer.id for officer in found.officers}:
        raise refuse(Code.FORBIDDEN, "只有本案执法人员可以办理。")
    return found


async def locked_any_case(tx: WriteSession, case_id: UUID, *, by: Actor, at: LegalTime) -> OpenCase:
    """Lock a case of any procedure, for somebody of its organ. Raises Refused NOT_FOUND."""
    await lock_dossier(tx, case_id, by=by)
    case = await tx.get(Case, case_id, populate_existing=True)
    if case is None:
        raise refuse(Code.NOT_FOUND)
    return OpenCase(case, await actors_of(tx, await officers_now(tx, case_id), on=legal_day(at)))


async def case_facts(
    session: AsyncSession, found: SpotCase, proposal: Proposal | None = None, *, on: date
) -> SpotCaseFacts:
    """The facts of a case on a day, with a proposal to be judged – by default what the party was told."""
    case, discretion = found.case, found.case.discretion or {}
    told = told_proposal(discretion)
    owners = _owners(case)
    matter = await session.get_one(Matter, case.matter_id)
    return SpotCaseFacts(
        acting=await acting_officers(
            session, [officer.id for officer in found.officers], organ_id=case.organ_id,
            category=EnforcementCategory.PENALTY, on=on, place=found.place,
        ),
        shown=await records.credentials_shown(session, owners),
        inspected_on=await records.inspected_on(session, owners),
        matter=records.standing_of_matter(matter),
        party_kind=found.party.kind,
        sole_trader_is_citizen=await records.sole_trader_is_citizen(session, case.organ_id, on),
        fine_range=range_of(discretion),
        proposal=proposal or told or Proposal(()),
        begun=True,
        told=told,
        statement=await _latest_statement(session, case.id),
        earlier_fines=await records.earlier_fines(session, found.party.id, matter.code, but=case.id),
        decided=await decided_of(session, case.id),
        closed=await closed(session, case.id),
        open_measures=len(await measures_in_force(session, owners)),
        open_preservations=len(await not_dealt_with(session, owners)),
        standings=await standings_of(session, *owners),
    )  # fmt: skip


async def visit_facts(
    session: AsyncSession, visit: InspectionVisit, party_kind: PartyKind, matter: MatterStanding, fine_range: FineRange,
    proposal: Proposal, *, on: date,
) -> SpotCaseFacts:  # fmt: skip
    """The facts of a visit from which a case may be begun on a day."""
    begun = select(Case.id).where(col(Case.origin_visit_id) == visit.id).limit(1)
    return SpotCaseFacts(
        acting=await acting_officers(
            session, visit.officer_ids, organ_id=visit.organ_id, category=EnforcementCategory.PENALTY, on=on,
            place=visit.place,
        ),
        shown=await records.credentials_shown(session, [visit.id]),
        inspected_on=await records.inspected_on(session, [visit.id]),
        matter=matter,
        party_kind=party_kind,
        sole_trader_is_citizen=await records.sole_trader_is_citizen(session, visit.organ_id, on),
        fine_range=fine_range,
        proposal=proposal,
        begun=(await session.execute(begun)).scalar_one_or_none() is not None,
        earlier_fines=await records.earlier_fines(session, visit.party_id, matter.code),
        standings=await standings_of(session, visit.id),
    )  # fmt: skip


async def actors_of(session: AsyncSession, officer_ids: Sequence[UUID], *, on: date) -> tuple[Actor, ...]:
    """Officers as actors of an act on a day, in order."""
    actors = [await actor_of(session, PersonKind.OFFICER, officer_id, on) for officer_id in officer_ids]
    return tuple(actor for actor in actors if actor is not None)


def told_proposal(discretion: Json) -> Proposal | None:
    """What the party was told, as the case keeps it from beginSpotPenalty."""
    told = discretion.get("told")
    if told is None:
        return None
    kinds = tuple(PenaltyKind(kind) for kind in told["kinds"])
    return Proposal(kinds, told["fineFen"], discretion.get("chosen"), discretion.get("mitigation"))


def range_of(discretion: Json) -> FineRange:
    """The range and bands that the case was begun under: a standard published later does not change them."""
    bands = tuple(Band(band["name"], band["fromFen"], band["toFen"]) for band in discretion.get("bands", ()))
    return FineRange(discretion.get("minFen") or 0, discretion.get("maxFen"), bands)


async def decided_of(session: AsyncSession, case_id: UUID) -> Decided | None:
    """The case's decision with its service, its filing, its payments, and what its execution brought."""
    decision = await decision_in_force(session, case_id)
    if decision is None:
        return None
    served = sa.select(sa.func.min(col(Service.served_at))).where(col(Service.document_id) == decision.document_id)
    pay = sa.select(sa.func.min(col(Deadline.due_on))).where(
        col(Deadline.owner_id) == case_id, col(Deadline.rule) == "PAY_FINE", col(Deadline.starts_on) >= decision.made_on
    )
    parts = (
        select(InstalmentApproval.parts)
        .where(col(InstalmentApproval.decision_id) == decision.id)
        .order_by(col(InstalmentApproval.at).desc())
        .limit(1)
    )
    approved = (await session.execute(parts)).scalar_one_or_none() or []
    filing = select(OrganFiling.id).where(col(OrganFiling.case_id) == case_id)
    payments = select(Payment.paid_at, Payment.paid_fen, Payment.purpose).where(col(Payment.decision_id) == decision.id)
    served_at = (await session.execute(served)).scalar_one()
    remedies = await remedy_standing(session, [decision.document_id])
    enforced = await enforced_of(session, decision.id)
    received = (await session.execute(payments)).all()
    paid = tuple(Paid(legal_day(at), fen) for at, fen, purpose in received if purpose is PaymentPurpose.FINE)
    return Decided(
        decision.number, tuple(decision.kinds),
        decision.fine_fen if remedies.amount_fen is None else remedies.amount_fen, decision.made_on,
        SURCHARGE_RATE.value_on(decision.made_on),
        served_on=legal_day(served_at) if served_at else None,
        pay_by=(await session.execute(pay)).scalar_one(),
        filed=(await session.execute(filing)).scalar_one_or_none() is not None,
        payments=(*paid, *enforced.payments),
        instalments=tuple(Instalment(date.fromisoformat(part["dueOn"]), part["fen"]) for part in approved),
        free=remedies.free, stayed=remedies.stayed, waived_fen=enforced.waived_fen,
        gains_fen=0 if remedies.undone else _gains(decision),
        gains_paid_fen=sum(fen for _, fen, purpose in received if purpose is PaymentPurpose.GAINS),
    )  # fmt: skip


def _gains(decision: Decision) -> int:
    """The unlawful gains that a decision confiscates, in fen."""
    confiscated = decision.confiscation or {}
    if PenaltyKind.CONFISCATE_GAINS not in decision.kinds:
        return 0
    return int(confiscated.get("gainsFen") or confiscated.get("valueFen") or 0)


async def decision_in_force(session: AsyncSession, case_id: UUID) -> Decision | None:
    """The case's decision, unless it was revoked."""
    query = (
        select(Decision)
        .outerjoin(DecisionRevocation, col(DecisionRevocation.decision_id) == col(Decision.id))
        .where(col(Decision.case_id) == case_id, col(DecisionRevocation.id).is_(None))
        .order_by(col(Decision.made_at).desc())
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def closed(session: AsyncSession, case_id: UUID) -> bool:
    """Whether the case is closed 结案: a decision that was taken away afterwards opened it again (行政复议法 第六十四条)."""
    opened = sa.exists().where(
        col(DecisionRevocation.case_id) == case_id, col(DecisionRevocation.at) > col(CaseClosing.at)
    )
    closings = select(CaseClosing.id).where(col(CaseClosing.case_id) == case_id, ~opened)
    return (await session.execute(closings.limit(1))).scalar_one_or_none() is not None


async def after_decision(session: AsyncSession, case: Case, *, on: date) -> DecidedCase:
    """A case of any procedure as its service, payment and closing ask about it."""
    revoked = select(DecisionRevocation.id).where(col(DecisionRevocation.case_id) == case.id).limit(1)
    return DecidedCase(
        on, case.procedure, await decided_of(session, case.id),
        await closed(session, case.id),
        (await session.execute(revoked)).scalar_one_or_none() is not None, await _court(session, case.id),
        len(await measures_in_force(session, _owners(case))), len(await not_dealt_with(session, _owners(case))),
    )  # fmt: skip


def _owners(case: Case) -> list[UUID]:
    """The case, and the visit it grew out of."""
    return [case.id, *([case.origin_visit_id] if case.origin_visit_id else [])]


async def _court(session: AsyncSession, case_id: UUID) -> CourtStepKind | None:
    """The last step of the court on the decision in force."""
    decision = await decision_in_force(session, case_id)
    query = (
        select(CourtStep)
        .join(CourtApplication, col(CourtApplication.id) == col(CourtStep.application_id))
        .where(col(CourtApplication.decision_id) == (decision.id if decision else None))
        .order_by(col(CourtStep.on_day).desc(), col(CourtStep.recorded_at).desc())
        .limit(1)
    )
    step = (await session.execute(query)).scalar_one_or_none()
    return step.kind if step else None


async def _latest_statement(session: AsyncSession, case_id: UUID) -> StatementOutcome | None:
    """What became of the party's right to state and defend, by the latest record."""
    query = select(Statement).where(col(Statement.case_id) == case_id)
    latest = query.order_by(col(Statement.at).desc(), col(Statement.id).desc()).limit(1)
    statement = (await session.execute(latest)).scalar_one_or_none()
    return statement.outcome if statement else None


async def _respondent(session: AsyncSession, case_id: UUID) -> Party:
    """The party under penalty."""
    query = (
        select(Party)
        .join(CaseParty, col(CaseParty.party_id) == col(Party.id))
        .where(col(CaseParty.case_id) == case_id, col(CaseParty.role) == PartyRole.RESPONDENT)
        .order_by(col(CaseParty.position))
        .limit(1)
    )
    return (await session.execute(query)).scalar_one()
