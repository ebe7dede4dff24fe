"""The databases that reads are measured on: seeded once, kept in ``.cache/reads``, brought to the newest schema each time."""

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from api.access.keyring import FolderKeyring
from api.access.secrets import Vault
from api.composition import LOGIN
from api.database import (
    Database,
    ensure_database,
    ensure_login,
    start_embedded_server,
    with_login,
)
from api.migrations import migrate
from api.operation.seed import seed
from api.operation.seed.names import PROVINCE

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "reads"


@dataclass(frozen=True, slots=True)
class World:
    """A seeded database: its size, the application's URL and the owner's, the process id of its server."""

    cases: int
    events: int
    url: str
    owner: str
    postmaster: int


async def world(cases: int) -> World:
    """The world of so many cases; it is made if this seed has not been sown yet."""
    server = start_embedded_server(CACHE / "postgres")
    name = f"reads_{cases}_{fingerprint()}"
    with psycopg.connect(server, autocommit=True) as connection:
        _drop_older(connection, f"reads_{cases}_", name)
    owner = ensure_database(server, name)
    migrate(owner)
    with psycopg.connect(owner) as connection:
        sown = connection.execute("SELECT FROM region WHERE code = %s", [PROVINCE[0]]).rowcount
    if not sown:
        await _sow(owner, cases)
    url = with_login(owner, LOGIN, None)
    ensure_login(owner, url)
    with psycopg.connect(owner) as connection:
        [events] = connection.execute("SELECT count(*) FROM event").fetchone() or [0]
    postmaster = int((CACHE / "postgres" / "postmaster.pid").read_text().split()[0])
    return World(cases, events, url, owner, postmaster)


def fingerprint() -> str:
    """What the seeded rows depend on: the seed's own code."""
    seed_code = sorted((ROOT / "api" / "operation" / "seed").glob("*.py"))
    files = [*seed_code, ROOT / "api" / "operation" / "copying.py"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:8]


async def _sow(owner: str, cases: int) -> None:
    keyring = FolderKeyring(CACHE / "keyring")
    keyring.prepare()
    database, begun = Database(owner), time.monotonic()
    try:
        await seed(database, Vault(keyring), cases, progress=lambda *_: None)
    finally:
        await database.close()
    print(f"seeded {cases} cases in {time.monotonic() - begun:.0f} s", flush=True)


def _drop_older(connection: psycopg.Connection, prefix: str, kept: str) -> None:
    """Worlds of this size that were sown by other code."""
    query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s) AND datname <> %s"
    for (name,) in connection.execute(query, [prefix, kept]).fetchall():
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
