"""What is asked of money, goods, compensation and the end of a proceeding (履行、终结、撤销的事实)."""

from dataclasses import dataclass
from datetime import date

from api.proceedings.assessment import Goods
from api.proceedings.facts import ProceedingFacts
from api.proceedings.performance_models import TerminationGround


@dataclass(frozen=True, slots=True)
class MoneyFacts:
    """Money about to be recorded."""

    proceeding: ProceedingFacts
    paid_fen: int
    paid_on: date


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """Goods about to change hands, as their signed list states them."""

    proceeding: ProceedingFacts
    goods: tuple[Goods, ...]
    list_number: str
    list_returned: bool
    returning: bool


@dataclass(frozen=True, slots=True)
class CompensationFacts:
    """A compensation about to be decided, or paid: which decision its paper cites, and how much."""

    proceeding: ProceedingFacts
    amount_fen: int
    paper_number: str = ""


@dataclass(frozen=True, slots=True)
class EndFacts:
    """A proceeding about to end: for which ground, and what the notice of a termination states."""

    proceeding: ProceedingFacts
    ground: TerminationGround | None = None
    reason: str = ""
    paper_turn: str = ""
    paper_number: str = ""
