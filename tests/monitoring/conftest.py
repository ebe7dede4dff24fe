"""The world in which monitoring devices are tested."""

import pytest

from api.database import Database
from tests.worlds.general import build_general_county


@pytest.fixture
async def county(database: Database) -> Database:
    """The county before any clue and any device."""
    await build_general_county(database)
    return database
