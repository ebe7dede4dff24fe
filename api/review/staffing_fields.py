"""Reading who staffs the review (人员配备的读取): the organ's own housekeeping, which its supervisor sees too."""

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.graph import Bindings, Guards, descending, embedded, equals, matching, one
from api.registry import types as registry
from api.registry.models import Counsel, Reviewer
from api.review import people_models as models
from api.review import staffing_types as types

TYPES = (types.AccountabilityConclusion,)
"""Types that are reached through others."""


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types, guard the tables, and give the root fields."""
    for table in (models.ReviewerAppointment, models.PurchasedService):
        guards.guard(table, **seen(Subject.TRAINING, table))
    guards.guard(models.AccountabilityConclusion, **seen(Subject.ACCOUNTABILITY, models.AccountabilityConclusion))
    _bind(bindings)
    return [
        bindings.connection(
            "reviewers",
            registry.Reviewer,
            orders={"NAME": (Reviewer.name,)},
            filter=types.ReviewerFilter,
            filters={"organ": equals(Reviewer.organ_id), "active": equals(Reviewer.active)},
            description="法制审核人员",
        ),
        bindings.connection(
            "reviewerAppointments",
            types.ReviewerAppointment,
            orders={"RECORDED": (descending(models.ReviewerAppointment.at),)},
            filter=types.ReviewerAppointmentFilter,
            filters={
                "organ": equals(models.ReviewerAppointment.organ_id),
                "reviewer": equals(models.ReviewerAppointment.reviewer_id),
            },
            description="法制审核人员任免",
        ),
        bindings.connection(
            "counsels",
            registry.Counsel,
            orders={"NAME": (Counsel.name,)},
            filter=types.CounselFilter,
            filters={"kind": equals(Counsel.kind)},
            description="为本机关服务的法律顾问、公职律师",
        ),
        bindings.connection(
            "purchasedServices",
            types.PurchasedService,
            orders={"TERM": (descending(models.PurchasedService.valid_from),)},
            filter=types.PurchasedServiceFilter,
            filters={
                "organ": equals(models.PurchasedService.organ_id),
                "inForceOn": matching(
                    lambda service, day: sa.and_(service.valid_from <= day, service.valid_to >= day), sa.Date()
                ),
            },
            description="政府购买的法律服务",
        ),
    ]


def _bind(bindings: Bindings) -> None:
    bindings.bind(
        types.ReviewerAppointment,
        models.ReviewerAppointment,
        prefix="appointment",
        reviewer=one(models.ReviewerAppointment.reviewer_id),
        recorded_by=embedded(models.ReviewerAppointment.actor),
    )
    bindings.bind(
        types.PurchasedService,
        models.PurchasedService,
        prefix="purchasedservice",
        organ=one(models.PurchasedService.organ_id),
        counsel=one(models.PurchasedService.counsel_id),
        recorded_by=embedded(models.PurchasedService.actor),
    )
    bindings.bind(
        types.AccountabilityConclusion,
        models.AccountabilityConclusion,
        prefix="conclusion",
        people=embedded(models.AccountabilityConclusion.people),
        concluded_by=embedded(models.AccountabilityConclusion.actor),
    )
