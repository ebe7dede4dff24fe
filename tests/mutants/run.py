"""Mutants of the rules: every rule changed in every small way, and a table of the rules must notice.

mutmut makes the mutants and runs the tables against each, in a copy of the working tree under .cache/mutants.  A mutant that
no table notices is a survivor; explained.toml says of some why that does no harm, every other fails the run.

`python -m tests.mutants.run api/cases/rules.py …` changes the named modules alone.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import chain
from pathlib import Path

from tests.mutants.refusals import ROOT, tables

WORKSHOP = ROOT / ".cache" / "mutants"
EXPLAINED = Path(__file__).with_name("explained.toml")
PARALLEL = 2
KILLED = frozenset({1, 3})
"""pytest's exit codes for a failed test and for an internal error: the mutant was noticed."""
TIMED_OUT = frozenset({-24, 24, 36, 152, 255})


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """One changed rule: the function's full name, and the changed lines as they were and as they became."""

    function: str
    was: str
    becomes: str

    @property
    def module(self) -> Path:
        """The module whose rule it is, relative to the root: names of classes begin with a capital letter."""
        names = self.function.split(".")[:-1]
        return Path(*(name for name in names if name.islower())).with_suffix(".py")

    def __str__(self) -> str:
        """As printed, and as explained.toml has it."""
        return "\n".join(
            (
                "[[mutant]]",
                *(f"{name} = {json.dumps(getattr(self, name), ensure_ascii=False)}" for name in self.__slots__),
            )
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many there were, how many were killed, and those that survived."""

    made: int
    killed: int
    survivors: tuple[Mutant, ...]


def main(wanted: Sequence[str]) -> int:
    """Run the named modules, or all; 1 where a mutant survived unexplained, or the register or an explanation is out of date."""
    if unknown := set(wanted) - {path.as_posix() for path in rules()}:
        print(f"no rules: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    chosen = [path for path in rules() if not wanted or path.as_posix() in wanted]
    if subprocess.run([sys.executable, "-m", "tests.mutants.refusals", "--check"], cwd=ROOT, check=False).returncode:
        print("the register of refusals is out of date: python -m tests.mutants.refusals", file=sys.stderr)
        return 1
    lay_out(chosen)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(PARALLEL)]
    # Some mutants ask for the machine's time zone instead of Shanghai's: it must not be Shanghai's.
    subprocess.run(command, cwd=WORKSHOP, env={**os.environ, "TZ": "UTC"}, check=False)
    outcome = judge(WORKSHOP / "mutants", chosen)
    return report(outcome, {mutant: why for mutant, why in explained().items() if mutant.module in chosen})


def report(outcome: Outcome, known: dict[Mutant, str]) -> int:
    """Print the counts and what fails the run: survivors without explanation, explanations without survivor."""
    unexplained = [mutant for mutant in outcome.survivors if mutant not in known]
    needless = known.keys() - set(outcome.survivors)
    for mutant in sorted(unexplained):
        print(f"\nsurvived:\n{mutant}")
    for mutant in sorted(needless):
        print(f"\nexplained, but killed:\n{mutant}")
    accounted = len(outcome.survivors) - len(unexplained)
    print(
        f"\nmutants: {outcome.made}; killed: {outcome.killed}; explained: {accounted}; unexplained: {len(unexplained)}"
    )
    return 1 if unexplained or needless or not outcome.made else 0


def rules() -> list[Path]:
    """The modules with rules, relative to the root."""
    found = chain(ROOT.glob("api/*/rules.py"), ROOT.glob("api/*/*_rules.py"))
    return sorted(path.relative_to(ROOT) for path in found)


def explained(file: Path = EXPLAINED) -> dict[Mutant, str]:
    """Survivors that do no harm, each with the reason. Raises KeyError for an entry that lacks something."""
    entries = tomllib.loads(file.read_text(encoding="utf-8")).get("mutant", [])
    return {Mutant(entry["function"], entry["was"], entry["becomes"]): entry["why"] for entry in entries}


def lay_out(chosen: Iterable[Path]) -> None:
    """A fresh copy of the working tree, with mutmut's settings: these modules are changed."""
    shutil.rmtree(WORKSHOP, ignore_errors=True)
    for folder in ("api", "docs", "documents", "signing", "storage", "tests"):
        shutil.copytree(ROOT / folder, WORKSHOP / folder, ignore=shutil.ignore_patterns("__pycache__"))
    settings = {
        "source_paths": ["api"],
        "only_mutate": [path.as_posix() for path in chosen],
        "also_copy": ["docs", "documents", "signing", "storage"],
        "pytest_add_cli_args": ["-n", "0", "-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": tables(),
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    lines.append("use_git_change_detection = false")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (WORKSHOP / "pyproject.toml").write_text("\n".join((project, "[tool.mutmut]", *lines, "")), encoding="utf-8")


def judge(mutants: Path, chosen: Iterable[Path]) -> Outcome:
    """What came of the mutants of these modules under this folder. Raises RuntimeError where a mutant was not run to its end."""
    exits: dict[str, int | None] = {}
    survivors: list[Mutant] = []
    for path in chosen:
        meta = mutants / f"{path}.meta"
        codes: dict[str, int | None] = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        if None in codes.values():
            raise RuntimeError(f"the run ended before its end: {path}")
        exits |= codes
        noticed = KILLED | TIMED_OUT
        survivors += described(mutants / path, [name for name, code in codes.items() if code not in noticed])
    return Outcome(len(exits), len(exits) - len(survivors), tuple(survivors))


def described(module: Path, names: Iterable[str]) -> Iterator[Mutant]:
    """Mutants by mutmut's names (api.cases.rules.x_filed__mutmut_3) as changes, read from the mutated module."""
    source = module.read_text(encoding="utf-8")
    lines = source.splitlines()
    bodies = {
        node.name: lines[node.body[0].lineno - 1 : node.end_lineno]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    }
    for name in names:
        package, mangled = name.rsplit(".", 1)
        plain = mangled.rsplit("__mutmut_", 1)[0]
        was, becomes = bodies[f"{plain}__mutmut_orig"], bodies[mangled]
        changes = list(unified_diff(was, becomes, n=0))[2:]
        yield Mutant(
            f"{package}.{plain.removeprefix('x_').removeprefix('xǁ').replace('ǁ', '.')}",
            " ".join(line[1:].strip() for line in changes if line.startswith("-")),
            " ".join(line[1:].strip() for line in changes if line.startswith("+")),
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
