"""The world in which samples are taken and evidence is preserved."""

import pytest

from api.database import Database
from tests.worlds.measures import build_measure_county


@pytest.fixture
async def county(database: Database) -> Database:
    """The county with officers who may take measures, before any visit."""
    await build_measure_county(database)
    return database
