"""A requisition from the command's order to the compensation (征用)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from api.database import Database
from api.proceedings import acts
from api.proceedings.performance_models import HandoverKind
from tests.decisions.refusals import refused
from tests.worlds.county import instant, person
from tests.worlds.proceedings import (
    COMMAND,
    ONE_TRUCK,
    REQUISITION,
    REQUISITION_PAPER,
    compensated,
    compensation_decided,
    completed,
    handed,
    handing,
    paper,
    requisitioned,
    ruled,
    stage_of,
    started,
    told_by_word,
)
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
TAKEN, RETURNED = HandoverKind.TAKEN, HandoverKind.RETURNED


async def test_a_requisition_from_the_order_to_the_compensation(county: Database) -> None:
    proceeding_id = await requisitioned(county)
    await handed(county, proceeding_id, TAKEN)
    await handed(county, proceeding_id, RETURNED, ONE_TRUCK, at="05-15 10:00")
    with refused("COMPENSATION_OPEN"):
        await compensation_decided(county, proceeding_id)
    with refused("COMPENSATION_OPEN"):
        await completed(county, proceeding_id)
    await handed(county, proceeding_id, RETURNED, ONE_TRUCK, at="05-20 10:00")
    await compensation_decided_number_two(county, proceeding_id)
    with refused("AMOUNT_MISMATCH"):
        await compensated(county, proceeding_id, 99_999)
    with refused("COMPENSATION_OPEN"):
        await completed(county, proceeding_id)
    await compensated(county, proceeding_id)
    with refused("CONFLICT"):
        await compensated(county, proceeding_id)
    await completed(county, proceeding_id)
    assert await stage_of(county, proceeding_id) == "PERFORMED"
    kinds = [event.kind.value for event in await timeline(county, proceeding_id)]
    assert kinds[2:] == [
        "REQUISITION_DECIDED", "DOCUMENT_SERVED", "GOODS_TAKEN", "GOODS_RETURNED", "GOODS_RETURNED", "COMPENSATION_DECIDED",
        "COMPENSATED", "PERFORMED",
    ]  # fmt: skip


async def compensation_decided_number_two(county: Database, proceeding_id: UUID) -> None:
    """The first paper took number one and was refused; its number stays used."""
    leader = await person(county, "st-09")
    data = {"decisionNumber": "望市监征用〔2026〕1号", "amountFen": 100_000, "payBy": "2026-06-10"}
    document = await paper(county, proceeding_id, "COMPENSATION_DECISION", data, number="望市监征偿〔2026〕2号")
    async with county.write() as tx:
        await acts.decide_compensation(tx, proceeding_id, document, handing(), by=leader, at=instant("05-21 10:00"))


async def test_no_requisition_without_the_commands_order(county: Database) -> None:
    with refused("ORDER_REQUIRED"):
        await started(county, replace(REQUISITION, order=None))
    with refused("ORDER_REQUIRED"):
        await started(county, replace(REQUISITION, order=replace(COMMAND, issued_on=date(2026, 5, 10))))
    await started(county, REQUISITION)


async def test_no_requisition_without_a_rule_of_compensation(county: Database) -> None:
    with refused("VALIDATION", saying="补偿规则"):
        await started(county, replace(REQUISITION, compensation_rule=" "))


async def test_the_decision_takes_no_more_than_was_ordered(county: Database) -> None:
    proceeding_id = await started(county, REQUISITION)
    await told_by_word(county, proceeding_id)
    three = REQUISITION_PAPER | {"items": [ONE_TRUCK[0] | {"qty": 3}]}
    with refused("VALIDATION", saying="喷雾消毒车1台"):
        await ruled(county, proceeding_id, "REQUISITION_DECISION", three, number="望市监征用〔2026〕3号")
    other = REQUISITION_PAPER | {"commandNumber": "望疫指〔2026〕3号"}
    with refused("ORDER_REQUIRED"):
        await ruled(county, proceeding_id, "REQUISITION_DECISION", other, number="望市监征用〔2026〕4号")
    await ruled(county, proceeding_id, "REQUISITION_DECISION", REQUISITION_PAPER, number="望市监征用〔2026〕5号")


async def test_goods_are_taken_as_decided_and_within_the_term(county: Database) -> None:
    proceeding_id = await requisitioned(county)
    with refused("VALIDATION", saying="喷雾消毒车1台"):
        await handed(county, proceeding_id, TAKEN, [ONE_TRUCK[0] | {"qty": 3}])
    with refused("VALIDATION", saying="清单的类别"):
        await handed(county, proceeding_id, TAKEN, returned=True)
    with refused("INVALID_TRANSITION", saying="征用期限"):
        await handed(county, proceeding_id, TAKEN, at="05-21 10:00")
    await handed(county, proceeding_id, TAKEN, at="05-20 10:00")
    with refused("VALIDATION", saying="超出决定征用的物资"):
        await handed(county, proceeding_id, TAKEN, ONE_TRUCK, at="05-20 11:00")
