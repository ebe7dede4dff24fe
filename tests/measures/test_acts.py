"""A measure on the database: the whole way, its limits, who may not, and two who act at once."""

from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from api.cases.models import Deadline, DeadlineMet
from api.clocks import SHANGHAI
from api.database import Database
from api.inspections.acts import Handover
from api.ledger.models import CaseSummary
from api.measures.gathering import measures_in_force
from api.measures.models import Disposal, LiftGround, MeasureExclusion, MeasureExtension, MeasureImposition, MeasureLift
from api.papers.models import Service
from api.registry.models import Organ
from api.vocabulary import MeasureKind, OrganKind, ServiceMethod, TimelineEventKind
from tests.decisions.refusals import refused
from tests.decisions.test_at_once import outcomes
from tests.worlds.county import SHOP, of
from tests.worlds.measures import (
    SCALES,
    approval_form,
    approved,
    case_of,
    converted,
    excluded,
    extended,
    imposed,
    imposed_at_once,
    lifted,
    papers,
    requested,
    sealed,
    sheet,
    told,
    visited,
)
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
K = TimelineEventKind


async def limits(database: Database, *owner_ids: UUID) -> list[tuple[str, str, str | None]]:
    """Rule, last day and day of performance of the dossiers' limits, in order of the last day."""
    query = (
        select(col(Deadline.rule), col(Deadline.due_on), col(DeadlineMet.met_on))
        .outerjoin(DeadlineMet, col(DeadlineMet.deadline_id) == col(Deadline.id))
        .where(col(Deadline.owner_id).in_(owner_ids))
        .order_by(col(Deadline.due_on), col(Deadline.rule))
    )
    async with database.read() as session:
        return [
            (rule, f"{due:%m-%d}", f"{met:%m-%d}" if met else None) for rule, due, met in await session.execute(query)
        ]


async def test_sealed_and_lifted(county: Database) -> None:
    visit_id, measure_id = await sealed(county)
    async with county.read() as session:
        imposition = (await session.execute(select(MeasureImposition))).scalar_one()
        service = (await session.execute(select(Service).where(col(Service.id) == imposition.service_id))).scalar_one()
        assert await measures_in_force(session, [visit_id]) == [measure_id]
    assert (imposition.until, imposition.warn_on, imposition.keeper) == (date(2026, 6, 7), date(2026, 6, 2), "当事人")
    assert (service.recipient_id, service.signed_by, len(service.server_ids)) == (of("p-04"), "邰晓", 2)
    assert await limits(county, visit_id) == [("CLUE_AFTER_MEASURE", "05-12", None), ("SEIZE", "06-07", None)]
    await lifted(county, measure_id, visit_id)
    explained, taken, given_back = (await timeline(county, visit_id))[-3:]
    assert [event.kind for event in (explained, taken, given_back)] == [
        K.RIGHTS_EXPLAINED, K.MEASURE_IMPOSED, K.MEASURE_LIFTED,
    ]  # fmt: skip
    assert explained.text == "当场告知采取强制措施的理由、依据、权利和救济途径，听取陈述申辩"
    assert taken.text == (
        "经批准查封电子计价秤3台、预包装糕点40盒，期限30日（2026-05-09至2026-06-07），当场交付决定书和清单"
    )
    assert (len(taken.document_ids), len(taken.actor_ids)) == (3, 2)
    assert given_back.text == "解除查封（检定合格），送达《解除行政强制措施决定书》"
    assert await limits(county, visit_id) == [("CLUE_AFTER_MEASURE", "05-12", "05-20"), ("SEIZE", "06-07", "05-20")]
    async with county.read() as session:
        assert await measures_in_force(session, [visit_id]) == []
        assert (await session.get_one(CaseSummary, visit_id)).stage == "ON_SITE"


async def test_nothing_without_approval_or_telling(county: Database) -> None:
    visit_id = await visited(county)
    form = await approval_form(county, visit_id)
    measure_id, given = await requested(county, visit_id, form), await papers(county, visit_id)
    with refused("MEASURE_NOT_APPROVED", "NOTICE_REQUIRED"):
        await imposed(county, measure_id, given)
    await approved(county, measure_id, form)
    await told(county, visit_id)
    with refused("CREDENTIAL_NOT_SHOWN", "NOTICE_REQUIRED", "VALIDATION"):
        await imposed(county, measure_id, given, at="05-10 10:50")
    with refused("OFFICER_NOT_QUALIFIED", "CREDENTIAL_NOT_SHOWN", "NOTICE_REQUIRED"):
        await imposed(county, measure_id, given, place="澜川市滨水区")
    with refused("TWO_OFFICERS_REQUIRED"):
        await imposed(county, measure_id, given, officers=["o-08"])
    with refused("FORBIDDEN"):
        await imposed(county, measure_id, given, by="o-10")
    with refused("NOT_FOUND"):
        await imposed(county, measure_id, given, by="o-11")
    with refused("VALIDATION", saying="当场交付"):
        await imposed(county, measure_id, given, handover=Handover(ServiceMethod.POST))
    assert [event.kind for event in await timeline(county, visit_id)][-1] is K.RIGHTS_EXPLAINED
    await imposed(county, measure_id, given)
    with refused("CONFLICT"):
        await imposed(county, measure_id, given)


async def test_the_request_is_the_forms_and_the_approval_the_leaders(county: Database) -> None:
    visit_id = await visited(county)
    unsigned = await approval_form(county, visit_id, leader=None)
    with refused("VALIDATION", saying="期限为31日"):
        await requested(county, visit_id, await approval_form(county, visit_id, days=31))
    with refused("VALIDATION", saying="应当写明场所"):
        await requested(county, visit_id, await approval_form(county, visit_id, items=[]))
    with refused("NOT_DELEGABLE"):
        await requested(county, visit_id, unsigned, kind=MeasureKind.FREEZE)
    measure_id = await requested(county, visit_id, unsigned)
    with refused("CONFLICT"):
        await requested(county, visit_id, unsigned)
    with refused("MEASURE_NOT_APPROVED"):
        await approved(county, measure_id, unsigned)
    with refused("VALIDATION", saying="不是报批"):
        await approved(county, measure_id, await approval_form(county, visit_id))
    with refused("FORBIDDEN"):
        await approved(county, measure_id, unsigned, by="st-22")
    with refused("NOT_FOUND"):
        await approved(county, measure_id, unsigned, by="st-30")
    with refused("INVALID_TRANSITION"):
        await approved(county, measure_id, await sheet(county, visit_id, "MEASURE_APPROVAL", {}, in_force=False))


async def test_an_entrusted_organisation_takes_no_measure(county: Database) -> None:
    visit_id = await visited(county)
    async with county.write() as tx:
        await tx.execute(sa.update(Organ).where(col(Organ.id) == of("wl-amr")).values(kind=OrganKind.ENTRUSTED_ORG))
    with refused("NOT_DELEGABLE"):
        await requested(county, visit_id, await approval_form(county, visit_id))


async def test_an_emergency_is_approved_within_a_day(county: Database) -> None:
    visit_id = await visited(county)
    await told(county, visit_id)
    given = await papers(county, visit_id)
    with refused("REASON_REQUIRED"):
        await imposed_at_once(county, visit_id, given, reason=" ")
    measure_id = await imposed_at_once(county, visit_id, given)
    taken = (await timeline(county, visit_id))[-1]
    assert taken.text.startswith("情况紧急，当场扣押电子计价秤3台")
    assert len(taken.document_ids) == 2
    assert ("APPROVE_EMERGENCY", "05-10", None) in await limits(county, visit_id)
    form = await approval_form(county, visit_id)
    with refused("APPROVAL_OVERDUE"):
        await approved(county, measure_id, form, at="05-10 10:51")
    with refused("MEASURE_NOT_APPROVED"):
        await extended(county, measure_id, visit_id, at="06-07 09:00")
    await approved(county, measure_id, form, at="05-10 10:50")
    assert ("APPROVE_EMERGENCY", "05-10", "05-10") in await limits(county, visit_id)
    assert (await timeline(county, visit_id))[-1].kind is K.MEASURE_APPROVED
    with refused("CONFLICT"):
        await approved(county, measure_id, await approval_form(county, visit_id), at="05-10 10:50")


async def test_an_emergency_that_is_not_approved_is_lifted(county: Database) -> None:
    visit_id = await visited(county)
    await told(county, visit_id)
    measure_id = await imposed_at_once(county, visit_id, await papers(county, visit_id))
    await lifted(county, measure_id, visit_id, at="05-10 12:00", ground=LiftGround.NOT_APPROVED)
    assert all(met is not None for _, _, met in await limits(county, visit_id))
    with refused("CONFLICT", saying="已经解除"):
        await lifted(county, measure_id, visit_id, at="05-10 13:00", own="望市监解强〔2026〕3号")


async def test_extended_once_before_it_runs_out(county: Database) -> None:
    visit_id, measure_id = await sealed(county)
    with refused("MEASURE_EXPIRED"):
        await extended(county, measure_id, visit_id, at="06-08 09:00")
    await extended(county, measure_id, visit_id, own="望市监强制延〔2026〕2号")
    async with county.read() as session:
        row = (await session.execute(select(MeasureExtension))).scalar_one()
    assert (row.until, row.warn_on) == (date(2026, 7, 7), date(2026, 7, 2))
    assert (await limits(county, visit_id))[1:] == [("SEIZE", "06-07", "06-07"), ("EXTEND_SEIZURE", "07-07", None)]
    assert (await timeline(county, visit_id))[-1].text == (
        "延长查封期限30日（至2026-07-07），送达《延长行政强制措施期限决定书》"
    )
    with refused("CONFLICT", saying="延长过一次"):
        await extended(county, measure_id, visit_id, at="07-07 09:00", own="望市监强制延〔2026〕3号")
    await lifted(county, measure_id, visit_id, at="07-09 09:00", ground=LiftGround.EXPIRED)
    assert (await limits(county, visit_id))[-1] == ("EXTEND_SEIZURE", "07-07", "07-09")
    assert (await timeline(county, visit_id))[-1].particulars["unlawfulOverrun"] is True


async def test_days_of_a_test_do_not_count(county: Database) -> None:
    visit_id, measure_id = await sealed(county)
    await excluded(county, measure_id, visit_id)
    async with county.read() as session:
        row = (await session.execute(select(MeasureExclusion))).scalar_one()
    assert row.until == date(2026, 6, 12)
    assert (await limits(county, visit_id))[1:] == [("SEIZE", "06-07", "05-10"), ("SEIZE", "06-12", None)]
    await extended(county, measure_id, visit_id, at="06-12 09:00", days=10, until="2026-06-22")
    await excluded(county, measure_id, visit_id, first=date(2026, 6, 15), last=date(2026, 6, 16), at="06-14 09:00")
    assert (await limits(county, visit_id))[-2:] == [
        ("EXTEND_SEIZURE", "06-22", "06-14"), ("EXTEND_SEIZURE", "06-24", None),
    ]  # fmt: skip
    with refused("CONFLICT"):
        await excluded(county, measure_id, visit_id, first=date(2026, 6, 16), last=date(2026, 6, 18), at="06-15 09:00")


async def test_a_case_takes_over_the_link_and_not_the_clock(county: Database) -> None:
    visit_id, measure_id = await sealed(county)
    case_id = await case_of(county, visit_id)
    await lifted(county, measure_id, case_id)
    assert [event.kind for event in await timeline(county, case_id)][-1] is K.MEASURE_LIFTED
    assert ("SEIZE", "06-07", "05-20") in await limits(county, visit_id)
    assert await limits(county, case_id) == []


async def test_a_clue_must_be_in_verification(county: Database) -> None:
    case_id = await case_of(county, verifying=False)
    with refused("INVALID_TRANSITION", saying="线索核查开始之后"):
        await requested(county, case_id, await approval_form(county, case_id))
    verified = await case_of(county)
    measure_id = await requested(county, verified, form := await approval_form(county, verified))
    await approved(county, measure_id, form)
    with refused("CREDENTIAL_NOT_SHOWN"):
        await told(county, verified)


async def test_a_registered_object_is_not_sealed_twice(county: Database) -> None:
    visit_id, _ = await sealed(county)
    form = await approval_form(county, visit_id)
    measure_id = await requested(county, visit_id, form, at="05-09 11:00")
    await approved(county, measure_id, form, at="05-09 11:10")
    again = await papers(county, visit_id, number="望市监强制〔2026〕4号")
    with refused("CONFLICT", saying="秤21辽Z01"):
        await imposed(county, measure_id, again, at="05-09 11:20")
    cakes = await papers(county, visit_id, items=SCALES[1:], number="望市监强制〔2026〕5号")
    other = await requested(county, visit_id, form_2 := await approval_form(county, visit_id, items=SCALES[1:]))
    await approved(county, other, form_2, at="05-09 11:10")
    await imposed(county, other, cakes, at="05-09 11:20")
    await lifted(county, other, visit_id, number="望市监强制〔2026〕5号", items=SCALES[1:])
    open_ = [limit for limit in await limits(county, visit_id) if limit[0] == "SEIZE" and limit[2] is None]
    assert len(open_) == 1, "the other measure's term runs on"


async def test_goods_are_handed_over_by_a_letter_only(county: Database) -> None:
    visit_id, measure_id = await sealed(county)
    letter = await sheet(county, visit_id, "TRANSFER_LETTER", {})
    with refused("VALIDATION", saying="不能作为处理的依据"):
        await converted(county, measure_id, letter, disposal=Disposal.CONFISCATED)
    await converted(county, measure_id, letter)
    assert (await timeline(county, visit_id))[-1].text == "移送查封、扣押的财物（《行政强制法》第二十一条）"
    with refused("CONFLICT"):
        await lifted(county, measure_id, visit_id, at="05-22 09:00")


async def test_two_clicks_at_once(county: Database) -> None:
    visit_id = await visited(county)
    form = await approval_form(county, visit_id)
    asking = [requested(county, visit_id, form), requested(county, visit_id, form, by="o-09")]
    assert await outcomes(asking) == ["CONFLICT", "done"]
    async with county.read() as session:
        measure_id: UUID = (await session.execute(sa.text("SELECT id FROM measure"))).scalar_one()
    assert await outcomes([approved(county, measure_id, form), approved(county, measure_id, form)]) == [
        "CONFLICT", "done",
    ]  # fmt: skip
    await told(county, visit_id)
    given = await papers(county, visit_id)
    assert await outcomes([imposed(county, measure_id, given), imposed(county, measure_id, given, by="o-09")]) == [
        "CONFLICT", "done",
    ]  # fmt: skip
    lifting = [
        lifted(county, measure_id, visit_id),
        lifted(county, measure_id, visit_id, by="o-09", own="望市监解强〔2026〕9号"),
    ]
    assert await outcomes(lifting) == ["CONFLICT", "done"]
    async with county.read() as session:
        lift = (await session.execute(select(MeasureLift))).scalar_one()
    assert f"{lift.lifted_at.astimezone(SHANGHAI):%m-%d %H:%M}" == "05-20 14:00"
    assert (await timeline(county, visit_id))[-1].place == SHOP
