"""A stage for a whole run: a database cloned once, and the world that a test builds in it."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack

import pytest

from api.database import Database, with_database
from tests.conftest import application_url, clone, drop
from tests.stateful.stage import Names, Stage

Build = Callable[[Database], Awaitable[None]]
Stages = Callable[[Build, Names, str], Stage]


@pytest.fixture
def stages(superuser_url: str, template_database: str) -> Iterator[Stages]:
    """Make the stage of a world: how it is built, what its names mean, whose papers are laid."""
    with asyncio.Runner() as runner, ExitStack() as cleaning:

        def made(build: Build, names: Names, organ: str) -> Stage:
            name = f"sanxiang_{secrets.token_hex(6)}"
            clone(superuser_url, template_database, name)
            cleaning.callback(drop, superuser_url, name)
            database = Database(application_url(with_database(superuser_url, name)), pool_size=2)
            cleaning.callback(lambda: runner.run(database.close()))
            stage = Stage(database, runner, names, organ)
            stage.run(build(database))
            return stage

        yield made
