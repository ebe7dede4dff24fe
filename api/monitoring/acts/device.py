"""A device from its registration to the day it is taken out of use (设备登记、审核、公布、启用、停用)."""

from dataclasses import dataclass, fields
from uuid import UUID

from sqlmodel import col, func, select

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.monitoring.models import DeviceFinding, DeviceStep, DeviceStepKind, MonitoringDevice
from api.monitoring.rules import MAY_TAKE_STEP, StepFacts


@dataclass(frozen=True, slots=True)
class NewDevice:
    """A device: the organ's number of it, its name, the law or administrative regulation that provides for it, its place."""

    number: str
    name: str
    basis: str
    place: str


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step: its opinion, channel or reason; what a check found; the certificate of a technical check."""

    kind: DeviceStepKind
    text: str
    findings: frozenset[DeviceFinding] = frozenset()
    certificate: str | None = None


async def register_device(tx: WriteSession, device: NewDevice, *, by: Actor, at: LegalTime) -> MonitoringDevice:
    """Register a device 登记设备 of the actor's organ. Raises Refused: VALIDATION (an empty text), CONFLICT (the number is taken)."""
    for each in fields(device):
        if not getattr(device, each.name).strip():
            raise refuse(Code.VALIDATION, "内容不得为空。", missing=(each.name,))
    await _in_turn(tx, f"{by.organ_id}:{device.number.strip()}")
    same = select(MonitoringDevice.id).where(
        col(MonitoringDevice.organ_id) == by.organ_id, col(MonitoringDevice.number) == device.number.strip()
    )
    if (await tx.execute(same)).first():
        raise refuse(Code.CONFLICT, f"编号{device.number.strip()}已经登记。")
    row = MonitoringDevice(
        organ_id=by.organ_id, number=device.number.strip(), name=device.name.strip(), basis=device.basis.strip(),
        place=device.place.strip(), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await tx.flush()
    return row


async def take_device_step(
    tx: WriteSession, device_id: UUID, step: StepTaken, *, by: Actor, at: LegalTime
) -> DeviceStep:
    """Check, announce, put in use or take out of use a device of the actor's organ (行政处罚法 第四十一条第一款).

    Raises Refused with every gap of MAY_TAKE_STEP; NOT_FOUND for another organ's device; VALIDATION for an empty text, or a
    technical check without its certificate.
    """
    await _in_turn(tx, str(device_id))
    device = await tx.get(MonitoringDevice, device_id)
    if device is None or device.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    _require_form(step)
    before = (await tx.execute(select(DeviceStep).where(col(DeviceStep.device_id) == device_id))).scalars()
    taken = frozenset(earlier.kind for earlier in before)
    require(MAY_TAKE_STEP, StepFacts(step=step.kind, roles=by.roles, taken=taken, findings=step.findings))
    row = DeviceStep(
        device_id=device_id, organ_id=device.organ_id, kind=step.kind, findings=sorted(step.findings),
        text=step.text.strip(), certificate=(step.certificate or "").strip() or None, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await tx.flush()
    return row


async def _in_turn(tx: WriteSession, what: str) -> None:
    """Two at once take their turns until the transaction ends. A device's row is a fact, which nobody may lock to change it."""
    await tx.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"device:{what}", 0))))


def _require_form(step: StepTaken) -> None:
    """Raise Refused VALIDATION for a step that says nothing."""
    if not step.text.strip():
        raise refuse(Code.VALIDATION, "内容不得为空。", missing=("text",))
    if step.kind is DeviceStepKind.TECHNICALLY_CHECKED and not (step.certificate or "").strip():
        raise refuse(Code.VALIDATION, "技术审核应当写明检定或者校准证书编号。", missing=("certificate",))
