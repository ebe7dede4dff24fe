"""The stage (演示环境): database, store, keys and worker are started, the world loaded, the case played, the API served."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeAlias

import httpx
import uvicorn
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from sqlmodel import col, select

from api.app import create_app
from api.cases.models import Case
from api.clocks import SHANGHAI
from api.composition import Assembly, assemble
from api.demonstration import general_case, licence_case, spot_case
from api.demonstration.player import Player
from api.demonstration.spot_case import CASE_NUMBER
from api.demonstration.timeline import print_timeline
from api.development import issue_development_keys
from api.exchange.catalogues import load_catalogues
from api.exchange.history import load_history
from api.exchange.registry import load_registry
from api.papers.file import revisions_of
from api.papers.models import Document
from api.settings import Settings
from api.verify_command import print_verdict
from api.worker import run_worker

WIDTH = 150
"""Columns of the output where it goes into a file or a pipe."""

Play: TypeAlias = Callable[[Player, Callable[[str], None]], Awaitable[str]]
CASES: dict[str, tuple[str, Play]] = {
    "case-1": (general_case.CASE_NUMBER, general_case.play),
    "case-2": (CASE_NUMBER, spot_case.play),
    "case-3": (licence_case.CASE_NUMBER, licence_case.play),
}
"""The sample's cases by name: their numbers and how they are played, in the order of their days."""

QUICK = "case-2"
"""The case that is played when the others are wanted as history only: a penalty on the spot, done in a minute."""

console = Console() if Console().is_terminal else Console(width=WIDTH)


async def demonstrate(settings: Settings, *, once: bool, only: str | None = None) -> None:
    """Play the sample's three cases – or ``only`` one of them –, print them, then serve the API until stopped, unless ``once``.

    Only ``case-2``: the other two are imported as history, which is quicker. What an earlier run played or imported is shown.
    Raises ValueError for a case that the sample does not have.
    """
    if only is not None and only not in CASES:
        raise ValueError(f"示范案件只有：{'、'.join(CASES)}。")
    settings = settings.model_copy(update={"port": free_port(settings.host, settings.port)})
    settings = settings.model_copy(update={"public_url": f"http://{settings.host}:{settings.port}"})
    console.print("[bold]三项 Sanxiang[/] – 启动数据库、对象存储、证书和时间戳（演示） …")
    assembly = assemble(settings)
    await load_world(assembly, history=only == QUICK and not await has_history(assembly))
    async with serving(assembly) as server, httpx.AsyncClient(base_url=settings.public_url, timeout=60) as client:
        player = Player(client)
        for number, play in CASES.values() if only is None else (CASES[only],):
            await play_once(assembly, player, number, play)
        if only in (None, QUICK):
            await show_decision(assembly)
        if not once:
            console.print(
                f"\n[bold]接口[/] {settings.public_url}/graphql    [bold]控制台[/] {settings.public_url}/graphiql/   （Ctrl-C 结束）"
            )
            await server


async def play_once(assembly: Assembly, player: Player, number: str, play: Play) -> None:
    """Play a case unless it is there, played earlier or imported, and print its timeline."""
    if await has_case(assembly, number):
        console.print(f"案件 {number} 已经在库中，直接显示。")
    else:
        with console.status(f"以接口逐步办理案件 {number} …"):
            await play(player, lambda step: console.print(f"  {step}"))
    await print_timeline(console, player, number)


async def load_world(assembly: Assembly, *, history: bool = True) -> None:
    """Load the sample world and give everybody in it a development key; nothing happens twice.

    Without ``history`` the cases that are over are left out, so that they can be played: their numbers exist once.
    """
    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console) as bars:
        tasks: dict[str, Any] = {}

        def progress(topic: str, done: int, total: int) -> None:
            if topic not in tasks:
                tasks[topic] = bars.add_task(topic, total=total)
            bars.update(tasks[topic], completed=done, total=total)

        async with assembly.services.database.write() as tx:
            await load_registry(tx, assembly.services.vault, progress)
            await load_catalogues(tx, progress)
        if history:
            async with assembly.services.database.write() as tx:
                await load_history(tx, progress, cases=CASES.keys() - {QUICK})
        assert assembly.authority is not None
        async with assembly.services.database.read() as session:
            await issue_development_keys(
                session, assembly.authority, lambda done, total: progress("演示证书", done, total)
            )


@asynccontextmanager
async def serving(assembly: Assembly) -> AsyncIterator["asyncio.Task[None]"]:
    """The API and the worker, running in this process until the block ends."""
    settings = assembly.services.settings
    config = uvicorn.Config(
        create_app(assembly), host=settings.host, port=settings.port, log_config=None, access_log=False
    )
    server = uvicorn.Server(config)
    serve = asyncio.create_task(server.serve())
    work = asyncio.create_task(run_worker(assembly, signals=False))
    try:
        while not server.started:
            if serve.done():
                serve.result()
                raise RuntimeError("the API did not start")
            await asyncio.sleep(0.02)
        yield serve
    finally:
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work
        server.should_exit = True
        await serve


async def has_case(assembly: Assembly, number: str) -> bool:
    """Whether the case is in the database, imported or from an earlier run."""
    async with assembly.services.database.read() as session:
        query = select(Case.id).where(col(Case.case_number) == number)
        return (await session.execute(query)).scalar_one_or_none() is not None


async def has_history(assembly: Assembly) -> bool:
    """Whether the cases beside the quick one are in the database: their numbers exist once, so they are not imported again."""
    return any([await has_case(assembly, number) for name, (number, _) in CASES.items() if name != QUICK])


async def show_decision(assembly: Assembly) -> None:
    """The path of the sealed decision and the verdict on its signatures."""
    async with assembly.services.database.write() as tx:
        query = select(Document).where(col(Document.number) == CASE_NUMBER)
        document = (await tx.execute(query)).scalar_one()
        newest = (await revisions_of(tx, document.id))[-1]
        verdict = await assembly.services.verifier.document(tx, document.id)
    content = await assembly.services.store.get(newest.bucket, newest.object_key)
    path = Path(assembly.services.settings.data_folder) / "demo" / f"{CASE_NUMBER}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    console.print(
        f"\n[bold]当场行政处罚决定书[/] {CASE_NUMBER}（{newest.pages}页，SHA-256 {newest.sha256[:16]}…）\n  {path}"
    )
    if verdict is None or not verdict.valid:
        if verdict is not None:
            print_verdict(console, verdict)
        raise RuntimeError("the decision's signatures are not valid")
    console.print(
        f"[bold green]签名有效 VALID[/]：{len(verdict.signatures)}个签名，{len(verdict.findings)}项检查全部通过"
    )
    for signature in verdict.signatures:
        stamped = signature.timestamp.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S") if signature.timestamp else "—"
        console.print(f"  {signature.field:16} {signature.signer}  {signature.level}  时间戳 {stamped}")
    console.print(f"逐项说明：.venv/bin/sanxiang verify {CASE_NUMBER}")


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or another when it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, wanted))
        except OSError:
            probe.bind((host, 0))
        return int(probe.getsockname()[1])
