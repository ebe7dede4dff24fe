"""The stores under test: one contract, three ways to keep it."""

import io
import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from minio import Minio
from starlette.applications import Starlette
from starlette.routing import Mount

from storage.links import SignedLinks
from storage.local import LocalStore
from storage.minio import MinioStore
from storage.objects import ObjectStore
from storage.routes import object_routes
from tests.servers.environment import MINIO_ACCESS_KEY, MINIO_ENDPOINT, MINIO_SECRET_KEY
from tests.servers.minio import MinioAccess

REGION = "cn-test-1"
SECRET = b"a secret of tests, thirty-two b."
MOUNTED_AT = "http://sanxiang.test/files"


class WallClockOfTests:
    """The wall clock, which a test may push ahead."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass(frozen=True)
class Subject:
    """A store with a fresh bucket, a browser that reaches its signed URLs, and a hand that spoils its bytes."""

    store: ObjectStore
    bucket: str
    browser: httpx.AsyncClient
    clock: WallClockOfTests
    spoil: Callable[[str, bytes], Awaitable[None]]
    """Replace the bytes under a key behind the store's back; what is registered about them stays."""


@pytest.fixture
def minio_access() -> MinioAccess:
    """The MinIO that `bin/test` started; without one the test fails."""
    if MINIO_ENDPOINT not in os.environ:
        pytest.fail(f"{MINIO_ENDPOINT} is not set: run these tests by bin/test, which starts a MinIO for them")
    return MinioAccess(os.environ[MINIO_ENDPOINT], os.environ[MINIO_ACCESS_KEY], os.environ[MINIO_SECRET_KEY])


@pytest.fixture
def clock() -> WallClockOfTests:
    """The wall clock that rules signed URLs."""
    return WallClockOfTests()


@pytest.fixture(params=["local folder", "MinIO", "MinIO behind our routes"])
async def subject(request: pytest.FixtureRequest, tmp_path: Path, clock: WallClockOfTests) -> AsyncIterator[Subject]:
    """Each test runs on every store."""
    bucket = f"test-{secrets.token_hex(8)}"
    links = SignedLinks(SECRET, MOUNTED_AT, now=clock)
    store: ObjectStore
    if request.param == "local folder":
        store = LocalStore(tmp_path / "objects", links)
        spoil = _spoil_local(tmp_path / "objects" / bucket)
    else:
        access: MinioAccess = request.getfixturevalue("minio_access")
        store = MinioStore(
            access.endpoint,
            access.access_key,
            access.secret_key,
            region=REGION,
            secure=False,
            links=links if request.param == "MinIO behind our routes" else None,
            now=clock,
        )
        spoil = _spoil_minio(access, bucket)
    transport = None
    if request.param != "MinIO":
        transport = httpx.ASGITransport(Starlette(routes=[Mount("/files", routes=object_routes(store, links))]))
    await store.ensure_bucket(bucket)
    async with httpx.AsyncClient(transport=transport, trust_env=False) as browser:
        yield Subject(store, bucket, browser, clock, spoil)
    await store.close()


def _spoil_local(folder: Path) -> Callable[[str, bytes], Awaitable[None]]:
    async def spoil(key: str, body: bytes) -> None:
        data = folder / f"{key}@object" / "data"
        data.chmod(0o644)
        data.write_bytes(body)

    return spoil


def _spoil_minio(access: MinioAccess, bucket: str) -> Callable[[str, bytes], Awaitable[None]]:
    async def spoil(key: str, body: bytes) -> None:
        client = Minio(access.endpoint, access.access_key, access.secret_key, secure=False, region=REGION)
        registered = client.stat_object(bucket, key)
        sha256 = (registered.metadata or {})["x-amz-meta-sha256"]
        client.put_object(bucket, key, io.BytesIO(body), len(body), metadata={"sha256": sha256})

    return spoil
