"""Reading a case on its way (办案过程的读取): bindings and guards. Who complained is for whoever handles the case alone."""

from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.cases import proceeding_models, proceeding_types, representative_models
from api.graph import Bindings, Guards, embedded, one


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types and guard their tables. They are read at their case; there is no root field."""
    for subject, tables in (
        (Subject.CASE, (representative_models.CaseRepresentative,)),
        (Subject.FILE, (proceeding_models.Clue, proceeding_models.CaseFiling)),
        (Subject.COMPLAINANT, (proceeding_models.ClueComplainant,)),
        (
            Subject.RECUSAL,
            (proceeding_models.RecusalRequest, proceeding_models.RecusalDecision, proceeding_models.OfficerChange),
        ),
    ):
        for table in tables:
            guards.guard(table, **seen(subject, table))
    bindings.bind(
        proceeding_types.Clue,
        proceeding_models.Clue,
        prefix="clue",
        registered_by=embedded(proceeding_models.Clue.actor),
    )
    bindings.bind(
        proceeding_types.ClueComplainant,
        proceeding_models.ClueComplainant,
        party=one(proceeding_models.ClueComplainant.party_id),
    )
    bindings.bind(
        proceeding_types.CaseFiling,
        proceeding_models.CaseFiling,
        prefix="casefiling",
        document=one(proceeding_models.CaseFiling.document_id),
        decided_by=embedded(proceeding_models.CaseFiling.actor),
    )
    bindings.bind(
        proceeding_types.RecusalRequest,
        proceeding_models.RecusalRequest,
        prefix="recusal",
        recorded_by=embedded(proceeding_models.RecusalRequest.actor),
        decision=one(proceeding_models.RecusalRequest.id, proceeding_models.RecusalDecision.request_id),
    )
    bindings.bind(
        proceeding_types.RecusalDecision,
        proceeding_models.RecusalDecision,
        prefix="recusaldecision",
        document=one(proceeding_models.RecusalDecision.document_id),
        decided_by=embedded(proceeding_models.RecusalDecision.actor),
    )
    bindings.bind(
        proceeding_types.OfficerChange,
        proceeding_models.OfficerChange,
        prefix="officerchange",
        leaves=one(proceeding_models.OfficerChange.from_id),
        joins=one(proceeding_models.OfficerChange.to_id),
        document=one(proceeding_models.OfficerChange.document_id),
        approved_by=embedded(proceeding_models.OfficerChange.actor),
    )
    representative = representative_models.CaseRepresentative
    bindings.bind(
        proceeding_types.CaseRepresentative,
        representative,
        prefix="representative",
        party=one(representative.party_id),
        representative=one(representative.representative_id),
        attorney=one(representative.evidence_id),
        named_by=embedded(representative.actor),
    )
    return []
