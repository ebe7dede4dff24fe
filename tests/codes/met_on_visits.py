"""Codes of inspections: plan and cap, approval, notice, check code, credential, officers (I1, I2)."""

from dataclasses import replace
from typing import Any

from tests.codes.office import Office
from tests.codes.produced import COUNTY, produces
from tests.worlds.county import SHOP, of
from tests.worlds.visits import CODE, ROUTINE, approved, notified, paper, planned, scanned, shown

HERE = {"place": SHOP}
PLAN: dict[str, Any] = {
    "kind": "DAILY", "name": "食品销售日常检查", "partyId": f"party_{of('p-04')}", "place": SHOP, "plannedOn": "2026-05-09",
    "officerIds": [f"officer_{of('o-08')}", f"officer_{of('o-09')}"], "checkCode": "JC-9", "listItemId": f"listitem_{of('ri-2')}",
}  # fmt: skip


async def plan(office: Office, **changes: Any) -> list[str]:
    """A plan that is refused; the same unchanged is accepted."""
    codes = await office.refused("o-08", "05-08 14:00", "planInspection", **(PLAN | changes))
    await office.done("o-08", "05-08 14:00", "planInspection", **PLAN)
    return codes


@produces(COUNTY, "OFFICER_NOT_QUALIFIED")
async def officer_of_another_organ(office: Office) -> list[str]:
    """Who belongs to another organ does not enforce for this one."""
    return await plan(office, officerIds=[f"officer_{of('o-08')}", f"officer_{of('o-11')}"])


@produces(COUNTY, "TWO_OFFICERS_REQUIRED")
async def one_officer_twice(office: Office) -> list[str]:
    """The same officer twice is one."""
    return await plan(office, officerIds=[f"officer_{of('o-08')}", f"officer_{of('o-08')}"])


@produces(COUNTY, "NOT_IN_PLAN")
async def outside_the_period(office: Office) -> list[str]:
    """The plan's line ends in November."""
    return await plan(office, plannedOn="2026-12-01")


@produces(COUNTY, "LIST_NOT_PUBLISHED")
async def entry_not_published(office: Office) -> list[str]:
    """An entry that is approved, but not published."""
    return await plan(office, listItemId=f"listitem_{of('ri-9')}")


@produces(COUNTY, "FREQUENCY_CAP_EXCEEDED")
async def third_visit(office: Office) -> list[str]:
    """Two a year are published; a report is outside the cap."""
    for number in (1, 2):
        await planned(office.database, replace(ROUTINE, check_code=f"JC-{number}"))
    codes = await office.refused("o-08", "05-08 14:00", "planInspection", **PLAN)
    case_based = {"kind": "CASE_BASED", "listItemId": None, "reason": "接举报", "frequencyExempt": "投诉举报"}
    await office.done("o-08", "05-08 14:00", "planInspection", **(PLAN | case_based))
    return codes


@produces(COUNTY, "INSPECTION_NOT_APPROVED")
async def entry_without_approval(office: Office) -> list[str]:
    """Nobody enters before the leader approved."""
    visit_id = await planned(office.database)
    given = {"visitId": f"visit_{visit_id}", "code": CODE, **HERE}
    codes = await office.refused("o-08", "05-09 09:58", "scanCheckCode", **given)
    await approved(office.database, visit_id)
    await office.done("o-08", "05-09 09:58", "scanCheckCode", **given)
    return codes


@produces(COUNTY, "CHECK_CODE_REQUIRED")
async def another_check_code(office: Office) -> list[str]:
    """The code at the door is the visit's."""
    visit_id = await planned(office.database)
    await approved(office.database, visit_id)
    given = {"visitId": f"visit_{visit_id}", **HERE}
    codes = await office.refused("o-08", "05-09 09:58", "scanCheckCode", code="JC-OTHER", **given)
    await office.done("o-08", "05-09 09:58", "scanCheckCode", code=CODE, **given)
    return codes


@produces(COUNTY, "INSPECTION_NOTICE_REQUIRED")
async def inspected_without_notice(office: Office) -> list[str]:
    """The notice is handed over before the inspection begins."""
    visit_id = await planned(office.database)
    await approved(office.database, visit_id)
    await scanned(office.database, visit_id)
    await shown(office.database, visit_id)
    given = {"visitId": f"visit_{visit_id}", "text": "检查", **HERE}
    codes = await office.refused("o-08", "05-09 10:05", "recordSiteInspection", **given)
    notice = f"document_{await paper(office.database, visit_id, 'INSPECTION_NOTICE')}"
    handed = {"visitId": given["visitId"], "documentId": notice, "signedBy": "邰晓", **HERE}
    await office.done("o-08", "05-09 10:06", "notifyInspection", **handed)
    await office.done("o-08", "05-09 10:07", "recordSiteInspection", **given)
    return codes


@produces(COUNTY, "CREDENTIAL_NOT_SHOWN")
async def inspected_without_credential(office: Office) -> list[str]:
    """The credential is shown before, on the day, at the place."""
    visit_id = await planned(office.database)
    await approved(office.database, visit_id)
    await scanned(office.database, visit_id)
    await notified(office.database, visit_id)
    given = {"visitId": f"visit_{visit_id}", "text": "检查", **HERE}
    codes = await office.refused("o-08", "05-09 10:05", "recordSiteInspection", **given)
    await office.done("o-08", "05-09 10:06", "showCredential", visitId=given["visitId"], **HERE)
    await office.done("o-08", "05-09 10:07", "recordSiteInspection", **given)
    return codes


@produces(COUNTY, "REASON_REQUIRED")
async def out_of_uniform(office: Office) -> list[str]:
    """Who wears a uniform gives the ground for not wearing it."""
    visit_id = await planned(office.database)
    await approved(office.database, visit_id)
    await scanned(office.database, visit_id)
    given: dict[str, Any] = {"visitId": f"visit_{visit_id}", "uniformWorn": False, **HERE}
    codes = await office.refused("o-08", "05-09 10:00", "showCredential", **given)
    await office.done("o-08", "05-09 10:00", "showCredential", exemptionBasis="便衣执勤规定", **given)
    return codes
