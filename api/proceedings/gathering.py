"""A common proceeding (程序事实归集), under its lock for an act: its row, its officers, and the facts that its gates ask about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.cases.dossier import lock_dossier
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.models import StatementOutcome
from api.law.codes import Code
from api.law.gates import refuse
from api.proceedings.agreements import agreed_of
from api.proceedings.assessment import Standard, goods_of, parts_of
from api.proceedings.duties import duty_of
from api.proceedings.facts import CATEGORIES, Heard, Order, ProceedingFacts, Started, Told
from api.proceedings.models import (
    ChargeStandard,
    CommonProceeding,
    ProceedingDecision,
    ProceedingNotice,
    ProceedingStatement,
)
from api.proceedings.outcome import end_of, resting, ruled_of, turns_of
from api.registry.models import Matter
from api.registry.standing import acting_officers
from api.remedies.standing import remedy_standing
from api.tables import Json
from api.vocabulary import CaseProcedure, EnforcementCategory


@dataclass(frozen=True, slots=True)
class Found:
    """A proceeding, locked for an act: its row, its officers in order, its decision if it has one."""

    row: CommonProceeding
    officers: tuple[Actor, ...]
    decision: ProceedingDecision | None


async def lock_proceeding(tx: WriteSession, proceeding_id: UUID, *, by: Actor, at: LegalTime) -> Found:
    """Lock a proceeding, for somebody of its organ. Raises Refused NOT_FOUND."""
    await lock_dossier(tx, proceeding_id, by=by)
    row = await tx.get(CommonProceeding, proceeding_id, populate_existing=True)
    if row is None:
        raise refuse(Code.NOT_FOUND)
    return await load(tx, row, on=legal_day(at))


async def load(session: AsyncSession, row: CommonProceeding, *, on: date) -> Found:
    """A proceeding with its officers as they stand on the day, and its decision."""
    decisions = select(ProceedingDecision).where(col(ProceedingDecision.proceeding_id) == row.id)
    found = [await actor_of(session, PersonKind.OFFICER, officer_id, on) for officer_id in row.officer_ids]
    return Found(row, tuple(actor for actor in found if actor), (await session.execute(decisions)).scalar_one_or_none())


async def lock_own(tx: WriteSession, proceeding_id: UUID, *, by: Actor, at: LegalTime) -> Found:
    """Lock a proceeding for an act of one of its officers. Raises Refused NOT_FOUND, FORBIDDEN."""
    found = await lock_proceeding(tx, proceeding_id, by=by, at=at)
    if by.id not in found.row.officer_ids:
        raise refuse(Code.FORBIDDEN, "只有承办本程序的执法人员可以办理。")
    return found


async def facts_of(
    session: AsyncSession, found: Found, *, by: Actor, at: LegalTime, place: str | None = None
) -> ProceedingFacts:
    """The facts of an act on a proceeding by its officers or a leader, at a place if it happens at one."""
    row, on = found.row, legal_day(at)
    since, ground = resting(await turns_of(session, row.id))
    remedies = await remedy_standing(session, [found.decision.document_id] if found.decision else [])
    return ProceedingFacts(
        acting=await acting_officers(
            session, row.officer_ids, organ_id=row.organ_id, category=row.category, on=on, place=place
        ),
        roles=by.roles, started=await started_of(session, row, on), told=await _told(session, row.id),
        heard=await _heard(session, row.id), ruled=await ruled_of(session, found.decision),
        suspended_since=since, suspended_for=ground,
        agreed=await agreed_of(session, row.id),
        ended=await end_of(session, row.id), stayed=remedies.stayed, undone=remedies.undone,
        standings=await standings_of(session, row.id),
    )  # fmt: skip


async def started_of(session: AsyncSession, row: CommonProceeding, on: date) -> Started:
    """A proceeding as it was started, or is about to be, judged on a day."""
    matter = await session.get_one(Matter, row.matter_id)
    duty, of_base_matter = await duty_of(session, row, on)
    standard = await session.get(ChargeStandard, row.standard_id) if row.standard_id else None
    if standard is not None and standard.matter_id != matter.id:
        raise refuse(Code.VALIDATION, "收取标准（standardId）不属于该事项。")
    published = matter.published_on is not None and matter.published_on <= on
    in_force = matter.effective_from <= on and (matter.effective_to is None or on <= matter.effective_to)
    return Started(
        row.procedure, _procedure_of(matter, of_base_matter=of_base_matter), matter.organ_id == row.organ_id,
        published and in_force, row.item, row.basis,
        standard=standard_of(standard) if standard else None,
        parts=parts_of(row.calculation), order=_order(row.command), compensation_rule=row.compensation_rule or "",
        goods=goods_of(row.goods), duty=duty, obligation=row.obligation or "", execution_kind=row.execution_kind,
        own_power=row.own_power or "",
        claimed_fen=row.amount_fen if row.procedure is CaseProcedure.COMPULSORY_EXECUTION else None,
    )  # fmt: skip


def standard_of(row: ChargeStandard) -> Standard:
    """A published standard as the rules see it."""
    return Standard(row.name, row.unit, row.unit_price_fen, row.published_on, row.effective_from, row.effective_to)


def _procedure_of(matter: Matter, *, of_base_matter: bool) -> CaseProcedure | None:
    """The procedure of a matter. An execution may also go under the matter of the decision it enforces."""
    if of_base_matter or matter.category is EnforcementCategory.COMPULSION:
        return CaseProcedure.COMPULSORY_EXECUTION
    return next((procedure for procedure, category in CATEGORIES.items() if category is matter.category), None)


def _order(command: Json | None) -> Order | None:
    if command is None:
        return None
    return Order(command["number"], command["body"], date.fromisoformat(command["issuedOn"]))


async def _told(session: AsyncSession, proceeding_id: UUID) -> tuple[Told, ...]:
    query = select(ProceedingNotice).where(col(ProceedingNotice.proceeding_id) == proceeding_id)
    rows = (
        await session.execute(query.order_by(col(ProceedingNotice.at), col(ProceedingNotice.recorded_at)))
    ).scalars()
    return tuple(Told(row.kind, row.received_on, row.amount_fen, row.term_until) for row in rows)


async def _heard(session: AsyncSession, proceeding_id: UUID) -> Heard | None:
    """What became of the party's right to state and defend, by the latest record."""
    query = select(ProceedingStatement).where(col(ProceedingStatement.proceeding_id) == proceeding_id)
    latest = query.order_by(col(ProceedingStatement.at).desc(), col(ProceedingStatement.recorded_at).desc()).limit(1)
    row = (await session.execute(latest)).scalar_one_or_none()
    if row is None:
        return None
    return Heard(row.outcome is StatementOutcome.WAIVED, rechecked=bool((row.recheck or "").strip()))
