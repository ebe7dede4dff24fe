"""Reading policies and filings (制度与报审报备的读取): the organ, the body it files with, and whoever supervises its region."""

from typing import Annotated, Any

import sqlalchemy as sa
import strawberry
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.graph import Bindings, Guards, derived, descending, embedded, equals, expression, many, one, related
from api.graph.relations import Reading
from api.graph.rows import Row
from api.inspections.models import InspectionPlan, RandomInspectionMatter
from api.policies import models, types
from api.policies.headings import REQUIRED
from api.registry.models import Matter
from api.vocabulary import FilingStatus, PolicyKind

ENDED_BY = (FilingStatus.RETURNED, FilingStatus.FILED, FilingStatus.APPROVED, FilingStatus.ACCEPTED)
"""The order in which what was done with a filing says where it stands, as `rules.status_of` has it."""


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types, guard the tables, and give the root fields."""
    _guard(guards)
    _bind(bindings)
    bindings.computed("requiredHeadings")
    return [
        bindings.connection(
            "policies",
            types.Policy,
            orders={
                "KIND": (models.Policy.kind, descending(models.Policy.version)),
                "CREATED": (descending(models.Policy.created_at),),
            },
            filter=types.PolicyFilter,
            filters={
                "organ": equals(models.Policy.organ_id),
                "kind": equals(models.Policy.kind),
                "newest": derived("newest", _newest, sa.Boolean()),
                "status": derived("status", _policy_status),
            },
            description="制度文件",
        ),
        bindings.lookup("policy", types.Policy, id=models.Policy.id, description="一个版本的制度文件"),
        bindings.connection(
            "filings",
            types.Filing,
            orders={"SUBMITTED": (descending(models.Filing.submitted_at),)},
            filter=types.FilingFilter,
            filters={
                "organ": equals(models.Filing.organ_id),
                "to": equals(models.Filing.to_organ_id),
                "kind": equals(models.Filing.kind),
                "objectType": equals(models.Filing.object_type),
                "status": derived("status", _filing_status),
            },
            description="报审报备",
        ),
        required_headings,
    ]


def _bind(bindings: Bindings) -> None:
    bindings.bind(
        types.Policy,
        models.Policy,
        prefix="policy",
        organ=one(models.Policy.organ_id),
        status=expression(_policy_status),
        newest=expression(_newest),
        filings=many(models.Filing.object_id, order=(models.Filing.submitted_at,)),
    )
    bindings.bind(
        types.Filing,
        models.Filing,
        prefix="submission",
        organ=one(models.Filing.organ_id),
        to=one(models.Filing.to_organ_id),
        status=expression(_filing_status),
        submitted_by=embedded(models.Filing.actor),
        policy=related(models.Policy, on=_filed, single=True),
        matter=related(Matter, on=_filed, single=True),
        list_item=related(RandomInspectionMatter, on=_filed, single=True),
        plan=related(InspectionPlan, on=_filed, single=True),
        decisions=many(models.FilingDecision.filing_id, order=(models.FilingDecision.at,)),
    )
    bindings.bind(
        types.FilingDecision,
        models.FilingDecision,
        prefix="filingdecision",
        decided_by=embedded(models.FilingDecision.actor),
    )


def _filed(filing: Row, row: Row) -> Any:
    """Identifiers are unique over all tables: what is filed is found in one of them."""
    return row.id == filing.object_id


def _guard(guards: Guards) -> None:
    """A body also sees what was sent to it, whichever region the organ is of."""
    for table in (models.Filing, models.FilingDecision, models.Policy):
        guards.guard(table, **seen(Subject.POLICY, table))


def _filing_status(filing: Row, guarded: Reading) -> Any:
    decision = guarded(models.FilingDecision).c
    return _status_among(
        lambda status: sa.exists().where(decision.filing_id == filing.id, decision.decision == status.value),
        FilingStatus.SUBMITTED,
    )


def _policy_status(policy: Row, guarded: Reading) -> Any:
    """Of the last filing; a version that was not filed is a draft."""
    filing, decision = guarded(models.Filing).c, guarded(models.FilingDecision).c
    filed = sa.exists().where(filing.object_id == policy.id)

    def was(status: FilingStatus) -> Any:
        return sa.exists().where(
            filing.object_id == policy.id, decision.filing_id == filing.id, decision.decision == status.value
        )

    return sa.case((sa.not_(filed), FilingStatus.DRAFT.value), else_=_status_among(was, FilingStatus.SUBMITTED))


def _status_among(was: Any, otherwise: FilingStatus) -> Any:
    return sa.case(*((was(status), status.value) for status in ENDED_BY), else_=otherwise.value)


def _newest(policy: Row, guarded: Reading) -> Any:
    other = guarded(models.Policy).c
    return sa.not_(
        sa.exists().where(other.organ_id == policy.organ_id, other.kind == policy.kind, other.version > policy.version)
    )


def _required(
    kind: Annotated[PolicyKind | None, strawberry.argument(description="制度文件种类；不填则全部")] = None,
) -> list[types.RequiredHeading]:
    """Of one kind of policy, or of all."""
    return [
        types.RequiredHeading(kind=each, key=heading.key, title=heading.title)
        for each, headings in REQUIRED.items()
        if kind is None or kind is each
        for heading in headings
    ]


required_headings: Any = strawberry.field(
    resolver=_required, name="requiredHeadings", description="制度文件的必备内容；未列出的种类没有指明的部分"
)
