"""A decision announced (公告送达): thirty days, and in time by the day on which the announcement begins."""

from datetime import date

import pytest

from api.database import Database
from api.decisions import acts
from api.vocabulary import ServiceMethod
from tests.decisions.refusals import refused
from tests.worlds import general as play
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.remedies import limits

pytestmark = pytest.mark.database


async def test_an_announcement_runs_thirty_days_and_is_in_time_by_its_first(county: Database) -> None:
    case_id, document_id = await play.decided_small(county)
    officer = await person(county, "o-08")

    async def announced(until: date) -> None:
        term = acts.Announcement(date(2026, 6, 10), until, "门户网站")
        handing = acts.Handing(ServiceMethod.ANNOUNCEMENT, of("p-04"), SHOP, announcement=term)
        async with county.write() as tx:
            await acts.serve_document(tx, document_id, handing, by=officer, at=instant("06-18 09:00"))

    with refused("VALIDATION", saying="2026-07-10"):
        await announced(date(2026, 7, 9))
    await announced(date(2026, 7, 10))
    assert await limits(county, case_id, "SERVE_DECISION") == [("2026-06-12", "2026-06-10")]
    assert await limits(county, case_id, "PAY_FINE") == [("2026-07-27", None)], "fifteen days, off a Saturday"
