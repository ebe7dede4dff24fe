"""Codes of licences: told once and in time, conditions."""

from typing import Any
from uuid import UUID

from tests.codes.office import Office
from tests.codes.produced import REGISTRY, case, doc, produces
from tests.worlds.licences import accepted_case, applied, opened, paper_of, sheet, shown, verified

Correction = dict[str, Any]


def correction(case_id: UUID) -> Correction:
    """The correction that the sample asks for."""
    return {"caseId": case(case_id), "documentId": doc(paper_of("d3-02")), "missing": ["设备布局图"]}


@produces(REGISTRY, "DEEMED_ACCEPTED")
async def asked_for_more_after_five_days(office: Office) -> list[str]:
    """Received on 14 September: the fifth working day is the 20th, a make-up day."""
    case_id = await opened(office.database)
    await applied(office.database, case_id)
    codes = await office.refused("st-08", "09-21 08:30", "requestCorrection", **correction(case_id))
    await office.done("st-08", "09-20 17:00", "requestCorrection", **correction(case_id))
    return codes


@produces(REGISTRY, "CORRECTION_ONCE")
async def asked_for_more_twice(office: Office) -> list[str]:
    """Everything that is missing is told at once."""
    case_id = await opened(office.database)
    await applied(office.database, case_id)
    await office.done("st-08", "09-15 15:05", "requestCorrection", **correction(case_id))
    return await office.refused("st-08", "09-15 15:06", "requestCorrection", **correction(case_id))


@produces(REGISTRY, "LICENCE_CONDITIONS_NOT_MET")
async def granted_against_the_findings(office: Office) -> list[str]:
    """No grant where the site does not conform."""
    case_id = await accepted_case(office.database)
    await shown(office.database, case_id)
    bad = {"items": [{"item": "布局", "result": "不符合"}], "conclusion": "不符合要求"}
    await verified(
        office.database, case_id, document=await sheet(office.database, case_id, "SITE_VERIFICATION_RECORD", bad)
    )
    given = {"caseId": case(case_id), "approvalId": doc(paper_of("d3-05"))}
    codes = await office.refused(
        "st-15", "09-28 10:30", "decideLicence", grant=True, documentId=doc(paper_of("d3-06")), **given
    )
    said = {"reasons": "布局不符合", "remedy": {"text": "RT-REMEDY"}}
    refusal = await sheet(office.database, case_id, "LICENCE_REFUSAL_DECISION", said, number="澜市监许不准〔2026〕3号")
    await office.done("st-15", "09-28 10:31", "decideLicence", grant=False, documentId=doc(refusal), **given)
    return codes
