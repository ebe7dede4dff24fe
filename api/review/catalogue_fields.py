"""Reading catalogue, checklist, trainings and accountability (目录、清单、培训、责任追究的读取)."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.graph import Bindings, Guards, descending, embedded, equals, expression, holds, listed, matching, one
from api.graph.rows import Row
from api.review import catalogue_types, computed, flowchart_fields, models, people_types, staffing_fields
from api.review.filters import TrainingFilter
from api.review.people_models import AccountabilityConclusion

TYPES = (
    catalogue_types.MajorEvaluation,
    catalogue_types.MajorFlag,
    people_types.Accountability,
    *staffing_fields.TYPES,
)


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types, guard the tables, and give the root fields, those computed now included."""
    _guard(guards)
    _bind(bindings)
    bindings.computed("trainingHours", "reviewerRatio", "responsibilityTrace", "reviewFlowchart")
    return [
        bindings.connection(
            "majorDecisionCatalogue",
            catalogue_types.MajorDecisionRule,
            orders={"CODE": (models.MajorDecisionRule.code, descending(models.MajorDecisionRule.version))},
            filter=catalogue_types.MajorDecisionRuleFilter,
            filters={
                "organ": equals(models.MajorDecisionRule.organ_id),
                "category": equals(models.MajorDecisionRule.category),
                "trigger": equals(models.MajorDecisionRule.trigger),
                "inForceOn": matching(_in_force_on, sa.Date()),
            },
            description="重大执法决定法制审核目录清单，各版本",
        ),
        bindings.listing(
            "reviewChecklist",
            catalogue_types.ReviewChecklistItem,
            order=(models.ReviewChecklistItem.position,),
            description="重大执法决定法制审核内容清单",
        ),
        bindings.connection(
            "trainings",
            people_types.Training,
            orders={"HELD": (descending(models.Training.held_on),)},
            filter=TrainingFilter,
            filters={
                "organ": equals(models.Training.organ_id),
                "method": equals(models.Training.method),
                "reviewer": holds(models.Training.reviewer_ids),
            },
            description="法制审核人员培训",
        ),
        *computed.FIELDS,
        flowchart_fields.review_flowchart,
        *staffing_fields.declare(bindings, guards),
    ]


def _bind(bindings: Bindings) -> None:
    bindings.bind(
        catalogue_types.MajorDecisionRule,
        models.MajorDecisionRule,
        prefix="majorrule",
        organ=one(models.MajorDecisionRule.organ_id),
    )
    bindings.bind(catalogue_types.ReviewChecklistItem, models.ReviewChecklistItem)
    bindings.bind(
        catalogue_types.MajorEvaluation,
        models.MajorEvaluation,
        prefix="evaluation",
        proposal=embedded(models.MajorEvaluation.proposal),
        considered=listed(models.MajorEvaluation.considered),
        reasons=embedded(models.MajorEvaluation.reasons),
        evaluated_by=embedded(models.MajorEvaluation.actor),
    )
    bindings.bind(
        catalogue_types.MajorFlag,
        models.MajorFlag,
        prefix="flag",
        flagged_by=embedded(models.MajorFlag.actor),
    )
    bindings.bind(
        people_types.Training,
        models.Training,
        prefix="training",
        hours=expression(lambda training, _: sa.cast(training.hours, sa.Float())),
        organ=one(models.Training.organ_id),
        attendees=listed(models.Training.reviewer_ids),
    )
    bindings.bind(
        people_types.Accountability,
        models.Accountability,
        prefix="accountability",
        case=one(models.Accountability.case_id),
        opened_by=embedded(models.Accountability.actor),
        conclusion=one(models.Accountability.id, AccountabilityConclusion.accountability_id),
    )


def _guard(guards: Guards) -> None:
    """Catalogue and checklist say when an organ must review: they bind it before everybody, and everybody may read them."""
    guards.open(models.MajorDecisionRule, models.ReviewChecklistItem)
    for table in (models.MajorFlag, models.MajorEvaluation):
        guards.guard(table, **seen(Subject.REVIEW, table))
    guards.guard(models.Training, **seen(Subject.TRAINING, models.Training))
    guards.guard(models.Accountability, **seen(Subject.ACCOUNTABILITY, models.Accountability))


def _in_force_on(rule: Row, day: Any) -> Any:
    """The newest version of its code that has taken effect by the day, unless it has ended."""
    other = rule.guarded(models.MajorDecisionRule).c
    superseded = sa.exists().where(
        other.organ_id == rule.organ_id, other.code == rule.code, other.version > rule.version,
        other.effective_from <= day,
    )  # fmt: skip
    ended = sa.and_(rule.effective_to.is_not(None), rule.effective_to < day)
    return sa.and_(rule.effective_from <= day, sa.not_(superseded), sa.not_(sa.func.coalesce(ended, sa.false())))
