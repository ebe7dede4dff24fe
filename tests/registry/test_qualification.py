"""Qualification through the whole schema (任务清单第8项): examined, asked for, issued, suspended, given back, ended – and what
every other act makes of it on the day."""

import asyncio
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from api.access.models import Account, PersonKind
from api.access.viewer import actor_of
from api.exchange.identifiers import world_id
from api.registry.models import StaffMember
from api.registry.standing import standing_of
from api.vocabulary import CertificateStatus, StaffRole
from tests.worlds.counter import COUNTY_ADMIN, Counter, codes
from tests.worlds.county import instant

pytestmark = pytest.mark.database

SUPERVISOR, CITY_ADMIN = "st-12", "st-14"
PLACE = "澜川市滨水区港前路77号"
TRAINEE = f"officer_{world_id('o-12')}"
O_02 = f"certificate_{world_id('o-02/certificate')}"
VISIT: dict[str, Any] = {
    "kind": "CASE_BASED", "name": "举报核查", "partyId": f"party_{world_id('p-01')}", "place": PLACE,
    "officerIds": [f"officer_{world_id(o)}" for o in ("o-01", "o-02")], "plannedOn": "2026-05-11",
    "checkCode": "JC-219900-2026-000901", "reason": "接举报", "frequencyExempt": "投诉举报",
}  # fmt: skip
NEW: dict[str, Any] = {
    "officerId": TRAINEE, "number": "21992102099", "issuer": "辽宁省人民政府（虚构样本）", "validFrom": "2026-05-12",
    "validTo": "2031-05-11", "categories": ["PENALTY", "INSPECTION"],
}  # fmt: skip
CARD = "certificate { status suspendedFrom suspendedTo suspendReason endedOn validTo steps { kind startsOn endsOn takenBy { name } } }"


async def planned_by(counter: Counter, login: str, at: str, officers: list[str], **other: Any) -> dict[str, Any]:
    given = {**VISIT, "officerIds": [f"officer_{world_id(each)}" for each in officers], **other}
    return await counter.act(login, at, "planInspection", "visit { id }", **given)


async def asked(counter: Counter, login: str, at: str, kind: str, **of: str) -> str:
    given = {"kind": kind, "reason": "所在机关申报", **of}
    answer = await counter.act(login, at, "proposeCertificate", "proposal { id open }", **given)
    assert answer["proposal"]["open"] is True
    return str(answer["proposal"]["id"])


async def test_without_a_passed_examination_nobody_enforces(counter: Counter) -> None:
    """o-12 is in training: refused with o-11; passed, asked for, issued, and then the same visit is planned."""
    county: dict[str, Any] = {
        "place": "望岭县青河镇集贸街12号",
        "partyId": f"party_{world_id('p-04')}",
        "plannedOn": "2026-05-13",
    }
    refusal = await planned_by(counter, "o-11", "05-09 10:00", ["o-11", "o-12"], **county)
    assert codes(refusal) == ["OFFICER_NOT_QUALIFIED"]
    assert refusal["missing"][0]["facts"] == [
        "覃小满：未经执法资格考试合格，未取得行政执法证件", "覃小满：执法类别不含“检查”",
    ]  # fmt: skip
    unexamined = await counter.act(
        COUNTY_ADMIN, "05-09 11:00", "proposeCertificate", kind="ISSUED", officerId=TRAINEE, reason="新录用"
    )
    assert codes(unexamined) == ["OFFICER_NOT_QUALIFIED"]
    sat: dict[str, Any] = {"officerId": TRAINEE, "score": 52, "passed": False, "takenOn": "2026-05-08"}
    read = "officer { examPassedOn certificateStatus examinations { takenOn score passed recordedBy { name } } }"
    failed = await counter.act(SUPERVISOR, "05-10 09:00", "recordExamResult", read, **sat)
    assert failed["officer"]["examPassedOn"] is None
    assert codes(await counter.act(SUPERVISOR, "05-10 09:05", "recordExamResult", **sat)) == ["CONFLICT"]
    again = {**sat, "score": 81, "passed": True, "takenOn": "2026-05-11"}
    passed = await counter.act(SUPERVISOR, "05-11 09:00", "recordExamResult", read, **again)
    assert passed["officer"] == {
        "examPassedOn": "2026-05-11", "certificateStatus": "TRAINING",
        "examinations": [
            {"takenOn": "2026-05-08", "score": 52, "passed": False, "recordedBy": {"name": "农思远"}},
            {"takenOn": "2026-05-11", "score": 81, "passed": True, "recordedBy": {"name": "农思远"}},
        ],
    }  # fmt: skip
    unasked = await counter.act(SUPERVISOR, "05-11 10:00", "issueCertificate", **NEW)
    assert codes(unasked) == ["DATA_MISSING"]
    assert unasked["canSupply"] == ["ORGAN_ADMIN"]
    proposal = await asked(counter, COUNTY_ADMIN, "05-11 11:00", "ISSUED", officerId=TRAINEE)
    waiting = (
        "{ certificateProposals(filter: {open: true}) { nodes { id kind officer { name } proposedBy { name } } } }"
    )
    assert (await counter.ask(SUPERVISOR, waiting))["certificateProposals"]["nodes"] == [
        {"id": proposal, "kind": "ISSUED", "officer": {"name": "覃小满"}, "proposedBy": {"name": "黎管"}}
    ]
    issued = await counter.act(
        SUPERVISOR, "05-11 15:00", "issueCertificate", "officer { categories } " + CARD, proposalId=proposal, **NEW
    )
    assert issued["officer"] == {"categories": ["PENALTY", "INSPECTION"]}
    assert issued["certificate"]["steps"] == [
        {"kind": "ISSUED", "startsOn": "2026-05-12", "endsOn": "2031-05-11", "takenBy": {"name": "农思远"}}
    ]
    assert (await counter.ask(SUPERVISOR, waiting))["certificateProposals"]["nodes"] == []
    twice = await counter.act(SUPERVISOR, "05-11 15:05", "issueCertificate", proposalId=proposal, **NEW)
    assert codes(twice) == ["INVALID_TRANSITION", "CONFLICT"]
    early = await planned_by(counter, "o-11", "05-11 16:00", ["o-11", "o-12"], **{**county, "plannedOn": "2026-05-11"})
    assert early["missing"][0]["facts"] == ["覃小满：行政执法证件（21992102099）自2026年5月12日起方有效"]
    late = await planned_by(counter, "o-11", "05-12 09:00", ["o-11", "o-12"], **county)
    assert late["__typename"] == "PlanInspectionPayload"


ACTS: dict[str, dict[str, Any]] = {
    "scanCheckCode": {"code": "JC-219900-2026-000901"},
    "showCredential": {},
    "explainRights": {},
    "recordSiteInspection": {"text": "检查", "observations": ["无"], "documentId": f"document_{world_id('d1-01')}"},
    "tellInspectionResult": {"documentId": f"document_{world_id('d1-01')}", "signedBy": "店长"},
}  # fmt: skip
"""Acts on a visit; each asks for two qualified officers on its own day."""


async def test_a_suspended_officer_acts_nowhere_and_afterwards_again(counter: Counter) -> None:
    visit = (await planned_by(counter, "o-01", "05-09 10:00", ["o-01", "o-02"]))["visit"]["id"]

    async def unqualified(at: str) -> set[str]:
        """The acts that refuse the officers on the day."""
        found = set()
        for mutation, given in ACTS.items():
            answer = await counter.act("o-01", at, mutation, visitId=visit, place=PLACE, **given)
            if "OFFICER_NOT_QUALIFIED" in codes(answer):
                found.add(mutation)
                assert (
                    "赫远：行政执法证件（21990101002）暂扣，自2026年5月11日至2026年5月20日"
                    in answer["missing"][0]["facts"]
                )
        return found

    assert await unqualified("05-10 09:00") == set()
    suspended = await counter.act(
        SUPERVISOR, "05-10 10:00", "suspendCertificate", CARD, certificateId=O_02, reason="年度考核待补训",
        suspendedFrom="2026-05-11", suspendedTo="2026-05-20",
    )  # fmt: skip
    assert suspended["certificate"]["suspendReason"] == "年度考核待补训"
    assert await unqualified("05-10 12:00") == set()
    assert await unqualified("05-11 09:00") == set(ACTS)
    assert await unqualified("05-20 23:59") == set(ACTS)
    assert await unqualified("05-21 00:00") == set()
    alone = await planned_by(counter, "o-02", "05-12 09:00", ["o-01", "o-02"], plannedOn="2026-05-12", checkCode="JC-2")
    assert codes(alone) == ["OFFICER_NOT_QUALIFIED"]
    lifted = await counter.act(SUPERVISOR, "05-15 10:00", "liftSuspension", CARD, certificateId=O_02, reason="补训合格")
    assert (lifted["certificate"]["suspendedFrom"], lifted["certificate"]["suspendedTo"]) == (
        "2026-05-11",
        "2026-05-14",
    )
    assert await unqualified("05-15 11:00") == set()
    again = await counter.act(
        SUPERVISOR, "06-01 09:00", "suspendCertificate", CARD, certificateId=O_02, reason="涉嫌违规"
    )
    assert [each["kind"] for each in again["certificate"]["steps"]] == ["ISSUED", "SUSPENDED", "LIFTED", "SUSPENDED"]
    assert (again["certificate"]["suspendedFrom"], again["certificate"]["suspendedTo"]) == ("2026-06-01", None)
    async with counter.database.read() as session:
        (standing,) = await standing_of(session, [world_id("o-02")])
    on = ("2026-05-10", "2026-05-11", "2026-05-14", "2026-05-15", "2026-05-31", "2026-06-01")
    assert [standing.status_on(date.fromisoformat(day)) is CertificateStatus.SUSPENDED for day in on] == [
        False, True, True, False, False, True,
    ]  # fmt: skip


async def test_credentials_are_shown_in_uniform_or_with_its_exemption(counter: Counter) -> None:
    visit = (await planned_by(counter, "o-01", "05-09 10:00", ["o-01", "o-02"]))["visit"]["id"]
    here: dict[str, Any] = {"visitId": visit, "place": PLACE}
    inspected = await counter.act("o-01", "05-11 09:00", "recordSiteInspection", **here, **ACTS["recordSiteInspection"])
    assert "CREDENTIAL_NOT_SHOWN" in codes(inspected)
    for given, refused in (
        ({}, False),
        ({"uniformWorn": False}, True),
        ({"insigniaWorn": False}, True),
        ({"uniformWorn": False, "exemptionBasis": " "}, True),
        ({"uniformWorn": False, "insigniaWorn": False, "exemptionBasis": "《某规章》第九条：便衣检查"}, False),
    ):
        answer = await counter.act("o-01", "05-11 09:00", "showCredential", **here, **given)
        assert ("REASON_REQUIRED" in codes(answer)) is refused, given


async def test_who_acts_bears_the_certificate_of_the_day(counter: Counter) -> None:
    """The old certificate runs until it is cancelled; the one that follows is nobody's number before its first day."""
    leaving = await asked(counter, CITY_ADMIN, "05-11 09:00", "CANCELLED", certificateId=O_02)
    await counter.act(
        SUPERVISOR,
        "05-11 10:00",
        "cancelCertificate",
        certificateId=O_02,
        reason="换证",
        on="2026-06-01",
        proposalId=leaving,
    )
    new = await asked(counter, CITY_ADMIN, "05-11 11:00", "ISSUED", officerId=f"officer_{world_id('o-02')}")
    given = {**NEW, "officerId": f"officer_{world_id('o-02')}", "validFrom": "2026-06-01", "proposalId": new}
    assert (await counter.act(SUPERVISOR, "05-11 12:00", "issueCertificate", CARD, **given))["certificate"]
    async with counter.database.read() as session:
        numbers = []
        for on in (date(2026, 5, 31), date(2026, 6, 1)):
            officer = await actor_of(session, PersonKind.OFFICER, world_id("o-02"), on)
            assert officer is not None
            numbers.append(officer.certificate_number)
    assert numbers == ["21990101002", "21992102099"]


async def test_a_suspension_lifted_on_its_first_day_never_was(counter: Counter) -> None:
    given = {"certificateId": O_02, "reason": "误登"}
    await counter.act(SUPERVISOR, "05-11 09:00", "suspendCertificate", CARD, **given)
    lifted = await counter.act(SUPERVISOR, "05-11 10:00", "liftSuspension", CARD, **given)
    card = lifted["certificate"]
    assert (card["suspendedFrom"], card["suspendedTo"], card["suspendReason"]) == (None, None, None)
    assert [each["kind"] for each in card["steps"]] == ["ISSUED", "SUSPENDED", "LIFTED"]


async def test_the_public_roster_follows_the_steps(counter: Counter) -> None:
    await counter.act(SUPERVISOR, "05-11 09:00", "suspendCertificate", certificateId=O_02, reason="年度考核待补训")
    async with counter.database.write() as tx:
        await tx.execute(
            sa.text("INSERT INTO development_clock VALUES (true, :at)"),
            {"at": instant("05-11 12:00")},
        )
    text = """query ($organ: ID!) { officers(first: 100, filter: {organ: $organ, certificateStatus: VALID}) { nodes { name
        certificate { status suspendReason steps { kind } } examinations { score } } } }"""
    shown = (await counter.ask(None, text, organ=f"organ_{world_id('lc-amr')}"))["officers"]["nodes"]
    assert {each["name"] for each in shown} == {"周砚秋", "林可", "陶静", "骆文涛"}
    assert all((each["certificate"]["steps"], each["examinations"]) == ([], []) for each in shown)
    one = """query ($id: ID!) { officer(id: $id) { certificateStatus certificate { status suspendReason } } }"""
    seen = (await counter.ask(None, one, id=f"officer_{world_id('o-02')}"))["officer"]
    assert seen == {"certificateStatus": "SUSPENDED", "certificate": {"status": "SUSPENDED", "suspendReason": None}}


async def test_a_certificate_is_renewed_and_ended(counter: Counter) -> None:
    assert codes(
        await counter.act(SUPERVISOR, "05-11 09:00", "renewCertificate", certificateId=O_02, validTo="2031-10-31")
    ) == ["DATA_MISSING"]
    proposal = await asked(counter, CITY_ADMIN, "05-11 09:30", "RENEWED", certificateId=O_02)
    again = await counter.act(
        CITY_ADMIN, "05-11 09:31", "proposeCertificate", kind="RENEWED", certificateId=O_02, reason="再报"
    )
    assert codes(again) == ["CONFLICT"]
    renewed = await counter.act(
        SUPERVISOR,
        "05-11 10:00",
        "renewCertificate",
        CARD,
        certificateId=O_02,
        validTo="2031-10-31",
        proposalId=proposal,
    )
    assert renewed["certificate"]["validTo"] == "2031-10-31"
    leaving = await asked(counter, CITY_ADMIN, "06-01 09:00", "CANCELLED", certificateId=O_02)
    refused = await counter.act(
        SUPERVISOR, "06-01 10:00", "refuseCertificateProposal", "proposal { open refusal { reason refusedBy { name } } }",
        proposalId=leaving, reason="尚未办理调动",
    )  # fmt: skip
    assert refused["proposal"] == {
        "open": False,
        "refusal": {"reason": "尚未办理调动", "refusedBy": {"name": "农思远"}},
    }
    answered = await counter.act(
        SUPERVISOR, "06-01 10:01", "cancelCertificate", certificateId=O_02, reason="调离", proposalId=leaving
    )
    assert codes(answered) == ["CONFLICT"]
    leaving = await asked(counter, CITY_ADMIN, "06-02 09:00", "CANCELLED", certificateId=O_02)
    ended = await counter.act(
        SUPERVISOR, "06-02 10:00", "cancelCertificate", CARD, certificateId=O_02, reason="调离", on="2026-07-01",
        proposalId=leaving,
    )  # fmt: skip
    assert ended["certificate"]["endedOn"] == "2026-07-01"
    revoked = await counter.act(SUPERVISOR, "06-03 10:00", "revokeCertificate", certificateId=O_02, reason="违规")
    assert codes(revoked) == ["INVALID_TRANSITION"]
    o_01 = f"certificate_{world_id('o-01/certificate')}"
    revoked = await counter.act(
        SUPERVISOR, "06-03 10:00", "revokeCertificate", CARD, certificateId=o_01, reason="违规执法"
    )
    assert revoked["certificate"]["endedOn"] == "2026-06-03"
    facts = str((await planned_by(counter, "o-01", "07-01 09:00", ["o-01", "o-02"], plannedOn="2026-07-01"))["missing"])
    assert "周砚秋：行政执法证件（21990101001）已于2026年6月3日吊销" in facts
    assert "赫远：行政执法证件（21990101002）已于2026年7月1日注销" in facts


async def test_who_may_ask_and_who_may_decide(counter: Counter) -> None:
    """A county's bureau supervises no city organ; an organ's administrator asks for its own people only."""
    given: dict[str, Any] = {"certificateId": O_02, "reason": "考核"}
    for login in ("o-02", "st-01", CITY_ADMIN):
        answer = await counter.answer(login, "05-11 09:00", "suspendCertificate", **given)
        assert answer.errors[0].extensions["code"] == "FORBIDDEN", login
    answer = await counter.answer(SUPERVISOR, "05-11 09:00", "proposeCertificate", kind="SUSPENDED", **given)
    assert answer.errors[0].extensions["code"] == "FORBIDDEN"
    foreign = await counter.act(COUNTY_ADMIN, "05-11 09:00", "proposeCertificate", kind="SUSPENDED", **given)
    assert foreign["code"] == "NOT_FOUND"
    async with counter.database.write() as tx:
        tx.add(
            StaffMember(
                id=world_id("st-91"),
                name="县监督",
                organ_id=world_id("sfj-wl"),
                role=StaffRole.SUPERVISOR,
                position="科长",
            )
        )
        await tx.flush()
        tx.add(Account(login="st-91", person_kind=PersonKind.STAFF, person_id=world_id("st-91")))
    assert (await counter.act("st-91", "05-11 09:00", "suspendCertificate", **given))["code"] == "NOT_FOUND"
    county = {**given, "certificateId": f"certificate_{world_id('o-08/certificate')}"}
    assert (await counter.act("st-91", "05-11 09:00", "suspendCertificate", CARD, **county))["certificate"]
    for wrong in ({"certificateId": TRAINEE}, {"certificateId": "certificate_x"}):
        assert (await counter.act(SUPERVISOR, "05-11 09:00", "suspendCertificate", **{**given, **wrong}))[
            "code"
        ] == "NOT_FOUND"
    seen = "query ($id: ID!) { officer(id: $id) { examinations { score } certificate { steps { kind } } } }"
    for login, sees in (
        ("o-02", True),
        ("o-01", False),
        ("st-01", True),
        (SUPERVISOR, True),
        ("st-91", False),
        ("cs-1", False),
    ):
        read = (await counter.ask(login, seen, id=f"officer_{world_id('o-02')}"))["officer"]
        assert (bool(read["examinations"]), bool(read["certificate"]["steps"])) == (sees, sees), login


async def test_two_decide_at_once_and_one_step_is_taken(counter: Counter) -> None:
    """The officer is locked: the second sees what the first did, and a repeat with its key changes nothing."""
    given: dict[str, Any] = {"certificateId": O_02, "reason": "考核"}
    both = await asyncio.gather(
        *(counter.act(SUPERVISOR, "05-11 09:00", "suspendCertificate", CARD, **given) for _ in range(2))
    )
    kinds = sorted(answer["__typename"] for answer in both)
    assert kinds == ["Refusal", "SuspendCertificatePayload"]
    key = {**given, "idempotencyKey": "lift-1"}
    first = await counter.act(SUPERVISOR, "05-12 09:00", "liftSuspension", CARD, **key)
    again = await counter.act(SUPERVISOR, "05-12 09:00", "liftSuspension", CARD, **key)
    assert first == again
    assert len(first["certificate"]["steps"]) == 3
