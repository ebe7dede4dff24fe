"""A policy on its way to the justice bureau, over the whole schema: refused, returned, revised, approved, taken on record."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from api.database import Database
from api.exchange.identifiers import world_id
from api.law.gates import Refused
from api.policies import acts
from api.policies.headings import required_headings
from api.policies.models import FiledObject
from api.vocabulary import PolicyKind
from tests.conftest import FixedLegalClock
from tests.worlds.counter import Counter
from tests.worlds.county import instant
from tests.worlds.reviewing import who

pytestmark = pytest.mark.database
SEVEN = [{"key": h.key, "text": f"{h.title}……"} for h in required_headings(PolicyKind.DISCLOSURE_RULES)]


@pytest.fixture
def counter(sample: Database, legal_clock: FixedLegalClock) -> Counter:
    """A counter in the sample world."""
    return Counter(sample, legal_clock)


async def adopted(counter: Counter, headings: list[dict[str, str]], by: str = "st-14") -> str:
    """A version of the disclosure rules."""
    made = await counter.act(
        by, "05-09 09:00", "createPolicy", "policy { id version status newest }", kind="DISCLOSURE_RULES",
        title="行政执法公示制度", headings=headings, issuedOn="2026-05-09", effectiveFrom="2026-06-01",
    )  # fmt: skip
    assert (made["policy"]["status"], made["policy"]["newest"]) == ("DRAFT", True)
    return str(made["policy"]["id"])


async def decided(counter: Counter, by: str, filing: str, decision: str, opinion: str = "") -> dict[str, Any]:
    return await counter.act(
        by, "05-12 09:00", "decideFiling", "filing { status decisions { decision decidedBy { name } } policy { status } }",
        filingId=filing, decision=decision, opinion=opinion,
    )  # fmt: skip


async def test_disclosure_rules_go_through_review_to_the_record(counter: Counter) -> None:
    incomplete = await adopted(counter, [h for h in SEVEN if h["key"] != "safeguards"])
    refusal = await counter.act("st-14", "05-10 09:00", "submitFiling", objectId=incomplete)
    assert (refusal["code"], refusal["missing"][0]["facts"]) == ("POLICY_INCOMPLETE", ["safeguards"])
    assert refusal["missing"][0]["legalBasis"]["law"] == "辽宁省行政执法公示办法"
    complete = await adopted(counter, SEVEN)
    sent = await counter.act(
        "st-14", "05-10 10:00", "submitFiling", "filing { id kind status to { name } policy { status version } }",
        objectId=complete,
    )  # fmt: skip
    filing = sent["filing"]["id"]
    assert sent["filing"] == {
        "id": filing, "kind": "REVIEW_AND_RECORD", "status": "SUBMITTED", "to": {"name": "澜川市司法局"},
        "policy": {"status": "SUBMITTED", "version": 3},  # the sample has the first
    }  # fmt: skip
    assert (await decided(counter, "st-12", filing, "FILED"))["code"] == "INVALID_TRANSITION"
    assert (await decided(counter, "st-12", filing, "RETURNED"))["code"] == "REASON_REQUIRED"
    approved = await decided(counter, "st-12", filing, "APPROVED", "符合规定")
    assert approved["filing"] == {
        "status": "APPROVED", "policy": {"status": "APPROVED"},
        "decisions": [{"decision": "APPROVED", "decidedBy": {"name": "农思远"}}],
    }  # fmt: skip
    assert (await decided(counter, "st-12", filing, "FILED"))["filing"]["status"] == "FILED"
    assert (await decided(counter, "st-12", filing, "RETURNED", "迟了"))["code"] == "INVALID_TRANSITION"


async def test_what_was_returned_is_changed_before_it_is_filed_again(counter: Counter) -> None:
    first = await adopted(counter, SEVEN)
    sent = await counter.act("st-14", "05-10 09:00", "submitFiling", "filing { id }", objectId=first)
    assert (await decided(counter, "st-12", sent["filing"]["id"], "RETURNED", "时限不明"))["filing"][
        "status"
    ] == "RETURNED"
    again = await counter.act("st-14", "05-13 09:00", "submitFiling", objectId=first)
    assert (again["code"], again["message"]) == (
        "INVALID_TRANSITION",
        "当前阶段不能进行此操作。已经退回，应当修改为新版本后报送。",
    )
    second = await adopted(counter, SEVEN)
    assert (await counter.act("st-14", "05-13 09:00", "submitFiling", "filing { status }", objectId=second))[
        "filing"
    ] == {"status": "SUBMITTED"}
    twice = await counter.act("st-14", "05-13 09:00", "submitFiling", objectId=second)
    assert twice["code"] == "CONFLICT"


async def test_only_the_body_it_was_sent_to_decides(counter: Counter) -> None:
    sent = await counter.act(
        "st-14", "05-10 09:00", "submitFiling", "filing { id }", objectId=await adopted(counter, SEVEN)
    )
    filing = sent["filing"]["id"]
    for wrong in ("st-14", "st-01", "st-09"):
        answer = await counter.answer(wrong, "05-12 09:00", "decideFiling", filingId=filing, decision="APPROVED")
        assert answer.errors[0].extensions["code"] == "FORBIDDEN"
    assert (await decided(counter, "st-12", f"submission_{world_id('x')}", "APPROVED"))["code"] == "NOT_FOUND"
    assert (await decided(counter, "st-12", filing, "APPROVED"))["filing"]["status"] == "APPROVED"


async def test_another_organ_does_not_file_it(counter: Counter) -> None:
    mine = await adopted(counter, SEVEN)
    assert (await counter.act("st-09", "05-10 09:00", "submitFiling", objectId=mine))["code"] == "NOT_FOUND"
    assert (await counter.act("st-14", "05-10 09:00", "submitFiling", "filing { status }", objectId=mine))["filing"]


async def test_a_policy_needs_a_title_and_no_effect_before_its_issue(counter: Counter) -> None:
    given: dict[str, Any] = {"kind": "TRAINING_RULES", "title": "培训制度", "headings": [{"key": "text", "text": "……"}]}
    for wrong in ({"title": " "}, {"issuedOn": "2026-05-09", "effectiveFrom": "2026-05-08"}):
        assert (await counter.act("st-14", "05-09 09:00", "createPolicy", **{**given, **wrong}))["code"] == "VALIDATION"
    same_day = {"issuedOn": "2026-05-09", "effectiveFrom": "2026-05-09"}
    assert (await counter.act("st-14", "05-09 09:00", "createPolicy", "policy { version }", **{**given, **same_day}))[
        "policy"
    ]


@pytest.mark.parametrize(
    ("login", "policies", "filings"),
    [("o-01", 13, 2), ("st-14", 13, 2), ("st-12", 13, 2), ("st-09", 0, 0), ("cs-1", 0, 0), (None, 0, 0)],
)
async def test_who_reads_policies(counter: Counter, login: str | None, policies: int, filings: int) -> None:
    text = """query ($organ: ID!) {
        policies(filter: {organ: $organ, newest: true}, first: 50) { nodes { kind status filings { status } } }
        filings(filter: {organ: $organ}) { nodes { status policy { title } } } }"""
    data = await counter.ask(login, text, organ=f"organ_{world_id('lc-amr')}")
    assert (len(data["policies"]["nodes"]), len(data["filings"]["nodes"])) == (policies, filings)
    found = {node["kind"]: node["status"] for node in data["policies"]["nodes"]}
    if policies:
        assert (found["DISCLOSURE_RULES"], found["RECORDING_RULES"], found["REVIEW_RULES"]) == (
            "FILED",
            "FILED",
            "DRAFT",
        )


async def test_the_required_headings_are_for_everybody(counter: Counter) -> None:
    data = await counter.ask(None, "{ requiredHeadings(kind: REVIEW_RULES) { key title } }")
    assert [heading["title"] for heading in data["requiredHeadings"]] == ["审核主体", "范围", "内容", "责任", "程序"]


async def test_two_at_once_file_once_and_number_apart(counter: Counter) -> None:
    database, admin = counter.database, await who(counter.database, "st-14")
    text = acts.PolicyText(PolicyKind.TRAINING_RULES, "培训制度", {"text": "……"})

    async def version() -> int:
        async with database.write() as tx:
            return (await acts.create_policy(tx, text, by=admin, at=instant("05-09 09:00"))).version

    assert sorted(await asyncio.gather(version(), version())) == [2, 3]
    policy_id = (await adopted(counter, SEVEN)).removeprefix("policy_")

    async def filed() -> str:
        async with database.write() as tx:
            try:
                await acts.submit_filing(tx, FiledObject.POLICY, UUID(policy_id), by=admin, at=instant("05-10 09:00"))
            except Refused as refused:
                return refused.code.value
        return "done"

    assert sorted(await asyncio.gather(filed(), filed())) == ["CONFLICT", "done"]
