"""The rules as data: whole, consistent with the parameters, and equal to the table in the documentation."""

from datetime import date
from pathlib import Path

import pytest

from api.calendar import rules
from api.calendar.reference import table
from api.calendar.rule import DeadlineRule, Direction, Owner
from api.calendar.rules import RULES
from api.law.laws import APL
from api.law.parameter import Standing
from api.vocabulary import DeadlineUnit, EnforcementCategory

TODAY = date(2026, 7, 2)

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


@every_rule
def test_a_rule_is_exported_under_its_code(rule: DeadlineRule) -> None:
    assert getattr(rules, rule.code) is rule
    assert rule.code in rules.__all__


@every_rule
def test_a_duty_of_the_organ_has_an_alarm_and_a_right_of_the_party_has_none(rule: DeadlineRule) -> None:
    no_duty_to_act = {"HOLD_HEARING", "SERVE_BY_ANNOUNCEMENT", "WARN_OF_EXPIRY"}
    assert (rule.alarm is not None) == (rule.owner is Owner.ORGAN and rule.code not in no_duty_to_act)


@every_rule
def test_only_the_partys_limits_and_the_court_application_move_off_rest_days(rule: DeadlineRule) -> None:
    if rule.rolls_off_rest_days:
        assert rule.owner is Owner.PARTY or rule.code == "APPLY_TO_COURT"
    elif rule.owner is Owner.PARTY:
        assert rule.unit is DeadlineUnit.WORKDAY or rule.code == "SURCHARGE_BEGINS"


@every_rule
def test_the_length_is_that_of_its_parameter(rule: DeadlineRule) -> None:
    if rule.parameter is not None:
        assert rule.n == rule.parameter.value_on(TODAY)
        assert rule.standing is rule.parameter.standing
    assert rule.length(TODAY) == rule.n


def test_an_organ_and_a_category_may_have_their_own_length() -> None:
    review = RULES["REVIEW_CASE"]
    settings = {"review.days": 8, "PENALTY:review.days": 5}
    assert review.length(TODAY, settings) == 8
    assert review.length(TODAY, settings, EnforcementCategory.PENALTY) == 5
    assert review.length(TODAY, settings, EnforcementCategory.LICENCE) == 8
    assert RULES["SERVE_DECISION"].length(TODAY, {"SERVE_DECISION": 3}) == 7


def test_the_documentation_prints_the_rules(repository: Path) -> None:
    page = (repository / "docs/reference/deadlines.md").read_text(encoding="utf-8")
    assert page.endswith("\n\n" + table(RULES.values())), "run: python -m api.calendar.reference"


CONTRADICTIONS = [
    ("fixed date", {"unit": DeadlineUnit.DAY, "fixed": (1, 31)}),
    ("fixed date", {"unit": DeadlineUnit.FIXED_DATE, "fixed": None}),
    ("backwards", {"unit": DeadlineUnit.MONTH, "direction": Direction.BACKWARD}),
    ("rest day", {"unit": DeadlineUnit.HOUR, "rolls_off_rest_days": True}),
    ("rest day", {"unit": DeadlineUnit.DAY, "direction": Direction.BACKWARD, "rolls_off_rest_days": True}),
    ("legal ground", {"unit": DeadlineUnit.DAY, "basis": ()}),
]


@pytest.mark.parametrize(("complaint", "change"), CONTRADICTIONS)
def test_a_rule_that_contradicts_itself_is_refused(complaint: str, change: dict[str, object]) -> None:
    sound: dict[str, object] = {
        "code": "X",
        "name": "试",
        "n": 1,
        "unit": DeadlineUnit.DAY,
        "starts_from": "立案",
        "owner": Owner.ORGAN,
        "basis": (APL.article(60, gist="九十日"),),
        "standing": Standing.VERIFIED,
        "effective_from": TODAY,
    }
    assert DeadlineRule(**sound).n == 1  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=complaint):
        DeadlineRule(**{**sound, **change})  # type: ignore[arg-type]
