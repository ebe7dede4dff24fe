"""Visits in the county, played step by step, and papers that are in force without a worker: rows as it leaves them."""

from collections.abc import Awaitable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import col, select
from uuid_utils.compat import uuid7

from api.clocks import SHANGHAI
from api.database import Database
from api.inspections import acts
from api.inspections.models import NoticeMode, WaiverReason
from api.law.codes import Code
from api.law.gates import Refused
from api.ledger.models import Event
from api.papers.models import Document, SignatureMark
from api.vocabulary import (
    InspectionKind,
    OpennessClass,
    RecordMedium,
    SecrecyClass,
    SignMethod,
    SignRole,
    SignStep,
)
from tests.worlds.county import SHOP, instant, of, person

CODE = "JC-219921-2026-000107"
REPORT = acts.Plan(
    kind=InspectionKind.CASE_BASED, name="举报核查（散装商品未标价）", party_id=of("p-04"), place=SHOP,
    officer_ids=(of("o-08"), of("o-09")), planned_on=date(2026, 5, 9), check_code=CODE, reason="接举报散装商品未标价",
    frequency_exempt="投诉举报",
)  # fmt: skip
"""The visit of the second case: a report, outside plan and cap."""

ROUTINE = replace(
    REPORT, kind=InspectionKind.DAILY, name="食品销售日常检查", reason=None, frequency_exempt=None, list_item_id=of("ri-2"),
    check_code="JC-219921-2026-000200",
)  # fmt: skip
"""A visit by the annual plan."""

WAIVER = "提前通知可能使检查目的落空（价签可临时补贴）"
TITLES = {
    "INSPECTION_APPROVAL": "行政检查审批表",
    "INSPECTION_NOTICE": "行政检查通知书",
    "INSPECTION_RESULT_NOTICE": "检查结果告知书",
    "SITE_INSPECTION_RECORD": "现场检查笔录",
    "RECTIFICATION_ORDER": "责令改正通知书",
}
RESULT = {
    "items": ["明码标价：不符合"],
    "result": "15种散装商品未标明价格",
    "handling": "当场处罚，当事人已当场补标",
}
FILMED = (RecordMedium.VIDEO,)


async def paper(
    database: Database, owner_id: UUID, template: str, *, leader: str | None = None, in_force: bool = True,
    issued: bool = True,
) -> UUID:  # fmt: skip
    """A document of a dossier, by default issued and complete. ``leader`` signed it in the leader's place."""
    at = instant("05-08 16:00")
    document = Document(
        id=uuid7(), owner_id=owner_id, organ_id=of("wl-amr"), template=template, template_version="1",
        title=TITLES[template], data=RESULT, openness=OpennessClass.ON_REQUEST, secrecy=SecrecyClass.NONE,
        check_code=uuid7().hex[16:], drafted_by=of("o-08"), drafted_at=at, issued_at=at if issued else None,
        in_force_at=at if in_force and issued else None,
    )  # fmt: skip
    async with database.write() as tx:
        tx.add(document)
        await tx.flush()
        if leader is not None:
            tx.add(SignatureMark(
                document_id=document.id, organ_id=of("wl-amr"), position=4, step=SignStep.PERSONAL,
                role=SignRole.DEPUTY_HEAD, signer_id=of(leader), signer_name=leader, method=SignMethod.PERSONAL_SIGN,
                field="sig_deputy_head", at=at,
            ))  # fmt: skip
    return document.id


async def planned(database: Database, plan: acts.Plan = REPORT, *, at: str = "05-08 14:00", by: str = "o-08") -> UUID:
    """A planned visit."""
    officer = await person(database, by)
    async with database.write() as tx:
        return (await acts.plan_inspection(tx, plan, by=officer, at=instant(at))).id


async def approved(
    database: Database, visit_id: UUID, *, at: str = "05-08 16:00", mode: NoticeMode = NoticeMode.ON_ENTRY,
    reason: WaiverReason | None = WaiverReason.WOULD_DEFEAT_PURPOSE,
) -> UUID:  # fmt: skip
    """The leader approves the visit, by default with notice on entry."""
    form = await paper(database, visit_id, "INSPECTION_APPROVAL", leader="st-09")
    leader = await person(database, "st-09")
    waived = mode is NoticeMode.ON_ENTRY
    async with database.write() as tx:
        await acts.approve_inspection(
            tx, visit_id, document_id=form, mode=mode, waiver_reason=reason if waived else None,
            waiver_text=WAIVER if waived else None, by=leader, at=instant(at),
        )  # fmt: skip
    return form


async def scanned(
    database: Database, visit_id: UUID, *, code: str = CODE, at: str = "05-09 09:58", place: str = SHOP
) -> None:
    """The officers scan the code at the door."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        await acts.scan_check_code(tx, visit_id, acts.OnSite(place), code=code, by=officer, at=instant(at))


async def shown(database: Database, visit_id: UUID, *, at: str = "05-09 10:00", place: str = SHOP) -> None:
    """The officers show their credentials."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        await acts.show_credential(
            tx, visit_id, acts.OnSite(place, media=FILMED), acts.Dress(), by=officer, at=instant(at)
        )


async def notified(database: Database, visit_id: UUID, *, at: str = "05-09 10:01") -> UUID:
    """The notice is handed over."""
    notice = await paper(database, visit_id, "INSPECTION_NOTICE")
    officer = await person(database, "o-08")
    async with database.write() as tx:
        await acts.notify_inspection(
            tx,
            visit_id,
            acts.OnSite(SHOP),
            acts.Handover(signed_by="邰晓"),
            document_id=notice,
            by=officer,
            at=instant(at),
        )
    return notice


async def inspected(database: Database, visit_id: UUID, *, at: str = "05-09 10:05", place: str = SHOP) -> None:
    """The shop is inspected."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        await acts.record_site_inspection(
            tx,
            visit_id,
            acts.OnSite(place, media=FILMED),
            text="检查发现15种散装商品未标价",
            by=officer,
            at=instant(at),
        )


async def told(database: Database, visit_id: UUID, *, at: str = "05-09 10:26") -> UUID:
    """The result is told in writing."""
    notice = await paper(database, visit_id, "INSPECTION_RESULT_NOTICE")
    officer = await person(database, "o-09")
    async with database.write() as tx:
        await acts.tell_inspection_result(
            tx,
            visit_id,
            acts.OnSite(SHOP),
            acts.Handover(signed_by="邰晓"),
            document_id=notice,
            by=officer,
            at=instant(at),
        )
    return notice


async def codes_of(step: Awaitable[object]) -> list[Code]:
    """The codes with which a step is refused, in the order of its gates."""
    with pytest.raises(Refused) as refused:
        await step
    return [gap.code for gap in refused.value.gaps]


async def timeline(database: Database, owner_id: UUID) -> list[Event]:
    """The dossier's events in their order."""
    async with database.read() as session:
        query = select(Event).where(col(Event.owner_id) == owner_id).order_by(col(Event.at), col(Event.sequence))
        return list((await session.execute(query)).scalars())


def clock(event: Event) -> str:
    """An event's Shanghai time: "05-09 10:00"."""
    return f"{event.at.astimezone(SHANGHAI):%m-%d %H:%M}"
