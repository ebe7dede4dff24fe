"""What only MinIO has: versions, locks at the ready, uploads in parts, a network that fails."""

import hashlib
import io
import secrets
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from minio import Minio

from storage.minio import MinioStore
from storage.refusals import HashMismatch, IntegrityError, StoreUnavailable
from storage.s3_writes import PART
from tests.servers.child import free_port
from tests.servers.minio import MinioAccess
from tests.storage.conftest import REGION


@pytest.fixture
def client(minio_access: MinioAccess) -> Minio:
    """The bare client, to look behind the store."""
    access = minio_access
    return Minio(access.endpoint, access.access_key, access.secret_key, secure=False, region=REGION)


@pytest.fixture
async def store(minio_access: MinioAccess) -> AsyncIterator[MinioStore]:
    access = minio_access
    store = MinioStore(access.endpoint, access.access_key, access.secret_key, region=REGION, secure=False)
    yield store
    await store.close()


@pytest.fixture
async def bucket(store: MinioStore) -> str:
    name = f"test-{secrets.token_hex(8)}"
    await store.ensure_bucket(name)
    return name


async def test_a_bucket_keeps_versions_and_can_lock(store: MinioStore, bucket: str, client: Minio) -> None:
    assert client.get_bucket_versioning(bucket).status == "Enabled"
    assert client.get_object_lock_config(bucket) is not None
    stored = await store.put(bucket, "k", b"x", content_type="text/plain")
    assert stored.version_id == client.stat_object(bucket, "k").version_id


async def test_a_bucket_made_by_others_is_given_versions(store: MinioStore, client: Minio) -> None:
    name = f"test-{secrets.token_hex(8)}"
    client.make_bucket(name)
    await store.ensure_bucket(name)
    assert client.get_bucket_versioning(name).status == "Enabled"


@pytest.mark.parametrize("size", [PART - 1, PART, PART + 1, 2 * PART, 5 * PART + 7])
async def test_every_split_into_parts_gives_the_same_object(store: MinioStore, bucket: str, size: int) -> None:
    body = secrets.token_bytes(1024) * (size // 1024) + b"x" * (size % 1024)
    stored = await store.put(bucket, "k", body, content_type="text/plain")
    assert stored.size == size
    assert await store.get(bucket, "k") == body


async def test_a_refused_upload_leaves_no_parts(store: MinioStore, bucket: str, client: Minio) -> None:
    async def long_enough() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"x" * PART

    with pytest.raises(HashMismatch):
        await store.put(bucket, "k", long_enough(), content_type="text/plain", expected_sha256="0" * 64)
    assert client._list_multipart_uploads(bucket, prefix="k").uploads == []
    assert list(client.list_objects(bucket, include_version=True)) == []


async def test_an_object_that_is_not_ours_is_not_trusted(store: MinioStore, bucket: str, client: Minio) -> None:
    client.put_object(bucket, "foreign", io.BytesIO(b"x"), 1)
    with pytest.raises(IntegrityError):
        await store.head(bucket, "foreign")


async def test_a_given_link_reads_the_version_it_was_given_for(store: MinioStore, bucket: str, client: Minio) -> None:
    await store.put(bucket, "k", b"registered", content_type="text/plain")
    url = await store.signed_get_url(bucket, "k", expires=timedelta(minutes=1))
    client.put_object(bucket, "k", io.BytesIO(b"laid over"), 9)
    async with httpx.AsyncClient(trust_env=False) as browser:
        assert (await browser.get(url)).content == b"registered"


async def test_an_upload_link_binds_every_header(store: MinioStore, bucket: str) -> None:
    upload = await store.signed_put_url(
        bucket,
        "k",
        sha256=hashlib.sha256(b"x").hexdigest(),
        size=1,
        content_type="text/plain",
        expires=timedelta(minutes=1),
    )
    async with httpx.AsyncClient(trust_env=False) as browser:
        for name in upload.headers:
            without = {key: value for key, value in upload.headers.items() if key != name}
            assert (await browser.put(upload.url, headers=without, content=b"x")).status_code in {400, 403}, name
        # Refused for its length, before MinIO reads it: the signature covers the length.
        assert (await browser.put(upload.url, headers=dict(upload.headers), content=b"xx")).status_code == 403
        assert not await store.exists(bucket, "k")
        assert (await browser.put(upload.url, headers=dict(upload.headers), content=b"x")).status_code == 200


async def test_links_lead_to_the_address_that_browsers_see(minio_access: MinioAccess, bucket: str) -> None:
    access = minio_access
    store = MinioStore(
        access.endpoint,
        access.access_key,
        access.secret_key,
        region=REGION,
        secure=False,
        public_url="https://files.example.gov.cn/",
    )
    await store.put(bucket, "案 1", b"x", content_type="text/plain")
    url = await store.signed_get_url(bucket, "案 1", expires=timedelta(minutes=1))
    assert url.startswith(f"https://files.example.gov.cn/{bucket}/%E6%A1%88%201?")
    await store.close()


async def test_wrong_credentials_are_unavailability(minio_access: MinioAccess, store: MinioStore) -> None:
    stranger = MinioStore(minio_access.endpoint, "stranger", "wrong-secret", region=REGION, secure=False)
    for attempt in (stranger.health(), stranger.ensure_bucket("some-bucket")):
        with pytest.raises(StoreUnavailable):
            await attempt
    await stranger.close()
    await store.health()


async def test_a_store_that_is_not_there_is_unavailable() -> None:
    nobody = MinioStore(f"127.0.0.1:{free_port()}", "access", "secret-key", region=REGION, secure=False)
    for attempt in (nobody.health(), nobody.get("some-bucket", "k"), nobody.ensure_bucket("some-bucket")):
        with pytest.raises(StoreUnavailable):
            await attempt
    await nobody.close()
