"""Enough reviewers? (法制审核人员配备) The ratio of task list item 27, and what a purchased service makes up for."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from api.law.codes import Code
from api.law.gates import Gap
from api.law.laws import THREE_SYSTEMS
from api.tables import Json
from api.vocabulary import CounselKind, StaffRole

STAFFED = THREE_SYSTEMS.whole(gist="原则上法制审核人员不少于本单位执法人员总数的百分之五，不足的可以购买服务")


@dataclass(frozen=True, slots=True)
class Staffing:
    """An organ's reviewers against its officers on a day. ``ratio`` is the share that is wanted, 0.05."""

    officers: int
    reviewers: int
    ratio: Decimal
    purchased_service: bool = False

    @property
    def required(self) -> int:
        """The least number of reviewers: any fraction makes one more."""
        return math.ceil(self.officers * self.ratio)

    @property
    def compliant(self) -> bool:
        """Whether there are enough."""
        return self.reviewers >= self.required

    @property
    def percent(self) -> float:
        """Reviewers in per cent of officers; 100 where there are no officers."""
        return round(100 * self.reviewers / self.officers, 2) if self.officers else 100.0


def enough_reviewers(staffing: Staffing) -> Gap | None:
    """国办发〔2018〕118号 – reviewers are at least five per cent of the organ's officers (I15). An alarm, no gate.

    (1) all officers on the organ's roster count; (2) a purchased service is told, and does not lower the number.
    """
    if staffing.compliant:
        return None
    bought = "（已购买法律服务）" if staffing.purchased_service else ""
    missing = f"还需{staffing.required - staffing.reviewers}名法制审核人员"
    return Gap(Code.REVIEWER_RATIO_LOW, STAFFED, bought, (missing,), (StaffRole.ORGAN_LEADER,))


def contract_covers(contract: Json | None, on: date) -> bool:
    """Whether a counsel may be asked on a day: a public lawyer has no contract, any other a term."""
    if contract is None:
        return True
    return date.fromisoformat(contract["from"]) <= on <= date.fromisoformat(contract["to"])


def may_be_asked(kind: CounselKind, contract: Json | None, services: Iterable[tuple[date, date]], on: date) -> bool:
    """Whether a counsel serves an organ on a day: under a service that it bought, or by their own contract or office.

    ``services`` are first and last days of what the organ bought of them. Who is only bought serves only then.
    """
    if any(first <= on <= last for first, last in services):
        return True
    return contract_covers(contract, on) and not (kind is CounselKind.PURCHASED_SERVICE and contract is None)


def is_purchased_service(contract: Json | None, on: date) -> bool:
    """Whether this is a service bought by a government contract that is running on the day."""
    return (
        contract is not None
        and contract.get("kind") == CounselKind.PURCHASED_SERVICE.value
        and contract_covers(contract, on)
    )
