"""The machine that plays courses (状态机): go on lawfully, let somebody else try, try something else, let time pass.

Most of what it does is lawful, so that sequences get deep: an example begins some acts into its course, and ``go_on`` does
several at once. After every rule every invariant of the course is asked of the database.
"""

import os
from collections.abc import Awaitable
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.stateful.course import Course
from tests.stateful.stage import Stage

EXAMPLES = int(os.environ.get("SANXIANG_STATEFUL_EXAMPLES", "0"))
"""How many examples a long run tries of each course; 0: the few of every change, the same ones each time."""
WAITS = [
    timedelta(minutes=20),
    timedelta(hours=9),
    timedelta(days=1),
    timedelta(days=6),
    timedelta(days=16),
    timedelta(days=65),
]


def play(stage: Stage, course: type[Course], *, examples: int, steps: int = 14) -> None:
    """Play many courses. Raises AssertionError with the shortest sequence of acts that broke an invariant."""
    run_state_machine_as_test(
        machine_of(stage, course),
        settings=settings(
            max_examples=EXAMPLES or examples, stateful_step_count=steps, derandomize=not EXAMPLES, database=None,
            deadline=None, suppress_health_check=list(HealthCheck), print_blob=True,
        ),
    )  # fmt: skip


def machine_of(stage: Stage, kind: type[Course]) -> type[RuleBasedStateMachine]:
    """The machine of a course."""
    people, acts = st.sampled_from(list(kind.PEOPLE)), st.sampled_from(list(kind.ACTS))

    class Machine(RuleBasedStateMachine):
        course: Course

        def run(self, work: Awaitable[object]) -> None:
            stage.run(work)

        @initialize(plan=st.integers(0, 143), already=st.integers(0, kind.DEPTH))
        def begins(self, plan: int, already: int) -> None:
            self.course = kind(stage, plan)
            for _ in range(already):
                self.run(self.course.go_on())

        @rule(acts=st.integers(1, 4))
        def goes_on(self, acts: int) -> None:
            for _ in range(acts):
                self.run(self.course.go_on())

        @rule(who=people)
        def somebody_else_goes_on(self, who: str) -> None:
            self.run(self.course.go_on(who))

        @rule(act=acts, who=people, twist=st.integers(0, 23))
        def something_else(self, act: str, who: str, twist: int) -> None:
            self.run(self.course.try_act(act, who, twist))

        @rule(act=acts, twist=st.integers(0, 23))
        def something_else_by_who_may(self, act: str, twist: int) -> None:
            self.run(self.course.try_act(act, kind.ACTS[act], twist))

        @rule(time=st.sampled_from(WAITS))
        def time_passes(self, time: timedelta) -> None:
            stage.wait(time)

        @invariant()
        def nothing_unlawful_is_on_record(self) -> None:
            if hasattr(self, "course"):
                broken: list[str] = []

                async def asked() -> None:
                    broken.extend(await self.course.violations())

                self.run(asked())
                assert not broken, "\n".join(broken)

        def teardown(self) -> None:
            if hasattr(self, "course"):
                self.run(self.course.reached())

    return Machine


def follow(stage: Stage, kind: type[Course], plan: int) -> Course:
    """Follow the lawful way of a plan alone, to its end. Raises AssertionError when an invariant breaks."""
    course = kind(stage, plan)

    async def followed() -> None:
        for _ in range(3 * kind.DEPTH):
            if not await course.go_on():
                break
        broken = await course.violations()
        assert not broken, "\n".join(broken)
        await course.reached()

    stage.run(followed())
    return course
