"""Which dossier holds a measure (强制措施的归属): registering a clue moves the link from the visit to its case, not the clock."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.dossier import lock_dossier
from api.cases.models import Case, CaseParty
from api.cases.officers import officers_now
from api.database import WriteSession
from api.inspections.models import InspectionVisit
from api.law.codes import Code
from api.law.gates import refuse
from api.ledger.models import CaseSummary
from api.vocabulary import CaseProcedure, PartyRole


@dataclass(frozen=True, slots=True)
class Holder:
    """The dossier that holds a measure now: the case where there is one, else the visit.

    ``owner_ids`` are the visit and the case; their papers and events count for the measure. ``case_stage`` is None on a visit.
    """

    dossier_id: UUID
    owner_ids: tuple[UUID, ...]
    organ_id: UUID
    officer_ids: tuple[UUID, ...]
    party_id: UUID | None
    case_stage: str | None = None


async def holder_of(tx: WriteSession, owner_id: UUID, *, by: Actor) -> Holder:
    """Lock a visit or case of the actor's organ, and the case that grew out of the visit. Raises Refused NOT_FOUND."""
    await lock_dossier(tx, owner_id, by=by)
    case_id = await _case_grown_out_of(tx, owner_id)
    if case_id is not None:
        await lock_dossier(tx, case_id, by=by)
    found = await find_holder(tx, owner_id)
    if found is None:
        raise refuse(Code.NOT_FOUND)
    return found


async def find_holder(session: AsyncSession, owner_id: UUID) -> Holder | None:
    """Which dossier holds the measures of a visit or case, None for neither: what ``holder_of`` locks, for reading."""
    case_id = await _case_grown_out_of(session, owner_id) or owner_id
    case = await session.get(Case, case_id)
    if case is None:
        visit = await session.get(InspectionVisit, owner_id)
        return (
            Holder(owner_id, (owner_id,), visit.organ_id, tuple(visit.officer_ids), visit.party_id) if visit else None
        )
    owners = (case_id,) if case.origin_visit_id is None else (case_id, case.origin_visit_id)
    return Holder(
        case_id, owners, case.organ_id, await officers_now(session, case_id),
        await _respondent(session, case_id), await _stage(session, case),
    )  # fmt: skip


async def _case_grown_out_of(session: AsyncSession, visit_id: UUID) -> UUID | None:
    grown = select(Case.id).where(col(Case.origin_visit_id) == visit_id).order_by(col(Case.created_at).desc()).limit(1)
    return (await session.execute(grown)).scalar_one_or_none()


async def _respondent(session: AsyncSession, case_id: UUID) -> UUID | None:
    query = (
        select(CaseParty.party_id)
        .where(col(CaseParty.case_id) == case_id, col(CaseParty.role) == PartyRole.RESPONDENT)
        .order_by(col(CaseParty.position))
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def _stage(session: AsyncSession, case: Case) -> str:
    """The case's stage; one that is no penalty case of the general procedure is none in which measures are taken."""
    if case.procedure is not CaseProcedure.GENERAL:
        return case.procedure.value
    query = select(CaseSummary.stage).where(col(CaseSummary.owner_id) == case.id)
    return str((await session.execute(query)).scalar_one())
