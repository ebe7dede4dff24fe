"""Reading compulsory measures (行政强制措施的读取): stage, last day and overrun are computed from the rows, on the legal day."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.cases.models import Case
from api.cases.searching import key_in
from api.graph import (
    Bindings,
    Guards,
    derived,
    descending,
    embedded,
    equals,
    expression,
    listed,
    many,
    matching,
    one,
    related,
)
from api.graph.relations import Reading
from api.graph.rows import Row
from api.inspections.models import InspectionVisit
from api.measures import models, types
from api.vocabulary import MeasureStage

TABLES = (
    models.Measure, models.MeasureApproval, models.MeasureImposition, models.MeasureExtension, models.MeasureExclusion,
    models.MeasureLift, models.MeasureConversion,
)  # fmt: skip


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types of measures, guard their tables, and give the root fields."""
    for table in TABLES:
        guards.guard(table, **seen(Subject.FILE, table))
    _bind_steps(bindings)
    _bind_measure(bindings)
    return [
        bindings.lookup("measure", types.Measure, id=models.Measure.id, description="一项行政强制措施"),
        bindings.connection(
            "measures",
            types.Measure,
            orders={"REQUESTED": (descending(models.Measure.requested_at),)},
            filter=types.MeasureFilter,
            filters={
                "organ": equals(models.Measure.organ_id),
                "party": equals(models.Measure.party_id),
                "kind": equals(models.Measure.kind),
                "visit": matching(lambda measure, id_: measure.owner_id == key_in(id_, "visit")),
                "case": matching(_of_case),
                "inForce": matching(lambda measure, yes: _in_force(measure, measure.guarded) == yes, sa.Boolean()),
                "overrun": derived("unlawful_overrun", _overrun, sa.Boolean()),
            },
            description="行政强制措施列表",
        ),
    ]


def _bind_measure(bindings: Bindings) -> None:
    measure = models.Measure
    bindings.bind(
        types.Measure,
        measure,
        prefix="measure",
        requested_by=embedded(measure.actor),
        items=embedded(measure.items),
        party=one(measure.party_id),
        request_form=one(measure.request_document_id),
        visit=one(measure.owner_id, InspectionVisit.id),
        cases=related(Case, on=_holds, order=(Case.created_at,)),
        stage=expression(_stage),
        until=expression(_until),
        warn_on=expression(_warn_on),
        unlawful_overrun=expression(_overrun),
        approval=one(measure.id, models.MeasureApproval.measure_id),
        imposition=one(measure.id, models.MeasureImposition.measure_id),
        extension=one(measure.id, models.MeasureExtension.measure_id),
        exclusions=many(models.MeasureExclusion.measure_id, order=(models.MeasureExclusion.first_day,)),
        lift=one(measure.id, models.MeasureLift.measure_id),
        conversion=one(measure.id, models.MeasureConversion.measure_id),
    )


def _bind_steps(bindings: Bindings) -> None:
    bindings.bind(
        types.MeasureApproval,
        models.MeasureApproval,
        prefix="measureapproval",
        approver=one(models.MeasureApproval.approved_by),
        document=one(models.MeasureApproval.document_id),
    )
    bindings.bind(
        types.MeasureImposition,
        models.MeasureImposition,
        prefix="imposition",
        items=embedded(models.MeasureImposition.items),
        officers=listed(models.MeasureImposition.officer_ids),
        decision=one(models.MeasureImposition.decision_document_id),
        item_list=one(models.MeasureImposition.list_document_id),
    )
    for type_, table, prefix in (
        (types.MeasureExtension, models.MeasureExtension, "measureextension"),
        (types.MeasureExclusion, models.MeasureExclusion, "measureexclusion"),
        (types.MeasureConversion, models.MeasureConversion, "measureconversion"),
    ):
        bindings.bind(type_, table, prefix=prefix, document=one(table.document_id))
    bindings.bind(
        types.MeasureLift,
        models.MeasureLift,
        prefix="measurelift",
        document=one(models.MeasureLift.document_id),
        lifted_by=embedded(models.MeasureLift.actor),
    )


def _holds(measure: Row, case: Any) -> Any:
    """The case that the measure was requested in, or that grew out of its visit."""
    return sa.or_(case.id == measure.owner_id, case.origin_visit_id == measure.owner_id)


def _of_case(measure: Row, id_: Any) -> Any:
    case = measure.guarded(Case).c
    return sa.exists().where(case.id == key_in(id_, "case"), _holds(measure, case))


def _there(table: type[Any], measure: Row, guarded: Reading) -> Any:
    step = guarded(table).c
    return sa.exists().where(step.measure_id == measure.id)


def _day_of(name: str, table: type[Any], measure: Row, guarded: Reading) -> Any:
    step = guarded(table).c
    return sa.select(sa.func.max(step[name])).where(step.measure_id == measure.id).scalar_subquery()


def _latest(name: str, measure: Row, guarded: Reading) -> Any:
    """The latest day of imposition, extension and exclusions: each step moves it on, none back."""
    steps = (models.MeasureImposition, models.MeasureExtension, models.MeasureExclusion)
    return sa.func.greatest(*(_day_of(name, step, measure, guarded) for step in steps))


def _until(measure: Row, guarded: Reading) -> Any:
    return _latest("until", measure, guarded)


def _warn_on(measure: Row, guarded: Reading) -> Any:
    return _latest("warn_on", measure, guarded)


def _in_force(measure: Row, guarded: Reading) -> Any:
    return sa.and_(
        _there(models.MeasureImposition, measure, guarded),
        sa.not_(_there(models.MeasureLift, measure, guarded)),
        sa.not_(_there(models.MeasureConversion, measure, guarded)),
    )


def _overrun(measure: Row, guarded: Reading) -> Any:
    """超期: in force after its last day, on the legal day."""
    late = sa.func.legal_today(type_=sa.Date()) > _until(measure, guarded)
    return sa.func.coalesce(sa.and_(_in_force(measure, guarded), late), sa.false())


def _stage(measure: Row, guarded: Reading) -> Any:
    """The same order as ``MeasureFacts.stage``."""
    approved = _there(models.MeasureApproval, measure, guarded)
    imposed = _there(models.MeasureImposition, measure, guarded)
    return sa.case(
        (_there(models.MeasureConversion, measure, guarded), MeasureStage.CONVERTED.value),
        (_there(models.MeasureLift, measure, guarded), MeasureStage.LIFTED.value),
        (sa.and_(imposed, sa.not_(approved)), MeasureStage.EMERGENCY_EXECUTED.value),
        (_there(models.MeasureExtension, measure, guarded), MeasureStage.EXTENDED.value),
        (imposed, MeasureStage.IN_FORCE.value),
        (approved, MeasureStage.APPROVED.value),
        else_=MeasureStage.REQUESTED.value,
    )
