"""A monitoring device of the county and its records in a case, played one act at a time."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from uuid_utils.compat import uuid7

from api.access.actor import Actor
from api.database import Database
from api.monitoring import acts
from api.monitoring.models import DeviceFinding, DeviceStepKind, RecordQuality
from api.papers.models import Upload
from api.papers.uploads import StoredFile
from api.vocabulary import StaffRole
from tests.worlds.county import instant, of, person

S, F, R = DeviceStepKind, DeviceFinding, StaffRole
SHA = "9f" * 32
FACT, WAY = "4月5日使用超期未检叉车。", "凭案号和查询码在门户查询；五日内可以书面或者口头陈述、申辩。"
NOTHING: frozenset[DeviceFinding] = frozenset()
TAKEN = {
    S.LEGALLY_CHECKED: ("04-02 09:00", R.REVIEWER, frozenset({F.LAWFUL, F.WELL_PLACED}), None),
    S.TECHNICALLY_CHECKED: ("04-02 10:00", R.UNIT_HEAD, frozenset({F.UP_TO_STANDARD, F.CLEARLY_MARKED}), "检2026-0412"),
    S.LOCATION_PUBLISHED: ("04-02 11:00", R.ORGAN_ADMIN, NOTHING, None),
    S.IN_USE: ("04-03 08:00", R.ORGAN_LEADER, NOTHING, None),
    S.OUT_OF_USE: ("05-20 08:00", R.ORGAN_LEADER, NOTHING, None),
}
"""Each step: when, who takes it, what it finds, its certificate."""


async def in_role(database: Database, role: StaffRole) -> Actor:
    """Somebody of the county in this role."""
    return replace(await person(database, "st-09"), roles=frozenset({role}))


async def registered(database: Database, number: str = "WL-DZ-001") -> UUID:
    """A device on record."""
    new = acts.NewDevice(number, "厂内机动车辆称重监控", "《中华人民共和国特种设备安全法》第四十条", "槐荫路口")
    by = await in_role(database, R.ORGAN_ADMIN)
    async with database.write() as tx:
        return (await acts.register_device(tx, new, by=by, at=instant("04-01 09:00"))).id


async def stepped(database: Database, device: UUID, kind: DeviceStepKind, at: str | None = None) -> None:
    """One step of it."""
    usual, role, findings, certificate = TAKEN[kind]
    by = await in_role(database, role)
    async with database.write() as tx:
        step = acts.StepTaken(kind, f"{kind.label}：同意", findings, certificate)
        await acts.take_device_step(tx, device, step, by=by, at=instant(at or usual))


async def announced(database: Database, number: str = "WL-DZ-001") -> UUID:
    """A device whose place was announced; not in use yet."""
    device = await registered(database, number)
    for kind in (S.LEGALLY_CHECKED, S.TECHNICALLY_CHECKED, S.LOCATION_PUBLISHED):
        await stepped(database, device, kind)
    return device


async def in_use(database: Database) -> UUID:
    """A device in use since 3 April."""
    device = await announced(database)
    await stepped(database, device, S.IN_USE)
    return device


async def entered(database: Database, case_id: UUID, device: UUID, captured: str = "04-05 08:00") -> UUID:
    """A record of it in a case; its bytes are in the store already."""
    by, at = await person(database, "o-08"), instant("05-09 12:10")
    async with database.write() as tx:
        upload = Upload(
            id=uuid7(), organ_id=of("wl-amr"), requested_by=by.id, bucket="scans", object_key=f"{uuid7()}.mp4",
            content_type="video/mp4", sha256=SHA, size=5, requested_at=at, completed_at=at,
        )  # fmt: skip
        tx.add(upload)
        await tx.flush()
        new = acts.NewRecord(device, instant(captured), "叉车驶入厂区", StoredFile(upload.id, SHA))
        return (await acts.enter_device_record(tx, case_id, new, by=by, at=at)).id


async def reviewed(
    database: Database, record: UUID, found: Iterable[RecordQuality] = RecordQuality, *, who: str = "o-09", at: str = "05-09 12:20"
) -> None:  # fmt: skip
    """What was found of the record."""
    by = await person(database, who)
    async with database.write() as tx:
        await acts.review_device_record(
            tx, record, found=frozenset(found), opinion="逐帧核看", by=by, at=instant(at)
        )  # fmt: skip


async def told(database: Database, record: UUID, *, party: str = "p-04", at: str = "05-11 10:00") -> None:
    """A party is told of it."""
    by = await person(database, "o-08")
    async with database.write() as tx:
        await acts.tell_of_device_record(
            tx, record, party_id=of(party), text=FACT, access=WAY, by=by, at=instant(at)
        )  # fmt: skip
