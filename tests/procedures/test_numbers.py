"""Every form that decides something: one that may not be made is refused and takes no number, its neighbour passes.

Papers are judged as drafts; how they are set is another test's.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import Database
from api.law.codes import Code
from api.law.gates import Refused
from api.papers.models import Document
from api.procedures.issue import BEFORE_ITS_NUMBER
from api.proceedings.models import NoticeKind
from api.proceedings.performance_models import HandoverKind
from api.vocabulary import CaseProcedure, ExecutionKind, OpennessClass, SecrecyClass
from documents.forms.catalogue import CATALOGUE
from tests.worlds import general, licences, measures, proceedings
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.sample_papers import build_registry, somebody

pytestmark = pytest.mark.database
C = Code


async def codes(
    database: Database, owner_id: UUID, template: str, data: dict[str, Any], at: LegalTime, by: Actor
) -> Sequence[Code]:
    """What the gate of a form says to a draft with this content."""
    draft = Document(
        id=uuid7(), owner_id=owner_id, organ_id=by.organ_id, template=template, template_version="1", title=template,
        data=data, openness=OpennessClass.PARTIAL, secrecy=SecrecyClass.NONE, check_code=uuid7().hex[16:],
        drafted_by=by.id, drafted_at=at,
    )  # fmt: skip
    async with database.write() as tx:
        tx.add(draft)
        await tx.flush()
        try:
            await BEFORE_ITS_NUMBER[template](tx, draft, by, at)
        except Refused as refused:
            return [gap.code for gap in refused.gaps]
    return []


async def said(database: Database, owner_id: UUID, template: str, data: dict[str, Any], at: str) -> Sequence[Code]:
    """In the county, by an officer."""
    return await codes(database, owner_id, template, data, instant(at), await person(database, "o-08"))


async def answered(database: Database, owner_id: UUID, template: str, data: dict[str, Any], at: str) -> Sequence[Code]:
    """In the sample's registry, by an examiner."""
    return await codes(
        database, owner_id, template, data, licences.when(at), await somebody(database, "o-04", "2026-09-22")
    )


def test_every_gate_is_that_of_a_form_with_a_number() -> None:
    assert set(BEFORE_ITS_NUMBER) <= set(CATALOGUE)


async def test_no_penalty_and_transfer(database: Database) -> None:
    await general.build_general_county(database)
    case_id = await general.registered(database)
    assert await said(database, case_id, "TRANSFER_LETTER", {}, "04-01 09:00") == [C.INVALID_TRANSITION], "not filed"
    assert C.INVALID_TRANSITION in await said(database, case_id, "NO_PENALTY_DECISION", {}, "04-01 09:00")
    await general.verified(database, case_id)
    await general.filed(database, case_id)
    assert await said(database, case_id, "TRANSFER_LETTER", {}, "04-04 09:00") == []
    await general.credential_shown(database, case_id)
    await general.inquired(database, case_id)
    await general.investigated(database, case_id)
    assert await said(database, case_id, "NO_PENALTY_DECISION", {}, "05-09 09:00") == []


async def test_measures(database: Database) -> None:
    await measures.build_measure_county(database)
    visit_id = await measures.visited(database)
    form = await measures.approval_form(database, visit_id)
    measure_id = await measures.requested(database, visit_id, form)
    paper = {"items": measures.SCALES, "periodDays": 30, "place": SHOP, "reasons": "秤未经检定"}
    assert await said(database, visit_id, "MEASURE_DECISION", paper, "05-09 10:30") == [C.MEASURE_NOT_APPROVED]
    await measures.approved(database, measure_id, form)
    assert await said(database, visit_id, "MEASURE_DECISION", paper, "05-09 10:45") == []
    longer = paper | {"periodDays": 31}
    assert await said(database, visit_id, "MEASURE_DECISION", longer, "05-09 10:45") == [C.MEASURE_NOT_APPROVED]
    more = {"decisionNumber": measures.NUMBER, "items": measures.SCALES, "reasons": "案情复杂"}
    for template in ("MEASURE_EXTENSION", "MEASURE_LIFT_DECISION"):
        assert await said(database, visit_id, template, more, "05-09 10:45") == [C.VALIDATION], "nothing imposed"
    await measures.told(database, visit_id)
    await measures.imposed(database, measure_id, await measures.papers(database, visit_id))
    assert await said(database, visit_id, "MEASURE_EXTENSION", more, "06-07 09:00") == []
    assert await said(database, visit_id, "MEASURE_EXTENSION", more, "06-08 09:00") == [C.MEASURE_EXPIRED]
    assert await said(database, visit_id, "MEASURE_LIFT_DECISION", more, "06-08 09:00") == [], "never too late"
    kept = more | {"items": measures.SCALES[:1]}
    assert await said(database, visit_id, "MEASURE_LIFT_DECISION", kept, "05-20 09:00") == [C.VALIDATION]


async def test_a_measure_that_cannot_wait_needs_no_approval_first(database: Database) -> None:
    await measures.build_measure_county(database)
    visit_id = await measures.visited(database)
    paper = {"items": measures.SCALES, "periodDays": 30, "place": SHOP, "reasons": "正在转移涉案物品"}
    assert await said(database, visit_id, "MEASURE_DECISION", paper, "05-09 10:30") == []
    assert await said(database, visit_id, "MEASURE_DECISION", paper | {"items": []}, "05-09 10:30") == [C.VALIDATION]


async def test_licences(database: Database) -> None:
    await build_registry(database)
    case_id = await licences.opened(database)
    grant = {"licenceNumber": "JY1", "validFrom": "2026-09-28", "validTo": "2031-09-27"}
    for template in ("ACCEPTANCE_NOTICE", "NON_ACCEPTANCE"):
        assert await answered(database, case_id, template, {}, "09-14 10:01") == [C.INVALID_TRANSITION], (
            "no application"
        )
    await licences.applied(database, case_id)
    for template in ("ACCEPTANCE_NOTICE", "NON_ACCEPTANCE"):
        assert await answered(database, case_id, template, {}, "09-15 09:00") == []
    await licences.corrected(database, case_id)
    await licences.supplemented(database, case_id)
    assert C.INVALID_TRANSITION in await answered(database, case_id, "LICENCE_GRANT_DECISION", grant, "09-18 09:00")
    await licences.accepted(database, case_id)
    await licences.assigned(database, case_id)
    await licences.shown(database, case_id)
    await licences.verified(database, case_id)
    assert await answered(database, case_id, "LICENCE_GRANT_DECISION", grant, "09-28 10:00") == []
    assert await answered(database, case_id, "LICENCE_GRANT_DECISION", {}, "09-28 10:00") == [C.VALIDATION]
    refusal = {"reasons": "不符合条件", "remedy": {"reconsiderationBody": "市政府"}}
    assert await answered(database, case_id, "LICENCE_REFUSAL_DECISION", refusal, "09-28 10:00") == []
    assert await answered(database, case_id, "LICENCE_REFUSAL_DECISION", {}, "09-28 10:00") == [C.REASON_REQUIRED]


@pytest.mark.parametrize(
    ("procedure", "template"), [(CaseProcedure.LEVY, "LEVY_DECISION"), (CaseProcedure.CHARGE, "CHARGE_NOTICE")]
)
async def test_a_levy_and_a_charge(database: Database, procedure: CaseProcedure, template: str) -> None:
    await proceedings.build_proceeding_county(database)
    matter = "m-40" if procedure is CaseProcedure.LEVY else "m-41"
    beginning = replace(proceedings.LEVY, procedure=procedure, matter_id=of(matter))
    key = await proceedings.levy_started(database, beginning)
    paper = proceedings.LEVY_PAPER
    assert await said(database, key, template, paper, "05-09 10:30") == [C.NOTICE_REQUIRED]
    await proceedings.told(database, key)
    await proceedings.answered(database, key)
    assert await said(database, key, template, paper, "05-11 09:00") == []
    assert await said(database, key, template, paper | {"amountFen": 3_700}, "05-11 09:00") == [C.AMOUNT_MISMATCH]
    assert await said(database, key, "REQUISITION_DECISION", paper, "05-11 09:00") == [C.VALIDATION], (
        "of another procedure"
    )


async def test_a_requisition_and_its_compensation(database: Database) -> None:
    await proceedings.build_proceeding_county(database)
    key = await proceedings.started(database, proceedings.REQUISITION)
    paper = proceedings.REQUISITION_PAPER
    assert await said(database, key, "REQUISITION_DECISION", paper, "05-09 10:30") == [C.NOTICE_REQUIRED]
    await proceedings.told_by_word(database, key)
    assert await said(database, key, "REQUISITION_DECISION", paper, "05-09 12:30") == []
    number = "望市监征用〔2026〕1号"
    await proceedings.ruled(
        database, key, "REQUISITION_DECISION", paper, number=number, at="05-09 13:00", issued="05-09 12:30"
    )
    await proceedings.served(database, key, at="05-09 13:10")
    owed = {"decisionNumber": number, "amountFen": 100_000, "payBy": "2026-06-10"}
    assert await said(database, key, "COMPENSATION_DECISION", owed, "05-10 10:00") == [C.COMPENSATION_OPEN]
    await proceedings.handed(database, key, HandoverKind.TAKEN)
    await proceedings.handed(database, key, HandoverKind.RETURNED, at="05-20 14:00")
    assert await said(database, key, "COMPENSATION_DECISION", owed, "05-21 10:00") == []


@pytest.mark.parametrize(
    ("template", "kind"),
    [("EXECUTION_DECISION", ExecutionKind.RESTORE), ("SUBSTITUTE_DECISION", ExecutionKind.SUBSTITUTE)],
)
async def test_an_execution(database: Database, template: str, kind: ExecutionKind) -> None:
    await proceedings.build_proceeding_county(database)
    base = await proceedings.levied(database)
    beginning = replace(proceedings.EXECUTION, base_proceeding_id=base, execution_kind=kind)
    key = await proceedings.started(database, beginning, at="05-30 09:00")
    demand = "望市监催〔2026〕1号"
    paper = {"demandNumber": demand}
    assert C.NOTICE_REQUIRED in await said(database, key, template, paper, "05-31 10:30")
    await proceedings.told(
        database,
        key,
        kind=NoticeKind.DEMAND,
        data={"decisionNumber": "望市监征〔2026〕1号"},
        number=demand,
        at="06-01 09:00",
    )
    assert await said(database, key, template, paper, "06-16 09:00") == []
