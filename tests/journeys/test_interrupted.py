"""Killed, cut off, restarted: the work on a document's file ends exactly once when things are up again."""

import asyncio
import contextlib
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
import uvicorn
from sqlmodel import col, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.clocks import LegalTime, legal_day, wall_now
from api.composition import Assembly
from api.demonstration.story import entry
from api.development import ClockedTimestampAuthority
from api.exchange.identifiers import world_id
from api.papers import paper
from api.papers.models import Document, DocumentRevision, RevisionKind, SignatureMark
from api.papers.signatures import seal
from api.settings import Settings
from signing.timestamps import REPLY
from tests.servers.child import free_port

pytestmark = pytest.mark.database

VISIT = world_id("vi-1")
NOW = LegalTime(wall_now())
PATIENCE = 90


class SlowAuthority:
    """The timestamp authority behind HTTP; it can be down, and it can keep a request waiting."""

    def __init__(self, assembly: Assembly, port: int) -> None:
        authority = assembly.bindery.signers.authority
        assert isinstance(authority, ClockedTimestampAuthority)
        self.authority = authority
        self.asked, self.go_on = asyncio.Event(), asyncio.Event()
        self.up = True
        app = Starlette(routes=[Route("/tsa", self.answer, methods=["POST"])])
        self.server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None, lifespan="off"))

    async def answer(self, request: Request) -> Response:
        """Answer when told to."""
        self.asked.set()
        await self.go_on.wait()
        if not self.up:
            return Response(status_code=503)
        return Response(await self.authority.respond(await request.body()), media_type=REPLY)


@contextlib.contextmanager
def worker_of(settings: Settings, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker in a process of its own, as it runs in production."""
    environment = {
        **os.environ, "SANXIANG_DATA_FOLDER": str(settings.data_folder),
        "SANXIANG_DATABASE_URL": str(settings.database_url), "SANXIANG_PUBLIC_URL": settings.public_url,
        "SANXIANG_WORKER_STALLED_SECONDS": "2", **more,
    }  # fmt: skip
    process = subprocess.Popen([str(Path(sys.executable).with_name("sanxiang")), "worker"], env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def test_workers_killed_while_typesetting_leave_every_document_typeset_once(deployment: Assembly) -> None:
    documents = [await issued(deployment, "INSPECTION_NOTICE") for _ in range(12)]
    rolls = random.Random(7)
    for _ in range(4):
        with worker_of(deployment.services.settings) as process:
            await asyncio.sleep(1.5 + rolls.random())
            process.send_signal(signal.SIGKILL)
    with worker_of(deployment.services.settings):
        await until(lambda: typeset_everywhere(deployment, documents))
    assert [await kinds_of(deployment, d) for d in documents] == [[RevisionKind.TYPESET]] * 12
    numbers = [(await row_of(deployment, d)).sequence for d in documents]
    assert numbers == list(range(numbers[0] or 0, (numbers[0] or 0) + 12))


async def test_a_worker_killed_in_the_middle_of_a_signature_signs_once(deployment: Assembly) -> None:
    document, port = await issued(deployment, "INSPECTION_NOTICE"), free_port()
    slow = SlowAuthority(deployment, port)
    serving = asyncio.create_task(slow.server.serve())
    await put_seal(deployment, document)
    with worker_of(deployment.services.settings, SANXIANG_TIMESTAMP_URL=f"http://127.0.0.1:{port}/tsa") as process:
        await asyncio.wait_for(slow.asked.wait(), PATIENCE)
        process.send_signal(signal.SIGKILL)  # the certification's request is under way
        process.wait()
    slow.go_on.set()
    with worker_of(deployment.services.settings, SANXIANG_TIMESTAMP_URL=f"http://127.0.0.1:{port}/tsa"):
        await until(lambda: in_force(deployment, document))
    assert await kinds_of(deployment, document) == [
        RevisionKind.TYPESET, RevisionKind.PREPARED, RevisionKind.CERTIFIED, RevisionKind.SEALED,
    ]  # fmt: skip
    await is_valid(deployment, document)
    slow.server.should_exit = True
    await serving


async def test_with_the_timestamp_authority_down_a_document_waits_and_is_sealed_once_it_is_up(
    deployment: Assembly,
) -> None:
    document, port = await issued(deployment, "INSPECTION_NOTICE"), free_port()
    slow = SlowAuthority(deployment, port)
    slow.up = False
    slow.go_on.set()
    serving = asyncio.create_task(slow.server.serve())
    await put_seal(deployment, document)
    with worker_of(deployment.services.settings, SANXIANG_TIMESTAMP_URL=f"http://127.0.0.1:{port}/tsa"):
        await asyncio.wait_for(slow.asked.wait(), PATIENCE)
        await asyncio.sleep(1)
        assert (await row_of(deployment, document)).in_force_at is None
        assert RevisionKind.SEALED not in await kinds_of(deployment, document)
        slow.up = True
        await until(lambda: in_force(deployment, document))
    assert (await kinds_of(deployment, document)).count(RevisionKind.SEALED) == 1
    await is_valid(deployment, document)
    slow.server.should_exit = True
    await serving


async def test_a_database_that_throws_everybody_out_is_come_back_to(deployment: Assembly, superuser_url: str) -> None:
    documents = [await issued(deployment, "INSPECTION_NOTICE") for _ in range(6)]
    with worker_of(deployment.services.settings):
        for document in documents:
            await put_seal(deployment, document)
            await asyncio.to_thread(throw_everybody_out, superuser_url, deployment)
        await until(lambda: all_in_force(deployment, documents))
    for document in documents:
        assert (await kinds_of(deployment, document)).count(RevisionKind.SEALED) == 1


async def issued(deployment: Assembly, template: str) -> UUID:
    """One issued paper of the imported visit."""
    visit = entry("inspections", "inspectionTasks", "it-1")["visits"][0]
    data = next(d["data"] for d in visit["documents"] if d["template"] == template)
    async with deployment.services.database.write() as tx:
        by = await officer(deployment, "o-01")
        made = await paper.draft(tx, deployment.services.press, VISIT, template, data, by=by, at=NOW)
        await tx.flush()
        await paper.issue(tx, deployment.services.press, made.id, by=by, at=NOW)
        return made.id


async def put_seal(deployment: Assembly, document_id: UUID) -> SignatureMark:
    """Seal it, as an act."""
    async with deployment.services.database.write() as tx:
        return await seal(tx, document_id, by=await officer(deployment, "o-01"), at=NOW)


async def officer(deployment: Assembly, name: str) -> Actor:
    async with deployment.services.database.read() as session:
        found = await actor_of(session, PersonKind.OFFICER, world_id(name), legal_day(NOW))
    assert found is not None
    return found


async def row_of(deployment: Assembly, document_id: UUID) -> Document:
    async with deployment.services.database.read() as session:
        return await session.get_one(Document, document_id)


async def kinds_of(deployment: Assembly, document_id: UUID) -> list[RevisionKind]:
    query = select(DocumentRevision.kind).where(col(DocumentRevision.document_id) == document_id)
    async with deployment.services.database.read() as session:
        found = await session.execute(query.order_by(col(DocumentRevision.sequence)))
        return [RevisionKind(kind) for kind in found.scalars()]


async def typeset_everywhere(deployment: Assembly, documents: list[UUID]) -> bool:
    return all([await kinds_of(deployment, d) for d in documents])


async def in_force(deployment: Assembly, document_id: UUID) -> bool:
    return (await row_of(deployment, document_id)).in_force_at is not None


async def all_in_force(deployment: Assembly, documents: list[UUID]) -> bool:
    return all([await in_force(deployment, d) for d in documents])


async def is_valid(deployment: Assembly, document_id: UUID) -> None:
    async with deployment.services.database.read() as session:
        verdict = await deployment.services.verifier.document(session, document_id)
    assert verdict is not None
    assert verdict.valid, [f.en for f in verdict.failures]


async def until(done: "object") -> None:
    """Ask until it is so."""
    assert callable(done)
    async with asyncio.timeout(PATIENCE):
        while not await done():
            await asyncio.sleep(0.2)


def throw_everybody_out(superuser_url: str, deployment: Assembly) -> None:
    """What a restart looks like from inside: every connection of this database is cut."""
    name = deployment.services.database.url.rsplit("/", 1)[1].split("?")[0]
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
