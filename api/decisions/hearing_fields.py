"""Reading what lies between notice and decision (告知、听证、集体讨论的读取): at the case, or by id."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import Subject
from api.decisions import hearing_models as models
from api.decisions import hearing_types as types
from api.graph import Bindings, Guards, embedded, expression, many, one
from api.graph.relations import Reading
from api.graph.rows import Row


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types and guard their tables. There is no root field."""
    for table in (
        models.PenaltyNotice, models.StatementRecheck, models.HearingRequest, models.HearingWithdrawal, models.Hearing,
        models.HearingRecord, models.CollectiveDiscussion,
    ):  # fmt: skip
        guards.guard(table, **seen(Subject.FILE, table))
    for decided in (models.DecisionRevocation, models.InstalmentApproval):
        guards.guard(decided, **seen(Subject.DECISION, decided))
    bindings.bind(
        types.PenaltyNotice,
        models.PenaltyNotice,
        prefix="notice",
        proposal=embedded(models.PenaltyNotice.proposal),
        document=one(models.PenaltyNotice.document_id),
        told_by=embedded(models.PenaltyNotice.actor),
    )
    bindings.bind(
        types.StatementRecheck,
        models.StatementRecheck,
        prefix="recheck",
        reweighing=embedded(models.StatementRecheck.reweighing),
        document=one(models.StatementRecheck.document_id),
        checked_by=embedded(models.StatementRecheck.actor),
    )
    _bind_hearing(bindings)
    bindings.bind(
        types.CollectiveDiscussion,
        models.CollectiveDiscussion,
        prefix="discussion",
        result=embedded(models.CollectiveDiscussion.result),
        opinions=embedded(models.CollectiveDiscussion.opinions),
        chair=one(models.CollectiveDiscussion.chair_id),
        document=one(models.CollectiveDiscussion.document_id),
    )
    bindings.bind(
        types.DecisionRevocation,
        models.DecisionRevocation,
        prefix="revocation",
        revoked_by=embedded(models.DecisionRevocation.actor),
    )
    bindings.bind(
        types.InstalmentApproval,
        models.InstalmentApproval,
        prefix="instalments",
        parts=embedded(models.InstalmentApproval.parts),
        approved_by=embedded(models.InstalmentApproval.actor),
    )
    return []


def _bind_hearing(bindings: Bindings) -> None:
    bindings.bind(
        types.HearingRequest,
        models.HearingRequest,
        prefix="hearingrequest",
        withdrawn_at=expression(_withdrawn_at),
        hearings=many(models.Hearing.request_id, order=(models.Hearing.at,)),
    )
    bindings.bind(
        types.Hearing,
        models.Hearing,
        prefix="hearing",
        host=one(models.Hearing.host_id),
        recorder=one(models.Hearing.recorder_id),
        document=one(models.Hearing.document_id),
        record=one(models.Hearing.id, models.HearingRecord.hearing_id),
    )
    bindings.bind(
        types.HearingRecord,
        models.HearingRecord,
        prefix="hearingrecord",
        record_document=one(models.HearingRecord.record_document_id),
        report_document=one(models.HearingRecord.report_document_id),
        held_by=embedded(models.HearingRecord.actor),
    )


def _withdrawn_at(request: Row, guarded: Reading) -> Any:
    withdrawal = guarded(models.HearingWithdrawal).c
    return sa.select(withdrawal.at).where(withdrawal.request_id == request.id)
