"""Statement and defence on the spot (陈述申辩): the party is heard, or waives the right expressly."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts.defend import state_defence
from api.decisions.gathering import SpotCase, case_facts, open_case, procedure_of
from api.decisions.models import Statement, StatementOutcome
from api.decisions.rules import MAY_HEAR, MAY_WAIVE
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.tables import Json
from api.vocabulary import CaseProcedure, TimelineEventKind


@dataclass(frozen=True, slots=True)
class Reweighing:
    """A defence that was accepted changes the weighing: the band now chosen, its factors, a ground of mitigation."""

    band: str | None = None
    factors: Sequence[str] = ()
    mitigation: str | None = None


async def record_statement(
    tx: WriteSession, case_id: UUID, *, speaker: str, content: str, adopted: bool | None = None,
    reweighing: Reweighing | None = None, by: Actor, at: LegalTime,
) -> Statement:  # fmt: skip
    """The party was heard 听取陈述申辩 (行政处罚法 第四十五条).

    ``adopted`` says whether the facts, reasons or evidence raised were checked and accepted, None where none were raised; in the
    general procedure the re-check says it. What is accepted may change the weighing; what was told stays the limit of what
    may be decided. Raises Refused with every gap of MAY_HEAR, CONFLICT for the same statement twice, VALIDATION for an empty
    one or a new weighing without acceptance.
    """
    if await procedure_of(tx, case_id, by=by) is CaseProcedure.GENERAL:
        if adopted is not None or reweighing is not None:
            raise refuse(Code.VALIDATION, "普通程序的陈述申辩应当另行复核（recheckDefence）。", missing=("复核",))
        return await state_defence(tx, case_id, StatementOutcome.HEARD, speaker=speaker, content=content, by=by, at=at)
    found = await open_case(tx, case_id, by=by, at=at)
    for label, text in (("陈述人（speaker）", speaker), ("陈述内容（content）", content)):
        if not text.strip():
            raise refuse(Code.VALIDATION, f"{label}不能为空。", missing=(label,))
    if reweighing is not None and not adopted:
        raise refuse(Code.VALIDATION, "采纳陈述申辩（adopted）的，才可以重新裁量。", missing=("adopted",))
    require(MAY_HEAR, await case_facts(tx, found, on=legal_day(at)))
    statement = _statement(found, StatementOutcome.HEARD, speaker, content, adopted, by, at)
    await _require_new(tx, statement)
    tx.add(statement)
    if reweighing is not None:
        found.case.discretion = _reweighed(found.case.discretion or {}, reweighing)
    await record(
        tx, TimelineEventKind.STATEMENT_RECEIVED, owner_id=case_id, organ_id=found.case.organ_id, by=found.officers, at=at,
        place=found.place, text=f"当事人陈述：{statement.content}",
        particulars={
            "speaker": statement.speaker, "adopted": adopted,
            "reweighing": {"band": reweighing.band, "factors": reweighing.factors, "mitigation": reweighing.mitigation}
            if reweighing else None,
        },
    )  # fmt: skip
    return statement


def _reweighed(discretion: Json, new: Reweighing) -> Json:
    """The case's weighing with what the defence changed; what was told is kept."""
    return {
        **discretion, "chosen": new.band or discretion.get("chosen"),
        "factors": list(new.factors) or discretion.get("factors", []),
        "mitigation": new.mitigation or discretion.get("mitigation"),
    }  # fmt: skip


async def waive_statement(
    tx: WriteSession, case_id: UUID, *, speaker: str, content: str, by: Actor, at: LegalTime
) -> Statement:
    """The party waived the right expressly 明确放弃陈述申辩 (行政处罚法 第六十二条), in the words of ``content``.

    Raises Refused with every gap of MAY_WAIVE, VALIDATION where nobody said anything: silence waives nothing.
    """
    if await procedure_of(tx, case_id, by=by) is CaseProcedure.GENERAL:
        return await state_defence(tx, case_id, StatementOutcome.WAIVED, speaker=speaker, content=content, by=by, at=at)
    found = await open_case(tx, case_id, by=by, at=at)
    for label, text in (("放弃人（speaker）", speaker), ("放弃的表示（content）", content)):
        if not text.strip():
            raise refuse(Code.VALIDATION, f"{label}不能为空，放弃应当明确表示。", missing=(label,))
    require(MAY_WAIVE, await case_facts(tx, found, on=legal_day(at)))
    statement = _statement(found, StatementOutcome.WAIVED, speaker, content, None, by, at)
    tx.add(statement)
    await record(
        tx, TimelineEventKind.STATEMENT_WAIVED, owner_id=case_id, organ_id=found.case.organ_id, by=found.officers, at=at,
        place=found.place, text="当事人明确放弃陈述申辩", particulars={"speaker": speaker, "content": statement.content},
    )  # fmt: skip
    return statement


def _statement(
    found: SpotCase, outcome: StatementOutcome, speaker: str, content: str, adopted: bool | None, by: Actor, at: LegalTime
) -> Statement:  # fmt: skip
    """The fact row."""
    return Statement(
        case_id=found.case.id, organ_id=found.case.organ_id, outcome=outcome, speaker=speaker.strip(),
        content=content.strip(), adopted=adopted, at=at, actor=by.snapshot(),
    )  # fmt: skip


async def _require_new(tx: WriteSession, statement: Statement) -> None:
    """The same words of the same speaker are recorded once. Raises Refused CONFLICT."""
    same = select(Statement.id).where(
        col(Statement.case_id) == statement.case_id, col(Statement.outcome) == statement.outcome,
        col(Statement.speaker) == statement.speaker, col(Statement.content) == statement.content,
    )  # fmt: skip
    if (await tx.execute(same.limit(1))).scalar_one_or_none() is not None:
        raise refuse(Code.CONFLICT, "该陈述已经记录。")
