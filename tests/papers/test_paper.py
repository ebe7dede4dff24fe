"""Drafting, editing, issuing, declaring void: every refusal with the neighbour that succeeds."""

import asyncio
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlmodel import col, select

from api.law.codes import Code
from api.law.gates import Refused
from api.ledger.event import record
from api.ledger.models import CaseSummary
from api.papers import paper
from api.papers.models import Document
from api.vocabulary import OpennessClass, TimelineEventKind
from tests.worlds.county import of
from tests.worlds.desk import NOON, SPOT, Desk, sample

pytestmark = pytest.mark.database


def without(*names: str, template: str = SPOT) -> dict[str, Any]:
    return {name: value for name, value in sample(template).items() if name not in names}


async def test_a_draft_knows_its_form(desk: Desk) -> None:
    document = await read(desk, await desk.draft())
    assert (document.title, document.type_code, document.number) == ("当场行政处罚决定书", "当罚", None)
    assert (document.openness, document.version, document.issued_at) == (OpennessClass.PARTIAL, 1, None)
    assert len(document.check_code) == 16
    assert document.template_version


async def test_what_is_missing_may_come_later_what_is_wrong_may_not(desk: Desk) -> None:
    await desk.draft(data={})
    await desk.draft(data=without("violation"))
    for wrong in ({"amountFen": "五百"}, {"penalty": "罚款"}, {"amountFen": -1}, {"time": "昨天"}):
        assert await refused(desk.draft(data=sample(SPOT) | wrong)) is Code.VALIDATION, wrong
        assert await refused(desk.draft(data=without("violation") | wrong)) is Code.VALIDATION, "wrong beside missing"


async def test_forms(desk: Desk) -> None:
    assert await refused(desk.draft("NO_SUCH_FORM", {})) is Code.VALIDATION
    assert await refused(desk.draft("ARCHIVE_COVER", {})) is Code.VALIDATION, "known, but not drawn yet"
    assert (await read(desk, await desk.draft("PENALTY_NOTICE", {}))).type_code == "罚告"


async def test_number_types(desk: Desk) -> None:
    assert (await read(desk, await desk.draft(number_type="当罚"))).type_code == "当罚"
    assert await refused(desk.draft(number_type="罚")) is Code.VALIDATION
    assert await refused(desk.draft("SITE_INSPECTION_RECORD", number_type="检")) is Code.VALIDATION
    assert (await read(desk, await desk.draft("SITE_INSPECTION_RECORD"))).type_code is None


async def test_a_dossier_of_another_organ_is_not_found(desk: Desk) -> None:
    assert await refused(desk.draft(by="o-11")) is Code.NOT_FOUND
    document_id = await desk.draft()
    assert await refused(desk.issue(document_id, by="o-11")) is Code.NOT_FOUND
    assert await refused(desk.issue(of("nothing"))) is Code.NOT_FOUND
    assert (await desk.issue(document_id)).number


async def test_about_another_document(desk: Desk) -> None:
    decision = await desk.issued()
    receipt = await desk.draft("SERVICE_RECEIPT", about_document_id=decision)
    assert (await read(desk, receipt)).about_document_id == decision
    assert await refused(desk.draft("SERVICE_RECEIPT", about_document_id=of("nothing"))) is Code.NOT_FOUND


async def test_editing_needs_the_version_it_was_made_from(desk: Desk) -> None:
    document_id = await desk.draft(data={})
    await edit(desk, document_id, without("remedy"), 1)
    assert await refused(edit(desk, document_id, sample(SPOT), 1)) is Code.CONFLICT
    edited = await edit(desk, document_id, sample(SPOT), 2)
    assert (edited.version, edited.data) == (3, sample(SPOT))
    assert await refused(edit(desk, document_id, sample(SPOT) | {"amount": 1}, 3)) is Code.VALIDATION


async def test_issue_names_every_missing_field(desk: Desk) -> None:
    document_id = await desk.draft(data=without("violation", "remedy"))
    with pytest.raises(Refused) as failure:
        await desk.issue(document_id)
    (gap,) = failure.value.gaps
    assert (gap.code, gap.missing) == (Code.DATA_MISSING, ("violation", "remedy"))
    assert gap.basis is not None
    await edit(desk, document_id, sample(SPOT), 1)
    issued = await desk.issue(document_id)
    assert (issued.number, issued.issued_at, issued.in_force_at) == ("望市监当罚〔2026〕1号", NOON, None)
    assert issued.places == ["seal_organ", "sig_officer_1", "sig_officer_2", "sig_party"]


async def test_a_glyph_that_no_font_has_is_refused_by_name(desk: Desk) -> None:
    rare = sample(SPOT)
    rare["party"]["name"] = "望岭县\U000323af超市"
    document_id = await desk.draft(data=rare)
    with pytest.raises(Refused) as failure:
        await desk.issue(document_id)
    assert failure.value.code is Code.VALIDATION
    assert "U+323AF" in failure.value.gaps[0].sentence
    assert failure.value.gaps[0].missing == ("\U000323af",)
    assert (await read(desk, document_id)).number is None
    rare["party"]["name"] = "望岭县喆堃超市"
    await edit(desk, document_id, rare, 1)
    assert (await desk.issue(document_id)).sequence == 1


async def test_an_issued_document_is_final(desk: Desk, owner_url: str) -> None:
    document_id = await desk.issued()
    assert await refused(edit(desk, document_id, sample(SPOT), 2)) is Code.INVALID_TRANSITION
    assert await refused(desk.issue(document_id)) is Code.INVALID_TRANSITION
    with psycopg.connect(owner_url) as connection, pytest.raises(psycopg.errors.RestrictViolation):
        connection.execute("UPDATE document SET data = '{}' WHERE id = %s", [document_id])


async def test_clicking_twice_at_once_issues_once(desk: Desk) -> None:
    document_id = await desk.draft()
    codes = await asyncio.gather(*(refused(desk.issue(document_id)) for _ in range(3)))
    assert codes.count(None) == 1
    assert codes.count(Code.INVALID_TRANSITION) == 2
    assert (await desk.issue(await desk.draft())).sequence == 2


async def test_void_needs_a_reason_and_happens_once(desk: Desk) -> None:
    document_id, head = await desk.issued(), await desk.actor("st-22")

    async def void(reason: str) -> None:
        async with desk.database.write() as tx:
            await paper.declare_void(tx, document_id, reason, by=head, at=NOON)

    assert await refused(void("  ")) is Code.REASON_REQUIRED
    await void("当事人名称有误")
    assert await refused(void("再次作废")) is Code.INVALID_TRANSITION
    assert await refused(desk.sign(document_id, "o-08")) is Code.INVALID_TRANSITION


async def test_a_paper_on_which_an_act_rests_is_not_declared_void(desk: Desk) -> None:
    rested, spare = await desk.issued(), await desk.issued()
    head = await desk.actor("st-22")
    async with desk.database.write() as tx:
        document = await tx.get_one(Document, rested)
        await record(
            tx, TimelineEventKind.DOCUMENT_SERVED, owner_id=document.owner_id, organ_id=document.organ_id, by=[head],
            at=NOON, text="直接送达", documents=[rested],
        )  # fmt: skip

    async def void(document_id: UUID) -> None:
        async with desk.database.write() as tx:
            await paper.declare_void(tx, document_id, "当事人名称有误", by=head, at=NOON)

    assert await refused(void(rested)) is Code.INVALID_TRANSITION
    await void(spare)


async def test_a_void_draft_is_neither_edited_nor_issued(desk: Desk) -> None:
    void, kept = await desk.draft(), await desk.draft()
    async with desk.database.write() as tx:
        await paper.declare_void(tx, void, "重复拟制", by=await desk.actor("st-22"), at=NOON)
    assert await refused(edit(desk, void, sample(SPOT), 1)) is Code.INVALID_TRANSITION
    assert await refused(desk.issue(void)) is Code.INVALID_TRANSITION
    assert (await desk.issue(kept)).sequence == 1


async def test_the_summary_counts_what_is_not_void(desk: Desk) -> None:
    void, kept = await desk.issued(), await desk.draft()
    assert await counted(desk) == (2, void)
    async with desk.database.write() as tx:
        await paper.declare_void(tx, void, "当事人名称有误", by=await desk.actor("st-22"), at=NOON)
    assert (await counted(desk))[0] == 1
    await desk.issue(kept)
    assert await counted(desk) == (1, kept)


async def test_what_counts_as_in_force(desk: Desk) -> None:
    document_id = await desk.draft()

    async def needed(template: str = SPOT, owner: str = "case") -> Document:
        async with desk.database.write() as tx:
            return await paper.document_in_force(tx, document_id, template=template, owner_ids=[of(owner)])

    assert await refused(needed()) is Code.INVALID_TRANSITION, "a draft"
    await desk.issue(document_id)
    assert await refused(needed()) is Code.INVALID_TRANSITION, "not signed"
    await desk.signed_and_sealed(document_id)
    assert await refused(needed()) is Code.INVALID_TRANSITION, "signed, but not in the file yet"
    await desk.bindery.advance(document_id)
    assert (await needed()).id == document_id
    assert await refused(needed("PENALTY_DECISION")) is Code.VALIDATION
    assert await refused(needed(owner="another case")) is Code.NOT_FOUND
    async with desk.database.write() as tx:
        await paper.declare_void(tx, document_id, "当事人名称有误", by=await desk.actor("st-22"), at=NOON)
    assert await refused(needed()) is Code.INVALID_TRANSITION, "void"


async def edit(desk: Desk, document_id: UUID, data: dict[str, Any], version: int) -> Document:
    officer = await desk.actor("o-08")
    async with desk.database.write() as tx:
        return await paper.edit(tx, desk.press, document_id, data, version, by=officer, at=NOON)


async def refused(act: Any) -> Code | None:
    """The code of a refusal, None if the act was done."""
    try:
        await act
    except Refused as refusal:
        return refusal.code
    return None


async def read(desk: Desk, document_id: UUID) -> Document:
    async with desk.database.read() as session:
        return await session.get_one(Document, document_id)


async def counted(desk: Desk) -> tuple[int, UUID | None]:
    query = select(CaseSummary).where(col(CaseSummary.owner_id) == desk.case_id)
    async with desk.database.read() as session:
        summary = (await session.execute(query)).scalar_one()
    return summary.document_count, summary.latest_document_id
