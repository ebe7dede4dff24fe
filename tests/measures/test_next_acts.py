"""What may be done next with a measure: the same gates that the acts pass."""

from dataclasses import replace
from datetime import date

import pytest

from api.inspections.rules import Moment, Presence
from api.law.codes import Code
from api.measures.facts import MeasureFacts
from api.procedures.measures import next_measure_acts
from tests.measures.test_rules import HERE, IMPOSED, MAJOR, at, measure, running

EXTENDED = measure("06-20 09:00", imposed=replace(IMPOSED, extended=True, until=date(2026, 7, 7)))


@pytest.mark.parametrize(
    ("why", "facts", "ready", "waiting"),
    [
        ("asked for", measure(approved_at=None, told=()), {"approveMeasure", "explainMeasure"}, {"imposeMeasure"}),
        ("asked for, not reviewed", measure(approved_at=None, **MAJOR), set(), {"approveMeasure", "imposeMeasure"}),
        ("approved and told", measure(), {"imposeMeasure"}, set()),
        (
            "in force",
            running("05-20 09:00"),
            {"excludeTestTime", "extendMeasure", "convertMeasure", "liftMeasure"},
            set(),
        ),
        ("extended", EXTENDED, {"excludeTestTime", "convertMeasure", "liftMeasure"}, set()),
        (
            "overrun",
            running("06-08 09:00"),
            {"liftMeasure"},
            {"excludeTestTime", "extendMeasure", "convertMeasure"},
        ),
        ("urgent, within a day", running("05-10 09:00", approved_at=None), {"approveMeasure", "liftMeasure"}, set()),
        ("urgent, too late", running("05-10 10:51", approved_at=None), {"liftMeasure"}, {"approveMeasure"}),
        ("lifted", running("05-21 09:00", ended_at=at("05-20 09:00")), set(), set()),
    ],
)
def test_what_may_be_done_next(why: str, facts: MeasureFacts, ready: set[str], waiting: set[str]) -> None:
    acts = next_measure_acts(facts)
    assert {act.act for act in acts if act.ready} == ready, why
    assert {act.act for act in acts if not act.ready} == waiting, why


def test_what_is_missing_is_named() -> None:
    elsewhere = measure(presence=Presence(at("05-09 10:50"), HERE, (Moment(at("05-08 10:00"), HERE),)))
    impose = next_measure_acts(elsewhere)[-1]
    assert [gap.code for gap in impose.gaps] == [Code.CREDENTIAL_NOT_SHOWN]
