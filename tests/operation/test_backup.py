"""The drill: a deployment with signed papers is backed up, lost, and restored elsewhere; every damage is refused whole."""

import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from api.access.personal_data import personal
from api.database import Database, ensure_database, ensure_login
from api.migrations import migrate
from api.operation import postgres_tools
from api.operation.backup import BackupMade, back_up
from api.operation.manifest import DUMP, MANIFEST, BackupDamaged, Manifest, backups_in
from api.operation.postgres_tools import ToolFailed
from api.operation.restore import TargetNotEmpty, restore
from storage.links import SignedLinks
from storage.local import LocalStore
from storage.minio import MinioStore
from storage.objects import ObjectStore
from storage.refusals import IntegrityError
from tests.conftest import application_url, drop
from tests.operation.signed import SignedPaper, signed_paper
from tests.servers.environment import MINIO_ACCESS_KEY, MINIO_ENDPOINT, MINIO_SECRET_KEY
from tests.worlds.desk import Desk
from tests.worlds.keys import VAULT, MemoryKeyring

pytestmark = pytest.mark.database

LINKS = SignedLinks(b"a secret of tests, thirty-two b.", "http://sanxiang.test/objects")


@dataclass
class Target:
    """An empty deployment."""

    owner: str
    store: ObjectStore

    def tables(self) -> int:
        """How many tables its database has."""
        with psycopg.connect(self.owner) as connection:
            found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        assert found is not None
        return int(found[0])


@pytest.fixture
def target(superuser_url: str, tmp_path: Path) -> Iterator[Target]:
    """A database without tables and a folder without objects."""
    name = f"sanxiang_restored_{secrets.token_hex(4)}"
    yield Target(ensure_database(superuser_url, name), LocalStore(tmp_path / "restored", LINKS))
    drop(superuser_url, name)


@pytest.fixture
def minio_store() -> MinioStore:
    """The MinIO under test, with the deployment's own buckets."""
    if MINIO_ENDPOINT not in os.environ:
        pytest.fail(f"{MINIO_ENDPOINT} is not set: run the tests with bin/test, which starts the servers")
    return MinioStore(
        os.environ[MINIO_ENDPOINT], os.environ[MINIO_ACCESS_KEY], os.environ[MINIO_SECRET_KEY], region="cn-local-1",
        secure=False,
    )  # fmt: skip


@pytest.fixture
async def paper(desk: Desk) -> SignedPaper:
    """A certified, signed document of a party with sealed personal data."""
    return await signed_paper(desk)


@pytest.fixture
async def made(paper: SignedPaper, owner_url: str, local_store: LocalStore, tmp_path: Path) -> BackupMade:
    """A backup of it."""
    return await back_up(owner_url, local_store, tmp_path / "backups")


def contents(owner: str) -> dict[str, list[str]]:
    """Every row of every table, every grant, every view, as text."""
    found: dict[str, list[str]] = {}
    with psycopg.connect(owner) as connection:
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        for (name,) in names:
            rows = connection.execute(sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(sql.Identifier(name)))
            found[name] = [row for (row,) in rows]
        grants = connection.execute(
            "SELECT concat_ws(' ', table_schema, table_name, grantee, privilege_type) FROM information_schema.role_table_grants"
            " WHERE grantee LIKE 'sanxiang%' ORDER BY 1"
        )
        found["grants"] = [grant for (grant,) in grants]
        views = connection.execute(
            "SELECT viewname || definition FROM pg_views WHERE schemaname !~ '^(pg_|inf)' ORDER BY 1"
        )
        found["views"] = [view for (view,) in views]
    return found


async def test_what_is_restored_is_what_was_there(
    made: BackupMade, paper: SignedPaper, target: Target, owner_url: str, tmp_path: Path
) -> None:
    restored = await restore(target.owner, target.store, VAULT.keyring, tmp_path / "backups")
    assert restored.missing_keys == ()
    assert contents(target.owner) == contents(owner_url)
    assert {len(made.manifest.objects), made.copied} == {paper.objects}
    for stored in made.manifest.objects:
        assert (await target.store.verify(stored.bucket, stored.key)).sha256 == stored.sha256

    migrate(target.owner)  # nothing to do, and it says so by not failing
    login = application_url(target.owner)
    ensure_login(target.owner, login)
    database = Database(login, pool_size=1)
    try:
        async with database.read() as session:
            verdict = await paper.verifier(target.store).document(session, paper.document_id)
            assert verdict is not None
            assert verdict.valid, [finding.zh for finding in verdict.findings if not finding.passed]
            assert (await personal(session, VAULT, paper.party_id)).phone == paper.phone
        with psycopg.connect(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM event")
        with psycopg.connect(target.owner) as owner, pytest.raises(psycopg.errors.RestrictViolation):
            owner.execute("DELETE FROM document_revision")
    finally:
        await database.close()


async def test_a_second_backup_copies_nothing_again_and_both_restore(
    made: BackupMade, paper: SignedPaper, owner_url: str, local_store: LocalStore, target: Target, tmp_path: Path
) -> None:
    second = await back_up(owner_url, local_store, tmp_path / "backups")
    assert second.copied == 0
    assert backups_in(tmp_path / "backups") == sorted([made.folder, second.folder])
    assert (await restore(target.owner, target.store, VAULT.keyring, made.folder)).manifest == made.manifest


async def test_no_key_is_in_a_backup_but_the_names_of_all(made: BackupMade, paper: SignedPaper, tmp_path: Path) -> None:
    assert made.manifest.keyring_ids == sorted([VAULT.keyring.current(), VAULT.keyring.current_index()])
    assert paper.key_refs == set(made.manifest.signing_keys)
    keys = [VAULT.keyring.key(key_id) for key_id in VAULT.keyring.ids()] + [
        VAULT.keyring.index_key(key_id) for key_id in VAULT.keyring.index_ids()
    ]
    for file in (path for path in (tmp_path / "backups").rglob("*") if path.is_file()):
        content = file.read_bytes()
        assert not any(key in content or key.hex().encode() in content for key in keys), file.name
        assert b"PRIVATE KEY" not in content


async def test_keys_that_are_missing_are_named(made: BackupMade, target: Target, tmp_path: Path) -> None:
    restored = await restore(target.owner, target.store, MemoryKeyring(), tmp_path / "backups")
    assert restored.missing_keys == (VAULT.keyring.current(),)


def flip_a_byte(path: Path) -> None:
    """Change one byte in the middle, keeping the size."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(content)


def an_object(made: BackupMade) -> Path:
    """The file of one object."""
    return made.manifest.objects[0].file(made.folder.parent)


DAMAGES: dict[str, Callable[[BackupMade], object]] = {
    "a byte of the dump": lambda made: flip_a_byte(made.folder / DUMP),
    "the end of the dump": lambda made: (made.folder / DUMP).write_bytes((made.folder / DUMP).read_bytes()[:-9]),
    "a byte of an object": lambda made: flip_a_byte(an_object(made)),
    "an object missing": lambda made: an_object(made).unlink(),
    "a byte of the manifest": lambda made: flip_a_byte(made.folder / MANIFEST),
    "a manifest that tells less": lambda made: (made.folder / MANIFEST).write_text(
        json.dumps(json.loads((made.folder / MANIFEST).read_text()) | {"objects": []})
    ),
    "never finished": lambda made: (made.folder / "manifest.sha256").unlink(),
}


async def test_a_damaged_backup_is_refused_and_nothing_is_restored(
    made: BackupMade, target: Target, tmp_path: Path
) -> None:
    for name, damage in DAMAGES.items():
        copy = tmp_path / f"damaged-{secrets.token_hex(2)}"
        shutil.copytree(tmp_path / "backups", copy)
        damage(BackupMade(copy / made.folder.name, made.manifest, 0))
        with pytest.raises(BackupDamaged, match="BACKUP_DAMAGED"):
            await restore(target.owner, target.store, VAULT.keyring, copy)
        assert target.tables() == 0, name
        for bucket in {stored.bucket for stored in made.manifest.objects}:
            assert [found async for found in target.store.list_objects(bucket)] == [], name
    assert (await restore(target.owner, target.store, VAULT.keyring, tmp_path / "backups")).missing_keys == ()


async def test_a_dump_that_does_not_hold_what_its_manifest_counts_leaves_no_table(
    made: BackupMade, target: Target, tmp_path: Path
) -> None:
    """The last check is inside the transaction: whoever forged manifest and hash still restores nothing."""
    forged = replace(made.manifest, rows=made.manifest.rows | {"public.event": made.manifest.rows["public.event"] + 1})
    for file in (MANIFEST, "manifest.sha256"):
        (made.folder / file).unlink()
    forged.write(made.folder)
    with pytest.raises(ToolFailed, match=r"restore incomplete: public\.event"):
        await restore(target.owner, target.store, VAULT.keyring, made.folder)
    assert target.tables() == 0


async def test_a_database_that_holds_anything_is_not_restored_into(
    made: BackupMade, owner_url: str, tmp_path: Path
) -> None:
    before = contents(owner_url)
    store = LocalStore(tmp_path / "other", LINKS)
    with pytest.raises(TargetNotEmpty, match="RESTORE_TARGET_NOT_EMPTY"):
        await restore(owner_url, store, VAULT.keyring, tmp_path / "backups")
    assert contents(owner_url) == before
    assert not (tmp_path / "other").exists()


async def test_a_store_that_lost_a_byte_makes_no_backup(
    paper: SignedPaper, owner_url: str, local_store: LocalStore, tmp_path: Path
) -> None:
    flip_a_byte(next(iter((tmp_path / "objects").rglob("data"))))
    with pytest.raises(IntegrityError):
        await back_up(owner_url, local_store, tmp_path / "backups")
    assert backups_in(tmp_path / "backups") == []


async def test_from_a_folder_to_minio(
    made: BackupMade, target: Target, tmp_path: Path, minio_store: MinioStore
) -> None:
    """What a laptop backed up is restored on a server: the store's own names of versions are not carried over."""
    await restore(target.owner, minio_store, VAULT.keyring, tmp_path / "backups")
    for stored in made.manifest.objects:
        assert (await minio_store.verify(stored.bucket, stored.key)).sha256 == stored.sha256


def test_a_manifest_reads_as_it_was_written(tmp_path: Path) -> None:
    manifest = Manifest(
        "2026-11-24T00:00:00+00:00",
        15,
        "0020",
        "0" * 64,
        7,
        ["sanxiang_app"],
        {"public.event": 3},
        [],
        ["k1"],
        ["o-08"],
    )
    manifest.write(tmp_path)
    assert Manifest.read(tmp_path) == manifest


async def test_the_wheels_newer_tools_serve_an_older_server(
    paper: SignedPaper,
    owner_url: str,
    local_store: LocalStore,
    target: Target,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In a container there are no tools of the server's own version."""
    monkeypatch.setattr(postgres_tools, "MACHINE", tmp_path / "nothing")
    assert postgres_tools.tools_for(15).parts[-2:] == ("pginstall", "bin")
    await back_up(owner_url, local_store, tmp_path / "backups")
    await restore(target.owner, target.store, VAULT.keyring, tmp_path / "backups")
    assert contents(target.owner) == contents(owner_url)
