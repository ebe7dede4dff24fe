"""Open measures of a case: those of its visit too, until they are lifted or what was taken is disposed of."""

import pytest

from api.cases.models import Case
from api.cases.proceeding import facts_of, load
from api.cases.rules import MAY_CANCEL
from api.clocks import legal_day
from api.database import Database
from api.decisions.facts import DecidedCase
from api.decisions.gathering import after_decision
from api.decisions.performance import MAY_CLOSE_GENERAL
from api.law.codes import Code
from api.law.gates import gaps_of
from api.vocabulary import CaseProcedure
from tests.decisions.cases import decision
from tests.worlds import measures
from tests.worlds.county import instant

ON = legal_day(instant("05-21 10:00"))


async def counted(database: Database, case_id: object) -> tuple[int, int]:
    """As the acts before the decision count them, and as the closing does."""
    async with database.read() as session:
        case = await session.get_one(Case, case_id)
        before = await facts_of(session, await load(session, case, on=ON), on=ON)
        after = await after_decision(session, case, on=ON)
    standing = {gap.detail for gap in gaps_of(MAY_CANCEL, before) if "强制措施" in gap.detail}
    assert bool(standing) is bool(before.open_measures)
    return before.open_measures, after.open_measures


@pytest.mark.database
@pytest.mark.parametrize("how", ["lifted", "converted"])
async def test_a_measure_is_open_until_it_ends_either_way(database: Database, how: str) -> None:
    await measures.build_measure_county(database)
    visit_id, measure_id = await measures.sealed(database)
    case_id = await measures.case_of(database, visit_id)
    assert await counted(database, case_id) == (1, 1)
    if how == "lifted":
        await measures.lifted(database, measure_id, case_id)
    else:
        letter = await measures.sheet(database, case_id, "TRANSFER_LETTER", {"to": "公安局"})
        await measures.converted(database, measure_id, letter)
    assert await counted(database, case_id) == (0, 0)


def test_no_case_is_closed_over_things_under_a_measure() -> None:
    warned = decision(yuan=None)
    settled = DecidedCase(ON, CaseProcedure.GENERAL, warned, False)
    assert gaps_of(MAY_CLOSE_GENERAL, settled) == ()
    over = DecidedCase(ON, CaseProcedure.GENERAL, warned, False, open_measures=1)
    assert [gap.code for gap in gaps_of(MAY_CLOSE_GENERAL, over)] == [Code.INVALID_TRANSITION]
