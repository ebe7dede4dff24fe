"""The world in which the general procedure is tested."""

import pytest

from api.database import Database
from tests.worlds.general import build_general_county


@pytest.fixture
async def county(database: Database) -> Database:
    """The county with its matters, leaders, host and catalogue, before any clue."""
    await build_general_county(database)
    return database
