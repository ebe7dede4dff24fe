"""A device's record in a case or on a visit (监控记录的录入、审核、告知). Taking it as evidence is `collect_evidence`."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.dossier import lock_dossier
from api.cases.models import CaseParty, Dossier, Party
from api.clocks import LegalTime
from api.database import WriteSession
from api.inspections.facts import acting_on, officers_of
from api.inspections.models import InspectionVisit
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.ledger.models import CaseSummary
from api.monitoring.citing import record_facts
from api.monitoring.models import (
    DeviceRecord,
    DeviceRecordReview,
    DeviceRecordTelling,
    MonitoringDevice,
    RecordQuality,
)
from api.monitoring.rules import MAY_REVIEW, MAY_TELL, ReviewFacts, TellingFacts
from api.papers.uploads import StoredFile, stored_upload
from api.tables import Json
from api.vocabulary import TimelineEventKind


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record: of which device, when the device made it, what it shows, and its bytes."""

    device_id: UUID
    captured_at: datetime
    shows: str
    file: StoredFile


async def enter_device_record(
    tx: WriteSession, owner_id: UUID, entered: NewRecord, *, by: Actor, at: LegalTime
) -> DeviceRecord:
    """Enter a record for a case or visit 录入监控记录: by one of its officers. It is no evidence yet.

    Raises Refused: NOT_FOUND (dossier, device or file is not the organ's), FORBIDDEN, VALIDATION (nothing said, a time to come,
    an upload that is not complete), INTEGRITY.
    """
    dossier = await lock_dossier(tx, owner_id, by=by)
    await acting_on(tx, (await officers_of(tx, owner_id))[1], (by.id,), by=by, at=at)
    device = await tx.get(MonitoringDevice, entered.device_id)
    if device is None or device.organ_id != dossier.organ_id:
        raise refuse(Code.NOT_FOUND, "监控设备不存在。")
    shows = _said(entered.shows, "shows")
    if entered.captured_at > at:
        raise refuse(Code.VALIDATION, "记录形成时间不得晚于现在。", missing=("capturedAt",))
    upload = await stored_upload(tx, entered.file, by)
    row = DeviceRecord(
        device_id=device.id, owner_id=owner_id, organ_id=dossier.organ_id, captured_at=entered.captured_at, shows=shows,
        file_key=upload.object_key, sha256=upload.sha256, size=upload.size, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await tx.flush()
    return row


async def review_device_record(
    tx: WriteSession, record_id: UUID, *, found: frozenset[RecordQuality], opinion: str, by: Actor, at: LegalTime
) -> DeviceRecordReview:
    """Review what a record shows 审核监控记录 (行政处罚法 第四十一条第二款): true, clear, complete, accurate – or which of them not.

    Raises Refused with every gap of MAY_REVIEW; NOT_FOUND for another organ's record; VALIDATION for an empty opinion.
    """
    of_device, dossier = await _lock(tx, record_id, by=by)
    said = _said(opinion, "opinion")
    before = select(DeviceRecordReview.id).where(col(DeviceRecordReview.record_id) == record_id)
    reviewed = (await tx.execute(before)).first() is not None
    require(MAY_REVIEW, ReviewFacts(entered_by_reviewer=of_device.actor["id"] == str(by.id), reviewed=reviewed))
    row = DeviceRecordReview(
        record_id=record_id, owner_id=dossier.id, organ_id=dossier.organ_id, found=sorted(found), opinion=said, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await tx.flush()
    return row


async def tell_of_device_record(
    tx: WriteSession, record_id: UUID, *, party_id: UUID, text: str, access: str, by: Actor, at: LegalTime
) -> DeviceRecordTelling:
    """Tell a party what a record shows and how to look it up 告知违法事实和查询途径 (行政处罚法 第四十一条第三款).

    Raises Refused with every gap of MAY_TELL; NOT_FOUND for another organ's record; FORBIDDEN for who is not an officer of the
    case or visit; VALIDATION for an empty text.
    """
    of_device, dossier = await _lock(tx, record_id, by=by)
    actors = await acting_on(tx, (await officers_of(tx, dossier.id))[1], (by.id,), by=by, at=at)
    told, way = _said(text, "text"), _said(access, "access")
    before = select(DeviceRecordTelling.id).where(
        col(DeviceRecordTelling.record_id) == record_id, col(DeviceRecordTelling.party_id) == party_id
    )
    facts = TellingFacts(
        record=await record_facts(tx, of_device), is_party=await _is_party(tx, dossier.id, party_id),
        told=(await tx.execute(before)).first() is not None,
    )  # fmt: skip
    require(MAY_TELL, facts)
    row = DeviceRecordTelling(
        record_id=record_id, owner_id=dossier.id, organ_id=dossier.organ_id, party_id=party_id, text=told, access=way, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    party = await tx.get_one(Party, party_id)
    await record(
        tx, TimelineEventKind.RIGHTS_EXPLAINED, owner_id=dossier.id, organ_id=dossier.organ_id, by=actors, at=at,
        text=f"向{party.name}告知电子技术监控记录：{told}查询、陈述和申辩途径：{way}",
        particulars={"person": party.name, "facts": told, **await _stage(tx, dossier.id)},
    )  # fmt: skip
    return row


async def _lock(tx: WriteSession, record_id: UUID, *, by: Actor) -> tuple[DeviceRecord, Dossier]:
    """A record with its dossier locked. Raises Refused NOT_FOUND for another organ's: hidden and absent look alike."""
    found = await tx.get(DeviceRecord, record_id)
    if found is None:
        raise refuse(Code.NOT_FOUND)
    return found, await lock_dossier(tx, found.owner_id, by=by)


async def _is_party(tx: WriteSession, owner_id: UUID, party_id: UUID) -> bool:
    visit = await tx.get(InspectionVisit, owner_id)
    if visit is not None:
        return visit.party_id == party_id
    role = select(CaseParty.party_id).where(col(CaseParty.case_id) == owner_id, col(CaseParty.party_id) == party_id)
    return (await tx.execute(role)).first() is not None


async def _stage(tx: WriteSession, owner_id: UUID) -> Json:
    """Being told of a record moves a case no further: this is not the notice before the decision."""
    summary = await tx.get(CaseSummary, owner_id)
    return {} if summary is None else {"stage": summary.stage}


def _said(text: str, field: str) -> str:
    """A text that says something. Raises Refused VALIDATION naming the field."""
    if not text.strip():
        raise refuse(Code.VALIDATION, "内容不得为空。", missing=(field,))
    return text.strip()
