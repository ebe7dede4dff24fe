"""Key rotation (密钥轮换): a new wrapping key becomes current, then every data key is wrapped with it, batch after batch.

The API may run meanwhile. A reader finds key id and wrapped key in one row and the old key still on the ring; a writer takes
the current key from the ring at every value. An interrupted run is continued: which rows remain is asked of the rows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.keyring import KeyId, Keyring, KeyUnknown
from api.access.models import PersonalDatum
from api.access.secrets import Vault
from api.database import Database

BATCH = 200


@dataclass(frozen=True, slots=True)
class KeyInUse:
    """A wrapping key, whether it is the current one, whether the ring holds it, and how many values need it."""

    key_id: KeyId
    current: bool
    held: bool
    values: int


async def rotate(database: Database, keyring: Keyring, progress: Callable[[int], None] = lambda _: None) -> KeyId:
    """Make a new key current and wrap everything with it; returns its id.

    Raises KeyUnknown before anything is changed if the ring lacks a key that values need: it belongs to another database.
    """
    async with database.read() as session:
        used = await values_by_key(session)
    for key_id in used:
        keyring.key(key_id)
    if used:
        keyring.index_key()
    key_id = keyring.renew()
    await wrap_anew(database, keyring, progress)
    return key_id


async def wrap_anew(database: Database, keyring: Keyring, progress: Callable[[int], None] = lambda _: None) -> int:
    """Wrap with the current key whatever is not, one transaction per batch; returns how many values that were.

    Raises KeyUnknown, or CannotOpen for a row that was altered: the batches before it stay done.
    """
    vault, done = Vault(keyring), 0
    while batch := await _batch(database, vault):
        done += batch
        progress(done)
    return done


async def keys_in_use(session: AsyncSession, keyring: Keyring) -> Sequence[KeyInUse]:
    """Every key that is on the ring or that values need. One that is not current and needed by none may be destroyed."""
    used = await values_by_key(session)
    held = keyring.ids()
    try:
        current: KeyId | None = keyring.current()
    except KeyUnknown:
        current = None
    known = [*held, *(key_id for key_id in used if key_id not in held)]
    return [KeyInUse(key_id, key_id == current, key_id in held, used.get(key_id, 0)) for key_id in known]


async def values_by_key(session: AsyncSession) -> Mapping[KeyId, int]:
    """How many values each key wraps."""
    query = select(col(PersonalDatum.key_id), sa.func.count()).group_by(col(PersonalDatum.key_id))
    return {KeyId(key_id): count for key_id, count in (await session.execute(query)).all()}


async def _batch(database: Database, vault: Vault) -> int:
    """Wrap some rows anew, locked so that a value changed meanwhile is neither lost nor wrapped by half."""
    async with database.write() as tx:
        query = select(PersonalDatum).where(col(PersonalDatum.key_id) != vault.keyring.current())
        query = query.order_by(col(PersonalDatum.party_id), col(PersonalDatum.field)).limit(BATCH).with_for_update()
        rows = (await tx.execute(query)).scalars().all()
        for datum in rows:
            vault.rewrap(datum)
    return len(rows)
