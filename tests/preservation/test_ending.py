"""No case ends over preserved evidence that nobody has dealt with: not by closing, nor unfiled, nor cancelled."""

import pytest

from api.cases.models import Case
from api.cases.proceeding import facts_of, load
from api.cases.rules import MAY_REFUSE_FILING
from api.clocks import legal_day
from api.database import Database
from api.decisions.gathering import after_decision
from api.law.gates import Refused, gaps_of
from tests.worlds import measures, spot
from tests.worlds.county import instant
from tests.worlds.papers import spot_decision, spot_filing
from tests.worlds.preserving import dealt_with, preserved

ON = legal_day(instant("05-12 10:00"))
WAITS = "尚有1项先行登记保存的证据未处理。"
pytestmark = pytest.mark.database


async def test_what_was_preserved_on_the_visit_counts_in_its_case(county: Database) -> None:
    visit_id = await measures.visited(county)
    preservation_id = await preserved(county, visit_id)
    case_id = await measures.case_of(county, visit_id)

    async def waiting() -> tuple[list[str], int]:
        async with county.read() as session:
            case = await session.get_one(Case, case_id)
            before = await facts_of(session, await load(session, case, on=ON), on=ON)
            after = await after_decision(session, case, on=ON)
        return [
            gap.detail for gap in gaps_of(MAY_REFUSE_FILING, before) if "保存" in gap.detail
        ], after.open_preservations

    assert await waiting() == ([WAITS], 1)
    await dealt_with(county, preservation_id)
    assert await waiting() == ([], 0)


async def test_a_case_on_the_spot_is_closed_when_it_is_dealt_with(county: Database) -> None:
    visit_id = await spot.inspected_visit(county)
    preservation_id = await preserved(county, visit_id, at="05-09 10:35")
    case_id = await spot.begun(county, visit_id)
    await spot.heard(county, case_id)
    document_id = await spot_decision(county, case_id)
    await spot.decided(county, case_id, document_id)
    await spot.handed_over(county, document_id)
    await spot.filed(county, case_id, await spot_filing(county, case_id))
    await spot.paid(county, case_id)
    with pytest.raises(Refused) as refusal:
        await spot.closed(county, case_id)
    assert [gap.detail for gap in refusal.value.gaps] == [WAITS]
    await dealt_with(county, preservation_id)
    await spot.closed(county, case_id)
