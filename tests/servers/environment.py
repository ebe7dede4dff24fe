"""The names under which the tests find their servers; a server that is named already is used as it is."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.servers.minio import minio
from tests.servers.postgres import postgres_15

POSTGRES = "SANXIANG_TEST_POSTGRES"
"""URL of a superuser of the PostgreSQL under test."""
MINIO_ENDPOINT = "SANXIANG_TEST_MINIO_ENDPOINT"
"""`host:port` of the MinIO under test, plain HTTP."""
MINIO_ACCESS_KEY = "SANXIANG_TEST_MINIO_ACCESS_KEY"
MINIO_SECRET_KEY = "SANXIANG_TEST_MINIO_SECRET_KEY"


@contextmanager
def servers_under_test() -> Iterator[dict[str, str]]:
    """Start PostgreSQL 15 and MinIO, save those the environment names already; yields the settings to test with."""
    found = {name: os.environ[name] for name in _ALL if name in os.environ}
    with ExitStack() as servers:
        if POSTGRES not in found:
            found[POSTGRES] = servers.enter_context(postgres_15())
        if MINIO_ENDPOINT not in found:
            access = servers.enter_context(minio())
            found[MINIO_ENDPOINT] = access.endpoint
            found[MINIO_ACCESS_KEY], found[MINIO_SECRET_KEY] = access.access_key, access.secret_key
        yield found


_ALL = (POSTGRES, MINIO_ENDPOINT, MINIO_ACCESS_KEY, MINIO_SECRET_KEY)
