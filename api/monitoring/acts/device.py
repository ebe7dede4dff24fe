"""A device from its registration to the day it is taken out of use (设备登记、审核、公布、启用、停用)."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.proceeding import written
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.monitoring.models import DeviceFinding, DeviceStep, DeviceStepKind, MonitoringDevice
from api.monitoring.rules import MAY_TAKE_STEP, StepFacts
from api.monitoring.turns import in_turn

TEXTS = {"number": "设备编号", "name": "设备名称", "basis": "所依据的法律、行政法规", "place": "设置地点"}
"""What is said of a new device, and how it is called."""


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
    said = {name: written(getattr(device, name), name, label) for name, label in TEXTS.items()}
    await in_turn(tx, f"{by.organ_id}:{said['number']}")
    same = select(MonitoringDevice.id).where(
        col(MonitoringDevice.organ_id) == by.organ_id, col(MonitoringDevice.number) == said["number"]
    )
    if (await tx.execute(same)).first():
        raise refuse(Code.CONFLICT, f"编号{said['number']}已经登记。")
    row = MonitoringDevice(
        organ_id=by.organ_id, number=said["number"], name=said["name"], basis=said["basis"], place=said["place"], at=at,
        actor=by.snapshot(),
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
    await in_turn(tx, device_id)
    device = await tx.get(MonitoringDevice, device_id)
    if device is None or device.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    text, certificate = written(step.text, "text", "审核意见、公布渠道或者理由"), _certificate(step)
    before = (await tx.execute(select(DeviceStep).where(col(DeviceStep.device_id) == device_id))).scalars()
    taken = frozenset(earlier.kind for earlier in before)
    require(MAY_TAKE_STEP, StepFacts(step=step.kind, roles=by.roles, taken=taken, findings=step.findings))
    row = DeviceStep(
        device_id=device_id, organ_id=device.organ_id, kind=step.kind, findings=sorted(step.findings),
        text=text, certificate=certificate, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await tx.flush()
    return row


def _certificate(step: StepTaken) -> str | None:
    """The number of the certificate. Raises Refused VALIDATION for a technical check without one."""
    if step.kind is DeviceStepKind.TECHNICALLY_CHECKED:
        return written(step.certificate or "", "certificate", "检定、校准证书编号")
    return (step.certificate or "").strip() or None
