"""No sequence of acts of a levy, charge, requisition or execution breaks an invariant; the lawful ones come to their end."""

import pytest

from tests.stateful.conftest import Stages
from tests.stateful.machine import follow, play
from tests.stateful.proceedings import ProceedingCourse, build
from tests.worlds.county import of

pytestmark = pytest.mark.database


def test_every_lawful_way_comes_to_its_end(stages: Stages) -> None:
    stage = stages(build, of, "wl-amr")
    for plan in (0, 5, 2, 11):
        follow(stage, ProceedingCourse, plan)
    stage.census.require(
        "record_proceeding_payment",
        "pay_compensation",
        "carry_out_execution",
        stages={"PERFORMED": 4},
        accepted=35,
        refused=0,
    )
    assert not stage.census.refused, stage.census.codes


def test_nothing_unlawful_is_ever_on_record(stages: Stages) -> None:
    stage = stages(build, of, "wl-amr")
    play(stage, ProceedingCourse, examples=10)
    stage.census.require("decide_proceeding", "serve_proceeding_decision", stages={}, accepted=50, refused=30)
