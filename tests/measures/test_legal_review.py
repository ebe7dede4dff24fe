"""A measure that the catalogue makes a major decision, and its review: before the approval, in an emergency within its day."""

from uuid import UUID

import pytest

from api.database import Database
from api.measures import acts
from api.measures.gathering import load
from api.measures.holder import find_holder
from api.measures.models import Measure
from api.procedures.gathering import next_acts_on_measures
from api.vocabulary import EnforcementCategory, SignRole
from tests.conftest import FixedLegalClock
from tests.decisions.refusals import refused
from tests.decisions.test_mutations import Desk
from tests.worlds.county import instant, person
from tests.worlds.measures import (
    approval_form,
    approved,
    case_of,
    imposed,
    imposed_at_once,
    lifted,
    papers,
    requested,
    told,
    visited,
)
from tests.worlds.paper_reviews import build_reviewing, opinion, passed
from tests.worlds.parity import compared
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
FIFTY_MILLION = 50_000_000
VALUABLE, CHEAP, WHOLE = acts.Worth(FIFTY_MILLION), acts.Worth(FIFTY_MILLION - 1), acts.Worth(0, whole_premises=True)


@pytest.fixture
async def catalogue(county: Database) -> Database:
    """The county with the entry md-9 of the sample."""
    await build_reviewing(county, EnforcementCategory.COMPULSION, {"any": [
        {"field": "sealedWholePremises", "op": "eq", "value": True},
        {"field": "measureValueFen", "op": "gte", "value": FIFTY_MILLION},
    ]})  # fmt: skip
    return county


async def test_what_the_catalogue_leaves_out_needs_none(catalogue: Database) -> None:
    visit_id = await visited(catalogue)
    form = await approval_form(catalogue, visit_id)
    with refused("DATA_MISSING", saying="财物价值"):
        await requested(catalogue, visit_id, form)
    with refused("VALIDATION", saying="不能为负数"):
        await requested(catalogue, visit_id, form, worth=acts.Worth(-1))
    await approved(catalogue, await requested(catalogue, visit_id, form, worth=CHEAP), form)


@pytest.mark.parametrize("worth", [VALUABLE, WHOLE])
async def test_a_major_measure_is_approved_on_its_opinion(catalogue: Database, worth: acts.Worth) -> None:
    visit_id = await visited(catalogue)
    form, another = await approval_form(catalogue, visit_id), await approval_form(catalogue, visit_id)
    measure_id = await requested(catalogue, visit_id, form, worth=worth)
    await opinion(catalogue, visit_id, about=another)
    await opinion(catalogue, visit_id)
    with refused("LEGAL_REVIEW_REQUIRED", saying="审核"):
        await approved(catalogue, measure_id, form)
    await opinion(catalogue, visit_id, about=form, outcome="DISAGREE", at="05-09 10:31")
    with refused("LEGAL_REVIEW_REQUIRED", saying="审核未通过"):
        await approved(catalogue, measure_id, form)
    namesake = [(SignRole.REVIEWER, "rv-6"), (SignRole.REVIEW_HEAD, "st-20")]
    await opinion(catalogue, visit_id, about=form, signers=namesake, checklist=passed()[1:], at="05-09 10:32")
    with refused("CONFLICT_OF_ROLE", "DATA_MISSING"):
        await approved(catalogue, measure_id, form)
    await opinion(catalogue, visit_id, about=form, at="05-09 10:33")
    await approved(catalogue, measure_id, form)
    await told(catalogue, visit_id)
    given = await papers(catalogue, visit_id)
    await opinion(catalogue, visit_id, about=form, outcome="CORRECT", at="05-09 10:45")
    with refused("LEGAL_REVIEW_REQUIRED"):
        await imposed(catalogue, measure_id, given)
    relied_on = await opinion(catalogue, visit_id, about=form, at="05-09 10:46")
    await imposed(catalogue, measure_id, given)
    named = (await timeline(catalogue, visit_id))[-1].document_ids
    assert named == [form, given.decision_id, given.list_id, relied_on]


async def test_what_cannot_wait_is_reviewed_before_its_approval(catalogue: Database) -> None:
    visit_id = await visited(catalogue)
    await told(catalogue, visit_id)
    given = await papers(catalogue, visit_id)
    with refused("DATA_MISSING"):
        await imposed_at_once(catalogue, visit_id, given)
    measure_id = await imposed_at_once(catalogue, visit_id, given, worth=VALUABLE)
    form = await approval_form(catalogue, visit_id)
    with refused("LEGAL_REVIEW_REQUIRED"):
        await approved(catalogue, measure_id, form, at="05-10 10:49")
    relied_on = await opinion(catalogue, visit_id, about=form, at="05-10 10:49")
    with refused("APPROVAL_OVERDUE"):
        await approved(catalogue, measure_id, form, at="05-10 10:51")
    await approved(catalogue, measure_id, form, at="05-10 10:50")
    told_of = (await timeline(catalogue, visit_id))[-1]
    assert (told_of.kind.value, told_of.document_ids) == ("MEASURE_APPROVED", [form, relied_on])


async def test_without_its_review_it_can_only_be_lifted(catalogue: Database) -> None:
    visit_id = await visited(catalogue)
    await told(catalogue, visit_id)
    measure_id = await imposed_at_once(catalogue, visit_id, await papers(catalogue, visit_id), worth=WHOLE)
    await lifted(catalogue, measure_id, visit_id, at="05-10 11:00")


async def test_in_a_case_whoever_handled_the_visit_does_not_review(catalogue: Database) -> None:
    case_id = await case_of(catalogue, await visited(catalogue))
    form = await approval_form(catalogue, case_id)
    measure_id = await requested(catalogue, case_id, form, worth=VALUABLE, at="05-09 16:10")
    lent = [(SignRole.REVIEWER, "rv-5"), (SignRole.REVIEW_HEAD, "o-09")]
    await opinion(catalogue, case_id, about=form, signers=lent, at="05-09 16:20")
    with refused("CONFLICT_OF_ROLE", saying="柏雪"):
        await approved(catalogue, measure_id, form, at="05-09 16:30")
    await opinion(catalogue, case_id, about=form, at="05-09 16:21")
    await approved(catalogue, measure_id, form, at="05-09 16:30")


async def test_what_is_offered_is_what_is_allowed(catalogue: Database) -> None:
    visit_id = await visited(catalogue)
    form = await approval_form(catalogue, visit_id)
    measure_id = await requested(catalogue, visit_id, form, worth=VALUABLE)
    assert await may_be_approved(catalogue, visit_id, measure_id, form) is False
    await opinion(catalogue, visit_id, about=form)
    assert await may_be_approved(catalogue, visit_id, measure_id, form) is True


async def test_in_an_emergency_too(catalogue: Database) -> None:
    visit_id = await visited(catalogue)
    await told(catalogue, visit_id)
    measure_id = await imposed_at_once(catalogue, visit_id, await papers(catalogue, visit_id), worth=VALUABLE)
    form = await approval_form(catalogue, visit_id)
    assert await may_be_approved(catalogue, visit_id, measure_id, form) is False
    await opinion(catalogue, visit_id, about=form)
    assert await may_be_approved(catalogue, visit_id, measure_id, form) is True


async def test_over_the_api(catalogue: Database, legal_clock: FixedLegalClock) -> None:
    desk, visit_id = Desk(catalogue, legal_clock), await visited(catalogue)
    form = await approval_form(catalogue, visit_id)
    asked = await desk.act(
        "o-08", "05-09 10:20", "requestMeasure", "measure { id valueFen wholePremises }", visitId=f"visit_{visit_id}",
        kind="SEAL", documentId=f"document_{form}", valueFen=FIFTY_MILLION, wholePremises=True,
    )  # fmt: skip
    measure = asked["measure"]
    assert (measure["valueFen"], measure["wholePremises"]) == (FIFTY_MILLION, True)
    given = {"measureId": measure["id"], "documentId": f"document_{form}"}
    answer = await desk.act("st-09", "05-09 10:40", "approveMeasure", **given)
    assert (answer["__typename"], answer["code"]) == ("Refusal", "LEGAL_REVIEW_REQUIRED")
    await opinion(catalogue, visit_id, about=form)
    done = await desk.act("st-09", "05-09 10:40", "approveMeasure", "measure { stage }", **given)
    assert done["measure"] == {"stage": "APPROVED"}


async def may_be_approved(database: Database, owner_id: UUID, measure_id: UUID, form: UUID) -> bool:
    """Whether the approval is offered, after it was tried."""
    leader, at = await person(database, "st-09"), instant("05-09 10:55")
    async with database.read() as session:
        holder = await find_holder(session, owner_id)
        assert holder is not None
        assert (await load(session, await session.get_one(Measure, measure_id), holder)).approval is None
        offered = dict(await next_acts_on_measures(session, holder, at=at))[measure_id]
    only = [act for act in offered if act.act == "approveMeasure"]
    tried = await compared(database, only, {
        "approveMeasure": lambda tx: acts.approve_measure(tx, measure_id, document_id=form, by=leader, at=at)
    })  # fmt: skip
    return tried["approveMeasure"]
