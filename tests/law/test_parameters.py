"""Parameters by date of effect, and what an organ may set for itself. Each row is a sentence a lawyer can check."""

from datetime import date
from decimal import Decimal

import pytest

from api.law import (
    PARAMETERS,
    Dated,
    Parameter,
    ParameterInvalid,
    ParameterNotInForce,
    ParameterUnknown,
    Standing,
    Unit,
    Value,
    resolve,
)
from api.vocabulary import EnforcementCategory

TODAY = date(2026, 7, 2)

PUBLISHED: list[tuple[str, date, Value]] = [
    ("disclosure.days.penalty", TODAY, 7),
    ("disclosure.days.licence", TODAY, 7),
    ("disclosure.days.other", TODAY, 20),
    ("disclosure.days.afterService", TODAY, 7),
    ("withdraw.days", TODAY, 3),
    ("correction.days", TODAY, 5),
    ("roster.refresh.days", TODAY, 5),
    ("inspectionResult.days", TODAY, 20),
    ("earlyStop.months", TODAY, 6),
    ("earlyStop.months.safety", TODAY, 12),
    ("push.seconds", TODAY, 60),
    ("checkerMayCheckSecrecy", TODAY, False),
    ("review.days", TODAY, 10),
    ("review.timing", TODAY, ("PRE_NOTICE", "POST_HEARING")),
    ("reviewer.ratio", TODAY, Decimal("0.05")),
    ("hearing.fine.natural", TODAY, 1_000_000),
    ("hearing.fine.legal", TODAY, 10_000_000),
    ("simple.fine.citizen", date(2021, 7, 15), 20_000),
    ("simple.fine.citizen", date(2021, 7, 14), 5_000),
    ("simple.fine.organisation", date(2021, 7, 15), 300_000),
    ("simple.fine.organisation", date(2021, 7, 14), 100_000),
    ("simple.soleTrader.isCitizen", TODAY, True),
    ("cash.fine.limit", date(2021, 7, 15), 10_000),
    ("cash.fine.limit", date(2021, 7, 14), 2_000),
    ("surcharge.rate", TODAY, Decimal("0.03")),
    ("limitation.years", TODAY, 2),
    ("limitation.years.grave", TODAY, 5),
    ("officers.minimum", TODAY, 2),
    ("clue.afterMeasure.days", TODAY, 2),
    ("monitoring.tell.days", TODAY, 3),
    ("inspection.checkCode", TODAY, True),
    ("inspection.urgentPapers.days", TODAY, 1),
    ("measure.warnDays", TODAY, 5),
    ("night.from", TODAY, 22),
    ("night.to", TODAY, 6),
    ("av.upload.hours", TODAY, 24),
    ("av.lock.provisionalDays", TODAY, 7),
    ("av.gap.seconds", TODAY, 5),
    ("av.drift.seconds", TODAY, 60),
    ("retention.penalty.general", TODAY, "Y30"),
    ("retention.penalty.simple", TODAY, "Y10"),
    ("retention.licence", TODAY, "Y10"),
    ("retention.hearingAv", TODAY, "PERMANENT"),
    ("retention.measureAv", TODAY, "PERMANENT"),
    ("archive.days", TODAY, 30),
    ("certificate.warnDays", TODAY, (60, 30, 7)),
]


@pytest.mark.parametrize(("name", "on", "value"), PUBLISHED)
def test_the_published_value_on_a_day(name: str, on: date, value: Value) -> None:
    assert resolve(name, on) == value


def test_every_parameter_has_its_row() -> None:
    assert {name for name, _, _ in PUBLISHED} == set(PARAMETERS)


def test_before_its_first_version_a_parameter_has_no_value() -> None:
    with pytest.raises(ParameterNotInForce, match=r"limitation\.years\.grave"):
        resolve("limitation.years.grave", date(2021, 7, 14))
    assert resolve("limitation.years.grave", date(2021, 7, 15)) == 5


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(ParameterUnknown):
        resolve("disclosure.days", TODAY)


@pytest.mark.parametrize(
    ("why", "name", "settings", "category", "value"),
    [
        ("no own value: the published one", "review.days", {}, None, 10),
        ("an own value", "review.days", {"review.days": 5}, None, 5),
        ("an own value may be longer where the law is silent", "review.days", {"review.days": 15}, None, 15),
        ("another category's value does not bind", "av.upload.hours", {"LICENCE:av.upload.hours": 8}, "PENALTY", 24),
        ("the category's value does", "av.upload.hours", {"PENALTY:av.upload.hours": 8}, "PENALTY", 8),
        (
            "the category goes before the organ",
            "av.upload.hours",
            {"PENALTY:av.upload.hours": 8, "av.upload.hours": 12},
            "PENALTY",
            8,
        ),
        ("else the organ's", "av.upload.hours", {"LICENCE:av.upload.hours": 8, "av.upload.hours": 12}, "PENALTY", 12),
        ("a statutory number may be tightened", "disclosure.days.penalty", {"disclosure.days.penalty": 5}, None, 5),
        ("to the very limit", "disclosure.days.penalty", {"disclosure.days.penalty": 7}, None, 7),
        ("a list comes from JSON", "certificate.warnDays", {"certificate.warnDays": [90, 30]}, None, (90, 30)),
        ("a ratio comes as text", "reviewer.ratio", {"reviewer.ratio": "0.08"}, None, Decimal("0.08")),
        ("a ratio may be a whole number", "reviewer.ratio", {"reviewer.ratio": 1}, None, Decimal(1)),
        ("a switch", "checkerMayCheckSecrecy", {"checkerMayCheckSecrecy": True}, None, True),
    ],
)
def test_an_organ_may_set_its_own_value(
    why: str, name: str, settings: dict[str, object], category: str | None, value: Value
) -> None:
    assert resolve(name, TODAY, settings, EnforcementCategory(category) if category else None) == value, why


@pytest.mark.parametrize(
    ("why", "name", "own"),
    [
        ("the law fixes it", "simple.fine.citizen", 30_000),
        ("even the same value is not the organ's to set", "cash.fine.limit", 10_000),
        ("wider than the law", "disclosure.days.penalty", 8),
        ("wider than the law", "withdraw.days", 4),
        ("text for a number", "review.days", "10"),
        ("a switch is no number", "review.days", True),
        ("a number is no switch", "checkerMayCheckSecrecy", 1),
        ("below zero", "review.days", -1),
        ("not a number", "reviewer.ratio", "half"),
        ("not finite", "reviewer.ratio", "NaN"),
        ("an empty list", "certificate.warnDays", []),
        ("a list of the wrong kind", "certificate.warnDays", ["60"]),
    ],
)
def test_an_own_value_that_cannot_stand_is_refused(why: str, name: str, own: object) -> None:
    with pytest.raises(ParameterInvalid):
        resolve(name, TODAY, {name: own})


def test_versions_out_of_order_are_refused() -> None:
    newer, older = Dated(date(2021, 7, 15), 2), Dated(date(1996, 10, 1), 1)
    with pytest.raises(ValueError, match="newest first"):
        Parameter("x", Unit.DAYS, "试", (older, newer), (), Standing.CHOSEN, adjustable=True)
    assert Parameter("x", Unit.DAYS, "试", (newer, older), (), Standing.CHOSEN, adjustable=True).value_on(TODAY) == 2


def test_a_value_that_was_not_chosen_here_names_its_ground() -> None:
    with pytest.raises(ValueError, match="legal ground"):
        Parameter("x", Unit.DAYS, "试", (Dated(TODAY, 1),), (), Standing.RECALLED, adjustable=True)
