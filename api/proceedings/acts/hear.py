"""Hearing the party (听取陈述申辩): heard and re-checked, or waived expressly."""

from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions.models import StatementOutcome
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.proceedings.gathering import facts_of, lock_own
from api.proceedings.models import ProceedingStatement
from api.proceedings.start_rules import MAY_HEAR
from api.vocabulary import TimelineEventKind


async def record_proceeding_statement(
    tx: WriteSession, proceeding_id: UUID, outcome: StatementOutcome, *, speaker: str, content: str,
    recheck: str | None = None, adopted: bool | None = None, by: Actor, at: LegalTime,
) -> ProceedingStatement:  # fmt: skip
    """Record what the party said 陈述申辩, with its re-check (行政强制法 第三十六条), or that it waived.

    What was not re-checked at once is re-checked by recording the statement again with its re-check. Raises Refused with
    every gap of MAY_HEAR; VALIDATION for an empty text; NOT_FOUND, FORBIDDEN.
    """
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    for label, text in (("陈述人（speaker）", speaker), ("内容（content）", content)):
        if not text.strip():
            raise refuse(Code.VALIDATION, f"{label}不能为空。", missing=(label,))
    require(MAY_HEAR, await facts_of(tx, found, by=by, at=at))
    heard = outcome is StatementOutcome.HEARD
    statement = ProceedingStatement(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, outcome=outcome, speaker=speaker.strip(),
        content=content.strip(), recheck=(recheck or "").strip() or None if heard else None,
        adopted=adopted if heard else None, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(statement)
    await record(
        tx, TimelineEventKind.STATEMENT_RECEIVED if heard else TimelineEventKind.STATEMENT_WAIVED, owner_id=proceeding_id,
        organ_id=found.row.organ_id, by=found.officers, at=at,
        text=f"听取陈述申辩：{statement.content}" if heard else "当事人明确放弃陈述申辩",
        particulars={"speaker": statement.speaker, "adopted": statement.adopted, "recheck": statement.recheck},
    )  # fmt: skip
    return statement
