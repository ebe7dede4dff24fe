"""A measure is offered anew on a visit or in a case exactly where it may be asked for, or executed at once."""

from collections.abc import Sequence
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from api.database import Database
from api.inspections.acts import OnSite
from api.measures import acts
from api.measures.holder import find_holder
from api.procedures.gathering import next_new_measure_acts
from api.vocabulary import MeasureKind
from tests.worlds import measures
from tests.worlds.county import SHOP, instant, person
from tests.worlds.parity import Try, compared, statements
from tests.worlds.visits import planned

pytestmark = pytest.mark.database
NUMBERS = count(90)
"""A decision takes a number of its own."""


async def test_on_a_visit(database: Database) -> None:
    await measures.build_measure_county(database)
    fresh = await planned(database)
    assert await ready(database, fresh) == ["requestMeasure"], "no credentials were shown"


async def test_on_a_visit_and_in_the_case_that_grows_out_of_it(database: Database) -> None:
    await measures.build_measure_county(database)
    visit_id = await measures.visited(database)
    assert await ready(database, visit_id) == ["requestMeasure"], "the party was not told"
    await measures.told(database, visit_id)
    assert await ready(database, visit_id) == ["requestMeasure", "imposeInEmergency"]
    case_id = await measures.case_of(database, visit_id)
    assert await ready(database, case_id) == ["requestMeasure", "imposeInEmergency"]
    assert await ready(database, visit_id) == ["requestMeasure", "imposeInEmergency"]


async def test_in_a_clue_that_nobody_verifies_yet(database: Database) -> None:
    await measures.build_measure_county(database)
    case_id = await measures.case_of(database, verifying=False)
    assert await ready(database, case_id) == []


async def ready(database: Database, owner_id: UUID) -> list[str]:
    """What may be begun on 9 May, each act tried."""
    by: dict[str, Any] = {"by": await person(database, "o-08"), "at": instant("05-09 10:50")}
    form = await measures.approval_form(database, owner_id)
    papers = await measures.papers(database, owner_id, number=f"望市监强制〔2026〕{next(NUMBERS)}号")
    with statements(database) as sent:
        async with database.read() as session:
            holder = await find_holder(session, owner_id)
            assert holder is not None
            offered = await next_new_measure_acts(session, holder, at=by["at"])
    assert len(sent) <= 25, len(sent)
    urgent = acts.Emergency(MeasureKind.SEAL, "物品可能灭失")
    tries: dict[str, Try | Sequence[Try]] = {
        "requestMeasure": lambda tx: acts.request_measure(tx, owner_id, kind=MeasureKind.SEAL, document_id=form, **by),
        "imposeInEmergency": lambda tx: acts.impose_in_emergency(
            tx, owner_id, urgent, papers, OnSite(SHOP), measures.BY_HAND, **by
        ),
    }
    return [act for act, is_ready in (await compared(database, offered, tries)).items() if is_ready]
