"""What is offered once a penalty is decided – demand, court, remedies – is what its acts allow, on days around every limit."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from api.cases.models import Case
from api.database import Database
from api.decisions.acts import court, enforce
from api.decisions.court_models import CourtStepKind
from api.procedures.enforcement import enforcement, next_enforcement_acts
from api.procedures.remedies import next_remedy_acts, remedies_of
from api.remedies import acts as remedies
from api.vocabulary import RemedyResult
from tests.worlds import spot
from tests.worlds.county import instant, person
from tests.worlds.papers import NUMBER, spot_filing
from tests.worlds.parity import Try, compared, statements
from tests.worlds.proceedings import build_proceeding_county, handing, paper
from tests.worlds.remedies import CASE_NUMBER, applied, concluded, contested, day, demanded, forwarded, refunded, stayed

pytestmark = pytest.mark.database

TIMES = ("05-20 10:00", "05-26 10:00", "07-01 10:00", "07-15 10:00", "07-16 10:00", "10-08 10:00", "10-09 10:00")
STATEMENTS = 60
ONE_REMEDY = 10
"""What a remedy adds to the statements of an answer."""


class Tried:
    """A decided case with its papers, its acts tried on every day."""

    def __init__(self, database: Database, case_id: UUID, demand: UUID, application: UUID) -> None:
        self.database, self.case_id, self.demand, self.application = database, case_id, demand, application

    @classmethod
    async def of(cls, database: Database, case_id: UUID) -> "Tried":
        """With a demand of the whole fine."""
        data = {"decisionNumber": NUMBER, "amountFen": 50_000}
        demand = await paper(database, case_id, "DEMAND_NOTICE", data, number="望市监催〔2026〕9号")
        return cls(
            database, case_id, demand, await paper(database, case_id, "COURT_APPLICATION", {"court": "望岭县人民法院"})
        )

    async def settled(self) -> None:
        """Nothing is demanded of what is paid."""
        data = {"decisionNumber": NUMBER, "amountFen": 0}
        self.demand = await paper(self.database, self.case_id, "DEMAND_NOTICE", data, number="望市监催〔2026〕8号")

    async def ready(self) -> list[tuple[str, ...]]:
        """What may be done at each time."""
        return [await self._ready(at) for at in TIMES]

    async def _ready(self, at: str) -> tuple[str, ...]:
        officer, when = await person(self.database, "o-08"), instant(at)
        case_id, by = self.case_id, {"by": officer, "at": when}
        with statements(self.database) as sent:
            async with self.database.read() as session:
                case = await session.get_one(Case, case_id)
                offered = next_enforcement_acts(await enforcement(session, case, at=when))
        assert len(sent) <= STATEMENTS + ONE_REMEDY * 2, len(sent)
        typed: dict[str, Any] = by
        tries: dict[str, Try | Sequence[Try]] = {
            "demandPerformance": lambda tx: enforce.demand_performance(tx, case_id, self.demand, handing(), **typed),
            "applyToCourt": lambda tx: enforce.apply_to_court(tx, case_id, self.application, **typed),
            "recordCourtStep": [_answered(case_id, kind, at, typed) for kind in CourtStepKind],
        }
        return tuple(act for act, ready in (await compared(self.database, offered, tries)).items() if ready)


async def test_demanded_and_brought_to_court(database: Database) -> None:
    await build_proceeding_county(database)
    case_id, _ = await spot.served_case(database)
    tried = await Tried.of(database, case_id)
    demand = ("demandPerformance",)
    assert await tried.ready() == [(), demand, demand, demand, demand, demand, demand]
    await demanded(database, case_id, 50_000, at="07-01 10:00")
    both = ("demandPerformance", "applyToCourt")
    assert await tried.ready() == [(), (), (), (), both, both, demand], "ten working days, then until 8 October"
    await applied(database, case_id, at="07-16 10:00")
    *_, after, _, _ = await tried.ready()
    assert after == ("demandPerformance", "recordCourtStep")
    officer = await person(database, "o-08")
    for kind, on in (("NOT_ACCEPTED", "07-20"), ("ASKED_ABOVE", "07-22"), ("ACCEPTED", "07-28"), ("REFUSED", "08-03")):
        answer = court.Answer(kind=CourtStepKind(kind), on_day=day(on), reason="……")
        async with database.write() as tx:
            await court.record_court_step(tx, case_id, answer, by=officer, at=instant(f"{on} 10:00"))
        await tried.ready()


async def test_nothing_is_demanded_before_service_or_once_it_is_paid(database: Database) -> None:
    await build_proceeding_county(database)
    case_id, document = await spot.decided_case(database)
    tried = await Tried.of(database, case_id)
    assert set(await tried.ready()) == {()}
    await spot.handed_over(database, document)
    await spot.paid(database, case_id)
    await tried.settled()
    assert set(await tried.ready()) == {()}
    await spot.filed(database, case_id, await spot_filing(database, case_id))
    await spot.closed(database, case_id)
    assert set(await tried.ready()) == {()}


async def test_a_remedy_from_its_receipt_to_its_refund(database: Database) -> None:
    await build_proceeding_county(database)
    case_id, document = await spot.served_case(database)
    await spot.paid(database, case_id)
    tried = await Tried.of(database, case_id)
    await tried.settled()
    remedy_id = await contested(database, document, through_organ=True)
    reply = await paper(database, case_id, "REMEDY_REPLY", {"caseNumber": CASE_NUMBER})

    async def ready() -> list[str]:
        await tried.ready()
        return await _on_the_remedy(database, case_id, remedy_id, reply)

    assert await ready() == ["forwardRemedy", "replyToRemedy", "recordStay", "recordRemedyResult"]
    await forwarded(database, remedy_id, on="05-25")
    await stayed(database, remedy_id, on="05-26")
    assert await ready() == ["replyToRemedy", "liftStay", "recordRemedyResult"]
    await concluded(database, remedy_id, RemedyResult.CHANGED, on="06-10", amount=20_000)
    assert await ready() == ["refundParty"]
    await refunded(database, remedy_id, 30_000, on="06-12")
    assert await ready() == []


async def _on_the_remedy(database: Database, case_id: UUID, remedy_id: UUID, reply: UUID) -> list[str]:
    """The acts on the case's one remedy, tried on 15 June."""
    when, on = instant("06-15 10:00"), day("06-15")
    by: dict[str, Any] = {"by": await person(database, "o-08"), "at": when}
    with statements(database) as sent:
        async with database.read() as session:
            (remedy,) = await remedies_of(session, case_id)
    assert len(sent) <= ONE_REMEDY, len(sent)
    upheld = remedies.Result(result=RemedyResult.UPHELD, summary="……", received_on=on)
    tries: dict[str, Try | Sequence[Try]] = {
        "forwardRemedy": lambda tx: remedies.forward_remedy(tx, remedy_id, opinion="……", forwarded_on=on, **by),
        "replyToRemedy": lambda tx: remedies.reply_to_remedy(tx, remedy_id, reply, replied_on=on, **by),
        "recordStay": lambda tx: remedies.record_stay(tx, remedy_id, granted_by="……", reason="……", from_day=on, **by),
        "liftStay": lambda tx: remedies.lift_stay(tx, remedy_id, reason="……", on_day=on, **by),
        "recordRemedyResult": lambda tx: remedies.record_remedy_result(tx, remedy_id, upheld, **by),
        "refundParty": lambda tx: remedies.refund(
            tx, remedy_id, paid_fen=remedy.refund_fen, paid_at=when, voucher_no="TK-9", **by
        ),
    }
    offered = await compared(database, next_remedy_acts(remedy, on=on), tries)
    return [act for act, ready in offered.items() if ready]


def _answered(case_id: UUID, kind: CourtStepKind, at: str, by: dict[str, Any]) -> Try:
    answer = court.Answer(kind=kind, on_day=day(at[:5]), reason="……")
    return lambda tx: court.record_court_step(tx, case_id, answer, **by)
