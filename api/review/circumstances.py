"""What the catalogue of major decisions asks about a proposal and its case (案件情节)."""

from dataclasses import dataclass, fields

from api.tables import Json
from api.vocabulary import ExecutionKind, MajorTriggerKind, MeasureKind, PartyKind, PenaltyKind
from api.vocabulary.labelled import Labelled


class LicenceAction(Labelled, chinese="许可决定种类"):
    """What a licence decision does."""

    GRANT = "GRANT", "准予许可", "granted"
    REFUSE = "REFUSE", "不予许可", "refused"
    CHANGE = "CHANGE", "变更许可", "changed"
    REVOKE = "REVOKE", "撤销许可", "revoked: it should not have been granted"
    WITHDRAW = "WITHDRAW", "撤回许可", "withdrawn: law or circumstances changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the case unit states beside the proposal (案件情节). Money in fen; None is not known."""

    legal_relations: int | None = None
    affected_persons: int | None = None
    measure_value_fen: int | None = None
    requisition_value_fen: int | None = None
    sealed_whole_premises: bool | None = None
    affects_third_party: bool | None = None
    licence_action: LicenceAction | None = None
    execution_kind: ExecutionKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MajorFacts:
    """A proposal and its case as the catalogue asks about them."""

    fine_fen: int | None = None
    confiscated_value_fen: int | None = None
    penalty_kinds: frozenset[PenaltyKind] = frozenset()
    party_kind: PartyKind | None = None
    measure_kind: MeasureKind | None = None
    hearing_held: bool = False
    flags: frozenset[MajorTriggerKind] = frozenset()
    circumstances: Circumstances = Circumstances()


def circumstances_of(stored: Json | None) -> Circumstances:
    """Circumstances as ``as_json`` wrote them; what is missing is not known."""
    known = {name: (stored or {}).get(name) for name in (field.name for field in fields(Circumstances))}
    action, kind = known.pop("licence_action"), known.pop("execution_kind")
    return Circumstances(
        **known, licence_action=LicenceAction(action) if action else None,
        execution_kind=ExecutionKind(kind) if kind else None,
    )  # fmt: skip
