"""One server as a child process: ready when it says so, gone when we are gone."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


class ServerFailed(RuntimeError):
    """A server could not be started; the message ends with the last lines of its log."""


@contextmanager
def running(
    command: Sequence[str],
    *,
    log: Path,
    ready: Callable[[], bool],
    environment: Mapping[str, str] | None = None,
    user: str | None = None,
    stop_with: signal.Signals = signal.SIGTERM,
    seconds: float = 60,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `command` until the block ends; the block is entered once `ready()` is true.

    `user` runs it as that account (only root may ask for that).  Where `setpriv` exists the kernel sends `stop_with`
    to the child when this process dies, so that even a killed test run leaves no server behind.

    Raises `ServerFailed` when the child ends early or is not ready within `seconds`.
    """
    with log.open("wb") as output:
        child = subprocess.Popen(
            [*_tied_to_this_process(user, stop_with), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
            start_new_session=True,  # Ctrl-C reaches us alone, and we stop the server in order
        )
    try:
        _wait_until(ready, child, log, seconds)
        yield child
    finally:
        _stop(child, stop_with)


def as_user(user: str | None) -> list[str]:
    """The prefix of a command that shall run as `user` (root only; nothing for None)."""
    return [] if user is None else ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]


def free_port() -> int:
    """A TCP port of 127.0.0.1 that is free now; another process may take it before the server does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _tied_to_this_process(user: str | None, stop_with: signal.Signals) -> list[str]:
    if shutil.which("setpriv") is None:
        return as_user(user)
    # util-linux sets the signal after it has changed the user; the change would clear it otherwise.
    return [*(as_user(user) or ["setpriv"]), "--pdeathsig", stop_with.name.removeprefix("SIG")]


def _wait_until(ready: Callable[[], bool], child: subprocess.Popen[bytes], log: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        if child.poll() is not None:
            raise ServerFailed(f"{_name(child)} ended with status {child.returncode}:\n{_tail(log)}")
        if time.monotonic() > deadline:
            raise ServerFailed(f"{_name(child)} was not ready within {seconds:.0f} s:\n{_tail(log)}")
        time.sleep(0.05)


def _stop(child: subprocess.Popen[bytes], stop_with: signal.Signals) -> None:
    if child.poll() is None:
        child.send_signal(stop_with)
    try:
        child.wait(timeout=20)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _name(child: subprocess.Popen[bytes]) -> str:
    return " ".join(child.args) if isinstance(child.args, list) else str(child.args)


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-20:])
