"""Reading common proceedings (程序的读取): each is read with everything that happened to it."""

from typing import Any

import sqlalchemy as sa
from strawberry.types.field import StrawberryField

from api.access.guards import seen
from api.access.matrix import ALL_ROLES, Subject
from api.cases.models import Deadline
from api.cases.proceeding_models import OfficerChange, RecusalRequest
from api.graph import (
    EVERYTHING,
    Bindings,
    Guards,
    among,
    descending,
    embedded,
    equals,
    expression,
    listed,
    many,
    one,
)
from api.graph.relations import Reading
from api.graph.rows import Row
from api.ledger.models import CaseSummary, Event
from api.papers.models import Document
from api.proceedings import correction_models as correction
from api.proceedings import correction_types, models, performance_types, types
from api.proceedings import performance_models as performance
from api.proceedings.agreements import breaks
from api.remedies.models import RemedyProceeding
from api.vocabulary import CommonStage

FILE = (models.CommonProceeding, models.ProceedingNotice, models.ProceedingStatement)
DECISION = (
    models.ProceedingDecision, models.ProceedingPayment, performance.GoodsHandover, performance.CompensationDecision,
    performance.CompensationPayment, performance.ExecutionAct, performance.ExecutionTurn, performance.ExecutionAgreement,
    performance.ProceedingEnd, correction.DemolitionAnnouncement, correction.ExecutionReturn,
)  # fmt: skip


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """Bind the types of proceedings, guard their tables, and give the root fields."""
    for step in FILE:
        guards.guard(step, **seen(Subject.FILE, step))
    for table in DECISION:
        guards.guard(table, **seen(Subject.DECISION, table))
    # A standard is published by being there: everybody may know what is charged.
    guards.guard(models.ChargeStandard, **dict.fromkeys(ALL_ROLES, EVERYTHING))
    _bind_steps(bindings)
    _bind_performance(bindings)
    _bind_correction(bindings)
    _bind_proceeding(bindings)
    return [
        bindings.lookup(
            "proceeding",
            types.CommonProceeding,
            id=models.CommonProceeding.id,
            description="一个征收、征用、收费或者强制执行程序",
        ),
        bindings.connection(
            "proceedings",
            types.CommonProceeding,
            orders={"STARTED": (descending(models.CommonProceeding.started_at),)},
            filter=types.ProceedingFilter,
            filters={
                "organ": equals(models.CommonProceeding.organ_id),
                "party": equals(models.CommonProceeding.party_id),
                "procedure": equals(models.CommonProceeding.procedure),
                "stages": among(CaseSummary.stage),
            },
            description="征收、征用、收费、强制执行程序列表",
        ),
        bindings.connection(
            "chargeStandards",
            types.ChargeStandard,
            orders={"PUBLISHED": (descending(models.ChargeStandard.published_on),)},
            description="收取标准列表",
        ),
    ]


def _bind_proceeding(bindings: Bindings) -> None:
    row = models.CommonProceeding
    bindings.bind(
        types.CommonProceeding,
        row,
        prefix="proceeding",
        beside=(CaseSummary.owner_id,),
        calculation=embedded(row.calculation),
        command=embedded(row.command),
        goods=embedded(row.goods),
        organ=one(row.organ_id),
        unit=one(row.unit_id),
        matter=one(row.matter_id),
        party=one(row.party_id),
        officers=listed(row.officer_ids),
        standard=one(row.standard_id),
        base_decision=one(row.base_decision_id),
        base_proceeding=one(row.base_proceeding_id),
        stage_label=expression(_stage_label),
        owed_fen=expression(_owed),
        timeline=many(Event.owner_id, order=(Event.at, Event.sequence)),
        documents=many(Document.owner_id, order=(Document.drafted_at,)),
        deadlines=many(Deadline.owner_id, order=(Deadline.due_on,)),
        notices=many(models.ProceedingNotice.proceeding_id, order=(models.ProceedingNotice.at,)),
        statements=many(models.ProceedingStatement.proceeding_id, order=(models.ProceedingStatement.at,)),
        decision=one(row.id, models.ProceedingDecision.proceeding_id),
        payments=many(models.ProceedingPayment.proceeding_id, order=(models.ProceedingPayment.paid_at,)),
        handovers=many(performance.GoodsHandover.proceeding_id, order=(performance.GoodsHandover.at,)),
        compensation=one(row.id, performance.CompensationDecision.proceeding_id),
        compensation_payment=one(row.id, performance.CompensationPayment.proceeding_id),
        executions=many(performance.ExecutionAct.proceeding_id, order=(performance.ExecutionAct.begun_at,)),
        turns=many(performance.ExecutionTurn.proceeding_id, order=(performance.ExecutionTurn.at,)),
        agreements=many(performance.ExecutionAgreement.proceeding_id, order=(performance.ExecutionAgreement.at,)),
        announcements=many(
            correction.DemolitionAnnouncement.proceeding_id, order=(correction.DemolitionAnnouncement.at,)
        ),
        returns=many(correction.ExecutionReturn.proceeding_id, order=(correction.ExecutionReturn.at,)),
        end=one(row.id, performance.ProceedingEnd.proceeding_id),
        recusals=many(RecusalRequest.owner_id, order=(RecusalRequest.at,)),
        officer_changes=many(OfficerChange.owner_id, order=(OfficerChange.at,)),
        remedies=many(RemedyProceeding.owner_id, order=(RemedyProceeding.filed_on,)),
    )


def _bind_steps(bindings: Bindings) -> None:
    bindings.bind(
        types.ChargeStandard, models.ChargeStandard, prefix="standard", matter=one(models.ChargeStandard.matter_id)
    )
    notice, decision = models.ProceedingNotice, models.ProceedingDecision
    bindings.bind(types.ProceedingNotice, notice, prefix="proceedingnotice", document=one(notice.document_id))
    bindings.bind(types.ProceedingStatement, models.ProceedingStatement, prefix="proceedingstatement")
    bindings.bind(
        types.ProceedingDecision,
        decision,
        prefix="ruling",
        calculation=embedded(decision.calculation),
        goods=embedded(decision.goods),
        decided_by=embedded(decision.actor),
        document=one(decision.document_id),
    )
    bindings.bind(types.ProceedingPayment, models.ProceedingPayment, prefix="proceedingpayment")


def _bind_performance(bindings: Bindings) -> None:
    handover, agreement = performance.GoodsHandover, performance.ExecutionAgreement
    bindings.bind(
        performance_types.GoodsHandover,
        handover,
        prefix="goodshandover",
        goods=embedded(handover.goods),
        document=one(handover.document_id),
    )
    bindings.bind(
        performance_types.CompensationDecision,
        performance.CompensationDecision,
        prefix="compensation",
        document=one(performance.CompensationDecision.document_id),
    )
    bindings.bind(performance_types.CompensationPayment, performance.CompensationPayment, prefix="compensationpayment")
    bindings.bind(
        performance_types.ExecutionAct,
        performance.ExecutionAct,
        prefix="executionact",
        document=one(performance.ExecutionAct.document_id),
    )
    bindings.bind(
        performance_types.ExecutionTurn,
        performance.ExecutionTurn,
        prefix="executionturn",
        document=one(performance.ExecutionTurn.document_id),
    )
    bindings.bind(
        performance_types.ExecutionAgreement,
        agreement,
        prefix="agreement",
        stages=embedded(agreement.stages),
        broken_on=expression(_broken_on),
        document=one(agreement.document_id),
    )
    bindings.bind(
        performance_types.ProceedingEnd,
        performance.ProceedingEnd,
        prefix="proceedingend",
        document=one(performance.ProceedingEnd.document_id),
    )


def _bind_correction(bindings: Bindings) -> None:
    announcement, returned = correction.DemolitionAnnouncement, correction.ExecutionReturn
    bindings.bind(
        correction_types.DemolitionAnnouncement,
        announcement,
        prefix="announcement",
        announced_by=embedded(announcement.actor),
    )
    bindings.bind(
        correction_types.ExecutionReturn, returned, prefix="executionreturn", decided_by=embedded(returned.actor)
    )


def _stage_label(proceeding: Row, guarded: Reading) -> Any:
    summary = guarded(CaseSummary).c
    label = sa.case({stage.value: stage.label for stage in CommonStage}, value=summary.stage)
    return sa.select(label).where(summary.owner_id == proceeding.id)


def _broken_on(agreement: Row, guarded: Reading) -> Any:
    turn = guarded(performance.ExecutionTurn).c
    return sa.select(sa.func.min(turn.on_day)).where(breaks(turn, agreement))


def _owed(proceeding: Row, guarded: Reading) -> Any:
    """What is decided, less what was paid and what an agreement that stands waives; never less than nothing."""
    decision, payment = guarded(models.ProceedingDecision).c, guarded(models.ProceedingPayment).c
    agreement, turn = guarded(performance.ExecutionAgreement).c, guarded(performance.ExecutionTurn).c
    paid = sa.select(sa.func.coalesce(sa.func.sum(payment.paid_fen), 0)).where(payment.proceeding_id == proceeding.id)
    waived = sa.select(sa.func.coalesce(sa.func.sum(agreement.waived_fen), 0)).where(
        agreement.proceeding_id == proceeding.id, ~sa.exists().where(breaks(turn, agreement))
    )
    owed = decision.amount_fen - paid.scalar_subquery() - waived.scalar_subquery()
    amount = sa.case((decision.amount_fen.is_not(None), sa.func.greatest(0, owed)))
    return sa.select(amount).where(decision.proceeding_id == proceeding.id)
