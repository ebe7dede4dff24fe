"""Enqueuing: an act and its job are committed together or not at all; and how many statements an act takes."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
import sqlalchemy as sa

from api.papers import paper, signatures
from tests.worlds.desk import NOON, Desk

pytestmark = pytest.mark.database


def jobs(owner_url: str) -> list[tuple[str, str, str]]:
    """Task, lock and document of every job."""
    with psycopg.connect(owner_url) as connection:
        query = "SELECT task_name, lock, args ->> 'document_id' FROM procrastinate_jobs ORDER BY id"
        return connection.execute(query).fetchall()


async def test_a_committed_act_leaves_exactly_one_job(desk: Desk, owner_url: str) -> None:
    document_id = await desk.draft()
    assert jobs(owner_url) == [], "a draft has no file"
    await desk.issue(document_id)
    job = ("papers.advance", f"document:{document_id}", str(document_id))
    assert jobs(owner_url) == [job]
    await desk.by_hand(document_id)
    assert jobs(owner_url) == [job, job]


async def test_a_rolled_back_act_leaves_none(desk: Desk, owner_url: str) -> None:
    document_id, officer = await desk.draft(), await desk.actor("o-08")
    seen_inside: list[int] = []

    async def act_that_fails_later() -> None:
        async with desk.database.write() as tx:
            await paper.issue(tx, desk.press, document_id, by=officer, at=NOON)
            seen_inside.append((await tx.execute(sa.text("SELECT count(*) FROM procrastinate_jobs"))).scalar_one())
            raise RuntimeError("something else of the act fails")

    with pytest.raises(RuntimeError):
        await act_that_fails_later()
    assert seen_inside == [1], "the job was there, in the act's own transaction"
    assert jobs(owner_url) == []
    await desk.issue(document_id)
    assert len(jobs(owner_url)) == 1


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """The statements that SQLAlchemy sends meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    engine = desk.database.engine.sync_engine
    sa.event.listen(engine, "before_cursor_execute", note)
    yield sent
    sa.event.remove(engine, "before_cursor_execute", note)


async def test_issuing_takes_few_statements(desk: Desk) -> None:
    await desk.issued()
    document_id, officer = await desk.draft(), await desk.actor("o-08")
    with statements(desk) as sent:
        async with desk.database.write() as tx:
            await paper.issue(tx, desk.press, document_id, by=officer, at=NOON)
    # Document, dossier and document locked, void?, organ, case, series opened and locked, both updated, summary.
    assert len(sent) == 11, "\n".join(sent)


async def test_signing_takes_few_statements(desk: Desk) -> None:
    document_id, officer = await desk.issued(), await desk.actor("o-08")
    await desk.by_hand(document_id)
    with statements(desk) as sent:
        async with desk.database.write() as tx:
            await signatures.sign(tx, document_id, by=officer, at=NOON)
    # Document, dossier and document locked, void?, marks, officers of case, visit?, officer, certificates, still there?, the mark.
    assert len(sent) == 11, "\n".join(sent)
