"""Restore (恢复): into an empty deployment, all of a backup or nothing of it.

First every byte of the backup is read and compared with the manifest. Then the objects go in: they are written once, and
without rows that name them nobody sees them. The database comes last, in one transaction that counts every table before it
commits. So a restore that is interrupted is simply begun again.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from api.access.keyring import KeyId, Keyring, KeyUnknown
from api.operation.manifest import DUMP, PIECE, BackupDamaged, Manifest, ObjectInBackup, backups_in
from api.operation.postgres_tools import restore as run_dump
from storage.objects import ObjectStore


class TargetNotEmpty(Exception):
    """The database to restore into has tables: restore into a new one, and switch over when it has been looked at."""

    code = "RESTORE_TARGET_NOT_EMPTY"
    sentence = "目标数据库不是空的，未恢复任何数据；请恢复到新建的空数据库。"

    def __init__(self, table: str) -> None:
        super().__init__(f"{self.code}: {self.sentence}（{table}）")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and the keys of personal data that the keyring here still lacks."""

    manifest: Manifest
    missing_keys: tuple[str, ...]


async def restore(owner: str, store: ObjectStore, keyring: Keyring, folder: Path) -> Restored:
    """Restore a backup: ``folder`` is one backup, or a folder of backups, whose newest is taken.

    Raises BackupDamaged and TargetNotEmpty before anything is written; ObjectExists when the store holds something else
    under a name of the backup; ToolFailed when PostgreSQL refuses, and the database is then as empty as before.
    """
    backup = folder if (folder / DUMP).exists() else next(reversed(backups_in(folder)), None)
    if backup is None:
        raise BackupDamaged(str(folder))
    backups = backup.parent
    manifest = Manifest.read(backup)
    await asyncio.to_thread(manifest.check, backups, backup)
    major = await _prepare_empty(owner, manifest.roles)
    for bucket in sorted({stored.bucket for stored in manifest.objects}):
        await store.ensure_bucket(bucket)
    for stored in manifest.objects:
        await store.put(
            stored.bucket, stored.key, _content(stored, backups), content_type=stored.content_type,
            expected_sha256=stored.sha256, metadata=stored.metadata,
        )  # fmt: skip
    await asyncio.to_thread(run_dump, owner, major, backup / DUMP, [_counting(manifest)])
    return Restored(manifest, tuple(key for key in manifest.keyring_ids if not _has(keyring, key)))


async def _prepare_empty(owner: str, roles: list[str]) -> int:
    """The server's major version, once it is sure that the database holds nothing; the roles that grants name are made."""
    async with await psycopg.AsyncConnection.connect(owner, autocommit=True) as connection:
        found = await connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1"
        )
        if row := await found.fetchone():
            raise TargetNotEmpty(row[0])
        for role in roles:
            # A role belongs to the server, where another database may have made it already.
            make = sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)).as_string(connection)
            await connection.execute(
                sql.SQL("DO $$ BEGIN {}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$").format(
                    sql.SQL(make)
                )
            )
        return connection.info.server_version // 10000


async def _content(stored: ObjectInBackup, backups: Path) -> AsyncIterator[bytes]:
    with stored.file(backups).open("rb") as file:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece


def _counting(manifest: Manifest) -> str:
    """A statement that fails unless every table has as many rows as it had."""
    checks = [
        f"IF (SELECT count(*) FROM {_quoted(table)}) <> {int(rows)} THEN"
        f" RAISE EXCEPTION 'restore incomplete: %', {_literal(table)}; END IF;"
        for table, rows in manifest.rows.items()
    ]
    return "DO $check$ BEGIN " + " ".join(checks) + " END $check$"


def _quoted(name: str) -> str:
    return sql.Identifier(*name.split(".")).as_string()


def _literal(text: str) -> str:
    return sql.Literal(text).as_string()


def _has(keyring: Keyring, key_id: str) -> bool:
    try:
        keyring.index_key(KeyId(key_id)) if key_id in keyring.index_ids() else keyring.key(KeyId(key_id))
    except KeyUnknown:
        return False
    return True
