"""The world in which common proceedings are tested."""

import pytest

from api.database import Database
from tests.worlds.proceedings import build_proceeding_county


@pytest.fixture
async def county(database: Database) -> Database:
    """The county with a matter of each kind, before any proceeding."""
    await build_proceeding_county(database)
    return database
