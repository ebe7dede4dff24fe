"""A record about to be acted on or relied upon (引用监控记录): what its device and its review were, loaded for the gates."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.dossier import lock_dossier
from api.cases.models import Dossier
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.monitoring.models import DeviceRecord, DeviceRecordReview, DeviceStep
from api.monitoring.rules import RecordFacts
from api.monitoring.turns import settled


async def record_of(tx: WriteSession, record_id: UUID, owners: tuple[UUID, ...]) -> DeviceRecord:
    """A record of one of these dossiers. Raises Refused NOT_FOUND."""
    record = await tx.get(DeviceRecord, record_id)
    if record is None or record.owner_id not in owners:
        raise refuse(Code.NOT_FOUND, "监控记录不存在。")
    return record


async def lock_record(tx: WriteSession, record_id: UUID, *, by: Actor) -> tuple[DeviceRecord, Dossier]:
    """A record with its dossier locked. Raises Refused NOT_FOUND for another organ's: hidden and absent look alike."""
    found = await tx.get(DeviceRecord, record_id)
    if found is None:
        raise refuse(Code.NOT_FOUND)
    return found, await lock_dossier(tx, found.owner_id, by=by)


async def record_facts(tx: WriteSession, record: DeviceRecord) -> RecordFacts:
    """When the steps of its device were taken, and what its review found. No step is taken until the transaction ends."""
    await settled(tx, record.device_id)
    steps = await tx.execute(select(DeviceStep).where(col(DeviceStep.device_id) == record.device_id))
    review = (
        await tx.execute(select(DeviceRecordReview).where(col(DeviceRecordReview.record_id) == record.id))
    ).scalar_one_or_none()
    return RecordFacts(
        captured_at=record.captured_at, steps={step.kind: step.at for step in steps.scalars()},
        found=None if review is None else frozenset(review.found),
    )  # fmt: skip
