"""Reading remedies (复议诉讼的读取)."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.cases.models import Case
from api.graph import Bindings, Guards, descending, equals, expression, many, one
from api.graph.relations import Reading
from api.graph.rows import Row
from api.proceedings.models import CommonProceeding
from api.remedies import models, types

TABLES = (
    models.RemedyProceeding, models.RemedyForwarding, models.RemedyReply, models.RemedyStay, models.RemedyStayLift,
    models.RemedyOutcome, models.Refund,
)  # fmt: skip


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types of remedies, guard their tables, and give the root fields."""
    for table in TABLES:
        guards.guard(table, **seen(Subject.RECUSAL, table))
    remedy = models.RemedyProceeding
    bindings.bind(types.RemedyForwarding, models.RemedyForwarding, prefix="forwarding")
    bindings.bind(types.RemedyReply, models.RemedyReply, prefix="reply", document=one(models.RemedyReply.document_id))
    bindings.bind(types.RemedyStay, models.RemedyStay, prefix="stay", lifted_on=expression(_lifted_on))
    bindings.bind(types.Refund, models.Refund, prefix="refund")
    bindings.bind(
        types.RemedyOutcome,
        models.RemedyOutcome,
        prefix="remedyoutcome",
        refund=one(models.RemedyOutcome.id, models.Refund.outcome_id),
    )
    bindings.bind(
        types.RemedyProceeding,
        remedy,
        prefix="remedy",
        applicant=one(remedy.applicant_id),
        contested=one(remedy.contested_id),
        case=one(remedy.owner_id, Case.id),
        proceeding=one(remedy.owner_id, CommonProceeding.id),
        forwarding=one(remedy.id, models.RemedyForwarding.remedy_id),
        reply=one(remedy.id, models.RemedyReply.remedy_id),
        stays=many(models.RemedyStay.remedy_id, order=(models.RemedyStay.at,)),
        outcome=one(remedy.id, models.RemedyOutcome.remedy_id),
    )
    return [
        bindings.lookup("remedy", types.RemedyProceeding, id=remedy.id, description="一件行政复议或者行政诉讼"),
        bindings.connection(
            "remedies",
            types.RemedyProceeding,
            orders={"RECEIVED": (descending(remedy.received_on),)},
            filter=types.RemedyFilter,
            filters={"organ": equals(remedy.organ_id), "kind": equals(remedy.kind)},
            description="行政复议、行政诉讼列表",
        ),
    ]


def _lifted_on(stay: Row, guarded: Reading) -> Any:
    lift = guarded(models.RemedyStayLift).c
    return sa.select(lift.on_day).where(lift.stay_id == stay.id)
