"""Make `.venv` with the locked dependencies and the `sanxiang` command; do nothing when that is done already.

Runs on any Python ≥ 3.11 without third-party packages.  Usage: `prepare.py [requirements.lock]`; the default is
`requirements-dev.lock`, which adds what the tests need.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "prepared.sha256"


def main(arguments: Sequence[str]) -> None:
    """Prepare the environment for the lock file named first in `arguments`."""
    lock = ROOT / (arguments[0] if arguments else "requirements-dev.lock")
    if not lock.is_file():
        sys.exit(f"prepare: there is no {lock.name} in {ROOT}")
    wanted = fingerprint(lock)
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    python = make_environment()
    print(f"prepare: installing {lock.name} …", flush=True)
    # Only what the lock names, only in the bytes it names.
    pip(python, "install", "--require-hashes", "-r", str(lock))
    # --no-build-isolation: setuptools is itself locked, nothing unlocked is fetched for the build.
    pip(python, "install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    STAMP.write_text(wanted)
    print(f"prepare: done, {ENVIRONMENT / 'bin' / 'sanxiang'}", flush=True)


def fingerprint(lock: Path) -> str:
    """SHA-256 over everything that the environment is made from."""
    parts = (lock.name.encode(), lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_environment() -> Path:
    """The Python of `.venv`, made with the running Python when absent or broken."""
    python = ENVIRONMENT / "bin" / "python"
    if has_pip(python):
        return python
    print(f"prepare: making {ENVIRONMENT} with Python {sys.version.split()[0]}", flush=True)
    if not venv():
        install_venv_module()
        if not venv():
            sys.exit("prepare: python3 -m venv fails; its message stands above")
    return python


def venv() -> bool:
    """Make the environment anew; whether it works."""
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=False)
    return made.returncode == 0 and has_pip(ENVIRONMENT / "bin" / "python")


def has_pip(python: Path) -> bool:
    """Whether `python` runs and has pip: an interrupted run or a moved folder leaves one that has not."""
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def install_venv_module() -> None:
    """Debian splits `venv` from Python: fetch it as root, otherwise say what to do."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit("prepare: this Python has no working venv module; as root, run: apt-get install python3-venv")
    print("prepare: installing python3-venv", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", "python3-venv"]):
        subprocess.run(["apt-get", *step], env=environment, check=True)


def pip(python: Path, *arguments: str) -> None:
    """Run pip quietly; end with its status when it fails, so that no stamp is written."""
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    status = subprocess.run([python, "-m", "pip", *quiet, *arguments], cwd=ROOT, check=False).returncode
    if status != 0:
        sys.exit(status)


if __name__ == "__main__":
    main(sys.argv[1:])
