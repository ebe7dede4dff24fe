"""What is offered in the later course of a requisition or an execution is what its acts allow, and nothing else is."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select

from api.clocks import legal_day
from api.database import Database
from api.procedures.gathering import next_proceeding_acts
from api.proceedings import acts
from api.proceedings.models import CommonProceeding, ProceedingDecision
from api.proceedings.performance_models import (
    ExecutionTurnGround,
    ExecutionTurnKind,
    HandoverKind,
    TerminationGround,
)
from api.tables import Json
from tests.worlds import proceedings as world
from tests.worlds.county import SHOP, instant, person
from tests.worlds.parity import Try, compared, statements

pytestmark = pytest.mark.database
STATEMENTS = 60
REQUISITION_NUMBER = "望市监征用〔2026〕1号"
TURNS = (
    (ExecutionTurnKind.SUSPEND, ExecutionTurnGround.OTHER),
    (ExecutionTurnKind.RESUME, ExecutionTurnGround.REASON_GONE),
    (ExecutionTurnKind.RESUME, ExecutionTurnGround.AGREEMENT_BROKEN),
)


async def test_goods_change_hands_while_they_may(database: Database) -> None:
    await world.build_proceeding_county(database)
    fresh = await world.started(database, world.REQUISITION)
    await world.told_by_word(database, fresh)
    assert await ready(database, fresh, "05-09 15:00") == ["cancelProceeding"]
    await world.cancelled(database, fresh)
    proceeding_id = await world.requisitioned(database)
    assert await ready(database, proceeding_id, "05-09 15:00") == ["recordGoodsHandover", "terminateProceeding"]
    assert await ready(database, proceeding_id, "12-31 15:00") == ["terminateProceeding"], "the term is over"
    await world.handed(database, proceeding_id, HandoverKind.TAKEN, world.ONE_TRUCK)
    assert "recordGoodsHandover" in await ready(database, proceeding_id, "05-10 10:00")
    await world.handed(database, proceeding_id, HandoverKind.TAKEN, world.ONE_TRUCK, at="05-10 10:00")
    assert "recordGoodsHandover" in await ready(database, proceeding_id, "12-31 15:00"), (
        "what is held is given back at any time"
    )
    await world.handed(database, proceeding_id, HandoverKind.RETURNED, at="05-20 10:00")
    assert await ready(database, proceeding_id, "05-21 10:00") == ["terminateProceeding"]
    await world.compensation_decided(database, proceeding_id)
    await world.compensated(database, proceeding_id)
    assert await ready(database, proceeding_id, "06-01 10:00") == ["completeProceeding", "terminateProceeding"]
    await world.completed(database, proceeding_id)
    assert await ready(database, proceeding_id, "06-02 10:00") == []


async def test_an_execution_rests_goes_on_and_is_agreed_upon(database: Database) -> None:
    await world.build_proceeding_county(database)
    base = await world.levied(database)
    begun = await world.execution_begun(database, base)
    assert await ready(database, begun, "06-02 10:00") == ["cancelProceeding", "announceDemolition"]
    await world.ruled(
        database, begun, "SUBSTITUTE_DECISION", {"budgetFen": 200_000, "performer": "望岭县清运公司"},
        number=world.EXECUTION_NUMBER, at="06-16 10:00", issued="06-16 09:00",
    )  # fmt: skip
    assert await ready(database, begun, "06-16 10:30") == ["terminateProceeding", "announceDemolition"], "not served"
    await world.served(database, begun, at="06-16 11:00")
    served = ["turnExecution", "agreeExecution", "terminateProceeding", "announceDemolition"]
    assert await ready(database, begun, "06-17 10:00") == served
    await world.demanded_again(database, begun)
    assert await ready(database, begun, "06-19 10:00") == served, "three working days before the performance"
    assert "carryOutExecution" in await ready(database, begun, "06-23 10:00")
    assert "carryOutExecution" not in await ready(database, begun, "06-23 23:00"), "not by night"
    await world.agreed(database, begun, "06-30", "07-15")
    assert await ready(database, begun, "06-20 10:00") == ["turnExecution", "terminateProceeding", "announceDemolition"]
    await world.turned(database, begun, *TURNS[0], at="06-22 10:00")
    assert "turnExecution" in await ready(database, begun, "06-23 10:00")
    await world.turned(database, begun, *TURNS[1], at="06-24 10:00")
    await world.turned(database, begun, *TURNS[2], at="07-01 10:00")
    assert await ready(database, begun, "07-02 10:00") == [*served, "carryOutExecution"]
    await world.terminated(database, begun, at="07-03 10:00")
    assert await ready(database, begun, "07-04 10:00") == []


async def ready(database: Database, proceeding_id: UUID, at: str) -> list[str]:
    """The acts of the later course that may be done now, each offered act tried."""
    officer = await person(database, "o-08")
    with statements(database) as sent:
        async with database.read() as session:
            row = await session.get_one(CommonProceeding, proceeding_id)
            offered = await next_proceeding_acts(session, row, by=officer, at=instant(at))
    assert len(sent) <= STATEMENTS, len(sent)
    tries = await _tries(database, proceeding_id, at)
    compared_ = await compared(database, [each for each in offered if each.act in tries], tries)
    return [act for act, is_ready in compared_.items() if is_ready]


async def _tries(database: Database, id_: UUID, at: str) -> dict[str, Try | Sequence[Try]]:
    """Each act of the later course, in every way it may be done, with papers that are as they should be."""
    by: dict[str, Any] = {"by": await person(database, "o-08"), "at": instant(at)}
    led: dict[str, Any] = {"by": await person(database, "st-09"), "at": instant(at)}
    number = await _number(database, id_)
    lists = {
        kind: [await _list(database, id_, kind, goods) for goods in (world.TRUCKS, world.ONE_TRUCK)]
        for kind in HandoverKind
    }
    stops = {
        kind: await world.paper(
            database, id_, "EXECUTION_STOP", {"kind": kind, "decisionNumber": number, "reason": "……"}
        )
        for kind in ("SUSPEND", "RESUME", "TERMINATE")
    }
    agreement = await world.paper(database, id_, "EXECUTION_AGREEMENT", {
        "decisionNumber": number, "stages": [{"obligation": "……", "due": _tomorrow(at)}],
    })  # fmt: skip
    record = await world.paper(database, id_, "EXECUTION_RECORD", {"decisionNumber": number})
    spot = world.on_the_spot(
        begun_at=instant(at) - timedelta(minutes=30), ended_at=instant(at), cost_fen=0, supervisor_id=by["by"].id
    )
    removal = acts.Announcement(
        target="违法建筑", content="限期自行拆除", media=["公告栏"], demolish_by=date.fromisoformat(_tomorrow(at))
    )
    return {
        "recordGoodsHandover": [_handed(id_, kind, paper, by) for kind, papers in lists.items() for paper in papers],
        "turnExecution": [_turned(id_, stops[turn.value], turn, ground, by) for turn, ground in TURNS],
        "agreeExecution": lambda tx: acts.agree_execution(tx, id_, agreement, **by),
        "terminateProceeding": lambda tx: acts.terminate_proceeding(
            tx, id_, stops["TERMINATE"], world.handing(), ground=TerminationGround.OTHER, reason="……", **led
        ),
        "cancelProceeding": lambda tx: acts.cancel_proceeding(tx, id_, reason="……", **led),
        "carryOutExecution": lambda tx: acts.carry_out_execution(tx, id_, record, spot, **by),
        "announceDemolition": lambda tx: acts.announce_demolition(tx, id_, removal, **by),
        "completeProceeding": lambda tx: acts.complete_proceeding(tx, id_, **by),
    }


def _tomorrow(at: str) -> str:
    return date.fromordinal(legal_day(instant(at)).toordinal() + 1).isoformat()


async def _number(database: Database, id_: UUID) -> str:
    """The number of the decision, empty before it."""
    async with database.read() as session:
        query = select(ProceedingDecision.number).where(col(ProceedingDecision.proceeding_id) == id_)
        return (await session.execute(query)).scalar_one_or_none() or ""


async def _list(database: Database, id_: UUID, kind: HandoverKind, goods: list[Json]) -> UUID:
    return await world.paper(database, id_, "REQUISITION_LIST", {
        "decisionNumber": await _number(database, id_), "items": goods, "condition": "完好", "place": SHOP, "copies": 2,
        "returned": kind is HandoverKind.RETURNED,
    })  # fmt: skip


def _handed(id_: UUID, kind: HandoverKind, paper: UUID, by: dict[str, Any]) -> Try:
    return lambda tx: acts.record_goods_handover(tx, id_, paper, kind=kind, **by)


def _turned(id_: UUID, paper: UUID, turn: ExecutionTurnKind, ground: ExecutionTurnGround, by: dict[str, Any]) -> Try:
    return lambda tx: acts.turn_execution(tx, id_, paper, world.handing(), turn=turn, ground=ground, **by)
