"""Offices over HTTP: in the county, at the sample's registry, and in the whole sample; one set of keys for all of them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.database import Database
from tests.codes.office import Office, opened
from tests.codes.world import build_whole_county
from tests.worlds.deployment import settings_of
from tests.worlds.sample import sample, sample_template
from tests.worlds.sample_papers import build_registry

__all__ = ["sample", "sample_template"]


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the development's keys: an RSA key takes longer than a test."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture
async def county(database: Database, keys: Path) -> AsyncIterator[Office]:
    """The county before any case."""
    await build_whole_county(database)
    async with opened(database, settings_of(database.url, keys)) as office:
        yield office


@pytest.fixture
async def registry(database: Database, keys: Path) -> AsyncIterator[Office]:
    """The sample's organs, people and matters, before any case."""
    await build_registry(database)
    async with opened(database, settings_of(database.url, keys)) as office:
        yield office


@pytest.fixture
async def city(sample: Database, keys: Path) -> AsyncIterator[Office]:
    """The sample with its history."""
    async with opened(sample, settings_of(sample.url, keys)) as office:
        yield office
