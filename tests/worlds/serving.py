"""An application served over real HTTP on loopback, in this process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import uvicorn
from starlette.types import ASGIApp

from api.demonstration.stage import free_port


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application. The server is stopped at the end, streams that are still open included."""
    port = free_port("127.0.0.1", 0)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, log_config=None, access_log=False, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        if serve_failed := serving.done():
            serving.result()
            assert not serve_failed, "the server did not start"
        await asyncio.sleep(0.01)
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            yield client
    finally:
        server.should_exit = True
        await serving


async def token_of(client: httpx.AsyncClient, login: str) -> dict[str, str]:
    """The header of somebody who has logged in the development's way."""
    answer = await client.post("/login/development", json={"login": login})
    return {"authorization": f"Bearer {answer.json()['token']}"}
