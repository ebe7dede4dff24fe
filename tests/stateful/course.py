"""The course of one dossier (办理过程): the acts that may be tried, the lawful order among them, what must hold after each.

A course keeps only what its acts answered, never what the rules say: whether an act was lawful is judged afterwards by SQL over
the facts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from tests.stateful.stage import Stage

T = TypeVar("T")
NOWHERE = UUID(int=0)
"""The identifier of what there is not yet."""


@dataclass(frozen=True)
class Step:
    """The lawful next act: not before which day and hour, and by whom if not by whom it usually belongs to."""

    act: str
    day: date | None = None
    hour: int = 9
    who: str = ""


def pick(twist: int, *choices: T) -> T:
    """One of several arguments: the lawful one for 0, another for another twist."""
    return choices[twist % len(choices)]


class Course:
    """One dossier of one procedure. ``plan`` says which of its lawful ways is taken."""

    ACTS: ClassVar[Mapping[str, str]]
    """Methods of the course that try one act each, ``async def act(self, who, twist) -> None``, and whose act it is."""
    PEOPLE: ClassVar[Sequence[str]]
    """Who may turn up: those who belong here, and everybody else."""
    BEGINS: ClassVar[datetime]
    INVARIANTS: ClassVar[Mapping[str, str]]
    """What must not be found: SQL that returns a row for each violation, by what it says. ``:owner`` is the dossier."""
    DEPTH: ClassVar[int]
    """How many lawful acts lead from the beginning to the end."""

    def __init__(self, stage: Stage, plan: int) -> None:
        self.stage = stage
        self.plan = plan
        self.done: Counter[str] = Counter()
        self.since: dict[str, date] = {}
        self.owners: list[UUID] = []
        stage.begin(self.BEGINS)

    def next_step(self) -> Step | None:
        """The next lawful act of the plan, None at the end."""
        raise NotImplementedError

    async def go_on(self, who: str | None = None) -> bool:
        """The next lawful act, by whom it belongs to or by somebody else. False when there is none left."""
        step = self.next_step()
        if step is None:
            return False
        if step.day is not None:
            self.stage.wait_for(step.day, step.hour)
        await self.try_act(step.act, who or step.who or self.ACTS[step.act], 0)
        return True

    async def try_act(self, act: str, who: str, twist: int) -> None:
        """Try an act by its name."""
        await getattr(self, act)(who, twist)
        self.stage.wait(timedelta(minutes=3))

    def mark(self, act: str, answer: T | None) -> T | None:
        """Remember that an act was accepted."""
        if answer is not None:
            self.done[act] += 1
            self.since[act] = self.stage.today
        return answer

    async def violations(self) -> list[str]:
        """Every invariant that does not hold, with the rows that break it."""
        asked = " UNION ALL ".join(
            f"SELECT '{name}' AS broken, row_to_json(found)::text AS by FROM ({query}) AS found"
            for name, query in self.INVARIANTS.items()
        )
        return [f"{name}: {row}" for owner in self.owners for name, row in await self.stage.facts(asked, owner=owner)]

    async def reached(self) -> None:
        """Count the stages that were reached."""
        for owner in self.owners:
            query = "SELECT stage FROM case_summary WHERE owner_id = :owner"
            for (stage,) in await self.stage.facts(query, owner=owner):
                self.stage.census.stages[str(stage)] += 1
        self.stage.census.stages["BEGUN"] += 1

    async def one(self, query: str, **given: Any) -> Any:
        """The only value of the only row, or None."""
        rows = await self.stage.facts(query, **given)
        return rows[0][0] if rows else None
