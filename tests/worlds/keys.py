"""A keyring that lives as long as the test process, for worlds with personal data in them."""

import secrets
from dataclasses import dataclass, field

from api.access.keyring import INDEX, KEY_BYTES, KeyId, KeyUnknown
from api.access.secrets import Vault


@dataclass
class MemoryKeyring:
    """Keys that are nowhere but here."""

    keys: dict[KeyId, bytes] = field(default_factory=dict)
    indexes: dict[KeyId, bytes] = field(default_factory=lambda: {INDEX: secrets.token_bytes(KEY_BYTES)})

    def current(self) -> KeyId:
        """The newest."""
        if not self.keys:
            raise KeyUnknown("current", "memory")
        return list(self.keys)[-1]

    def key(self, key_id: KeyId) -> bytes:
        """One of them. Raises KeyUnknown."""
        try:
            return self.keys[key_id]
        except KeyError:
            raise KeyUnknown(key_id, "memory") from None

    def current_index(self) -> KeyId:
        """The newest."""
        return list(self.indexes)[-1]

    def index_key(self, key_id: KeyId) -> bytes:
        """One of the index keys. Raises KeyUnknown."""
        try:
            return self.indexes[key_id]
        except KeyError:
            raise KeyUnknown(key_id, "memory") from None

    def index_ids(self) -> tuple[KeyId, ...]:
        """The oldest first."""
        return tuple(self.indexes)

    def ids(self) -> tuple[KeyId, ...]:
        """The oldest first."""
        return tuple(self.keys)

    def renew(self) -> KeyId:
        """Another key."""
        key_id = KeyId(f"memory-{len(self.keys) + 1}")
        self.keys[key_id] = secrets.token_bytes(KEY_BYTES)
        return key_id

    def renew_index(self) -> KeyId:
        """Another index key."""
        key_id = KeyId(f"memory-index-{len(self.indexes) + 1}")
        self.indexes[key_id] = secrets.token_bytes(KEY_BYTES)
        return key_id


def _prepared() -> Vault:
    keyring = MemoryKeyring()
    keyring.renew()
    return Vault(keyring)


VAULT = _prepared()
"""One vault for the whole process, so that a template loaded once can be opened by every test."""
