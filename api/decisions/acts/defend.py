"""Statement and defence in the general procedure (陈述申辩及复核): heard or waived after the notice, then re-checked."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.proceeding import Proceeding, lock_own_case, written
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.facts import Proposal
from api.decisions.general_gathering import as_json, general_facts
from api.decisions.general_rules import MAY_HEAR, MAY_RECHECK
from api.decisions.hearing_models import StatementRecheck
from api.decisions.limits import heavier
from api.decisions.models import Statement, StatementOutcome
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.paper import document_in_force
from api.vocabulary import TimelineEventKind

K = TimelineEventKind


async def state_defence(
    tx: WriteSession, case_id: UUID, outcome: StatementOutcome, *, speaker: str, content: str, by: Actor, at: LegalTime
) -> Statement:
    """The party stated and defended, or waived expressly, after the notice (行政处罚法 第四十五条、第六十二条).

    Late is still heard. Raises Refused with every gap of MAY_HEAR; CONFLICT for the same words twice or a waiver after a
    statement; VALIDATION, NOT_FOUND, FORBIDDEN.
    """
    found = await lock_own_case(tx, case_id, by=by, at=at)
    facts = await general_facts(tx, found, on=legal_day(at))
    require(MAY_HEAR, facts)
    if outcome is StatementOutcome.WAIVED and facts.heard_since_told:
        raise refuse(Code.CONFLICT, "当事人已经陈述申辩或者放弃。")
    statement = Statement(
        case_id=case_id, organ_id=found.case.organ_id, outcome=outcome, speaker=written(speaker, "speaker", "陈述人"),
        content=written(content, "content", "陈述内容"), at=at, actor=by.snapshot(),
    )  # fmt: skip
    await _require_new(tx, statement)
    tx.add(statement)
    waived = outcome is StatementOutcome.WAIVED
    event = await record(
        tx, K.STATEMENT_WAIVED if waived else K.STATEMENT_RECEIVED, owner_id=case_id, organ_id=found.case.organ_id,
        by=found.officers, at=at,
        text="当事人明确放弃陈述申辩" if waived else f"收到陈述申辩：{statement.content}",
        particulars={"speaker": statement.speaker, "content": statement.content, "statementId": statement.id},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, "STATE_DEFENCE", event, legal_day(at))
    return statement


async def recheck_defence(
    tx: WriteSession, statement_id: UUID, *, opinion: str, adopted: bool, reweighed: Proposal | None = None,
    document_id: UUID | None = None, by: Actor, at: LegalTime,
) -> StatementRecheck:  # fmt: skip
    """Check the facts, reasons and evidence of a defence 复核 (行政处罚法 第四十五条). What holds is adopted.

    An adopted defence may be weighed anew (``reweighed``), never heavier than what was told. Raises Refused with every gap of
    MAY_RECHECK; CONFLICT (re-checked before), HEAVIER_AFTER_DEFENCE, VALIDATION, NOT_FOUND, FORBIDDEN, or as
    ``document_in_force`` does.
    """
    statement = await tx.get(Statement, statement_id)
    if statement is None or statement.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    found = await lock_own_case(tx, statement.case_id, by=by, at=at)
    facts = await general_facts(tx, found, on=legal_day(at))
    require(MAY_RECHECK, facts)
    if statement.outcome is StatementOutcome.WAIVED:
        raise refuse(Code.VALIDATION, "当事人放弃陈述申辩的，没有可以复核的内容。")
    if any(each.statement_id == statement_id and each.rechecked for each in facts.defences):
        raise refuse(Code.CONFLICT, "该陈述申辩已经复核。")
    if reweighed is not None and not adopted:
        raise refuse(Code.VALIDATION, "采纳陈述申辩（adopted）的，才可以重新裁量。", missing=("adopted",))
    if reweighed is not None and facts.told is not None and heavier(reweighed, facts.told.proposal):
        raise refuse(Code.HEAVIER_AFTER_DEFENCE)
    documents = await _paper(tx, found, document_id)
    recheck = StatementRecheck(
        statement_id=statement_id, case_id=found.case.id, organ_id=found.case.organ_id,
        opinion=written(opinion, "opinion", "复核意见"), adopted=adopted,
        reweighing=as_json(reweighed) if reweighed else None, document_id=documents[0] if documents else None, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(recheck)
    await record(
        tx, K.DEFENCE_RECHECKED, owner_id=found.case.id, organ_id=found.case.organ_id, by=found.officers, at=at,
        text=f"复核陈述申辩：{recheck.opinion}", documents=documents,
        particulars={"statementId": statement_id, "adopted": adopted, "reweighing": recheck.reweighing},
    )  # fmt: skip
    return recheck


async def _paper(tx: WriteSession, found: Proceeding, document_id: UUID | None) -> list[UUID]:
    if document_id is None:
        return []
    form = await document_in_force(tx, document_id, template="STATEMENT_RECORD", owner_ids=(found.case.id,))
    return [form.id]


async def _require_new(tx: WriteSession, statement: Statement) -> None:
    """The same words of the same speaker are recorded once. Raises Refused CONFLICT."""
    same = select(Statement.id).where(
        col(Statement.case_id) == statement.case_id, col(Statement.outcome) == statement.outcome,
        col(Statement.speaker) == statement.speaker, col(Statement.content) == statement.content,
    )  # fmt: skip
    if (await tx.execute(same.limit(1))).scalar_one_or_none() is not None:
        raise refuse(Code.CONFLICT, "该陈述已经记录。")
