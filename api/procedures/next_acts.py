"""What may be done next (下一步): the same gates that the acts pass, walked over the same facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from api.access.permissions import ALLOWED, Permission
from api.decisions.facts import SpotCaseFacts
from api.law.gates import Gap, Gates, gaps_of
from api.procedures.general import GENERAL, GeneralCase
from api.procedures.simple import SIMPLE
from api.vocabulary import StaffRole

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class NextAct:
    """An act that is not behind us: who may do it, and what it still needs."""

    act: str
    label: str
    roles: tuple[StaffRole, ...]
    gaps: tuple[Gap, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.gaps


def holders(permission: Permission) -> tuple[StaffRole, ...]:
    """The roles that hold a permission, in the order of the vocabulary."""
    return tuple(role for role in StaffRole if role in ALLOWED[permission])


def least(gates: Gates[F], ways: Iterable[F]) -> tuple[Gap, ...]:
    """What an act still needs that may be done in several ways: nothing if one of them is open, else the fewest gaps."""
    return min((gaps_of(gates, facts) for facts in ways), key=len)


def next_acts(case: SpotCaseFacts | GeneralCase) -> tuple[NextAct, ...]:
    """Every act that is still to come, in the order of the case's procedure.

    Before a decision the proposal judged is the one in ``case.proposal``: what the party was told, unless another is asked
    about. A closed case has none.
    """
    if isinstance(case, GeneralCase):
        return tuple(
            NextAct(step.act, step.label, step.roles, gaps) for step in GENERAL if (gaps := step.gaps(case)) is not None
        )
    if case.closed:
        return ()
    return tuple(
        NextAct(step.act, step.label, step.roles, gaps_of(step.gates, case)) for step in SIMPLE if not step.done(case)
    )
