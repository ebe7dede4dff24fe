"""Deadlines as rows: started by an act's event, kept with their explanation, met once."""

from datetime import date

import pytest
from sqlmodel import select

from api.cases import deadlines
from api.cases.models import Deadline, DeadlineMet, Dossier, DossierKind
from api.database import Database, WriteSession
from api.ledger.event import record
from api.ledger.models import Event
from api.vocabulary import DeadlineUnit, TimelineEventKind
from tests.worlds.county import build_county, instant, of, person

pytestmark = pytest.mark.database
DECIDED = date(2026, 5, 9)


async def event_of(tx: WriteSession, database: Database, kind: TimelineEventKind, at: str) -> Event:
    """An event of the dossier, by its officer."""
    officer = await person(database, "o-08")
    return await record(
        tx,
        kind,
        owner_id=of("case-2"),
        organ_id=of("wl-amr"),
        by=[officer],
        at=instant(at),
        text="当场作出罚款500元决定",
    )


@pytest.fixture
async def world(database: Database) -> Database:
    """The county with one dossier."""
    await build_county(database)
    async with database.write() as tx:
        tx.add(Dossier(id=of("case-2"), kind=DossierKind.CASE, organ_id=of("wl-amr")))
    return database


@pytest.mark.parametrize(
    ("why", "rule", "name", "n", "unit", "due"),
    [
        ("seven working days, the make-up Saturday being the start", "FILE_ON_THE_SPOT", "报机关备案", 7, DeadlineUnit.WORKDAY, "2026-05-19"),
        ("seven working days for the penalty's publication", "DISCLOSE_PENALTY", "处罚公示", 7, DeadlineUnit.WORKDAY, "2026-05-19"),
        ("fifteen days end on a Sunday and move to Monday", "PAY_FINE", "缴款", 15, DeadlineUnit.DAY, "2026-05-25"),
    ],
)  # fmt: skip
async def test_the_limits_of_an_on_the_spot_penalty(
    world: Database, why: str, rule: str, name: str, n: int, unit: DeadlineUnit, due: str
) -> None:
    async with world.write() as tx:
        event = await event_of(tx, world, TimelineEventKind.DECISION_MADE, "05-09 10:24")
        await deadlines.start(tx, rule, owner_id=of("case-2"), organ_id=of("wl-amr"), event=event, start=DECIDED)
    async with world.read() as session:
        kept = (await session.execute(select(Deadline))).scalar_one()
    assert (kept.name, kept.n, kept.unit, kept.starts_on) == (name, n, unit, DECIDED), why
    assert kept.due_on == date.fromisoformat(due), why
    assert not kept.provisional
    assert kept.due_at is None
    assert kept.started_by == event.id
    assert kept.explanation[0].startswith("自2026年5月9日")
    assert kept.computation["due"] == due
    assert kept.basis[0]["text"].startswith("《")


async def test_an_instant_starts_on_its_shanghai_day_and_hours_keep_their_instant(world: Database) -> None:
    async with world.write() as tx:
        event = await event_of(tx, world, TimelineEventKind.MEASURE_IMPOSED, "05-10 00:30")
        days = await deadlines.start(
            tx, "PAY_FINE", owner_id=of("case-2"), organ_id=of("wl-amr"), event=event, start=event.at
        )
        hours = await deadlines.start(
            tx, "APPROVE_EMERGENCY", owner_id=of("case-2"), organ_id=of("wl-amr"), event=event, start=event.at
        )
    assert days.starts_on == date(2026, 5, 10)
    assert hours.due_at == instant("05-11 00:30")


async def test_an_organ_may_bind_itself_to_less_and_a_length_may_be_given(world: Database) -> None:
    async with world.write() as tx:
        event = await event_of(tx, world, TimelineEventKind.DECISION_MADE, "05-09 10:24")
        stricter = await deadlines.start(
            tx, "DISCLOSE_INSPECTION_RESULT", owner_id=of("case-2"), organ_id=of("wl-amr"), event=event, start=DECIDED,
            organ_settings={"inspectionResult.days": 5},
        )  # fmt: skip
        given = await deadlines.start(
            tx, "FILE_ON_THE_SPOT", owner_id=of("case-2"), organ_id=of("wl-amr"), event=event, start=DECIDED, n=2
        )
    assert (stricter.n, stricter.due_on) == (5, date(2026, 5, 15))
    assert (given.n, given.due_on) == (2, date(2026, 5, 12))


async def test_a_year_without_its_notice_gives_a_provisional_date(world: Database) -> None:
    async with world.write() as tx:
        event = await event_of(tx, world, TimelineEventKind.DECISION_MADE, "12-31 10:00")
        kept = await deadlines.start(
            tx, "FILE_ON_THE_SPOT", owner_id=of("case-2"), organ_id=of("wl-amr"), event=event, start=date(2030, 12, 30)
        )
    assert kept.provisional
    assert "暂定" in kept.explanation[-1]


async def test_met_once_by_the_event_that_meets_it(world: Database) -> None:
    async with world.write() as tx:
        decided = await event_of(tx, world, TimelineEventKind.DECISION_MADE, "05-09 10:24")
        for rule in ("FILE_ON_THE_SPOT", "PAY_FINE"):
            await deadlines.start(tx, rule, owner_id=of("case-2"), organ_id=of("wl-amr"), event=decided, start=DECIDED)
    async with world.write() as tx:
        filed = await event_of(tx, world, TimelineEventKind.FILED_WITH_ORGAN, "05-11 09:30")
        await deadlines.meet(tx, of("case-2"), "FILE_ON_THE_SPOT", filed, date(2026, 5, 11))
        await deadlines.meet(tx, of("case-2"), "FILE_ON_THE_SPOT", filed, date(2026, 5, 12))
        await deadlines.meet(tx, of("case-2"), "SERVE_DECISION", filed, date(2026, 5, 11))
        still_open = await deadlines.open_deadlines(tx, of("case-2"), "PAY_FINE")
    async with world.read() as session:
        met = (await session.execute(select(DeadlineMet))).scalar_one()
    assert (met.event_id, met.met_on) == (filed.id, date(2026, 5, 11))
    assert [deadline.rule for deadline in still_open] == ["PAY_FINE"]
