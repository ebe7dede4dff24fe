"""The licence procedure on the database: every limit, every way to be refused, two who act at once."""

from datetime import datetime
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from api.calendar.rules import RULES
from api.cases.acts import confirm_address
from api.cases.models import Party
from api.database import Database
from api.decisions.models import Decision
from api.exchange.identifiers import world_id
from api.ledger.models import CaseSummary, Event
from api.licences import acts
from api.licences.models import LicenceHearingOffer, LicenceIntake
from api.vocabulary import ServiceMethod
from tests.decisions.refusals import refused
from tests.decisions.test_at_once import outcomes
from tests.worlds.licences import (
    ONLINE,
    accepted,
    accepted_case,
    applied,
    assigned,
    corrected,
    decided,
    issued,
    not_accepted,
    opened,
    paper_of,
    sheet,
    shown,
    supplemented,
    under_test,
    verified,
    verified_case,
    when,
)
from tests.worlds.sample_papers import limits_of, somebody

pytestmark = pytest.mark.database


async def stage_of(database: Database, case_id: UUID) -> str:
    """The case's stage."""
    async with database.read() as session:
        return (await session.get_one(CaseSummary, case_id)).stage


async def last_text(database: Database, case_id: UUID) -> str:
    """What the timeline says last."""
    query = select(Event.text).where(col(Event.owner_id) == case_id).order_by(col(Event.sequence).desc()).limit(1)
    async with database.read() as session:
        return (await session.execute(query)).scalar_one()


async def test_only_the_organs_own_published_licence_and_its_clerk(registry: Database) -> None:
    with refused("OFFICER_NOT_QUALIFIED"):
        await opened(registry, by="st-21")
    with refused("VALIDATION", saying="不是行政许可事项"):
        await opened(registry, matter="m-02")
    with refused("VALIDATION", saying="当日未公布"):
        await opened(registry, at="01-05 10:00")


async def test_missing_things_are_told_once_and_in_five_days(registry: Database) -> None:
    case_id = await opened(registry)
    with refused("INVALID_TRANSITION"):
        await corrected(registry, case_id)
    await applied(registry, case_id)
    with refused("CONFLICT"):
        await applied(registry, case_id)
    with refused("VALIDATION", saying="不一致"):
        await corrected(registry, case_id, missing=["营业执照"])
    with refused("VALIDATION", saying="应当写明"):
        await corrected(registry, case_id, missing=[" "])
    with refused("DEEMED_ACCEPTED", saying="2026-09-14"):
        await corrected(registry, case_id, at="09-21 08:30")
    await corrected(registry, case_id, at="09-20 17:00")
    with refused("CORRECTION_ONCE"):
        await corrected(registry, case_id, at="09-20 17:01")
    with refused("INVALID_TRANSITION", saying="尚未收齐"):
        await accepted(registry, case_id)
    await supplemented(registry, case_id, complete=False)
    assert await stage_of(registry, case_id) == "CORRECTION_REQUESTED"
    await supplemented(registry, case_id)
    with refused("CONFLICT"):
        await supplemented(registry, case_id)
    await accepted(registry, case_id)
    with refused("CONFLICT"):
        await accepted(registry, case_id)


async def test_silence_accepts_from_the_day_of_receipt(registry: Database) -> None:
    case_id = await opened(registry)
    await applied(registry, case_id)
    await accepted(registry, case_id, at="09-22 09:00")
    async with registry.read() as session:
        intake = (await session.execute(select(LicenceIntake))).scalar_one()
    assert (intake.outcome.value, intake.accepted_on and intake.accepted_on.isoformat()) == ("DEEMED", "2026-09-14")
    assert await last_text(registry, case_id) == "逾期未告知补正，自2026-09-14起即为受理"
    assert (await limits_of(registry, case_id))["许可决定（法定）"][1] == "2026-09-14"


async def test_acceptance_in_time_runs_from_its_own_day(registry: Database) -> None:
    case_id = await opened(registry)
    await applied(registry, case_id)
    await accepted(registry, case_id, at="09-20 17:00")
    assert (await limits_of(registry, case_id))["许可决定（法定）"][1] == "2026-09-20"


async def test_not_accepted_in_writing_and_in_time(registry: Database) -> None:
    case_id = await opened(registry)
    await applied(registry, case_id)
    notice = await sheet(registry, case_id, "NON_ACCEPTANCE", {"reasons": "x"}, number="澜市监许不受〔2026〕7号")
    with refused("DEEMED_ACCEPTED"):
        await not_accepted(registry, case_id, notice, at="09-21 09:00")
    await not_accepted(registry, case_id, notice)
    assert (await stage_of(registry, case_id), await last_text(registry, case_id)) == (
        "NOT_ACCEPTED", "不予受理：不属于本机关职权范围",
    )  # fmt: skip
    with refused("CONFLICT", saying="已经不予受理"):
        await accepted(registry, case_id)


async def test_electronic_service_needs_consent(registry: Database) -> None:
    case_id = await opened(registry)
    async with registry.write() as tx:
        (await tx.get_one(Party, world_id("p-05"))).consent_electronic_service = False
    await applied(registry, case_id, confirm=False)
    with refused("CONSENT_REQUIRED"):
        await accepted(registry, case_id, at="09-15 09:00")
    clerk = await somebody(registry, "st-08", "2026-09-14")
    async with registry.write() as tx:
        await confirm_address(tx, case_id, document_id=paper_of("d3-09"), by=clerk, at=when("09-14 10:20"))
    await accepted(registry, case_id, at="09-15 09:00")


async def test_two_qualified_examiners_verify_after_showing_their_certificates(registry: Database) -> None:
    case_id = await opened(registry)
    await applied(registry, case_id)
    with refused("INVALID_TRANSITION", saying="尚未受理"):
        await assigned(registry, case_id)
    await accepted(registry, case_id, at="09-18 09:31")
    with refused("FORBIDDEN"):
        await assigned(registry, case_id, by="st-19")
    with refused("TWO_OFFICERS_REQUIRED"):
        await assigned(registry, case_id, officers=["o-04", "o-04"])
    with refused("OFFICER_NOT_QUALIFIED"):
        await assigned(registry, case_id, officers=["o-04", "o-01"])
    await assigned(registry, case_id)
    with refused("CONFLICT"):
        await assigned(registry, case_id)
    with refused("CREDENTIAL_NOT_SHOWN"):
        await verified(registry, case_id)
    await shown(registry, case_id)
    with refused("TWO_OFFICERS_REQUIRED"):
        await verified(registry, case_id, officers=["o-04"])
    with refused("FORBIDDEN"):
        await verified(registry, case_id, by="o-01")
    await verified(registry, case_id)
    assert await stage_of(registry, case_id) == "SITE_VERIFICATION"


async def test_no_grant_where_the_conditions_are_not_met_but_a_reasoned_refusal(registry: Database) -> None:
    case_id = await accepted_case(registry)
    await shown(registry, case_id)
    bad = {"items": [{"item": "布局", "result": "不符合"}], "conclusion": "不符合要求"}
    await verified(registry, case_id, document=await sheet(registry, case_id, "SITE_VERIFICATION_RECORD", bad))
    with refused("LICENCE_CONDITIONS_NOT_MET"):
        await decided(registry, case_id)
    silent = await sheet(registry, case_id, "LICENCE_REFUSAL_DECISION", {}, number="澜市监许不准〔2026〕2号")
    with refused("REASON_REQUIRED", saying="理由、救济途径"):
        await decided(registry, case_id, grant=False, document=silent)
    said = {"reasons": "布局不符合", "remedy": {"text": "RT-REMEDY"}}
    refusal = await sheet(registry, case_id, "LICENCE_REFUSAL_DECISION", said, number="澜市监许不准〔2026〕3号")
    await decided(registry, case_id, grant=False, document=refusal)
    assert await stage_of(registry, case_id) == "DECIDED_REFUSE"
    assert "颁证" not in await limits_of(registry, case_id)
    with refused("INVALID_TRANSITION"):
        await issued(registry, case_id)
    clerk = await somebody(registry, "st-08", "2026-09-29")
    async with registry.write() as tx:
        await acts.serve_licence_refusal(tx, case_id, ONLINE, by=clerk, at=when("09-29 09:00"))
    assert (await limits_of(registry, case_id))[RULES["ASK_RECONSIDERATION"].name][2] == "2026-11-30"
    assert await stage_of(registry, case_id) == "DECIDED_REFUSE"


async def test_the_leader_who_signed_decides_once(registry: Database) -> None:
    case_id = await verified_case(registry)
    with refused("FORBIDDEN", saying="不是由决定人签署"):
        await decided(registry, case_id, by="st-01")
    with refused("FORBIDDEN"):
        await decided(registry, case_id, by="st-21")
    await decided(registry, case_id)
    with refused("CONFLICT"):
        await decided(registry, case_id, at="09-28 11:00")
    wrong = await sheet(registry, case_id, "LICENCE_CERTIFICATE", {"validFrom": "2026-09-28", "validTo": "2036-09-27"})
    with refused("VALIDATION", saying="有效期"):
        await issued(registry, case_id, certificate=wrong)
    with refused("FORBIDDEN"):
        await issued(registry, case_id, by="st-21")
    await issued(registry, case_id)
    with refused("CONFLICT"):
        await issued(registry, case_id)


async def test_the_time_of_experts_does_not_count(registry: Database) -> None:
    case_id = await accepted_case(registry)
    await under_test(registry, case_id, ended="")
    with refused("INVALID_TRANSITION", saying="尚有1项"):
        await decided(registry, case_id)
    async with registry.read() as session:
        review_id: UUID = (await session.execute(sa.text("SELECT id FROM expert_review"))).scalar_one()
    officer = await somebody(registry, "o-04", "2026-09-24")
    async with registry.write() as tx:
        await acts.end_expert_review(
            tx, review_id, conforms=False, conclusion="不合格", by=officer, at=when("09-24 16:00")
        )
    # Three working days, 22 to 24 September, move 22 October to the 27th.
    assert (await limits_of(registry, case_id))["许可决定（法定）"][2] == "2026-10-27"
    with refused("LICENCE_CONDITIONS_NOT_MET"):
        await decided(registry, case_id)


async def test_extended_once_by_ten_days_in_time(registry: Database) -> None:
    case_id = await accepted_case(registry)
    leader = await somebody(registry, "st-15", "2026-10-22")

    async def extend(days: int, at: str, reason: str = "情况复杂") -> None:
        told = await sheet(registry, case_id, "EVIDENCE_EXTRACT", {})
        async with registry.write() as tx:
            await acts.extend_licence_decision(
                tx, case_id, ONLINE, days=days, reason=reason, document_id=told, by=leader, at=when(at)
            )

    with refused("VALIDATION"):
        await extend(11, "10-22 09:00")
    with refused("REASON_REQUIRED"):
        await extend(10, "10-22 09:00", " ")
    with refused("INVALID_TRANSITION", saying="2026-10-22届满"):
        await extend(10, "10-23 09:00")
    await extend(10, "10-22 09:00")
    limits = await limits_of(registry, case_id)
    assert limits["许可决定（法定）"][3] == "2026-10-22"
    assert limits["许可决定（延长）"][1:3] == ("2026-10-22", "2026-11-05")
    with refused("CONFLICT"):
        await extend(1, "10-26 09:00")


async def test_a_hearing_that_was_asked_for_comes_first(registry: Database) -> None:
    case_id = await verified_case(registry)
    officer, clerk = await somebody(registry, "o-04", "2026-09-23"), await somebody(registry, "st-08", "2026-09-23")
    paper = await sheet(registry, case_id, "HEARING_NOTICE", {})
    post = acts.Delivery(ServiceMethod.POST, "邮寄")
    async with registry.write() as tx:
        await acts.offer_licence_hearing(
            tx, case_id, post, recipient_ids=[world_id("p-01")], document_id=paper, by=officer, at=when("09-22 15:00")
        )
    async with registry.read() as session:
        offer = (await session.execute(select(LicenceHearingOffer))).scalar_one()
    assert offer.ask_until.isoformat() == "2026-09-30"
    with refused("HEARING_REQUIRED", saying="2026-09-30"):
        await decided(registry, case_id)

    async def ask(at: str, party: str = "p-01") -> None:
        async with registry.write() as tx:
            await acts.request_licence_hearing(tx, case_id, party_id=world_id(party), by=clerk, at=when(at))

    async def notify(at: str, host: str = "st-03", held: str = "10-20 09:00") -> None:
        notice = await sheet(registry, case_id, "HEARING_NOTICE", {})
        moment: datetime = when(held)
        async with registry.write() as tx:
            await acts.notify_licence_hearing(
                tx, case_id, post, host_id=world_id(host), scheduled_at=moment, place="本局听证室", document_id=notice,
                by=officer, at=when(at),
            )  # fmt: skip

    with refused("INVALID_TRANSITION", saying="届满"):
        await ask("10-08 09:00")
    with refused("VALIDATION", saying="不是被告知"):
        await ask("09-30 17:00", party="p-04")
    with refused("INVALID_TRANSITION"):
        await notify("09-30 18:00")
    await ask("09-30 17:00")
    with refused("CONFLICT"):
        await ask("09-30 17:01")
    with refused("VALIDATION", saying="主持人"):
        await notify("10-08 09:00", host="st-08")
    with refused("VALIDATION", saying="2026-10-09"):
        await notify("10-10 09:00")
    await notify("10-09 09:00")
    host = await somebody(registry, "st-03", "2026-10-20")
    minutes = await sheet(registry, case_id, "HEARING_RECORD", {})

    async def hold(at: str) -> None:
        async with registry.write() as tx:
            await acts.hold_licence_hearing(tx, case_id, document_id=minutes, by=host, at=when(at))

    with refused("INVALID_TRANSITION", saying="定于2026-10-20"):
        await hold("10-19 09:00")
    with refused("HEARING_REQUIRED"):
        await decided(registry, case_id, at="10-19 10:00")
    await hold("10-20 09:00")
    with refused("CONFLICT"):
        await hold("10-20 10:00")
    limits = await limits_of(registry, case_id)
    assert limits["组织许可听证"][3] == "2026-10-20"
    assert limits["许可决定（法定）"][2] > "2026-10-22"
    with refused("LEGAL_REVIEW_REQUIRED"):  # a decision after a hearing is a major one
        await decided(registry, case_id, at="10-21 09:00")


async def test_withdrawn_before_the_decision(registry: Database) -> None:
    case_id = await accepted_case(registry)
    clerk = await somebody(registry, "st-08", "2026-09-23")

    async def withdraw(reason: str = "不再经营") -> None:
        async with registry.write() as tx:
            await acts.withdraw_application(tx, case_id, reason=reason, by=clerk, at=when("09-23 09:00"))

    with refused("REASON_REQUIRED"):
        await withdraw("")
    await withdraw()
    assert await stage_of(registry, case_id) == "WITHDRAWN"
    assert all(limit[3] is not None for limit in (await limits_of(registry, case_id)).values())
    with refused("INVALID_TRANSITION"):
        await withdraw()
    with refused("INVALID_TRANSITION"):
        await decided(registry, case_id)


async def test_two_clicks_at_once(registry: Database) -> None:
    case_id = await opened(registry)
    await applied(registry, case_id)
    assert await outcomes([corrected(registry, case_id), corrected(registry, case_id)]) == ["CORRECTION_ONCE", "done"]
    await supplemented(registry, case_id)
    assert await outcomes([accepted(registry, case_id), accepted(registry, case_id)]) == ["CONFLICT", "done"]
    await assigned(registry, case_id)
    await shown(registry, case_id)
    await verified(registry, case_id)
    assert await outcomes([decided(registry, case_id), decided(registry, case_id)]) == ["CONFLICT", "done"]
    assert await outcomes([issued(registry, case_id), issued(registry, case_id)]) == ["CONFLICT", "done"]
    async with registry.read() as session:
        assert len((await session.execute(select(Decision.id))).scalars().all()) == 1
