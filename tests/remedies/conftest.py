"""The world in which remedies and enforcement are tested."""

import pytest

from api.database import Database
from tests.worlds.proceedings import build_proceeding_county


@pytest.fixture
async def county(database: Database) -> Database:
    """The county with a matter of each kind, before anything was decided."""
    await build_proceeding_county(database)
    return database
