"""The long runs behind `bin/soak`: workers killed again and again, acts in random order, benchmarks, mutants of rules."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.servers.debian import install_what_is_missing
from tests.servers.environment import servers_under_test

ROUNDS = 5
EXAMPLES = os.environ.get("SANXIANG_STATEFUL_EXAMPLES", "400")
BENCHMARKS = ("benchmarks.typeset", "benchmarks.sign", "benchmarks.reads")


def kills() -> bool:
    """Every interruption, several times over: what fails once in twenty runs fails here."""
    with servers_under_test() as environment:
        command = [sys.executable, "-m", "pytest", "-q", "tests/journeys/test_interrupted.py"]
        return not [round_ for round_ in range(ROUNDS) if not _run(command, environment)]


def stateful() -> bool:
    """Random acts by random people over every procedure, other ones each time; a failure prints how to see it again."""
    with servers_under_test() as environment:
        command = [sys.executable, "-m", "pytest", "-q", "tests/stateful"]
        return _run(command, {**environment, "SANXIANG_STATEFUL_EXAMPLES": EXAMPLES})


def benchmarks() -> bool:
    """Every benchmark, its ratios printed."""
    with servers_under_test() as environment:
        known = [name for name in BENCHMARKS if Path(*name.split(".")).with_suffix(".py").exists()]
        return not [name for name in known if not _run([sys.executable, "-m", name], environment)]


def mutants() -> bool:
    """Every rule changed in every small way: a table notices, or an explanation says why none need to. No server."""
    return _run([sys.executable, "-m", "tests.mutants.run"], {})


def _run(command: list[str], environment: dict[str, str]) -> bool:
    print("──", " ".join(command[1:]), flush=True)
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode == 0


RUNS: dict[str, Callable[[], bool]] = {
    "kills": kills,
    "stateful": stateful,
    "benchmarks": benchmarks,
    "mutants": mutants,
}


def main(wanted: list[str]) -> int:
    """Run the named runs, or all; 0 when everything passed."""
    if unknown := set(wanted) - set(RUNS):
        print(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(RUNS)}", file=sys.stderr)
        return 2
    install_what_is_missing()
    failed = [name for name in wanted or RUNS if not RUNS[name]()]
    print("soak:", "failed: " + ", ".join(failed) if failed else "passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
