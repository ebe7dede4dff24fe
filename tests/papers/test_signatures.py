"""Signing acts on the database: who may, with what, and which refusals the pure plan cannot know."""

import asyncio
import dataclasses
from collections.abc import Awaitable
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest
import sqlalchemy as sa
from sqlmodel import col, select, update

from api.clocks import LegalTime
from api.law.codes import Code
from api.law.gates import Refused
from api.papers import handwriting, signatures
from api.papers.models import Document, SignatureMark, Upload
from api.registry.models import Officer
from api.vocabulary import SignMethod, SignRole, SignStep
from tests.worlds.county import of
from tests.worlds.desk import NOON, Desk, sample

pytestmark = pytest.mark.database
RECORD, APPROVAL = "SITE_INSPECTION_RECORD", "INSPECTION_APPROVAL"


async def test_marks_keep_who_signed_how_and_where(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.signed_and_sealed(document_id)
    hand, first, second, seal = await marks(desk, document_id)
    assert (hand.step, hand.method, hand.role) == (SignStep.HANDWRITING, SignMethod.HANDWRITTEN_SCAN, SignRole.PARTY)
    assert (hand.scan_sha256 or "").isalnum()
    assert [m.position for m in (hand, first, second, seal)] == [1, 2, 3, 4]
    assert [m.field for m in (hand, first, second, seal)] == [
        "sig_party",
        "sig_officer_1",
        "sig_officer_2",
        "seal_organ",
    ]
    assert (first.signer_name, first.certificate_number, first.key_ref) == ("宫一鸣", "21992101001", "o-08")
    assert (seal.method, seal.signer_id, seal.applied_by) == (SignMethod.ORGAN_SEAL, of("seal-organ"), of("st-22"))


async def test_a_draft_is_not_signed(desk: Desk) -> None:
    document_id = await desk.draft(RECORD)
    assert await refused(desk.by_hand(document_id)) is Code.INVALID_TRANSITION
    await desk.issue(document_id)
    assert await refused(desk.by_hand(document_id)) is None


async def test_the_order_holds_on_the_database(desk: Desk) -> None:
    document_id = await desk.issued()
    assert await refused(desk.sign(document_id, "o-08")) is Code.SIGN_ORDER
    await desk.by_hand(document_id)
    assert await refused(desk.sign(document_id, "o-08")) is None
    assert await refused(desk.sign(document_id, "o-08")) is Code.SIGNER_NOT_IN_PLAN
    assert await refused(desk.seal(document_id)) is Code.SIGN_ORDER
    assert await refused(desk.by_hand(document_id)) is not None
    assert await refused(desk.sign(document_id, "o-09")) is None
    assert await refused(desk.seal(document_id)) is None
    assert await refused(desk.seal(document_id)) is Code.SIGNER_NOT_IN_PLAN


async def test_only_the_officers_of_the_case_sign(desk: Desk) -> None:
    """Sang Tian is an officer of the organ, but not of this case; Zhong Nan is of another organ."""
    document_id = await desk.issued()
    await desk.by_hand(document_id)
    assert await refused(desk.sign(document_id, "o-13")) is Code.FORBIDDEN
    assert await refused(desk.sign(document_id, "o-11")) is Code.NOT_FOUND
    assert await refused(desk.sign(document_id, "st-09")) is Code.SIGNER_NOT_IN_PLAN
    assert await refused(desk.sign(document_id, "o-08")) is None


async def test_an_officer_whom_the_paper_does_not_name(desk: Desk) -> None:
    data = sample(RECORD)
    data["officers"] = [{"name": "宫一鸣", "no": "21992101001"}, {"name": "桑田", "no": "21992101004"}]
    document_id = await desk.issued(RECORD, data)
    await desk.by_hand(document_id)
    assert await refused(desk.sign(document_id, "o-09")) is Code.SIGNER_NOT_IN_PLAN
    assert await refused(desk.sign(document_id, "o-08")) is None


async def test_an_officer_signs_under_a_valid_certificate(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.by_hand(document_id)
    assert (
        await refused(desk.sign(document_id, "o-08", at=instant_of("2028-12-01 00:00"))) is Code.OFFICER_NOT_QUALIFIED
    )
    assert await refused(desk.sign(document_id, "o-08", at=instant_of("2028-11-30 23:59"))) is None


async def test_nobody_signs_without_a_key(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.by_hand(document_id)
    async with desk.database.write() as tx:
        await tx.execute(update(Officer).where(col(Officer.id) == of("o-09")).values(key_ref=None))
    assert await refused(desk.sign(document_id, "o-09")) is Code.SEAL_INVALID
    assert await refused(desk.sign(document_id, "o-08")) is None


@pytest.mark.parametrize(
    ("name", "code"), [("秦\U0002c386", None), ("喆堃昇犇䶮㛃", None), ("秦\U000323af", Code.VALIDATION)]
)
async def test_a_name_that_no_font_has_is_refused_before_the_mark(desk: Desk, name: str, code: Code | None) -> None:
    """What could never be drawn must not be waited for: rare names sign, an unencoded one is told which character."""
    document_id = await desk.issued()
    await desk.by_hand(document_id)
    signer = dataclasses.replace(await desk.actor("o-08"), name=name)
    async with desk.database.write() as tx:
        assert await refused(signatures.sign(tx, document_id, by=signer, at=NOON)) is code


async def test_lower_ranks_sign_before_higher_ones(desk: Desk) -> None:
    document_id = await desk.issued(APPROVAL)
    await desk.sign(document_id, "o-08")
    assert await refused(desk.sign(document_id, "st-22")) is Code.SIGN_ORDER
    await desk.sign(document_id, "o-09")
    assert await refused(desk.sign(document_id, "st-09")) is Code.SIGN_ORDER
    assert await refused(desk.sign(document_id, "st-22", role=SignRole.DEPUTY_HEAD)) is Code.SIGNER_NOT_IN_PLAN
    assert await refused(desk.sign(document_id, "st-22")) is None
    assert await refused(desk.sign(document_id, "st-09")) is None
    assert [m.role for m in await marks(desk, document_id)][-2:] == [SignRole.UNIT_HEAD, SignRole.DEPUTY_HEAD]


async def test_who_signs_by_hand(desk: Desk) -> None:
    document_id = await desk.issued(RECORD)
    assert await refused(desk.by_hand(document_id, "p-05")) is Code.SIGNER_NOT_IN_PLAN, "another shop"
    assert await refused(desk.by_hand(document_id, "nobody")) is Code.NOT_FOUND
    assert await refused(desk.by_hand(document_id)) is None
    assert await refused(desk.by_hand(document_id, "p-04", SignRole.ATTESTING)) is Code.SIGNER_NOT_IN_PLAN
    assert await refused(desk.by_hand(document_id, "p-08", SignRole.ATTESTING)) is None


async def test_a_refusal_needs_its_note_and_then_a_witness(desk: Desk) -> None:
    document_id = await desk.issued(RECORD)
    assert await refused(write(desk, document_id, handwriting.Scan())) is Code.REASON_REQUIRED
    assert await refused(write(desk, document_id, handwriting.Scan(refused_note=" "))) is Code.REASON_REQUIRED
    both = handwriting.Scan(await desk.scan(), "拒绝签名")
    assert await refused(write(desk, document_id, both)) is Code.VALIDATION
    await desk.by_hand(document_id, note="当事人拒绝签名")
    (mark,) = await marks(desk, document_id)
    assert (mark.method, mark.refused_note, mark.scan_key) == (SignMethod.REFUSED, "当事人拒绝签名", None)
    assert await refused(desk.sign(document_id, "o-08")) is Code.SIGN_ORDER
    await desk.by_hand(document_id, "p-08", SignRole.ATTESTING)
    assert await refused(desk.sign(document_id, "o-08")) is None


async def test_the_scan_is_a_complete_upload_of_a_picture(desk: Desk) -> None:
    document_id = await desk.issued(RECORD)
    pending, elsewhere, film, picture = [await desk.scan() for _ in range(4)]
    async with desk.database.write() as tx:
        for upload_id, changed in (
            (pending, {"completed_at": None}), (elsewhere, {"organ_id": of("wl-ny")}), (film, {"content_type": "video/mp4"}),
        ):  # fmt: skip
            await tx.execute(update(Upload).where(col(Upload.id) == upload_id).values(**changed))
    for upload_id, code in (
        (pending, Code.INTEGRITY), (elsewhere, Code.NOT_FOUND), (film, Code.VALIDATION), (of("nothing"), Code.NOT_FOUND),
        (picture, None),
    ):  # fmt: skip
        assert await refused(write(desk, document_id, handwriting.Scan(upload_id))) is code


async def test_which_seal(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.by_hand(document_id)
    await desk.sign(document_id, "o-08")
    await desk.sign(document_id, "o-09")
    for seal in ("seal-case", "seal-old", "seal-ny", "seal-keyless", "nothing"):
        assert await refused(desk.seal(document_id, seal=seal)) is Code.SEAL_INVALID, seal
    after = instant_of("2028-12-01 00:00")
    assert await refused(desk.seal(document_id, at=after)) is Code.SEAL_INVALID
    assert await refused(desk.seal(document_id, seal="seal-organ", at=instant_of("2028-11-30 23:59"))) is None


async def test_the_second_of_two_at_once_waits_for_the_first(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.by_hand(document_id)
    officer = await desk.actor("o-08")
    async with desk.database.write() as tx:
        await signatures.sign(tx, document_id, by=officer, at=NOON)
        waiting = asyncio.create_task(desk.sign(document_id, "o-09"))
        assert await waits_for_a_lock(desk, waiting)
    assert (await waiting).position == 3


async def test_one_officer_clicking_twice_at_once_signs_once(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.by_hand(document_id)
    officer = await desk.actor("o-08")
    async with desk.database.write() as tx:
        await signatures.sign(tx, document_id, by=officer, at=NOON)
        again = asyncio.create_task(refused(desk.sign(document_id, "o-08")))
        assert await waits_for_a_lock(desk, again)
    assert await again is Code.SIGNER_NOT_IN_PLAN


async def waits_for_a_lock(desk: Desk, act: "asyncio.Task[Any]") -> bool:
    """Whether an act comes to wait for another transaction; False if it ends without."""
    waiting = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    while not act.done():
        async with desk.database.read() as session:
            if (await session.execute(waiting)).scalar_one():
                return True
        await asyncio.sleep(0.01)
    return False


async def test_an_imported_document_has_no_place_to_sign(desk: Desk) -> None:
    """Its file was made elsewhere; a mark added here could never enter it."""
    document_id = await desk.issued(RECORD)
    async with desk.database.write() as tx:
        await tx.execute(update(Document).where(col(Document.id) == document_id).values(places=[]))
    assert await refused(desk.by_hand(document_id)) is Code.SIGNER_NOT_IN_PLAN


async def test_marks_are_never_changed(desk: Desk, owner_url: str) -> None:
    document_id = await desk.issued()
    await desk.by_hand(document_id)
    with psycopg.connect(owner_url) as connection, pytest.raises(psycopg.errors.RestrictViolation):
        connection.execute("DELETE FROM signature_mark")


async def test_a_seal_is_not_put_on_a_form_without_one(desk: Desk) -> None:
    document_id = await desk.issued(RECORD)
    await desk.by_hand(document_id)
    async with desk.database.write() as tx:
        head = await desk.actor("st-22")
        with pytest.raises(Refused) as failure:
            await signatures.seal(tx, document_id, by=head, at=NOON)
    assert failure.value.code is Code.SIGNER_NOT_IN_PLAN


async def write(desk: Desk, document_id: UUID, scan: handwriting.Scan) -> SignatureMark:
    officer = await desk.actor("o-08")
    async with desk.database.write() as tx:
        return await handwriting.write_by_hand(tx, document_id, SignRole.PARTY, of("p-04"), scan, by=officer, at=NOON)


async def marks(desk: Desk, document_id: UUID) -> list[SignatureMark]:
    query = select(SignatureMark).where(col(SignatureMark.document_id) == document_id)
    async with desk.database.read() as session:
        return list((await session.execute(query.order_by(col(SignatureMark.position)))).scalars())


async def refused(act: Awaitable[object]) -> Code | None:
    """The code of a refusal, None if the act was done."""
    try:
        await act
    except Refused as refusal:
        return refusal.code
    return None


def instant_of(text: str) -> LegalTime:
    """A Shanghai time of any year."""
    return LegalTime(datetime.fromisoformat(f"{text}+08:00"))
