"""What is on record (在案记录) about a visit, a matter, a party: single questions to the tables, in the words of the rules."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.cases.models import Case, CaseParty
from api.clocks import legal_day
from api.decisions.facts import CredentialShown, MatterStanding
from api.decisions.models import Decision
from api.law.parameter import Settings
from api.law.penalty_limits import SOLE_TRADER_IS_CITIZEN
from api.ledger.models import Event
from api.registry.models import DiscretionStandard, Matter, Organ
from api.vocabulary import PartyRole, TimelineEventKind


async def credentials_shown(session: AsyncSession, owner_ids: Sequence[UUID]) -> tuple[CredentialShown, ...]:
    """When, where and by whom certificates were shown."""
    rows = await session.execute(
        select(Event.at, Event.place, Event.actor_ids).where(
            col(Event.owner_id).in_(owner_ids), col(Event.kind) == TimelineEventKind.CREDENTIAL_SHOWN
        )
    )
    return tuple(CredentialShown(legal_day(at), place, frozenset(actors)) for at, place, actors in rows)


async def inspected_on(session: AsyncSession, owner_ids: Sequence[UUID]) -> tuple[date, ...]:
    """The days on which the site was inspected."""
    rows = await session.execute(
        select(Event.at).where(col(Event.owner_id).in_(owner_ids), col(Event.kind) == TimelineEventKind.SITE_INSPECTED)
    )
    return tuple(legal_day(at) for at in rows.scalars())


async def discretion_standard(session: AsyncSession, matter_id: UUID, on: date) -> DiscretionStandard | None:
    """The newest standard published for a matter by the day (裁量基准)."""
    query = select(DiscretionStandard).where(
        col(DiscretionStandard.matter_id) == matter_id, col(DiscretionStandard.published_on) <= on
    )
    newest = query.order_by(col(DiscretionStandard.version).desc()).limit(1)
    return (await session.execute(newest)).scalar_one_or_none()


async def earlier_fines(
    session: AsyncSession, party_id: UUID, matter_code: str, but: UUID | None = None
) -> tuple[str, ...]:
    """Numbers of the fines of a party in a matter, in whichever version, the newest first; those of ``but`` left out."""
    query = (
        select(Decision.number)
        .join(Case, col(Case.id) == col(Decision.case_id))
        .join(Matter, col(Matter.id) == col(Case.matter_id))
        .join(CaseParty, col(CaseParty.case_id) == col(Case.id))
        .where(
            col(CaseParty.party_id) == party_id, col(CaseParty.role) == PartyRole.RESPONDENT,
            col(Matter.code) == matter_code, col(Decision.fine_fen) > 0,
        )
        .order_by(col(Decision.made_at).desc())
        .limit(20)
    )  # fmt: skip
    if but is not None:
        query = query.where(col(Case.id) != but)
    return tuple((await session.execute(query)).scalars())


async def sole_trader_is_citizen(session: AsyncSession, organ_id: UUID, on: date) -> bool:
    """Whether the organ treats a sole trader as a citizen in the simple procedure."""
    settings: Settings = (await session.get_one(Organ, organ_id)).settings
    return SOLE_TRADER_IS_CITIZEN.resolve(on, settings)


def standing_of_matter(matter: Matter) -> MatterStanding:
    """A matter as the rules see it."""
    return MatterStanding(
        matter.code, matter.organ_id, matter.category, matter.status, matter.effective_from,
        matter.effective_to, matter.published_on,
    )  # fmt: skip
