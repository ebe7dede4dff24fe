"""A dossier whose officers may have to step back (办理中的案卷): a case of any procedure, a common proceeding, a visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.dossier import lock_dossier
from api.cases.models import Case, CaseOfficer, DossierKind
from api.cases.officers import officers_now
from api.cases.proceeding import actors_of, owners_of_case
from api.cases.proceeding_models import OfficerChange
from api.cases.recusal_basis import MAY_CHANGE_OUTSIDE_PENALTIES, MAY_DECIDE_OUTSIDE_PENALTIES
from api.cases.recusal_rules import MAY_CHANGE_OFFICERS, MAY_DECIDE_RECUSAL, ChangeFacts, RecusalFacts, Standing
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.gathering import closed
from api.decisions.models import Decision
from api.inspections.models import InspectionResult, InspectionVisit
from api.law.gates import Gates
from api.ledger.models import Event
from api.licences.models import IntakeOutcome, LicenceIntake, LicenceWithdrawal
from api.proceedings.models import CommonProceeding
from api.proceedings.officer_rules import MAY_CHANGE_OFFICERS as MAY_CHANGE_IN_A_PROCEEDING
from api.proceedings.outcome import end_of
from api.vocabulary import CaseProcedure, EnforcementCategory, TimelineEventKind

ENDS = (TimelineEventKind.FILING_REFUSED, TimelineEventKind.CASE_TRANSFERRED, TimelineEventKind.FILING_CANCELLED)
"""What ends a case of the general procedure without a decision."""


@dataclass(frozen=True, slots=True)
class Handled:
    """A locked dossier: its officers in order, who was asked to step back, whether it is over, and the gates of its law."""

    id: UUID
    kind: DossierKind
    organ_id: UUID
    category: EnforcementCategory
    officers: tuple[Actor, ...]
    standings: tuple[Standing, ...]
    over: bool
    may_decide: Gates[RecusalFacts] = MAY_DECIDE_RECUSAL
    may_change: Gates[ChangeFacts] = MAY_CHANGE_OFFICERS

    @property
    def officer_ids(self) -> list[UUID]:
        """The officers who are on it, in order."""
        return [officer.id for officer in self.officers]


async def lock_handled(tx: WriteSession, owner_id: UUID, *, by: Actor, at: LegalTime) -> Handled:
    """Lock a dossier for somebody of its organ. Raises Refused NOT_FOUND."""
    dossier = await lock_dossier(tx, owner_id, by=by)
    match dossier.kind:
        case DossierKind.PROCEEDING:
            row = await tx.get_one(CommonProceeding, owner_id, populate_existing=True)
            return Handled(
                owner_id, dossier.kind, row.organ_id, row.category, await _officers(tx, row.officer_ids, at),
                await standings_of(tx, owner_id), await end_of(tx, owner_id) is not None,
                MAY_DECIDE_OUTSIDE_PENALTIES, MAY_CHANGE_IN_A_PROCEEDING,
            )  # fmt: skip
        case DossierKind.VISIT:
            visit = await tx.get_one(InspectionVisit, owner_id, populate_existing=True)
            return Handled(
                owner_id, dossier.kind, visit.organ_id, EnforcementCategory.INSPECTION,
                await _officers(tx, visit.officer_ids, at), await standings_of(tx, owner_id), await _told(tx, owner_id),
            )  # fmt: skip
        case DossierKind.CASE:
            case = await tx.get_one(Case, owner_id, populate_existing=True)
            licence = case.procedure is CaseProcedure.LICENCE
            return Handled(
                owner_id, dossier.kind, case.organ_id, case.category,
                await _officers(tx, await officers_now(tx, owner_id), at),
                await standings_of(tx, *await owners_of_case(tx, owner_id)),
                await (_settled(tx, owner_id) if licence else _over(tx, owner_id)),
                MAY_DECIDE_OUTSIDE_PENALTIES if licence else MAY_DECIDE_RECUSAL,
                MAY_CHANGE_OUTSIDE_PENALTIES if licence else MAY_CHANGE_OFFICERS,
            )  # fmt: skip


async def ever_on(session: AsyncSession, handled: Handled) -> frozenset[UUID]:
    """Everybody who is or was an officer of it."""
    query = select(OfficerChange.from_id).where(col(OfficerChange.owner_id) == handled.id)
    if handled.kind is DossierKind.CASE:
        query = select(CaseOfficer.officer_id).where(col(CaseOfficer.case_id) == handled.id)
    return frozenset((await session.execute(query)).scalars()) | frozenset(handled.officer_ids)


async def replace_officer(tx: WriteSession, handled: Handled, from_id: UUID, to_id: UUID, at: LegalTime) -> None:
    """Put one officer in another's place, in the order too."""
    if handled.kind is not DossierKind.CASE:
        row: CommonProceeding | InspectionVisit
        if handled.kind is DossierKind.PROCEEDING:
            row = await tx.get_one(CommonProceeding, handled.id)
        else:
            row = await tx.get_one(InspectionVisit, handled.id)
        row.officer_ids = [to_id if officer_id == from_id else officer_id for officer_id in row.officer_ids]
        return
    leaves = await tx.get_one(CaseOfficer, (handled.id, from_id))
    leaves.left_at = at
    tx.add(
        CaseOfficer(
            case_id=handled.id, officer_id=to_id, organ_id=handled.organ_id, position=leaves.position, joined_at=at
        )
    )


async def _officers(tx: WriteSession, officer_ids: Sequence[UUID], at: LegalTime) -> tuple[Actor, ...]:
    return await actors_of(tx, officer_ids, on=legal_day(at))


async def _told(tx: WriteSession, visit_id: UUID) -> bool:
    """A visit is over when its result was told."""
    return await _any(tx, sa.exists().where(col(InspectionResult.visit_id) == visit_id))


async def _settled(tx: WriteSession, case_id: UUID) -> bool:
    """A licence case is over when it was decided, not accepted or withdrawn."""
    refused = col(LicenceIntake.outcome) == IntakeOutcome.REFUSED
    return await _any(
        tx,
        sa.exists().where(col(Decision.case_id) == case_id),
        sa.exists().where(col(LicenceIntake.case_id) == case_id, refused),
        sa.exists().where(col(LicenceWithdrawal.case_id) == case_id),
    )


async def _over(tx: WriteSession, case_id: UUID) -> bool:
    """A penalty case is over when it was closed, or ended without a decision."""
    ended = sa.exists().where(col(Event.owner_id) == case_id, col(Event.kind).in_(ENDS))
    return await closed(tx, case_id) or await _any(tx, ended)


async def _any(tx: WriteSession, *found: sa.Exists) -> bool:
    return bool((await tx.execute(sa.select(sa.or_(*found)))).scalar_one())
