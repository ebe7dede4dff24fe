"""Codes of measures, levies, requisitions and compulsory execution (I21, I24, I29)."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col

from api.proceedings.performance_models import HandoverKind
from api.registry.models import Organ
from api.vocabulary import OrganKind
from tests.codes.met_in_penalties import alarms
from tests.codes.office import Office
from tests.codes.produced import COUNTY, doc, produces
from tests.worlds import measures, proceedings
from tests.worlds.county import SHOP, of
from tests.worlds.proceedings import COMMAND, TRUCKS

OFFICERS = [f"officer_{of('o-08')}", f"officer_{of('o-09')}"]
LEVY: dict[str, Any] = {
    "procedure": "LEVY", "matterId": f"matter_{of('m-40')}", "partyId": f"party_{of('p-04')}", "officerIds": OFFICERS,
    "name": "资源费征收", "item": "资源费", "basis": "资源费征收办法第三条",
    "parts": [{"item": "围挡占用", "quantity": "72", "amountFen": 3_600}],
}  # fmt: skip
REQUISITION: dict[str, Any] = {
    "procedure": "REQUISITION", "matterId": f"matter_{of('m-42')}", "partyId": f"party_{of('p-04')}", "officerIds": OFFICERS,
    "name": "应急征用", "item": "消毒车", "basis": "重大动物疫情应急条例第三十四条", "compensationRule": "按日租金补偿",
    "goods": [{name: TRUCKS[0][name] for name in ("name", "model", "qty", "unit", "condition")}],
}  # fmt: skip
ORDER = {"number": COMMAND.number, "body": COMMAND.body, "issuedOn": COMMAND.issued_on.isoformat()}


async def asked(office: Office, visit_id: UUID) -> tuple[str, UUID]:
    """A measure asked for, and its form."""
    form = await measures.approval_form(office.database, visit_id)
    return f"measure_{await measures.requested(office.database, visit_id, form)}", form


async def on_the_spot(office: Office, visit_id: UUID, measure: str) -> dict[str, Any]:
    """What imposing it takes."""
    given = await measures.papers(office.database, visit_id)
    return {
        "measureId": measure, "decisionId": doc(given.decision_id), "listId": doc(given.list_id), "place": SHOP, "signedBy": "邰晓",
    }  # fmt: skip


@produces(COUNTY, "MEASURE_NOT_APPROVED")
async def sealed_without_approval(office: Office) -> list[str]:
    """The leader approves before the measure."""
    visit_id = await measures.visited(office.database)
    measure, form = await asked(office, visit_id)
    await measures.told(office.database, visit_id)
    given = await on_the_spot(office, visit_id, measure)
    codes = await office.refused("o-08", "05-09 10:50", "imposeMeasure", **given)
    await office.done("st-09", "05-09 10:51", "approveMeasure", measureId=measure, documentId=doc(form))
    await office.done("o-08", "05-09 10:52", "imposeMeasure", **given)
    return codes


@produces(COUNTY, "APPROVAL_OVERDUE")
async def approved_after_a_day(office: Office) -> list[str]:
    """An emergency is approved within twenty-four hours."""
    visit_id = await measures.visited(office.database)
    await measures.told(office.database, visit_id)
    measure_id = await measures.imposed_at_once(
        office.database, visit_id, await measures.papers(office.database, visit_id)
    )
    form = await measures.approval_form(office.database, visit_id)
    given = {"measureId": f"measure_{measure_id}", "documentId": doc(form)}
    codes = await office.refused("st-09", "05-10 10:51", "approveMeasure", **given)
    await office.done("st-09", "05-10 10:50", "approveMeasure", **given)
    return codes


@produces(COUNTY, "NOT_DELEGABLE")
async def an_entrusted_organisation(office: Office) -> list[str]:
    """The power to seal and seize is not delegated."""
    visit_id = await measures.visited(office.database)
    given = {
        "visitId": f"visit_{visit_id}", "kind": "SEAL", "documentId": doc(await measures.approval_form(office.database, visit_id)),
    }  # fmt: skip
    own = col(Organ.id) == of("wl-amr")
    async with office.database.write() as tx:
        await tx.execute(sa.update(Organ).where(own).values(kind=OrganKind.ENTRUSTED_ORG))
    codes = await office.refused("o-08", "05-09 10:20", "requestMeasure", **given)
    async with office.database.write() as tx:
        await tx.execute(sa.update(Organ).where(own).values(kind=OrganKind.ADMIN_ORGAN))
    await office.done("o-08", "05-09 10:20", "requestMeasure", **given)
    return codes


@produces(COUNTY, "MEASURE_EXPIRED")
async def extended_too_late(office: Office) -> list[str]:
    """In force until 7 June: that is the last day to extend it."""
    visit_id, measure_id = await measures.sealed(office.database)
    database = office.database
    form = await measures.approval_form(database, visit_id, days=30)
    said = {"newUntil": "2026-07-07", "reasons": "案情复杂", "decisionNumber": measures.NUMBER}
    paper = await measures.sheet(database, visit_id, "MEASURE_EXTENSION", said, number="望市监强制延〔2026〕1号")
    given: dict[str, Any] = {
        "measureId": f"measure_{measure_id}", "days": 30, "approvalId": doc(form), "documentId": doc(paper), "place": SHOP,
        "signedBy": "邰晓",
    }  # fmt: skip
    codes = await office.refused("o-08", "06-08 09:00", "extendMeasure", **given)
    await office.done("o-08", "06-07 09:00", "extendMeasure", **given)
    return codes


@produces(COUNTY, "CLUE_OVERDUE")
async def no_clue_after_a_measure(office: Office) -> list[str]:
    """Sealed on Saturday 9 May, a make-up working day: two working days end on Tuesday the 12th."""
    visit_id, _ = await measures.sealed(office.database)
    assert await alarms(office, visit_id, "05-12 23:00", kind="visit") == []
    return await alarms(office, visit_id, "05-13 00:01", kind="visit")


@produces(COUNTY, "STANDARD_NOT_PUBLISHED")
async def levied_without_a_standard(office: Office) -> list[str]:
    """Nothing is levied but by a published standard."""
    codes = await office.refused("o-08", "05-09 10:00", "startProceeding", **LEVY)
    standard = f"standard_{await proceedings.standard(office.database)}"
    await office.done("o-08", "05-09 10:00", "startProceeding", standardId=standard, **LEVY)
    return codes


@produces(COUNTY, "ORDER_REQUIRED")
async def requisitioned_without_an_order(office: Office) -> list[str]:
    """A requisition has the command's order."""
    codes = await office.refused("o-08", "05-09 10:00", "startProceeding", **REQUISITION)
    await office.done("o-08", "05-09 10:00", "startProceeding", order=ORDER, **REQUISITION)
    return codes


@produces(COUNTY, "COMPENSATION_OPEN")
async def completed_before_compensated(office: Office) -> list[str]:
    """A requisition is over when the goods are back and the compensation is paid."""
    database = office.database
    proceeding_id = await proceedings.requisitioned(database)
    await proceedings.handed(database, proceeding_id, HandoverKind.TAKEN)
    await proceedings.handed(database, proceeding_id, HandoverKind.RETURNED, at="05-20 10:00")
    given = {"proceedingId": f"proceeding_{proceeding_id}"}
    codes = await office.refused("o-08", "05-21 10:00", "completeProceeding", **given)
    await proceedings.compensation_decided(database, proceeding_id)
    await proceedings.compensated(database, proceeding_id)
    await office.done("o-08", "06-01 10:00", "completeProceeding", **given)
    return codes


@produces(COUNTY, "FORBIDDEN_TIME")
async def executed_on_a_holiday(office: Office) -> list[str]:
    """19 June 2026 is the Dragon Boat Festival; Saturday the 27th is a plain weekend."""
    database = office.database
    proceeding_id = await proceedings.execution_decided(database, await proceedings.levied(database))
    await proceedings.demanded_again(database, proceeding_id, at="06-16 12:00")
    record = await proceedings.paper(
        database, proceeding_id, "EXECUTION_RECORD", {"decisionNumber": proceedings.EXECUTION_NUMBER}
    )

    def on(day: date) -> dict[str, Any]:
        return {
            "proceedingId": f"proceeding_{proceeding_id}", "documentId": doc(record), "place": SHOP, "fulfilled": True,
            "begunAt": f"{day}T09:00:00+08:00", "endedAt": f"{day}T10:00:00+08:00", "recordings": ["AV-0001"], "costFen": 150_000,
            "supervisorId": f"officer_{of('o-08')}",
        }  # fmt: skip

    codes = await office.refused("o-08", "07-31 12:00", "carryOutExecution", **on(date(2026, 6, 19)))
    await office.done("o-08", "07-31 12:00", "carryOutExecution", **on(date(2026, 6, 27)))
    return codes


async def alarmed_emergency(office: Office) -> list[str]:
    """An emergency of half past ten that nobody approved, a day later."""
    visit_id = await measures.visited(office.database)
    await measures.told(office.database, visit_id)
    given = await measures.papers(office.database, visit_id)
    await measures.imposed_at_once(office.database, visit_id, given)
    assert await alarms(office, visit_id, "05-10 10:50", kind="visit") == []
    return await alarms(office, visit_id, "05-10 10:51", kind="visit")
