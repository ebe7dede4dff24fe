"""Service of a paper: every refusal with the neighbour that succeeds."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import col, select, update

from api.cases.models import Party
from api.law.codes import Code
from api.law.gates import Refused
from api.papers.models import Document, Service
from api.papers.service import serve
from api.vocabulary import ServiceMethod
from tests.worlds.county import SHOP, of
from tests.worlds.desk import NOON, Desk

pytestmark = pytest.mark.database
M = ServiceMethod
ANNOUNCED = {"from": "2026-05-09", "until": "2026-06-08", "media": "政府门户网站"}
LEFT = {"method": M.LEFT, "signed_by": None, "refusal_note": "拒绝签收", "recording_ref": "LX-0509-01"}
SHORT = ANNOUNCED | {"until": "2026-06-07"}

CASES: list[tuple[str, dict[str, Any], list[Code]]] = [
    ("handed over by two and signed for", {}, []),
    ("handed over by one", {"servers": 1}, [Code.TWO_OFFICERS_REQUIRED]),
    ("handed over by one, twice named", {"servers": -1}, [Code.TWO_OFFICERS_REQUIRED]),
    ("handed over, nobody signed", {"signed_by": " "}, [Code.VALIDATION]),
    ("by one and nobody signed: both gaps", {"servers": 1, "signed_by": None},
     [Code.TWO_OFFICERS_REQUIRED, Code.VALIDATION]),
    ("left there with a note, recorded", LEFT, []),
    ("left there before a witness", LEFT | {"recording_ref": None, "witness_ids": [of("p-05")]}, []),
    ("left there, neither seen nor recorded", LEFT | {"recording_ref": None}, [Code.VALIDATION]),
    ("left there, the recording has no number", LEFT | {"recording_ref": " "}, [Code.VALIDATION]),
    ("left there without a note", LEFT | {"refusal_note": " "}, [Code.REASON_REQUIRED]),
    ("left there by one", LEFT | {"servers": 1}, [Code.TWO_OFFICERS_REQUIRED]),
    ("sent by post by one", {"method": M.POST, "servers": 1, "signed_by": None}, []),
    ("electronically without consent", {"method": M.ELECTRONIC, "servers": 1}, [Code.CONSENT_REQUIRED]),
    ("electronically with it", {"method": M.ELECTRONIC, "servers": 1, "consent": True}, []),
    ("announced with its term", {"method": M.ANNOUNCEMENT, "servers": 0, "announcement": ANNOUNCED}, []),
    ("announced without", {"method": M.ANNOUNCEMENT, "servers": 0}, [Code.VALIDATION]),
    ("announced for twenty-nine days", {"method": M.ANNOUNCEMENT, "servers": 0, "announcement": SHORT}, [Code.VALIDATION]),
    ("to nobody known", {"recipient_id": of("nobody")}, [Code.NOT_FOUND]),
]  # fmt: skip


async def test_how_a_paper_is_served(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.signed_and_sealed(document_id)
    assert await codes(desk, document_id) == [Code.INVALID_TRANSITION], "the file is not complete"
    await desk.bindery.advance(document_id)
    for why, how, expected in CASES:
        assert await codes(desk, document_id, **how) == expected, why


async def test_a_service_is_kept_with_all_its_particulars(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.signed_and_sealed(document_id)
    await desk.bindery.advance(document_id)
    await codes(desk, document_id)
    async with desk.database.read() as session:
        (kept,) = (await session.execute(select(Service))).scalars()
    assert (kept.method, kept.served_at, kept.signed_by, kept.place) == (M.DIRECT, NOON, "邰晓", SHOP)
    assert kept.server_ids == [of("o-08"), of("o-09")]


async def codes(
    desk: Desk, document_id: Any, *, servers: int = 2, consent: bool = False, signed_by: str | None = "邰晓", **how: Any
) -> list[Code]:
    """The gaps of one service; a negative number of servers names the first one that often again."""
    officers = [await desk.actor("o-08"), await desk.actor("o-09")]
    serving = [officers[0], replace(officers[0])] if servers < 0 else officers[:servers]
    given: dict[str, Any] = {"method": M.DIRECT, "recipient_id": of("p-04"), "signed_by": signed_by} | how
    try:
        async with desk.database.write() as tx:
            await tx.execute(
                update(Party).where(col(Party.id) == of("p-04")).values(consent_electronic_service=consent)
            )
            document = await tx.get_one(Document, document_id)
            await serve(tx, document, servers=serving, place=SHOP, at=NOON, **given)
    except Refused as refusal:
        return [gap.code for gap in refusal.gaps]
    return []
