"""The file of a document: the whole way to force, and every way in which that way can be interrupted."""

import asyncio
import io
import os
import secrets
from dataclasses import replace
from uuid import UUID

import psycopg
import pytest
from pypdf import PdfReader
from sqlmodel import col, select

from api.database import Database
from api.papers import paper
from api.papers.models import Document, DocumentRevision, RevisionKind
from api.vocabulary import SignRole
from documents.typeset.typesetter import Typesetter
from signing.development import DevelopmentAuthority
from signing.refusals import TimestampUnavailable
from storage.minio import MinioStore
from storage.objects import ObjectStore, StoredObject
from tests.servers.environment import MINIO_ACCESS_KEY, MINIO_ENDPOINT, MINIO_SECRET_KEY
from tests.worlds.county import of
from tests.worlds.desk import NOON, Desk, desk_of, sample

K = RevisionKind
WHOLE_WAY = [K.TYPESET, K.HANDWRITTEN, K.PREPARED, K.CERTIFIED, K.SIGNED, K.SIGNED, K.SEALED]
pytestmark = pytest.mark.database


async def test_a_decision_on_the_spot_comes_into_force_step_by_step(desk: Desk) -> None:
    document_id = await desk.issued()
    assert await desk.bindery.advance(document_id) == 1
    await desk.by_hand(document_id)
    assert await desk.bindery.advance(document_id) == 1
    await desk.sign(document_id, "o-08")
    assert await desk.bindery.advance(document_id) == 3, "prepared, certified, signed"
    await desk.sign(document_id, "o-09")
    assert await desk.bindery.advance(document_id) == 1
    assert (await document(desk, document_id)).in_force_at is None, "the seal is missing"
    await desk.seal(document_id)
    assert await desk.bindery.advance(document_id) == 1
    in_force = await document(desk, document_id)
    assert in_force.in_force_at == NOON
    made = await revisions(desk, document_id)
    assert [r.kind for r in made] == WHOLE_WAY
    assert [r.sequence for r in made] == list(range(1, 8))
    assert [r.level for r in made[3:]] == ["B-T"] * 4
    assert made[-1].field == "seal_organ"
    assert await desk.store.get(made[-1].bucket, made[-1].object_key)
    async with desk.database.read() as session:
        verdict = await desk.verifier.document(session, document_id)
    assert verdict is not None
    assert verdict.valid, verdict.failures
    assert [s.field for s in verdict.signatures] == ["platform", "sig_officer_1", "sig_officer_2", "seal_organ"]


async def test_all_marks_at_once_make_the_same_file(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.signed_and_sealed(document_id)
    told: list[RevisionKind] = []
    assert await desk.bindery.advance(document_id, told.append) == 7
    assert told == WHOLE_WAY
    assert (await document(desk, document_id)).in_force_at == NOON


async def test_officers_sign_beside_their_own_names_in_either_order(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.by_hand(document_id)
    assert (await desk.sign(document_id, "o-09")).field == "sig_officer_2"
    assert (await desk.sign(document_id, "o-08")).field == "sig_officer_1"
    await desk.seal(document_id)
    await desk.bindery.advance(document_id)
    async with desk.database.read() as session:
        verdict = await desk.verifier.document(session, document_id)
    assert verdict is not None
    assert verdict.valid, verdict.failures


async def test_a_record_that_the_party_refused_to_sign(desk: Desk) -> None:
    document_id = await desk.issued("SITE_INSPECTION_RECORD")
    await desk.by_hand(document_id, note="当事人拒绝签名，未说明理由")
    await desk.by_hand(document_id, "p-08", SignRole.ATTESTING)
    await desk.sign(document_id, "o-08")
    await desk.sign(document_id, "o-09")
    await desk.bindery.advance(document_id)
    kinds = [r.kind for r in await revisions(desk, document_id)]
    assert kinds == [K.TYPESET, K.HANDWRITTEN, K.HANDWRITTEN, K.PREPARED, K.CERTIFIED, K.SIGNED, K.SIGNED]
    assert (await document(desk, document_id)).in_force_at == NOON


async def test_the_partys_handwriting_stands_on_every_page_of_a_record(desk: Desk) -> None:
    document_id = await desk.issued("SITE_INSPECTION_RECORD")
    await desk.by_hand(document_id)
    await desk.bindery.advance(document_id)
    bare, signed = await revisions(desk, document_id)
    places = [name for name in bare.layout or {} if name.startswith("sig_every_page_")]
    assert len(places) == bare.pages
    before, after = [await desk.store.get(r.bucket, r.object_key) for r in (bare, signed)]
    drawn = [[len(page.images) for page in PdfReader(io.BytesIO(pdf)).pages] for pdf in (before, after)]
    assert all(then > now for now, then in zip(*drawn, strict=True))


async def test_without_timestamps_nothing_is_half_done_and_later_all_is_done_once(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.signed_and_sealed(document_id)
    desk.timestamps.down = True
    for _ in range(2):
        with pytest.raises(TimestampUnavailable):
            await desk.bindery.advance(document_id)
    assert [r.kind for r in await revisions(desk, document_id)] == WHOLE_WAY[:3], "what needs no timestamp is done"
    assert (await document(desk, document_id)).in_force_at is None
    desk.timestamps.down = False
    assert await desk.bindery.advance(document_id) == 4
    assert desk.timestamps.given == 4
    assert [r.kind for r in await revisions(desk, document_id)] == WHOLE_WAY
    assert await desk.bindery.advance(document_id) == 0
    assert desk.timestamps.given == 4


async def test_two_workers_at_once_make_each_revision_once(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.signed_and_sealed(document_id)
    added = await asyncio.gather(*(desk.bindery.advance(document_id) for _ in range(3)))
    assert sum(added) == 7
    assert [r.kind for r in await revisions(desk, document_id)] == WHOLE_WAY
    assert desk.timestamps.given == 4


async def test_an_act_need_not_wait_for_a_slow_timestamp(desk: Desk) -> None:
    """The next officer signs while the worker holds the file and the authority takes its time."""
    document_id = await desk.issued()
    await desk.by_hand(document_id)
    await desk.sign(document_id, "o-08")
    asked, answer = asyncio.Event(), asyncio.Event()
    give = desk.timestamps.token

    async def slow(digest: bytes, algorithm: object) -> object:
        asked.set()
        await answer.wait()
        return await give(digest, algorithm)  # type: ignore[arg-type]

    desk.timestamps.token = slow  # type: ignore[method-assign]
    working = asyncio.create_task(desk.bindery.advance(document_id))
    await asked.wait()
    await desk.sign(document_id, "o-09")
    answer.set()
    assert await working == 6, "typeset, handwritten, prepared, certified, and both officers"


class Dying:
    """A store whose holder dies right after the bytes are kept and before the database knows: once."""

    def __init__(self, store: ObjectStore, at: int) -> None:
        self._store, self._left = store, at

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def put(self, *args: object, **kwargs: object) -> StoredObject:
        """Keep the bytes; die at the appointed one."""
        stored = await self._store.put(*args, **kwargs)  # type: ignore[arg-type]
        self._left -= 1
        if self._left == 0:
            raise KeyboardInterrupt("killed between the store and the database")
        return stored


@pytest.mark.parametrize("dies_at", range(1, 8))
async def test_killed_after_the_bytes_and_before_the_record(desk: Desk, dies_at: int) -> None:
    document_id = await desk.issued()
    await desk.signed_and_sealed(document_id)
    dying = replace(desk.bindery, store=Dying(desk.store, dies_at))  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        await dying.advance(document_id)
    assert len(await revisions(desk, document_id)) == dies_at - 1
    assert await desk.bindery.advance(document_id) == 8 - dies_at
    assert [r.kind for r in await revisions(desk, document_id)] == WHOLE_WAY
    async with desk.database.read() as session:
        verdict = await desk.verifier.document(session, document_id)
    assert verdict is not None
    assert verdict.valid, verdict.failures


async def test_a_void_document_is_not_worked_on(desk: Desk) -> None:
    void, kept = await desk.issued(), await desk.issued()
    async with desk.database.write() as tx:
        await paper.declare_void(tx, void, "当事人名称有误", by=await desk.actor("st-22"), at=NOON)
    assert (await desk.bindery.advance(void), await desk.bindery.advance(kept)) == (0, 1)


async def test_a_draft_and_an_unknown_document_are_left_alone(desk: Desk) -> None:
    assert await desk.bindery.advance(await desk.draft()) == 0
    assert await desk.bindery.advance(of("nothing")) == 0


async def test_padding_and_rolling_back_are_found_out(desk: Desk) -> None:
    document_id = await desk.issued()
    await desk.signed_and_sealed(document_id)
    await desk.bindery.advance(document_id)
    made = await revisions(desk, document_id)
    newest, before_seal = [await desk.store.get(r.bucket, r.object_key) for r in (made[-1], made[-2])]
    for pdf, failing in ((newest, None), (newest + b"\n% more", "BYTES_APPENDED"), (before_seal, "ROLLED_BACK")):
        async with desk.database.read() as session:
            verdict = await desk.verifier.document(session, document_id, pdf)
        assert verdict is not None
        codes = [finding.code for finding in verdict.failures]
        assert codes == [] if failing is None else failing in codes


async def test_recorded_revisions_cannot_be_changed(desk: Desk, owner_url: str) -> None:
    document_id = await desk.issued()
    await desk.bindery.advance(document_id)
    with psycopg.connect(owner_url) as connection, pytest.raises(psycopg.errors.RestrictViolation):
        connection.execute("UPDATE document_revision SET sha256 = repeat('0', 64)")


async def test_the_whole_way_on_minio(
    database: Database, authority: DevelopmentAuthority, typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    if MINIO_ENDPOINT not in os.environ:
        pytest.fail(f"{MINIO_ENDPOINT} is not set: run the tests with bin/test, which starts the servers")
    store = MinioStore(
        os.environ[MINIO_ENDPOINT], os.environ[MINIO_ACCESS_KEY], os.environ[MINIO_SECRET_KEY], region="cn-test-1",
        secure=False,
    )  # fmt: skip
    # Buckets of this test's own: other tests use the same MinIO at the same time.
    suffix = secrets.token_hex(4)
    for module, name in (("api.papers.file.BUCKET", "documents"), ("api.papers.file.SCANS", "uploads"),
                         ("api.papers.uploads.SCANS", "uploads"), ("tests.worlds.desk.SCANS", "uploads")):  # fmt: skip
        monkeypatch.setattr(module, f"test-{name}-{suffix}")
    desk = await desk_of(database, store, authority, typesetter)
    document_id = await desk.issued(data=sample("SPOT_PENALTY_DECISION"))
    await desk.signed_and_sealed(document_id)
    assert await desk.bindery.advance(document_id) == 7
    async with database.read() as session:
        verdict = await desk.verifier.document(session, document_id)
    assert verdict is not None
    assert verdict.valid, verdict.failures
    assert all(r.version_id for r in await revisions(desk, document_id))
    await store.close()


async def document(desk: Desk, document_id: UUID) -> Document:
    async with desk.database.read() as session:
        return await session.get_one(Document, document_id)


async def revisions(desk: Desk, document_id: UUID) -> list[DocumentRevision]:
    query = select(DocumentRevision).where(col(DocumentRevision.document_id) == document_id)
    async with desk.database.read() as session:
        return list((await session.execute(query.order_by(col(DocumentRevision.sequence)))).scalars())
