"""The people of the review through the whole schema: rules, staffing, training, counsel, accountability (任务清单第26–29、33项)."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from api.access.models import Account, PersonKind
from api.exchange.identifiers import world_id
from tests.worlds.counter import COUNTY_ADMIN, Counter, codes
from tests.worlds.reviewing import accepted, investigated, submitted

pytestmark = pytest.mark.database

ADMIN, LEADER, HEAD = "st-14", "st-01", "st-20"
BUREAU = "st-12"
CASE_1 = f"case_{world_id('case-1')}"
LAW_UNIT = f"unit_{world_id('lc-amr-fg')}"
FARMING = f"organ_{world_id('wl-ny')}"
NEW: dict[str, Any] = {
    "name": "闻人月", "unitId": LAW_UNIT, "position": "法规科科员", "lawBackground": True,
    "legalQualificationNo": "A2025210000009（虚构）",
}  # fmt: skip
RATIO = """query ($id: ID!) { reviewerRatio(organId: $id) {
    officers reviewers percent required compliant purchasedService alarm { code } } }"""
CONTRACT: dict[str, Any] = {
    "contractNumber": "GF-2026-01", "services": "协助法制审核，提出书面意见", "validFrom": "2026-05-01",
    "validTo": "2026-12-31", "feeFen": 6_000_000,
}  # fmt: skip
SERVICE = (
    "service { id contractNumber validTo feeFen counsel { id name firm kind } organ { name } recordedBy { name } }"
)


async def test_review_rules_without_responsibility_are_not_filed(counter: Counter) -> None:
    """Item 26."""
    sections = {"subject": "法规科", "scope": "目录清单", "content": "十项", "procedure": "送审、受理、审核"}
    given: dict[str, Any] = {
        "kind": "REVIEW_RULES", "title": "重大执法决定法制审核办法",
        "headings": [{"key": key, "text": text} for key, text in sections.items()],
    }  # fmt: skip
    made = await counter.act(HEAD, "05-11 09:00", "createPolicy", "policy { id version }", **given)
    refusal = await counter.act(HEAD, "05-11 09:10", "submitFiling", objectId=made["policy"]["id"])
    assert codes(refusal) == ["POLICY_INCOMPLETE"]
    assert refusal["missing"][0]["facts"] == ["responsibility"]
    given["headings"].append({"key": "responsibility", "text": "各负其责"})
    whole = await counter.act(HEAD, "05-11 09:20", "createPolicy", "policy { id version }", **given)
    assert whole["policy"]["version"] == made["policy"]["version"] + 1
    filed = await counter.act(HEAD, "05-11 09:30", "submitFiling", "filing { status }", objectId=whole["policy"]["id"])
    assert filed["filing"] == {"status": "SUBMITTED"}


async def test_an_organ_short_of_reviewers_buys_a_service_or_appoints(counter: Counter) -> None:
    """Item 27: wl-ny has two officers and no reviewer; what it buys is shown and counts for no reviewer."""
    short = {
        "officers": 2, "reviewers": 0, "percent": 0.0, "required": 1, "compliant": False, "purchasedService": True,
        "alarm": {"code": "REVIEWER_RATIO_LOW"},
    }  # fmt: skip
    counter.clock.at = counter.clock.at.replace(year=2027)
    after = (await counter.ask(BUREAU, RATIO, id=FARMING))["reviewerRatio"]
    assert after == {**short, "purchasedService": False}
    cs_1 = f"counsel_{world_id('cs-1')}"
    bought = await counter.act(
        COUNTY_ADMIN, "05-11 09:00", "recordPurchasedService", SERVICE, counselId=cs_1,
        **{**CONTRACT, "validTo": "2027-12-31"},
    )  # fmt: skip
    assert bought["service"] == {
        "id": bought["service"]["id"], "contractNumber": "GF-2026-01", "validTo": "2027-12-31", "feeFen": 6_000_000,
        "counsel": {"id": cs_1, "name": "应怀远", "firm": "辽宁澄观律师事务所（虚构）", "kind": "GOV_COUNSEL"},
        "organ": {"name": "望岭县农业农村局"}, "recordedBy": {"name": "黎管"},
    }  # fmt: skip
    counter.clock.at = counter.clock.at.replace(year=2027)
    assert (await counter.ask(BUREAU, RATIO, id=FARMING))["reviewerRatio"] == short
    listed = "query ($organ: ID!, $on: Date!) { purchasedServices(filter: {organ: $organ, inForceOn: $on}) { nodes { contractNumber } } }"
    for login, on, count in (
        (BUREAU, "2026-05-01", 1), (BUREAU, "2026-04-30", 0), (COUNTY_ADMIN, "2027-12-31", 1), (LEADER, "2026-05-01", 0),
        ("cs-1", "2026-05-01", 0), (None, "2026-05-01", 0),
    ):  # fmt: skip
        found = await counter.ask(login, listed, organ=FARMING, on=on)
        assert len(found["purchasedServices"]["nodes"]) == count, (login, on)
    again = await counter.act(COUNTY_ADMIN, "05-11 10:00", "recordPurchasedService", counselId=cs_1, **CONTRACT)
    assert codes(again) == ["CONFLICT"]
    appointed = await counter.act(
        COUNTY_ADMIN, "05-11 11:00", "appointReviewer", "appointment { kind reviewer { name firstReviewYear active } }",
        **{**NEW, "unitId": f"unit_{world_id('wl-ny-dd')}"},
    )  # fmt: skip
    assert appointed["appointment"] == {
        "kind": "APPOINTED", "reviewer": {"name": "闻人月", "firstReviewYear": 2026, "active": True},
    }  # fmt: skip
    now = (await counter.ask(BUREAU, RATIO, id=FARMING))["reviewerRatio"]
    assert (now["reviewers"], now["percent"], now["compliant"], now["alarm"]) == (1, 50.0, True, None)


async def test_a_first_time_reviewer_is_qualified_or_reviews_no_penalty(counter: Counter) -> None:
    """Item 27 with 行政处罚法第五十八条第二款: refused when appointed; appointed for other decisions, refused when assigned."""
    unexamined = {**NEW, "legalQualificationNo": None}
    assert codes(await counter.act(ADMIN, "05-11 09:00", "appointReviewer", **unexamined)) == ["REVIEWER_NOT_QUALIFIED"]
    other = await counter.act(
        ADMIN, "05-11 09:05", "appointReviewer", "appointment { reviewsPenalties reviewer { id } }",
        reviewsPenalties=False, **unexamined,
    )  # fmt: skip
    newcomer = other["appointment"]["reviewer"]["id"]
    review = await submitted(counter.database, await investigated(counter.database), 13_000_000)
    await accepted(counter.database, review)
    given = {"reviewId": f"review_{review}"}
    refused = await counter.act(HEAD, "05-11 16:00", "assignReviewers", reviewerIds=[newcomer], **given)
    assert codes(refused) == ["REVIEWER_NOT_QUALIFIED"]
    examined = await counter.act(ADMIN, "05-11 16:05", "appointReviewer", "appointment { reviewer { id } }", **NEW)
    named = await counter.act(
        HEAD, "05-11 16:10", "assignReviewers", "review { reviewers { name } }",
        reviewerIds=[examined["appointment"]["reviewer"]["id"]], **given,
    )  # fmt: skip
    assert named["review"]["reviewers"] == [{"name": "闻人月"}]


async def test_who_is_relieved_is_assigned_no_more(counter: Counter) -> None:
    rv_1 = f"reviewer_{world_id('rv-1')}"
    review = await submitted(counter.database, await investigated(counter.database), 13_000_000)
    await accepted(counter.database, review)
    foreign = await counter.act(COUNTY_ADMIN, "05-11 09:00", "relieveReviewer", reviewerId=rv_1, reason="调离")
    assert foreign["code"] == "NOT_FOUND"
    assert codes(await counter.act(ADMIN, "05-11 09:00", "relieveReviewer", reviewerId=rv_1, reason=" ")) == [
        "REASON_REQUIRED"
    ]
    both = await asyncio.gather(
        *(counter.act(ADMIN, "05-11 09:10", "relieveReviewer", "appointment { kind reason }", reviewerId=rv_1, reason="调离")
          for _ in range(2))
    )  # fmt: skip
    assert sorted(answer["__typename"] for answer in both) == ["Refusal", "RelieveReviewerPayload"]
    refused = await counter.act(HEAD, "05-11 16:00", "assignReviewers", reviewId=f"review_{review}", reviewerIds=[rv_1])
    assert codes(refused) == ["VALIDATION"]
    text = "query ($o: ID!) { reviewers(filter: {organ: $o, active: true}) { nodes { name } } reviewerAppointments { nodes { kind reviewer { name } } } }"
    read = await counter.ask(HEAD, text, o=f"organ_{world_id('lc-amr')}")
    assert read["reviewers"]["nodes"] == []
    assert read["reviewerAppointments"]["nodes"] == [{"kind": "RELIEVED", "reviewer": {"name": "荀知白"}}]


async def test_who_is_bought_assists_and_signs_no_opinion(counter: Counter) -> None:
    """Items 27 and 29: asked within the contract, answers, is no reviewer; and sees the case only when asked."""
    bought = await counter.act(
        ADMIN,
        "05-11 09:00",
        "recordPurchasedService",
        SERVICE,
        name="司空简",
        firm="虚构律师事务所",
        **{**CONTRACT, "validFrom": "2026-05-12"},
    )
    counsel = bought["service"]["counsel"]
    assert (counsel["name"], counsel["kind"]) == ("司空简", "PURCHASED_SERVICE")
    key = counsel["id"].removeprefix("counsel_")
    async with counter.database.write() as tx:
        tx.add(Account(login="cs-9", person_kind=PersonKind.COUNSEL, person_id=UUID(key)))
    case_id = await investigated(counter.database)
    review = f"review_{await submitted(counter.database, case_id, 13_000_000)}"
    await accepted(counter.database, UUID(review.removeprefix("review_")))
    as_reviewer = await counter.act(
        HEAD, "05-11 16:00", "assignReviewers", reviewId=review, reviewerIds=[f"reviewer_{key}"]
    )
    assert as_reviewer["code"] == "NOT_FOUND"
    opinion: dict[str, Any] = {"reviewId": review, "outcome": "AGREE", "checklist": [], "documentId": f"document_{key}"}
    signed = await counter.answer("cs-9", "05-11 16:05", "submitReviewOpinion", **opinion)
    assert signed.errors[0].extensions["code"] == "FORBIDDEN"
    case = "query ($id: ID!) { case(id: $id) { id } responsibilityTrace(caseId: $id) { responsible } }"
    opaque = f"case_{case_id}"
    assert await counter.ask("cs-9", case, id=opaque) == {"case": None, "responsibilityTrace": None}
    asking = {"reviewId": review, "counselId": counsel["id"], "question": "涉及多个法律关系，如何适用"}
    early = await counter.act("rv-1", "05-11 16:06", "requestCounselOpinion", **asking)
    assert codes(early) == ["INVALID_TRANSITION"]
    asked = await counter.act("rv-1", "05-12 08:30", "requestCounselOpinion", "request { id }", **asking)
    assert (await counter.ask("cs-9", case, id=opaque))["case"] == {"id": opaque}
    assert (await counter.ask("cs-1", case, id=opaque))["case"] is None
    stranger = await counter.act(
        "cs-1", "05-12 09:00", "submitCounselOpinion", requestId=asked["request"]["id"], opinion="x"
    )
    assert stranger["code"] == "NOT_FOUND"
    given = await counter.act(
        "cs-9", "05-12 09:00", "submitCounselOpinion", "request { opinion { opinion counsel { name } } }",
        requestId=asked["request"]["id"], opinion="应当适用特别法",
    )  # fmt: skip
    assert given["request"]["opinion"] == {"opinion": "应当适用特别法", "counsel": {"name": "司空简"}}
    shown = "query ($id: ID!) { review(id: $id) { status counselRequests { opinion { opinion } } } }"
    seen = (await counter.ask("rv-1", shown, id=review))["review"]
    assert (seen["status"], seen["counselRequests"]) == ("ACCEPTED", [{"opinion": {"opinion": "应当适用特别法"}}])


async def test_training_counts_for_the_year_by_method(counter: Counter) -> None:
    """Item 28: what is recorded now adds to the eight hours online and sixteen by rotation."""
    rv_1 = f"reviewer_{world_id('rv-1')}"
    held: dict[str, Any] = {"title": "案例教学", "heldOn": "2026-05-09", "hours": 4, "reviewerIds": [rv_1]}
    hours = (
        "query ($id: ID!) { trainingHours(reviewerId: $id, year: 2026) { hours byMethod { method hours trainings } } }"
    )
    before = (await counter.ask(HEAD, hours, id=rv_1))["trainingHours"]
    assert before == {
        "hours": 24.0,
        "byMethod": [{"method": "ONLINE", "hours": 8.0, "trainings": 1}, {"method": "ROTATION", "hours": 16.0, "trainings": 1}],
    }  # fmt: skip
    made = await counter.act(
        HEAD, "05-09 18:00", "recordTraining", "training { hours }", method="CASE_TEACHING", **held
    )
    assert made["training"] == {"hours": 4.0}
    after = (await counter.ask(HEAD, hours, id=rv_1))["trainingHours"]
    assert after["hours"] == 28.0
    assert after["byMethod"][-1] == {"method": "CASE_TEACHING", "hours": 4.0, "trainings": 1}
    wrong = await counter.act(
        HEAD, "05-08 18:00", "recordTraining", method="ONLINE", **{**held, "title": " ", "hours": 0}
    )
    assert wrong["missing"][0]["facts"] == ["培训名称（title）", "学时（hours）", "培训日期（heldOn）"]


async def test_an_account_is_opened_traced_and_concluded(counter: Counter) -> None:
    """Item 33: the sides appear with person, time, paper and signature; who took part answers, once, after being heard."""
    trace = """query ($id: ID!) { responsibilityTrace(caseId: $id) { responsible steps { at what text
        people { name role } documents { title state signatures { name at } } } } }"""
    before = (await counter.ask(LEADER, trace, id=CASE_1))["responsibilityTrace"]
    assert {"PRINCIPAL_HEAD", "CASE_UNIT", "REVIEW_UNIT"} <= set(before["responsible"])
    assert all(step["people"] and step["at"] for step in before["steps"])
    papers = [paper for step in before["steps"] for paper in step["documents"]]
    assert papers
    assert all(paper["state"] and all(mark["at"] for mark in paper["signatures"]) for paper in papers)
    opened = await counter.act(
        BUREAU, "09-01 09:00", "openAccountability", "accountability { id role conclusion { sanction } }", caseId=CASE_1,
        role="CASE_UNIT", reason="送审材料与卷宗不一致",
    )  # fmt: skip
    assert opened["accountability"]["conclusion"] is None
    account = opened["accountability"]["id"]
    given: dict[str, Any] = {
        "accountabilityId": account, "sanction": "CIRCULATED", "findings": "证据目录漏列两项", "statement": "承认，已补正",
        "peopleIds": [f"officer_{world_id('o-01')}"],
    }  # fmt: skip
    assert codes(await counter.act(LEADER, "09-10 09:00", "concludeAccountability", **given)) == ["FORBIDDEN"]
    strangers = {**given, "peopleIds": [f"reviewer_{world_id('rv-1')}", f"officer_{world_id('o-08')}"], "statement": ""}
    assert codes(await counter.act(BUREAU, "09-10 09:00", "concludeAccountability", **strangers)) == [
        "VALIDATION", "REASON_REQUIRED",
    ]  # fmt: skip
    county = await counter.answer("o-01", "09-10 09:00", "concludeAccountability", **given)
    assert county.errors[0].extensions["code"] == "FORBIDDEN"
    assert (await counter.act("st-09", "09-10 09:00", "concludeAccountability", **given))["code"] == "NOT_FOUND"
    done = await counter.act(
        BUREAU, "09-10 10:00", "concludeAccountability",
        "accountability { conclusion { sanction findings statement concludedAt people { name position } concludedBy { name } } }",
        **given,
    )  # fmt: skip
    conclusion = done["accountability"]["conclusion"]
    assert conclusion["people"][0]["name"] == "周砚秋"
    assert (conclusion["sanction"], conclusion["concludedBy"]) == ("CIRCULATED", {"name": "农思远"})
    assert codes(await counter.act(BUREAU, "09-10 10:05", "concludeAccountability", **given)) == ["CONFLICT"]
    after = (await counter.ask(LEADER, trace, id=CASE_1))["responsibilityTrace"]
    added = [step for step in after["steps"] if step not in before["steps"]]
    assert [(step["what"], step["text"]) for step in added] == [
        ("责任追究", "行政执法承办机构：送审材料与卷宗不一致"), ("责任追究结论", "通报批评：证据目录漏列两项"),
    ]  # fmt: skip
    seen = "query ($id: ID!) { case(id: $id) { accountabilities { reason conclusion { sanction } } } }"
    for login, count in ((LEADER, 1), (BUREAU, 1), ("st-16", 1), ("o-01", 0), ("rv-1", 0)):
        assert len((await counter.ask(login, seen, id=CASE_1))["case"]["accountabilities"]) == count, login
