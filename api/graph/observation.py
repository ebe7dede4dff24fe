"""What is seen of one operation from outside: names, hashes, times and codes. Never a variable's value, never a literal."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from time import time_ns
from typing import Literal, TypeAlias

Phase: TypeAlias = Literal["compile", "sql", "compute", "act"]


@dataclass(slots=True)
class Observation:
    """One operation as it goes along; the engine fills it in, an observer reads it at the end.

    ``phases`` are (name, begin, end) in nanoseconds since 1970. ``document`` is the SHA-256 of the text in hexadecimal.
    ``codes`` are those of the errors, ``refusals`` those of the refusals that mutations answered with.
    """

    kind: str = "unknown"
    name: str | None = None
    document: str | None = None
    roles: frozenset[str] = frozenset()
    cost: int | None = None
    cached: bool | None = None
    phases: list[tuple[Phase, int, int]] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @contextmanager
    def phase(self, name: Phase) -> Iterator[None]:
        """Time what happens inside, whether it succeeds or not."""
        began = time_ns()
        try:
            yield
        finally:
            self.phases.append((name, began, time_ns()))


Observer: TypeAlias = Callable[[], AbstractContextManager[Observation]]


def unobserved() -> AbstractContextManager[Observation]:
    """Nobody looks."""
    return nullcontext(Observation())
