"""A second notice (重新告知): what the party asked for after the first still stands."""

from uuid import UUID

import pytest

from api.database import Database
from api.decisions import acts
from api.vocabulary import ReviewTiming
from tests.decisions.refusals import refused
from tests.worlds import general as play
from tests.worlds.county import instant, person
from tests.worlds.general import TOLD

pytestmark = pytest.mark.database


async def asked(county: Database) -> UUID:
    """A large case whose party asked for a hearing on 29 May."""
    case_id = await play.examined(county)
    await play.review_on_record(county, case_id, TOLD, at="05-21 15:00")
    await play.noticed(county, case_id)
    await play.hearing_requested(county, case_id)
    return case_id


async def test_being_told_again_takes_no_hearing_away(county: Database) -> None:
    case_id = await asked(county)
    await play.noticed(county, case_id, at="06-01 10:00", number="望市监罚告〔2026〕18号")
    with refused("CONFLICT", saying="已经要求听证"):
        await play.hearing_requested(county, case_id, at="06-02 09:00")
    await play.discussed(county, case_id, TOLD, at="06-09 09:00")
    with refused("HEARING_REQUIRED", saying="已经要求听证"):
        await play.decided(county, case_id, TOLD, at="06-09 10:00")
    officer = await person(county, "o-08")
    async with county.write() as tx:
        await acts.withdraw_hearing_request(tx, case_id, statement="自愿撤回", by=officer, at=instant("06-09 11:00"))
    await play.decided(county, case_id, TOLD, at="06-09 12:00", number="望市监罚〔2026〕20号")


async def test_the_hearing_asked_for_is_held_all_the_same(county: Database) -> None:
    case_id = await asked(county)
    await play.noticed(county, case_id, at="06-01 10:00", number="望市监罚告〔2026〕18号")
    await play.hearing_notified(county, case_id)
    await play.hearing_held(county, case_id)
    with refused("LEGAL_REVIEW_REQUIRED", "COLLECTIVE_DISCUSSION_REQUIRED"):
        await play.decided(county, case_id, TOLD, at="06-17 09:00")


async def test_after_a_hearing_a_new_notice_gives_the_right_anew(county: Database) -> None:
    case_id = await asked(county)
    await play.hearing_notified(county, case_id)
    await play.hearing_held(county, case_id)
    await play.review_on_record(county, case_id, TOLD, at="06-16 16:00", timing=ReviewTiming.POST_HEARING)
    await play.noticed(county, case_id, at="06-17 10:00", number="望市监罚告〔2026〕18号")
    await play.hearing_requested(county, case_id, at="06-18 09:00")
