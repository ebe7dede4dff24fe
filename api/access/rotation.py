"""Key rotation (密钥轮换): a new wrapping key becomes current, then every data key is wrapped with it, batch after batch; likewise,
where that is wanted, a new key of the blind index, and every value is indexed with it.

The API may run meanwhile. A reader finds key id and wrapped key in one row and the old key still on the ring, and a search asks
under every index key there is; a writer takes the current keys from the ring at every value. An interrupted run is
continued: which rows remain is asked of the rows.
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
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class KeyInUse:
    """A key, whether it is the current one of its kind, whether the ring holds it, and how many values need it."""

    key_id: KeyId
    current: bool
    held: bool
    values: int


async def rotate(
    database: Database, keyring: Keyring, progress: Progress = lambda _: None, *, index: bool = False
) -> KeyId:
    """Make a new wrapping key current and wrap everything with it; returns its id. With ``index`` the key of the blind index
    as well, which opens every value once.

    Raises KeyUnknown before anything is changed if the ring lacks a key that values need: it belongs to another database. An
    index key that was lost is no loss with ``index``: the values are indexed anew.
    """
    async with database.read() as session:
        wrapping, indexing = await values_by_key(session), await values_by_index_key(session)
    for key_id in wrapping:
        keyring.key(key_id)
    for key_id in () if index else indexing:
        keyring.index_key(key_id)
    key_id = keyring.renew()
    if index:
        keyring.renew_index()
    await renew_all(database, keyring, progress)
    return key_id


async def renew_all(database: Database, keyring: Keyring, progress: Progress = lambda _: None) -> int:
    """Wrap and index with the current keys whatever is not, one transaction per batch; returns how many values that were.

    Raises KeyUnknown, or CannotOpen for a row that was altered: the batches before it stay done.
    """
    vault, done = Vault(keyring), 0
    for batch in (_wrap_anew, _index_anew):
        while renewed := await batch(database, vault):
            done += renewed
            progress(done)
    return done


async def keys_in_use(session: AsyncSession, keyring: Keyring) -> Sequence[KeyInUse]:
    """Every wrapping key on the ring or needed by values. One that is not current and needed by none may be destroyed."""
    try:
        current: KeyId | None = keyring.current()
    except KeyUnknown:
        current = None
    return _in_use(await values_by_key(session), keyring.ids(), current)


async def index_keys_in_use(session: AsyncSession, keyring: Keyring) -> Sequence[KeyInUse]:
    """Every key of the blind index, likewise."""
    return _in_use(await values_by_index_key(session), keyring.index_ids(), keyring.current_index())


async def values_by_key(session: AsyncSession) -> Mapping[KeyId, int]:
    """How many values each key wraps."""
    return await _counted(session, PersonalDatum.key_id)


async def values_by_index_key(session: AsyncSession) -> Mapping[KeyId, int]:
    """How many values each key of the blind index finds."""
    return await _counted(session, PersonalDatum.index_key_id)


def _in_use(used: Mapping[KeyId, int], held: Sequence[KeyId], current: KeyId | None) -> list[KeyInUse]:
    known = [*held, *(key_id for key_id in used if key_id not in held)]
    return [KeyInUse(key_id, key_id == current, key_id in held, used.get(key_id, 0)) for key_id in known]


async def _counted(session: AsyncSession, column: str | None) -> Mapping[KeyId, int]:
    query = select(col(column), sa.func.count()).where(col(column).is_not(None)).group_by(col(column))
    return {KeyId(str(key_id)): count for key_id, count in (await session.execute(query)).all()}


async def _wrap_anew(database: Database, vault: Vault) -> int:
    return await _batch(database, col(PersonalDatum.key_id) != vault.keyring.current(), vault.rewrap)


async def _index_anew(database: Database, vault: Vault) -> int:
    return await _batch(database, col(PersonalDatum.index_key_id) != vault.keyring.current_index(), vault.reindex)


async def _batch(database: Database, outdated: "sa.ColumnElement[bool]", renew: Callable[[PersonalDatum], None]) -> int:
    """Renew some rows, locked so that a value changed meanwhile is neither lost nor renewed by half."""
    async with database.write() as tx:
        query = select(PersonalDatum).where(outdated)
        query = query.order_by(col(PersonalDatum.party_id), col(PersonalDatum.field)).limit(BATCH).with_for_update()
        rows = (await tx.execute(query)).scalars().all()
        for datum in rows:
            renew(datum)
    return len(rows)
