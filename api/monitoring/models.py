"""Tables of monitoring devices (电子技术监控设备): the device, its steps, its records, what was found of them – dated rows.

Whether a device was in use at an instant, and whether a record may be cited, follows from these rows.
"""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from api.tables import Json, coded, coded_list, document, key, recorded, reference
from api.vocabulary.labelled import Labelled


class DeviceStepKind(Labelled, chinese="监控设备办理步骤"):
    """What happens to a device, in this order; each once. A device that is moved is registered anew."""

    LEGALLY_CHECKED = "LEGALLY_CHECKED", "法制审核", "its lawfulness and its place were checked"
    TECHNICALLY_CHECKED = "TECHNICALLY_CHECKED", "技术审核", "its standard and its signs were checked"
    LOCATION_PUBLISHED = "LOCATION_PUBLISHED", "公布设置地点", "its place was announced to the public"
    IN_USE = "IN_USE", "启用", "it was put in use"
    OUT_OF_USE = "OUT_OF_USE", "停用", "it was taken out of use"


class DeviceFinding(Labelled, chinese="监控设备审核内容"):
    """What the two checks find of a device."""

    LAWFUL = "LAWFUL", "有法律、行政法规依据", "a law or an administrative regulation provides for it"
    WELL_PLACED = "WELL_PLACED", "设置合理", "reasonably placed"
    UP_TO_STANDARD = "UP_TO_STANDARD", "符合标准", "up to the standard"
    CLEARLY_MARKED = "CLEARLY_MARKED", "标志明显", "clearly marked"


class RecordQuality(Labelled, chinese="监控记录审核内容"):
    """What a record must be found to be."""

    TRUE = "TRUE", "真实", "true"
    CLEAR = "CLEAR", "清晰", "clear"
    COMPLETE = "COMPLETE", "完整", "complete"
    ACCURATE = "ACCURATE", "准确", "accurate"


class MonitoringDevice(SQLModel, table=True):
    """电子技术监控设备: a device at a place, with the law or administrative regulation under which it is used (``basis``)."""

    __tablename__ = "monitoring_device"
    __table_args__ = (sa.UniqueConstraint("organ_id", "number"),)
    id: UUID = key()
    organ_id: UUID = reference("organ.id")
    number: str
    name: str
    basis: str
    place: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class DeviceStep(SQLModel, table=True):
    """监控设备办理步骤: ``text`` is the opinion, the channel of the announcement or the reason; ``certificate`` names the
    technical check's certificate (检定、校准证书)."""

    __tablename__ = "device_step"
    __table_args__ = (sa.UniqueConstraint("device_id", "kind"),)
    id: UUID = key()
    device_id: UUID = reference("monitoring_device.id")
    organ_id: UUID = reference("organ.id")
    kind: DeviceStepKind = coded(DeviceStepKind)
    findings: list[DeviceFinding] = coded_list(DeviceFinding)
    text: str
    certificate: str | None = None
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class DeviceRecord(SQLModel, table=True):
    """电子技术监控记录: what a device kept, entered for a case or visit. ``captured_at`` is the device's own time of it."""

    __tablename__ = "device_record"
    id: UUID = key()
    device_id: UUID = reference("monitoring_device.id", index=True)
    owner_id: UUID = reference("dossier.id", index=True)
    organ_id: UUID = reference("organ.id")
    captured_at: datetime
    shows: str
    file_key: str
    sha256: str
    size: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class DeviceRecordReview(SQLModel, table=True):
    """监控记录审核: which of the four qualities the record was found to have; without all four it is no evidence."""

    __tablename__ = "device_record_review"
    id: UUID = key()
    record_id: UUID = reference("device_record.id", unique=True)
    owner_id: UUID = reference("dossier.id")
    organ_id: UUID = reference("organ.id")
    found: list[RecordQuality] = coded_list(RecordQuality)
    opinion: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class DeviceRecordTelling(SQLModel, table=True):
    """告知监控记录: a party was told what a record shows (``text``), and how to look it up, to state and to defend (``access``)."""

    __tablename__ = "device_record_telling"
    __table_args__ = (sa.UniqueConstraint("record_id", "party_id"),)
    id: UUID = key()
    record_id: UUID = reference("device_record.id")
    owner_id: UUID = reference("dossier.id")
    organ_id: UUID = reference("organ.id")
    party_id: UUID = reference("party.id", index=True)
    text: str
    access: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
