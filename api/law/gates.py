"""Gates (办案关口): what stands between an act and its lawfulness. A rule is pure and returns what is missing, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from api.law.citations import Citation
from api.law.codes import Code
from api.vocabulary import StaffRole


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands in the way of an act.

    ``detail`` adds to the code's sentence what is particular here; ``missing`` names the facts that would satisfy the
    law; ``can_supply`` the roles that may bring them about. A refusal without a legal basis is one of form (VALIDATION).
    """

    code: Code
    basis: Citation | None = None
    detail: str = ""
    missing: tuple[str, ...] = ()
    can_supply: tuple[StaffRole, ...] = ()

    @property
    def sentence(self) -> str:
        """The Chinese sentence for the reader."""
        return self.code.sentence + self.detail


F = TypeVar("F")
Rule: TypeAlias = Callable[[F], Gap | None]
Gates: TypeAlias = tuple[Rule[F], ...]


@dataclass(eq=False)
class Refused(Exception):
    """An act is refused: every gap, not the first. Nothing of the act remains.

    Not frozen: Python sets an exception's traceback on its way out of a transaction.
    """

    gaps: tuple[Gap, ...] = field(default_factory=tuple)

    def __str__(self) -> str:
        """The codes and sentences."""
        return "; ".join(f"{gap.code.value}: {gap.sentence}" for gap in self.gaps)

    @property
    def code(self) -> Code:
        """The first gap's code."""
        return self.gaps[0].code


def refuse(code: Code, detail: str = "", *, basis: Citation | None = None, missing: Sequence[str] = ()) -> Refused:
    """A refusal for one reason, to be raised."""
    return Refused((Gap(code, basis, detail, tuple(missing)),))


def gaps_of(gates: Gates[F], facts: F) -> tuple[Gap, ...]:
    """Everything that stands in the way, in the order of the gates."""
    return tuple(gap for rule in gates if (gap := rule(facts)) is not None)


def require(gates: Gates[F], facts: F) -> None:
    """Pass every gate. Raises Refused with all gaps."""
    if gaps := gaps_of(gates, facts):
        raise Refused(gaps)
