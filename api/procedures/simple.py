"""The simple procedure (简易程序) as a sequence of acts, each with its gates (行政处罚法 第五十一条至第五十三条)."""

from collections.abc import Callable
from dataclasses import dataclass

from api.decisions.facts import SpotCaseFacts
from api.decisions.performance import MAY_BE_PAID, MAY_CLOSE, MAY_FILE, MAY_SERVE_DECISION
from api.decisions.rules import MAY_BEGIN_ON_THE_SPOT, MAY_DECIDE_ON_THE_SPOT, MAY_HEAR, MAY_WAIVE
from api.law.gates import Gates
from api.vocabulary import StaffRole


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the procedure: the mutation that performs it, who may, what it needs, and whether it is behind us.

    ``done`` is also true where the act has no place any more: a party that was heard need not waive.
    """

    act: str
    label: str
    roles: tuple[StaffRole, ...]
    gates: Gates[SpotCaseFacts]
    done: Callable[[SpotCaseFacts], bool]


def begun(case: SpotCaseFacts) -> bool:
    """The party was told."""
    return case.begun


def answered(case: SpotCaseFacts) -> bool:
    """The party was heard or waived; after the decision neither is possible."""
    return case.statement is not None or decided(case)


def decided(case: SpotCaseFacts) -> bool:
    """The decision was made."""
    return case.decided is not None


def served(case: SpotCaseFacts) -> bool:
    """The decision was handed over."""
    return case.decided is not None and case.decided.served_on is not None


def filed(case: SpotCaseFacts) -> bool:
    """The decision was reported to the organ."""
    return case.decided is not None and case.decided.filed


def paid(case: SpotCaseFacts) -> bool:
    """Nothing is owed, a warning owing nothing from the start."""
    return case.decided is not None and case.decided.account(case.on).settled


def closed(case: SpotCaseFacts) -> bool:
    """The case was closed."""
    return case.closed


OFFICER = (StaffRole.OFFICER,)
HEADS = (StaffRole.UNIT_HEAD, StaffRole.ORGAN_LEADER)

SIMPLE: tuple[Step, ...] = (
    Step("beginSpotPenalty", "当场告知", OFFICER, MAY_BEGIN_ON_THE_SPOT, begun),
    Step("recordStatement", "听取陈述申辩", OFFICER, MAY_HEAR, answered),
    Step("waiveStatement", "记录放弃陈述申辩", OFFICER, MAY_WAIVE, answered),
    Step("decideOnTheSpot", "当场作出处罚决定", OFFICER, MAY_DECIDE_ON_THE_SPOT, decided),
    Step("serveDocument", "当场交付决定书", OFFICER, MAY_SERVE_DECISION, served),
    Step("fileWithOrgan", "报所属机关备案", OFFICER, MAY_FILE, filed),
    Step("recordPayment", "登记缴款", (*OFFICER, StaffRole.UNIT_HEAD), MAY_BE_PAID, paid),
    Step("closeCase", "结案", HEADS, MAY_CLOSE, closed),
)
