"""The servers that everything else is tested on: the right kind, and gone when their owner is gone."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.servers.child import ServerFailed, running
from tests.servers.environment import POSTGRES

OWNER = """
import sys, time
from pathlib import Path
from tests.servers.child import running
with running(["sleep", "600"], log=Path(sys.argv[1]), ready=lambda: True) as child:
    while Path(f"/proc/{child.pid}/comm").read_text() != "sleep\\n":
        time.sleep(0.01)  # until the program has taken the place of the one that tied it to us
    print(child.pid, flush=True)
    time.sleep(600)
"""


@pytest.mark.database
def test_the_database_under_test_reads_chinese() -> None:
    """In a database that is not UTF-8 with C.UTF-8 the search for Chinese names finds nothing."""
    with psycopg.connect(os.environ[POSTGRES]) as connection:
        version = connection.info.server_version // 10000
        locale = connection.execute(
            "SELECT pg_encoding_to_char(encoding), datctype FROM pg_database WHERE datname = current_database()"
        ).fetchone()
        superuser = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    assert version in {15, 18}
    assert locale == ("UTF8", "C.UTF-8")
    assert superuser == (True,)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_server_does_not_outlive_its_owner(how: signal.Signals, tmp_path: Path) -> None:
    command = [sys.executable, "-c", OWNER, str(tmp_path / "log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        server = int(owner.stdout.readline())
        os.kill(server, 0)  # it lives
        watch = os.pidfd_open(server)
        owner.send_signal(how)
        owner.wait()
    try:
        # Readable once the process has ended: the kernel tells, nothing is polled.
        assert select.select([watch], [], [], 30)[0], "the server still runs"
    finally:
        os.close(watch)


def test_a_server_that_ends_early_shows_its_log(tmp_path: Path) -> None:
    complaint = ["sh", "-c", "echo the disk is full; exit 3"]
    with (
        pytest.raises(ServerFailed, match=r"(?s)status 3.*the disk is full"),
        running(complaint, log=tmp_path / "log", ready=lambda: False),
    ):
        pytest.fail("it never was ready")


def test_a_server_is_stopped_when_its_block_ends(tmp_path: Path) -> None:
    with running(["sleep", "600"], log=tmp_path / "log", ready=lambda: True) as child:
        assert child.poll() is None
    assert child.returncode == -signal.SIGTERM
