"""Recusal and a change of examiners in a licence case (回避、更换审查人员): the rules as tables, the way over the API."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from api.cases.recusal_basis import INTERESTED
from api.cases.recusal_rules import Standing
from api.database import Database
from api.exchange.identifiers import world_id
from api.graph.identity import encode
from api.law.codes import Code
from api.law.gates import Gap, gaps_of
from api.licences import examination_rules as R
from api.licences.facts import HearingFacts, LicenceFacts
from api.procedures.licence import next_licence_acts
from api.registry.models import Certificate, Officer
from api.vocabulary import CertificateKind, EnforcementCategory
from tests.conftest import FixedLegalClock
from tests.licences.test_mutations import Desk, doc
from tests.licences.test_rules import SET, day, examined
from tests.worlds.licences import PLACE, sheet, verified_case

TAO, HOST, BYSTANDER = world_id("o-04"), world_id("st-03"), world_id("o-01")
STEPS, WAITS = Code.RECUSED_OFFICER, Code.RECUSAL_UNDECIDED
ON_IT = frozenset({TAO, world_id("o-05")})


def standing(target: UUID = TAO, granted: bool | None = None) -> Standing:
    """A request that somebody step back."""
    return Standing(uuid7(), target, "陶静", granted)


def examining(*standings: Standing, **changes: Any) -> LicenceFacts:
    """Two examiners at work, after these requests."""
    return examined(examiner_ids=ON_IT, standings=standings, **changes)


@pytest.mark.parametrize(("why", "rule", "standings", "code"), [
    ("nobody was asked", R.examiners_not_recused, (), None),
    ("asked, and goes on meanwhile", R.examiners_not_recused, (standing(),), None),
    ("recused", R.examiners_not_recused, (standing(granted=True),), STEPS),
    ("the request was refused", R.examiners_not_recused, (standing(granted=False),), None),
    ("somebody who does not act", R.examiners_not_recused, (standing(BYSTANDER, granted=True),), None),
    ("nothing is open", R.no_recusal_undecided, (standing(granted=True), standing(granted=False)), None),
    ("a request is open", R.no_recusal_undecided, (standing(),), WAITS),
])  # fmt: skip
def test_who_steps_back(
    why: str, rule: Callable[[LicenceFacts], Gap | None], standings: tuple[Standing, ...], code: Code | None
) -> None:
    gap = rule(examining(*standings))
    assert (gap.code if gap else None) == code, why
    assert gap is None or gap.basis == INTERESTED


@pytest.mark.parametrize(("why", "standings", "recused"), [
    ("nobody was asked", (), False),
    ("asked, not decided", (standing(HOST),), False),
    ("recused", (standing(HOST, granted=True),), True),
    ("an examiner was recused", (standing(granted=True),), False),
])  # fmt: skip
def test_a_recused_host_neither_is_named_nor_holds(why: str, standings: tuple[Standing, ...], recused: bool) -> None:
    facts = examining(*standings, hearing=replace(SET, host_id=HOST))
    named = R.host_may_preside(HearingFacts(facts, HOST, ON_IT, day("10-20"), day("10-09")))
    holds = R.host_not_recused(facts)
    assert ((named is not None), (holds is not None)) == (recused, recused), why
    for gap in (named, holds):
        assert gap is None or (gap.code, gap.basis) == (STEPS, R.ANOTHER_HOST)
    assert R.host_not_recused(examining(*standings)) is None, "no hearing was notified"


@pytest.mark.parametrize(("gates", "open_", "granted"), [
    (R.MAY_SHOW_CREDENTIAL, None, STEPS), (R.MAY_VERIFY, None, STEPS), (R.MAY_TEST, None, STEPS),
    (R.MAY_OFFER_HEARING, None, STEPS), (R.MAY_NOTIFY_HEARING, None, STEPS), (R.MAY_DECIDE, WAITS, STEPS),
    (R.MAY_ASK_HEARING, None, None), (R.MAY_EXTEND, None, None), (R.MAY_WITHDRAW, None, None),
])  # fmt: skip
def test_what_waits_and_what_stops(gates: Any, open_: Code | None, granted: Code | None) -> None:
    for facts, code in ((examining(standing()), open_), (examining(standing(granted=True)), granted)):
        codes = {gap.code for gap in gaps_of(gates, facts)} & {STEPS, WAITS}
        assert codes == ({code} if code else set())


def test_what_comes_next_says_what_is_missing() -> None:
    lacks = {act.act: {gap.code for gap in act.gaps} for act in next_licence_acts(examining(standing()))}
    assert lacks["decideLicence"] == {WAITS}
    assert lacks["recordSiteVerification"] == set()
    stopped = {act.act: {gap.code for gap in act.gaps} for act in next_licence_acts(examining(standing(granted=True)))}
    assert stopped["decideLicence"] == stopped["recordSiteVerification"] == {STEPS}


@pytest.fixture
async def desk(registry: Database, legal_clock: FixedLegalClock) -> Desk:
    """The sample's registry, with a third examiner of the organ (o-90)."""
    async with registry.write() as tx:
        colleague = await tx.get_one(Officer, TAO)
        tx.add(Officer(
            id=world_id("o-90"), name="东方晓", organ_id=colleague.organ_id, unit_id=colleague.unit_id, position="一级科员",
            area=colleague.area, categories=[EnforcementCategory.LICENCE], exam_passed_on=date(2021, 5, 20), exam_score=90,
        ))  # fmt: skip
        await tx.flush()
        tx.add(Certificate(
            id=world_id("certificate o-90"), officer_id=world_id("o-90"), organ_id=colleague.organ_id, number="21992109090",
            kind=CertificateKind.ENFORCEMENT, issuer="省人民政府", valid_from=date(2023, 12, 1), valid_to=date(2028, 11, 30),
        ))  # fmt: skip
    return Desk(registry, legal_clock)


@pytest.mark.database
async def test_an_examiner_steps_back_and_another_takes_over(registry: Database, desk: Desk) -> None:
    key = await verified_case(registry)
    case = encode("case", key)
    asking: dict[str, Any] = {
        "caseId": case, "targetId": encode("officer", TAO), "role": "OFFICER", "reason": "与申请人有利害关系",
    }  # fmt: skip
    asked = await desk.act("o-05", "09-23 09:00", "requestRecusal", "request { id } case { id } visit { id }", **asking)
    assert (asked["case"], asked["visit"]) == ({"id": case}, None)
    assert (await desk.act("o-05", "09-23 09:01", "requestRecusal", **asking))["code"] == "CONFLICT"
    decision: dict[str, Any] = {"caseId": case, "grant": True, "approvalId": doc("d3-05"), "documentId": doc("d3-06")}
    waits = await desk.act("st-15", "09-28 10:00", "decideLicence", **decision)
    assert (waits["code"], waits["legalBasis"]["law"]) == ("RECUSAL_UNDECIDED", "全面推进依法行政实施纲要")
    here: dict[str, Any] = {"caseId": case, "place": PLACE}
    goes_on = await desk.act("o-04", "09-28 10:01", "showCredentialAtVerification", **here)
    assert goes_on["__typename"] == "ShowCredentialAtVerificationPayload"
    given: dict[str, Any] = {"requestId": asked["request"]["id"], "granted": True, "reason": "属实"}
    assert (await desk.act("st-15", "09-28 10:02", "decideRecusal", **given))["code"] == "VALIDATION"
    granted = await desk.act(
        "st-15",
        "09-28 10:03",
        "decideRecusal",
        "case { recusals { decision { granted } } }",
        **given,
        evidenceStands=True,
    )
    assert granted["case"] == {"recusals": [{"decision": {"granted": True}}]}
    assert (await desk.act("st-15", "09-28 10:04", "decideLicence", **decision))["code"] == "RECUSED_OFFICER"
    assert (await desk.act("o-04", "09-28 10:05", "showCredentialAtVerification", **here))["code"] == "RECUSED_OFFICER"
    approval = await sheet(registry, key, "OFFICER_CHANGE", {}, leader="st-15")
    change: dict[str, Any] = {
        "caseId": case, "documentId": encode("document", approval), "fromId": encode("officer", TAO),
        "toId": encode("officer", world_id("o-90")), "reason": "回避", "handover": ["申请材料一册"],
    }  # fmt: skip
    changed = await desk.act(
        "st-15", "09-28 10:06", "changeOfficers", "case { officerChanges { joins { name } } }", **change
    )
    assert changed["case"] == {"officerChanges": [{"joins": {"name": "东方晓"}}]}
    assert (await desk.act("o-04", "09-28 10:07", "showCredentialAtVerification", **here))["code"] == "FORBIDDEN"
    done = await desk.act("st-15", "09-28 10:30", "decideLicence", **decision)
    assert done["__typename"] == "DecideLicencePayload", done
    late = await desk.act(
        "o-05", "09-28 11:00", "requestRecusal", **asking | {"targetId": encode("officer", world_id("o-90"))}
    )
    assert late["code"] == "INVALID_TRANSITION"
