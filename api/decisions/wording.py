"""How a penalty is put into words (处罚的表述), and read back from the items of a decision's document."""

from collections.abc import Iterable

from api.decisions.facts import Proposal
from api.decisions.fines import yuan
from api.tables import Json
from api.vocabulary import PenaltyKind


def sentence(penalty: Proposal) -> str:
    """The penalty as an event says it: 罚款500元; 警告、罚款500元."""
    return "、".join(
        kind.label + (yuan(penalty.fine_fen) if kind is PenaltyKind.FINE and penalty.fine_fen else "")
        for kind in sorted(penalty.kinds, key=list(PenaltyKind).index)
    )


def proposal_on_paper(data: Json, told: Proposal | None = None) -> Proposal:
    """What the data of a decision's document proposes: ``penaltyItems`` by the names of the kinds, ``amountFen``.

    The form has no field for the discretion band and for mitigation: they are those the case was last weighed with.
    """
    return Proposal(
        kinds_named(data.get("penaltyItems") or ()), data.get("amountFen") or None, told.band if told else None,
        told.mitigation if told else None,
    )  # fmt: skip


def kinds_named(items: Iterable[str]) -> tuple[PenaltyKind, ...]:
    """The kinds that the items name, in the order of the law. An item that names none is of another kind (其他)."""
    named: set[PenaltyKind] = set()
    for item in items:
        found: set[PenaltyKind] = {kind for kind in PenaltyKind if kind is not PenaltyKind.OTHER and kind.label in item}
        named |= found or {PenaltyKind.OTHER}
    return tuple(kind for kind in PenaltyKind if kind in named)
