"""A device's record in a case or on a visit (监控记录的录入、审核). Taking it as evidence is `collect_evidence`."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.rules import TELL_OF_RECORD
from api.cases import deadlines
from api.cases.dossier import lock_dossier
from api.cases.proceeding import written
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.facts import acting_on, officers_of
from api.law.codes import Code
from api.law.gates import gaps_of, refuse, require
from api.ledger.event import record
from api.monitoring.citing import lock_record, record_facts
from api.monitoring.models import DeviceRecord, DeviceRecordReview, MonitoringDevice, RecordQuality
from api.monitoring.rules import MAY_CITE, MAY_REVIEW, ReviewFacts
from api.papers.uploads import StoredFile, stored_upload
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
    shows = written(entered.shows, "shows", "记录内容")
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

    A record that may be evidence now is one of which the party is told in time: the limit begins with the review.
    Raises Refused with every gap of MAY_REVIEW; NOT_FOUND for another organ's record; VALIDATION for an empty opinion.
    """
    of_device, dossier = await lock_record(tx, record_id, by=by)
    said = written(opinion, "opinion", "审核意见")
    before = select(DeviceRecordReview.id).where(col(DeviceRecordReview.record_id) == record_id)
    reviewed = (await tx.execute(before)).first() is not None
    require(MAY_REVIEW, ReviewFacts(entered_by_reviewer=of_device.actor["id"] == str(by.id), reviewed=reviewed))
    row = DeviceRecordReview(
        record_id=record_id, owner_id=dossier.id, organ_id=dossier.organ_id, found=sorted(found), opinion=said, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    of_it = "、".join(quality.label for quality in RecordQuality if quality in found) or "无一符合要求"
    event = await record(
        tx, TimelineEventKind.DEVICE_RECORD_REVIEWED, owner_id=dossier.id, organ_id=dossier.organ_id, by=[by], at=at,
        text=f"审核电子技术监控记录：{of_it}。{said}", particulars={"record": str(record_id)},
    )  # fmt: skip
    if not gaps_of(MAY_CITE, await record_facts(tx, of_device)):
        await deadlines.start(
            tx, TELL_OF_RECORD.code, owner_id=dossier.id, organ_id=dossier.organ_id, event=event, start=legal_day(at)
        )
    return row
