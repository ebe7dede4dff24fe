"""Asking a server over loopback, and reading from /proc what it cost."""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU of one request in microseconds: the server's Python, and PostgreSQL's backends; latencies in milliseconds."""

    python: float
    postgres: float
    median: float
    slowest: float

    @property
    def whole(self) -> float:
        """Both together."""
        return self.python + self.postgres


class Connection:
    """One kept-alive HTTP/1.1 connection that knows just enough to ask and to read the answer."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int) -> "Connection":
        """Connect to a port of the loopback."""
        return cls(*await asyncio.open_connection("127.0.0.1", port, limit=2**22))

    async def ask(self, request: bytes) -> bytes:
        """The body of the answer. Raises AssertionError unless it is 200 with a length."""
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 "), head
        length = int(next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))[15:])
        return await self._reader.readexactly(length)

    def close(self) -> None:
        """Hang up."""
        self._writer.close()


def request(operation: str, variables: dict[str, Any]) -> bytes:
    """An HTTP request in full."""
    body = json.dumps({"query": operation, "variables": variables}).encode()
    head = f"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def data(port: int, operation: str, variables: dict[str, Any]) -> Any:
    """The ``data`` of one answer. Raises AssertionError for errors."""
    connection = await Connection.open(port)
    answer = json.loads(await connection.ask(request(operation, variables)))
    connection.close()
    assert not answer.get("errors"), answer["errors"]
    return answer["data"]


async def measure(
    port: int, requests: Sequence[bytes], count: int, connections: int, server: int, postgres: int
) -> Cost:
    """Send ``count`` requests over so many connections, round robin; ``server`` and ``postgres`` are process ids."""
    opened = [await Connection.open(port) for _ in range(connections)]
    taken: list[float] = []
    numbers = iter(range(count))

    async def ask(connection: Connection) -> None:
        for number in numbers:
            begun = time.perf_counter()
            await connection.ask(requests[number % len(requests)])
            taken.append((time.perf_counter() - begun) * 1000)

    before = cpu(server), cpu_of_children(postgres)
    await asyncio.gather(*(ask(connection) for connection in opened))
    after = cpu(server), cpu_of_children(postgres)
    for connection in opened:
        connection.close()
    taken.sort()
    return Cost(
        (after[0] - before[0]) / count / 1000,
        # A backend that began in between is counted from its beginning; one that ended is not counted.
        sum(spent - before[1].get(pid, 0) for pid, spent in after[1].items()) / count / 1000,
        taken[len(taken) // 2],
        taken[min(int(len(taken) * 0.99), len(taken) - 1)],
    )


def cpu(pid: int) -> int:
    """Nanoseconds that a process has spent on a processor, all its threads (Documentation/scheduler/sched-stats.rst)."""
    spent = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        spent += int((task / "schedstat").read_text().split()[0])
    return spent


def cpu_of_children(parent: int) -> dict[int, int]:
    """The same of every child of a process: of a postmaster these are its backends."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if int((folder / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                    found[int(folder.name)] = cpu(int(folder.name))
            except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
                continue
    return found
