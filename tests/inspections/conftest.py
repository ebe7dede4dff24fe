"""The world in which inspections are tested."""

import pytest

from api.database import Database
from tests.worlds.county import build_county


@pytest.fixture
async def county(database: Database) -> Database:
    """The county, before any visit."""
    await build_county(database)
    return database
