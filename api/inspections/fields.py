"""Reading inspections (行政检查的读取): what each field is, who may see which rows, where a read begins."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.cases.models import Case, Deadline, Evidence
from api.cases.proceeding_models import OfficerChange, RecusalRequest
from api.cases.searching import at_most, key_in
from api.graph import (
    Bindings,
    Guards,
    among,
    at_least,
    descending,
    embedded,
    equals,
    expression,
    listed,
    many,
    matching,
    one,
)
from api.graph.relations import Reading
from api.graph.rows import Row
from api.inspections import filters, models, types
from api.ledger.models import CaseSummary, Event
from api.measures.models import Measure
from api.papers.models import Document
from api.vocabulary import InspectionStage


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types of inspections, guard their tables, and give the root fields."""
    _guard(guards)
    _bind_plans(bindings)
    _bind_visits(bindings)
    return [
        bindings.lookup("visit", types.InspectionVisit, id=models.InspectionVisit.id, description="一次检查实施"),
        bindings.connection(
            "visits",
            types.InspectionVisit,
            orders={
                "PLANNED": (descending(models.InspectionVisit.planned_on),),
                "CREATED": (descending(models.InspectionVisit.created_at),),
                "LAST_EVENT": (descending(CaseSummary.last_event_at), descending(models.InspectionVisit.id)),
            },
            filter=filters.VisitFilter,
            filters={
                "organ": equals(models.InspectionVisit.organ_id),
                "unit": equals(models.InspectionVisit.unit_id),
                "task": equals(models.InspectionVisit.task_id),
                "party": equals(models.InspectionVisit.party_id),
                "officer": matching(lambda visit, id_: key_in(id_, "officer") == sa.any_(visit.officer_ids)),
                "stages": among(CaseSummary.stage),
                "planned": {
                    "from": at_least(models.InspectionVisit.planned_on),
                    "to": at_most(models.InspectionVisit.planned_on),
                },
            },
            description="检查实施列表",
        ),
        bindings.connection(
            "inspectionPlans",
            types.InspectionPlan,
            orders={"YEAR": (descending(models.InspectionPlan.year),)},
            filter=filters.YearFilter,
            filters={
                "organ": equals(models.InspectionPlan.organ_id),
                "year": equals(models.InspectionPlan.year),
            },
            description="年度检查计划",
        ),
        bindings.connection(
            "inspectionCaps",
            types.InspectionCap,
            orders={"YEAR": (descending(models.InspectionCap.year),)},
            filter=filters.YearFilter,
            filters={"organ": equals(models.InspectionCap.organ_id), "year": equals(models.InspectionCap.year)},
            description="涉企检查频次上限",
        ),
        bindings.connection(
            "randomInspectionMatters",
            types.RandomInspectionMatter,
            orders={"NAME": (models.RandomInspectionMatter.name,)},
            filter=filters.RandomInspectionMatterFilter,
            filters={
                "organ": equals(models.RandomInspectionMatter.organ_id),
                "status": equals(models.RandomInspectionMatter.status),
            },
            description="随机抽查事项清单",
        ),
    ]


def _bind_plans(bindings: Bindings) -> None:
    bindings.bind(
        types.RandomInspectionMatter,
        models.RandomInspectionMatter,
        prefix="listitem",
        organ=one(models.RandomInspectionMatter.organ_id),
        matter=one(models.RandomInspectionMatter.matter_id),
    )
    bindings.bind(
        types.InspectionPlan,
        models.InspectionPlan,
        prefix="plan",
        organ=one(models.InspectionPlan.organ_id),
        approver=one(models.InspectionPlan.approved_by),
        filed_with=one(models.InspectionPlan.filed_to),
        items=many(models.InspectionPlanItem.plan_id, order=(models.InspectionPlanItem.period_from,)),
    )
    bindings.bind(
        types.InspectionPlanItem,
        models.InspectionPlanItem,
        prefix="planitem",
        list_item=one(models.InspectionPlanItem.list_item_id),
    )
    bindings.bind(types.InspectionCap, models.InspectionCap, prefix="cap", organ=one(models.InspectionCap.organ_id))


def _bind_visits(bindings: Bindings) -> None:
    bindings.bind(
        types.InspectionTask,
        models.InspectionTask,
        prefix="task",
        draw=embedded(models.InspectionTask.draw),
        organ=one(models.InspectionTask.organ_id),
        plan=one(models.InspectionTask.plan_id),
        list_item=one(models.InspectionTask.list_item_id),
        visits=many(models.InspectionVisit.task_id, order=(models.InspectionVisit.planned_on,)),
    )
    bindings.bind(
        types.InspectionApproval,
        models.InspectionApproval,
        prefix="approval",
        approver=one(models.InspectionApproval.approved_by),
        document=one(models.InspectionApproval.document_id),
    )
    bindings.bind(
        types.InspectionResult,
        models.InspectionResult,
        prefix="result",
        document=one(models.InspectionResult.document_id),
    )
    bindings.bind(
        types.InspectionVisit,
        models.InspectionVisit,
        prefix="visit",
        beside=(CaseSummary.owner_id,),
        organ=one(models.InspectionVisit.organ_id),
        unit=one(models.InspectionVisit.unit_id),
        task=one(models.InspectionVisit.task_id),
        party=one(models.InspectionVisit.party_id),
        officers=listed(models.InspectionVisit.officer_ids),
        cap=one(models.InspectionVisit.cap_id),
        approval=one(models.InspectionVisit.id, models.InspectionApproval.visit_id),
        result=one(models.InspectionVisit.id, models.InspectionResult.visit_id),
        cases=many(Case.origin_visit_id, order=(Case.created_at,)),
        stage_label=expression(_stage_label),
        timeline=many(Event.owner_id, order=(Event.at, Event.sequence)),
        documents=many(Document.owner_id, order=(Document.drafted_at,)),
        evidence=many(Evidence.owner_id, order=(Evidence.collected_at,)),
        deadlines=many(Deadline.owner_id, order=(Deadline.due_on,)),
        measures=many(Measure.owner_id, order=(Measure.requested_at,)),
        recusals=many(RecusalRequest.owner_id, order=(RecusalRequest.at,)),
        officer_changes=many(OfficerChange.owner_id, order=(OfficerChange.at,)),
    )


def _guard(guards: Guards) -> None:
    """Plans and caps are published by being made; of the list, what is published is public."""
    guards.open(models.InspectionPlan, models.InspectionPlanItem, models.InspectionCap)
    guards.guard(models.RandomInspectionMatter, **seen(Subject.MATTER, models.RandomInspectionMatter))
    guards.guard(models.InspectionTask, **seen(Subject.TASK, models.InspectionTask))
    for table in (models.InspectionVisit, models.InspectionApproval, models.InspectionResult):
        guards.guard(table, **seen(Subject.VISIT, table))


def _stage_label(visit: Row, guarded: Reading) -> Any:
    summary = guarded(CaseSummary).c
    labels = {stage.value: stage.label for stage in InspectionStage}
    return sa.select(sa.case(labels, value=summary.stage)).where(summary.owner_id == visit.id)
