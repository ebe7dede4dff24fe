"""Uploads: announced by hash, hashed again; and links to files, given with a reason and on record."""

from datetime import timedelta
from hashlib import sha256
from uuid import UUID

import httpx
import pytest
from sqlmodel import select
from starlette.applications import Starlette
from starlette.routing import Mount

from api.access.actor import Actor
from api.clocks import wall_now
from api.law.codes import Code
from api.law.gates import Refused
from api.papers import opening, uploads
from api.papers.models import FileOpening, Upload
from api.vocabulary import StaffRole
from storage.local import LocalStore
from storage.objects import LARGEST_SINGLE_UPLOAD, SignedUpload
from storage.routes import object_routes
from tests.worlds.county import of
from tests.worlds.desk import NOON, Desk, handwriting_png

pytestmark = pytest.mark.database
PNG = handwriting_png()


async def test_a_browser_uploads_straight_into_the_store(desk: Desk, local_store: LocalStore) -> None:
    upload, link = await requested(desk)
    async with browser(local_store) as client:
        answer = await client.put(link.url, content=PNG, headers=dict(link.headers))
    assert answer.is_success
    done = await completed(desk, upload.id)
    assert (done.completed_at, done.sha256, done.size) == (NOON, sha256(PNG).hexdigest(), len(PNG))
    assert done.version_id
    assert (await completed(desk, upload.id)).version_id == done.version_id, "a second call finds it registered"


async def test_the_store_refuses_other_bytes_on_arrival(desk: Desk, local_store: LocalStore) -> None:
    upload, link = await requested(desk)
    async with browser(local_store) as client:
        answer = await client.put(link.url, content=PNG[:-1] + b"!", headers=dict(link.headers))
    assert answer.status_code == 400
    assert await refused(completed(desk, upload.id)) is Code.NOT_FOUND, "nothing arrived"


async def test_other_bytes_that_slipped_in_are_not_registered(desk: Desk) -> None:
    wrong, right = (await requested(desk))[0], (await requested(desk))[0]
    await desk.store.put(wrong.bucket, wrong.object_key, b"something else", content_type="image/png")
    await desk.store.put(right.bucket, right.object_key, PNG, content_type="image/png")
    assert await refused(completed(desk, wrong.id)) is Code.INTEGRITY
    assert await refused(completed(desk, right.id)) is None
    async with desk.database.read() as session:
        rows = {upload.id: upload.completed_at for upload in (await session.execute(select(Upload))).scalars()}
    assert rows == {wrong.id: None, right.id: NOON}


async def test_an_upload_of_another_organ_is_not_found(desk: Desk) -> None:
    upload, _ = await requested(desk)
    await desk.store.put(upload.bucket, upload.object_key, PNG, content_type="image/png")
    assert await refused(completed(desk, upload.id, by="o-11")) is Code.NOT_FOUND
    assert await refused(completed(desk, of("nothing"))) is Code.NOT_FOUND
    assert await refused(completed(desk, upload.id)) is None


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, None),
        ({"sha256": "ab" * 31}, "sha256"),
        ({"sha256": "AB" * 32}, "sha256"),
        ({"size": 0}, "size"),
        ({"size": LARGEST_SINGLE_UPLOAD}, None),
        ({"size": LARGEST_SINGLE_UPLOAD + 1}, "size"),
        ({"content_type": "text/html"}, "contentType"),
        ({"content_type": "application/pdf"}, None),
    ],
)
async def test_what_may_be_announced(desk: Desk, changes: dict[str, object], missing: str | None) -> None:
    if missing is None:
        assert await requested(desk, **changes)
        return
    with pytest.raises(Refused) as failure:
        await requested(desk, **changes)
    assert (failure.value.code, failure.value.gaps[0].missing) == (Code.VALIDATION, (missing,))


async def test_a_link_is_given_with_a_reason_and_on_record(desk: Desk, local_store: LocalStore) -> None:
    document_id = await desk.issued()
    assert await refused(opened(desk, document_id)) is Code.NOT_FOUND, "not typeset yet"
    await desk.bindery.advance(document_id)
    assert await refused(opened(desk, document_id, reason=" ")) is Code.REASON_REQUIRED
    link = await opened(desk, document_id, reason="案卷评查")
    assert link.expires_at <= wall_now() + timedelta(minutes=5)
    async with browser(local_store) as client:
        answer = await client.get(link.url)
    assert sha256(answer.content).hexdigest() == link.sha256
    async with desk.database.read() as session:
        (opening_,) = (await session.execute(select(FileOpening))).scalars()
    assert (opening_.opened_by, opening_.reason, opening_.document_id) == (of("o-08"), "案卷评查", document_id)


@pytest.mark.parametrize(
    ("who", "organ", "roles", "prefix", "seen"),
    [
        ("an officer of the organ", "wl-amr", {StaffRole.OFFICER}, "219921", True),
        ("an officer of another organ of the county", "wl-ny", {StaffRole.OFFICER}, "219921", False),
        ("the supervisor of the city", "gov-wl", {StaffRole.SUPERVISOR}, "2199", True),
        ("the supervisor of the county", "gov-wl", {StaffRole.SUPERVISOR}, "219921", True),
        ("the supervisor of another county", "gov-wl", {StaffRole.SUPERVISOR}, "219922", False),
        ("a supervisor of nowhere", "gov-wl", {StaffRole.SUPERVISOR}, "", False),
        ("the counsel who serves the organ", "wl-amr", {StaffRole.COUNSEL}, "219921", False),
    ],
)
async def test_who_may_open(desk: Desk, who: str, organ: str, roles: set[StaffRole], prefix: str, seen: bool) -> None:
    document_id = await desk.issued()
    await desk.bindery.advance(document_id)
    officer = await desk.actor("o-08")
    actor = Actor(officer.id, officer.kind, who, of(organ), None, frozenset(roles))
    assert (await refused(opened(desk, document_id, actor=actor, prefix=prefix)) is None) is seen


async def requested(desk: Desk, **changes: object) -> tuple[Upload, SignedUpload]:
    officer = await desk.actor("o-08")
    announced = {"sha256": sha256(PNG).hexdigest(), "size": len(PNG), "content_type": "image/png"} | changes
    async with desk.database.write() as tx:
        return await uploads.request_upload(tx, desk.store, by=officer, at=NOON, **announced)  # type: ignore[arg-type]


async def completed(desk: Desk, upload_id: UUID, *, by: str = "o-08") -> Upload:
    officer = await desk.actor(by)
    async with desk.database.write() as tx:
        return await uploads.complete_upload(tx, desk.store, upload_id, by=officer, at=NOON)


async def opened(
    desk: Desk, document_id: UUID, *, reason: str = "办案", actor: Actor | None = None, prefix: str = ""
) -> opening.Link:
    by = actor or await desk.actor("o-08")
    async with desk.database.write() as tx:
        return await opening.open_document(tx, desk.store, document_id, reason, region_prefix=prefix, by=by, at=NOON)


def browser(store: LocalStore) -> httpx.AsyncClient:
    routes = [Mount("/objects", routes=object_routes(store, store.links))]
    return httpx.AsyncClient(transport=httpx.ASGITransport(Starlette(routes=routes)), trust_env=False)


async def refused(act: object) -> Code | None:
    """The code of a refusal, None if the act was done."""
    try:
        await act  # type: ignore[misc]
    except Refused as refusal:
        return refusal.code
    return None
