"""The whole check behind `bin/test`: linters, types, contracts, then the tests on both PostgreSQLs and MinIO.

Arguments are passed on to pytest; then only the named tests run, once, on PostgreSQL 15.
"""

import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tests.servers.__main__ import stop_in_order
from tests.servers.child import ServerFailed
from tests.servers.debian import install_what_is_missing
from tests.servers.environment import POSTGRES, servers_under_test
from tests.servers.postgres import postgres_embedded

ROOT = Path(__file__).resolve().parent.parent
TYPED = ("api", "documents", "signing", "storage", "tests", "benchmarks")
PYTEST = (sys.executable, "-m", "pytest")


def main(arguments: Sequence[str]) -> int:
    """0 when every step passed, else 1; each failed step is named at the end."""
    signal.signal(signal.SIGTERM, stop_in_order)
    os.chdir(ROOT)
    try:
        install_what_is_missing()
        failed = run_named_tests(arguments) if arguments else run_everything()
    except ServerFailed as failure:
        failed = [str(failure)]
    except KeyboardInterrupt:
        failed = ["interrupted"]
    for step in failed:
        print(f"FAILED: {step}", file=sys.stderr)
    return 1 if failed else 0


def run_named_tests(arguments: Sequence[str]) -> list[str]:
    """pytest alone, with the caller's arguments; the names of failed steps."""
    with servers_under_test() as environment:
        return _steps(("pytest", (*PYTEST, *arguments)), environment=environment)


def run_everything() -> list[str]:
    """All steps, a failed one not stopping the next; the names of failed steps."""
    failed = _steps(*static_checks())
    with servers_under_test() as environment:
        failed += _steps(("pytest on PostgreSQL 15 and MinIO", (*PYTEST, "-n", "2")), environment=environment)
        with postgres_embedded() as url:
            second = {**environment, POSTGRES: url}
            command = (*PYTEST, "-n", "2", "-m", "database")
            failed += _steps(("pytest -m database on the embedded PostgreSQL 18", command), environment=second)
    return failed


def static_checks() -> list[tuple[str, Sequence[str]]]:
    """The steps that need no server: name and command."""
    scripts = Path(sys.executable).parent
    typed = [argument for package in TYPED if any(Path(package).rglob("*.py")) for argument in ("-p", package)]
    checks: list[tuple[str, Sequence[str]]] = [
        ("ruff check", (str(scripts / "ruff"), "check", ".")),
        # Code in the manuals is set for its reader: only modules are held to the formatter's taste.
        ("ruff format", (str(scripts / "ruff"), "format", "--check", "--extend-exclude", "*.md", ".")),
        ("mypy", (str(scripts / "mypy"), "--strict", *typed)),
        ("mypy bin", (str(scripts / "mypy"), "--strict", *(str(path) for path in sorted(Path("bin").glob("*.py"))))),
    ]
    if "importlinter" in tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]:
        checks.append(("lint-imports", (str(scripts / "lint-imports"),)))
    return checks


def _steps(*steps: tuple[str, Sequence[str]], environment: dict[str, str] | None = None) -> list[str]:
    failed = []
    for name, command in steps:
        print(f"── {name}", flush=True)
        begun = time.monotonic()
        status = subprocess.run(command, env={**os.environ, **(environment or {})}, check=False).returncode
        if status != 0:
            failed.append(name if status != 5 else f"{name}: no test was collected")
        print(f"   {'passed' if status == 0 else 'FAILED'} in {time.monotonic() - begun:.0f} s", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
