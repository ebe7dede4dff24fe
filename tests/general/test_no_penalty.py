"""A decision to impose nothing (不予行政处罚) after a hearing: it is a decision after a hearing all the same."""

import pytest

from api.database import Database
from api.decisions import acts
from api.decisions.facts import Proposal
from api.decisions.hearing_models import DischargeGround
from api.vocabulary import ReviewTiming
from tests.decisions.refusals import refused
from tests.worlds import general as play
from tests.worlds.county import instant, person
from tests.worlds.general import TOLD

pytestmark = pytest.mark.database


async def test_after_a_hearing_it_is_reviewed_like_a_penalty(county: Database) -> None:
    case_id = await play.examined(county)
    await play.review_on_record(county, case_id, TOLD, at="05-21 15:00")
    await play.noticed(county, case_id)
    await play.hearing_requested(county, case_id)
    await play.hearing_notified(county, case_id)
    await play.hearing_held(county, case_id)
    leader = await person(county, "st-09")
    paper = await play.form(county, case_id, "NO_PENALTY_DECISION", number="望市监不罚〔2026〕2号")

    async def spared(at: str) -> None:
        async with county.write() as tx:
            await acts.decide_no_penalty(
                tx, case_id, paper, ground=DischargeGround.NO_FAULT, reason="没有主观过错", by=leader, at=instant(at)
            )

    with refused("LEGAL_REVIEW_REQUIRED"):
        async with county.write() as tx:
            await acts.require_may_discharge(tx, case_id, at=instant("06-17 08:00"))
    with refused("LEGAL_REVIEW_REQUIRED"):
        await spared("06-17 09:00")
    timing = ReviewTiming.POST_HEARING
    await play.review_on_record(county, case_id, Proposal(()), at="06-18 09:00", timing=timing)
    await spared("06-18 10:00")
