"""Whether what is offered is what is allowed: an act is tried, and nothing of it remains."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from sqlalchemy import event

from api.database import Database, WriteSession
from api.law.gates import Refused
from api.procedures.next_acts import NextAct

Try: TypeAlias = Callable[[WriteSession], Awaitable[object]]


class _Undone(Exception):
    """Takes a tried act back."""


async def refused(database: Database, act: Try) -> list[str] | None:
    """The codes with which an act is refused, None where it is done; either way nothing of it remains."""
    try:
        async with database.write() as tx:
            await act(tx)
            await tx.flush()
            raise _Undone
    except Refused as refusal:
        return [gap.code.value for gap in refusal.gaps]
    except _Undone:
        return None


async def any_way(database: Database, ways: Sequence[Try]) -> list[str] | None:
    """As ``refused``, of an act that may be done in several ways: None where one is open, else the fewest codes."""
    outcomes = [await refused(database, way) for way in ways]
    refusals = [codes for codes in outcomes if codes is not None]
    return min(refusals, key=len) if len(refusals) == len(ways) else None


async def compared(
    database: Database, offered: Iterable[NextAct], tries: Mapping[str, Try | Sequence[Try]]
) -> dict[str, bool]:
    """Try each act: done if it is ready, refused for exactly its gaps if it is not, refused if it is not offered at all.

    Answers which are ready. Raises AssertionError for the first that differs.
    """
    found = {each.act: each for each in offered}
    assert set(found) <= set(tries), f"nobody tries {set(found) - set(tries)}"
    for name, act in tries.items():
        codes = await any_way(database, [act] if callable(act) else act)
        if name not in found:
            assert codes is not None, f"{name} is done and was not offered"
        elif found[name].ready:
            assert codes is None, f"{name} is ready and is refused: {codes}"
        else:
            assert codes == [gap.code.value for gap in found[name].gaps], name
    return {name: each.ready for name, each in found.items()}


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The statements that are sent to the database within the block."""
    sent: list[str] = []

    def sends(*given: Any) -> None:
        sent.append(given[2])

    event.listen(database.engine.sync_engine, "before_cursor_execute", sends)
    try:
        yield sent
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", sends)
