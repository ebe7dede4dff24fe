"""Reads at scale: the compiled engine against the usual stack, CPU per request, in one run.

    .venv/bin/python -m benchmarks.reads [cases]

200,000 cases and two million events by default, guards on. Both servers get the same operations, must first give the same
answers, and are then asked over loopback; CPU is read from /proc: the server's Python, and PostgreSQL's backends. CPU holds
on a noisy machine where latencies do not. The compiled reads are measured on a tenth of the cases as well: growth.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import psycopg

from benchmarks.read_load import Cost, data, measure, request
from benchmarks.read_operations import CASES, TIMELINE
from benchmarks.read_servers import LOGIN
from benchmarks.read_worlds import World, world
from tests.servers.child import free_port, running

PAGES = 20
ROUNDS = 3
COUNTS = {"compiled": 1500, "usual": 80}
"""Requests per round; the usual stack needs a hundred times as long for each."""

IN_PYTHON, WITH_POSTGRES, GROWTH = 60.0, 25.0, 1.3
"""What the design asks for: at least, at least, at most."""


async def main(cases: int) -> int:
    """Print the figures; 0 if every target is met."""
    large, small = await world(cases), await world(cases // 10)
    print(
        f"{large.cases} cases, {large.events} events; a tenth: {small.cases} cases, {small.events} events", flush=True
    )
    with server("usual", large) as usual, server("compiled", large) as compiled:
        await same_answers(usual, compiled, large)
        costs = {
            ("usual", operation, connections): await best(server, "usual", operation, connections, large)
            for server in (usual,)
            for operation in ("timeline", "cases")
            for connections in (1, 16)
        } | {
            ("compiled", operation, connections): await best(compiled, "compiled", operation, connections, large)
            for operation in ("timeline", "cases")
            for connections in (1, 16)
        }
    with server("compiled", small) as compiled:
        tenth = {name: await best(compiled, "compiled", name, 1, small) for name in ("timeline", "cases")}
    return report(costs, tenth)


@contextmanager
def server(kind: str, on: World) -> Iterator[tuple[int, int]]:
    """A server process; yields its port and its process id."""
    port = free_port()

    def ready() -> bool:
        with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
        return False

    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.read_servers", kind, str(port)]
        log, environment = Path(folder, "log"), {"READS_DATABASE": on.url}
        with running(command, log=log, ready=ready, environment=environment, seconds=180) as child:
            yield port, child.pid


async def same_answers(usual: tuple[int, int], compiled: tuple[int, int], on: World) -> None:
    """Both servers give the same data; only the cursors are each one's own. Raises AssertionError."""
    for key in long_cases(on)[:5]:
        ours = await data(compiled[0], TIMELINE, {"id": key})
        assert ours == await data(usual[0], TIMELINE, {"id": key})
        assert len(ours["case"]["timeline"]) >= 30
    after: dict[int, str | None] = {usual[0]: None, compiled[0]: None}
    for _ in range(3):
        pages = []
        for port, cursor in after.items():
            page = (await data(port, CASES, {"after": cursor}))["cases"]
            after[port] = page["pageInfo"].pop("endCursor")
            pages.append(page)
        assert pages[0] == pages[1]
        assert len(pages[0]["nodes"]) == 50


async def best(at: tuple[int, int], kind: str, name: str, connections: int, on: World) -> Cost:
    """The cheapest of some rounds, after one that warms up."""
    port, pid = at
    requests = await requests_for(name, port, on)
    count = COUNTS[kind]
    await measure(port, requests, max(count // 4, len(requests), 4 * connections), connections, pid, on.postmaster)
    rounds = [await measure(port, requests, count, connections, pid, on.postmaster) for _ in range(ROUNDS)]
    return min(rounds, key=lambda cost: cost.whole)


async def requests_for(name: str, port: int, on: World) -> list[bytes]:
    """Different cases, or the pages of a list one after the other."""
    if name == "timeline":
        return [request(TIMELINE, {"id": key}) for key in long_cases(on)]
    requests: list[bytes] = []
    variables: dict[str, Any] = {"after": None}
    while len(requests) < PAGES:
        requests.append(request(CASES, variables))
        page = (await data(port, CASES, variables))["cases"]["pageInfo"]
        if not page["hasNextPage"]:
            break
        variables = {"after": page["endCursor"]}
    return requests


def long_cases(on: World) -> list[str]:
    """The cases of the viewer's organ with about forty events."""
    query = (
        "SELECT s.owner_id FROM case_summary s JOIN staff_member m ON m.organ_id = s.organ_id JOIN account a"
        " ON a.person_id = m.id WHERE a.login = %s AND s.event_count BETWEEN 30 AND 45 ORDER BY s.owner_id LIMIT 25"
    )
    with psycopg.connect(on.owner) as connection:
        return [f"case_{key}" for (key,) in connection.execute(query, [LOGIN])]


def report(costs: dict[tuple[str, str, int], Cost], tenth: dict[str, Cost]) -> int:
    """Print the table and the ratios; how many targets were missed."""
    missed = 0
    print(
        f"\n{'CPU per request, µs':26}{'Python':>10}{'PostgreSQL':>12}{'p50 ms':>10}{'p99 ms':>10}{'p50 ms':>10}{'p99 ms':>10}"
    )
    print(f"{'':26}{'1 connection':>22}{'1 connection':>20}{'16 connections':>20}")
    for name in ("timeline", "cases"):
        for kind in ("usual", "compiled"):
            one, many = costs[kind, name, 1], costs[kind, name, 16]
            print(
                f"{name + ', ' + kind:26}{one.python:10.0f}{one.postgres:12.0f}{one.median:10.2f}{one.slowest:10.2f}"
                f"{many.median:10.2f}{many.slowest:10.2f}"
            )
    print()
    for name in ("timeline", "cases"):
        usual, compiled = costs["usual", name, 1], costs["compiled", name, 1]
        for what, ratio, target in (
            ("Python alone", usual.python / compiled.python, IN_PYTHON),
            ("PostgreSQL counted", usual.whole / compiled.whole, WITH_POSTGRES),
        ):
            missed += ratio < target
            print(f"{name:9} {what:20} {ratio:7.1f}x   (at least {target:.0f}x) {'' if ratio >= target else 'MISSED'}")
        growth = compiled.whole / tenth[name].whole
        missed += growth > GROWTH
        print(
            f"{name:9} {'ten times the cases':20} {growth:7.2f}x   (at most {GROWTH}x) {'' if growth <= GROWTH else 'MISSED'}"
        )
    return missed


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)))
