"""A record that was reviewed and found good is told to the party in time, or an alarm says so (行政处罚法 第四十一条第三款)."""

from uuid import UUID

import pytest
import sqlalchemy as sa

from api.cases.models import CaseParty, Party
from api.database import Database
from api.monitoring.models import RecordQuality
from api.procedures.alarms import alarms_of
from api.vocabulary import PartyKind, PartyRole
from tests.monitoring.test_at_once import a_case
from tests.worlds import devices
from tests.worlds.county import instant, of

pytestmark = pytest.mark.database


async def alarms(database: Database, case_id: UUID, at: str) -> list[str]:
    """The alarms of telling, by their due days."""
    async with database.read() as session:
        raised = await alarms_of(session, [case_id], instant(at))
    assert all(
        (each.basis.article, each.basis.paragraph) == (41, 3) for each in raised if each.code == "TELLING_OVERDUE"
    )
    return [f"{each.due_on}" for each in raised if each.code == "TELLING_OVERDUE"]


async def test_three_working_days_after_the_review_it_alarms_until_the_party_is_told(county: Database) -> None:
    """Reviewed on Saturday 9 May, a make-up working day: Monday, Tuesday, Wednesday."""
    case_id = await a_case(county)
    device = await devices.in_use(county)
    first, second = [await devices.entered(county, case_id, device, f"04-0{day} 08:00") for day in (5, 6)]
    assert await alarms(county, case_id, "05-30 09:00") == [], "nobody reviewed it"
    await devices.reviewed(county, first)
    assert await alarms(county, case_id, "05-13 23:59") == []
    assert await alarms(county, case_id, "05-14 00:01") == ["2026-05-13"]
    await devices.reviewed(county, second, at="05-11 09:00")
    await devices.told(county, first, at="05-14 09:00")
    assert await alarms(county, case_id, "05-14 23:59") == [], "the other's limit runs one day longer"
    assert await alarms(county, case_id, "05-15 00:01") == ["2026-05-14"]
    await devices.told(county, second, at="05-15 09:00")
    assert await alarms(county, case_id, "06-30 09:00") == []


async def test_a_record_that_is_no_evidence_is_told_to_nobody(county: Database) -> None:
    """One lacks a quality; the other was made before the device was in use."""
    case_id, device = await a_case(county), await devices.in_use(county)
    blurred, early = [await devices.entered(county, case_id, device, at) for at in ("04-05 08:00", "04-03 07:59")]
    await devices.reviewed(county, blurred, set(RecordQuality) - {RecordQuality.CLEAR})
    await devices.reviewed(county, early)
    assert await alarms(county, case_id, "06-30 09:00") == []


async def test_each_party_of_the_penalty_is_told(county: Database) -> None:
    """Of two parties one was told; a witness need not be."""
    case_id = await a_case(county)
    stranger = of("a second party")
    async with county.write() as tx:
        tx.add(Party(id=stranger, kind=PartyKind.LEGAL_PERSON, name="望岭县晚照商行有限公司"))
        await tx.flush()
        for party, role in ((stranger, PartyRole.RESPONDENT), (of("p-05"), PartyRole.WITNESS)):
            tx.add(CaseParty(case_id=case_id, party_id=party, role=role, organ_id=of("wl-amr"), position=1))
    record = await devices.entered(county, case_id, await devices.in_use(county))
    await devices.reviewed(county, record)
    await devices.told(county, record, party="p-05")
    await devices.told(county, record, party="p-04")
    assert await alarms(county, case_id, "05-14 00:01") == ["2026-05-13"]
    await devices.told(county, record, party="a second party", at="05-14 09:00")
    assert await alarms(county, case_id, "06-30 09:00") == []


async def test_an_organ_may_give_itself_another_time(county: Database) -> None:
    case_id, device = await a_case(county), await devices.in_use(county)
    async with county.write() as tx:
        await tx.execute(
            sa.text("""UPDATE organ SET settings = '{"monitoring.tell.days": 1}' WHERE id = :id"""),
            {"id": of("wl-amr")},
        )
    await devices.reviewed(county, await devices.entered(county, case_id, device))
    assert await alarms(county, case_id, "05-12 00:01") == ["2026-05-11"]
