"""Budgets (用量限额): how much one caller may ask, by role. docs/reference/limits.md prints this table."""

from collections.abc import Mapping
from dataclasses import dataclass

from api.vocabulary import StaffRole

R = StaffRole


@dataclass(frozen=True, slots=True)
class Budget:
    """What one caller may ask.

    ``cost``: of one operation, in objects. ``per_second`` and ``burst``: requests. ``subscriptions``: at the same time.
    ``timeout_ms`` and ``work_mem_mb``: of one statement in PostgreSQL. ``connections``: of one process, for all callers of
    this budget together; so the public cannot take those of the staff.
    """

    name: str
    cost: int
    per_second: float
    burst: int
    subscriptions: int
    timeout_ms: int
    work_mem_mb: int
    connections: int

    def server_settings(self) -> dict[str, str]:
        """The session settings of its connections."""
        return {
            "statement_timeout": str(self.timeout_ms),
            "work_mem": f"{self.work_mem_mb}MB",
            "application_name": f"sanxiang reads {self.name}",
        }


OUTSIDE = Budget(
    "outside", 5_000, per_second=10, burst=60, subscriptions=2, timeout_ms=3_000, work_mem_mb=4, connections=4
)
STAFF = Budget(
    "staff", 50_000, per_second=30, burst=300, subscriptions=20, timeout_ms=10_000, work_mem_mb=8, connections=8
)
OVERSIGHT = Budget(
    "oversight", 200_000, per_second=30, burst=300, subscriptions=20, timeout_ms=20_000, work_mem_mb=16, connections=4
)

BUDGETS: Mapping[StaffRole, Budget] = {
    role: OUTSIDE if role in (R.PUBLIC, R.COUNSEL) else OVERSIGHT if role in (R.SUPERVISOR, R.AUDITOR) else STAFF
    for role in StaffRole
}
"""Every role's budget. Who holds several roles has the largest."""


def budget_of(roles: frozenset[str]) -> Budget:
    """The budget of whoever holds these roles."""
    return max((BUDGETS[R(role)] for role in roles), key=lambda budget: budget.cost, default=OUTSIDE)
