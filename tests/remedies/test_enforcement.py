"""A fine demanded, stopped by a remedy, and brought to court (催告、加处罚款、申请法院强制执行).

The fine of 500 yuan was served on 9 May 2026 and payable until Monday 25 May. Reconsideration may be asked for until 8 July.
"""

import pytest

from api.database import Database
from api.vocabulary import RemedyResult
from tests.decisions.refusals import refused
from tests.decisions.test_at_once import outcomes
from tests.worlds.proceedings import stage_of
from tests.worlds.remedies import applied, concluded, contested, demanded, limits
from tests.worlds.spot import paid, served_case
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
DAY = 1_500
"""Three per cent of the fine."""


async def test_demanded_then_brought_to_court(county: Database) -> None:
    """Demanded on 1 July: ten working days end on 15 July. Remedies ended on 8 July: the court may be asked until 8 October."""
    case_id, _ = await served_case(county)
    with refused("INVALID_TRANSITION", saying="2026-05-25"):
        await demanded(county, case_id, 50_000, at="05-25 10:00")
    await demanded(county, case_id, 50_000, at="07-01 10:00", number="望市监催〔2026〕2号")
    assert await limits(county, case_id, "PERFORM_ON_DEMAND") == [("2026-07-15", None)]
    assert await limits(county, case_id, "APPLY_TO_COURT") == [("2026-10-08", None)]
    assert await stage_of(county, case_id) == "EXECUTING"
    with refused("DEMAND_NOT_OVER", saying="2026-07-15"):
        await applied(county, case_id, at="07-15 10:00")
    await applied(county, case_id, at="07-16 10:00")
    assert await limits(county, case_id, "APPLY_TO_COURT") == [("2026-10-08", "2026-07-16")]
    with refused("CONFLICT"):
        await applied(county, case_id, at="07-17 10:00")
    assert [event.kind.value for event in await timeline(county, case_id)][-2:] == ["DEMANDED", "COURT_APPLIED"]


async def test_not_before_the_time_for_remedies_is_over_nor_after_three_months(county: Database) -> None:
    case_id, _ = await served_case(county)
    await demanded(county, case_id, 50_000, at="06-01 10:00")
    with refused("COURT_APPLICATION_TIME", saying="2026-07-08"):
        await applied(county, case_id, at="07-08 10:00")
    with refused("COURT_APPLICATION_TIME", saying="2026-10-08"):
        await applied(county, case_id, at="10-09 10:00")
    await applied(county, case_id, at="10-08 10:00")


async def test_the_court_is_not_asked_without_a_demand_or_for_what_is_paid(county: Database) -> None:
    case_id, _ = await served_case(county)
    with refused("DEMAND_NOT_OVER", saying="尚未催告"):
        await applied(county, case_id, at="07-16 10:00")
    await paid(county, case_id)
    with refused("INVALID_TRANSITION", "INVALID_TRANSITION", "AMOUNT_MISMATCH", saying="缴清"):
        await demanded(county, case_id, 1, at="05-20 10:00")


async def test_no_court_while_a_remedy_is_pending(county: Database) -> None:
    """Upheld on 10 July: fifteen days to sue end on Monday 27 July, then three months run."""
    case_id, document = await served_case(county)
    remedy_id = await contested(county, document)
    await demanded(county, case_id, 50_000, at="06-01 10:00")
    with refused("REMEDY_PENDING"):
        await applied(county, case_id, at="07-09 10:00")
    await concluded(county, remedy_id, RemedyResult.UPHELD, on="07-10")
    with refused("COURT_APPLICATION_TIME", saying="2026-07-27"):
        await applied(county, case_id, at="07-27 10:00")
    await applied(county, case_id, at="07-28 10:00")


async def test_no_surcharge_runs_while_a_remedy_does(county: Database) -> None:
    """Late from 26 May. Filed on 28 May, result received on 10 June, both days free: by 11 June three days have run."""
    case_id, document = await served_case(county)
    remedy_id = await contested(county, document, filed="05-28", received="05-29", at="05-29 10:00")
    await concluded(county, remedy_id, RemedyResult.UPHELD, on="06-10")
    with refused("AMOUNT_MISMATCH", saying="545元"):
        await demanded(county, case_id, 50_000 + 3 * DAY + 1, at="06-11 10:00")
    await demanded(county, case_id, 50_000 + 3 * DAY, at="06-11 10:00", number="望市监催〔2026〕2号")


async def test_while_it_is_pending_the_surcharge_stands_still(county: Database) -> None:
    case_id, document = await served_case(county)
    await contested(county, document, filed="05-28", received="05-29", at="05-29 10:00")
    with refused("AMOUNT_MISMATCH", saying="530元"):
        await demanded(county, case_id, 50_000 + 2 * DAY + 1, at="09-01 10:00")


async def test_one_demand_at_a_time(county: Database) -> None:
    case_id, _ = await served_case(county)
    both = [
        demanded(county, case_id, 50_000, at="06-01 10:00"),
        demanded(county, case_id, 50_000, at="06-01 10:00", number="望市监催〔2026〕2号"),
    ]
    assert await outcomes(both) == ["CONFLICT", "done"]
    await demanded(county, case_id, 50_000, at="06-16 10:00", number="望市监催〔2026〕3号")


async def test_a_demand_names_the_decision(county: Database) -> None:
    case_id, _ = await served_case(county)
    with refused("VALIDATION", saying="所引的不是"):
        await demanded(county, case_id, 50_000, at="06-01 10:00", decision="望市监当罚〔2026〕00044号")
