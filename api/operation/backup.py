"""Backup (备份): the database as of one instant, every object its rows name, and the names of the keys it needs.

The database is dumped in an exported snapshot, and the same snapshot says which objects belong to it. Objects are written
once and never changed, so what an earlier backup of the same folder holds is not copied again. No key is ever read.
"""

import asyncio
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from api.clocks import wall_now
from api.operation.manifest import DUMP, Manifest, ObjectInBackup, sha256_of
from api.operation.postgres_tools import dump
from storage.objects import ObjectStore
from storage.refusals import IntegrityError

OBJECT_COLUMNS = {"bucket", "object_key", "sha256"}
"""A table with these columns names objects; one that also has ``completed_at`` names them from then on."""


@dataclass(frozen=True, slots=True)
class BackupMade:
    """Where a backup lies, its manifest, and how many objects had to be copied for it."""

    folder: Path
    manifest: Manifest
    copied: int


async def back_up(owner: str, store: ObjectStore, folder: Path) -> BackupMade:
    """Add a backup to a folder of backups.

    Raises ToolFailed when the database cannot be dumped, IntegrityError or ObjectMissing when an object is not what its
    row says: then there is no new backup, and the store must be looked at.
    """
    at = wall_now()
    backup = folder / f"{at:%Y%m%dT%H%M%S}Z-{secrets.token_hex(2)}"
    backup.mkdir(parents=True, mode=0o700)
    async with await psycopg.AsyncConnection.connect(owner) as connection:
        await connection.set_isolation_level(psycopg.IsolationLevel.REPEATABLE_READ)
        snapshot = str(await _one(connection, "SELECT pg_export_snapshot()"))
        major = connection.info.server_version // 10000
        await asyncio.to_thread(dump, owner, major, snapshot, backup / DUMP)
        (backup / DUMP).chmod(0o600)
        places = await _named_objects(connection)
        rows = await _rows(connection)
        roles = await _all(
            connection,
            "SELECT rolname::text FROM pg_roles WHERE starts_with(rolname, 'sanxiang_') AND NOT rolcanlogin ORDER BY 1",
        )
        revision = str(await _one(connection, "SELECT version_num FROM alembic_version"))
        keyring = await _all(
            connection,
            "SELECT key_id FROM personal_datum UNION"
            " SELECT index_key_id FROM personal_datum WHERE index_key_id IS NOT NULL ORDER BY 1",
        )
        signing = await _all(
            connection, "SELECT DISTINCT key_ref FROM signature_mark WHERE key_ref IS NOT NULL ORDER BY 1"
        )
    objects, copied = [], 0
    for bucket, key, sha256 in places:
        stored, new = await _copy(store, folder, bucket, key, sha256)
        objects.append(stored)
        copied += new
    manifest = Manifest(
        at.isoformat(), major, revision, await asyncio.to_thread(sha256_of, backup / DUMP), (backup / DUMP).stat().st_size,
        roles, rows, objects, keyring, signing,
    )  # fmt: skip
    manifest.write(backup)
    return BackupMade(backup, manifest, copied)


async def _copy(store: ObjectStore, folder: Path, bucket: str, key: str, sha256: str) -> tuple[ObjectInBackup, bool]:
    """Bring one object into the folder, unless its content is there; whether it had to be copied."""
    head = await store.head(bucket, key)
    if head.sha256 != sha256:
        raise IntegrityError(f"{bucket}/{key}: its row says {sha256}, the store {head.sha256}")
    entry = ObjectInBackup(bucket, key, sha256, head.size, head.content_type, dict(head.metadata))
    file = entry.file(folder)
    if file.exists() and file.stat().st_size == head.size:
        return entry, False
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = file.with_name(f".{sha256}.{secrets.token_hex(4)}")
    digest = hashlib.sha256()
    try:
        with temporary.open("xb") as target:
            async for piece in store.stream(bucket, key):
                digest.update(piece)
                await asyncio.to_thread(target.write, piece)
            target.flush()
            await asyncio.to_thread(os.fsync, target.fileno())
        if digest.hexdigest() != sha256:
            raise IntegrityError(f"{bucket}/{key}: {digest.hexdigest()} was read")
        temporary.rename(file)
    finally:
        temporary.unlink(missing_ok=True)
    return entry, True


async def _named_objects(connection: psycopg.AsyncConnection[Any]) -> list[tuple[str, str, str]]:
    """Bucket, key and hash of every object that a row names, each once."""
    tables = await connection.execute(
        "SELECT table_name, array_agg(column_name::text) FROM information_schema.columns"
        " WHERE table_schema = 'public' GROUP BY table_name ORDER BY table_name"
    )
    places: dict[tuple[str, str, str], None] = {}
    for table, columns in await tables.fetchall():
        if set(columns) >= OBJECT_COLUMNS:
            arrived = sql.SQL("completed_at IS NOT NULL" if "completed_at" in columns else "true")
            query = sql.SQL("SELECT bucket, object_key, sha256 FROM {} WHERE {} ORDER BY 1, 2")
            places |= dict.fromkeys(await _tuples(connection, query.format(sql.Identifier(table), arrived)))
    return list(places)


async def _rows(connection: psycopg.AsyncConnection[Any]) -> dict[str, int]:
    """How many rows each table has, by its name with its schema."""
    tables = await connection.execute(
        "SELECT schemaname::text, tablename::text FROM pg_tables"
        " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2"
    )
    counting = sql.SQL("SELECT count(*) FROM {}")
    return {
        ".".join(names): int(await _one(connection, counting.format(sql.Identifier(*names))))
        for names in await tables.fetchall()
    }


async def _tuples(connection: psycopg.AsyncConnection[Any], query: sql.Composed) -> list[tuple[str, str, str]]:
    return list(await (await connection.execute(query)).fetchall())


async def _all(connection: psycopg.AsyncConnection[Any], query: str) -> list[str]:
    return [value for (value,) in await (await connection.execute(sql.SQL(query))).fetchall()]


async def _one(connection: psycopg.AsyncConnection[Any], query: str | sql.Composed) -> Any:
    statement = sql.SQL(query) if isinstance(query, str) else query
    row = await (await connection.execute(statement)).fetchone()
    assert row is not None
    return row[0]
