"""The world in which decisions are tested."""

import pytest

from api.database import Database
from tests.worlds.spot import build_spot_county


@pytest.fixture
async def county(database: Database) -> Database:
    """The county with its matters, before any visit."""
    await build_spot_county(database)
    return database
