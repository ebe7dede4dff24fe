"""Two at one device at one time (先后有序): its row is a fact, which nobody may lock to change it, so turns are taken beside it."""

from typing import Any
from uuid import UUID

from sqlmodel import func, select

from api.database import WriteSession


async def in_turn(tx: WriteSession, what: UUID | str) -> None:
    """Whoever takes a step of a device, or registers a number, waits for whoever does so already, until the transaction ends."""
    await tx.execute(select(func.pg_advisory_xact_lock(_key(what))))


async def settled(tx: WriteSession, device_id: UUID) -> None:
    """Wait for a step that is being taken, and keep the next from being taken until the transaction ends. Readers share this."""
    await tx.execute(select(func.pg_advisory_xact_lock_shared(_key(device_id))))


def _key(what: UUID | str) -> Any:
    return func.hashtextextended(f"device:{what}", 0)
