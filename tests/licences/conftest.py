"""The world in which licences are tested: the sample's registry."""

import pytest

from api.database import Database
from tests.worlds.sample_papers import build_registry


@pytest.fixture
async def registry(database: Database) -> Database:
    """Organs, people, matters and parties, before any application."""
    await build_registry(database)
    return database
