"""A major levy and its review on paper: without one, by the wrong people, of too little, of another amount, and as it should be."""

from uuid import UUID

import pytest

from api.cases.proceeding_models import RecusalDecision, RecusalOrigin, RecusalRequest, RecusalTarget
from api.database import Database
from api.papers.paper import declare_void
from api.procedures.gathering import next_proceeding_acts
from api.proceedings import acts
from api.proceedings.models import CommonProceeding
from api.review import acts as review
from api.vocabulary import EnforcementCategory, ReviewItem, SignRole
from tests.conftest import FixedLegalClock
from tests.decisions.refusals import refused
from tests.decisions.test_mutations import Desk
from tests.worlds.county import instant, of, person
from tests.worlds.paper_reviews import build_reviewing, opinion, passed
from tests.worlds.parity import Try, compared
from tests.worlds.proceedings import LEVY_PAPER, answered, levy_started, paper, ruled_on, told
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
NUMBER = "望市监征〔2026〕1号"
WHOLE_LEVY = 3_600


async def to_be_decided(county: Database) -> tuple[UUID, UUID]:
    """A levy that is a major decision from a fen on, the party heard, and the paper that decides it."""
    await build_reviewing(
        county, EnforcementCategory.LEVY, {"all": [{"field": "fineFen", "op": "gte", "value": WHOLE_LEVY}]}
    )
    proceeding_id = await levy_started(county)
    await told(county, proceeding_id)
    await answered(county, proceeding_id)
    document = await paper(county, proceeding_id, "LEVY_DECISION", LEVY_PAPER, number=NUMBER, at="05-11 09:00")
    return proceeding_id, document


async def test_what_the_opinion_must_be(county: Database) -> None:
    proceeding_id, document = await to_be_decided(county)
    with refused("LEGAL_REVIEW_REQUIRED", saying="审核"):
        await ruled_on(county, proceeding_id, document)
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, outcome="CORRECT", at="05-09 13:00")
    with refused("LEGAL_REVIEW_REQUIRED", saying="审核未通过"):
        await ruled_on(county, proceeding_id, document)
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY - 1, at="05-09 13:10")
    with refused("LEGAL_REVIEW_REQUIRED", saying="金额与拟决定的不一致"):
        await ruled_on(county, proceeding_id, document)
    short, bad = passed()[1:], passed(ReviewItem.FACTS)
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, checklist=short, at="05-09 13:20")
    with refused("DATA_MISSING", saying="未审核"):
        await ruled_on(county, proceeding_id, document)
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, checklist=bad, at="05-09 13:30")
    with refused("CHECKLIST_CONFLICT"):
        await ruled_on(county, proceeding_id, document)
    relied_on = await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, at="05-09 13:40")
    await ruled_on(county, proceeding_id, document)
    assert (await timeline(county, proceeding_id))[-1].document_ids == [document, relied_on]
    officer = await person(county, "o-08")
    with refused("INVALID_TRANSITION", saying="不得作废"):
        async with county.write() as tx:
            await declare_void(tx, relied_on, "误制", by=officer, at=instant("05-12 09:00"))


async def test_who_may_review(county: Database) -> None:
    proceeding_id, document = await to_be_decided(county)
    by_nobody = [(SignRole.REVIEW_HEAD, "st-20")]
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, signers=by_nobody, at="05-09 13:00")
    with refused("VALIDATION", saying="审核人员"):
        await ruled_on(county, proceeding_id, document)
    namesake = [(SignRole.REVIEWER, "rv-6"), (SignRole.REVIEW_HEAD, "st-20")]
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, signers=namesake, at="05-09 13:10")
    with refused("CONFLICT_OF_ROLE", saying="宫一鸣"):
        await ruled_on(county, proceeding_id, document)
    lent = [(SignRole.REVIEWER, "rv-5"), (SignRole.REVIEW_HEAD, "o-09")]
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, signers=lent, at="05-09 13:20")
    with refused("CONFLICT_OF_ROLE", saying="柏雪"):
        await ruled_on(county, proceeding_id, document)
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, at="05-09 13:30")
    await relieved(county, "rv-5")
    await ruled_on(county, proceeding_id, document)


async def test_who_was_relieved_reviews_no_more(county: Database) -> None:
    proceeding_id, document = await to_be_decided(county)
    await relieved(county, "rv-5")
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, at="05-11 09:30")
    with refused("VALIDATION", saying="荀知白"):
        await ruled_on(county, proceeding_id, document)


async def test_who_was_recused_does_not_review(county: Database) -> None:
    proceeding_id, document = await to_be_decided(county)
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, at="05-09 13:30")
    await recused(county, proceeding_id, "rv-5", "荀知白")
    with refused("RECUSED_OFFICER", saying="荀知白"):
        await ruled_on(county, proceeding_id, document)


async def test_what_is_offered_is_what_is_allowed(county: Database) -> None:
    proceeding_id, document = await to_be_decided(county)
    assert await offered(county, proceeding_id, document) is False
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, checklist=[], at="05-09 13:00")
    assert await offered(county, proceeding_id, document) is False
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, at="05-09 13:10")
    assert await offered(county, proceeding_id, document) is True


async def test_refused_over_the_api_with_every_gap(county: Database, legal_clock: FixedLegalClock) -> None:
    proceeding_id, document = await to_be_decided(county)
    signers = [(SignRole.REVIEWER, "rv-6"), (SignRole.REVIEW_HEAD, "st-20")]
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, checklist=passed()[1:], signers=signers, at="05-09 13:00")
    desk = Desk(county, legal_clock)
    given = {"proceedingId": f"proceeding_{proceeding_id}", "documentId": f"document_{document}"}
    answer = await desk.act("st-09", "05-11 10:00", "decideProceeding", **given)
    assert (answer["__typename"], answer["code"]) == ("Refusal", "CONFLICT_OF_ROLE")
    await opinion(county, proceeding_id, fine_fen=WHOLE_LEVY, at="05-09 13:10")
    decided = await desk.act("st-09", "05-11 10:00", "decideProceeding", "proceeding { decision { number } }", **given)
    assert decided["proceeding"]["decision"] == {"number": NUMBER}


async def offered(county: Database, proceeding_id: UUID, document: UUID) -> bool:
    """Whether the decision is offered, after it was tried."""
    leader, at = await person(county, "st-09"), instant("05-11 10:00")
    async with county.read() as session:
        row = await session.get_one(CommonProceeding, proceeding_id)
        acts_now = await next_proceeding_acts(session, row, by=leader, at=at)
    deciding: Try = lambda tx: acts.decide_proceeding(tx, proceeding_id, document, acts.Ruling(), by=leader, at=at)  # noqa: E731
    compared_ = await compared(
        county, [each for each in acts_now if each.act == "decideProceeding"], {"decideProceeding": deciding}
    )
    return compared_["decideProceeding"]


async def relieved(county: Database, reviewer: str) -> None:
    """A reviewer leaves the office on 10 May."""
    admin = await person(county, "st-09")
    async with county.write() as tx:
        await review.relieve_reviewer(tx, of(reviewer), reason="调离", by=admin, at=instant("05-10 09:00"))


async def recused(county: Database, owner_id: UUID, who: str, name: str) -> None:
    """Somebody was recused from the proceeding."""
    at, party = instant("05-10 09:00"), {"id": str(of("p-04")), "name": "邰晓"}
    async with county.write() as tx:
        request = RecusalRequest(
            owner_id=owner_id, organ_id=of("wl-amr"), target_id=of(who), target_name=name, target_role=RecusalTarget.REVIEWER,
            origin=RecusalOrigin.PARTY, reason="近亲属", at=at, actor=party,
        )  # fmt: skip
        tx.add(request)
        await tx.flush()
        leader = (await person(county, "st-09")).snapshot()
        tx.add(RecusalDecision(
            request_id=request.id, owner_id=owner_id, organ_id=of("wl-amr"), granted=True, reason="属实", at=at, actor=leader
        ))  # fmt: skip
