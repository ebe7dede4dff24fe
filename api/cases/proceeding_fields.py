"""Reading a case on its way (办案过程的读取): bindings and guards. Who complained is for whoever handles the case alone."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case

from api.access.guards import of_own_organ, organ_guard
from api.cases import models, proceeding_models, proceeding_types
from api.graph import Bindings, Guards, embedded, one
from api.graph.guards import ViewerParameters
from api.graph.rows import Row, table_of
from api.vocabulary import StaffRole


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types and guard their tables. They are read at their case; there is no root field."""
    for table in (
        proceeding_models.Clue, proceeding_models.CaseFiling, proceeding_models.RecusalRequest,
        proceeding_models.RecusalDecision, proceeding_models.OfficerChange,
    ):  # fmt: skip
        guards.guard(table, **organ_guard(table))
    guards.guard(
        proceeding_models.ClueComplainant,
        **{
            StaffRole.OFFICER.value: handles_the_case,
            StaffRole.UNIT_HEAD.value: heads_its_unit,
            StaffRole.ORGAN_LEADER.value: of_own_organ,
        },
    )
    bindings.bind(
        proceeding_types.Clue,
        proceeding_models.Clue,
        prefix="clue",
        registered_by=_actor(proceeding_models.Clue.actor),
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
        decided_by=_actor(proceeding_models.CaseFiling.actor),
    )
    bindings.bind(
        proceeding_types.RecusalRequest,
        proceeding_models.RecusalRequest,
        prefix="recusal",
        recorded_by=_actor(proceeding_models.RecusalRequest.actor),
        decision=one(proceeding_models.RecusalRequest.id, proceeding_models.RecusalDecision.request_id),
    )
    bindings.bind(
        proceeding_types.RecusalDecision,
        proceeding_models.RecusalDecision,
        prefix="recusaldecision",
        document=one(proceeding_models.RecusalDecision.document_id),
        decided_by=_actor(proceeding_models.RecusalDecision.actor),
    )
    bindings.bind(
        proceeding_types.OfficerChange,
        proceeding_models.OfficerChange,
        prefix="officerchange",
        leaves=one(proceeding_models.OfficerChange.from_id),
        joins=one(proceeding_models.OfficerChange.to_id),
        document=one(proceeding_models.OfficerChange.document_id),
        approved_by=_actor(proceeding_models.OfficerChange.actor),
    )
    return []


def handles_the_case(row: Row, viewer: ViewerParameters) -> Any:
    """The viewer is an officer of the case."""
    officer = table_of(models.CaseOfficer).alias()
    return sa.exists().where(
        officer.c.case_id == row.case_id, officer.c.officer_id == viewer["person_id"], officer.c.left_at.is_(None)
    )


def heads_its_unit(row: Row, viewer: ViewerParameters) -> Any:
    """The viewer heads the unit that handles the case."""
    case = table_of(models.Case).alias()
    return sa.exists().where(case.c.id == row.case_id, case.c.unit_id == viewer["unit_id"])


def _actor(attribute: Any) -> Any:
    """The snapshot of who acted, as the fact keeps it."""
    return embedded(attribute, spelling=to_camel_case)
