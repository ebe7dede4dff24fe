"""Reading monitoring devices and their records (电子技术监控设备的读取): bindings, guards, and where a read begins."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.cases.models import Evidence
from api.cases.searching import key_in
from api.graph import Bindings, Guards, derived, descending, embedded, equals, expression, many, matching, one
from api.graph.relations import Reading
from api.graph.rows import Row
from api.monitoring import filters, models, types
from api.monitoring.models import DeviceStepKind

TYPES = (types.DeviceStep, types.DeviceRecordReview, types.DeviceRecordTelling)
"""Types that are reached through a device or its record."""


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types, guard the tables, and give the root fields."""
    for subject, tables in (
        (Subject.DEVICE, (models.MonitoringDevice, models.DeviceStep)),
        (Subject.EVIDENCE, (models.DeviceRecord, models.DeviceRecordReview, models.DeviceRecordTelling)),
    ):
        for table in tables:
            guards.guard(table, **seen(subject, table))
    _bind_devices(bindings)
    _bind_records(bindings)
    return [
        bindings.lookup(
            "monitoringDevice",
            types.MonitoringDevice,
            id=models.MonitoringDevice.id,
            description="一台电子技术监控设备",
        ),
        bindings.connection(
            "monitoringDevices",
            types.MonitoringDevice,
            orders={"NUMBER": (models.MonitoringDevice.number,)},
            filter=filters.MonitoringDeviceFilter,
            filters={
                "organ": equals(models.MonitoringDevice.organ_id),
                "number": equals(models.MonitoringDevice.number),
                "inUse": derived("in_use", _in_use, sa.Boolean()),
            },
            description="电子技术监控设备",
        ),
        bindings.lookup(
            "deviceRecord", types.DeviceRecord, id=models.DeviceRecord.id, description="一项电子技术监控记录"
        ),
        bindings.connection(
            "deviceRecords",
            types.DeviceRecord,
            orders={"CAPTURED": (descending(models.DeviceRecord.captured_at),)},
            filter=filters.DeviceRecordFilter,
            filters={
                "device": equals(models.DeviceRecord.device_id),
                "dossier": matching(_of_dossier),
            },
            description="电子技术监控记录",
        ),
    ]


def _bind_devices(bindings: Bindings) -> None:
    bindings.bind(
        types.MonitoringDevice,
        models.MonitoringDevice,
        prefix="device",
        organ=one(models.MonitoringDevice.organ_id),
        announced_at=expression(_when(DeviceStepKind.LOCATION_PUBLISHED)),
        in_use_since=expression(_when(DeviceStepKind.IN_USE)),
        out_of_use_since=expression(_when(DeviceStepKind.OUT_OF_USE)),
        in_use=expression(_in_use),
        steps=many(models.DeviceStep.device_id, order=(models.DeviceStep.at, models.DeviceStep.id), size=5),
        actor=embedded(models.MonitoringDevice.actor),
    )
    bindings.bind(types.DeviceStep, models.DeviceStep, prefix="devicestep", actor=embedded(models.DeviceStep.actor))


def _bind_records(bindings: Bindings) -> None:
    record = models.DeviceRecord
    bindings.bind(
        types.DeviceRecord,
        record,
        prefix="devicerecord",
        device=one(record.device_id),
        entered_by=embedded(record.actor),
        review=one(record.id, models.DeviceRecordReview.record_id),
        tellings=many(models.DeviceRecordTelling.record_id, order=(models.DeviceRecordTelling.at,)),
        evidence=many(Evidence.device_record_id, order=(Evidence.collected_at,)),
    )
    bindings.bind(
        types.DeviceRecordReview,
        models.DeviceRecordReview,
        prefix="devicerecordreview",
        reviewed_by=embedded(models.DeviceRecordReview.actor),
    )
    bindings.bind(
        types.DeviceRecordTelling,
        models.DeviceRecordTelling,
        prefix="devicerecordtelling",
        party=one(models.DeviceRecordTelling.party_id),
        told_by=embedded(models.DeviceRecordTelling.actor),
    )


def _in_use(device: Row, guarded: Reading) -> Any:
    """Put in use, and not taken out of it."""

    def taken(kind: DeviceStepKind) -> Any:
        step = guarded(models.DeviceStep).c
        return sa.exists().where(step.device_id == device.id, step.kind == kind.value)

    return sa.and_(taken(DeviceStepKind.IN_USE), sa.not_(taken(DeviceStepKind.OUT_OF_USE)))


def _when(kind: DeviceStepKind) -> Callable[[Row, Reading], Any]:
    """The instant of a step; each is taken once."""

    def instant(device: Row, guarded: Reading) -> Any:
        step = guarded(models.DeviceStep).c
        return sa.select(step.at).where(step.device_id == device.id, step.kind == kind.value).scalar_subquery()

    return instant


def _of_dossier(record: Row, id_: Any) -> Any:
    """Entered for the case or visit with this opaque id."""
    return record.owner_id == sa.func.coalesce(key_in(id_, "case"), key_in(id_, "visit"))
