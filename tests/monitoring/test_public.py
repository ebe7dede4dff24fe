"""What anybody reads of announced devices, through the login that has no other right; and what a party reads of its record."""

import json
from collections.abc import AsyncIterator
from typing import Any, cast
from uuid import UUID

import pytest
from sqlmodel import col, select

from api.access.viewer import PUBLIC
from api.cases.models import Case
from api.clocks import LegalTime
from api.context import RequestContext, Services
from api.database import Database, ensure_public_login, with_database, with_login
from api.graph import PoolReader
from api.monitoring.models import DeviceStepKind
from api.progress import acts as progress
from api.schema import build_graph
from tests.access.test_public_login import LOGIN, ReadingServices
from tests.monitoring.test_at_once import a_case, collected
from tests.worlds import devices
from tests.worlds.county import instant, of, person

pytestmark = pytest.mark.database

S = DeviceStepKind
DEVICES = """{ monitoringDevices { nodes { number name place basis organ { name } at announcedAt inUse inUseSince outOfUseSince
  registeredBy { name } steps { kind findings certificate at text takenBy { name } } } } }"""
PROGRESS = """query ($number: String!, $code: String!) { caseProgress(number: $number, code: $code) { deviceRecords {
  fact capturedAt place deviceName deviceNumber reviewedAt evidence sha256 access toldAt } } }"""


@pytest.fixture
async def anybody(superuser_url: str, county: Database) -> AsyncIterator[ReadingServices]:
    """The services of an anonymous request, on the public login."""
    owner = with_database(superuser_url, county.url.rsplit("/", 1)[1].split("?")[0])
    url = with_login(owner, LOGIN, None if "host=" in owner else LOGIN)
    ensure_public_login(owner, url)
    database = Database(url, pool_size=2)
    yield ReadingServices(database)
    await database.close()


async def ask(services: ReadingServices, text: str, **variables: Any) -> Any:
    """The data of an answer to nobody in particular."""
    context = RequestContext(PUBLIC, PoolReader(await services.database.reading_pool()), cast("Services", services))
    answer = await build_graph(production=True).execute(text, context, variables=variables)
    assert not answer.errors, answer.errors
    return json.loads(answer.data or "null")


async def test_a_device_is_seen_from_its_announcement_on(county: Database, anybody: ReadingServices) -> None:
    device = await devices.registered(county)
    seen = []
    for kind in (S.LEGALLY_CHECKED, S.TECHNICALLY_CHECKED, S.LOCATION_PUBLISHED, S.IN_USE):
        seen.append((await ask(anybody, DEVICES))["monitoringDevices"]["nodes"])
        await devices.stepped(county, device, kind)
    assert seen[:3] == [[], [], []]
    assert [(each["inUse"], each["inUseSince"]) for each in seen[3]] == [(False, None)]


async def test_place_kind_since_when_and_what_was_found_but_nobodys_name_or_words(
    county: Database, anybody: ReadingServices
) -> None:
    await devices.in_use(county)
    await devices.registered(county, "WL-DZ-002")
    (seen,) = (await ask(anybody, DEVICES))["monitoringDevices"]["nodes"]
    steps = seen.pop("steps")
    assert seen == {
        "number": "WL-DZ-001", "name": "厂内机动车辆称重监控", "place": "槐荫路口", "basis": "《中华人民共和国特种设备安全法》第四十条",
        "organ": {"name": "望岭县市场监督管理局"}, "at": "2026-04-01T01:00:00+00:00", "announcedAt": "2026-04-02T03:00:00+00:00",
        "inUse": True, "inUseSince": "2026-04-03T00:00:00+00:00", "outOfUseSince": None, "registeredBy": None,
    }  # fmt: skip
    assert [(each["kind"], each["findings"], each["certificate"]) for each in steps] == [
        ("LEGALLY_CHECKED", ["LAWFUL", "WELL_PLACED"], None),
        ("TECHNICALLY_CHECKED", ["CLEARLY_MARKED", "UP_TO_STANDARD"], "检2026-0412"),
        ("LOCATION_PUBLISHED", [], None),
        ("IN_USE", [], None),
    ]
    assert {(each["text"], each["takenBy"]) for each in steps} == {(None, None)}
    assert all(each["at"] for each in steps)


async def test_what_the_guards_hide_the_views_do_not_have(county: Database, anybody: ReadingServices) -> None:
    """Also who speaks SQL with the public login sees no name, no opinion, and no device before its announcement."""
    device, hidden = await devices.in_use(county), await devices.registered(county, "WL-DZ-002")
    await devices.stepped(county, hidden, S.LEGALLY_CHECKED)
    pool = await anybody.database.reading_pool()
    assert [row["id"] for row in await pool.fetch("SELECT id FROM monitoring_device")] == [device]
    assert {row["device_id"] for row in await pool.fetch("SELECT device_id FROM device_step")} == {device}
    for table, columns in (("monitoring_device", ("actor",)), ("device_step", ("actor", "text"))):
        for column in columns:
            assert await pool.fetchval(f"SELECT count({column}) FROM {table}") == 0


async def test_a_withdrawn_device_is_marked_and_stays_to_be_seen(county: Database, anybody: ReadingServices) -> None:
    device = await devices.in_use(county)
    await devices.stepped(county, device, S.OUT_OF_USE)
    (seen,) = (await ask(anybody, DEVICES))["monitoringDevices"]["nodes"]
    assert (seen["inUse"], seen["outOfUseSince"]) == (False, "2026-05-20T00:00:00+00:00")
    assert (await ask(anybody, "{ monitoringDevices(filter: {inUse: true}) { nodes { id } } }"))["monitoringDevices"]["nodes"] == []  # fmt: skip


async def test_a_party_looks_up_the_record_it_was_told_of_and_no_other(
    county: Database, anybody: ReadingServices
) -> None:
    case_id, device = await a_case(county), await devices.in_use(county)
    first, second = [await devices.entered(county, case_id, device, f"04-0{day} 08:00") for day in (5, 6)]
    number, code = await issued(county, case_id)
    for record in (first, second):
        await devices.reviewed(county, record)
    assert (await ask(anybody, PROGRESS, number=number, code=code))["caseProgress"] == {"deviceRecords": []}
    await devices.told(county, first)
    told = {
        "fact": devices.FACT, "capturedAt": "2026-04-05T00:00:00+00:00", "place": "槐荫路口", "deviceName": "厂内机动车辆称重监控",
        "deviceNumber": "WL-DZ-001", "reviewedAt": "2026-05-09T04:20:00+00:00", "evidence": [], "sha256": devices.SHA,
        "access": devices.WAY, "toldAt": "2026-05-11T02:00:00+00:00",
    }  # fmt: skip
    assert (await ask(anybody, PROGRESS, number=number, code=code))["caseProgress"] == {"deviceRecords": [told]}
    await collected(county, case_id, first)
    told["evidence"] = ["监控记录"]
    assert (await ask(anybody, PROGRESS, number=number, code=code))["caseProgress"] == {"deviceRecords": [told]}
    assert (await ask(anybody, PROGRESS, number=number, code="0000-0000-0000"))["caseProgress"] is None


async def issued(database: Database, case_id: UUID) -> tuple[str, str]:
    """The number of a case, and a code for its party."""
    by = await person(database, "o-08")
    async with database.write() as tx:
        _, code = await progress.issue_query_code(tx, case_id, of("p-04"), by=by, at=LegalTime(instant("05-09 12:00")))
        number = (await tx.execute(select(Case.case_number).where(col(Case.id) == case_id))).scalar_one()
    assert number is not None
    return number, code
