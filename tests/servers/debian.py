"""The Debian packages that tests need: PostgreSQL 15, PDF tools, a wide Chinese font."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.servers.child import ServerFailed
from tests.servers.postgres import DEBIAN_BINARIES

NEEDED = {
    "postgresql-15": DEBIAN_BINARIES / "postgres",
    "poppler-utils": Path("/usr/bin/pdftoppm"),
    "fonts-noto-cjk": Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
}
"""Package → a file that shows it is installed."""


def install_what_is_missing() -> None:
    """Install the absent packages by apt-get as root; otherwise raise `ServerFailed` naming the command to run."""
    missing = [package for package, proof in NEEDED.items() if not proof.exists()]
    if not missing:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise ServerFailed(f"these packages are missing; as root, run: apt-get install {' '.join(missing)}")
    print(f"installing {' '.join(missing)} …", flush=True)
    _apt_get("update", "-qq")
    _apt_get("install", "-qq", "-y", "--no-install-recommends", *missing)
    for package in missing:
        if not NEEDED[package].exists():
            raise ServerFailed(f"{package} was installed, but {NEEDED[package]} is not there")


def _apt_get(*arguments: str) -> None:
    command: Sequence[str] = ("apt-get", *arguments)
    finished = subprocess.run(
        command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, capture_output=True, text=True, check=False
    )
    if finished.returncode != 0:
        raise ServerFailed(f"{' '.join(command)} failed:\n{finished.stdout[-1500:]}{finished.stderr[-1500:]}")
