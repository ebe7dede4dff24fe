"""The acts on a visit, refused on the database, each beside the neighbouring case that succeeds."""

from dataclasses import replace
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from api.database import Database
from api.inspections import acts
from api.inspections.models import NoticeMode
from api.law.codes import Code
from api.law.gates import Refused
from api.vocabulary import ServiceMethod
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.visits import (
    CODE,
    REPORT,
    ROUTINE,
    approved,
    codes_of,
    inspected,
    notified,
    paper,
    planned,
    scanned,
    shown,
    timeline,
    told,
)

pytestmark = pytest.mark.database


async def test_each_step_waits_for_the_one_before(county: Database) -> None:
    visit_id = await planned(county)
    assert await codes_of(scanned(county, visit_id)) == [Code.INSPECTION_NOT_APPROVED]
    await approved(county, visit_id)
    assert await codes_of(shown(county, visit_id)) == [Code.CHECK_CODE_REQUIRED]
    assert await codes_of(notified(county, visit_id)) == [Code.CHECK_CODE_REQUIRED]
    assert await codes_of(scanned(county, visit_id, code="JC-219921-2026-000999")) == [Code.CHECK_CODE_REQUIRED]
    await scanned(county, visit_id)
    assert await codes_of(inspected(county, visit_id)) == [Code.INSPECTION_NOTICE_REQUIRED, Code.CREDENTIAL_NOT_SHOWN]
    await shown(county, visit_id)
    assert await codes_of(inspected(county, visit_id)) == [Code.INSPECTION_NOTICE_REQUIRED]
    await notified(county, visit_id)
    assert await codes_of(notified(county, visit_id)) == [Code.CONFLICT]
    assert await codes_of(told(county, visit_id)) == [Code.INVALID_TRANSITION]
    elsewhere = "望岭县青河镇集贸街14号"
    assert await codes_of(inspected(county, visit_id, place=elsewhere)) == [Code.CREDENTIAL_NOT_SHOWN]
    assert await codes_of(inspected(county, visit_id, at="05-10 10:05")) == [
        Code.CHECK_CODE_REQUIRED, Code.CREDENTIAL_NOT_SHOWN,
    ]  # fmt: skip
    await inspected(county, visit_id)
    await told(county, visit_id)
    assert await codes_of(told(county, visit_id)) == [Code.CONFLICT]
    assert len(await timeline(county, visit_id)) == 6, "refused acts left no event"


async def test_nobody_enters_before_advance_notice_and_notice_does_not_come_after(county: Database) -> None:
    visit_id = await planned(county, ROUTINE)
    await approved(county, visit_id, mode=NoticeMode.ADVANCE)
    entering = scanned(county, visit_id, code=ROUTINE.check_code)
    assert await codes_of(entering) == [Code.INSPECTION_NOTICE_REQUIRED]
    await notified(county, visit_id, at="05-08 17:00")
    await scanned(county, visit_id, code=ROUTINE.check_code)


async def test_an_urgent_visit_is_not_told_and_not_continued_without_its_papers(county: Database) -> None:
    visit_id = await planned(county, replace(REPORT, frequency_exempt="突发事件"))
    await scanned(county, visit_id)
    await shown(county, visit_id)
    await notified(county, visit_id)
    await inspected(county, visit_id)
    assert await codes_of(told(county, visit_id)) == [Code.INSPECTION_NOT_APPROVED]
    assert await codes_of(scanned(county, visit_id, at="05-12 09:00")) == [Code.INSPECTION_NOT_APPROVED]
    await scanned(county, visit_id, at="05-11 09:00")


async def by_whom(county: Database, visit_id: UUID, name: str, on_site: acts.OnSite) -> None:
    actor = await person(county, name)
    async with county.write() as tx:
        await acts.scan_check_code(tx, visit_id, on_site, code=CODE, by=actor, at=instant("05-09 09:58"))


@pytest.mark.parametrize(
    ("why", "name", "chosen", "codes"),
    [
        ("not an officer of the visit", "o-13", (), [Code.FORBIDDEN]),
        ("another organ's officer sees nothing", "o-11", (), [Code.NOT_FOUND]),
        ("with somebody who is not of the visit", "o-08", ("o-08", "o-13"), [Code.FORBIDDEN]),
        ("for two others", "o-08", ("o-09",), [Code.FORBIDDEN]),
        ("alone", "o-08", ("o-08",), [Code.TWO_OFFICERS_REQUIRED]),
    ],
)
async def test_who_may_act_on_a_visit(
    county: Database, why: str, name: str, chosen: tuple[str, ...], codes: list[Code]
) -> None:
    visit_id = await planned(county)
    await approved(county, visit_id)
    on_site = acts.OnSite(SHOP, tuple(of(one) for one in chosen))
    assert await codes_of(by_whom(county, visit_id, name, on_site)) == codes, why
    await by_whom(county, visit_id, "o-09", acts.OnSite(SHOP, (of("o-09"), of("o-08"))))


async def test_an_unknown_visit_and_an_empty_place(county: Database) -> None:
    assert await codes_of(by_whom(county, uuid7(), "o-08", acts.OnSite(SHOP))) == [Code.NOT_FOUND]
    with pytest.raises(Refused) as refused:
        acts.OnSite(" ")
    assert refused.value.gaps[0].missing == ("place",)


async def test_the_uniform_is_worn_or_its_exemption_named(county: Database) -> None:
    visit_id = await planned(county)
    await approved(county, visit_id)
    await scanned(county, visit_id)
    officer = await person(county, "o-08")

    async def show(dress: acts.Dress) -> None:
        async with county.write() as tx:
            await acts.show_credential(
                tx, visit_id, acts.OnSite(SHOP), dress, shown_to="现场负责人邰晓", by=officer, at=instant("05-09 10:00")
            )

    assert await codes_of(show(acts.Dress(uniform_worn=False))) == [Code.REASON_REQUIRED]
    await show(acts.Dress(uniform_worn=False, exemption_basis="便衣检查，依据《某规章》第九条"))
    event = (await timeline(county, visit_id))[-1]
    assert event.text == "向现场负责人邰晓出示行政执法证（星期六，调休上班日）"
    assert (event.particulars["uniformWorn"], event.particulars["exemptionBasis"]) == (
        False, "便衣检查，依据《某规章》第九条",
    )  # fmt: skip


async def test_a_notice_left_at_the_address_needs_its_note(county: Database) -> None:
    visit_id = await planned(county)
    await approved(county, visit_id)
    await scanned(county, visit_id)
    notice = await paper(county, visit_id, "INSPECTION_NOTICE")
    officer = await person(county, "o-08")

    async def leave(handover: acts.Handover) -> None:
        async with county.write() as tx:
            await acts.notify_inspection(
                tx, visit_id, acts.OnSite(SHOP), handover, document_id=notice, by=officer, at=instant("05-09 10:01")
            )

    assert await codes_of(leave(acts.Handover())) == [Code.VALIDATION]
    assert await codes_of(leave(acts.Handover(ServiceMethod.LEFT))) == [Code.REASON_REQUIRED, Code.VALIDATION]
    await leave(acts.Handover(ServiceMethod.LEFT, refusal_note="当事人拒收，全程录像", recording_ref="LX-0509-01"))


async def test_the_record_of_the_inspection_may_carry_its_form(county: Database) -> None:
    visit_id = await planned(county)
    await approved(county, visit_id)
    await scanned(county, visit_id)
    await shown(county, visit_id)
    await notified(county, visit_id)
    officer = await person(county, "o-08")

    async def record(form: UUID, text: str = "检查发现15种散装商品未标价") -> None:
        async with county.write() as tx:
            await acts.record_site_inspection(
                tx, visit_id, acts.OnSite(SHOP), text=text, observations=["价签缺失"], document_id=form, by=officer,
                at=instant("05-09 10:05"),
            )  # fmt: skip

    unsigned = await paper(county, visit_id, "SITE_INSPECTION_RECORD", in_force=False)
    signed = await paper(county, visit_id, "SITE_INSPECTION_RECORD")
    assert await codes_of(record(unsigned)) == [Code.INVALID_TRANSITION]
    assert await codes_of(record(signed, " ")) == [Code.VALIDATION]
    await record(signed)
    event = (await timeline(county, visit_id))[-1]
    assert (event.document_ids, event.particulars) == ([signed], {"observations": ["价签缺失"]})
