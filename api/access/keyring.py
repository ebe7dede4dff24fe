"""The keyring (密钥环): the keys that wrap the data keys of personal data, each with an id, and the key of the blind index.

A folder holds one file per key, readable by its owner only: ``<id>.key`` for each wrapping key, ``index.key`` for the blind
index, and ``current``, which names the key that new data keys are wrapped with. A key is 32 random bytes in base64url.
Keys are added, never replaced or removed by this software: what was wrapped with an old key must stay readable until the
last value has been wrapped anew.
"""

import base64
import binascii
import contextlib
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import NewType, Protocol

import structlog

from api.clocks import wall_now

KEY_BYTES = 32
CURRENT = "current"
INDEX = "index"
KeyId = NewType("KeyId", str)
WELL_FORMED = re.compile(r"k[0-9]{8}-[0-9a-f]{8}")
log = structlog.get_logger(__name__)


class KeyUnknown(Exception):
    """The keyring has no such key: it is another database's, or a new one that has no key yet."""

    def __init__(self, wanted: str, where: str) -> None:
        super().__init__(
            f"no key {wanted!r} in {where}: give SANXIANG_KEYRING the folder that belongs to this database,"
            " or make the first key of a new one with `sanxiang keys rotate`"
        )


class Keyring(Protocol):
    """Holds the keys; a hardware module may stand behind it."""

    def current(self) -> KeyId:
        """The id of the key that new data keys are wrapped with. Raises KeyUnknown for an empty keyring."""

    def key(self, key_id: KeyId) -> bytes:
        """A wrapping key, 32 bytes. Raises KeyUnknown."""

    def index_key(self) -> bytes:
        """The key of the blind index, 32 bytes. Raises KeyUnknown."""

    def ids(self) -> tuple[KeyId, ...]:
        """All wrapping keys, in the order of their making."""

    def renew(self) -> KeyId:
        """Make a new wrapping key and make it the current one."""


@dataclass(frozen=True)
class FolderKeyring:
    """Keys as files. ``current`` is read anew each time, so a key renewed by another process is used at once."""

    folder: Path
    _known: dict[str, bytes] = field(default_factory=dict, init=False, repr=False)

    def current(self) -> KeyId:
        """What the file ``current`` names. Raises KeyUnknown."""
        try:
            return KeyId((self.folder / CURRENT).read_text(encoding="ascii").strip())
        except FileNotFoundError as error:
            raise KeyUnknown(CURRENT, str(self.folder)) from error

    def key(self, key_id: KeyId) -> bytes:
        """The key in ``<id>.key``. Raises KeyUnknown, also for an id that no key of ours could have."""
        if not WELL_FORMED.fullmatch(key_id):
            raise KeyUnknown(key_id, str(self.folder))
        return self._read(key_id)

    def index_key(self) -> bytes:
        """The key in ``index.key``. Raises KeyUnknown."""
        return self._read(INDEX)

    def ids(self) -> tuple[KeyId, ...]:
        """The keys that are there, the oldest first."""
        found = [path for path in self.folder.glob("*.key") if WELL_FORMED.fullmatch(path.stem)]
        return tuple(KeyId(path.stem) for path in sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.stem)))

    def renew(self) -> KeyId:
        """Write a new key, then name it in ``current``: whoever reads the name finds the key."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._make(INDEX)
        key_id = KeyId(f"k{wall_now():%Y%m%d}-{secrets.token_hex(4)}")
        self._make(key_id)
        self._whole(CURRENT, key_id).replace(self.folder / CURRENT)
        return key_id

    def prepare(self) -> None:
        """Make the first key, if there is none; of several processes that start at once one wins."""
        if (self.folder / CURRENT).exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._make(INDEX)
        key_id = KeyId(f"k{wall_now():%Y%m%d}-{secrets.token_hex(4)}")
        self._make(key_id)
        self._place(self._whole(CURRENT, key_id), self.folder / CURRENT)

    def _read(self, name: str) -> bytes:
        if name not in self._known:
            try:
                key = base64.urlsafe_b64decode((self.folder / f"{name}.key").read_text(encoding="ascii"))
            except (FileNotFoundError, binascii.Error, UnicodeDecodeError) as error:
                raise KeyUnknown(name, str(self.folder)) from error
            if len(key) != KEY_BYTES:
                raise KeyUnknown(name, str(self.folder))
            self._known[name] = key
        return self._known[name]

    def _make(self, name: str) -> None:
        """A key of this name, unless there is one."""
        text = base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()
        self._place(self._whole(name, text), self.folder / f"{name}.key")

    def _whole(self, name: str, text: str) -> Path:
        """A temporary file with its whole content, so that nobody ever reads half a key."""
        path = self.folder / f".{name}.{secrets.token_hex(4)}"
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(text, encoding="ascii")
        return path

    @staticmethod
    def _place(temporary: Path, path: Path) -> None:
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(temporary)
        temporary.unlink()


def development_keyring(folder: Path, *, production: bool) -> FolderKeyring:
    """The laptop's keyring, made once beside its database. Warns loudly; raises RuntimeError in production."""
    if production:
        raise RuntimeError("the development keyring refuses production: set SANXIANG_KEYRING")
    log.warning("development_keyring", note="keys lie beside the data they protect; never use this for real people")
    keyring = FolderKeyring(folder)
    keyring.prepare()
    return keyring
