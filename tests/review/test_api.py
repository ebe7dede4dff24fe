"""The review over the whole schema: a round by mutations, what each role reads, and what is computed now."""

from typing import Any
from uuid import UUID

import pytest

from api.database import Database
from api.exchange.identifiers import world_id
from api.review import acts
from api.review.standing import rounds_of
from api.review.words import MaterialKind
from api.vocabulary import ReviewItem, ReviewOutcome, SignRole
from tests.conftest import FixedLegalClock
from tests.worlds.counter import Counter
from tests.worlds.county import instant
from tests.worlds.reviewing import (
    FIRST,
    accepted,
    assigned,
    coordinated,
    in_review,
    investigated,
    judged,
    paper,
    submitted,
    who,
)

pytestmark = pytest.mark.database
PASSED = [{"item": item.value, "result": "PASS"} for item in ReviewItem]
CASE_1 = f"case_{world_id('case-1')}"


@pytest.fixture
def counter(sample: Database, legal_clock: FixedLegalClock) -> Counter:
    """A counter in the sample world."""
    return Counter(sample, legal_clock)


async def form(database: Database, case_id: UUID, template: str, signer: tuple[SignRole, str], **data: Any) -> str:
    """The id of a paper about a fine of 130 000 yuan."""
    content = {"timing": "PRE_NOTICE", "round": 1, "proposal": {"kinds": ["FINE"], "fineFen": 13_000_000}, **data}
    return f"document_{await paper(database, case_id, template, content, [signer])}"


async def test_a_round_through_the_mutations(counter: Counter) -> None:
    case_id = await investigated(counter.database)
    proposal = {"kinds": ["FINE"], "fineFen": 13_000_000}
    evaluated = await counter.act(
        "o-01", "05-09 09:00", "evaluateMajorDecision",
        "evaluation { catalogueVersion considered { code } reasons { code trigger version } } case { majorDecision { required } }",
        caseId=f"case_{case_id}", proposal=proposal,
    )  # fmt: skip
    assert evaluated["evaluation"]["reasons"] == [{"code": "md-1", "trigger": "MAJOR_RIGHTS", "version": 1}]
    assert evaluated["evaluation"]["catalogueVersion"] == "2026-02-01"
    assert evaluated["case"] == {"majorDecision": {"required": True}}
    given: dict[str, Any] = {
        "caseId": f"case_{case_id}", "proposal": proposal, "text": "罚款130000元",
        "documentId": await form(counter.database, case_id, "REVIEW_SUBMISSION", (SignRole.UNIT_HEAD, "st-19")),
        "materials": [{"kind": kind.value, "title": kind.label} for kind in sorted(FIRST)],
    }  # fmt: skip
    refusal = await counter.act("st-19", "05-11 09:00", "submitReview", **{**given, "materials": []})
    assert (refusal["code"], refusal["canSupply"]) == ("RECORDS_MISSING", ["OFFICER", "UNIT_HEAD"])
    assert refusal["missing"][0]["facts"] == ["调查终结报告", "告知书代拟稿", "证据材料", "裁量说明"]
    sent = await counter.act(
        "st-19", "05-11 09:00", "submitReview",
        "review { id kind timing round status triggerCodes proposal { kinds fineFen law } submittedBy { name } } case { stage }",
        **given,
    )  # fmt: skip
    review_id = sent["review"]["id"]
    assert sent["case"] == {"stage": "UNDER_REVIEW"}
    assert sent["review"] == {
        "id": review_id, "kind": "LEGAL_REVIEW", "timing": "PRE_NOTICE", "round": 1, "status": "SUBMITTED",
        "triggerCodes": ["md-1"], "submittedBy": {"name": "元亦"},
        "proposal": {"kinds": ["FINE"], "fineFen": 13_000_000, "law": sent["review"]["proposal"]["law"]},
    }  # fmt: skip
    assert "中华人民共和国特种设备安全法第八十四条第一项" in sent["review"]["proposal"]["law"]
    taken = await counter.act(
        "rv-1",
        "05-11 15:00",
        "acceptReview",
        "review { status acceptedAt deadline { dueOn metOn } }",
        reviewId=review_id,
    )
    assert taken["review"] == {
        "status": "ACCEPTED", "acceptedAt": "2026-05-11T07:00:00+00:00", "deadline": {"dueOn": "2026-05-25", "metOn": None},
    }  # fmt: skip
    named = await counter.act(
        "st-20", "05-11 15:10", "assignReviewers", "review { status reviewers { name } }", reviewId=review_id,
        reviewerIds=[f"reviewer_{world_id('rv-1')}"],
    )  # fmt: skip
    assert named["review"] == {"status": "IN_REVIEW", "reviewers": [{"name": "荀知白"}]}
    opinion: dict[str, Any] = {
        "reviewId": review_id, "outcome": "AGREE", "checklist": PASSED,
        "documentId": await form(
            counter.database, case_id, "REVIEW_OPINION", (SignRole.REVIEWER, "rv-1"), outcome="AGREE"
        ),
    }  # fmt: skip
    failing = [*PASSED[:6], {"item": "DISCRETION", "result": "FAIL", "comment": "应当从轻"}, *PASSED[7:]]
    conflict = await counter.act("rv-1", "05-15 16:00", "submitReviewOpinion", **{**opinion, "checklist": failing})
    assert (conflict["code"], conflict["missing"][0]["facts"]) == ("CHECKLIST_CONFLICT", ["裁量基准运用"])
    judged_ = await counter.act(
        "rv-1", "05-15 16:00", "submitReviewOpinion",
        "review { status deadline { metOn } opinion { outcome checklist { item result } givenBy { name } } }", **opinion,
    )  # fmt: skip
    assert judged_["review"]["status"] == "PASSED"
    assert judged_["review"]["deadline"] == {"metOn": "2026-05-15"}
    assert len(judged_["review"]["opinion"]["checklist"]) == 10


async def test_a_dispute_through_the_mutations(counter: Counter) -> None:
    case_id = await investigated(counter.database)
    review_id = await in_review(counter.database, case_id, 13_000_000)
    await judged(counter.database, review_id, ReviewOutcome.CORRECT, failed=[ReviewItem.DISCRETION])
    opaque = f"review_{review_id}"
    objected = await counter.act(
        "st-19",
        "05-18 09:00",
        "objectToOpinion",
        "review { status steps { kind text } }",
        reviewId=opaque,
        text="建议维持",
    )
    assert objected["review"]["status"] == "OBJECTED"
    assert objected["review"]["steps"][-1] == {"kind": "OBJECTED", "text": "建议维持"}
    asked = await counter.act(
        "rv-1", "05-18 10:00", "requestCounselOpinion", "request { id opinion { opinion } } review { status }",
        reviewId=opaque, counselId=f"counsel_{world_id('cs-2')}", question="是否从轻",
    )  # fmt: skip
    assert (asked["request"]["opinion"], asked["review"]) == (None, {"status": "COORDINATING"})
    answered = await counter.act(
        "cs-2", "05-19 10:00", "submitCounselOpinion", "request { opinion { opinion counsel { name } } case { name } }",
        requestId=asked["request"]["id"], opinion="应当从轻",
    )  # fmt: skip
    assert answered["request"]["opinion"] == {"opinion": "应当从轻", "counsel": {"name": "贝思敏"}}
    record = await form(counter.database, case_id, "REVIEW_COORDINATION", (SignRole.DEPUTY_HEAD, "st-15"))
    meeting: dict[str, Any] = {
        "reviewId": opaque, "documentId": record, "decision": "采纳审核意见",
        "proposal": {"kinds": ["FINE"], "fineFen": 10_000_000}, "counselIds": [f"counsel_{world_id('cs-2')}"],
        "attendeeIds": [f"staff_{world_id('st-19')}", f"officer_{world_id('o-01')}", f"reviewer_{world_id('rv-1')}"],
    }  # fmt: skip
    wrong = await counter.act("st-15", "05-20 10:00", "coordinateReview", **{**meeting, "attendeeIds": [CASE_1]})
    assert wrong["code"] == "NOT_FOUND"
    settled = await counter.act(
        "st-15", "05-20 10:00", "coordinateReview",
        "review { status coordination { chairedBy { name } attendees { name } counsels { name } proposal { fineFen } } }",
        **meeting,
    )  # fmt: skip
    assert settled["review"] == {
        "status": "COORDINATED",
        "coordination": {
            "chairedBy": {"name": "乐知行"}, "counsels": [{"name": "贝思敏"}], "proposal": {"fineFen": 10_000_000},
            "attendees": [{"name": "乐知行"}, {"name": "元亦"}, {"name": "周砚秋"}, {"name": "荀知白"}],
        },
    }  # fmt: skip


async def test_the_smaller_mutations(counter: Counter) -> None:
    case_id = await investigated(counter.database)
    opaque = f"case_{case_id}"
    flagged = await counter.act(
        "st-19", "05-09 09:00", "flagMajorDecision", "flag { trigger reason flaggedBy { name } } case { id }", caseId=opaque,
        trigger="COMPLEX", reason="涉及多个法律关系",
    )  # fmt: skip
    assert flagged["flag"] == {"trigger": "COMPLEX", "reason": "涉及多个法律关系", "flaggedBy": {"name": "元亦"}}
    review = f"review_{await submitted(counter.database, case_id, 100_000)}"
    returned = await counter.act(
        "rv-1", "05-11 10:00", "returnReview", "review { status steps { kind materials { kind } } }", reviewId=review,
        wanted=["EVIDENCE"], reason="证据目录不全",
    )  # fmt: skip
    assert returned["review"] == {
        "status": "RETURNED_INCOMPLETE", "steps": [{"kind": "RETURNED", "materials": [{"kind": "EVIDENCE"}]}],
    }  # fmt: skip
    supplied = await counter.act(
        "o-01", "05-11 11:00", "supplementReview", "review { status }", reviewId=review,
        materials=[{"kind": "EVIDENCE", "title": "证据目录"}],
    )  # fmt: skip
    assert supplied["review"] == {"status": "SUBMITTED"}
    withdrawn = await counter.act(
        "st-19", "05-11 12:00", "withdrawReview", "review { status }", reviewId=review, reason="补充调查"
    )
    assert withdrawn["review"] == {"status": "WITHDRAWN"}
    opened = await counter.act(
        "st-12", "06-01 09:00", "openAccountability", "accountability { role reason }", caseId=opaque, role="CASE_UNIT",
        reason="送审材料不实",
    )  # fmt: skip
    assert opened["accountability"] == {"role": "CASE_UNIT", "reason": "送审材料不实"}
    trained = await counter.act(
        "st-20", "05-09 18:00", "recordTraining", "training { method hours attendees { name } }", method="CASE_TEACHING",
        title="案卷评析", heldOn="2026-05-09", hours=2.5, reviewerIds=[f"reviewer_{world_id('rv-1')}"],
    )  # fmt: skip
    assert trained["training"] == {"method": "CASE_TEACHING", "hours": 2.5, "attendees": [{"name": "荀知白"}]}
    adopted = await counter.act(
        "st-20", "06-01 09:00", "adoptMajorDecisionRule", "rule { code version rule }", code="md-1", category="PENALTY",
        trigger="MAJOR_RIGHTS", description="二十万元以上", basis="修订", effectiveFrom="2026-07-01",
        rule={"all": [{"field": "fineFen", "op": ">=", "value": 20_000_000}]},
    )  # fmt: skip
    assert (adopted["rule"]["code"], adopted["rule"]["version"]) == ("md-1", 2)
    rectify = await in_review(counter.database, case_id, 13_000_000, number=2, day="05-12")
    await judged(counter.database, rectify, ReviewOutcome.CORRECT)
    corrected = await counter.act(
        "o-02", "05-18 09:00", "submitRectification", "review { status }", reviewId=f"review_{rectify}", text="已调整"
    )
    assert corrected["review"] == {"status": "RECTIFYING"}


async def test_a_status_reads_as_it_follows(counter: Counter) -> None:
    """What is read in SQL is what the rules derive, in every state of a round."""
    database = counter.database
    head, reviewer = await who(database, "st-19"), await who(database, "rv-1")

    async def round_(*, until: str) -> None:
        case_id = await investigated(database)
        review_id = await submitted(database, case_id, 13_000_000)
        if until == "RETURNED":
            async with database.write() as tx:
                await acts.return_review(
                    tx, review_id, [MaterialKind.EVIDENCE], reason="不全", by=reviewer, at=instant("05-11 10:00")
                )
        if until in ("SUBMITTED", "RETURNED"):
            return
        await accepted(database, review_id)
        if until == "ACCEPTED":
            return
        await assigned(database, review_id)
        if until == "WITHDRAWN":
            async with database.write() as tx:
                await acts.withdraw_review(tx, review_id, reason="补充调查", by=head, at=instant("05-12 09:00"))
        if until in ("IN_REVIEW", "WITHDRAWN"):
            return
        await judged(database, review_id, ReviewOutcome(until.partition(" ")[0]))
        if "objected" in until:
            async with database.write() as tx:
                await acts.object_to_opinion(tx, review_id, text="维持", by=head, at=instant("05-18 09:00"))
        if "counsel" in until:
            async with database.write() as tx:
                await acts.request_counsel_opinion(
                    tx, review_id, counsel_id=world_id("cs-2"), question="?", by=reviewer, at=instant("05-18 10:00")
                )
        if "settled" in until:
            await coordinated(database, review_id, 10_000_000, at="05-20 10:00")

    for until in (
        "SUBMITTED", "RETURNED", "ACCEPTED", "IN_REVIEW", "WITHDRAWN", "AGREE", "CORRECT", "SUPPLEMENT", "FIX_PROCEDURE",
        "NO_PENALTY", "TRANSFER", "DISAGREE", "DISAGREE counsel", "CORRECT objected", "CORRECT objected counsel",
        "CORRECT objected settled", "DISAGREE objected counsel settled",
    ):  # fmt: skip
        await round_(until=until)
    read = await counter.ask("st-01", "{ reviews(first: 100) { nodes { id status case { id } } } }")
    found = {node["id"]: node["status"] for node in read["reviews"]["nodes"]}
    async with database.read() as session:
        derived = {
            f"review_{r.id}": r.status.value
            for case in {node["case"]["id"] for node in read["reviews"]["nodes"]}
            for r in await rounds_of(session, UUID(case.removeprefix("case_")))
        }
    assert found == derived
    assert set(found.values()) == {
        "SUBMITTED", "RETURNED_INCOMPLETE", "ACCEPTED", "IN_REVIEW", "WITHDRAWN", "PASSED", "RECTIFYING", "NOT_PASSED",
        "OBJECTED", "COORDINATING", "COORDINATED",
    }  # fmt: skip
    open_ = await counter.ask("st-01", "{ reviews(filter: {status: IN_REVIEW}) { nodes { status } } }")
    assert open_["reviews"]["nodes"] == [{"status": "IN_REVIEW"}]


@pytest.mark.parametrize(
    ("login", "sees"),
    [("o-01", True), ("rv-1", True), ("st-01", True), ("st-12", True), ("cs-2", True),
     ("cs-1", False), ("rv-2", False), ("st-09", False), (None, False)],
)  # fmt: skip
async def test_who_reads_a_review(counter: Counter, login: str | None, sees: bool) -> None:
    """Counsel see what they were asked about (cs-2), and no other case (cs-1)."""
    text = """query ($id: ID!, $case: ID!) {
        review(id: $id) { status opinion { advice } counselRequests { counsel { name } opinion { opinion } } }
        reviews(filter: {case: $case}) { nodes { round } } }"""
    data = await counter.ask(login, text, id=f"review_{world_id('rw-3')}", case=CASE_1)
    assert (data["review"] is not None) is sees
    assert len(data["reviews"]["nodes"]) == (4 if sees else 0)
    if sees:
        assert data["review"]["status"] == "COORDINATED"
        assert data["review"]["counselRequests"][0]["opinion"]["opinion"].startswith("听证查明的主动整改情节")


async def test_the_catalogue_and_the_checklist_are_for_everybody(counter: Counter) -> None:
    text = """query ($organ: ID!, $on: Date!) {
        majorDecisionCatalogue(filter: {organ: $organ, inForceOn: $on}, first: 50) { nodes { code trigger rule } }
        reviewChecklist { item question } }"""
    organ = f"organ_{world_id('lc-amr')}"
    data = await counter.ask(None, text, organ=organ, on="2026-02-01")
    assert len(data["majorDecisionCatalogue"]["nodes"]) == 10
    assert [item["item"] for item in data["reviewChecklist"]] == [item.value for item in ReviewItem]
    assert (await counter.ask(None, text, organ=organ, on="2026-01-31"))["majorDecisionCatalogue"]["nodes"] == []


async def test_hours_of_training_by_method(counter: Counter) -> None:
    text = "query ($id: ID!, $year: Int!) { trainingHours(reviewerId: $id, year: $year) { hours byMethod { method hours } } }"
    reviewer = f"reviewer_{world_id('rv-1')}"
    data = await counter.ask("st-20", text, id=reviewer, year=2026)
    assert data["trainingHours"] == {
        "hours": 24.0, "byMethod": [{"method": "ONLINE", "hours": 8.0}, {"method": "ROTATION", "hours": 16.0}],
    }  # fmt: skip
    assert (await counter.ask("st-20", text, id=reviewer, year=2025))["trainingHours"] == {"hours": 0.0, "byMethod": []}
    for outsider in (None, "cs-1", "st-09"):
        assert (await counter.ask(outsider, text, id=reviewer, year=2026))["trainingHours"] is None


async def test_the_ratio_of_reviewers_and_what_makes_up_for_it(counter: Counter) -> None:
    text = """query ($id: ID!) { reviewerRatio(organId: $id) {
        officers reviewers percent required compliant purchasedService alarm { code missing } } }"""
    small = await counter.ask("st-12", text, id=f"organ_{world_id('wl-ny')}")
    assert small["reviewerRatio"] == {
        "officers": 2, "reviewers": 0, "percent": 0.0, "required": 1, "compliant": False, "purchasedService": True,
        "alarm": {"code": "REVIEWER_RATIO_LOW", "missing": ["还需1名法制审核人员"]},
    }  # fmt: skip
    enough = (await counter.ask("st-01", text, id=f"organ_{world_id('lc-amr')}"))["reviewerRatio"]
    assert (enough["compliant"], enough["required"], enough["alarm"]) == (True, 1, None)
    assert (await counter.ask(None, text, id=f"organ_{world_id('wl-ny')}"))["reviewerRatio"] is None


async def test_the_trace_names_everybody_with_time_paper_and_signatures(counter: Counter) -> None:
    text = """query ($id: ID!) { responsibilityTrace(caseId: $id) { responsible steps {
        at what text people { name position role } documents { title state signatures { name role } } } } }"""
    trace = (await counter.ask("st-01", text, id=CASE_1))["responsibilityTrace"]
    assert {"PRINCIPAL_HEAD", "CASE_UNIT", "REVIEW_UNIT"} <= set(trace["responsible"])
    assert [step["at"] for step in trace["steps"]] == sorted(step["at"] for step in trace["steps"])
    assert all(step["people"] for step in trace["steps"])
    opinions = [step for step in trace["steps"] if step["what"] == "审核意见"]
    assert len(opinions) == 4
    assert opinions[0]["people"] == [{"name": "荀知白", "position": "法规科二级主任科员", "role": "REVIEW_UNIT"}]
    assert opinions[0]["documents"] == [{
        "title": "法制审核意见书（告知前第一次）", "state": "COMPLETE",
        "signatures": [{"name": "荀知白", "role": "REVIEWER"}, {"name": "华一诺", "role": "REVIEW_HEAD"}],
    }]  # fmt: skip
    decided = next(step for step in trace["steps"] if step["what"] == "作出决定")
    assert decided["people"][0]["role"] == "PRINCIPAL_HEAD"
    for outsider in (None, "cs-1", "st-09"):
        assert (await counter.ask(outsider, text, id=CASE_1))["responsibilityTrace"] is None


@pytest.mark.parametrize(
    ("mutation", "right", "wrong", "given"),
    [
        ("acceptReview", "rv-1", "st-19", {"reviewId": "review"}),
        ("assignReviewers", "st-20", "rv-1", {"reviewId": "review", "reviewerIds": []}),
        ("submitRectification", "o-01", "rv-1", {"reviewId": "review", "text": "已改"}),
        ("objectToOpinion", "st-19", "o-01", {"reviewId": "review", "text": "维持"}),
        ("flagMajorDecision", "st-01", "o-01", {"caseId": "case", "trigger": "COMPLEX", "reason": "复杂"}),
        ("submitCounselOpinion", "cs-1", "rv-1", {"requestId": "counselrequest", "opinion": "可"}),
        ("openAccountability", "st-12", "rv-1", {"caseId": "case", "role": "CASE_UNIT", "reason": "不实"}),
    ],
)
async def test_who_may_not_is_told_before_anything_is_read(
    counter: Counter, mutation: str, right: str, wrong: str, given: dict[str, Any]
) -> None:
    unknown = {"review", "case", "counselrequest"}
    given = {name: f"{value}_{world_id('x')}" if str(value) in unknown else value for name, value in given.items()}
    answer = await counter.answer(None, "05-11 09:00", mutation, **given)
    assert answer.errors[0].extensions["code"] == "UNAUTHENTICATED"
    answer = await counter.answer(wrong, "05-11 09:00", mutation, **given)
    assert answer.errors[0].extensions["code"] == "FORBIDDEN"
    assert (await counter.act(right, "05-11 09:00", mutation, **given))["code"] == "NOT_FOUND"
