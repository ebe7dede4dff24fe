"""What is offered in a round of review is accepted, what is not is refused for the same."""

from uuid import UUID

import pytest

from api.access.viewer import Viewer
from api.cases.models import Case
from api.database import Database
from api.law.gates import Refused
from api.procedures.gathering import submission
from api.procedures.review import next_review_acts
from api.review import acts
from api.review.words import MaterialKind
from api.vocabulary import ReviewOutcome, SignRole
from tests.conftest import FixedLegalClock
from tests.worlds import reviewing
from tests.worlds.county import instant
from tests.worlds.next_steps import NextSteps
from tests.worlds.parity import compared, statements
from tests.worlds.sample import sample, sample_template

__all__ = ["sample", "sample_template"]
pytestmark = pytest.mark.database


async def test_a_round_from_its_submission_to_the_coordination(sample: Database) -> None:
    case_id = await reviewing.investigated(sample)
    review_id = await reviewing.submitted(sample, case_id, 12_000_000)

    async def offered() -> dict[str, list[str]]:
        _, round_ = await reviewing.the_round(sample, review_id)
        return {act.act: [gap.code.value for gap in act.gaps] for act in next_review_acts(round_)}

    assert await offered() == {"returnReview": [], "withdrawReview": [], "acceptReview": []}
    reviewer, unit = await reviewing.who(sample, "rv-1"), await reviewing.who(sample, "st-19")
    at = instant("05-11 10:00")
    wanted = [MaterialKind.EVIDENCE, MaterialKind.DISCRETION_NOTE]
    async with sample.write() as tx:
        await acts.return_review(tx, review_id, wanted, reason="材料不全", by=reviewer, at=at)
    returned = await offered()
    assert [act for act, codes in returned.items() if not codes] == ["supplementReview", "withdrawReview"]
    assert returned["acceptReview"] == await refused(sample, review_id) == ["INVALID_TRANSITION", "RECORDS_MISSING"]
    async with sample.write() as tx:
        await acts.supplement_review(tx, review_id, [acts.Material(wanted[0], "材料")], by=unit, at=at)
    assert (await offered())["acceptReview"] == await refused(sample, review_id) == ["RECORDS_MISSING"]
    async with sample.write() as tx:
        await acts.return_review(tx, review_id, wanted[1:], reason="仍缺一项", by=reviewer, at=at)
    async with sample.write() as tx:
        await acts.supplement_review(tx, review_id, [acts.Material(wanted[1], "材料")], by=unit, at=at)
    assert (await offered())["acceptReview"] == []

    await reviewing.accepted(sample, review_id)
    assert await offered() == {
        "withdrawReview": [], "assignReviewers": [], "submitReviewOpinion": ["INVALID_TRANSITION"]
    }  # fmt: skip
    await reviewing.assigned(sample, review_id)
    assert await offered() == {"withdrawReview": [], "assignReviewers": [], "submitReviewOpinion": []}
    await reviewing.judged(sample, review_id, ReviewOutcome.CORRECT)
    assert await offered() == {"submitRectification": [], "objectToOpinion": []}
    async with sample.write() as tx:
        await acts.object_to_opinion(tx, review_id, text="处罚幅度适当", by=unit, at=instant("05-16 09:00"))
    assert await offered() == {"coordinateReview": []}
    await reviewing.coordinated(sample, review_id, 11_000_000)
    assert await offered() == {}


async def test_a_submission_is_offered_when_it_is_taken_and_refused_for_the_same(sample: Database) -> None:
    """At every state of the last round: none, submitted, accepted, rectifying, objected to, coordinated."""
    case_id = await reviewing.investigated(sample)

    async def ready(fen: int, number: int) -> bool:
        at = instant("07-01 09:00")
        with statements(sample) as sent:
            async with sample.read() as session:
                offered = await submission(session, await session.get_one(Case, case_id), at=at)
        assert len(sent) <= 30, len(sent)
        data = {"timing": "PRE_NOTICE", "round": number, "proposal": {"kinds": ["FINE"], "fineFen": fen}}
        form = await reviewing.paper(sample, case_id, "REVIEW_SUBMISSION", data, [(SignRole.UNIT_HEAD, "st-19")])
        given = acts.Submission(
            document_id=form, proposal=reviewing.fine(fen), text="罚款", change="减轻",
            materials=[acts.Material(kind, kind.label) for kind in MaterialKind],
        )  # fmt: skip
        unit = await reviewing.who(sample, "st-19")
        compared_ = await compared(
            sample, [offered], {offered.act: lambda tx: acts.submit_review(tx, case_id, given, by=unit, at=at)}
        )
        return compared_[offered.act]

    assert await ready(13_000_000, 1)
    review_id = await reviewing.submitted(sample, case_id, 12_000_000)
    assert not await ready(13_000_000, 2), "one round at a time"
    await reviewing.accepted(sample, review_id)
    await reviewing.assigned(sample, review_id)
    assert not await ready(13_000_000, 2)
    await reviewing.judged(sample, review_id, ReviewOutcome.CORRECT)
    assert not await ready(13_000_000, 2), "rectified first"
    unit = await reviewing.who(sample, "st-19")
    async with sample.write() as tx:
        await acts.object_to_opinion(tx, review_id, text="处罚幅度适当", by=unit, at=instant("05-16 09:00"))
    assert not await ready(13_000_000, 2)
    await reviewing.coordinated(sample, review_id, 11_000_000)
    assert await ready(11_000_000, 2), "what the leaders settled on"


async def test_the_api_offers_them_on_the_round(sample: Database, legal_clock: FixedLegalClock) -> None:
    case_id = await reviewing.investigated(sample)
    steps = NextSteps(sample, legal_clock, f"case_{case_id}")
    officer = Viewer(await reviewing.who(sample, "o-01"))
    assert "returnReview" not in await steps.codes("05-11 08:00", officer)
    review_id = await reviewing.submitted(sample, case_id, 12_000_000)
    found = await steps.asked("05-11 09:30", officer) or []
    on_the_round = {each["act"]: each["roles"] for each in found if each["objectId"] == f"review_{review_id}"}
    assert on_the_round == {
        "returnReview": ["REVIEWER", "REVIEW_HEAD"], "withdrawReview": ["OFFICER", "UNIT_HEAD"],
        "acceptReview": ["REVIEWER", "REVIEW_HEAD"],
    }  # fmt: skip


async def refused(sample: Database, review_id: UUID) -> list[str]:
    """The codes with which the round is not accepted."""
    with pytest.raises(Refused) as refusal:
        await reviewing.accepted(sample, review_id, at="05-11 10:30")
    return [gap.code.value for gap in refusal.value.gaps]
