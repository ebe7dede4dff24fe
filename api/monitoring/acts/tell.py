"""Telling a party of a device's record (告知监控记录), in the time that begins with its review."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.rules import TELL_OF_RECORD
from api.cases import deadlines
from api.cases.models import CaseParty, Party
from api.cases.proceeding import written
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.facts import acting_on, officers_of
from api.inspections.models import InspectionVisit
from api.law.gates import require
from api.ledger.event import record
from api.ledger.models import CaseSummary, Event
from api.monitoring.citing import lock_record, record_facts
from api.monitoring.models import DeviceRecordTelling
from api.monitoring.rules import MAY_TELL, TellingFacts
from api.tables import Json
from api.vocabulary import PartyRole, TimelineEventKind


async def tell_of_device_record(
    tx: WriteSession, record_id: UUID, *, party_id: UUID, text: str, access: str, by: Actor, at: LegalTime
) -> DeviceRecordTelling:
    """Tell a party what a record shows and how to look it up 告知违法事实和查询途径 (行政处罚法 第四十一条第三款).

    The limit is met once everybody has been told whom the penalty would concern.
    Raises Refused with every gap of MAY_TELL; NOT_FOUND for another organ's record; FORBIDDEN for who is not an officer of the
    case or visit; VALIDATION for an empty text.
    """
    of_device, dossier = await lock_record(tx, record_id, by=by)
    actors = await acting_on(tx, (await officers_of(tx, dossier.id))[1], (by.id,), by=by, at=at)
    said = written(text, "text", "告知的违法事实")
    way = written(access, "access", "查询、陈述和申辩的途径")
    parties, told = await _parties(tx, dossier.id), await _told(tx, record_id)
    facts = TellingFacts(
        record=await record_facts(tx, of_device), is_party=party_id in parties, told=party_id in told
    )  # fmt: skip
    require(MAY_TELL, facts)
    row = DeviceRecordTelling(
        record_id=record_id, owner_id=dossier.id, organ_id=dossier.organ_id, party_id=party_id, text=said, access=way, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    party = await tx.get_one(Party, party_id)
    event = await record(
        tx, TimelineEventKind.RIGHTS_EXPLAINED, owner_id=dossier.id, organ_id=dossier.organ_id, by=actors, at=at,
        text=f"向{party.name}告知电子技术监控记录：{said}查询、陈述和申辩途径：{way}",
        particulars={"person": party.name, "facts": said, **await _stage(tx, dossier.id)},
    )  # fmt: skip
    if _concerned(parties) <= told | {party_id}:
        await _meet(tx, dossier.id, record_id, event, at)
    return row


def _concerned(parties: dict[UUID, frozenset[PartyRole]]) -> frozenset[UUID]:
    """Whom the penalty would concern; a witness or a complainant may be told, and need not be."""
    return frozenset(party_id for party_id, roles in parties.items() if PartyRole.RESPONDENT in roles)


async def _parties(tx: WriteSession, owner_id: UUID) -> dict[UUID, frozenset[PartyRole]]:
    """The parties of a case with their roles, or the one that is inspected."""
    visit = await tx.get(InspectionVisit, owner_id)
    if visit is not None:
        return {visit.party_id: frozenset({PartyRole.RESPONDENT})}
    found: dict[UUID, frozenset[PartyRole]] = {}
    for party in (await tx.execute(select(CaseParty).where(col(CaseParty.case_id) == owner_id))).scalars():
        found[party.party_id] = found.get(party.party_id, frozenset()) | {party.role}
    return found


async def _told(tx: WriteSession, record_id: UUID) -> frozenset[UUID]:
    query = select(DeviceRecordTelling.party_id).where(col(DeviceRecordTelling.record_id) == record_id)
    return frozenset((await tx.execute(query)).scalars())


async def _meet(tx: WriteSession, owner_id: UUID, record_id: UUID, event: Event, at: LegalTime) -> None:
    """Meet the limit of this record; those of the dossier's other records run on."""
    for limit in await deadlines.open_deadlines(tx, owner_id, TELL_OF_RECORD.code):
        review = await tx.get_one(Event, limit.started_by)
        if (review.particulars or {}).get("record") == str(record_id):
            await deadlines.settle(tx, limit, event, legal_day(at))


async def _stage(tx: WriteSession, owner_id: UUID) -> Json:
    """Being told of a record moves a case no further: this is not the notice before the decision."""
    summary = await tx.get(CaseSummary, owner_id)
    return {} if summary is None else {"stage": summary.stage}
