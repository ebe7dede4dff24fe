"""Deadlines of a dossier (期限): an act starts them, an act meets them; both are rows, and neither is ever changed."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.calendar.counting import Period
from api.calendar.deadlines import compute
from api.calendar.rules import RULES
from api.calendar.store import load_calendar
from api.cases.models import Deadline, DeadlineMet
from api.clocks import legal_day
from api.database import WriteSession
from api.law.parameter import Settings
from api.ledger.models import Event
from api.registry.models import Organ
from api.vocabulary import EnforcementCategory


async def start(
    tx: WriteSession, rule_code: str, *, owner_id: UUID, organ_id: UUID, event: Event, start: date | datetime,
    n: int | None = None, organ_settings: Settings | None = None, category: EnforcementCategory | None = None,
    excluded: Sequence[Period] = (),
) -> Deadline:  # fmt: skip
    """Start a limit with the event of an act: computed once, kept with its explanation.

    ``start`` is the day, or for a limit in hours the instant, from which it runs. The length is ``n`` if given, else the
    one that binds the organ by its settings. Days of ``excluded`` periods do not count.
    A limit that reaches a year without a holiday notice is kept as provisional.
    Raises KeyError for an unknown rule, ValueError for a length or start the rule cannot take.
    """
    rule = RULES[rule_code]
    day = start if not isinstance(start, datetime) else legal_day(start)
    if n is None:
        n = rule.length(day, organ_settings if organ_settings is not None else await _settings(tx, organ_id), category)
    computed = compute(rule, start, await load_calendar(tx), n, excluded)
    deadline = Deadline(
        owner_id=owner_id, organ_id=organ_id, rule=rule.code, name=rule.name, n=computed.n, unit=rule.unit,
        starts_on=computed.start_day, due_on=computed.due_day,
        due_at=computed.due if isinstance(computed.due, datetime) else None, provisional=computed.provisional,
        explanation=computed.explain(), computation=computed.as_dict(),
        basis=[dict(citation.as_dict()) for citation in rule.basis], started_by=event.id,
    )  # fmt: skip
    tx.add(deadline)
    await tx.flush()
    return deadline


async def meet(tx: WriteSession, owner_id: UUID, rule_code: str, event: Event, on: date) -> None:
    """Mark what is open of a limit as met by an event, on a Shanghai day. Nothing happens if none is open."""
    for deadline in await open_deadlines(tx, owner_id, rule_code):
        await settle(tx, deadline, event, on)


async def prolong(tx: WriteSession, owner_id: UUID, rule_codes: Sequence[str], event: Event, period: Period) -> None:
    """Count open limits anew without the days of a period (听证、中止等期间不计入办案期限).

    The limit as it was is settled by the event, and the longer one begins with it. Nothing happens if none is open.
    """
    for rule_code in rule_codes:
        for deadline in await open_deadlines(tx, owner_id, rule_code):
            await settle(tx, deadline, event, legal_day(event.at))
            earlier = [
                Period(date.fromisoformat(each["first"]), date.fromisoformat(each["last"]), each["reason"])
                for each in deadline.computation["excluded"]
            ]
            await start(
                tx, rule_code, owner_id=owner_id, organ_id=deadline.organ_id, event=event, start=deadline.starts_on,
                n=deadline.n, excluded=[*earlier, period],
            )  # fmt: skip


async def settle(tx: WriteSession, deadline: Deadline, event: Event, on: date) -> None:
    """Mark one limit as met by an event, on a Shanghai day."""
    tx.add(DeadlineMet(deadline_id=deadline.id, organ_id=deadline.organ_id, event_id=event.id, met_on=on))
    await tx.flush()


async def open_deadlines(session: AsyncSession, owner_id: UUID, rule_code: str) -> list[Deadline]:
    """The dossier's limits of one rule that no event has met, the earliest due first."""
    query = (
        select(Deadline)
        .outerjoin(DeadlineMet, col(DeadlineMet.deadline_id) == col(Deadline.id))
        .where(
            col(Deadline.owner_id) == owner_id, col(Deadline.rule) == rule_code, col(DeadlineMet.deadline_id).is_(None)
        )
        .order_by(col(Deadline.due_on))
    )
    return list((await session.execute(query)).scalars())


async def _settings(tx: WriteSession, organ_id: UUID) -> Settings:
    """The organ's own values of the parameters."""
    settings: Settings = (await tx.execute(select(Organ.settings).where(col(Organ.id) == organ_id))).scalar_one()
    return settings
