"""The register of refusals (tests/mutants/refusals.csv): every gap the tables of the rules meet, as its reader sees it.

A table says which code a case answers with; the register says what goes with it: the article, what is said, what is missing,
who can bring it.  A rule that suddenly says something else meets a test that fails.  `python -m tests.mutants.refusals` writes
the register anew, and the difference is for a reader to judge; with --check it only says whether the register is up to date.
"""

import csv
import sys
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TypeAlias

import pytest

from api.law.gates import Gap

ROOT = Path(__file__).resolve().parents[2]
REGISTER = Path(__file__).with_name("refusals.csv")
COLUMNS = ("code", "basis", "gist", "detail", "missing", "can_supply")
Refusal: TypeAlias = tuple[str, ...]


def tables() -> list[str]:
    """The files with tables of rules, relative to the root: pure, so that they run without servers."""
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/*/test_*rules.py"))


def as_read(gap: Gap) -> Refusal:
    """A gap as a row of the register."""
    basis = (str(gap.basis), gap.basis.gist) if gap.basis else ("", "")
    who = "、".join(role.value for role in gap.can_supply)
    return (gap.code.value, *basis, gap.detail, "；".join(fact or "（无）" for fact in gap.missing), who)


def registered(register: Path = REGISTER) -> frozenset[Refusal]:
    """The rows of the register."""
    with register.open(encoding="utf-8", newline="") as file:
        return frozenset(tuple(row[column] for column in COLUMNS) for row in csv.DictReader(file))


class Watch:
    """Watches the tables: pytest's hook around each of their tests."""

    def __init__(self, known: frozenset[Refusal] | None) -> None:
        """``known``: the register; None while it is being written."""
        self.known = known
        self.met: set[Refusal] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        """Fails a table's test that met a refusal which is not in the register."""
        if not item.path.match("tests/*/test_*rules.py"):
            return (yield)
        with pytest.MonkeyPatch.context() as patch:
            met = record_gaps(patch)
            yield
        rows = {as_read(gap) for gap in met}
        self.met |= rows
        if self.known is not None and (unknown := rows - self.known):
            pytest.fail(
                f"not in the register of refusals (write it: python -m tests.mutants.refusals): {sorted(unknown)}"
            )
        return None


def record_gaps(patch: pytest.MonkeyPatch) -> list[Gap]:
    """The list to which every gap made from now on is added."""
    met: list[Gap] = []
    make = Gap.__init__

    def recording(self: Gap, *args: object, **kwargs: object) -> None:
        make(self, *args, **kwargs)  # type: ignore[arg-type]
        met.append(self)

    patch.setattr(Gap, "__init__", recording)
    return met


def met_by_the_tables() -> tuple[frozenset[Refusal], bool]:
    """Run every table: what was met, and whether every table passed. Raises RuntimeError where they could not be run."""
    watch = Watch(known=None)
    code = pytest.main(["-q", "-n", "0", "-p", "no:cacheprovider", "-p", "no:refusals", *tables()], plugins=[watch])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise RuntimeError("the tables could not be run")
    return frozenset(watch.met), code == pytest.ExitCode.OK


def write(rows: Iterable[Refusal], register: Path = REGISTER) -> None:
    """Write the register, in an order that keeps differences small."""
    with register.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows))


def main(arguments: list[str]) -> int:
    """Write the register anew, or only check it; 1 where it was out of date when checked, or where a table fails."""
    rows, passed = met_by_the_tables()
    if arguments != ["--check"]:
        write(rows)
        print(f"{len(rows)} refusals")
        return int(not passed)
    for row in sorted(registered() ^ rows):
        print("never met:" if row in registered() else "not registered:", *row)
    return int(rows != registered() or not passed)


def pytest_configure(config: pytest.Config) -> None:
    """Watch, when loaded as a plugin by tests/conftest.py."""
    config.pluginmanager.register(Watch(registered()), "refusals")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
