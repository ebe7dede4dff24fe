"""Looking at a sealed value (查看个人信息): an act with a reason and a record, never a field of a read."""

from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, exists, select

from api.access.actor import Actor
from api.access.models import PersonalDatum, PersonalField, Reveal
from api.access.personal_data import parties_with
from api.access.reveal_rules import MAY_REVEAL, RevealFacts, a_reason_is_given, the_organ_deals_with_the_party
from api.access.secrets import Vault
from api.cases.models import Case, CaseOfficer, CaseParty
from api.clocks import LegalTime
from api.database import WriteSession
from api.inspections.models import InspectionVisit
from api.law.codes import Code
from api.law.gates import Refused, refuse, require


@dataclass(frozen=True, slots=True)
class Revealed:
    """The value, for the one who asked, and the record of it."""

    record: Reveal
    value: str = field(repr=False)


async def reveal_identity(
    tx: WriteSession, vault: Vault, party_id: UUID, column: PersonalField, reason: str, *, by: Actor, at: LegalTime
) -> Revealed:
    """Look at one personal value of a party; who looked, when and why is on record before the value is told.

    It is no event of any case: a case's timeline is read by more people than may know that somebody looked.
    Raises Refused: NOT_FOUND (no such party, another organ's, nothing kept), FORBIDDEN, REASON_REQUIRED; CannotOpen.
    """
    facts = await reveal_facts(tx, party_id, reason, by)
    if (hidden := the_organ_deals_with_the_party(facts)) is not None:
        raise Refused((hidden,))  # alone: any other gap would tell that the party exists
    require(MAY_REVEAL, facts)
    datum = await tx.get(PersonalDatum, (party_id, column), populate_existing=True)
    if datum is None:
        raise refuse(Code.NOT_FOUND, f"没有登记{column.label}。")
    record = await _on_record(tx, party_id, column, reason, by, at)
    return Revealed(record, vault.open(datum))


async def find_party(
    tx: WriteSession, vault: Vault, id_number: str, reason: str, *, by: Actor, at: LegalTime
) -> list[Reveal]:
    """Find every party with this identity number, by its blind index; finding says whose number it is, so each is on record.

    One person may be registered more than once – by two organs, or as themself and as a sole trader –, so there may be several.
    Only the identity number: what its mask hides is too much to guess, what a telephone's mask hides is not.
    Raises Refused: REASON_REQUIRED, NOT_FOUND (nobody is registered with it).
    """
    if (unexplained := a_reason_is_given(RevealFacts(by.roles, reason, True, True, True))) is not None:
        raise Refused((unexplained,))
    found = await parties_with(tx, vault, PersonalField.ID_NUMBER, id_number)
    if not found:
        raise refuse(Code.NOT_FOUND, "没有以该身份证件号码登记的当事人。")
    return [await _on_record(tx, party_id, PersonalField.ID_NUMBER, reason, by, at) for party_id in found]


async def _on_record(
    tx: WriteSession, party_id: UUID, column: PersonalField, reason: str, by: Actor, at: LegalTime
) -> Reveal:
    """Who looked, at what, when and why."""
    record = Reveal(
        organ_id=by.organ_id, party_id=party_id, field=column, reason=reason.strip(), revealed_by=by.id,
        actor=by.snapshot(), revealed_at=at,
    )  # fmt: skip
    tx.add(record)
    await tx.flush()
    return record


async def reveal_facts(session: AsyncSession, party_id: UUID, reason: str, by: Actor) -> RevealFacts:
    """What binds the actor to the party: cases it is a party of, visits that were paid to it."""
    case = exists().where(
        col(CaseParty.party_id) == party_id, col(CaseParty.case_id) == col(Case.id), col(Case.organ_id) == by.organ_id
    )
    visit = exists().where(col(InspectionVisit.party_id) == party_id, col(InspectionVisit.organ_id) == by.organ_id)
    handles = sa.exists().where(
        col(CaseOfficer.case_id) == col(Case.id),
        col(CaseOfficer.officer_id) == by.id,
        col(CaseOfficer.left_at).is_(None),
    )
    query = select(
        sa.or_(case, visit),
        sa.or_(case.where(col(Case.unit_id) == by.unit_id), visit.where(col(InspectionVisit.unit_id) == by.unit_id)),
        sa.or_(case.where(handles), visit.where(col(InspectionVisit.officer_ids).contains([by.id]))),
    )
    of_own_organ, of_own_unit, of_own_work = (await session.execute(query)).one()
    return RevealFacts(by.roles, reason, of_own_organ, of_own_unit, of_own_work)
