"""Catalogues on their way to the public, over the whole schema: a matter by the justice bureau, the random-inspection list by
the market regulator, from the first draft to the planned inspection, through the API alone."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from api.database import Database
from api.exchange.identifiers import world_id
from api.inspections.acts import publish_list_entry
from api.law.gates import Refused
from api.policies.acts import decide_filing
from api.registry.publication_rules import GUIDE_FIELDS
from api.vocabulary import FilingStatus
from tests.conftest import FixedLegalClock
from tests.worlds.counter import Counter, codes
from tests.worlds.county import instant
from tests.worlds.reviewing import who

pytestmark = pytest.mark.database
ADMIN, LEADER, BUREAU, CHECKER = "st-14", "st-01", "st-12", "st-13"
UNIT = f"unit_{world_id('lc-amr-tz')}"
LISTS: dict[str, Any] = {"materials": [{"name": "申请书"}], "timeLimit": {"statutory": {"n": 20, "unit": "WORKDAY"},
    "promised": {"n": 8, "unit": "WORKDAY"}}}  # fmt: skip
MANY = {"conditions", "preferentialPolicies", "procedureSteps", "supervision", "accountability", "remedies"}
GUIDE = {key: ["无"] if key in MANY else "有" for key in GUIDE_FIELDS} | LISTS
MATTER: dict[str, Any] = {
    "code": "2199-AMR-XK-900", "name": "演示许可", "category": "LICENCE", "unitId": UNIT, "catalogues": ["ENFORCEMENT_MATTERS"],
    "duty": "负责许可", "authority": "受理、审查、决定", "effectiveFrom": "2026-06-01",
    "basis": [{"law": "中华人民共和国食品安全法", "article": "第三十五条"}], "guide": GUIDE,
}  # fmt: skip
ENTRY: dict[str, Any] = {
    "name": "演示抽查", "basis": "食品安全法第一百一十条", "objects": "食品销售者", "content": ["许可", "进货查验"], "ratio": "0.05",
    "method": "现场检查", "frequency": "每年1次",
}  # fmt: skip


@pytest.fixture
def counter(sample: Database, legal_clock: FixedLegalClock) -> Counter:
    """A counter in the sample world."""
    return Counter(sample, legal_clock)


async def drafted(counter: Counter, **changes: Any) -> str:
    made = await counter.act(
        ADMIN, "05-09 09:00", "draftMatter", "matter { id status version }", **{**MATTER, **changes}
    )
    assert made["matter"]["status"] == "DRAFT"
    return str(made["matter"]["id"])


async def listed(counter: Counter, **changes: Any) -> str:
    made = await counter.act(
        ADMIN, "05-09 09:00", "draftRandomInspectionMatter", "listItem { id status }", **{**ENTRY, **changes}
    )
    assert made["listItem"]["status"] == "DRAFT"
    return str(made["listItem"]["id"])


async def sent(counter: Counter, object_id: str) -> str:
    made = await counter.act(ADMIN, "05-09 10:00", "submitFiling", "filing { id }", objectId=object_id)
    return str(made["filing"]["id"])


async def decided(counter: Counter, by: str, filing: str, decision: str, opinion: str = "") -> dict[str, Any]:
    return await counter.act(
        by, "05-10 09:00", "decideFiling", "filing { status to { name } matter { status } listItem { status } plan { filedOn } }",
        filingId=filing, decision=decision, opinion=opinion,
    )  # fmt: skip


async def published(counter: Counter, matter: str) -> dict[str, Any]:
    return await counter.act(ADMIN, "05-11 09:00", "publishMatter", "matter { status publishedOn }", matterId=matter)


async def on_the_list(counter: Counter, entry: str) -> dict[str, Any]:
    return await counter.act(
        ADMIN, "05-11 09:00", "publishRandomInspectionMatter", "listItem { status publishedOn }", listItemId=entry
    )


async def seen_by_the_public(counter: Counter, matter: str) -> Any:
    found = await counter.ask(
        None,
        "query ($id: ID!) { matter(id: $id) { status effectiveTo guide { timeLimit { promised { n } } } } }",
        id=matter,
    )
    return found["matter"]


async def test_a_matter_is_public_after_the_justice_bureau_approved_it(counter: Counter) -> None:
    lame = await drafted(counter, duty=" ", guide={**GUIDE, "preferentialPolicies": None})
    refusal = await counter.act(ADMIN, "05-09 10:00", "submitFiling", objectId=lame)
    assert [(gap["code"], gap["facts"]) for gap in refusal["missing"]] == [
        ("VALIDATION", ["职责（duty）"]), ("GUIDE_INCOMPLETE", ["优惠政策"]),
    ]  # fmt: skip
    assert refusal["missing"][1]["legalBasis"] == {"law": "中华人民共和国行政许可法", "article": "第三十条第一款"}
    first = await drafted(counter)
    assert codes(await published(counter, first)) == ["REVIEW_REQUIRED"]
    filing = await sent(counter, first)
    assert codes(await published(counter, first)) == ["REVIEW_REQUIRED"]
    assert codes(await decided(counter, CHECKER, filing, "APPROVED")) == ["FORBIDDEN"]
    returned = await decided(counter, BUREAU, filing, "RETURNED", "权限不明")
    assert returned["filing"] == {
        "status": "RETURNED", "to": {"name": "澜川市司法局"}, "matter": {"status": "RETURNED"}, "listItem": None, "plan": None,
    }  # fmt: skip
    assert codes(await counter.act(ADMIN, "05-10 10:00", "submitFiling", objectId=first)) == ["INVALID_TRANSITION"]
    second = await drafted(counter, authority="受理、审查、决定、颁证")
    filing = await sent(counter, second)
    assert (await decided(counter, BUREAU, filing, "ACCEPTED"))["filing"]["matter"] == {"status": "SUBMITTED"}
    assert (await decided(counter, BUREAU, filing, "APPROVED"))["filing"]["matter"] == {"status": "APPROVED"}
    assert await seen_by_the_public(counter, second) is None
    assert (await published(counter, second))["matter"] == {"status": "PUBLISHED", "publishedOn": "2026-05-11"}
    assert await seen_by_the_public(counter, second) == {
        "status": "PUBLISHED", "effectiveTo": None, "guide": {"timeLimit": {"promised": {"n": 8}}},
    }  # fmt: skip


async def test_a_version_supersedes_the_one_before_and_is_abolished(counter: Counter) -> None:
    first, second = await drafted(counter), ""
    await decided(counter, BUREAU, await sent(counter, first), "APPROVED")
    await published(counter, first)
    second = await drafted(counter, name="演示许可（变更）", effectiveFrom="2026-07-01")
    assert codes(await counter.act(ADMIN, "05-10 10:00", "submitFiling", objectId=first)) == ["INVALID_TRANSITION"]
    await decided(counter, BUREAU, await sent(counter, second), "APPROVED")
    assert (await published(counter, second))["matter"]["status"] == "PUBLISHED"
    text = "query ($id: ID!) { matter(id: $id) { status effectiveTo endReason } }"
    old = await counter.ask(ADMIN, text, id=first)
    assert old["matter"] == {"status": "SUPERSEDED", "effectiveTo": "2026-06-30", "endReason": None}
    given = {"matterId": second, "reason": "依据废止"}
    silent = await counter.act(ADMIN, "07-05 09:00", "abolishMatter", matterId=second, reason=" ")
    assert codes(silent) == ["REASON_REQUIRED"]
    gone = await counter.act(ADMIN, "07-05 09:00", "abolishMatter", "matter { status effectiveTo endReason }", **given)
    assert gone["matter"] == {"status": "ABOLISHED", "effectiveTo": "2026-07-05", "endReason": "依据废止"}
    assert codes(await counter.act(ADMIN, "07-05 09:01", "abolishMatter", **given)) == ["INVALID_TRANSITION"]


async def test_whose_matter_it_is(counter: Counter) -> None:
    taken = await counter.act(
        ADMIN, "05-09 09:00", "draftMatter", **{**MATTER, "unitId": f"unit_{world_id('lc-cgj-dd')}"}
    )
    assert codes(taken) == ["NOT_FOUND"]
    other = await counter.ask(None, "query ($o: ID!) { matters(filter: {organ: $o}, first: 1) { nodes { code } } }",
        o=f"organ_{world_id('wl-amr')}")  # fmt: skip
    code = other["matters"]["nodes"][0]["code"]
    assert codes(await counter.act(ADMIN, "05-09 09:00", "draftMatter", **{**MATTER, "code": code})) == ["CONFLICT"]
    upside_down: dict[str, Any] = {"fineMinFen": 200, "fineMaxFen": 100}
    assert codes(await counter.act(ADMIN, "05-09 09:00", "draftMatter", **MATTER, **upside_down)) == ["VALIDATION"]
    assert codes(await counter.act("st-09", "05-09 10:00", "submitFiling", objectId=await drafted(counter))) == [
        "NOT_FOUND"
    ]
    assert codes(await counter.act(ADMIN, "05-09 10:00", "submitFiling", objectId="case_1")) == ["NOT_FOUND"]


async def test_from_the_list_to_the_inspection_through_the_api_alone(counter: Counter) -> None:
    entry = await listed(counter)
    line = {"listItemId": entry, "periodFrom": "2026-05-01", "periodTo": "2026-06-30", "plannedObjects": 3}
    plan: dict[str, Any] = {"year": 2026, "items": [line]}
    early = await counter.act(LEADER, "05-09 11:00", "publishInspectionPlan", **plan)
    assert (early["code"], early["missing"][0]["legalBasis"]["article"]) == ("LIST_NOT_PUBLISHED", "第五十四条")
    assert codes(await on_the_list(counter, entry)) == ["REVIEW_REQUIRED"]
    filing = await sent(counter, entry)
    assert codes(await decided(counter, BUREAU, filing, "APPROVED")) == ["FORBIDDEN"]
    approved = await decided(counter, CHECKER, filing, "APPROVED")
    assert approved["filing"] == {
        "status": "APPROVED", "to": {"name": "澜川市市场监督管理局"}, "matter": None, "listItem": {"status": "APPROVED"},
        "plan": None,
    }  # fmt: skip
    assert (await on_the_list(counter, entry))["listItem"] == {"status": "PUBLISHED", "publishedOn": "2026-05-11"}
    planned = await counter.act(
        LEADER,
        "05-11 10:00",
        "publishInspectionPlan",
        "plan { id year publishedOn items { listItem { name } } }",
        **plan,
    )
    assert {"listItem": {"name": "演示抽查"}} in planned["plan"]["items"], "a line added to the plan of the sample"
    visit = await counter.act(
        "st-19", "05-11 11:00", "planInspection", "visit { plannedOn task { listItem { name } } }", kind="RANDOM",
        name="演示抽查第一批", partyId=f"party_{world_id('p-01')}", place="澜川市滨水区云杉路1号",
        officerIds=[f"officer_{world_id(o)}" for o in ("o-01", "o-02")], plannedOn="2026-05-12", checkCode="QR-900",
        listItemId=entry, reason="双随机、一公开监管平台第一批抽取",
    )  # fmt: skip
    assert visit["__typename"] == "PlanInspectionPayload", visit
    assert visit["visit"]["task"] == {"listItem": {"name": "演示抽查"}}


async def test_an_entry_is_revised_and_abolished(counter: Counter) -> None:
    first = await listed(counter)
    await decided(counter, CHECKER, await sent(counter, first), "APPROVED")
    await on_the_list(counter, first)
    second = await listed(counter, ratio="0.1", revises=first)
    again = await counter.act(ADMIN, "05-09 09:00", "draftRandomInspectionMatter", **ENTRY, revises=first)
    assert codes(again) == ["CONFLICT"]
    assert codes(
        await counter.act(ADMIN, "05-09 09:00", "draftRandomInspectionMatter", **{**ENTRY, "ratio": "1.01"})
    ) == ["VALIDATION"]
    silent = await listed(counter, basis=" ", content=[" "])
    refusal = await counter.act(ADMIN, "05-09 10:00", "submitFiling", objectId=silent)
    assert refusal["missing"][0]["facts"] == ["抽查依据", "抽查内容"]
    await decided(counter, CHECKER, await sent(counter, second), "APPROVED")
    assert (await on_the_list(counter, second))["listItem"]["status"] == "PUBLISHED"
    text = """query ($o: ID!) { superseded: randomInspectionMatters(filter: {organ: $o, status: SUPERSEDED}) { nodes { id } } }"""
    old = await counter.ask(ADMIN, text, o=f"organ_{world_id('lc-amr')}")
    assert old["superseded"]["nodes"] == [{"id": first}]
    given = {"listItemId": second, "reason": "不再抽查"}
    gone = await counter.act(
        ADMIN, "05-12 09:00", "abolishRandomInspectionMatter", "listItem { status endReason }", **given
    )
    assert gone["listItem"] == {"status": "ABOLISHED", "endReason": "不再抽查"}
    assert codes(await counter.act(ADMIN, "05-12 09:01", "abolishRandomInspectionMatter", **given)) == [
        "INVALID_TRANSITION"
    ]


async def test_the_plan_of_a_new_year_goes_on_record_with_the_justice_bureau(counter: Counter) -> None:
    line = {"listItemId": f"listitem_{world_id('ri-1')}", "periodFrom": "2027-03-01", "periodTo": "2027-06-30"}
    made = await counter.act(
        LEADER, "05-09 09:00", "publishInspectionPlan", "plan { id year publishedOn filedOn }", year=2027,
        items=[line | {"plannedObjects": 6}],
    )  # fmt: skip
    plan = made["plan"]["id"]
    assert made["plan"] == {"id": plan, "year": 2027, "publishedOn": "2026-05-09", "filedOn": None}
    filing = await sent(counter, plan)
    assert (await decided(counter, BUREAU, filing, "FILED"))["filing"]["plan"] == {"filedOn": "2026-05-10"}
    assert codes(await counter.act(ADMIN, "05-10 10:00", "submitFiling", objectId=plan)) == ["CONFLICT"]
    cap: dict[str, Any] = {"year": 2027, "riskLevel": "一般", "perEnterprisePerYear": 2, "exempt": ["投诉举报"]}
    told = await counter.act(LEADER, "05-09 09:00", "publishInspectionCap", "cap { year publishedOn exempt }", **cap)
    assert told["cap"] == {"year": 2027, "publishedOn": "2026-05-09", "exempt": ["投诉举报"]}
    assert codes(await counter.act(LEADER, "05-09 09:00", "publishInspectionCap", **cap)) == ["CONFLICT"]
    past = await counter.act(LEADER, "05-09 09:00", "publishInspectionCap", **{**cap, "year": 2025})
    assert codes(past) == ["VALIDATION"]


async def test_two_at_once_decide_and_publish_once(counter: Counter) -> None:
    database = counter.database
    entry = await listed(counter)
    filing = UUID((await sent(counter, entry)).removeprefix("submission_"))
    checker, admin = await who(database, CHECKER), await who(database, ADMIN)

    async def outcome(decision: FilingStatus) -> str:
        async with database.write() as tx:
            try:
                await decide_filing(tx, filing, decision=decision, opinion="可", by=checker, at=instant("05-10 09:00"))
            except Refused as refused:
                return refused.code.value
        return "done"

    assert sorted(await asyncio.gather(outcome(FilingStatus.APPROVED), outcome(FilingStatus.APPROVED))) == [
        "INVALID_TRANSITION", "done",
    ]  # fmt: skip

    async def publication() -> str:
        async with database.write() as tx:
            try:
                entry_id = UUID(entry.removeprefix("listitem_"))
                await publish_list_entry(tx, entry_id, by=admin, at=instant("05-11 09:00"))
            except Refused as refused:
                return refused.code.value
        return "done"

    assert sorted(await asyncio.gather(publication(), publication())) == ["CONFLICT", "done"]
