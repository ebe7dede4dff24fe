"""The servers that are compared, each a process of its own: ``python -m benchmarks.read_servers compiled|usual PORT``.

Both run under uvicorn on uvloop and httptools, as the product does, without an access log. They know their viewer from the
start – the leader of an organ – so that reads are measured and not the login, which is the same for any way of reading.
The database is named by READS_DATABASE.
"""

import os
import sys
from dataclasses import dataclass
from datetime import date

import uvicorn
import uvloop
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlmodel import col, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp
from strawberry.asgi import GraphQL

from api.access.models import Account
from api.access.viewer import Viewer, viewer_of
from api.database import Database, sqlalchemy_url
from api.graph import PoolReader
from api.graph.http import Endpoint
from api.schema import build_graph
from benchmarks.usual_stack.loaders import Loaders
from benchmarks.usual_stack.schema import SCHEMA

LOGIN = "seed-290101-AMR-leader"
CONNECTIONS = 8
ON = date(2026, 11, 20)


async def leader(database: Database) -> Viewer:
    """The viewer of all requests."""
    async with database.read() as session:
        account = (await session.execute(select(Account).where(col(Account.login) == LOGIN))).scalar_one()
        viewer = await viewer_of(session, account.id, ON)
    assert viewer is not None
    return viewer


@dataclass(frozen=True, slots=True)
class Asking:
    """A request's viewer and reader: all that a compiled read needs."""

    viewer: Viewer
    reader: PoolReader


async def compiled(url: str) -> ASGIApp:
    """The product's graph behind the product's endpoint."""
    database = Database(url)
    context = Asking(await leader(database), PoolReader(await database.reading_pool(connections=CONNECTIONS)))

    async def context_of(_: Request) -> Asking:
        return context

    return Endpoint(build_graph(production=True), context_of)


async def usual(url: str) -> ASGIApp:
    """Strawberry's own ASGI application over SQLModel."""
    viewer = await leader(Database(url))
    assert viewer.actor is not None
    organ_id = viewer.actor.organ_id
    engine = create_async_engine(
        sqlalchemy_url(url).set(drivername="postgresql+asyncpg"), pool_size=CONNECTIONS, max_overflow=0
    )
    session: async_sessionmaker[AsyncSession] = async_sessionmaker(engine, expire_on_commit=False)

    class Application(GraphQL[dict[str, object], None]):
        async def get_context(self, request: object, response: object) -> dict[str, object]:
            return {"session": session, "organ_id": organ_id, "loaders": Loaders(session, organ_id)}

    return Application(SCHEMA)


async def serve(kind: str, port: int) -> None:
    """Serve until stopped."""
    url = os.environ["READS_DATABASE"]
    application = await (compiled(url) if kind == "compiled" else usual(url))
    routes = [Route("/graphql", application), Route("/healthz", lambda _: Response("ok"))]
    config = uvicorn.Config(
        Starlette(routes=routes), host="127.0.0.1", port=port, log_config=None, access_log=False, lifespan="off",
        http="httptools",
    )  # fmt: skip
    await uvicorn.Server(config).serve()


if __name__ == "__main__":
    uvloop.run(serve(sys.argv[1], int(sys.argv[2])))
