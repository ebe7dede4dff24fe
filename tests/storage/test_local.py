"""What only the local folder has: its files, its traces after a crash, its own routes."""

import os
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from storage.links import SignedLinks
from storage.local import LocalStore
from storage.refusals import HashMismatch, IntegrityError, StoreUnavailable
from storage.routes import object_routes
from tests.storage.conftest import MOUNTED_AT, SECRET

BUCKET = "evidence"


@pytest.fixture
async def store(tmp_path: Path) -> LocalStore:
    store = LocalStore(tmp_path, SignedLinks(SECRET, MOUNTED_AT))
    await store.ensure_bucket(BUCKET)
    return store


@pytest.fixture
async def browser(store: LocalStore) -> AsyncIterator[httpx.AsyncClient]:
    routes = [Mount("/files", routes=object_routes(store, store.links))]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Starlette(routes=routes)), trust_env=False) as client:
        yield client


async def test_files_are_read_only_and_nothing_else_is_left(store: LocalStore) -> None:
    await store.put(BUCKET, "a/b", b"x", content_type="text/plain")
    files = {path.relative_to(store.root).as_posix(): path for path in store.root.rglob("*") if path.is_file()}
    assert set(files) == {"evidence/a/b@object/data", "evidence/a/b@object/record.json"}
    assert {path.stat().st_mode & 0o777 for path in files.values()} == {0o444}


async def test_a_key_may_be_the_beginning_of_another(store: LocalStore) -> None:
    for key in ("a/b/c", "a/b", "a"):
        await store.put(BUCKET, key, key.encode(), content_type="text/plain")
    assert [found.key async for found in store.list_objects(BUCKET)] == ["a", "a/b", "a/b/c"]
    assert await store.get(BUCKET, "a/b") == b"a/b"


async def test_what_a_killed_writer_left_is_cleared_when_it_is_old(store: LocalStore) -> None:
    old, new = store.root / ".incoming" / "old", store.root / ".incoming" / "new"
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "data").write_bytes(b"half")
    long_ago = (store.now() - timedelta(days=3)).timestamp()
    os.utime(old, (long_ago, long_ago))
    await store.ensure_bucket(BUCKET)
    assert not old.exists()
    assert new.exists(), "this one may still be written to"


async def test_a_discarded_upload_is_set_aside_not_destroyed(store: LocalStore) -> None:
    stored = await store.put(BUCKET, "k", b"right", content_type="text/plain")
    data = store.root / BUCKET / "k@object" / "data"
    data.chmod(0o644)
    data.write_bytes(b"wrong")
    with pytest.raises(HashMismatch):
        await store.complete_upload(BUCKET, "k", sha256=stored.sha256)
    assert [path.read_bytes() for path in (store.root / ".discarded").rglob("data")] == [b"wrong"]


async def test_a_spoilt_record_is_an_integrity_error(store: LocalStore) -> None:
    await store.put(BUCKET, "k", b"x", content_type="text/plain")
    record = store.root / BUCKET / "k@object" / "record.json"
    record.chmod(0o644)
    record.write_text("{}")
    with pytest.raises(IntegrityError):
        await store.get(BUCKET, "k")


async def test_a_folder_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = LocalStore(tmp_path / "file", SignedLinks(SECRET, MOUNTED_AT))
    for attempt in (store.health(), store.ensure_bucket(BUCKET)):
        with pytest.raises(StoreUnavailable):
            await attempt


async def test_a_changed_file_breaks_off_its_download(store: LocalStore, browser: httpx.AsyncClient) -> None:
    await store.put(BUCKET, "k", b"right", content_type="text/plain")
    url = await store.signed_get_url(BUCKET, "k", expires=timedelta(minutes=1))
    assert (await browser.get(url)).content == b"right"
    data = store.root / BUCKET / "k@object" / "data"
    data.chmod(0o644)
    data.write_bytes(b"wrong")
    with pytest.raises(IntegrityError):
        await browser.get(url)


async def test_hostile_evidence_runs_nothing_in_our_origin(store: LocalStore, browser: httpx.AsyncClient) -> None:
    await store.put(BUCKET, "page.html", b"<script>alert(1)</script>", content_type="text/html")
    answer = await browser.get(await store.signed_get_url(BUCKET, "page.html", expires=timedelta(minutes=1)))
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["cache-control"] == "private, no-store"


async def test_a_resumed_download_continues_only_the_same_file(store: LocalStore, browser: httpx.AsyncClient) -> None:
    await store.put(BUCKET, "k", b"0123456789", content_type="text/plain")
    url = await store.signed_get_url(BUCKET, "k", expires=timedelta(minutes=1))
    etag = (await browser.head(url)).headers["etag"]
    resumed = await browser.get(url, headers={"Range": "bytes=5-", "If-Range": etag})
    assert (resumed.status_code, resumed.content) == (206, b"56789")
    restarted = await browser.get(url, headers={"Range": "bytes=5-", "If-Range": '"another"'})
    assert (restarted.status_code, restarted.content) == (200, b"0123456789")


async def test_a_refusal_speaks_chinese_and_has_a_code(store: LocalStore, browser: httpx.AsyncClient) -> None:
    answer = await browser.get(f"{MOUNTED_AT}/{BUCKET}/k")
    assert answer.status_code == 403
    assert answer.json() == {"code": "LINK_REFUSED", "message": "链接无效或已过期,请重新获取。"}


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 32 bytes"):
        SignedLinks(b"x" * 31, MOUNTED_AT)
    assert SignedLinks(b"x" * 32, MOUNTED_AT)
