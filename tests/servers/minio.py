"""MinIO, built once from its Go module (its makers publish sources only) and cached by version."""

import os
import re
import secrets
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.child import ServerFailed, free_port, running

VERSION = "v0.0.0-20260212201848-7aac2a2c5b7c"
"""The last state of the module before its makers archived it; `docker/minio.Dockerfile` builds the same."""

OLDEST_GO = (1, 24)
"""What the module's go.mod asks for; from 1.21 on, Go fetches a newer toolchain by itself."""


@dataclass(frozen=True)
class MinioAccess:
    """Where a MinIO listens (`host:port`, plain HTTP) and its root credentials."""

    endpoint: str
    access_key: str
    secret_key: str


@contextmanager
def minio() -> Iterator[MinioAccess]:
    """An empty MinIO on a loopback port.  Raises `ServerFailed` when it cannot be built or does not start."""
    binary = minio_binary()
    port, access = free_port(), secrets.token_hex(8)
    secret = secrets.token_urlsafe(24)
    with tempfile.TemporaryDirectory(prefix="sanxiang-minio-", dir="/tmp", ignore_cleanup_errors=True) as folder:
        command = [str(binary), "server", "--quiet", "--address", f"127.0.0.1:{port}"]
        command += ["--certs-dir", f"{folder}/certificates", f"{folder}/data"]
        with running(
            command,
            log=Path(folder, "server.log"),
            ready=lambda: _is_ready(port),
            environment={
                "MINIO_ROOT_USER": access,
                "MINIO_ROOT_PASSWORD": secret,
                "MINIO_BROWSER": "off",
                "MINIO_UPDATE": "off",
            },
        ):
            yield MinioAccess(f"127.0.0.1:{port}", access, secret)


def minio_binary() -> Path:
    """The cached binary; built by the Go toolchain (three to five minutes on two cores) when absent.

    Raises `ServerFailed` with advice when there is no Go that can build it.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sanxiang" / f"minio-{VERSION}"
    binary = cache / "minio"
    if not binary.exists():
        go = _go_toolchain()
        print(f"building MinIO {VERSION} once with {go} (3 to 5 minutes) …", flush=True)
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="build-", dir=cache) as target:
            subprocess.run(
                [
                    go,
                    "install",
                    "-trimpath",
                    "-tags",
                    "kqueue",
                    "-ldflags",
                    "-s -w",
                    f"github.com/minio/minio@{VERSION}",
                ],
                env={**os.environ, "CGO_ENABLED": "0", "GOBIN": target},
                cwd="/",  # a go.mod around the caller would make this another build
                check=True,
            )
            os.replace(Path(target, "minio"), binary)  # whole or not at all, also for a simultaneous builder
    return binary


def _go_toolchain() -> str:
    for candidate in (shutil.which("go"), "/usr/local/go/bin/go", *_debian_toolchains()):
        if candidate and Path(candidate).exists() and _go_version(candidate) >= (1, 21):
            return candidate
    wanted = ".".join(map(str, OLDEST_GO))
    raise ServerFailed(
        f"MinIO must be built, and no Go toolchain ≥ 1.21 was found (≥ {wanted} builds without fetching a newer one). "
        "Install Go from https://go.dev/dl/ to /usr/local/go, or put a built `minio` into "
        f"~/.cache/sanxiang/minio-{VERSION}/."
    )


def _debian_toolchains() -> list[str]:
    return [str(path / "bin" / "go") for path in sorted(Path("/usr/lib").glob("go-1.*"), reverse=True)]


def _go_version(go: str) -> tuple[int, int]:
    answer = subprocess.run([go, "version"], capture_output=True, text=True, check=False, cwd="/").stdout
    found = re.search(r"go(\d+)\.(\d+)", answer)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/minio/health/ready", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
