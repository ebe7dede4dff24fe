"""Two people at one case at one time, over HTTP: one lawful outcome, whoever was first; a double click is one act."""

import asyncio
from collections.abc import Awaitable
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from api.access.models import Account, PersonKind
from api.exchange.identifiers import world_id
from api.registry.models import Reviewer
from api.vocabulary import SignRole
from tests.codes.met_in_penalties import FINE
from tests.codes.met_in_review import PASSED
from tests.codes.office import Answer, Office, codes_of
from tests.codes.produced import case, doc
from tests.worlds import general as play
from tests.worlds.county import instant, of
from tests.worlds.general import SMALL
from tests.worlds.reviewing import accepted, assigned, investigated, paper, submitted

pytestmark = pytest.mark.database


async def at_once(*acts: Awaitable[Answer]) -> list[str]:
    """What became of acts that were asked for at one time: ``done``, or the code of the refusal."""
    answers = await asyncio.gather(*acts)
    return sorted(codes_of(each)[0] if each["__typename"] == "Refusal" else "done" for each in answers)


async def count(office: Office, query: str, **values: Any) -> int:
    """How many rows there are."""
    async with office.database.read() as session:
        return int((await session.execute(sa.text(query), values)).scalar_one())


async def decision(office: Office, case_id: UUID, number: int, **more: Any) -> dict[str, Any]:
    """The input of a decision."""
    document = await play.form(
        office.database,
        case_id,
        "PENALTY_DECISION",
        play.stated(SMALL),
        number=f"望市监罚〔2026〕{number}号",
        at="06-03 09:00",
    )
    return {"caseId": case(case_id), "documentId": doc(document), "proposal": FINE, **more}


async def ready(office: Office, at: str, *people: str) -> None:
    """Everybody is logged in, and it is the time."""
    await office.let_in(*people)
    await office.set_clock(instant(at))


IN_FORCE = """SELECT count(*) FROM decision d WHERE d.case_id = :case
    AND NOT EXISTS (SELECT 1 FROM decision_revocation r WHERE r.decision_id = d.id)"""
DECIDED = "SELECT count(*) FROM event WHERE owner_id = :case AND kind = 'DECISION_MADE'"


async def test_two_leaders_decide(county: Office) -> None:
    case_id = await play.told_small(county.database)
    first, second = await decision(county, case_id, 18), await decision(county, case_id, 19)
    await ready(county, "06-03 09:30", "st-01", "st-09")
    both = county.act_now("st-01", "decideCase", **first), county.act_now("st-09", "decideCase", **second)
    assert await at_once(*both) == ["CONFLICT", "done"]
    assert await count(county, IN_FORCE, case=case_id) == 1
    assert await count(county, DECIDED, case=case_id) == 1


async def test_one_decides_again_while_another_revokes(county: Office) -> None:
    """Either the second decision came too early and is refused, or it followed the revocation: one decision at most stands."""
    case_id, _ = await play.decided_small(county.database)
    given = await decision(county, case_id, 30)
    await ready(county, "06-03 10:00", "st-01", "st-09")
    outcome = await at_once(
        county.act_now("st-01", "decideCase", **given),
        county.act_now("st-09", "revokeDecision", caseId=case(case_id), reason="适用法律错误"),
    )
    assert outcome in (["CONFLICT", "done"], ["done", "done"])
    assert await count(county, IN_FORCE, case=case_id) == outcome.count("done") - 1


async def test_two_revoke(county: Office) -> None:
    case_id, _ = await play.decided_small(county.database)
    await ready(county, "06-03 10:00", "st-01", "st-09")
    given = {"caseId": case(case_id), "reason": "适用法律错误"}
    both = [county.act_now(who, "revokeDecision", **given) for who in ("st-01", "st-09")]
    assert await at_once(*both) == ["INVALID_TRANSITION", "done"]
    assert await count(county, IN_FORCE, case=case_id) == 0


async def test_a_double_click_with_a_key_is_one_act_answered_twice(county: Office) -> None:
    case_id = await play.told_small(county.database)
    given = await decision(county, case_id, 18, idempotencyKey="7f1c")
    await ready(county, "06-03 09:30", "st-01")
    selected = "decision { number } case { stage }"
    answers = await asyncio.gather(*(county.act_now("st-01", "decideCase", selected, **given) for _ in range(3)))
    assert answers[0]["__typename"] == "DecideCasePayload", answers[0]
    assert answers.count(answers[0]) == 3
    assert await count(county, DECIDED, case=case_id) == 1


async def test_a_double_click_without_a_key_is_one_act_and_a_conflict(county: Office) -> None:
    case_id = await play.told_small(county.database)
    given = await decision(county, case_id, 18)
    await ready(county, "06-03 09:30", "st-01")
    assert await at_once(*(county.act_now("st-01", "decideCase", **given) for _ in range(2))) == ["CONFLICT", "done"]
    assert await count(county, DECIDED, case=case_id) == 1


async def test_one_key_for_two_requests_at_once(county: Office) -> None:
    case_id = await play.told_small(county.database)
    first, second = [await decision(county, case_id, n, idempotencyKey="7f1c") for n in (18, 19)]
    await ready(county, "06-03 09:30", "st-01")
    both = county.act_now("st-01", "decideCase", **first), county.act_now("st-01", "decideCase", **second)
    assert await at_once(*both) == ["CONFLICT", "done"]
    assert await count(county, DECIDED, case=case_id) == 1


async def test_two_reviewers_give_their_opinion(city: Office) -> None:
    """The second reviewer finds the opinion given: one outcome, one opinion on record."""
    database = city.database
    async with database.write() as tx:
        tx.add(Reviewer(
            id=of("rv-9"), name="宋知微", organ_id=world_id("lc-amr"), unit_id=world_id("lc-amr-fg"), position="法规科",
            law_background=True, legal_qualification_no="A1", first_review_year=2020,
        ))  # fmt: skip
        tx.add(Account(login="rv-9", person_kind=PersonKind.REVIEWER, person_id=of("rv-9")))
    case_id = await investigated(database)
    review_id = await submitted(database, case_id, 13_000_000)
    await accepted(database, review_id)
    await city.done(
        "st-20", "05-11 15:10", "assignReviewers", reviewId=f"review_{review_id}",
        reviewerIds=[f"reviewer_{world_id('rv-1')}", f"reviewer_{of('rv-9')}"],
    )  # fmt: skip
    said = {
        "timing": "PRE_NOTICE",
        "round": 1,
        "outcome": "AGREE",
        "proposal": {"kinds": ["FINE"], "fineFen": 13_000_000},
    }
    form = await paper(
        database, case_id, "REVIEW_OPINION", said, [(SignRole.REVIEWER, "rv-1"), (SignRole.REVIEW_HEAD, "st-20")]
    )
    given: dict[str, Any] = {
        "reviewId": f"review_{review_id}",
        "outcome": "AGREE",
        "checklist": PASSED,
        "documentId": doc(form),
    }
    await ready(city, "05-15 16:00", "rv-1", "rv-9")
    outcome = await at_once(*(city.act_now(who, "submitReviewOpinion", **given) for who in ("rv-1", "rv-1", "rv-9")))
    assert outcome.count("done") == 1, outcome
    assert await count(city, "SELECT count(*) FROM review_opinion WHERE review_id = :id", id=review_id) == 1


async def test_two_take_a_review_in(city: Office) -> None:
    review_id = await submitted(city.database, await investigated(city.database), 13_000_000)
    await ready(city, "05-11 15:00", "rv-1", "st-20")
    both = [city.act_now(who, "acceptReview", reviewId=f"review_{review_id}") for who in ("rv-1", "st-20")]
    outcome = await at_once(*both)
    assert outcome.count("done") == 1, outcome
    await assigned(city.database, review_id)
