"""A whole deployment for journeys: an own database with the sample world, a folder of objects, development keys."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from api.composition import Assembly, assemble, development_authority
from api.database import Database
from api.demonstration.stage import free_port, load_world
from api.settings import Settings, read_settings


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys of the platform and the timestamp authority, made once; journeys add people's keys to their own copy."""
    folder = tmp_path_factory.mktemp("keys")
    development_authority(Settings(key_folder=folder))
    return folder


@pytest.fixture
def settings(database: Database, tmp_path: Path, key_folder: Path) -> Iterator[Settings]:
    """Settings of a deployment on the test's own database."""
    shutil.copytree(key_folder, tmp_path / "keys")
    port = free_port("127.0.0.1", 0)
    yield Settings(
        data_folder=tmp_path, key_folder=tmp_path / "keys", database_url=database.url, port=port,
        public_url=f"http://127.0.0.1:{port}", worker_stalled_seconds=2,
    )  # fmt: skip
    read_settings.cache_clear()


@asynccontextmanager
async def deployed(settings: Settings) -> AsyncIterator[Assembly]:
    """The deployment with the world loaded."""
    assembly = assemble(settings)
    try:
        await load_world(assembly)
        yield assembly
    finally:
        await assembly.close()
