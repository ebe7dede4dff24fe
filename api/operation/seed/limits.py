"""Limits of the seeded cases (期限): counted by the product's own rules, once per rule and day and then remembered."""

from datetime import date

from api.calendar.deadlines import compute
from api.calendar.rules import RULES
from api.calendar.working_days import Calendar
from api.operation.copying import Ready, rendered
from api.tables import plain


class Limits:
    """Rendered limits by rule and day: a year has far fewer days than a province has cases."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._known: dict[tuple[str, date], tuple[Ready, date]] = {}

    def columns(self, code: str, day: date) -> tuple[Ready, date]:
        """The columns from ``rule`` to ``basis`` as COPY takes them, and the last day. Raises KeyError, RuleNotInForce."""
        key = (code, day)
        if key not in self._known:
            rule = RULES[code]
            found = compute(rule, day, self._calendar)
            values = (
                rule.code, rule.name, found.n, rule.unit.value, found.start_day, found.due_day, None, found.provisional,
                tuple(found.explain()), found.as_dict(), plain([citation.as_dict() for citation in rule.basis]),
            )  # fmt: skip
            self._known[key] = Ready("\t".join(rendered(value) for value in values)), found.due_day
        return self._known[key]
