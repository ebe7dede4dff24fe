"""What is asked when it is enforced on the spot, rests, goes on or is agreed upon (强制执行、中止、恢复、协议的事实)."""

from dataclasses import dataclass
from datetime import date, datetime

from api.proceedings.facts import ProceedingFacts
from api.proceedings.performance_models import ExecutionTurnGround, ExecutionTurnKind


@dataclass(frozen=True, slots=True)
class ExecutionFacts:
    """An execution carried out on the spot: begin and end in Shanghai time, and whether a day of it was a statutory holiday.

    ``demanded_again_on`` is the day of the second demand, ``demand_by`` the latest day for it: three working days before the
    performance. ``cost_fen`` is what this execution cost; ``recorded`` says whether it was filmed.
    """

    proceeding: ProceedingFacts
    begun: datetime
    ended: datetime
    on_holiday: bool
    emergency_reason: str = ""
    recorded: bool = True
    supervised: bool = True
    cost_fen: int | None = None
    paper_number: str = ""
    demanded_again_on: date | None = None
    demand_by: date | None = None


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """An execution about to rest or go on, as its notice states it."""

    proceeding: ProceedingFacts
    turn: ExecutionTurnKind
    ground: ExecutionTurnGround
    paper_turn: str
    paper_number: str
    reason: str


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """An agreement about to be concluded: its stages, and the decision it names.

    ``waived_fen`` is by how much the surcharge is to be reduced, for the ``remedial_measures`` that the party took; None: it
    is not. ``paper_waiver`` is what the signed agreement says of it.
    """

    proceeding: ProceedingFacts
    stages: tuple[date, ...]
    paper_number: str
    waived_fen: int | None = None
    remedial_measures: str = ""
    paper_waiver: str = ""
