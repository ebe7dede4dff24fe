"""The manifest of a backup (备份清单): what it holds, by hash and count, and which keys it needs – named, never contained.

A folder of backups holds ``objects/ab/abcd…``, one file per stored content, shared by all backups in it, and one folder per
backup with ``database.dump``, ``manifest.json`` and ``manifest.sha256``. The last is written last: without it there is no backup.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FORMAT = 1
DUMP, MANIFEST, SEAL = "database.dump", "manifest.json", "manifest.sha256"
PIECE = 1 << 20


class BackupDamaged(Exception):
    """A file of the backup is missing or is not what the manifest says: take another backup. Nothing was restored."""

    code = "BACKUP_DAMAGED"
    sentence = "备份已损坏或者不完整，未恢复任何数据，请换用其他备份。"

    def __init__(self, what: str) -> None:
        super().__init__(f"{self.code}: {self.sentence}（{what}）")


@dataclass(frozen=True, slots=True)
class ObjectInBackup:
    """A stored object: its place, its content by SHA-256, its size in bytes, its type and metadata."""

    bucket: str
    key: str
    sha256: str
    size: int
    content_type: str
    metadata: dict[str, str]

    def file(self, folder: Path) -> Path:
        """Where its content lies in a folder of backups."""
        return folder / "objects" / self.sha256[:2] / self.sha256


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything about one backup. ``rows`` counts each table, named with its schema; ``roles`` are those that grants name
    and no dump contains; the keys are ids and references, without any key.
    """

    made_at: str
    server_version: int
    schema_revision: str
    dump_sha256: str
    dump_size: int
    roles: list[str]
    rows: dict[str, int]
    objects: list[ObjectInBackup]
    keyring_ids: list[str]
    signing_keys: list[str]
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Write the manifest and then its hash, each whole and on disk. The second makes the backup valid."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()
        _write(folder / MANIFEST, text)
        _write(folder / SEAL, hashlib.sha256(text).hexdigest().encode())

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """The manifest in the folder of one backup. Raises BackupDamaged."""
        try:
            text, seal = (folder / MANIFEST).read_bytes(), (folder / SEAL).read_text("ascii")
        except (FileNotFoundError, UnicodeDecodeError) as error:
            raise BackupDamaged(f"{folder.name}: {MANIFEST}") from error
        if hashlib.sha256(text).hexdigest() != seal:
            raise BackupDamaged(f"{folder.name}: {MANIFEST}")
        found = json.loads(text)
        if found["format"] != FORMAT:
            raise BackupDamaged(f"{folder.name}: format {found['format']}")
        return cls(**found | {"objects": [ObjectInBackup(**entry) for entry in found["objects"]]})

    def check(self, folder: Path, backup: Path) -> None:
        """Read every byte of the backup and compare. Raises BackupDamaged at the first that is wrong."""
        _check(backup / DUMP, self.dump_sha256, self.dump_size)
        for stored in self.objects:
            _check(stored.file(folder), stored.sha256, stored.size)


def backups_in(folder: Path) -> list[Path]:
    """The complete backups of a folder, the oldest first: their names are their times."""
    return sorted(path.parent for path in folder.glob(f"*/{SEAL}"))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file. Raises FileNotFoundError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _check(path: Path, sha256: str, size: int) -> None:
    if not path.is_file() or path.stat().st_size != size or sha256_of(path) != sha256:
        raise BackupDamaged(path.name)


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_suffix(".new")
    with temporary.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.rename(path)
