"""Sealing personal data (加密存储): envelope encryption, and a keyed index to find a value without opening any.

Every value has a data key of its own (AES-256-GCM, NIST SP 800-38D); the data key is wrapped by a key of the keyring, whose
id is kept beside it. The associated data of both name the table, the column and the row: a ciphertext that is copied to
another row or another column does not open. The blind index is HMAC-SHA256 (RFC 2104) of the normalised value under a key of
its own: equal values meet, nothing else can be asked, and without the key no list of all phone numbers helps.
"""

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.access.keyring import KEY_BYTES, KeyId, Keyring
from api.access.models import PersonalDatum, PersonalField

NONCE_BYTES = 12


class CannotOpen(Exception):
    """A sealed value that was changed, or moved here from another row or column. It says which, never what it held."""

    def __init__(self, party_id: UUID, column: PersonalField) -> None:
        super().__init__(
            f"{column} of party {party_id} does not open: the row was altered or moved; restore it from backup"
        )


@dataclass(frozen=True, slots=True)
class Vault:
    """Seals and opens personal data under the keys of a keyring."""

    keyring: Keyring = field(repr=False)

    def seal(self, party_id: UUID, column: PersonalField, value: str) -> PersonalDatum:
        """The row that holds a party's value, wrapped by the current key. Raises KeyUnknown for an empty keyring."""
        place, data_key, key_id = _place(party_id, column), secrets.token_bytes(KEY_BYTES), self.keyring.current()
        index_key = self.keyring.current_index()
        return PersonalDatum(
            party_id=party_id,
            field=column,
            ciphertext=_encrypt(data_key, value.encode(), place),
            wrapped_key=_encrypt(self.keyring.key(key_id), data_key, _wrapping(place, key_id)),
            key_id=key_id,
            blind_index=self.blind_index(column, value, index_key),
            index_key_id=index_key if column in SEARCHED else None,
        )

    def open(self, datum: PersonalDatum) -> str:
        """The value of a row. Raises CannotOpen for a row that was altered or moved, KeyUnknown for a missing key."""
        try:
            data_key = self._unwrapped(datum)
            return _decrypt(data_key, datum.ciphertext, _place(datum.party_id, datum.field)).decode()
        except InvalidTag:
            raise CannotOpen(datum.party_id, datum.field) from None

    def rewrap(self, datum: PersonalDatum) -> None:
        """Wrap a row's data key with the current key; the value itself is not touched. Raises as ``open`` does."""
        key_id = self.keyring.current()
        try:
            data_key = self._unwrapped(datum)
        except InvalidTag:
            raise CannotOpen(datum.party_id, datum.field) from None
        place = _place(datum.party_id, datum.field)
        datum.wrapped_key = _encrypt(self.keyring.key(key_id), data_key, _wrapping(place, key_id))
        datum.key_id = key_id

    def reindex(self, datum: PersonalDatum) -> None:
        """Index a row's value under the current index key. Raises as ``open`` does; the value is opened for it."""
        key_id = self.keyring.current_index()
        datum.blind_index = self.blind_index(datum.field, self.open(datum), key_id)
        datum.index_key_id = key_id if datum.field in SEARCHED else None

    def blind_index(self, column: PersonalField, value: str, key_id: KeyId) -> bytes | None:
        """What equal values of one column share under one index key, 32 bytes; None for a column that is not searched."""
        if column not in SEARCHED:
            return None
        asked = f"{column.value}\0{normalised(column, value)}".encode()
        return hmac.new(self.keyring.index_key(key_id), asked, hashlib.sha256).digest()

    def blind_indexes(self, column: PersonalField, value: str) -> list[bytes]:
        """What a value may be found by: one under every index key there is; none for a column that is not searched.

        Raises KeyUnknown if the current index key is not there.
        """
        keys = {self.keyring.current_index(), *self.keyring.index_ids()}
        found = (self.blind_index(column, value, key_id) for key_id in sorted(keys))
        return [index for index in found if index is not None]

    def _unwrapped(self, datum: PersonalDatum) -> bytes:
        key_id = KeyId(datum.key_id)
        place = _place(datum.party_id, datum.field)
        return _decrypt(self.keyring.key(key_id), datum.wrapped_key, _wrapping(place, key_id))


SEARCHED = frozenset(
    {PersonalField.ID_NUMBER, PersonalField.PHONE, PersonalField.ELECTRONIC_ADDRESS, PersonalField.BANK_ACCOUNT}
)
"""Columns with a blind index. An address is written in too many ways to be found by equality."""


def normalised(column: PersonalField, value: str) -> str:
    """A value as it is compared: widths unified, separators gone, letters of one case, a phone without +86."""
    plain = unicodedata.normalize("NFKC", value).strip()
    match column:
        case PersonalField.ID_NUMBER:
            return "".join(c for c in plain.upper() if c.isalnum())
        case PersonalField.PHONE:
            international = plain.startswith(("+86", "0086"))
            digits = "".join(c for c in plain if c.isdigit())
            return digits.removeprefix("00").removeprefix("86") if international else digits
        case PersonalField.BANK_ACCOUNT:
            return "".join(c for c in plain if c.isdigit())
    return plain.casefold()


def _place(party_id: UUID, column: PersonalField) -> bytes:
    return f"{PersonalDatum.__tablename__}/{column.value}/{party_id}".encode()


def _wrapping(place: bytes, key_id: KeyId) -> bytes:
    return b"data key under " + key_id.encode() + b" of " + place


def _encrypt(key: bytes, plain: bytes, associated: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, associated)


def _decrypt(key: bytes, sealed: bytes, associated: bytes) -> bytes:
    if len(sealed) < NONCE_BYTES:
        raise InvalidTag
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], associated)
