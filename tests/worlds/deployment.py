"""Whole deployments for tests: the sample world, keys and keyring are made once per test process and copied for each test."""

import asyncio
import secrets
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.composition import Assembly, assemble
from api.database import with_database
from api.demonstration.stage import free_port, load_world
from api.settings import Settings
from tests.conftest import application_url, clone, drop


@dataclass(frozen=True)
class World:
    """A template database with the world loaded, and the folder with its keys."""

    template: str
    folder: Path


@pytest.fixture(scope="session")
def world(superuser_url: str, template_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world, loaded once; nobody stays connected to it."""
    with _made(superuser_url, template_database, tmp_path_factory.mktemp("world"), history=True) as made:
        yield made


@pytest.fixture(scope="session")
def world_before(
    superuser_url: str, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The world before any case, in which each of the sample's cases can be played."""
    with _made(superuser_url, template_database, tmp_path_factory.mktemp("before"), history=False) as made:
        yield made


@pytest.fixture
def settings(superuser_url: str, world: World, tmp_path: Path) -> Iterator[Settings]:
    """Settings of a deployment of one test: its own database, objects and keys."""
    with _copied(superuser_url, world, tmp_path / "deployment") as copied:
        yield copied


@pytest.fixture
async def deployment_before(superuser_url: str, world_before: World, tmp_path: Path) -> AsyncIterator[Assembly]:
    """A deployment in the world before any case."""
    with _copied(superuser_url, world_before, tmp_path / "before") as copied:
        assembly = assemble(copied)
        yield assembly
        await assembly.close()


@pytest.fixture
async def deployment(settings: Settings) -> AsyncIterator[Assembly]:
    """The deployment, assembled; no worker and no server yet."""
    assembly = assemble(settings)
    yield assembly
    await assembly.close()


def settings_of(database_url: str, folder: Path) -> Settings:
    """Settings of a development deployment on a free port, whose worker is soon taken for dead."""
    port = free_port("127.0.0.1", 0)
    return Settings(
        data_folder=folder, database_url=database_url, port=port, public_url=f"http://127.0.0.1:{port}",
        worker_stalled_seconds=2,
    )  # fmt: skip


@contextmanager
def _made(superuser_url: str, template: str, folder: Path, *, history: bool) -> Iterator[World]:
    name = f"sanxiang_world_{secrets.token_hex(4)}"
    clone(superuser_url, template, name)
    asyncio.run(_load(settings_of(application_url(with_database(superuser_url, name)), folder), history=history))
    yield World(name, folder)
    drop(superuser_url, name)


@contextmanager
def _copied(superuser_url: str, world: World, folder: Path) -> Iterator[Settings]:
    name = f"sanxiang_{secrets.token_hex(6)}"
    clone(superuser_url, world.template, name)
    shutil.copytree(world.folder, folder)
    yield settings_of(application_url(with_database(superuser_url, name)), folder)
    drop(superuser_url, name)


async def _load(settings: Settings, *, history: bool) -> None:
    assembly = assemble(settings)
    await load_world(assembly, history=history)
    await assembly.close()
