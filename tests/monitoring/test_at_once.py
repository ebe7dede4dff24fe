"""Two people at one device or one record at the same moment: it ends once, in one lawful outcome, and the other is told."""

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from api.database import Database
from api.inspections.acts.collect import Item, collect_evidence
from api.inspections.facts import OnSite
from api.monitoring.models import DeviceStepKind
from api.vocabulary import EvidenceKind
from tests.decisions.test_at_once import outcomes
from tests.worlds import devices
from tests.worlds import general as play
from tests.worlds.county import SHOP, instant, person

pytestmark = pytest.mark.database

S = DeviceStepKind


async def rows(database: Database, query: str, **values: Any) -> list[Any]:
    """The first column of a query."""
    async with database.read() as session:
        return list((await session.execute(sa.text(query), values)).scalars())


async def a_case(database: Database) -> UUID:
    """A case that is filed."""
    case_id = await play.registered(database)
    await play.verified(database, case_id)
    await play.filed(database, case_id)
    return case_id


async def test_a_number_is_registered_once(county: Database) -> None:
    assert await outcomes([devices.registered(county), devices.registered(county)]) == ["CONFLICT", "done"]
    assert len(await rows(county, "SELECT id FROM monitoring_device")) == 1


@pytest.mark.parametrize("kind", list(S))
async def test_each_step_is_taken_once(county: Database, kind: DeviceStepKind) -> None:
    device = await devices.registered(county)
    for before in list(S)[: list(S).index(kind)]:
        await devices.stepped(county, device, before)
    both = [devices.stepped(county, device, kind) for _ in range(2)]
    assert await outcomes(both) == ["CONFLICT", "done"]
    taken = await rows(county, "SELECT kind FROM device_step WHERE device_id = :d", d=device)
    assert sorted(taken) == sorted(each.value for each in list(S)[: list(S).index(kind) + 1])


async def test_two_steps_at_once_keep_their_order(county: Database) -> None:
    """Announced and put in use in one moment: whichever comes first, no device is in use that was not announced."""
    device = await devices.registered(county)
    for before in (S.LEGALLY_CHECKED, S.TECHNICALLY_CHECKED):
        await devices.stepped(county, device, before)
    both = [devices.stepped(county, device, kind) for kind in (S.IN_USE, S.LOCATION_PUBLISHED)]
    ended = await outcomes(both)
    assert ended in (["DEVICE_NOT_APPROVED", "done"], ["done", "done"])
    in_order = await rows(county, "SELECT kind FROM device_step WHERE device_id = :d ORDER BY recorded_at", d=device)
    assert in_order[2] == "LOCATION_PUBLISHED"
    assert len(in_order) == 2 + ended.count("done")


async def test_a_record_is_reviewed_once_and_one_limit_begins(county: Database) -> None:
    record = await devices.entered(county, await a_case(county), await devices.in_use(county))
    both = [devices.reviewed(county, record), devices.reviewed(county, record, [], who="o-07")]
    assert await outcomes(both) == ["CONFLICT", "done"]
    (found,) = await rows(county, "SELECT cardinality(found) FROM device_record_review")
    limits = await rows(county, "SELECT id FROM deadline WHERE rule = 'TELL_OF_RECORD'")
    assert (found, len(limits)) in ((4, 1), (0, 0)), (
        "the limit begins with the review that found it good, or not at all"
    )
    assert len(await rows(county, "SELECT id FROM event WHERE kind = 'DEVICE_RECORD_REVIEWED'")) == 1


async def test_a_party_is_told_once(county: Database) -> None:
    record = await devices.entered(county, await a_case(county), await devices.in_use(county))
    await devices.reviewed(county, record)
    assert await outcomes([devices.told(county, record), devices.told(county, record)]) == ["CONFLICT", "done"]
    assert len(await rows(county, "SELECT id FROM device_record_telling")) == 1
    met = (
        "SELECT m.event_id FROM deadline_met m JOIN deadline d ON d.id = m.deadline_id WHERE d.rule = 'TELL_OF_RECORD'"
    )
    assert len(await rows(county, met)) == 1


async def test_a_record_is_reviewed_while_its_device_is_withdrawn(county: Database) -> None:
    """It was made while the device was in use: whoever is first, it is good, and the party has to be told."""
    device = await devices.in_use(county)
    record = await devices.entered(county, await a_case(county), device)
    assert await outcomes([devices.reviewed(county, record), devices.stepped(county, device, S.OUT_OF_USE)]) == [
        "done",
        "done",
    ]
    assert len(await rows(county, "SELECT id FROM deadline WHERE rule = 'TELL_OF_RECORD'")) == 1
    await devices.told(county, record)


async def test_what_a_withdrawn_device_kept_is_collected_before_or_never(county: Database) -> None:
    """The record bears the very instant of the withdrawal: collected it is only if the device was not withdrawn yet."""
    device, case_id = await devices.in_use(county), await a_case(county)
    record = await devices.entered(county, case_id, device, "05-09 12:00")
    await devices.reviewed(county, record)
    ended = await outcomes([
        collected(county, case_id, record), devices.stepped(county, device, S.OUT_OF_USE, "05-09 12:00"),
    ])  # fmt: skip
    steps = "SELECT recorded_at FROM device_step WHERE kind = 'OUT_OF_USE'"
    (withdrawn,) = await rows(county, steps)
    evidence = await rows(county, "SELECT recorded_at FROM evidence")
    assert ended == (["done", "done"] if evidence else ["DEVICE_NOT_APPROVED", "done"])
    assert all(at < withdrawn for at in evidence)
    assert await outcomes([collected(county, case_id, record)]) == ["DEVICE_NOT_APPROVED"]


async def collected(database: Database, case_id: UUID, record: UUID) -> None:
    """The record is taken as evidence."""
    item = Item(
        kind=EvidenceKind.ELECTRONIC, name="监控记录", source="电子技术监控设备", proves="叉车使用情况", device_record_id=record
    )  # fmt: skip
    by = await person(database, "o-08")
    async with database.write() as tx:
        await collect_evidence(tx, case_id, OnSite(SHOP), item, on_premises=False, by=by, at=instant("05-09 12:30"))
