"""A dossier whose officers may have to step back (办理中的案卷): a case of the general procedure, or a common proceeding."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.dossier import lock_dossier
from api.cases.models import CaseOfficer, DossierKind
from api.cases.proceeding import lock_case
from api.cases.proceeding_models import OfficerChange
from api.cases.recusal_rules import MAY_CHANGE_OFFICERS, MAY_DECIDE_RECUSAL, ChangeFacts, RecusalFacts, Standing
from api.cases.standings import standings_of
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.gates import Gates
from api.proceedings.gathering import lock_proceeding
from api.proceedings.models import CommonProceeding
from api.proceedings.officer_rules import MAY_CHANGE_OFFICERS as MAY_CHANGE_IN_A_PROCEEDING
from api.proceedings.outcome import end_of
from api.proceedings.recusal_rules import MAY_DECIDE_RECUSAL as MAY_DECIDE_IN_A_PROCEEDING
from api.vocabulary import EnforcementCategory


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
    """Lock a case or common proceeding for somebody of its organ. Raises Refused as ``lock_case`` does."""
    dossier = await lock_dossier(tx, owner_id, by=by)
    if dossier.kind is DossierKind.PROCEEDING:
        found = await lock_proceeding(tx, owner_id, by=by, at=at)
        return Handled(
            owner_id, dossier.kind, found.row.organ_id, found.row.category, found.officers,
            await standings_of(tx, owner_id), await end_of(tx, owner_id) is not None,
            MAY_DECIDE_IN_A_PROCEEDING, MAY_CHANGE_IN_A_PROCEEDING,
        )  # fmt: skip
    case = await lock_case(tx, owner_id, by=by, at=at)
    return Handled(
        owner_id, dossier.kind, case.case.organ_id, case.case.category, case.officers, case.standings,
        case.progress.over,
    )  # fmt: skip


async def ever_on(session: AsyncSession, handled: Handled) -> frozenset[UUID]:
    """Everybody who is or was an officer of it."""
    query = select(OfficerChange.from_id).where(col(OfficerChange.owner_id) == handled.id)
    if handled.kind is DossierKind.CASE:
        query = select(CaseOfficer.officer_id).where(col(CaseOfficer.case_id) == handled.id)
    return frozenset((await session.execute(query)).scalars()) | frozenset(handled.officer_ids)


async def replace_officer(tx: WriteSession, handled: Handled, from_id: UUID, to_id: UUID, at: LegalTime) -> None:
    """Put one officer in another's place, in the order too."""
    if handled.kind is DossierKind.PROCEEDING:
        row = await tx.get_one(CommonProceeding, handled.id)
        row.officer_ids = [to_id if officer_id == from_id else officer_id for officer_id in row.officer_ids]
        return
    leaves = await tx.get_one(CaseOfficer, (handled.id, from_id))
    leaves.left_at = at
    tx.add(
        CaseOfficer(
            case_id=handled.id, officer_id=to_id, organ_id=handled.organ_id, position=leaves.position, joined_at=at
        )
    )
