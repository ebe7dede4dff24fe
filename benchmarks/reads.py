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

OPERATIONS = ("timeline", "cases")
CONNECTIONS = (1, 16)
PAGES = 20
ROUNDS = 3
COUNTS = {"usual": 80, "compiled": 1500}
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
            (kind, operation, connections): await best(at, kind, operation, connections, large)
            for kind, at in (("usual", usual), ("compiled", compiled))
            for operation in OPERATIONS
            for connections in CONNECTIONS
        }
    with server("compiled", small) as compiled:
        tenth = {name: await best(compiled, "compiled", name, CONNECTIONS[-1], small) for name in OPERATIONS}
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
    """Print the tables and the ratios; how many targets were missed.

    The ratios are taken under load, with sixteen connections: a server that wakes for one request at a time finds its caches
    cold each time, and what that costs is the machine's doing. The figures for one connection stand beside them.
    """
    missed = 0
    for connections in CONNECTIONS:
        print(
            f"\n{f'{connections} connection(s)':22}{'Python µs':>12}{'PostgreSQL µs':>15}{'p50 ms':>10}{'p99 ms':>10}"
        )
        for name in OPERATIONS:
            for kind in COUNTS:
                cost = costs[kind, name, connections]
                figures = f"{cost.python:12.0f}{cost.postgres:15.0f}{cost.median:10.2f}{cost.slowest:10.2f}"
                print(f"{name + ', ' + kind:22}{figures}")
    print(f"\n{'ratios':32}{'1 connection':>14}{'16':>8}")
    for name in OPERATIONS:
        usual, compiled = ([costs[kind, name, n] for n in CONNECTIONS] for kind in COUNTS)
        for what, ratios, target in (
            ("Python alone", [u.python / c.python for u, c in zip(usual, compiled, strict=True)], IN_PYTHON),
            ("PostgreSQL counted", [u.whole / c.whole for u, c in zip(usual, compiled, strict=True)], WITH_POSTGRES),
        ):
            missed += ratios[-1] < target
            verdict = "" if ratios[-1] >= target else "MISSED"
            print(f"{name:10}{what:22}{ratios[0]:13.1f}x{ratios[1]:7.1f}x   (at least {target:.0f}x) {verdict}")
        growth = compiled[-1].whole / tenth[name].whole
        missed += growth > GROWTH
        verdict = "" if growth <= GROWTH else "MISSED"
        print(f"{name:10}{'ten times the cases':22}{'':14}{growth:7.2f}x   (at most {GROWTH}x) {verdict}")
    return missed


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)))
