"""The keyring (密钥环): the keys that wrap the data keys of personal data, and the keys of the blind index, each with an id.

A folder holds one file per key, readable by its owner only: ``k….key`` for each wrapping key, ``index.key`` for the first key
of the blind index and ``i….key`` for later ones; ``current`` names the key that new data keys are wrapped with,
``current-index`` the one that new values are indexed with (the first, until there is another). A key is 32 random bytes in
base64url. Keys are added, never replaced or removed by this software: what was wrapped or indexed with an old key must stay
readable until the last value has been done anew.
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
CURRENT, CURRENT_INDEX = "current", "current-index"
KeyId = NewType("KeyId", str)
INDEX = KeyId("index")
"""The first key of the blind index."""
WELL_FORMED = re.compile(r"k[0-9]{8}-[0-9a-f]{8}")
WELL_FORMED_INDEX = re.compile(r"index|i[0-9]{8}-[0-9a-f]{8}")
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

    def current_index(self) -> KeyId:
        """The id of the key that new values are indexed with."""

    def index_key(self, key_id: KeyId) -> bytes:
        """A key of the blind index, 32 bytes. Raises KeyUnknown."""

    def index_ids(self) -> tuple[KeyId, ...]:
        """All keys of the blind index, in the order of their making: a value may be found under any of them."""

    def ids(self) -> tuple[KeyId, ...]:
        """All wrapping keys, in the order of their making."""

    def renew(self) -> KeyId:
        """Make a new wrapping key and make it the current one."""

    def renew_index(self) -> KeyId:
        """Make a new key of the blind index and make it the current one."""


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

    def current_index(self) -> KeyId:
        """What the file ``current-index`` names; the first key as long as there is no such file."""
        try:
            return KeyId((self.folder / CURRENT_INDEX).read_text(encoding="ascii").strip())
        except FileNotFoundError:
            return INDEX

    def index_key(self, key_id: KeyId) -> bytes:
        """The key in ``<id>.key``. Raises KeyUnknown, also for an id that no index key of ours could have."""
        if not WELL_FORMED_INDEX.fullmatch(key_id):
            raise KeyUnknown(key_id, str(self.folder))
        return self._read(key_id)

    def ids(self) -> tuple[KeyId, ...]:
        """The wrapping keys that are there, the oldest first."""
        return self._there(WELL_FORMED)

    def index_ids(self) -> tuple[KeyId, ...]:
        """The index keys that are there, the oldest first."""
        return self._there(WELL_FORMED_INDEX)

    def renew(self) -> KeyId:
        """Write a new key, then name it in ``current``: whoever reads the name finds the key."""
        key_id = self._first()
        self._whole(CURRENT, key_id).replace(self.folder / CURRENT)
        return key_id

    def renew_index(self) -> KeyId:
        """Write a new index key, then name it in ``current-index``: whoever searches meanwhile finds both keys."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        key_id = _new("i")
        self._make(key_id)
        self._whole(CURRENT_INDEX, key_id).replace(self.folder / CURRENT_INDEX)
        return key_id

    def prepare(self) -> None:
        """Make the first key, if there is none; of several processes that start at once one wins."""
        if not (self.folder / CURRENT).exists():
            self._place(self._whole(CURRENT, self._first()), self.folder / CURRENT)

    def _first(self) -> KeyId:
        """A new wrapping key, in a folder that has an index key."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (self.folder / CURRENT_INDEX).exists():
            self._make(INDEX)
        key_id = _new("k")
        self._make(key_id)
        return key_id

    def _there(self, form: re.Pattern[str]) -> tuple[KeyId, ...]:
        found = [path for path in self.folder.glob("*.key") if form.fullmatch(path.stem)]
        return tuple(KeyId(path.stem) for path in sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.stem)))

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


def _new(kind: str) -> KeyId:
    """An id that no other key has: its kind, the day, chance."""
    return KeyId(f"{kind}{wall_now():%Y%m%d}-{secrets.token_hex(4)}")


def development_keyring(folder: Path, *, production: bool) -> FolderKeyring:
    """The laptop's keyring, made once beside its database. Warns loudly; raises RuntimeError in production."""
    if production:
        raise RuntimeError("the development keyring refuses production: set SANXIANG_KEYRING")
    log.warning("development_keyring", note="keys lie beside the data they protect; never use this for real people")
    keyring = FolderKeyring(folder)
    keyring.prepare()
    return keyring
