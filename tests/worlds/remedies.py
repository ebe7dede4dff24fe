"""A decision contested, demanded and brought to court, step by step; papers are rows as their signing leaves them."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from api.database import Database
from api.decisions.acts import enforce
from api.remedies import acts
from api.vocabulary import RemedyKind, RemedyResult, ServiceMethod
from tests.worlds.county import instant, of, person
from tests.worlds.papers import NUMBER
from tests.worlds.proceedings import handing, paper

CASE_NUMBER = "望政复〔2026〕7号"


def day(text: str) -> date:
    """A day of 2026: "05-20"."""
    return date.fromisoformat(f"2026-{text}")


async def demanded(
    database: Database, case_id: UUID, fen: int, *, at: str, number: str = "望市监催〔2026〕1号", decision: str = NUMBER,
    method: ServiceMethod = ServiceMethod.DIRECT,
) -> UUID:  # fmt: skip
    """The party is called upon to pay."""
    officer = await person(database, "o-08")
    document = await paper(
        database, case_id, "DEMAND_NOTICE", {"decisionNumber": decision, "amountFen": fen}, number=number
    )
    async with database.write() as tx:
        row = await enforce.demand_performance(tx, case_id, document, handing(method), by=officer, at=instant(at))
        return row.id


async def applied(database: Database, case_id: UUID, *, at: str, by: str = "o-08") -> UUID:
    """The court is asked."""
    officer = await person(database, by)
    document = await paper(database, case_id, "COURT_APPLICATION", {"court": "望岭县人民法院"})
    async with database.write() as tx:
        return (await enforce.apply_to_court(tx, case_id, document, by=officer, at=instant(at))).id


async def contested(
    database: Database, document_id: UUID, *, filed: str = "05-20", received: str = "05-22", at: str = "05-22 10:00",
    kind: RemedyKind = RemedyKind.RECONSIDERATION, by: str = "o-08", **changes: Any,
) -> UUID:  # fmt: skip
    """Papers of a remedy are received."""
    officer = await person(database, by)
    application = acts.Application(
        kind=kind, body="望岭县人民政府", case_number=CASE_NUMBER, applicant_id=changes.pop("applicant", of("p-04")),
        claims="请求撤销", filed_on=day(filed), received_on=day(received), **changes,
    )  # fmt: skip
    async with database.write() as tx:
        return (await acts.record_remedy(tx, document_id, application, by=officer, at=instant(at))).id


async def replied(database: Database, remedy_id: UUID, case_id: UUID, *, on: str, number: str = CASE_NUMBER) -> UUID:
    """The organ answers."""
    officer = await person(database, "o-08")
    document = await paper(database, case_id, "REMEDY_REPLY", {"caseNumber": number})
    async with database.write() as tx:
        row = await acts.reply_to_remedy(
            tx, remedy_id, document, replied_on=day(on), by=officer, at=instant(f"{on} 17:00")
        )
        return row.id


async def forwarded(database: Database, remedy_id: UUID, *, on: str, opinion: str = "决定正确，维持") -> UUID:
    """The application is forwarded."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        row = await acts.forward_remedy(
            tx, remedy_id, opinion=opinion, forwarded_on=day(on), by=officer, at=instant(f"{on} 17:00")
        )
        return row.id


async def stayed(database: Database, remedy_id: UUID, *, on: str) -> UUID:
    """Execution is stayed."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        row = await acts.record_stay(
            tx, remedy_id, granted_by="望岭县人民政府", reason="可能造成难以弥补的损失", from_day=day(on), by=officer,
            at=instant(f"{on} 12:00"),
        )  # fmt: skip
        return row.id


async def stay_lifted(database: Database, remedy_id: UUID, *, on: str) -> UUID:
    """The stay ends."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        row = await acts.lift_stay(
            tx, remedy_id, reason="情形消失", on_day=day(on), by=officer, at=instant(f"{on} 12:00")
        )
        return row.id


async def concluded(
    database: Database, remedy_id: UUID, result: RemedyResult, *, on: str, amount: int | None = None, by: str = "o-08"
) -> UUID:
    """The result is received."""
    officer = await person(database, by)
    given = acts.Result(result=result, summary="复议决定书", received_on=day(on), amount_fen=amount)
    async with database.write() as tx:
        return (await acts.record_remedy_result(tx, remedy_id, given, by=officer, at=instant(f"{on} 15:00"))).id


async def refunded(database: Database, remedy_id: UUID, fen: int, *, on: str) -> UUID:
    """Money goes back."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        row = await acts.refund(
            tx,
            remedy_id,
            paid_fen=fen,
            paid_at=instant(f"{on} 10:00"),
            voucher_no="TK-1",
            by=officer,
            at=instant(f"{on} 10:00"),
        )
        return row.id


async def limits(database: Database, owner_id: UUID, rule: str) -> list[tuple[str, str | None]]:
    """The limits of a rule: due on, met on."""
    query = sa.text(
        "SELECT d.due_on::text, m.met_on::text FROM deadline d LEFT JOIN deadline_met m ON m.deadline_id = d.id"
        " WHERE d.owner_id = :owner AND d.rule = :rule ORDER BY d.due_on"
    )
    async with database.read() as session:
        return [(due, met) for due, met in await session.execute(query, {"owner": owner_id, "rule": rule})]
