"""Evidence on the database: its row and event, and what it is refused for, beside what is accepted."""

from dataclasses import replace
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from api.cases.models import Evidence
from api.database import Database
from api.inspections import acts
from api.law.codes import Code
from api.papers.models import Upload
from api.vocabulary import EvidenceKind, TimelineEventKind
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.visits import (
    REPORT,
    approved,
    codes_of,
    paper,
    planned,
    scanned,
    shown,
    timeline,
)

pytestmark = pytest.mark.database
HASH = "a" * 64
VIDEO = acts.Item(EvidenceKind.AUDIO_VISUAL, "现场录像", "执法记录仪", "15种散装商品未标明价格")


async def collect(
    county: Database,
    visit_id: UUID,
    item: acts.Item,
    *,
    at: str = "05-09 10:30",
    place: str = SHOP,
    on_premises: bool = True,
) -> Evidence:
    officer = await person(county, "o-08")
    async with county.write() as tx:
        return await acts.collect_evidence(
            tx, visit_id, acts.OnSite(place), item, on_premises=on_premises, by=officer, at=instant(at)
        )


async def on_site(county: Database) -> UUID:
    """A visit on which the credentials were shown."""
    visit_id = await planned(county)
    await approved(county, visit_id)
    await scanned(county, visit_id)
    await shown(county, visit_id)
    return visit_id


async def test_evidence_is_a_row_and_an_event(county: Database) -> None:
    visit_id = await on_site(county)
    evidence = await collect(county, visit_id, VIDEO)
    event = (await timeline(county, visit_id))[-1]
    assert (event.kind, event.text) == (TimelineEventKind.EVIDENCE_COLLECTED, "收集证据：现场录像（视听资料）")
    assert event.evidence_ids == [evidence.id]
    assert evidence.collector_ids == [of("o-08"), of("o-09")]
    assert (evidence.owner_id, evidence.place, evidence.file_key) == (visit_id, SHOP, None)


async def test_on_the_premises_the_credential_comes_first(county: Database) -> None:
    visit_id = await on_site(county)
    assert await codes_of(collect(county, visit_id, VIDEO, at="05-10 09:00")) == [Code.CREDENTIAL_NOT_SHOWN]
    await collect(county, visit_id, VIDEO, at="05-10 09:00", place="望岭县青河镇槐荫路15号", on_premises=False)


async def test_a_copy_carries_its_note_and_texts_are_not_empty(county: Database) -> None:
    visit_id = await on_site(county)
    copy = replace(VIDEO, kind=EvidenceKind.DOCUMENTARY, original=False)
    assert await codes_of(collect(county, visit_id, copy)) == [Code.VALIDATION]
    await collect(county, visit_id, replace(copy, copy_note="经核对，与原件一致。邰晓"))
    assert await codes_of(collect(county, visit_id, replace(VIDEO, proves=" "))) == [Code.VALIDATION]


async def test_a_file_is_complete_its_own_organs_and_the_promised_bytes(county: Database) -> None:
    visit_id = await on_site(county)
    complete, running, foreign = uuid7(), uuid7(), uuid7()
    async with county.write() as tx:
        for upload_id, organ, done in (
            (complete, "wl-amr", True),
            (running, "wl-amr", False),
            (foreign, "wl-ny", True),
        ):
            tx.add(Upload(
                id=upload_id, organ_id=of(organ), requested_by=of("o-08"), bucket="evidence",
                object_key=f"uploads/{upload_id}", content_type="video/mp4", sha256=HASH, size=2048,
                requested_at=instant("05-09 10:10"), completed_at=instant("05-09 10:12") if done else None,
            ))  # fmt: skip
    for upload_id, sha256, code in (
        (running, HASH, Code.VALIDATION),
        (foreign, HASH, Code.NOT_FOUND),
        (uuid7(), HASH, Code.NOT_FOUND),
        (complete, "b" * 64, Code.INTEGRITY),
    ):
        item = replace(VIDEO, file=acts.StoredFile(upload_id, sha256))
        assert await codes_of(collect(county, visit_id, item)) == [code]
    evidence = await collect(county, visit_id, replace(VIDEO, file=acts.StoredFile(complete, HASH.upper())))
    assert (evidence.file_key, evidence.sha256, evidence.size) == (f"uploads/{complete}", HASH, 2048)


async def test_a_document_as_evidence_belongs_to_the_dossier(county: Database) -> None:
    visit_id = await on_site(county)
    other = await planned(county, replace(REPORT, check_code="JC-2"))
    strange = await paper(county, other, "SITE_INSPECTION_RECORD")
    own = await paper(county, visit_id, "SITE_INSPECTION_RECORD")
    record = replace(VIDEO, kind=EvidenceKind.SITE_RECORD, name="现场检查笔录")
    assert await codes_of(collect(county, visit_id, replace(record, document_id=strange))) == [Code.NOT_FOUND]
    evidence = await collect(county, visit_id, replace(record, document_id=own))
    assert evidence.document_id == own
    assert (await timeline(county, visit_id))[-1].document_ids == [own]
