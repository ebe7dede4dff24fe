"""What is overdue or should be looked at (预警): read from the facts of a dossier, a gate to nothing.

A limit of the organ's that ran out without being met alarms by its rule (`api/calendar/rules`); what an act pointed out when it
was done – a fine the party may have had already – stays with its event.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.calendar.rule import Owner
from api.calendar.rules import RULES
from api.cases.models import Deadline, DeadlineMet
from api.clocks import LegalTime, legal_day
from api.law.citations import Citation, Law
from api.law.codes import Code
from api.law.laws import ACL, APL, LAWFUL_ADMINISTRATION
from api.ledger.models import Event
from api.vocabulary import StaffRole, TimelineEventKind

IN_TIME = LAWFUL_ADMINISTRATION.whole(gist="行政机关应当遵守法定时限，积极履行法定职责")
GROUNDS: Mapping[str, Citation] = MappingProxyType({
    "CLUE_OVERDUE": ACL.article(27, gist="采取查封、扣押措施后，应当及时查清事实，在规定期限内作出处理决定"),
    "DOUBLE_FINE": APL.article(29, gist="对同一个违法行为，不得给予两次以上罚款"),
})  # fmt: skip
"""Why an alarm is one where the limit's own rule, being chosen, cites nothing."""

R = StaffRole
WHO: Mapping[str, tuple[StaffRole, ...]] = MappingProxyType({
    "CASE_OVERDUE": (R.OFFICER, R.ORGAN_LEADER),
    "APPROVAL_OVERDUE": (R.ORGAN_LEADER,),
    "REVIEW_OVERDUE": (R.REVIEWER, R.REVIEW_HEAD),
    "DISCLOSURE_OVERDUE": (R.DISCLOSURE_EDITOR,),
    "WITHDRAWAL_OVERDUE": (R.DISCLOSURE_EDITOR,),
    "ARCHIVE_OVERDUE": (R.ARCHIVIST,),
    "CORRECTION_NOTICE_OVERDUE": (R.WINDOW_CLERK,),
    "LICENCE_OVERDUE": (R.ORGAN_LEADER,),
    "LICENCE_PROMISE_BROKEN": (R.ORGAN_LEADER,),
    "LICENCE_ISSUE_OVERDUE": (R.WINDOW_CLERK,),
    "LICENCE_HEARING_OVERDUE": (R.HEARING_HOST,),
})  # fmt: skip
"""Who can end an alarm; any other is for the officers of the dossier."""

WARNED = (TimelineEventKind.NOTICE_ISSUED, TimelineEventKind.DECISION_MADE)
"""Events that say what should be looked at."""


@dataclass(frozen=True, slots=True)
class Limit:
    """An open limit: its rule, its name, its last day or instant, and its basis as it was computed."""

    rule: str
    name: str
    due_on: date
    due_at: Any | None
    basis: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Raised:
    """An alarm: what is overdue since when, by which law, what would end it and who can."""

    code: str
    message: str
    basis: Citation
    missing: tuple[str, ...]
    can_supply: tuple[StaffRole, ...]
    due_on: date | None = None


def overdue(limit: Limit, at: LegalTime) -> Raised | None:
    """The alarm of a limit that nothing has met: after its last day, or after its instant for a limit in hours.

    A limit of the party's, or one whose rule raises no alarm, never does.
    """
    rule = RULES.get(limit.rule)
    if rule is None or rule.alarm is None or rule.owner is not Owner.ORGAN:
        return None
    late = at > limit.due_at if limit.due_at is not None else legal_day(at) > limit.due_on
    if not late:
        return None
    sentence = Code(rule.alarm).sentence if rule.alarm in Code.__members__ else ""
    return Raised(
        rule.alarm, f"{sentence}{limit.name}应当于{limit.due_on.isoformat()}以前办结。", _basis(limit, rule.alarm),
        (f"{limit.name}的办结",), WHO.get(rule.alarm, (R.OFFICER,)), limit.due_on,
    )  # fmt: skip


async def alarms_of(session: AsyncSession, owner_ids: Sequence[UUID], at: LegalTime) -> list[Raised]:
    """The alarms of a dossier, the oldest limit first, then what its acts pointed out."""
    raised = [alarm for limit in await _open_limits(session, owner_ids) if (alarm := overdue(limit, at)) is not None]
    return raised + await _pointed_out(session, owner_ids)


async def _open_limits(session: AsyncSession, owner_ids: Sequence[UUID]) -> list[Limit]:
    query = (
        select(Deadline)
        .where(
            col(Deadline.owner_id).in_(owner_ids),
            ~sa.exists().where(col(DeadlineMet.deadline_id) == col(Deadline.id)),
        )
        .order_by(col(Deadline.due_on), col(Deadline.rule))
    )
    return [
        Limit(row.rule, row.name, row.due_on, row.due_at, row.basis) for row in (await session.execute(query)).scalars()
    ]


async def _pointed_out(session: AsyncSession, owner_ids: Sequence[UUID]) -> list[Raised]:
    """Each warning once, in the words of the last event that gave it."""
    query = (
        select(Event.particulars)
        .where(col(Event.owner_id).in_(owner_ids), col(Event.kind).in_(WARNED))
        .order_by(col(Event.at), col(Event.sequence))
    )
    warnings: dict[str, str] = {}
    for particulars in (await session.execute(query)).scalars():
        warnings |= {each["code"]: each["sentence"] for each in (particulars or {}).get("warnings", ())}
    return [
        Raised(code, sentence, GROUNDS.get(code, IN_TIME), ("核对结论",), (R.OFFICER,))
        for code, sentence in warnings.items()
    ]


def _basis(limit: Limit, code: str) -> Citation:
    """The limit's own ground as it was when the limit began, else the alarm's."""
    if not limit.basis:
        return GROUNDS.get(code, IN_TIME)
    own = limit.basis[0]
    law = Law(own["law"], None)
    if own["article"] is None:
        return law.at(own["place"], gist=own["gist"]) if own["place"] else law.whole(gist=own["gist"])
    return law.article(
        own["article"], gist=own["gist"], paragraph=own["paragraph"], item=own["item"], insertion=own["insertion"]
    )
