"""A desk with a local store for most tests of papers; one authority and one typesetter for all of them."""

from pathlib import Path

import pytest

from api.database import Database
from documents.fonts import FontShelf
from documents.typeset.typesetter import Typesetter
from signing.development import DevelopmentAuthority
from storage.links import SignedLinks
from storage.local import LocalStore
from tests.worlds.desk import Desk, desk_of, issue_keys

SECRET = b"a secret of tests, thirty-two b."


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> DevelopmentAuthority:
    """Keys are made once per test process: an RSA key takes longer than a test."""
    made = DevelopmentAuthority(tmp_path_factory.mktemp("authority"), production=False)
    issue_keys(made)
    return made


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    """Sets with what pip brings, so that results are the same everywhere."""
    return Typesetter(FontShelf.wheel_only())


@pytest.fixture
def local_store(tmp_path: Path) -> LocalStore:
    """A folder of this test's own."""
    return LocalStore(tmp_path / "objects", SignedLinks(SECRET, "http://sanxiang.test/objects"))


@pytest.fixture
async def desk(
    database: Database, local_store: LocalStore, authority: DevelopmentAuthority, typesetter: Typesetter
) -> Desk:
    """The desk, with its papers in a folder."""
    return await desk_of(database, local_store, authority, typesetter)
